import Metrics

/// What joiners of the last two years reach in which month at work, beside people of more than a year.
package struct RampAssessment: Codable, Hashable, Sendable {
  package var key: MetricKey
  package var joiners: Int
  package var curve: RampCurve
  /// The middle person of those with more than a year at work, in the period; `nil` for fewer than five.
  package var experienced: Double?
  /// The first month in which the middle joiner is as good as that and stays so; `nil` when not yet, or where the
  /// measure has no better side.
  package var reached: Int?
}

/// Cohorts and ramp curves out of the roster and the months of people.
struct JoinerAssessor {
  let dataset: Dataset
  let metrics: [MetricKey: MetricDefinition]

  private static let rampYears = 2
  private static let mostMonths = 12
  private static let leastJoiners = 5
  private static let leastExperienced = 5

  private var end: CivilDate { dataset.period.last }

  /// Everybody whose first day is known.
  var employments: [Employment] {
    dataset.agents.compactMap { agent in
      agent.joined.map { joined in
        Employment(
          agent: agent.id, team: agent.team, joined: joined, left: agent.left,
          reason: agent.facts.leaving.flatMap { Employment.Reason(rawValue: $0.rawValue) } ?? .unknown)
      }
    }
  }

  /// Handle time first, because everybody has it; then the other headline measures of people, at most two in all.
  var ramps: [RampAssessment] {
    let headline = dataset.headline.compactMap { metrics[$0.key] }
      .filter { $0.levels.contains(.agent) && $0.denominator != nil && $0.isDefault }
    let ordered = headline.filter { $0.key == MetricKey("aht") } + headline.filter { $0.key != MetricKey("aht") }
    return Array(ordered.compactMap(ramp).prefix(2))
  }

  private func ramp(_ metric: MetricDefinition) -> RampAssessment? {
    let first = end.adding(days: -365 * JoinerAssessor.rampYears)
    let joiners = dataset.agents.filter { agent in agent.joined.map { $0 > first && $0 <= end } ?? false }
    guard joiners.count >= JoinerAssessor.leastJoiners else { return nil }
    let least = QuantityMaker.leastShown(metric, agent: true)
    let observations = joiners.sorted { $0.id < $1.id }.flatMap { agent -> [RampCurve.Observation] in
      guard let joined = agent.joined else { return [] }
      return (dataset.cells[Subject(.agent, agent.id)] ?? [:]).sorted { $0.key < $1.key }.compactMap { period, sums in
        guard case .month = period, let value = value(metric, sums, least: least) else { return nil }
        let month = period.monthNumber - Period(.month, containing: joined).monthNumber
        guard (0..<JoinerAssessor.mostMonths).contains(month) else { return nil }
        return RampCurve.Observation(agent: agent.id, month: month, value: value)
      }
    }
    let curve = RampCurve(observations)
    guard curve.points.count(where: { $0.median != nil }) > 1 else { return nil }
    let experienced = dataset.agents.filter { ($0.joined?.months(to: end) ?? 0) >= 12 }.compactMap { agent in
      dataset.cells[Subject(.agent, agent.id)]?[dataset.period].flatMap { value(metric, $0, least: least) }
    }.sorted()
    let level = experienced.count >= JoinerAssessor.leastExperienced ? experienced.medianOfSorted : nil
    let reached = level.flatMap { level in
      switch metric.direction {
      case .higherIsBetter: curve.monthReached { $0 >= level }
      // Joiners are slow at first: being as quick as the others is what is waited for.
      case .lowerIsBetter, .guarded: curve.monthReached { $0 <= level }
      case .none: nil
      }
    }
    return RampAssessment(
      key: metric.key, joiners: joiners.count, curve: curve, experienced: level, reached: reached)
  }

  /// A ratio of sums, scaled; `nil` with too few observations of one person.
  private func value(_ metric: MetricDefinition, _ sums: Sums, least: Int) -> Double? {
    guard let below = metric.denominator?.value(in: sums), below > 0,
      Int(metric.observationCount?.value(in: sums) ?? below) >= least
    else { return nil }
    return Double(metric.numerator.value(in: sums)) * metric.scale / Double(below)
  }
}
