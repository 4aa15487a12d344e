/// The sums of one cell. A column that no row filled is 0; the `…Known` counts tell 0 from unknown.
///
/// Families without any row take no room: most cells have two or three of them.
package struct Sums: Hashable, Sendable {
  private var blocks: [[Int64]]

  package init() { blocks = Sums.empty }

  package subscript(column: SumColumn) -> Int64 {
    get {
      let place = Sums.places[column.rawValue]
      let block = blocks[place.block]
      return block.isEmpty ? 0 : block[place.offset]
    }
    set {
      let place = Sums.places[column.rawValue]
      if blocks[place.block].isEmpty {
        if newValue == 0 { return }
        blocks[place.block] = Array(repeating: 0, count: place.width)
      }
      blocks[place.block][place.offset] = newValue
    }
  }

  /// The sums of a family, as many as it has columns; empty where no row stands behind them.
  package func values(of family: SumFamily) -> [Int64] {
    let block = blocks[Sums.block[family] ?? 0]
    return block.contains { $0 != 0 } ? block : []
  }

  /// Whether any row of the family stands behind the sums.
  package func has(_ family: SumFamily) -> Bool {
    blocks[Sums.block[family] ?? 0].contains { $0 != 0 }
  }

  /// Adds the additive columns and takes the larger of maxima. What belongs to one period, such as moments of
  /// clusters, stays as it is: that of two periods does not add.
  package mutating func add(_ other: Sums) { merge(other, disjoint: false) }

  /// Adds all columns, the cluster moments too: right for subjects that share no cluster, in the same period.
  package mutating func addDisjoint(_ other: Sums) { merge(other, disjoint: true) }

  private mutating func merge(_ other: Sums, disjoint: Bool) {
    for (index, family) in SumFamily.allCases.enumerated() where !other.blocks[index].isEmpty {
      for column in family.columns {
        let value = other[column]
        if value == 0 { continue }
        switch column.merging {
        case .adding: self[column] += value
        case .largest: self[column] = max(self[column], value)
        case .never: if disjoint { self[column] += value }
        }
      }
    }
  }

  /// Takes out what `addDisjoint` added. Maxima stay as they are.
  package mutating func removeDisjoint(_ other: Sums) {
    for (index, family) in SumFamily.allCases.enumerated() where !other.blocks[index].isEmpty {
      for column in family.columns where column.merging != .largest { self[column] -= other[column] }
    }
  }

  package static func == (left: Sums, right: Sums) -> Bool {
    zip(left.blocks, right.blocks).allSatisfy { left, right in
      left == right || left.isEmpty && right.allSatisfy { $0 == 0 } || right.isEmpty && left.allSatisfy { $0 == 0 }
    }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(self[.offered]) }

  private struct Place {
    var block: Int
    var offset: Int
    var width: Int
  }

  private static let empty: [[Int64]] = SumFamily.allCases.map { _ in [] }
  private static let block = Dictionary(
    uniqueKeysWithValues: SumFamily.allCases.enumerated().map { ($0.element, $0.offset) })
  private static let places: [Place] = SumColumn.allCases.map { column in
    let range = column.family.range
    return Place(block: block[column.family] ?? 0, offset: column.rawValue - range.lowerBound, width: range.count)
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

  package var columns: [SumColumn] { terms.map(\.column) }

  /// `offered − short_abandoned`.
  package var description: String {
    terms.enumerated().map { index, term in
      let sign = term.coefficient < 0 ? (index == 0 ? "−" : " − ") : (index == 0 ? "" : " + ")
      return sign + (abs(term.coefficient) == 1 ? "" : "\(abs(term.coefficient)) × ") + term.column.name
    }.joined()
  }
}
