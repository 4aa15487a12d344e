/// A plain table with a caption, a head and rows.
package struct Table: Codable, Hashable, Sendable {
  package enum Alignment: String, Codable, Hashable, Sendable {
    case left, right
  }

  /// Names; or tenure and numbers of observations.
  package enum Order: String, Codable, Hashable, Sendable {
    case text, number
  }

  package struct Column: Codable, Hashable, Sendable {
    package var title: String
    package var alignment: Alignment
    /// By what a reader may put the rows in order; `nil` for results, because an order by a result is a ranking.
    package var order: Order?

    package init(_ title: String, _ alignment: Alignment = .left, order: Order? = nil) {
      self.title = title
      self.alignment = alignment
      self.order = order
    }
  }

  /// `table-2`.
  package var id: String
  /// Above the table; empty where the section's heading says it.
  package var caption: String
  package var columns: [Column]
  /// Each as many cells as there are columns; the first cell heads its row.
  package var rows: [[Cell]]
  /// Directly under the table: explains the shorthand that the cells use.
  package var note: String
  /// Whether each row is a person, so that a page offers to find one by name.
  package var isOfPeople: Bool

  package init(
    id: String, caption: String, columns: [Column], rows: [[Cell]], note: String, isOfPeople: Bool = false
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
    self.isOfPeople = isOfPeople
  }
}

package struct Cell: Codable, Hashable, Sendable, ExpressibleByStringInterpolation {
  package var text: String
  package var isStrong: Bool
  /// A link of the whole cell.
  package var link: Link?

  package init(_ text: String, isStrong: Bool = false, link: Link? = nil) {
    self.text = text
    self.isStrong = isStrong
    self.link = link
  }

  package init(stringLiteral value: String) { self.init(value) }
}

/// "Where each measure stands": a row a headline measure, grouped.
package struct MeasureTable: Codable, Hashable, Sendable {
  /// `table-1`.
  package var id: String
  package var caption: String
  /// The heads: measure, the period's name, target, is it changing?, will it meet the target?, "26 weeks".
  package var heads: [String]
  package var groups: [Group]
  package var note: String

  package struct Group: Codable, Hashable, Sendable {
    package var title: String
    package var rows: [Row]

    package init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    /// "79%".
    package var value: String
    /// "77% to 81%, n 1 130"; empty for a count.
    package var precision: String
    /// "80%", or an en dash with "none" for screen readers.
    package var target: String
    package var variation: StatusIcon
    /// At most eight words, from one fixed table.
    package var variationText: String
    package var assurance: StatusIcon
    package var assuranceText: String
    /// `nil` where there is no history.
    package var sparkline: ProcessChart?
    package var sparklineText: String

    package init(
      name: String, value: String, precision: String, target: String, variation: StatusIcon, variationText: String,
      assurance: StatusIcon, assuranceText: String, sparkline: ProcessChart?, sparklineText: String
    ) {
      self.name = name
      self.value = value
      self.precision = precision
      self.target = target
      self.variation = variation
      self.variationText = variationText
      self.assurance = assurance
      self.assuranceText = assuranceText
      self.sparkline = sparkline
      self.sparklineText = sparklineText
    }
  }

  package init(id: String, caption: String, heads: [String], groups: [Group], note: String) {
    self.id = id
    self.caption = caption
    self.heads = heads
    self.groups = groups
    self.note = note
  }
}

/// The icons of variation and assurance. Each always stands beside words.
package enum StatusIcon: String, Codable, Hashable, Sendable, CaseIterable {
  /// A wave in a circle: no significant change.
  case common
  /// A blue square with a rising or falling line.
  case improving
  /// An orange diamond with an exclamation mark.
  case concern
  /// A purple triangle: changed, without a preferred direction.
  case changedUp = "changed-up"
  case changedDown = "changed-down"
  /// A circle with a tick: expected to meet.
  case pass
  /// A circle with a cross: not expected to meet.
  case fail
  /// A dashed circle with a bar: hit or miss.
  case hitOrMiss = "hit-or-miss"
  /// Nothing is drawn; the words say why.
  case none
}

/// "Your month at a glance": a row a measure with a range bar.
package struct Glance: Codable, Hashable, Sendable {
  /// Measure, You, Target, "Your usual range and the team’s middle half", What this means.
  package var heads: [String]
  package var rows: [Row]
  /// The marks that the key below the table explains; a mark that no row has is left out.
  package var key: [Key]

  package struct Row: Codable, Hashable, Sendable {
    package var name: String
    package var value: String
    package var target: String
    /// `nil` where nothing can be drawn.
    package var bar: RangeBar?
    /// What the bar shows, as words for a reader who cannot see it.
    package var barText: String
    package var meaning: String

    package init(name: String, value: String, target: String, bar: RangeBar?, barText: String, meaning: String) {
      self.name = name
      self.value = value
      self.target = target
      self.bar = bar
      self.barText = barText
      self.meaning = meaning
    }
  }

  package struct Key: Codable, Hashable, Sendable {
    package enum Symbol: String, Codable, Hashable, Sendable {
      case own, usualRange, middleHalf, target
    }

    package var symbol: Symbol
    package var text: String

    package init(_ symbol: Symbol, _ text: String) {
      self.symbol = symbol
      self.text = text
    }
  }

  package init(heads: [String], rows: [Row], key: [Key]) {
    self.heads = heads
    self.rows = rows
    self.key = key
  }
}
