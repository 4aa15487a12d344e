import Metrics

/// Which evidence speaks for which skill, and how much: data that a workspace can change (methods.md §6).
package struct SkillModel: Codable, Hashable, Sendable {
  package var skills: [Skill]
  package var speed: SpeedGuard?
  package var rules: SkillRules

  package init(skills: [Skill], speed: SpeedGuard?, rules: SkillRules = SkillRules()) {
    self.skills = skills
    self.speed = speed
    self.rules = rules
  }

  package struct Skill: Codable, Hashable, Sendable {
    package var id: String
    package var name: String
    package var links: [Link]
    /// What nothing here can measure is named, so that it is known to be left out.
    package var isInferred: Bool

    package init(_ id: String, _ name: String, _ links: [Link], isInferred: Bool = true) {
      self.id = id
      self.name = name
      self.links = links
      self.isInferred = isInferred
    }
  }

  /// One signal for one skill.
  package struct Link: Codable, Hashable, Sendable {
    package var signal: EvidenceSignal
    /// 3 names the skill itself, 2 points to it, 1 may have to do with it.
    package var weight: Int
    package var stronger: Orientation
    package var condition: Condition?
    /// What else may be behind the value; printed beside it.
    package var caution: Caution?

    package init(
      _ signal: EvidenceSignal, _ weight: Int, _ stronger: Orientation = .higher, _ condition: Condition? = nil,
      caution: Caution? = nil
    ) {
      self.signal = signal
      self.weight = weight
      self.stronger = stronger
      self.condition = condition
      self.caution = caution
    }

    /// Whether this evidence names the skill: no metric of contacts does.
    package var isDirect: Bool { weight == 3 && signal.kind != .metric }
  }

  /// Which values speak for more of the skill.
  package enum Orientation: String, Codable, Hashable, Sendable {
    case higher, lower

    package var sign: Double { self == .higher ? 1 : -1 }
  }

  /// When a link counts at all.
  package enum Condition: Codable, Hashable, Sendable {
    /// Only for people who are low in one of these: slow contacts that are solved say nothing.
    case lowIn([EvidenceSignal])
    /// Only low values, and only beside colleagues of the same half-hours.
    case lowInSameIntervals
  }

  /// Another reason for the same value.
  package enum Caution: String, Codable, Hashable, Sendable {
    case hurriedContacts = "hurried-contacts"
    case slowSystems = "slow-systems"
    case staffing
    case routing
    case unresolvedMatter = "unresolved-matter"
  }

  /// Speed that counts for nobody whose customers are not helped.
  package struct SpeedGuard: Codable, Hashable, Sendable {
    package var speed: EvidenceSignal
    /// Higher is better in all of them.
    package var outcomes: [EvidenceSignal]

    package init(speed: EvidenceSignal, outcomes: [EvidenceSignal]) {
      self.speed = speed
      self.outcomes = outcomes
    }
  }
}

/// The limits of the model. They are judgement, not measurement.
package struct SkillRules: Codable, Hashable, Sendable {
  /// C: Σwλ below which nothing is said.
  package var leastMass = 2.0
  /// Of it, from evidence that names the skill.
  package var leastDirectMass = 1.0
  /// How many origins of evidence agree that there is something to say.
  package var leastOrigins = 2
  /// Strength above, development area below its negative; in true deviations between people.
  package var line = 0.3
  package var leastProbability = 0.8
  /// Two reliable items that lie further apart are no picture of one skill; in true deviations.
  package var mixedDistance = 1.5
  package var mixedReliability = 0.5
  package var greatestAgeMonths = 6
  /// A metric counts for so many skills of a person.
  package var mostSkillsOfMetric = 2
  /// Fewer observations are not used.
  package var leastReviews = 3
  package var leastAnswers = 5
  package var leastContacts = 20
  package var leastRecords = 1
  /// What one reviewer says cannot be told from how strict the reviewer is.
  package var leastReviewers = 2

  package init() {}

  package func leastObservations(_ origin: EvidenceOrigin) -> Int {
    switch origin {
    case .reviews: leastReviews
    case .customers: leastAnswers
    case .operations: leastContacts
    case .records: leastRecords
    }
  }
}
