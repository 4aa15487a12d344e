import Metrics

/// What coaching needs to know of one person.
package struct CoachingPerson: Codable, Hashable, Sendable {
  package var agent: String
  package var team: String
  package var profile: SkillProfile
  /// Handled in the period.
  package var contacts: Int
  /// For how many months in a row reviews found each skill below that of colleagues, the period included; see
  /// ``LastingGaps``.
  package var monthsLow: [String: Int]
  package var bookings: [Booking]
  /// What the person wants, as the roster says.
  package var aspiration: String?

  package init(
    agent: String, team: String, profile: SkillProfile, contacts: Int, monthsLow: [String: Int] = [:],
    bookings: [Booking] = [], aspiration: String? = nil
  ) {
    self.agent = agent
    self.team = team
    self.profile = profile
    self.contacts = contacts
    self.monthsLow = monthsLow
    self.bookings = bookings
    self.aspiration = aspiration
  }

  /// A training that is planned.
  package struct Booking: Codable, Hashable, Sendable {
    package var course: String
    package var skill: String
    package var day: CivilDate

    package init(course: String, skill: String, day: CivilDate) {
      self.course = course
      self.skill = skill
      self.day = day
    }
  }
}

/// The limits of coaching plans.
package struct CoachingRules: Codable, Hashable, Sendable {
  package var mostSkills = 2
  /// From this share of people in a development area on, a group is trained; below, those few.
  package var groupShare = 0.5
  /// Fewer people whose skill is known say nothing about a group.
  package var leastPeople = 5
  /// A gap below this, in true deviations, asks for a programme.
  package var programmeScore = -1.0
  /// So does one that reviews found in so many months in a row.
  package var programmeMonths = 6
  package var monthsToReview = 3
  /// What helps with a skill, by its id: a course, a page, a recording.
  package var resources: [String: String] = [:]

  package init() {}
}

/// Where an hour of coaching helps most: one person and one skill.
package struct CoachingNeed: Codable, Hashable, Sendable {
  package var agent: String
  package var team: String
  package var skill: String
  /// How far below the cohort, in true deviations, above 0.
  package var gap: Double
  package var contacts: Int
  /// P(development), from 0 to 1.
  package var evidence: Double
  /// gap × contacts × evidence.
  package var weight: Double
  package var intensity: Intensity
  /// More than a true deviation.
  package var isLarge: Bool
  /// Reviews found it in each of the last stretches of months.
  package var isLasting: Bool
  /// The evidence only points to the skill: listen to contacts before coaching.
  package var listensFirst: Bool
  package var reading: SkillReading

  package enum Intensity: String, Codable, Hashable, Sendable {
    /// One or two talks.
    case session
    /// Large, or there for half a year.
    case programme
  }

  /// - Returns: `nil` unless the skill is a development area.
  init?(_ person: CoachingPerson, _ reading: SkillReading, _ rules: CoachingRules) {
    guard reading.state == .developmentArea, let score = reading.score, score < 0 else { return nil }
    agent = person.agent
    team = person.team
    skill = reading.skill
    gap = -score
    contacts = person.contacts
    evidence = reading.developmentProbability
    weight = gap * Double(person.contacts) * evidence
    isLarge = score < rules.programmeScore
    isLasting = (person.monthsLow[reading.skill] ?? 0) >= rules.programmeMonths
    intensity = isLarge || isLasting ? .programme : .session
    listensFirst = reading.isMostlyIndirect
    self.reading = reading
  }
}

/// How many people of a team work on a skill, and whether to train a group.
package struct TrainingNeed: Codable, Hashable, Sendable {
  package enum Form: String, Codable, Hashable, Sendable {
    case nobody, individual, group
    /// Too few people of whom it is known.
    case unknown
  }

  package var team: String
  package var skill: String
  /// In a development area, sorted.
  package var agents: [String]
  /// People whose skill is known well enough.
  package var known: Int
  package var people: Int
  /// Of those known, with its interval; `nil` where too few are known.
  package var share: Double?
  package var interval: Interval?
  package var form: Form
}

/// A training that is booked for somebody who does not need it.
package struct UnneededBooking: Codable, Hashable, Sendable {
  package var agent: String
  package var booking: CoachingPerson.Booking
  /// Strength or in line.
  package var reading: SkillReading
}

/// At most two skills to work on, for one person.
package struct PersonalPlan: Codable, Hashable, Sendable {
  package var agent: String
  /// The most needed first.
  package var goals: [Goal]
  package var aspiration: String?

  package struct Goal: Codable, Hashable, Sendable {
    package var need: CoachingNeed
    /// What the goal is measured by: the usable evidence that names the skill, or that points to it most.
    package var baseline: EvidenceItem
    /// The mean of similar people, in the unit of the baseline.
    package var target: Double
    package var reviewOn: CivilDate
    /// A colleague who is strong in it and at work at the same time.
    package var mentor: String?
    package var resource: String?
  }
}
