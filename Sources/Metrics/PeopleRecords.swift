/// How many months back from the end of the reporting period an observation lies; 1 is the period itself.
///
/// A number about a person is taken from the shortest window that makes it reliable.
package enum ReportingWindow: Int, Codable, Hashable, Sendable, CaseIterable, Comparable {
  case period = 1
  case threeMonths = 3
  case sixMonths = 6
  case twelveMonths = 12

  package static func < (left: ReportingWindow, right: ReportingWindow) -> Bool { left.rawValue < right.rawValue }
}

/// What one person did in one kind of contact within one reach of months, without what lies nearer.
package struct StratumSums: Hashable, Sendable {
  package var agent: String
  /// Empty where the export names none.
  package var queue: String
  package var channel: String
  /// The shortest window that holds these contacts.
  package var reach: ReportingWindow
  /// Handled contacts with a known time, their seconds, and squared seconds.
  package var handleKnown: Int64
  package var handleSeconds: Int64
  package var handleSquared: Int64
  /// Σ ln seconds and Σ (ln seconds)², in millionths.
  package var handleLog: Int64
  package var handleLogSquared: Int64
  package var resolvedKnown: Int64
  package var resolved: Int64
  package var transferKnown: Int64
  package var transferred: Int64
  /// Survey answers, and those of 4 or 5 of 5.
  package var surveys: Int64
  package var surveyTop2: Int64

  /// - Parameter numbers: the eleven sums in the order of the properties.
  package init?(agent: String, queue: String, channel: String, reach: ReportingWindow, numbers: [Int64]) {
    guard numbers.count == 11 else { return nil }
    self.agent = agent
    self.queue = queue
    self.channel = channel
    self.reach = reach
    handleKnown = numbers[0]
    handleSeconds = numbers[1]
    handleSquared = numbers[2]
    handleLog = numbers[3]
    handleLogSquared = numbers[4]
    resolvedKnown = numbers[5]
    resolved = numbers[6]
    transferKnown = numbers[7]
    transferred = numbers[8]
    surveys = numbers[9]
    surveyTop2 = numbers[10]
  }
}

/// Evaluations of one person by one reviewer within one reach of months, without what lies nearer.
package struct ReviewSums: Hashable, Sendable {
  package var agent: String
  package var reviewer: String
  /// An item of the form; empty for the whole evaluation.
  package var item: String
  package var reach: ReportingWindow
  package var n: Int64
  /// Shares of the points in ten-thousandths, and their squares; an item is 10 000 or 0.
  package var score: Int64
  package var scoreSquared: Int64

  package init(
    agent: String, reviewer: String, item: String, reach: ReportingWindow, n: Int64, score: Int64, scoreSquared: Int64
  ) {
    self.agent = agent
    self.reviewer = reviewer
    self.item = item
    self.reach = reach
    self.n = n
    self.score = score
    self.scoreSquared = scoreSquared
  }
}

/// A coaching talk that one person had.
package struct CoachingRecord: Codable, Hashable, Sendable {
  package var agent: String
  package var day: CivilDate
  /// The id of a behaviour or skill that it was about; `nil` where the export names none.
  package var skill: String?

  package init(agent: String, day: CivilDate, skill: String?) {
    self.agent = agent
    self.day = day
    self.skill = skill
  }
}

/// A training that is planned for one person.
package struct BookingRecord: Codable, Hashable, Sendable {
  package var agent: String
  package var course: String
  /// The id of the skill or behaviour that it is about.
  package var skill: String
  package var day: CivilDate

  package init(agent: String, course: String, skill: String, day: CivilDate) {
    self.agent = agent
    self.course = course
    self.skill = skill
    self.day = day
  }
}

/// Something that was agreed, with one person, a team or the whole site, and is followed up.
package struct AgreementRecord: Codable, Hashable, Sendable {
  package enum Status: String, Codable, Hashable, Sendable, CaseIterable { case open, done, dropped }

  /// `nil` for what is not about one person.
  package var agent: String?
  package var team: String?
  /// Who does it, as the export writes it.
  package var owner: String?
  /// As the export words it.
  package var text: String
  package var agreed: CivilDate
  package var due: CivilDate?
  package var status: Status

  package init(
    agent: String? = nil, team: String? = nil, owner: String? = nil, text: String, agreed: CivilDate,
    due: CivilDate? = nil, status: Status = .open
  ) {
    self.agent = agent
    self.team = team
    self.owner = owner
    self.text = text
    self.agreed = agreed
    self.due = due
    self.status = status
  }
}

/// One person took a course.
package struct TrainingRecord: Codable, Hashable, Sendable {
  package var agent: String
  package var course: String
  package var day: CivilDate
  /// Side by side, classroom, online; `nil` where the export does not say.
  package var method: String?

  package init(agent: String, course: String, day: CivilDate, method: String? = nil) {
    self.agent = agent
    self.course = course
    self.day = day
    self.method = method
  }
}
