import Diagnostics
import Metrics

/// What `wrapup.yaml` says: the site, its exports and what is reported.
///
/// ```yaml
/// organisation: Harbour Energy Care
/// time_zone: Europe/Berlin          # IANA name; days begin there
/// language: en                      # optional
/// service_level_seconds: 20         # optional, default 20
/// calendar: {closed: [2026-12-25]}  # optional days without data that are no gap
/// sources:
///   - name: phone
///     table: interactions           # interactions or surveys
///     files: exports/contacts-*.csv*  # a pattern or a list, from this folder or absolute
///     format: csv                   # csv, xlsx or parquet; default from the ending; csv may be .gz or .zst
///     delimiter: ","                # default: detected
///     encoding: utf-8               # utf-8, utf-16, windows-1252, latin-1, latin-9; default: utf-8 or a mark
///     decimal: "."                  # or ","
///     sheet: Sheet1                 # xlsx; default the first
///     skip_rows: 0                  # lines above the header
///     time_zone: Europe/Berlin      # of local times; default the site's
///     columns:                      # our column: the export's column, or how to read it
///       contact_id: Call Id
///       arrived_at: {columns: [Date, Time], format: "%Y-%m-%d %H:%M:%S"}
///       outcome: {column: Answered, values: {Y: handled, N: abandoned}}
///       wait_seconds: {column: Speed of answer, unit: seconds}
/// roster: {file: roster.csv, columns: {agent: id, name: name, team: team, valid_from: from}}
/// events: {file: events.csv, columns: {first: from, last: to, team: team, label: label}}
/// headline:
///   - {metric: service_level, variant: sl_offered, target: 80%}
/// rejects: {limit: 5%}              # share of rejected rows a file that stops the run
/// archive: out                      # the output folder
/// ```
package struct Workspace: Sendable, Equatable {
  /// The path of the file as messages print it.
  package var file: String
  /// The absolute folder of the file; relative paths start here.
  package var directory: String
  package var organisation: String
  /// IANA name.
  package var timeZone: String
  /// BCP 47, `en` when not given.
  package var language: String
  /// In seconds, at least 1.
  package var serviceLevelSeconds: Int
  /// Days on which no data are expected, ascending.
  package var closedDays: [CivilDate]
  package var sources: [SourceSpec]
  package var roster: RosterSpec?
  package var events: EventsSpec?
  package var headline: [HeadlineMeasure]
  /// A fraction from 0 to 1.
  package var rejectLimit: Double
  /// The output folder, relative to the workspace or absolute.
  package var archive: String

  /// The absolute output folder that the workspace names.
  package var outputDirectory: String { absolutePath(archive, in: directory) }
}

/// One kind of export: where its files lie and how its columns are read.
package struct SourceSpec: Sendable, Equatable {
  package enum Table: String, Codable, Sendable, CaseIterable {
    case interactions, surveys
  }

  package enum Format: String, Codable, Sendable, CaseIterable {
    case csv, xlsx, parquet
  }

  package var name: String
  package var table: Table
  /// Glob patterns, relative to the workspace or absolute.
  package var patterns: [String]
  /// `nil`: from the file's ending.
  package var format: Format?
  /// One character; `nil`: detected.
  package var delimiter: String?
  /// `nil`: UTF-8 unless a byte order mark says otherwise.
  package var encoding: TextEncoding?
  package var decimalComma: Bool
  package var sheet: String?
  /// Lines above the header.
  package var skipRows: Int
  /// IANA name of the zone of local times.
  package var timeZone: String
  package var columns: [CanonicalColumn: ColumnMapping]
  /// Where the files and the columns stand in `wrapup.yaml`.
  package var filesLocation: SourceLocation
  package var columnsLocation: SourceLocation
}

/// How one canonical column is read.
package struct ColumnMapping: Sendable, Equatable {
  /// Names of the export's columns; the texts of several are joined by a blank.
  package var columns: [String]
  /// `strptime` formats of a time; empty: ISO 8601, or proven by the data.
  package var formats: [String] = []
  package var unit: DurationUnit = .seconds
  /// The export's value to ours; empty: the values are ours already.
  package var values: [String: String] = [:]
  package var location: SourceLocation
}

/// What a duration is written in.
package enum DurationUnit: String, Codable, Sendable, CaseIterable {
  case seconds, milliseconds, minutes, hours
  case clock = "hh:mm:ss"
  case minutesClock = "mm:ss"
  case excelDay = "excel day fraction"
}

/// The columns that the product knows, in the order in which they are stored.
package enum CanonicalColumn: String, Codable, Sendable, CaseIterable {
  case contactID = "contact_id"
  case surveyID = "survey_id"
  case agent, team, queue, channel, direction, topic
  case arrivedAt = "arrived_at"
  case answeredAt = "answered_at"
  case outcome
  case wait = "wait_seconds"
  case talk = "talk_seconds"
  case hold = "hold_seconds"
  case acw = "acw_seconds"
  case resolved, transferred
  case score = "csat_score"
  case scale

  package enum Kind: Sendable { case text, time, outcome, duration, flag, score, scale }

  package var kind: Kind {
    switch self {
    case .contactID, .surveyID, .agent, .team, .queue, .channel, .direction, .topic: .text
    case .arrivedAt, .answeredAt: .time
    case .outcome: .outcome
    case .wait, .talk, .hold, .acw: .duration
    case .resolved, .transferred: .flag
    case .score: .score
    case .scale: .scale
    }
  }

  /// The columns of one table.
  package static func columns(of table: SourceSpec.Table) -> [CanonicalColumn] {
    switch table {
    case .interactions: allCases.filter { ![.surveyID, .answeredAt, .scale].contains($0) }
    case .surveys:
      [.surveyID, .contactID, .agent, .team, .queue, .channel, .topic, .answeredAt, .score, .scale]
    }
  }

  /// The columns that a source of a table must map.
  package static func required(of table: SourceSpec.Table) -> [CanonicalColumn] {
    table == .interactions ? [.arrivedAt] : [.answeredAt, .score]
  }

  /// What an `outcome` can be.
  package static let outcomes = [
    "handled", "abandoned", "short_abandoned", "flowed_out", "callback_taken", "blocked",
  ]
}

/// Who works in which team, and when: one row an agent and span.
package struct RosterSpec: Sendable, Equatable {
  package enum Column: String, Sendable, CaseIterable {
    case agent, name, team
    case teamName = "team_name"
    case teamLead = "team_lead"
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case joined, left, email, alias
  }

  package var file: String
  package var columns: [Column: String]
  package var text: SmallTableFormat
  package var location: SourceLocation
}

/// Dated facts that a chart may mark.
package struct EventsSpec: Sendable, Equatable {
  package enum Column: String, Sendable, CaseIterable {
    case first, last, team, label
  }

  package var file: String
  package var columns: [Column: String]
  package var text: SmallTableFormat
  package var location: SourceLocation
}

/// How the roster or the events are written; both are CSV files.
package struct SmallTableFormat: Sendable, Equatable {
  package var delimiter: String?
  package var encoding: TextEncoding?
  /// Made of `%d %m %Y %y` and other characters as they are; `nil`: ISO 8601.
  package var dateFormat: String?
}
