import Analysis
import Document
import Metrics

/// One measure of one subject with everything that its words need, so that every sentence, chart and table about
/// it prints the same numbers in the same way.
struct MeasureView {
  var subject: Subject
  var metric: MetricDefinition
  var assessment: MeasureAssessment
  var format: NumberFormat
  var words: MetricWords

  init(subject: Subject, metric: MetricDefinition, assessment: MeasureAssessment) {
    self.subject = subject
    self.metric = metric
    self.assessment = assessment
    format = NumberFormat(metric, n: assessment.current.measurement?.n ?? 0)
    words = MetricWords(metric)
  }

  /// The series that is shown: weekly where it can carry limits, else monthly.
  var series: ProcessSeries? {
    if let weekly = assessment.weekly, weekly.maturity != .dotsOnly { return weekly }
    if let monthly = assessment.monthly, monthly.maturity != .dotsOnly { return monthly }
    return assessment.weekly ?? assessment.monthly
  }

  /// "week" or "month".
  var step: String { series?.grain.rawValue ?? "week" }

  /// Points that count for the rules.
  var usablePoints: [ProcessPoint] { series?.points.filter { $0.value != nil && !$0.isHollow } ?? [] }

  var latest: ProcessPoint? { usablePoints.last }

  var hasSignal: Bool { assessment.variation.signal != .common }

  /// The latest points in a row that carry the signal of the last one.
  var run: [ProcessPoint] {
    guard let signal = latest?.signal, signal != .common else { return [] }
    return usablePoints.suffix(while: { $0.signal == signal })
  }

  /// The latest points in a row that lie on the same side of the average as the last one. Where a trend crosses the
  /// average, this is shorter than the run of marked points.
  var sideRun: [ProcessPoint] {
    guard hasSignal, let center = series?.center, let last = latest?.value, last != center else { return [] }
    return usablePoints.suffix(while: { point in
      guard let value = point.value else { return false }
      return last > center ? value > center : value < center
    })
  }

  /// Seven or more in a row on one side of the average: what is said of a lasting change.
  var isLasting: Bool { sideRun.count >= 7 }

  /// Whether the latest point lies above the average.
  var isAbove: Bool { (latest?.value ?? 0) > (series?.center ?? 0) }

  /// Where a printed number comes from, for whoever checks prose against tables.
  func source(_ part: String) -> String {
    let variant = metric.key.variant.isEmpty ? "" : ":\(metric.key.variant)"
    return "\(subject.level.rawValue)/\(subject.id) \(metric.key.metric)\(variant) \(part)"
  }

  /// The value of the period, or the shorthand that says why there is none.
  var valueText: String { text(of: assessment.current) }

  func text(of quantity: Quantity) -> String { shorthand(quantity, format) }

  /// "77% to 81%, n 1 130"; only n where there is no interval.
  var precisionText: String {
    guard let measurement = assessment.current.measurement else {
      if case .suppressed(_, let n) = assessment.current { return "n\u{A0}\(NumberFormat.count(Double(n)))" }
      return ""
    }
    guard metric.denominator != nil else { return "" }
    let n = "n\u{A0}\(NumberFormat.count(Double(measurement.n)))"
    guard let interval = measurement.interval else { return n }
    return "\(format.text(interval)), \(n)"
  }

  var targetText: String { assessment.target.map(format.target) ?? "\u{2013}" }

  /// The usual range in words: "67% to 83%".
  var usualRangeText: String? { series?.limits.map(format.text) }
}

/// The shorthand of tables: a value, or `[low]`, `[c]`, `[x]`, `[z]`.
func shorthand(_ quantity: Quantity, _ format: NumberFormat) -> String {
  switch quantity {
  case .measured(let measurement): format.text(measurement.value)
  case .suppressed(.fewObservations, _): "[low]"
  case .suppressed: "[c]"
  case .missing: "[x]"
  case .notApplicable: "[z]"
  }
}

extension Array {
  /// The longest run of elements at the end that all satisfy the predicate.
  func suffix(while predicate: (Element) -> Bool) -> [Element] {
    Array(reversed().prefix(while: predicate).reversed())
  }
}
