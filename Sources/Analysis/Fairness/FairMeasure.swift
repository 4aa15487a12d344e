import Metrics

/// One measure of one person beside similar people on the same kinds of contact.
///
/// The adjusted value is what the person would have with the average mix of contacts (methods.md §4), or with the
/// average reviewer (§7). The shrunk one is pulled towards similar people by as much as the data leave open (§2).
package struct FairMeasure: Codable, Hashable, Sendable {
  /// What may be shown about one person on one measure (methods.md §0.3).
  package enum State: String, Codable, Hashable, Sendable {
    /// Nothing was observed.
    case none
    /// Too few observations: their number only.
    case countOnly = "count-only"
    /// The own value with its interval, no comparison.
    case value
    /// Also the shrunk value, and above or below where that is at least 95 % sure.
    case compare
    /// Also quarters, recognition and changes of teams.
    case band
  }

  package enum Standing: String, Codable, Hashable, Sendable {
    /// The measure is higher than that of similar people, with a probability of at least 95 %; not a judgement.
    case above
    case below
    case inLine = "in-line"
  }

  package var agent: String
  /// The shortest window that makes the value reliable, else twelve months.
  package var window: ReportingWindow
  /// Observations within the window.
  package var n: Int
  /// The ratio of sums within the window, in the unit of the measure.
  package var raw: Double?
  package var state: State
  /// λ, from 0 (chance) to 1.
  package var reliability: Double?
  /// The part of the contacts that has a fair comparison, from 0 to 1; `nil` for evaluations.
  package var coverage: Double?
  /// With the average mix, in the unit of the measure.
  package var adjusted: Double?
  package var shrunk: Double?
  /// Of the shrunk value, 95 %.
  package var interval: Interval?
  /// The mean of similar people and their true spread τ, in the unit of the measure.
  package var cohortMean: Double?
  package var cohortDeviation: Double?
  /// What the same contacts give at the average of the site; the companion that explains the adjustment.
  package var expected: Double?
  package var standing: Standing?
  /// The probability to be among the best quarter of similar people; only in state `band` of groups of 8 or more.
  package var bestQuarter: Double?
  /// In the first three months: compared with nobody.
  package var isNewcomer: Bool

  init(agent: String, window: ReportingWindow, n: Int, raw: Double?, isNewcomer: Bool) {
    self.agent = agent
    self.window = window
    self.n = n
    self.raw = raw
    state = n > 0 ? .countOnly : .none
    self.isNewcomer = isNewcomer
  }
}

/// One measure of all people.
package struct FairComparison: Codable, Hashable, Sendable {
  package var key: MetricKey
  /// Sorted by agent.
  package var people: [FairMeasure]
  /// What all comparable people have together over six months, in the unit of the measure.
  package var overall: Double
  /// Kinds of contact that differ with the same people, sorted by name; empty for evaluations.
  package var queues: [QueueEffect]

  package subscript(agent: String) -> FairMeasure? { people.first { $0.agent == agent } }
}

/// How much contacts of a queue differ when the same people take them.
package struct QueueEffect: Codable, Hashable, Sendable {
  package var queue: String
  package var n: Int
  /// Against the middle of the other queues: a share of it for times (0.4 is 40 % longer), else a difference.
  package var effect: Double
  /// 99.8 %.
  package var interval: Interval
  /// Larger than chance, and large enough to matter: a tenth of the time, or five points.
  package var isApart: Bool
}

/// What a reviewer's scores are beside those of others on the same people.
package struct ReviewerEffect: Codable, Hashable, Sendable {
  package var reviewer: String
  package var evaluations: Int
  package var people: Int
  /// As a fraction of all points; positive is milder. Pulled towards 0 by as much as it is uncertain.
  package var effect: Double
  /// 95 %.
  package var interval: Interval
  /// Enough evaluations of enough people to be shown to the quality lead (methods.md §7.1).
  package var isShown: Bool
  /// Shown, sure, and at least three points.
  package var isApart: Bool
}

/// Reviewers beside one another.
package struct ReviewerAssessment: Codable, Hashable, Sendable {
  /// Sorted by name; those whose severity can be told from the people they score.
  package var reviewers: [ReviewerEffect]
  /// Variances of a score: between people, between reviewers, and the rest; fractions squared.
  package var betweenPeople: Double
  package var betweenReviewers: Double
  package var error: Double
  /// Evaluations that a person needs for a reliability of 0.5 and 0.7, by number of reviewers from 1 to 4.
  package var plan: [PlanRow]
  /// Groups of reviewers who score no person in common: 1 where all can be compared with each other.
  package var separateGroups: Int

  package struct PlanRow: Codable, Hashable, Sendable {
    package var reviewers: Int
    /// `nil` where no number is enough.
    package var forHalf: Int?
    package var forSeven: Int?
  }
}

/// Why reviewers cannot be told from the people they score.
package enum ReviewerGap: String, Codable, Hashable, Sendable {
  /// A strict reviewer of everybody looks like weak people.
  case oneReviewer = "one-reviewer"
  /// Reviewers score no people in common, or too few.
  case nobodyInCommon = "nobody-in-common"
}

/// How the abilities of people are spread over the teams.
package struct TeamMixAssessment: Codable, Hashable, Sendable {
  package enum Judgement: String, Codable, Hashable, Sendable {
    case even, somewhatUneven = "somewhat-uneven", uneven
  }
  /// The share of all differences between people that lies between teams, from 0 to 1.
  package var share: Double
  /// Of random teams of the same sizes, the part that is less uneven, from 0 to 1.
  package var percentile: Double
  package var judgement: Judgement
  package var people: Int
  /// Teams and items that stand out, sorted by team, then item.
  package var strengths: [TeamStrength]
}

/// A team does an item of the evaluations more or less often than the others, by more than chance.
package struct TeamStrength: Codable, Hashable, Sendable {
  package var team: String
  package var item: String
  /// The average of its people, corrected for reviewers, from 0 to 1.
  package var value: Double
  package var others: Double
  package var people: Int
}

/// What a course changed (methods.md §8).
package struct CourseEffect: Codable, Hashable, Sendable {
  package enum Verdict: String, Codable, Hashable, Sendable {
    case tooFew = "too-few", tooEarly = "too-early", everybody, notAlike = "not-alike", inconclusive
    case noEffectSeen = "no-effect-seen", effect
  }
  package var course: String
  /// How it was held: the same course held otherwise is judged apart.
  package var method: String?
  /// The month in which it was held.
  package var month: Period
  package var key: MetricKey
  package var verdict: Verdict
  /// People who took it and count, those who did not, and those who left out because they moved or left.
  package var trained: Int
  package var others: Int
  package var leftOut: Int
  /// The change of those who took it less that of the others, in the unit of the measure, with its 95 % interval.
  package var difference: Double?
  package var interval: Interval?
  package var changeOfTrained: Double?
  /// What would be expected without the course, because people were chosen in bad months.
  package var expectedAnyway: Double?

  /// Whether it is the same course in the same month, on whatever measure.
  package func isSame(as other: CourseEffect) -> Bool {
    (course, method, month) == (other.course, other.method, other.month)
  }
}

/// People compared fairly, and what the comparison found out about queues, reviewers, teams and courses.
package struct FairnessAssessment: Codable, Hashable, Sendable {
  package var comparisons: [FairComparison] = []
  package var reviewers: ReviewerAssessment?
  /// Where there are evaluations and no assessment of reviewers.
  package var reviewerGap: ReviewerGap?
  package var mix: TeamMixAssessment?
  package var courses: [CourseEffect] = []

  package subscript(key: MetricKey) -> FairComparison? { comparisons.first { $0.key == key } }
}
