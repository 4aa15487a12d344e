import Metrics

/// Turns sums into quantities with intervals, by the rules on small numbers (methods.md §0.3, §1).
struct QuantityMaker: Sendable {
  var inputs: Inputs
  /// The variance of scores within agents in squared points, pooled over the period; none where nobody has two.
  var scoreVariances: [ScoreMoments: Double]

  /// The fewest observations of an agent that are shown: below, a person reads noise as a verdict.
  static func leastShown(_ metric: MetricDefinition, agent: Bool) -> Int {
    if metric.rule == .sums, metric.denominator == nil || metric.observations == "people" { return 0 }
    if agent, let least = metric.leastForAgent { return least }
    switch metric.observations {
    case "answers": return agent ? 5 : 10
    case "evaluations": return 3
    case "days", "shifts": return agent ? 5 : 3
    case "intervals", "hours", "pairs", "talks", "disputes", "customers": return 3
    default: return agent ? 20 : 10
    }
  }

  /// - Parameters:
  ///   - level: of the subject whose rows these are.
  ///   - cut: the level that a breakdown cuts by, where it is one.
  func quantity(_ metric: MetricDefinition, _ sums: Sums?, level: Level, cut: Level? = nil) -> Quantity {
    guard metric.levels.contains(level), cut.map(metric.levels.contains) ?? true else { return .notApplicable }
    guard let sums, sums.hasRows || metric.columns.contains(where: { sums[$0] != 0 }) else { return .missing(.noRows) }
    switch metric.rule {
    case .derived(.peakHour): return peak(metric, sums)
    case .derived: return .missing(.notComputed)
    case .quantile: return .missing(.noInput)
    case .sums, .largest: break
    }
    // A factor that the workspace does not give, such as the cost of an hour.
    guard metric.scale != 0, inputs.hold(metric, at: level) else { return .missing(.noInput) }
    let numerator = metric.numerator.value(in: sums)
    guard let below = metric.denominator else {
      let n = metric.observationCount?.value(in: sums) ?? (metric.rule == .largest ? sums[.offered] : numerator)
      return .measured(
        Measurement(
          value: Double(numerator) * metric.scale, numerator: Double(numerator), denominator: nil, n: Int(n)))
    }
    let denominator = below.value(in: sums)
    let n = metric.observationCount?.value(in: sums) ?? denominator
    guard denominator > 0, n > 0 else { return .missing(.noObservations) }
    guard n >= QuantityMaker.leastShown(metric, agent: level == .agent) else {
      return .suppressed(.fewObservations, n: Int(n))
    }
    let value = Double(numerator) / Double(denominator) * metric.scale
    return .measured(
      Measurement(
        value: value, numerator: Double(numerator), denominator: Double(denominator), n: Int(n),
        interval: interval(metric, value, numerator, denominator, sums)))
  }

  private func peak(_ metric: MetricDefinition, _ sums: Sums) -> Quantity {
    guard sums[.hoursOpen] > 0, sums[.offered] > 0 else { return .missing(.noInput) }
    let above = sums[.hourOfferedMax] * sums[.hoursOpen]
    return .measured(
      Measurement(
        value: Double(above) / Double(sums[.offered]), numerator: Double(above), denominator: Double(sums[.offered]),
        n: Int(sums[.hoursOpen])))
  }

  private func interval(
    _ metric: MetricDefinition, _ value: Double, _ numerator: Int64, _ denominator: Int64, _ sums: Sums
  ) -> Interval? {
    switch metric.interval {
    case .wilson:
      // Shares of things that are there or not; a numerator outside the denominator is no such share.
      return (0...denominator).contains(numerator) ? wilson(Double(numerator), of: Double(denominator)) : nil
    case .logRatio(let part):
      return RatioOfSums(part, numerator: numerator, denominator: denominator, in: sums)?.interval
    case .timeShare(let share):
      return RatioOfSums(share, numerator: numerator, denominator: denominator, in: sums)?.interval
        .map { metric.mayExceedWhole ? $0 : clamped($0, to: metric.unit) }
    case .moderatedMean(let moments):
      // Around the value itself, which for a weighted score is not quite the mean of the scores.
      guard let mean = moderated(sums, moments), let interval = mean.interval else { return nil }
      return clamped(
        Interval(lower: value + interval.lower - mean.mean, upper: value + interval.upper - mean.mean), to: metric.unit)
    case .promoters:
      let above = metric.numerator.terms
      let promoters = above.filter { $0.coefficient > 0 }.reduce(0) { $0 + sums[$1.column] }
      let detractors = above.filter { $0.coefficient < 0 }.reduce(0) { $0 + sums[$1.column] }
      let interval = promoterInterval(
        detractors: Int(detractors), passives: Int(denominator - promoters - detractors), promoters: Int(promoters))
      return clamped(
        Interval(lower: interval.lower * metric.scale, upper: interval.upper * metric.scale), to: metric.unit)
    case .poisson:
      // The numerator may count each event twice, to keep whole numbers.
      let weight = metric.numerator.terms.first.map { Double($0.coefficient) } ?? 1
      let events = poissonInterval(Int(Double(numerator) / weight))
      let factor = weight * metric.scale / Double(denominator)
      return Interval(lower: events.lower * factor, upper: events.upper * factor)
    case .none: return nil
    }
  }

  /// The mean score with its moderated variance, in points; the subject's own variance stands in where there is no
  /// cohort.
  func moderated(_ sums: Sums, _ moments: ScoreMoments) -> ModeratedMean? {
    let scores = sums.scores(moments)
    guard let cohort = scoreVariances[moments] ?? scores.variance.map({ $0 / (moments.divisor * moments.divisor) })
    else { return nil }
    return ModeratedMean(scores, cohortVariance: cohort * moments.divisor * moments.divisor)
      .map { $0.divided(by: moments.divisor) }
  }

  private func clamped(_ interval: Interval, to unit: MetricUnit) -> Interval {
    let (minimum, maximum): (Double, Double)
    switch unit {
    case .points(let least, let most): (minimum, maximum) = (least, most)
    case .fraction: (minimum, maximum) = (0, 1)
    default: return interval
    }
    return Interval(lower: max(minimum, interval.lower), upper: min(maximum, interval.upper))
  }
}

/// The fewest observations of a subject that are shown; 0 where a count is shown whatever it is.
package func leastShown(_ metric: MetricDefinition, ofAgent isAgent: Bool) -> Int {
  QuantityMaker.leastShown(metric, agent: isAgent)
}

extension Quantity {
  /// Nothing is known of it for this subject, now or ever.
  var isUnknown: Bool {
    switch self {
    case .missing(.noInput), .missing(.notComputed), .notApplicable: true
    case .measured, .suppressed, .missing: false
    }
  }
}

extension MetricDefinition {
  /// Whether values of weeks and months can be made and judged.
  var hasSeries: Bool {
    rule == .sums && !columns.contains { $0.family == .snapshot || $0.family == .roster }
  }

  /// The columns above and below the line.
  var columns: [SumColumn] { numerator.columns + (denominator?.columns ?? []) }

  /// The kinds of scores whose spread the metrics need, each once.
  static func scoreMoments(_ metrics: [MetricDefinition]) -> [ScoreMoments] {
    var found: [ScoreMoments] = []
    for metric in metrics {
      if case .moderatedMean(let moments) = metric.interval, !found.contains(moments) { found.append(moments) }
    }
    return found
  }

  /// The variance of each kind of score within agents, pooled.
  static func scoreVariances(_ metrics: [MetricDefinition], _ agents: [Sums]) -> [ScoreMoments: Double] {
    var variances: [ScoreMoments: Double] = [:]
    for moments in scoreMoments(metrics) {
      variances[moments] = pooledVariance(agents.map { $0.scores(moments) })
        .map { $0 / (moments.divisor * moments.divisor) }
    }
    return variances
  }
}

extension Sums {
  /// Whether any contact or survey stands behind the sums.
  var hasRows: Bool {
    self[.offered] > 0 || self[.handled] > 0 || self[.surveys] > 0 || self[.abandoned] > 0
      || self[.shortAbandoned] > 0 || self[.blocked] > 0 || self[.handleKnown] > 0
  }

  /// Count, sum and squares of one kind of score, in the steps in which the columns keep them.
  func scores(_ moments: ScoreMoments) -> Moments {
    Moments(
      n: moments.n.value(in: self), sum: moments.sum.value(in: self), sumOfSquares: moments.squares.value(in: self))
  }
}
