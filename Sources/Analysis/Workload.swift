import Metrics

/// How evenly work is spread over the people of a site or team, as quantities of its two metrics.
struct WorkloadSpread: Sendable {
  /// People with less time on queue say little about how work is spread.
  static let leastHours = 10.0

  private let agents: [(id: String, team: String?, work: Double, hours: Double)]

  init(_ dataset: Dataset) {
    let teams = Dictionary(dataset.agents.map { ($0.id, $0.team) }, uniquingKeysWith: { first, _ in first })
    agents = dataset.cells.compactMap { subject, cells in
      guard subject.level == .agent, let sums = cells[dataset.period] else { return nil }
      let seconds = sums[.scheduledSeconds] > 0 ? sums[.scheduledSeconds] : sums[.loggedInSeconds]
      let hours = Double(seconds) / 3600
      guard hours >= WorkloadSpread.leastHours, sums[.handleKnown] > 0 else { return nil }
      return (subject.id, teams[subject.id] ?? nil, Double(sums[.handleSeconds]) / 3600, hours)
    }.sorted { $0.id < $1.id }
  }

  /// The coefficient of variation or the corrected Gini index of handle hours an hour of work.
  func quantity(_ derivation: MetricDefinition.Derivation, of subject: Subject) -> Quantity {
    guard !agents.isEmpty else { return .missing(.noInput) }
    let people = subject.level == .site ? agents : agents.filter { $0.team == subject.id }
    guard people.count >= 5 else {
      return people.isEmpty ? .missing(.noObservations) : .suppressed(.fewPeople, n: people.count)
    }
    let rates = people.map { $0.work / $0.hours }
    guard let spread = Inequality(work: rates, teams: people.map { $0.team ?? "" }),
      let value = derivation == .workloadSpread ? spread.variation : spread.correctedGini
    else { return .missing(.noObservations) }
    return .measured(Measurement(value: value, numerator: value, denominator: nil, n: people.count))
  }
}
