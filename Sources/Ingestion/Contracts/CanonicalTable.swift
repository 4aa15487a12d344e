/// A table that every export is brought into: what a row is, which columns it has and what must hold.
package struct CanonicalTable: Sendable, Equatable {
  /// As in the workspace, in SQL and in the warehouse.
  package let name: String
  /// What one row is.
  package let grain: String
  /// Rows with equal values in these columns are the same row: the one updated last counts, else the one read last.
  /// Empty: rows are never the same.
  package let key: [String]
  /// The column whose local day decides in which month a row is kept.
  package let time: String
  package let fields: [CanonicalField]
  /// What must hold between the columns of a row.
  package let identities: [Identity]

  /// A rule between columns: a row that breaks it is rejected with the words.
  package struct Identity: Sendable, Equatable {
    /// SQL over the columns; a row is kept unless it is false.
    package let condition: String
    package let words: String

    init(_ condition: String, _ words: String) {
      self.condition = condition
      self.words = words
    }
  }

  init(
    _ name: String, _ grain: String, key: [String], time: String, identities: [Identity] = [],
    fields: [CanonicalField]
  ) {
    self.name = name
    self.grain = grain
    self.key = key
    self.time = time
    self.identities = identities
    self.fields = fields
  }

  /// The field of a name.
  package func field(_ name: String) -> CanonicalField? { fields.first { $0.name == name } }

  /// Every table, in the order of the documentation.
  package static let all: [CanonicalTable] =
    contacts + people + voices + development + results + plans

  /// The table of a name.
  package static func named(_ name: String) -> CanonicalTable? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// A column of a canonical table.
package struct CanonicalField: Sendable, Equatable {
  package let name: String
  package let kind: Kind
  /// Whether a row without it is rejected.
  package let isRequired: Bool
  package let meaning: String

  package enum Kind: Sendable, Equatable {
    case text
    /// An instant. A local time is read in the zone of the source.
    case time
    /// A calendar day.
    case day
    /// One of these words.
    case choice([String])
    /// Whole seconds from 0 to this many.
    case seconds(Int)
    /// A whole number that is not negative.
    case count
    case number(ClosedRange<Double>)
    /// A whole number from 1 to 5.
    case score
    case flag
    /// Kept only as a keyed digest, in a column of the same name with `_key`.
    case secret
    /// Free text about people: dropped unless the workspace keeps comments.
    case comment
  }

  private init(_ name: String, _ kind: Kind, _ meaning: String, required: Bool) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.isRequired = required
  }

  /// Whether it is a number of seconds.
  package var isDuration: Bool { if case .seconds = kind { true } else { false } }

  /// The name of the stored column.
  package var storedName: String { kind == .secret ? name + "_key" : name }

  static func text(_ name: String, _ meaning: String, required: Bool = false) -> CanonicalField {
    CanonicalField(name, .text, meaning, required: required)
  }

  static func time(_ name: String, _ meaning: String, required: Bool = false) -> CanonicalField {
    CanonicalField(name, .time, meaning, required: required)
  }

  static func day(_ name: String, _ meaning: String, required: Bool = false) -> CanonicalField {
    CanonicalField(name, .day, meaning, required: required)
  }

  static func choice(
    _ name: String, _ words: [String], _ meaning: String, required: Bool = false
  ) -> CanonicalField {
    CanonicalField(name, .choice(words), meaning, required: required)
  }

  /// A duration of at most a day, or of what is given.
  static func seconds(_ name: String, _ meaning: String, most: Int = 86_400) -> CanonicalField {
    CanonicalField(name, .seconds(most), meaning, required: false)
  }

  static func count(_ name: String, _ meaning: String, required: Bool = false) -> CanonicalField {
    CanonicalField(name, .count, meaning, required: required)
  }

  static func number(
    _ name: String, _ range: ClosedRange<Double>, _ meaning: String, required: Bool = false
  ) -> CanonicalField {
    CanonicalField(name, .number(range), meaning, required: required)
  }

  static func score(_ name: String, _ meaning: String) -> CanonicalField {
    CanonicalField(name, .score, meaning, required: false)
  }

  static func flag(_ name: String, _ meaning: String) -> CanonicalField {
    CanonicalField(name, .flag, meaning, required: false)
  }

  static func secret(_ name: String, _ meaning: String) -> CanonicalField {
    CanonicalField(name, .secret, meaning, required: false)
  }

  static func comment(_ name: String, _ meaning: String) -> CanonicalField {
    CanonicalField(name, .comment, meaning, required: false)
  }

  static let agent = text("agent", "Who, as the export writes it: an id, login, extension, e-mail or name.")
  static let theAgent = text(
    "agent", "Who, as the export writes it: an id, login, extension, e-mail or name.", required: true)
  static let team = text("team", "The team that the export names; a roster goes before it.")
  static let queue = text("queue", "The queue or skill group.")
  static let channel = text("channel", "voice, chat, email, message, task or callback; other words are kept.")
  static let contact = text("contact_id", "The contact.")
  static let updated = time("updated_at", "When the row was last changed: of two rows with one key the later counts.")
  static let truncated = flag("truncated", "Whether the end was not recorded: kept, and left out of averages.")
}
