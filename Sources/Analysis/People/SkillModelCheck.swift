import Metrics

/// What is wrong with a skill model, and where.
package struct SkillModelProblem: Codable, Hashable, Sendable {
  /// Positions count from 0; `nil` for the whole.
  package struct Place: Codable, Hashable, Sendable {
    package var skill: Int?
    package var link: Int?
  }

  package enum Reason: Codable, Hashable, Sendable {
    case noSkills
    case noID
    /// Two skills of one id.
    case repeatedSkill(String)
    /// The same signal twice for one skill.
    case repeatedSignal(EvidenceSignal)
    case unknownMetric(MetricKey)
    /// The metric is not known of one person.
    case notOfPeople(MetricKey)
    case unknownCriterion(String)
    case weightOutOfRange(Int)
    /// A metric of contacts never names a skill.
    case metricAsDirect(MetricKey)
    /// Nothing names the skill, so that it can never be read.
    case noDirectEvidence
    /// The skill is not inferred and has links all the same.
    case linkOfSkillNotInferred
    /// The guard of speed names no outcome.
    case speedWithoutOutcome
    /// A metric of more skills than it may count for: the ones with the largest weight win, person by person.
    case manySkills(EvidenceSignal, skills: Int, most: Int)
  }

  package var place: Place
  package var reason: Reason

  /// Whether the model can be used all the same.
  package var isNote: Bool {
    switch reason {
    case .manySkills, .noDirectEvidence: true
    default: false
    }
  }
}

extension SkillModel {
  /// All that is wrong, in the order of the model.
  ///
  /// - Parameters:
  ///   - metrics: the catalogue.
  ///   - criteria: the items that evaluations have; `nil` where they are not known.
  package func problems(metrics: [MetricDefinition], criteria: Set<String>? = nil) -> [SkillModelProblem] {
    var found: [SkillModelProblem] = []
    func add(_ reason: SkillModelProblem.Reason, _ skill: Int? = nil, _ link: Int? = nil) {
      found.append(SkillModelProblem(place: .init(skill: skill, link: link), reason: reason))
    }
    let levels = Dictionary(metrics.map { ($0.key, $0.levels) }, uniquingKeysWith: { first, _ in first })
    func check(_ signal: EvidenceSignal, _ skill: Int?, _ link: Int?) {
      if let key = signal.metric {
        if let known = levels[key] {
          if !known.contains(.agent) { add(.notOfPeople(key), skill, link) }
        } else {
          add(.unknownMetric(key), skill, link)
        }
      } else if signal.kind == .criterion, let criteria, !criteria.contains(signal.id) {
        add(.unknownCriterion(signal.id), skill, link)
      }
    }

    if skills.isEmpty { add(.noSkills) }
    var ids: Set<String> = []
    for (index, skill) in skills.enumerated() {
      if skill.id.isEmpty { add(.noID, index) }
      if !ids.insert(skill.id).inserted { add(.repeatedSkill(skill.id), index) }
      if skill.isInferred, !skill.links.contains(where: \.isDirect) { add(.noDirectEvidence, index) }
      var signals: Set<EvidenceSignal> = []
      for (place, link) in skill.links.enumerated() {
        if !skill.isInferred { add(.linkOfSkillNotInferred, index, place) }
        if !signals.insert(link.signal).inserted { add(.repeatedSignal(link.signal), index, place) }
        if !(1...3).contains(link.weight) { add(.weightOutOfRange(link.weight), index, place) }
        if link.weight == 3, let key = link.signal.metric { add(.metricAsDirect(key), index, place) }
        check(link.signal, index, place)
        if case .lowIn(let others) = link.condition {
          for other in others { check(other, index, place) }
        }
      }
    }
    if let speed {
      if speed.outcomes.isEmpty { add(.speedWithoutOutcome) }
      for signal in [speed.speed] + speed.outcomes { check(signal, nil, nil) }
    }
    for signal in Set(skills.flatMap { $0.links.map(\.signal) }).sorted() where signal.kind == .metric {
      let users = skills.count { $0.links.contains { $0.signal == signal } }
      if users > rules.mostSkillsOfMetric {
        add(.manySkills(signal, skills: users, most: rules.mostSkillsOfMetric))
      }
    }
    return found
  }
}
