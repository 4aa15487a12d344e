import Metrics

/// Turns sums into quantities with intervals, by the rules on small numbers (methods.md §0.3, §1).
struct QuantityMaker: Sendable {
  var inputs: Inputs
  /// The variance of survey scores within agents, pooled over the period; `nil` when nobody has two.
  var scoreVariance: Double?

  /// The fewest observations of an agent that are shown: below, a person reads noise as a verdict.
  static func leastShown(_ metric: MetricDefinition, agent: Bool) -> Int {
    guard metric.denominator != nil else { return 0 }
    return agent ? (metric.observations == "answers" ? 5 : 20) : 10
  }

  /// - Parameters:
  ///   - level: of the subject whose rows these are.
  ///   - cut: the level that a breakdown cuts by, where it is one.
  func quantity(_ metric: MetricDefinition, _ sums: Sums?, level: Level, cut: Level? = nil) -> Quantity {
    guard metric.levels.contains(level), cut.map(metric.levels.contains) ?? true else { return .notApplicable }
    guard let sums, sums.hasRows else { return .missing(.noRows) }
    guard inputs.hold(metric, at: level) else { return .missing(.noInput) }
    let numerator = metric.numerator.value(in: sums)
    guard let below = metric.denominator else {
      return .measured(
        Measurement(value: Double(numerator), numerator: Double(numerator), denominator: nil, n: Int(numerator)))
    }
    let denominator = below.value(in: sums)
    guard denominator > 0 else { return .missing(.noObservations) }
    guard denominator >= QuantityMaker.leastShown(metric, agent: level == .agent) else {
      return .suppressed(.fewObservations, n: Int(denominator))
    }
    return .measured(
      Measurement(
        value: Double(numerator) / Double(denominator), numerator: Double(numerator),
        denominator: Double(denominator), n: Int(denominator),
        interval: interval(metric, numerator, denominator, sums)))
  }

  private func interval(
    _ metric: MetricDefinition, _ numerator: Int64, _ denominator: Int64, _ sums: Sums
  ) -> Interval? {
    switch metric.interval {
    case .wilson: wilson(Double(numerator), of: Double(denominator))
    case .logRatio(let part):
      RatioOfSums(part, numerator: numerator, denominator: denominator, in: sums)?.interval
    case .moderatedMean: moderated(sums)?.interval.map { clamped($0, to: metric.unit) }
    case .none: nil
    }
  }

  /// The mean score with its moderated variance; the subject's own variance stands in where there is no cohort.
  func moderated(_ sums: Sums) -> ModeratedMean? {
    let scores = sums.scores
    guard let cohort = scoreVariance ?? scores.variance else { return nil }
    return ModeratedMean(scores, cohortVariance: cohort)
  }

  private func clamped(_ interval: Interval, to unit: MetricUnit) -> Interval {
    guard case .points(let minimum, let maximum) = unit else { return interval }
    return Interval(lower: max(minimum, interval.lower), upper: min(maximum, interval.upper))
  }
}

extension Sums {
  /// Whether any contact or survey stands behind the sums.
  var hasRows: Bool {
    self[.offered] > 0 || self[.handled] > 0 || self[.surveys] > 0 || self[.abandoned] > 0
      || self[.shortAbandoned] > 0 || self[.blocked] > 0 || self[.handleKnown] > 0
  }

  var scores: Moments {
    Moments(n: self[.surveys], sum: self[.surveyScore], sumOfSquares: self[.surveyScoreSquared])
  }

  /// Adds all columns, the cluster moments too: right for subjects that share no cluster, in the same period.
  mutating func addDisjoint(_ other: Sums) {
    for column in SumColumn.allCases { self[column] += other[column] }
  }
  /// Takes out what `addDisjoint` added.
  mutating func removeDisjoint(_ other: Sums) {
    for column in SumColumn.allCases { self[column] -= other[column] }
  }
}
