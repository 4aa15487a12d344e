/// The columns that SQL counts and adds up. Each is a whole number and adds over rows, days, people and shards.
package enum SumColumn: Int, CaseIterable, Sendable {
  /// Queue entries: handled + abandoned + short-abandoned + flowed out + callback taken.
  case offered
  case handled
  /// Answered legs after the first of a contact: they are in `handled` of a person, and of nobody else.
  case furtherHandled
  case abandoned
  case shortAbandoned
  case flowedOut
  case callbackTaken
  case blocked
  /// Handled after at most the service-level threshold.
  case handledWithin
  /// Abandoned after at most the service-level threshold.
  case abandonedWithin
  /// Waits of handled contacts, in seconds, and how many of these waits are known.
  case waitSeconds
  case waitKnown
  case talkSeconds
  case talkKnown
  case holdSeconds
  case holdKnown
  case acwSeconds
  case acwKnown
  /// talk + hold + after-contact work, of the parts that are known, and of how many contacts.
  case handleSeconds
  case handleKnown
  /// Contacts of which it is known whether they were resolved: handled ones, and offered ones. An offered contact
  /// that nobody answered counts as known: it was not resolved.
  case resolvedKnown
  case resolvedOfferedKnown
  case resolved
  case transferKnown
  case transferred
  case surveys
  case surveyTop2
  /// Survey scores and their squares, in points.
  case surveyScore
  case surveyScoreSquared
  /// Numerators and denominators of the measures that a workspace defines itself, in its order.
  case ownNumeratorA
  case ownDenominatorA
  case ownNumeratorB
  case ownDenominatorB
  case ownNumeratorC
  case ownDenominatorC
  case ownNumeratorD
  case ownDenominatorD
  case ownNumeratorE
  case ownDenominatorE
  case ownNumeratorF
  case ownDenominatorF
  /// Clusters behind a mean time (agent-days of an agent, agents of anything wider) with the moments of
  /// contacts x and seconds y a cluster: m, Σx², Σxy, Σy². They do not add over periods.
  case handleClusters
  case handleClusterXX
  case handleClusterXY
  case handleClusterYY
  case waitClusters
  case waitClusterXX
  case waitClusterXY
  case waitClusterYY
  case talkClusters
  case talkClusterXX
  case talkClusterXY
  case talkClusterYY
  case holdClusters
  case holdClusterXX
  case holdClusterXY
  case holdClusterYY
  case acwClusters
  case acwClusterXX
  case acwClusterXY
  case acwClusterYY
}

extension SumColumn {
  /// The columns of the measures that a workspace defines itself, in order.
  package static let own: [(numerator: SumColumn, denominator: SumColumn)] = [
    (.ownNumeratorA, .ownDenominatorA), (.ownNumeratorB, .ownDenominatorB), (.ownNumeratorC, .ownDenominatorC),
    (.ownNumeratorD, .ownDenominatorD), (.ownNumeratorE, .ownDenominatorE), (.ownNumeratorF, .ownDenominatorF),
  ]
}

extension SumColumn: Codable {
  /// The column's name in SQL and in files: `short_abandoned`.
  package var name: String {
    var name = ""
    for character in "\(self)" {
      if character.isUppercase { name += "_" }
      name += character.lowercased()
    }
    for pair in ["x_x", "x_y", "y_y"] where name.hasSuffix(pair) {
      name = name.dropLast(3) + pair.filter { $0 != "_" }
    }
    return name
  }

  /// The column of a name, or `nil`.
  package init?(name: String) {
    guard let column = SumColumn.byName[name] else { return nil }
    self = column
  }

  /// Whether sums of different periods or subjects may be added.
  package var isAdditive: Bool { rawValue < SumColumn.handleClusters.rawValue }

  package init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let column = SumColumn(name: name) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no column \(name)"))
    }
    self = column
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// The sums of one cell. A column that no row filled is 0; the `…Known` counts tell 0 from unknown.
package struct Sums: Hashable, Sendable {
  private var values: [Int64]

  package init() { values = Array(repeating: 0, count: SumColumn.allCases.count) }

  package subscript(column: SumColumn) -> Int64 {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }

  /// Adds the additive columns. Cluster moments stay as they are: those of two periods do not add.
  package mutating func add(_ other: Sums) {
    for column in SumColumn.allCases where column.isAdditive { self[column] += other[column] }
  }
}

/// A sum of columns with whole coefficients: `offered − short_abandoned`.
package struct SumExpression: Codable, Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// In the order in which they are printed.
  package var terms: [Term]

  package struct Term: Codable, Hashable, Sendable {
    package var column: SumColumn
    package var coefficient: Int64
  }

  package init(_ column: SumColumn) { terms = [Term(column: column, coefficient: 1)] }

  package init(dictionaryLiteral elements: (SumColumn, Int64)...) {
    terms = elements.map { Term(column: $0, coefficient: $1) }
  }

  package func value(in sums: Sums) -> Int64 {
    terms.reduce(0) { $0 + $1.coefficient * sums[$1.column] }
  }

  /// `offered − short_abandoned`.
  package var description: String {
    terms.enumerated().map { index, term in
      let sign = term.coefficient < 0 ? (index == 0 ? "−" : " − ") : (index == 0 ? "" : " + ")
      return sign + (abs(term.coefficient) == 1 ? "" : "\(abs(term.coefficient)) × ") + term.column.name
    }.joined()
  }
}
