/// What a responsibility asks for: the same for everybody, printed with the names (000-16).
package struct RoleRule: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Hashable, Sendable {
    case mentor, lead, planner, queue
  }

  package var id: String
  package var name: String
  package var kind: Kind
  package var skills: [SkillNeed]
  package var measures: [MeasureNeed]
  /// States in which it is not the moment; the words are "not now", for managers only.
  package var notNow: [SkillNeed]
  package var leastTenureMonths: Int
  /// Observations behind each skill that is asked for.
  package var leastObservations: Int
  /// Hours a week at work together with at least one colleague of the team; 0 where it does not matter.
  package var leastSharedHours: Double

  package init(
    _ id: String, _ name: String, _ kind: Kind, skills: [SkillNeed] = [], measures: [MeasureNeed] = [],
    notNow: [SkillNeed] = [], leastTenureMonths: Int = 6, leastObservations: Int = 20, leastSharedHours: Double = 0
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.skills = skills
    self.measures = measures
    self.notNow = notNow
    self.leastTenureMonths = leastTenureMonths
    self.leastObservations = leastObservations
    self.leastSharedHours = leastSharedHours
  }

  package struct SkillNeed: Codable, Hashable, Sendable {
    package var skill: String
    package var states: Set<SkillState>

    package init(_ skill: String, _ states: Set<SkillState>) {
      self.skill = skill
      self.states = states
    }

    private enum CodingKeys: String, CodingKey {
      case skill, states
    }

    /// A set has no order of its own, and files must not differ from run to run.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(skill, forKey: .skill)
      try container.encode(states.sorted { $0.rawValue < $1.rawValue }, forKey: .states)
    }
  }

  /// A measure on the good side by so many true deviations, after shrinking.
  package struct MeasureNeed: Codable, Hashable, Sendable {
    package var signal: EvidenceSignal
    package var better: SkillModel.Orientation
    package var least: Double
    package var leastObservations: Int

    package init(
      _ signal: EvidenceSignal, _ better: SkillModel.Orientation, least: Double, leastObservations: Int = 20
    ) {
      self.signal = signal
      self.better = better
      self.least = least
      self.leastObservations = leastObservations
    }
  }

  /// The responsibilities that are looked at when a workspace defines none.
  package static let standard: [RoleRule] = [
    RoleRule(
      "mentor", "Mentor", .mentor,
      skills: [
        SkillNeed("communication", [.strength]), SkillNeed("problem_solving", [.strength, .inLine]),
        SkillNeed("product_knowledge", [.strength, .inLine]),
      ], notNow: [SkillNeed("self_confidence", [.developmentArea])], leastSharedHours: 8),
    RoleRule(
      "team_lead", "Team lead", .lead,
      skills: [
        SkillNeed("communication", [.strength]), SkillNeed("product_knowledge", [.strength, .inLine]),
        SkillNeed("time_management", [.strength, .inLine]),
      ],
      measures: [
        MeasureNeed(EvidenceSignal(.record, "learning_speed"), .higher, least: 0.3, leastObservations: 1)
      ],
      notNow: [SkillNeed("self_confidence", [.developmentArea]), SkillNeed("empathy", [.developmentArea])],
      leastTenureMonths: 12),
    RoleRule(
      "planner", "Planner of trainings and events", .planner,
      skills: [SkillNeed("time_management", [.strength])],
      measures: [
        MeasureNeed(EvidenceSignal(.metric, "schedule_adherence"), .higher, least: 0.3),
        MeasureNeed(EvidenceSignal(.metric, "punctuality"), .higher, least: 0),
      ], notNow: [SkillNeed("self_confidence", [.developmentArea])]),
  ]
}

/// What is known of a person beside skills and measures.
package struct PersonFacts: Codable, Hashable, Sendable {
  package var agent: String
  package var team: String?
  package var tenureMonths: Double?
  /// Half-hours of a usual week at work, from 0 (Monday, 0:00) to 335; empty where it is not known.
  package var halfHours: Set<Int>
  /// Ids of roles that the person does not want to be named for.
  package var optedOut: Set<String>
  /// Does not want to be paired with a colleague.
  package var isUnpaired: Bool
  /// Roles and queues that the person has now, as ids of rules.
  package var holds: Set<String>
  /// Roles that the person was offered in the period.
  package var offered: Set<String>
  package var shift: String?
  package var channel: String?
  package var isPartTime: Bool?

  package init(
    agent: String, team: String? = nil, tenureMonths: Double? = nil, halfHours: Set<Int> = [],
    optedOut: Set<String> = [], isUnpaired: Bool = false, holds: Set<String> = [], offered: Set<String> = [],
    shift: String? = nil, channel: String? = nil, isPartTime: Bool? = nil
  ) {
    self.agent = agent
    self.team = team
    self.tenureMonths = tenureMonths
    self.halfHours = halfHours
    self.optedOut = optedOut
    self.isUnpaired = isUnpaired
    self.holds = holds
    self.offered = offered
    self.shift = shift
    self.channel = channel
    self.isPartTime = isPartTime
  }

  /// The group of the person; `nil` where it is not known.
  package func group(_ attribute: GroupAttribute) -> String? {
    switch attribute {
    case .team: team
    case .shift: shift
    case .channel: channel
    case .tenure: tenureMonths.map { TenureBand(tenureMonths: $0).rawValue }
    case .partTime: isPartTime.map { $0 ? "part-time" : "full-time" }
    }
  }

  /// Hours a week that two people are at work together.
  package func sharedHours(with other: PersonFacts) -> Double {
    Double(halfHours.intersection(other.halfHours).count) / 2
  }
}
