import Analysis
import Document
import Metrics

/// Sentences about trends and steps over the months.
extension MeasureView {
  /// "Handle time moved in a step from about 05:42 to about 05:05 around September 2026." Without p or a cause.
  var changeSentence: [Inline]? {
    switch assessment.change {
    case .trend(let trend): trendSentence(trend)
    case .step(let step): stepSentence(step)
    case nil: nil
    }
  }

  private func trendSentence(_ trend: MonthlyChange.Trend) -> [Inline] {
    let verb = trend.slope > 0 ? "risen" : "fallen"
    let bounds = [abs(trend.interval.lower), abs(trend.interval.upper)].sorted()
    return [
      .strong("\(words.Noun) has \(verb) over \(trend.months) months."),
      " Since \(EnglishDates.name(trend.first)) by about ",
      .number(size(abs(trend.slope)), source: source("slope")), " a month, likely between ",
      .number(size(bounds[0]), source: source("slope")), " and ",
      .number(size(bounds[1]), source: source("slope")), ".",
    ]
  }

  private func stepSentence(_ step: MonthlyChange.Step) -> [Inline] {
    [
      .strong("\(words.Noun) moved in a step around \(EnglishDates.name(step.from))."), " From about ",
      .number(format.text(step.before), source: source("before")),
      " over \(spelled(step.monthsBefore)) months to about ",
      .number(format.text(step.after), source: source("after")), " over \(spelled(step.monthsAfter)).",
    ]
  }

  /// A difference without its sign, with one more digit than a value: "0.4 points", "3 s".
  private func size(_ value: Double) -> String {
    switch metric.unit {
    case .fraction: NumberFormat.fixed(value * 100, 1) + "\u{A0}points"
    case .points: NumberFormat.fixed(value, 2) + "\u{A0}points"
    case .seconds: value < 120 ? NumberFormat.fixed(value, 1) + "\u{A0}s" : NumberFormat.duration(value)
    case .count: NumberFormat.count(value)
    case .number, .money: NumberFormat.fixed(value, 2)
    }
  }
}
