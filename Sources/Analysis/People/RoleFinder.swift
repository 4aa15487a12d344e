/// Who meets what a role asks for.
package struct RoleFinding: Codable, Hashable, Sendable {
  package enum Outcome: Codable, Hashable, Sendable {
    case candidate
    /// All is met, and these skills say that it is not the moment.
    case notNow([String])
    case notMet([Unmet])
    /// The person asked not to be named.
    case optedOut
  }

  package enum Unmet: Codable, Hashable, Sendable {
    case skill(String, SkillState)
    case tooFewObservations(skill: String, n: Int, least: Int)
    /// λz of the measure; `nil` where it is not known or rests on too little.
    case measure(EvidenceSignal, value: Double?)
    /// `nil` where the roster does not say.
    case tenure(months: Double?, least: Int)
    /// The most with any colleague; `nil` where shifts are not known.
    case sharedHours(Double?)
  }

  package var role: String
  package var agent: String
  package var outcome: Outcome
  /// The readings of the skills that the rule asks for, in its order.
  package var skills: [SkillReading]
  /// The evidence on the measures that it asks for, in its order.
  package var measures: [EvidenceItem]
}

/// A role or queue that asks for what the evidence says is low.
package struct RoleMismatch: Codable, Hashable, Sendable {
  package var agent: String
  package var role: String
  package var reading: SkillReading
}

/// What a role brought to whom.
package struct RoleReport: Codable, Hashable, Sendable {
  package var rule: RoleRule
  /// Everybody, sorted by id: a page lists the candidates and says how many others were looked at.
  package var findings: [RoleFinding]
  /// Who met the rule, by each attribute.
  package var qualified: [OpportunitySpread]
  /// Who was offered the role, of those who met the rule.
  package var offered: [OpportunitySpread]

  package var candidates: [RoleFinding] { findings.filter { $0.outcome == .candidate } }
}

package struct RoleFinder: Sendable {
  package let people: [PersonFacts]
  private let profiles: [String: SkillProfile]
  private let evidence: [String: [EvidenceItem]]

  package init(_ people: [PersonFacts], profiles: [SkillProfile], evidence: [EvidenceItem]) {
    self.people = people.sorted { $0.agent < $1.agent }
    self.profiles = Dictionary(profiles.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    self.evidence = Dictionary(grouping: evidence, by: \.agent)
  }

  /// - Parameter seed: for exact tests of tables that are too many to look at all.
  package func report(_ rule: RoleRule, seed: UInt64) -> RoleReport {
    let findings = people.map { finding(rule, $0) }
    // Somebody who opted out met the rule or not all the same, and is in no table.
    let asked = zip(people, findings).filter { $0.1.outcome != .optedOut }
    let met = asked.filter { $0.1.outcome == .candidate }
    return RoleReport(
      rule: rule, findings: findings,
      qualified: GroupAttribute.allCases.map { attribute in
        OpportunitySpread(
          attribute, asked.map { ($0.0.group(attribute), $0.1.outcome == .candidate) }, seed: seed)
      },
      offered: GroupAttribute.allCases.map { attribute in
        OpportunitySpread(
          attribute, met.map { ($0.0.group(attribute), $0.0.offered.contains(rule.id)) }, seed: seed)
      })
  }

  /// Where people hold a role or queue whose skills are a development area of theirs; sorted by person, then role.
  package func mismatches(_ rules: [RoleRule]) -> [RoleMismatch] {
    people.flatMap { person in
      rules.sorted { $0.id < $1.id }.filter { person.holds.contains($0.id) }.flatMap { rule in
        rule.skills.compactMap { need -> RoleMismatch? in
          guard let reading = profiles[person.agent]?[need.skill], reading.state == .developmentArea,
            !need.states.contains(.developmentArea)
          else { return nil }
          return RoleMismatch(agent: person.agent, role: rule.id, reading: reading)
        }
      }
    }
  }

  private func finding(_ rule: RoleRule, _ person: PersonFacts) -> RoleFinding {
    let profile = profiles[person.agent]
    var result = RoleFinding(
      role: rule.id, agent: person.agent, outcome: .optedOut,
      skills: rule.skills.compactMap { profile?[$0.skill] }, measures: [])
    guard !person.optedOut.contains(rule.id) else {
      result.skills = []
      return result
    }
    var unmet: [RoleFinding.Unmet] = []
    for need in rule.skills {
      let reading = profile?[need.skill]
      let state = reading?.state ?? .notEnoughEvidence
      if !need.states.contains(state) {
        unmet.append(.skill(need.skill, state))
      } else if let n = reading?.n, n < rule.leastObservations {
        unmet.append(.tooFewObservations(skill: need.skill, n: n, least: rule.leastObservations))
      }
    }
    for need in rule.measures {
      guard let item = evidence[person.agent]?.first(where: { $0.signal == need.signal }),
        item.n >= need.leastObservations, let z = item.standardised
      else {
        unmet.append(.measure(need.signal, value: nil))
        continue
      }
      result.measures.append(item)
      let value = need.better.sign * item.reliability * z
      if value < need.least { unmet.append(.measure(need.signal, value: value)) }
    }
    if person.tenureMonths ?? -1 < Double(rule.leastTenureMonths) {
      unmet.append(.tenure(months: person.tenureMonths, least: rule.leastTenureMonths))
    }
    if rule.leastSharedHours > 0 {
      let shared = person.halfHours.isEmpty ? nil : mostSharedHours(person)
      if shared ?? -1 < rule.leastSharedHours { unmet.append(.sharedHours(shared)) }
    }
    let notNow = rule.notNow.filter { need in profile?[need.skill].map { need.states.contains($0.state) } ?? false }
    result.outcome = !unmet.isEmpty ? .notMet(unmet) : notNow.isEmpty ? .candidate : .notNow(notNow.map(\.skill))
    return result
  }

  private func mostSharedHours(_ person: PersonFacts) -> Double {
    people.filter { $0.agent != person.agent && $0.team == person.team }.map(person.sharedHours).max() ?? 0
  }
}
