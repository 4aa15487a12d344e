import Diagnostics
import Metrics

/// What `wrapup.yaml` says: the site, its exports and what is reported.
///
/// ```yaml
/// organisation: Harbour Energy Care
/// time_zone: Europe/Berlin          # IANA name; days begin there
/// language: en                      # optional: what agents read; a person's own stands in the roster
/// service_level_seconds: 20         # optional, default 20
/// calendar: {closed: [2026-12-25]}  # optional days without data that are no gap
/// sources:
///   - name: phone
///     table: interactions           # a canonical table; or `adapter: asterisk_queue_log` in place of columns
///     files: exports/contacts-*.csv*  # a pattern or a list, from this folder or absolute
///     format: csv                   # csv, xlsx or parquet; default from the ending; csv may be .gz or .zst
///     delimiter: ","                # default: detected
///     encoding: utf-8               # utf-8, utf-16, windows-1252, latin-1, latin-9; default: utf-8 or a mark
///     decimal: "."                  # or ","
///     sheet: Sheet1                 # xlsx; default the first
///     skip_rows: 0                  # lines above the header; default: the header is looked for
///     time_zone: Europe/Berlin      # of local times; default the site's
///     columns:                      # our column: the export's column, or how to read it
///       contact_id: Call Id
///       arrived_at: {columns: [Date, Time], format: "%Y-%m-%d %H:%M:%S"}
///       outcome: {column: Answered, values: {Y: handled, N: abandoned}}
///       wait_seconds: {column: Speed of answer, unit: seconds}
/// roster: {file: roster.csv, columns: {agent: id, name: name, team: team, valid_from: from}}
/// aliases: {file: aliases.csv, columns: {alias: login, agent: id, valid_from: from, valid_to: to}}
/// events: {file: events.csv, columns: {first: from, last: to, team: team, label: label}}
/// headline:
///   - {metric: service_level, variant: sl_offered, target: 80%}
/// targets:                          # optional, or {file: targets.csv, columns: {metric: metric, target: target}}
///   - {metric: csat, variant: top2, target: 82%, level: team, id: north, valid_from: 2026-01-01}
///   - {metric: aht, target: 04:30 to 06:00, level: agent, tenure: 0-3}
/// definitions:                      # optional; what metrics depend on, printed with them
///   repeat_days: 7
///   variants: {service_level: sl_offered}
/// composite:                        # optional; weights total 100
///   parts: [{metric: csat, variant: top2, weight: 100, worst: 50%, best: 95%}]
/// measures:                         # optional own measures; sums of whole numbers over the rows of a table
///   - {id: long_calls, name: Long calls, table: interactions, unit: share, direction: lower,
///      numerator: "CASE WHEN talk_seconds > 600 THEN 1 END", denominator: "CASE WHEN talk_seconds IS NOT NULL THEN 1 END"}
/// quality: {overlaps: warn, volume_drop: suppress}   # a rule of data quality: warn, reject or suppress
/// rejects: {limit: 5%}              # share of rejected rows a file that stops the run
/// privacy: {customers: digest, comments: drop, agents: named}  # or customers: drop, comments: keep, agents: hidden
/// theme: {colors: {improve: "#0B69B3"}, logo: logo.png, logo_text: Harbour Energy, paper: a4, footer: Internal}
/// mail: {from: reports@centre.example, smtp: {host: relay.centre.example}}   # optional, see MailSettings
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
  /// What agents read, in BCP 47; `en` when not given.
  package var language: String
  package var languageLocation: SourceLocation?
  /// In seconds, at least 1.
  package var serviceLevelSeconds: Int
  /// Days on which no data are expected, ascending.
  package var closedDays: [CivilDate]
  package var sources: [SourceSpec]
  package var roster: RosterSpec?
  package var events: EventsSpec?
  /// Other names of people, with the days on which they are meant.
  package var aliases: AliasesSpec?
  package var headline: [HeadlineMeasure]
  /// What the definitions of metrics depend on.
  package var settings = MetricSettings()
  package var itemWords = ItemWords()
  /// Targets of the list, and where a table of targets lies.
  package var targets: [PlacedTarget] = []
  package var targetsTable: TargetsSpec?
  package var composite: Composite?
  /// What a reader of the workspace should think about, and what does not stop a run.
  package var warnings: [Diagnostic] = []
  /// Measures that the workspace defines itself, at most six.
  package var measures: [OwnMeasure] = []
  /// What is done when a rule of data quality fires; `warn` where nothing is said.
  package var policies: [QualityRule: QualityPolicy] = [:]
  /// A fraction from 0 to 1.
  package var rejectLimit: Double
  /// Whether customers are kept as keyed digests; else they are dropped at load.
  package var keepsCustomers: Bool = true
  /// Whether comments are kept, without addresses and numbers; else they are dropped at load.
  package var keepsComments: Bool = false
  /// Whether a team's page has a table of its people; no other page ever names anybody.
  package var namesPeople: Bool = true
  package var theme = WorkspaceTheme()
  /// What is added to the built-in skills and responsibilities.
  package var skills = SkillSettings()
  /// How reports are mailed; `nil`: not at all.
  package var mail: MailSettings?
  /// The output folder, relative to the workspace or absolute.
  package var archive: String

  /// The catalogue with the workspace's own measures.
  package var catalogue: [MetricDefinition] {
    (Catalogue.metrics(settings) + measures.map(\.definition)).sorted { $0.key < $1.key }
  }

  /// The absolute output folder that the workspace names.
  package var outputDirectory: String { absolutePath(archive, in: directory) }
}

/// One kind of export: where its files lie and how they are read.
package struct SourceSpec: Sendable, Equatable {
  package enum Format: String, Codable, Sendable, CaseIterable {
    case csv, xlsx, parquet
  }

  package var name: String
  /// What a row becomes: a table with a column each, or what an adapter makes of it.
  package var reading: Reading
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
  /// Lines above the header; `nil`: the header is looked for.
  package var skipRows: Int?
  /// IANA name of the zone of local times.
  package var timeZone: String
  /// Where the files and the columns stand in `wrapup.yaml`.
  package var filesLocation: SourceLocation
  package var columnsLocation: SourceLocation

  package enum Reading: Sendable, Equatable {
    /// One row of the export is one row of the table.
    case mapped(CanonicalTable, columns: [CanonicalColumn: ColumnMapping])
    /// An adapter with the values of its options.
    case adapted(Adapter, options: [String: String])
  }

  /// The tables that the source can fill.
  package var tables: [CanonicalTable] {
    switch reading {
    case .mapped(let table, _): [table]
    case .adapted(let adapter, _): adapter.tables
    }
  }

  /// The mapped columns; none of an adapter.
  package var columns: [CanonicalColumn: ColumnMapping] {
    if case .mapped(_, let columns) = reading { columns } else { [:] }
  }

  /// The table or the adapter, as `quality.csv` names it.
  package var kindName: String {
    switch reading {
    case .mapped(let table, _): table.name
    case .adapted(let adapter, _): adapter.name
    }
  }
}

/// How one canonical column is read.
package struct ColumnMapping: Sendable, Equatable {
  /// Names of the export's columns; the texts of several are joined by a blank.
  package var columns: [String]
  /// `strptime` formats of a time; empty: ISO 8601, or proven by the data.
  package var formats: [String] = []
  package var unit: DurationUnit = .seconds
  /// The count that an average or a share is multiplied by to give back the sum, a column of the same table.
  package var times: CanonicalColumn?
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

/// The name of a column of the canonical tables. The same name means the same in each.
package struct CanonicalColumn: RawRepresentable, Hashable, Sendable, Comparable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  private init(_ name: String) { rawValue = name }

  package static let contactID = CanonicalColumn("contact_id")
  package static let surveyID = CanonicalColumn("survey_id")
  package static let agent = CanonicalColumn("agent")
  package static let team = CanonicalColumn("team")
  package static let queue = CanonicalColumn("queue")
  package static let channel = CanonicalColumn("channel")
  package static let direction = CanonicalColumn("direction")
  package static let topic = CanonicalColumn("topic")
  package static let arrivedAt = CanonicalColumn("arrived_at")
  package static let answeredAt = CanonicalColumn("answered_at")
  package static let outcome = CanonicalColumn("outcome")
  package static let wait = CanonicalColumn("wait_seconds")
  package static let talk = CanonicalColumn("talk_seconds")
  package static let hold = CanonicalColumn("hold_seconds")
  package static let acw = CanonicalColumn("acw_seconds")
  package static let resolved = CanonicalColumn("resolved")
  package static let transferred = CanonicalColumn("transferred")
  package static let score = CanonicalColumn("csat_score")

  package static func < (left: CanonicalColumn, right: CanonicalColumn) -> Bool { left.rawValue < right.rawValue }
}

extension CanonicalTable {
  /// The columns that a workspace may map, in the order of the contract.
  package var columns: [CanonicalColumn] { fields.map { CanonicalColumn(rawValue: $0.name) } }

  /// The contract of a column.
  package subscript(column: CanonicalColumn) -> CanonicalField? { field(column.rawValue) }
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
    /// What the person reads: `es`.
    case language
    case shift
    case leaveReason = "leave_reason"
    /// Why the person is proposed for no other team: `coaching-plan`.
    case stays
    /// Ids of teams that the person may change to, with `;` between them.
    case allowedTeams = "allowed_teams"
    /// Ids of the roles that the person has.
    case roles
    /// Ids of roles for which the person does not want to be named; `pairs` for pairs with colleagues, `all` for both.
    case optedOut = "opted_out"
  }

  package var file: String
  package var columns: [Column: String]
  package var text: SmallTableFormat
  package var location: SourceLocation
}

/// How exports write people: an extension, a login, a former name, and whose it was from when to when.
package struct AliasesSpec: Sendable, Equatable {
  package enum Column: String, Sendable, CaseIterable {
    case alias, agent
    case validFrom = "valid_from"
    case validTo = "valid_to"
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
