import Metrics

/// What each course changed in the headline measures, beside people who did not take it (methods.md §8).
struct CourseComparer {
  static let seed: UInt64 = 20_260_101

  let dataset: Dataset
  let metrics: [MetricKey: MetricDefinition]

  /// A row a course and headline measure of people; sorted by month, course and measure.
  var effects: [CourseEffect] {
    let months = courseMonths
    let measures = dataset.headline.compactMap { metrics[$0.key] }
      .filter { $0.levels.contains(.agent) && $0.denominator != nil }
    var effects: [CourseEffect] = []
    var tests: [(place: Int, Tested)] = []
    for (course, month, people) in months {
      for metric in measures {
        var (effect, tested) = effect(course.name, month, people, metric)
        effect.method = course.method
        if let tested { tests.append((effects.count, tested)) }
        effects.append(effect)
      }
    }
    // Several courses and measures on one page: some stand out by chance.
    let rates = falseDiscoveryRates(tests.map(\.1.effect.standing.p))
    for (test, rate) in zip(tests, rates) {
      let (place, tested) = test
      let verdict = TrainingVerdict(
        trained: tested.trained, others: tested.others, effect: tested.effect, secondOpinion: tested.second,
        adjusted: rate)
      effects[place].verdict =
        switch verdict {
        case .tooFew: .tooFew
        case .notAlike: .notAlike
        case .inconclusive: .inconclusive
        case .noEffectSeen: .noEffectSeen
        case .effect: .effect
        }
    }
    return effects
  }

  private struct Tested {
    var trained: [TrainingWindow.Sides]
    var others: [TrainingWindow.Sides]
    var effect: TrainingEffect
    var second: TrainingRegression?
  }

  private struct Course: Hashable {
    var name: String
    var method: String?
  }

  /// Each course, by how it was held, in each month in which people took it, with these people.
  private var courseMonths: [(course: Course, month: Period, people: Set<String>)] {
    var people: [Period: [Course: Set<String>]] = [:]
    for training in dataset.trainings {
      let course = Course(name: training.course, method: training.method)
      people[Period(.month, containing: training.day), default: [:]][course, default: []].insert(training.agent)
    }
    return people.keys.sorted().flatMap { month in
      (people[month] ?? [:])
        .sorted { ($0.key.name, $0.key.method ?? "") < ($1.key.name, $1.key.method ?? "") }
        .map { ($0.key, month, $0.value) }
    }
  }

  private func effect(
    _ course: String, _ month: Period, _ taken: Set<String>, _ metric: MetricDefinition
  ) -> (CourseEffect, Tested?) {
    let window = TrainingWindow(trainingIn: month.monthNumber)
    let least = QuantityMaker.leastShown(metric, agent: true)
    var result = CourseEffect(
      course: course, month: month, key: metric.key, verdict: .tooFew, trained: 0, others: 0, leftOut: 0)
    var (trained, others): ([TrainingWindow.Sides], [TrainingWindow.Sides]) = ([], [])
    var earlier: [(months: [Double], isTrained: Bool)] = []
    let inWindow = Set(
      dataset.trainings.filter {
        $0.course == course && window.whole.contains(Period(.month, containing: $0.day).monthNumber)
      }.map(\.agent))
    for agent in dataset.agents.sorted(by: { $0.id < $1.id }) {
      let isTrained = taken.contains(agent.id)
      // Who takes it a little earlier or later is no comparison.
      guard isTrained || !inWindow.contains(agent.id) else { continue }
      let moved = agent.moves.contains { window.whole.contains(Period(.month, containing: $0.day).monthNumber) }
      let months = months(of: agent.id, metric)
      guard !moved, let sides = window.sides(months, leastCount: least) else {
        if isTrained { result.leftOut += 1 }
        continue
      }
      if isTrained { trained.append(sides) } else { others.append(sides) }
      let before = months.filter { (window.before.lowerBound..<window.selection.upperBound).contains($0.month) }
        .sorted { $0.month < $1.month }
      earlier.append((before.map { $0.numerator / $0.denominator }, isTrained))
    }
    (result.trained, result.others) = (trained.count, others.count)
    if window.after.lowerBound + TrainingWindow.leastMonths > dataset.period.last.monthNumber + 1 {
      result.verdict = .tooEarly
      return (result, nil)
    }
    if others.isEmpty, !trained.isEmpty { result.verdict = .everybody }
    guard
      let effect = TrainingEffect(
        trained: trained.map(\.change), others: others.map(\.change), seed: CourseComparer.seed)
    else { return (result, nil) }
    result.changeOfTrained = effect.changeOfTrained
    guard min(trained.count, others.count) >= TrainingVerdict.leastAgents else { return (result, nil) }
    result.difference = effect.difference
    result.interval = effect.welch?.interval
    result.expectedAnyway = CourseComparer.expectedAnyway(earlier)
    let second = TrainingRegression(trained.map { ($0, true) } + others.map { ($0, false) })
    return (result, Tested(trained: trained, others: others, effect: effect, second: second))
  }

  /// How much the trained would have changed without the course, because the months before it were bad or good by
  /// chance (methods.md §8.3); `nil` where it cannot be told.
  private static func expectedAnyway(_ people: [(months: [Double], isTrained: Bool)]) -> Double? {
    let known = people.filter { $0.months.count > 1 }
    let freedom = known.reduce(0) { $0 + $1.months.count - 1 }
    guard known.count > 2, freedom > 0 else { return nil }
    let within = known.map { $0.months.squaresAbout($0.months.average) }.sorted().reduce(0, +) / Double(freedom)
    let averages = known.map(\.months.average)
    let mean = averages.sorted().average
    let typical = known.reduce(0) { $0 + within / Double($1.months.count) } / Double(known.count)
    let between = max(0, averages.sorted().varianceAbout(mean) - typical)
    let selected = known.filter(\.isTrained).map { person in
      // The last two months are those that made somebody choose them.
      let months = person.months.suffix(TrainingWindow.selectionMonths)
      let error = within / Double(months.count)
      return (value: Array(months).average, reliability: between + error > 0 ? between / (between + error) : 0)
    }
    return expectedReturn(selected, mean: mean)
  }

  private func months(of agent: String, _ metric: MetricDefinition) -> [TrainingWindow.Month] {
    (dataset.cells[Subject(.agent, agent)] ?? [:]).compactMap { period, sums in
      guard case .month = period, let below = metric.denominator else { return nil }
      let denominator = below.value(in: sums)
      guard denominator > 0 else { return nil }
      return TrainingWindow.Month(
        month: period.monthNumber, numerator: Double(metric.numerator.value(in: sums)) * metric.scale,
        denominator: Double(denominator), n: Int(metric.observationCount?.value(in: sums) ?? denominator))
    }
  }
}

extension CivilDate {
  /// Months since year 0.
  var monthNumber: Int { parts.year * 12 + parts.month - 1 }
}
