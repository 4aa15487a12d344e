import Metrics

/// What is known of each person that can speak for a skill: reviewed behaviours, measures on the same contacts, and
/// other measures of the last six months.
struct EvidenceBuilder {
  /// Months of a measure from which its month-to-month variation is known.
  static let leastMonths = 3
  static let months = 6

  let dataset: Dataset
  let fairness: FairnessAssessment
  let metrics: [MetricKey: MetricDefinition]
  /// How mild each reviewer is, as a fraction of the points.
  let mildness: [String: Double]

  /// Sorted by person, then signal.
  ///
  /// - Parameter roles: whose measures are wanted beside those of the skills.
  func evidence(for model: SkillModel, roles: [RoleRule]) -> [EvidenceItem] {
    let keys = Set(
      model.skills.flatMap(\.links).compactMap(\.signal.metric) + (model.speed?.outcomes ?? []).compactMap(\.metric)
        + roles.flatMap(\.measures).compactMap(\.signal.metric))
    let compared = Set(fairness.comparisons.map(\.key))
    let others = keys.subtracting(compared).sorted().compactMap { metrics[$0] }
    let all =
      fairness.comparisons.filter { keys.contains($0.key) }.flatMap(fair)
      + others.flatMap(monthly) + criteria(model)
    return all.sorted { ($0.agent, $0.signal) < ($1.agent, $1.signal) }
  }

  /// Measures that were compared on the same contacts.
  private func fair(_ comparison: FairComparison) -> [EvidenceItem] {
    let signal = EvidenceSignal(.metric, EvidenceBuilder.text(comparison.key))
    return comparison.people.compactMap { person in
      guard let value = person.adjusted, let reliability = person.reliability, let mean = person.cohortMean,
        let deviation = person.cohortDeviation
      else { return nil }
      return EvidenceItem(
        agent: person.agent, signal: signal,
        origin: EvidenceOrigin(signal, definition: metrics[comparison.key]), value: value, interval: person.interval,
        n: person.n, mean: mean, deviation: deviation, reliability: reliability, latest: dataset.period.last)
    }
  }

  /// Any other measure: a ratio of sums over six months, as sure as it varies little from month to month.
  private func monthly(_ metric: MetricDefinition) -> [EvidenceItem] {
    guard metric.levels.contains(.agent), let below = metric.denominator else { return [] }
    let last = dataset.period.last.monthNumber
    struct Person { var agent: String, value: Double, months: [Double], n: Int64 }
    let people = dataset.cells.keys.filter { $0.level == .agent }.sorted().compactMap { subject -> Person? in
      var (above, all, n, months) = (Int64(0), Int64(0), Int64(0), [Double]())
      for (period, sums) in (dataset.cells[subject] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard case .month = period, period.monthNumber > last - EvidenceBuilder.months,
          period.last <= dataset.period.last
        else { continue }
        let denominator = below.value(in: sums)
        guard denominator > 0 else { continue }
        let numerator = metric.numerator.value(in: sums)
        above += numerator
        all += denominator
        n += metric.observationCount?.value(in: sums) ?? denominator
        months.append(Double(numerator) / Double(denominator) * metric.scale)
      }
      guard months.count >= EvidenceBuilder.leastMonths, all > 0 else { return nil }
      return Person(agent: subject.id, value: Double(above) / Double(all) * metric.scale, months: months, n: n)
    }
    let freedom = people.reduce(0) { $0 + $1.months.count - 1 }
    guard people.count > 2, freedom > 0 else { return [] }
    let within = people.reduce(0) { $0 + $1.months.squaresAbout($1.months.average) } / Double(freedom)
    guard within > 0 else { return [] }
    let variances = people.map { within / Double($0.months.count) }
    guard
      let pooled = EffectPooling(
        values: people.map(\.value), variances: variances, floor: CaseMixComparer.floor * within)
    else { return [] }
    let signal = EvidenceSignal(.metric, EvidenceBuilder.text(metric.key))
    return zip(people, variances).map { person, variance in
      item(person.agent, signal, person.value, Int(person.n), nil, pooled, variance)
    }
  }

  /// Reviewed behaviours of six months, corrected for reviewers.
  private func criteria(_ model: SkillModel) -> [EvidenceItem] {
    let wanted = Set(model.skills.flatMap(\.links).filter { $0.signal.kind == .criterion }.map(\.signal.id))
    struct Sum { var n = 0.0, met = 0.0, reviewers: Set<String> = [] }
    var sums: [String: [String: Sum]] = [:]
    for review in dataset.reviews where review.reach <= .sixMonths && wanted.contains(review.item) {
      let n = Double(review.n)
      sums[review.item, default: [:]][review.agent, default: Sum()].n += n
      sums[review.item]?[review.agent]?.met += Double(review.score) / 10_000 - n * (mildness[review.reviewer] ?? 0)
      sums[review.item]?[review.agent]?.reviewers.insert(review.reviewer)
    }
    return sums.keys.sorted().flatMap { item -> [EvidenceItem] in
      let people = (sums[item] ?? [:]).sorted { $0.key < $1.key }
      let mean = people.reduce(0) { $0 + $1.value.met } / max(1, people.reduce(0) { $0 + $1.value.n })
      let chance = min(0.99, max(0.01, mean)) * (1 - min(0.99, max(0.01, mean)))
      let variances = people.map { chance / $0.value.n }
      guard people.count > 2,
        let pooled = EffectPooling(
          values: people.map { $0.value.met / $0.value.n }, variances: variances, floor: CaseMixComparer.floor * chance)
      else { return [] }
      return zip(people, variances).map { person, variance in
        self.item(
          person.key, EvidenceSignal(.criterion, item), person.value.met / person.value.n, Int(person.value.n),
          person.value.reviewers.count, pooled, variance)
      }
    }
  }

  private func item(
    _ agent: String, _ signal: EvidenceSignal, _ value: Double, _ n: Int, _ reviewers: Int?, _ pooled: EffectPooling,
    _ variance: Double
  ) -> EvidenceItem {
    let half = Normal.z95 * variance.squareRoot()
    return EvidenceItem(
      agent: agent, signal: signal,
      origin: EvidenceOrigin(signal, definition: signal.metric.flatMap { metrics[$0] }), value: value,
      interval: Interval(lower: value - half, upper: value + half), n: n, reviewers: reviewers, mean: pooled.mean,
      deviation: pooled.betweenVariance.squareRoot(),
      reliability: pooled.shrunk(value: value, variance: variance).reliability, latest: dataset.period.last)
  }

  static func text(_ key: MetricKey) -> String { key.variant.isEmpty ? key.metric : "\(key.metric).\(key.variant)" }
}
