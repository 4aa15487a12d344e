/// Two colleagues of whom one is strong in what the other one works on, and who are at work together.
package struct LearningPair: Codable, Hashable, Sendable {
  package var skill: String
  package var strong: String
  package var learner: String
  /// Hours a week that they share.
  package var sharedHours: Double
  package var strongReading: SkillReading
  package var learnerReading: SkillReading
}

package struct PairRules: Codable, Hashable, Sendable {
  package var leastSharedHours = 8.0
  /// More colleagues a strong person is not asked to help.
  package var mostLearners = 2

  package init() {}
}

/// Pairs for each skill, alphabetical by learner: each learner once a skill.
///
/// Of the people who are strong in the skill, the one who helps fewest so far is proposed, then the one with the most
/// shared hours, then by id.
package func learningPairs(
  _ people: [PersonFacts], profiles: [SkillProfile], skills: [String], rules: PairRules = PairRules()
) -> [LearningPair] {
  let profiles = Dictionary(profiles.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
  let people = people.filter { !$0.isUnpaired }.sorted { $0.agent < $1.agent }
  var learners: [String: Int] = [:]
  var pairs: [LearningPair] = []
  for skill in skills {
    func reading(_ person: PersonFacts, _ state: SkillState) -> SkillReading? {
      profiles[person.agent]?[skill].flatMap { $0.state == state ? $0 : nil }
    }
    let strong = people.compactMap { person in reading(person, .strength).map { (person, $0) } }
    for learner in people {
      guard let need = reading(learner, .developmentArea) else { continue }
      let found = strong.filter { learners[$0.0.agent, default: 0] < rules.mostLearners }
        .map { (person: $0.0, reading: $0.1, hours: $0.0.sharedHours(with: learner)) }
        .filter { $0.hours >= rules.leastSharedHours }
        .min {
          (learners[$0.person.agent, default: 0], -$0.hours, $0.person.agent)
            < (learners[$1.person.agent, default: 0], -$1.hours, $1.person.agent)
        }
      guard let found else { continue }
      learners[found.person.agent, default: 0] += 1
      pairs.append(
        LearningPair(
          skill: skill, strong: found.person.agent, learner: learner.agent, sharedHours: found.hours,
          strongReading: found.reading, learnerReading: need))
    }
  }
  return pairs
}
