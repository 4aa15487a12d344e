/// One thing that numbers are about.
package struct Subject: Codable, Hashable, Sendable, Comparable {
  package var level: Level
  /// The source's own id or name; empty for the site.
  package var id: String

  package init(_ level: Level, _ id: String = "") {
    self.level = level
    self.id = id
  }

  package static let site = Subject(.site)
  /// Where contacts of people who are not in the roster are counted: nothing is dropped.
  package static let unassigned = Subject(.team, "unassigned")

  package static func < (left: Subject, right: Subject) -> Bool { (left.level, left.id) < (right.level, right.id) }
}

/// All that ingestion hands to analysis: sums a subject and period, who is who, and how good the data are.
package struct Dataset: Sendable {
  /// The organisation's name.
  package var organisation: String
  /// IANA name of the site's zone, in which days begin.
  package var timeZone: String
  /// What is reported.
  package var period: Period
  /// The catalogue as this workspace uses it, with every variant that it counts.
  package var metrics: [MetricDefinition]
  /// The headline measures in order, with their targets.
  package var headline: [HeadlineMeasure]
  /// Waits up to this many seconds are "in time".
  package var serviceLevelSeconds: Int
  /// Sums a subject and a period: the reporting period itself, its days, ISO weeks and months, and history.
  package var cells: [Subject: [Period: Sums]]
  /// For a site, team or agent: the reporting period by topic, else by queue, most contacts first.
  package var breakdowns: [Subject: [Breakdown]]
  /// For the site and a team: the reporting period by weekday and hour of arrival.
  package var hours: [Subject: [HourCell]]
  /// The behaviours of quality evaluations of a site, team or agent in the reporting period, by name.
  package var behaviours: [Subject: [Breakdown]] = [:]
  /// Counts by bucket of the reporting period (buckets as in `LogLinearHistogram`).
  package var histograms: [Subject: [HistogramMeasure: [Int: Int64]]] = [:]
  /// What people did by kind of contact over the last twelve months, sorted by agent, queue, channel and reach.
  package var strata: [StratumSums] = []
  /// Who scored whom over the last twelve months, sorted by agent, reviewer, item and reach.
  package var reviews: [ReviewSums] = []
  /// Who took which course within the history, sorted by day, course and agent.
  package var trainings: [TrainingRecord] = []
  /// The half-hours of a usual week at work by person, 0 (Monday, 0:00) to 335, ascending.
  package var usualHalfHours: [String: [Int]] = [:]
  /// Coaching talks within the history, sorted by day, agent and skill.
  package var coachings: [CoachingRecord] = []
  /// Trainings planned for the three months after the period, sorted by day, course, agent and skill.
  package var bookings: [BookingRecord] = []
  /// What was agreed with whom within the history, sorted by day, agent and text.
  package var agreements: [AgreementRecord] = []
  /// The longest waits of the period on the telephone and in chats, longest first, at most ten.
  package var longestWaits: [WaitRecord] = []
  /// Targets beside those of the headline measures.
  package var targets: [Target] = []
  /// A score of several measures, where the workspace defines one.
  package var composite: Composite?
  /// Whether a team's page may name its people.
  package var namesPeople = true
  /// What the definitions depend on.
  package var settings = MetricSettings()
  package var agents: [AgentRecord]
  package var teams: [TeamRecord]
  package var events: [EventRecord]
  package var quality: DataQuality

  package init(
    organisation: String, timeZone: String, period: Period, metrics: [MetricDefinition],
    headline: [HeadlineMeasure], serviceLevelSeconds: Int, cells: [Subject: [Period: Sums]],
    breakdowns: [Subject: [Breakdown]], hours: [Subject: [HourCell]], agents: [AgentRecord], teams: [TeamRecord],
    events: [EventRecord], quality: DataQuality
  ) {
    self.organisation = organisation
    self.timeZone = timeZone
    self.period = period
    self.metrics = metrics
    self.headline = headline
    self.serviceLevelSeconds = serviceLevelSeconds
    self.cells = cells
    self.breakdowns = breakdowns
    self.hours = hours
    self.agents = agents
    self.teams = teams
    self.events = events
    self.quality = quality
  }
}

/// A measure that the first screen shows, in the workspace's order.
package struct HeadlineMeasure: Codable, Hashable, Sendable {
  package var key: MetricKey
  /// In the metric's base unit; `nil` when the workspace names none.
  package var target: Double?

  package init(key: MetricKey, target: Double?) {
    self.key = key
    self.target = target
  }
}

/// One row of a subject's contacts by type.
package struct Breakdown: Sendable, Hashable {
  /// `.topic`, `.queue` or `.behaviour`.
  package var level: Level
  package var value: String
  package var sums: Sums

  package init(level: Level, value: String, sums: Sums) {
    self.level = level
    self.value = value
    self.sums = sums
  }
}

/// One hour of one weekday over the whole period, in the site's zone.
package struct HourCell: Sendable, Hashable {
  /// 1 is Monday.
  package var weekday: Int
  /// 0–23, the hour of arrival.
  package var hour: Int
  package var sums: Sums

  package init(weekday: Int, hour: Int, sums: Sums) {
    self.weekday = weekday
    self.hour = hour
    self.sums = sums
  }
}

/// A person of the roster. `id` and `name` are equal where the exports know people by name only.
package struct AgentRecord: Codable, Hashable, Sendable {
  package var id: String
  package var name: String
  /// The team at the end of the period; `nil` when the roster names none.
  package var team: String?
  package var joined: CivilDate?
  package var left: CivilDate?
  /// Days on which the person changed team within the known history.
  package var moves: [Move]
  /// BCP 47: what the person reads; `nil` for the site's language.
  package var language: String?
  /// What the roster says beside the team.
  package var facts = RosterFacts()

  package struct Move: Codable, Hashable, Sendable {
    package var day: CivilDate
    package var from: String
    package var to: String

    package init(day: CivilDate, from: String, to: String) {
      self.day = day
      self.from = from
      self.to = to
    }
  }

  package init(
    id: String, name: String, team: String?, joined: CivilDate? = nil, left: CivilDate? = nil, moves: [Move] = [],
    language: String? = nil
  ) {
    self.language = language
    self.id = id
    self.name = name
    self.team = team
    self.joined = joined
    self.left = left
    self.moves = moves
  }

  /// Whether the person still works here when a period that ends on that day is over: whoever leaves on it has left, and
  /// is no longer named (methods.md §0.4).
  package func isHere(after end: CivilDate) -> Bool { (joined ?? end) <= end && (left.map { $0 > end } ?? true) }
}

package struct TeamRecord: Codable, Hashable, Sendable {
  package var id: String
  package var name: String
  /// Who leads it, as the roster says; `nil` when it does not.
  package var lead: String?

  package init(id: String, name: String, lead: String? = nil) {
    self.id = id
    self.name = name
    self.lead = lead
  }
}

/// Something that happened and may coincide with a change: a training, an outage, a new rule.
package struct EventRecord: Codable, Hashable, Sendable {
  package var first: CivilDate
  package var last: CivilDate
  /// `nil`: the whole site.
  package var team: String?
  /// At most six words, as on a chart.
  package var label: String

  package init(first: CivilDate, last: CivilDate, team: String?, label: String) {
    self.first = first
    self.last = last
    self.team = team
    self.label = label
  }
}

/// What was read and what was not.
package struct DataQuality: Codable, Hashable, Sendable {
  package var files: [FileQuality]
  /// Days of the reporting period on which at least one contact or survey was loaded.
  package var daysWithData: [CivilDate]
  /// Days without any row between days with rows: gaps in the exports or closed days.
  package var daysWithoutData: [CivilDate]
  /// Contacts and surveys of people who are not in the roster, in the period.
  package var unmatchedRows: Int
  /// The source names of these people, sorted, at most 20.
  package var unmatchedAgents: [String]
  /// What else a reader should know, made where it was found.
  package var warnings: [String]

  package struct FileQuality: Codable, Hashable, Sendable {
    /// Relative to the workspace.
    package var file: String
    package var source: String
    package var table: String
    package var read: Int
    package var loaded: Int
    package var rejected: Int
    package var duplicated: Int
    package var unmatched: Int
    package var truncated: Int
    package var sha256: String
    /// Understood, and holding nothing to count: heartbeats, calibrations, test calls.
    package var ignored: Int

    package init(
      file: String, source: String, table: String, read: Int, loaded: Int, rejected: Int, duplicated: Int,
      unmatched: Int, truncated: Int, sha256: String, ignored: Int = 0
    ) {
      self.file = file
      self.source = source
      self.table = table
      self.read = read
      self.loaded = loaded
      self.rejected = rejected
      self.duplicated = duplicated
      self.unmatched = unmatched
      self.truncated = truncated
      self.sha256 = sha256
      self.ignored = ignored
    }
  }

  package init(
    files: [FileQuality] = [], daysWithData: [CivilDate] = [], daysWithoutData: [CivilDate] = [],
    unmatchedRows: Int = 0, unmatchedAgents: [String] = [], warnings: [String] = []
  ) {
    self.files = files
    self.daysWithData = daysWithData
    self.daysWithoutData = daysWithoutData
    self.unmatchedRows = unmatchedRows
    self.unmatchedAgents = unmatchedAgents
    self.warnings = warnings
  }
}
