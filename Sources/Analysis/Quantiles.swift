import Metrics

/// The quantile of a histogram as a quantity with its interval; `nil` for other metrics.
///
/// The value is the middle of the bucket in which the ⌈q·n⌉-th value lies, at most 1.6 % off; the interval comes from
/// the ranks of order statistics (binomial), so that it needs no assumption on the distribution.
func quantileQuantity(
  _ metric: MetricDefinition, _ histograms: [HistogramMeasure: [Int: Int64]], level: Level
) -> Quantity? {
  guard case .quantile(let measure, let share) = metric.rule else { return nil }
  guard metric.levels.contains(level) else { return .notApplicable }
  guard let counts = histograms[measure], !counts.isEmpty else { return .missing(.noInput) }
  let histogram = LogLinearHistogram(counts: counts)
  let n = Int(histogram.count)
  guard n >= QuantityMaker.leastShown(metric, agent: level == .agent) else {
    return .suppressed(.fewObservations, n: n)
  }
  // Beyond the last bucket only "more than four and a half hours" is known.
  guard let value = histogram.quantile(share) else { return .missing(.noObservations) }
  let unit = measure.unitSeconds
  let interval = histogram.quantileInterval(share).map { Interval(lower: $0.lower * unit, upper: $0.upper * unit) }
  return .measured(
    Measurement(
      value: value * unit, numerator: value * unit, denominator: nil, n: n, interval: interval))
}
