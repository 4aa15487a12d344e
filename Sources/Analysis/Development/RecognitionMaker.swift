import Metrics

/// What recognition looks at: quarters of people against their own quarters before, and where they stand over the window
/// that makes them reliable.
struct RecognitionMaker {
  /// Earlier months that a quarter is held against.
  static let earlierMonths = 9

  let dataset: Dataset
  let fairness: FairnessAssessment
  let assessments: [String: SubjectAssessment]
  let metrics: [MetricKey: MetricDefinition]

  /// Measures that customers and reviewers judge; nobody is recognised for speed.
  private static let families: [(MetricKey, RecognitionFamily)] = [
    (MetricKey("csat", "top2"), .customer), (MetricKey("resolution_rate", "of_answered"), .resolution),
    (MetricKey("qa_score", "mean"), .quality),
  ]

  func report(_ people: [PersonFacts]) -> RecognitionReport? {
    let families = RecognitionMaker.families.filter { metrics[$0.0] != nil }
    guard !families.isEmpty, !people.isEmpty else { return nil }
    let standings = families.flatMap { key, family in self.standings(key, family) }
    let improvements = families.filter { $0.1 != .quality }.flatMap { self.improvements($0.0) }
    guard !standings.isEmpty || !improvements.isEmpty else { return nil }
    let concerns = assessments.mapValues { assessment in
      Set(assessment.measures.filter { $0.variation.signal == .concern }.map(\.key))
    }.filter { !$0.value.isEmpty }
    return RecognitionReport(
      RecognitionInput(people: people, improvements: improvements, standings: standings, concerns: concerns),
      seed: Development.seed)
  }

  private func standings(_ key: MetricKey, _ family: RecognitionFamily) -> [StandingItem] {
    (fairness[key]?.people ?? []).compactMap { person in
      guard let value = person.shrunk, let interval = person.interval, let mean = person.cohortMean,
        let deviation = person.cohortDeviation, let reliability = person.reliability, person.state == .band
      else { return nil }
      return StandingItem(
        agent: person.agent, family: family, metric: key, value: value,
        standardError: (interval.upper - interval.lower) / (2 * Normal.z95), mean: mean, deviation: deviation,
        n: person.n, reliability: reliability)
    }
  }

  /// The last three months against the nine before, less what all others changed by.
  private func improvements(_ key: MetricKey) -> [ImprovementItem] {
    guard let metric = metrics[key], metric.unit == .fraction, let below = metric.denominator else { return [] }
    let last = dataset.period.last.monthNumber
    struct Sides { var now = (successes: 0.0, n: 0.0), before = (successes: 0.0, n: 0.0) }
    var total = Sides()
    var people: [(agent: String, sides: Sides)] = []
    for subject in dataset.cells.keys.filter({ $0.level == .agent }).sorted() {
      var sides = Sides()
      for (period, sums) in (dataset.cells[subject] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard case .month = period, period.last <= dataset.period.last else { continue }
        let (above, n) = (Double(metric.numerator.value(in: sums)), Double(below.value(in: sums)))
        let back = last - period.monthNumber
        if back < 3 {
          sides.now.successes += above
          sides.now.n += n
        } else if back < 3 + RecognitionMaker.earlierMonths {
          sides.before.successes += above
          sides.before.n += n
        }
      }
      total.now.successes += sides.now.successes
      total.now.n += sides.now.n
      total.before.successes += sides.before.successes
      total.before.n += sides.before.n
      people.append((subject.id, sides))
    }
    let deviation = (fairness[key]?.people ?? []).compactMap(\.cohortDeviation).sorted().average
    let least = Double(QuantityMaker.leastShown(metric, agent: true))
    return people.compactMap { agent, sides in
      let others = (now: total.now.n - sides.now.n, before: total.before.n - sides.before.n)
      guard sides.now.n >= least, sides.before.n >= least, others.now > 0, others.before > 0 else { return nil }
      let common =
        (total.now.successes - sides.now.successes) / others.now
        - (total.before.successes - sides.before.successes) / others.before
      return ImprovementItem(
        agent: agent, metric: key, now: sides.now, before: sides.before, common: common,
        deviation: deviation.isFinite ? deviation : 0)
    }
  }
}
