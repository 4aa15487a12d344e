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
  /// The reader's.
  var language: Language
  /// Where a person's series ends, for one who left.
  var lastDay: CivilDate?

  init(
    subject: Subject, metric: MetricDefinition, assessment: MeasureAssessment, language: Language,
    lastDay: CivilDate? = nil
  ) {
    self.subject = subject
    self.metric = metric
    self.assessment = assessment
    self.language = language
    self.lastDay = lastDay
    format = NumberFormat(metric, n: assessment.current.measurement?.n ?? 0, style: language.numbers)
    words = MetricWords(metric, language)
  }

  /// The series that is shown: weekly where it can carry limits, else monthly.
  var series: ProcessSeries? {
    if let weekly = assessment.weekly, weekly.maturity != .dotsOnly { return weekly }
    if let monthly = assessment.monthly, monthly.maturity != .dotsOnly { return monthly }
    return assessment.weekly ?? assessment.monthly
  }

  /// "week" or "month", for pages in English.
  var step: String { grain.rawValue }

  /// How far apart the points of the series are.
  var grain: Period.Grain { series?.grain ?? .week }

  /// One of two texts, by whether the points are weeks or months.
  func phrase(_ week: Phrase, _ month: Phrase) -> Phrase { grain == .month ? month : week }

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

  func text(of quantity: Quantity) -> String { shorthand(quantity, format, language) }

  /// "77% to 81%, n 1 130"; only n where there is no interval.
  var precisionText: String {
    guard let measurement = assessment.current.measurement else {
      if case .suppressed(_, let n) = assessment.current { return language.text(.wordsN, count: n) }
      return ""
    }
    guard metric.denominator != nil else { return "" }
    let n = language.text(.wordsN, count: measurement.n)
    guard let interval = measurement.interval else { return n }
    return "\(format.text(interval)), \(n)"
  }

  var targetText: String { assessment.target.map(format.target) ?? "\u{2013}" }

  /// The usual range in words: "67% to 83%".
  var usualRangeText: String? { series?.limits.map(format.text) }
}

/// The shorthand of tables: a value, or in English `[low]`, `[c]`, `[x]`, `[z]`.
func shorthand(_ quantity: Quantity, _ format: NumberFormat, _ language: Language) -> String {
  switch quantity {
  case .measured(let measurement): format.text(measurement.value)
  case .suppressed(.fewObservations, _): language.text(.signsFew)
  case .suppressed: language.text(.signsHidden)
  case .missing: language.text(.signsMissing)
  case .notApplicable: language.text(.signsNotApplicable)
  }
}

extension Array {
  /// The longest run of elements at the end that all satisfy the predicate.
  func suffix(while predicate: (Element) -> Bool) -> [Element] {
    Array(reversed().prefix(while: predicate).reversed())
  }
}
