/// One week of work of one person.
package struct WorkWeek: Codable, Hashable, Sendable {
  /// The Monday, as days since 1970-01-01, by which weeks are put in order.
  package var monday: Int
  /// Seconds on contacts and in after-call work, and waiting for contacts; voice only.
  package var busySeconds: Int64
  package var availableSeconds: Int64
  package var workedSeconds: Int64
  /// By contract, or as planned where no contract is known.
  package var contractedSeconds: Int64
  package var breakPlannedSeconds: Int64
  package var breakTakenSeconds: Int64
  /// The longest run of days at work without a day off that ends in the week.
  package var daysWithoutDayOff: Int
  /// Rests below eleven hours between two shifts.
  package var shortRests: Int
  /// The shortest rest between two shifts, in seconds; `nil` where it is not known.
  package var shortestRestSeconds: Int64?
  /// Several chats at once: occupancy has no threshold then.
  package var isConcurrent: Bool

  package init(
    monday: Int, busySeconds: Int64 = 0, availableSeconds: Int64 = 0, workedSeconds: Int64 = 0,
    contractedSeconds: Int64 = 0, breakPlannedSeconds: Int64 = 0, breakTakenSeconds: Int64 = 0,
    daysWithoutDayOff: Int = 0, shortRests: Int = 0, shortestRestSeconds: Int64? = nil, isConcurrent: Bool = false
  ) {
    self.monday = monday
    self.busySeconds = busySeconds
    self.availableSeconds = availableSeconds
    self.workedSeconds = workedSeconds
    self.contractedSeconds = contractedSeconds
    self.breakPlannedSeconds = breakPlannedSeconds
    self.breakTakenSeconds = breakTakenSeconds
    self.daysWithoutDayOff = daysWithoutDayOff
    self.shortRests = shortRests
    self.shortestRestSeconds = shortestRestSeconds
    self.isConcurrent = isConcurrent
  }

  /// From 0 to 1; `nil` with several contacts at once, or without time for contacts.
  package var occupancy: Double? {
    let total = busySeconds + availableSeconds
    return isConcurrent || total <= 0 ? nil : Double(busySeconds) / Double(total)
  }
}

/// The limits of the checks: practice and law, no measure of health.
package struct WorkloadRules: Codable, Hashable, Sendable {
  package var highOccupancy = 0.85
  package var highWeeks = 3
  package var veryHighOccupancy = 0.9
  package var veryHighWeeks = 2
  package var recentWeeks = 4
  package var overtimeShare = 0.1
  package var overtimeMonths = 2
  package var weeklyHours = 48.0
  package var leastBreakShare = 0.8
  package var daysWithoutDayOff = 7
  package var restHours = 11.0
  package var checksForTalk = 2
  /// From this share of a team over the occupancy limit on, it is a matter of staffing.
  package var teamShare = 0.5
  package var leastTeam = 3
  /// A team's own figures are shown for so many people.
  package var leastPeople = 5

  package init() {}
}

/// One check that was met, with its facts. It says something about work, nothing about health.
package enum WorkloadCheck: Codable, Hashable, Sendable {
  /// Of the last weeks, and the average over them, from 0 to 1.
  case highOccupancy(weeksHigh: Int, weeksVeryHigh: Int, of: Int, average: Double)
  /// The shares of contracted time in months in a row.
  case overtime(shares: [Double])
  /// The average over so many weeks, above the limit of working time.
  case longWeeks(hours: Double, weeks: Int)
  /// Of the breaks planned, in the last weeks.
  case shortBreaks(taken: Double)
  /// Breaks or keeping to the plan fell by more than they vary from week to week.
  case breaksFell
  case adherenceFell
  case noDayOff(days: Int)
  case shortRest(times: Int, shortestHours: Double?)
}

/// What in the operation usually stands behind a check; named before anything about a person.
package enum OperationalCause: Codable, Hashable, Sendable {
  /// The team's average occupancy in the last weeks, from 0 to 1.
  case staffing(teamOccupancy: Double)
  /// The plan itself: breaks, rests and days off are made there.
  case schedule
  case systemTrouble(incidents: Int)
  /// The mix of contacts changed in the period.
  case queueMix
}

/// What the operation knows about the weeks of a team.
package struct OperationalFacts: Codable, Hashable, Sendable {
  package var incidents: Int
  package var hasNewQueueMix: Bool

  package init(incidents: Int = 0, hasNewQueueMix: Bool = false) {
    self.incidents = incidents
    self.hasNewQueueMix = hasNewQueueMix
  }
}

/// One person's weeks, with what their series say.
package struct WorkloadPerson: Codable, Hashable, Sendable {
  package var agent: String
  package var team: String
  package var weeks: [WorkWeek]
  /// Overtime of contracted time, month by month, the latest last.
  package var overtimeShares: [Double]
  /// Whether the latest point is a signal of concern.
  package var adherenceFell: Bool
  package var breaksFell: Bool
  package var daysSinceOneToOne: Int?

  package init(
    agent: String, team: String, weeks: [WorkWeek], overtimeShares: [Double] = [], adherenceFell: Bool = false,
    breaksFell: Bool = false, daysSinceOneToOne: Int? = nil
  ) {
    self.agent = agent
    self.team = team
    self.weeks = weeks
    self.overtimeShares = overtimeShares
    self.adherenceFell = adherenceFell
    self.breaksFell = breaksFell
    self.daysSinceOneToOne = daysSinceOneToOne
  }
}
