import Metrics

/// How long a person has been here.
package enum TenureBand: String, Codable, Hashable, Sendable, CaseIterable {
  /// In the first three months: compared with nobody.
  case newcomer
  /// Up to a year.
  case firstYear = "first-year"
  case experienced

  init(joined: CivilDate, at day: CivilDate) {
    let days = day.ordinal - joined.ordinal
    self = days < 91 ? .newcomer : days < 365 ? .firstYear : .experienced
  }

  /// Of everybody of whom the roster says when they joined.
  static func bands(_ dataset: Dataset) -> [String: TenureBand] {
    Dictionary(
      dataset.agents.compactMap { agent in
        agent.joined.map { (agent.id, TenureBand(joined: $0, at: dataset.period.last)) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// Similar people: those whose contacts can be compared, by how long they have been here.
///
/// Everybody of a component shares one spread τ²; the average is that of the own tenure band where it has five people.
/// Never the own team: that would give a person credit or blame for the manager's other people (methods.md §2.3).
struct Cohorts {
  private var ofAgent: [String: EffectPooling] = [:]

  /// - Returns: `nil` with fewer than two people who can be compared.
  init?(
    _ mix: CaseMixAdjustment, _ within: Double?, agents: [String], tenure: [String: TenureBand]
  ) {
    let members = agents.indices.compactMap { agent -> (Int, CaseMixAdjustment.Agent, Double)? in
      guard let fair = mix.agents[agent], let variance = fair.variance, variance > 0 else { return nil }
      return (agent, fair, variance)
    }
    guard members.count > 1 else { return nil }
    let components = Dictionary(grouping: members) { $0.1.component }
    for (_, people) in components.sorted(by: { $0.key < $1.key }) where people.count > 1 {
      let pooled = EffectPooling(
        values: people.map(\.1.effect), variances: people.map(\.2), floor: CaseMixComparer.floor * (within ?? 0))
      guard let pooled else { continue }
      let bands = Dictionary(grouping: people) { tenure[agents[$0.0]] ?? .experienced }
      for band in TenureBand.allCases {
        let own = bands[band] ?? []
        let ofBand =
          own.count >= CaseMixComparer.leastInBand
          ? EffectPooling(
            values: own.map(\.1.effect), variances: own.map(\.2), betweenVariance: pooled.betweenVariance) : nil
        for person in own { ofAgent[agents[person.0]] = ofBand ?? pooled }
      }
    }
    if ofAgent.isEmpty { return nil }
  }

  subscript(id: String) -> EffectPooling? { ofAgent[id] }
}
