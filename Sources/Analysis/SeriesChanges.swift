import Metrics

/// How a measure moved over its months: a trend or a step, with the numbers that a sentence prints.
package enum MonthlyChange: Codable, Hashable, Sendable {
  case trend(Trend)
  case step(Step)

  package struct Trend: Codable, Hashable, Sendable {
    /// In units of the measure a month (Sen's slope), with its 95 % interval.
    package var slope: Double
    package var interval: Interval
    package var first: Period
    package var last: Period
    /// How many usable months it rests on.
    package var months: Int
    /// Of the Mann–Kendall test, two-sided; never printed on a page.
    package var p: Double
  }

  package struct Step: Codable, Hashable, Sendable {
    package var before: Double
    package var after: Double
    /// The first month of the new level.
    package var from: Period
    /// How many usable months stand before and after.
    package var monthsBefore: Int
    package var monthsAfter: Int
  }

  /// The change of the usable months of a series; where a trend and a step both stand out, the closer one; `nil` where
  /// nothing can be told from chance.
  init?(_ series: ProcessSeries) {
    let points = series.points.filter { $0.value != nil && !$0.isHollow }
    let values = points.compactMap(\.value)
    switch seriesChange(values, months: points.map { $0.period.monthNumber }) {
    case .none: return nil
    case .trend(let trend):
      guard let first = points.first?.period, let last = points.last?.period else { return nil }
      self = .trend(
        Trend(
          slope: trend.line.slope, interval: trend.line.interval, first: first, last: last, months: points.count,
          p: trend.test.p))
    case .steps(let steps):
      // The latest one tells how things stand now.
      guard let shift = steps.shifts.last else { return nil }
      self = .step(
        Step(
          before: shift.meanBefore, after: shift.meanAfter, from: points[shift.after.lowerBound].period,
          monthsBefore: shift.before.count, monthsAfter: shift.after.count))
    }
  }

  /// Whether the measure goes up.
  package var isRise: Bool {
    switch self {
    case .trend(let trend): trend.slope > 0
    case .step(let step): step.after > step.before
    }
  }
}

extension Period {
  /// Months since year 0, so that gaps keep their length.
  var monthNumber: Int { first.parts.year * 12 + first.parts.month - 1 }
}

/// Whether the target of a measure will be met in a month like the last ones.
package struct Outlook: Codable, Hashable, Sendable {
  package var verdict: TargetOutlook.Verdict
  /// How many of twelve such months would meet it.
  package var monthsOfTwelve: Int

  /// `nil` without a single target, a good side, or enough months.
  init?(_ series: ProcessSeries?, target: Double?, direction: Direction) {
    guard let series, let target, series.maturity != .dotsOnly else { return nil }
    let points = series.points.filter { $0.value != nil && !$0.isHollow && $0.denominator > 0 }
    let limits = ProcessLimits.normalised(
      numerators: points.map(\.numerator), denominators: points.map(\.denominator))
    guard
      let outlook = TargetOutlook(
        limits: limits, counts: points.map(\.denominator), target: target, direction: direction)
    else { return nil }
    verdict = outlook.verdict
    monthsOfTwelve = outlook.monthsOfTwelve
  }
}

/// Trends that remain when the whole report is looked at: of many tested series some rise by chance.
///
/// Benjamini and Hochberg over all trends of the report, at a false discovery rate of 10 %.
func withoutChanceTrends(_ assessments: [SubjectAssessment], tested: Int) -> [SubjectAssessment] {
  var places: [(subject: Int, measure: Int, p: Double)] = []
  for (subject, assessment) in assessments.enumerated() {
    for (measure, value) in assessment.measures.enumerated() {
      if case .trend(let trend) = value.change { places.append((subject, measure, trend.p)) }
    }
  }
  // Series without a trend are tests too: their p is somewhere above, and 1 stands for it.
  let rates = falseDiscoveryRates(places.map(\.p) + Array(repeating: 1, count: max(0, tested - places.count)))
  var result = assessments
  for (place, rate) in zip(places, rates) where rate > 0.1 {
    result[place.subject].measures[place.measure].change = nil
  }
  return result
}
