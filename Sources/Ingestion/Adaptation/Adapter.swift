import Diagnostics

/// A format of exports: how its files are taken apart, how it is recognised, and the SQL that makes canonical rows of it.
package struct Adapter: Sendable, Equatable {
  package let name: String
  /// The name that people know.
  package let title: String
  package let shape: Shape
  /// An SQL aggregate over `raw` that is true for this format.
  package let recognise: String
  /// Completes “recognised as <title>: …”.
  package let because: String
  /// What the system does not record, by canonical column, with the reason.
  package let lacks: [String: String]
  package let options: [Option]
  /// The tables that the SQL makes.
  package let tables: [CanonicalTable]
  /// Whether the SQL makes a view of records that cannot be understood, or of those that hold nothing to count.
  package let hasRejected: Bool
  package let hasIgnored: Bool
  /// All statements, with those of an included adapter.
  package let sql: String
  /// Where the file lies, as messages print it.
  package let location: SourceLocation
  package let examples: [Example]

  package enum Shape: Sendable, Equatable {
    case table(TableShape)
    case lines
    /// The member of a document that holds the list of records.
    case json(records: String?)
  }

  /// What a table with a header looks like.
  package struct TableShape: Sendable, Equatable {
    /// Our names with the titles that an export may use, in order.
    package var columns: [Column]
    package var optional: [Column]
    package var headerRows: Int
    /// A text that the last row of the header holds, if it has several.
    package var headerMark: String?
    package var isRagged: Bool
    package var wantsOthers: Bool
    package var delimiter: String?
    package var encoding: TextEncoding?
  }

  package struct Column: Sendable, Equatable {
    package var name: String
    package var titles: [String]
  }

  package struct Option: Sendable, Equatable {
    package var name: String
    package var standard: String?
    package var meaning: String
  }

  /// A small export and the rows that must come of it.
  package struct Example: Sendable, Equatable {
    package var name: String
    package var given: [String]
    /// CSV with a header, by table.
    package var expect: [String: String]
    package var timeZone: String
    package var options: [String: String]
  }
}
