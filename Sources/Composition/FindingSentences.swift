import Analysis
import Document
import Metrics

/// Sentences about whether a measure changes. Each is made from the same points as the chart beside it.
extension MeasureView {
  /// The title of the measure's process chart: a sentence with a verb, at most 14 words.
  var chartTitle: String {
    guard let series, series.maturity != .dotsOnly else {
      return "\(words.Noun): too few \(step)s to know the usual range"
    }
    guard hasSignal else { return "\(words.Noun) is within its usual range" }
    if isLasting, let first = sideRun.first { return "\(words.Noun) has been \(side) average since \(when(first))" }
    return switch assessment.variation.rule {
    case .outsideLimits: "\(words.Noun) left its usual range in \(theStep)"
    case .trend: "\(words.Noun) has \(isRising ? "risen" : "fallen") seven \(step)s in a row"
    case .twoInThree: "\(words.Noun) is near the \(isAbove ? "upper" : "lower") end of its usual range"
    case .shift, nil: "\(words.Noun) is \(side) its average"
    }
  }

  /// The bold clause of a finding: "Abandonment rose to 7.9% in the week of 19 October."
  var findingHead: [Inline] {
    guard let latest, let value = latest.value else { return [] }
    if isLasting || assessment.variation.rule != .outsideLimits {
      return [.strong("\(chartTitle).")]
    }
    let verb = isAbove ? "rose" : "fell"
    return [.strong("\(words.Noun) \(verb) to \(format.text(value)) in \(theStep).")]
  }

  /// The evidence after the bold clause, with its figure.
  func findingEvidence(audience: Audience) -> [Inline] {
    guard let series, let center = series.center, let latest, let value = latest.value else { return [] }
    let own = audience == .agent ? "your" : "the"
    let average = Inline.number(format.text(center), source: source("center"))
    let last = Inline.number(format.text(value), source: source("last"))
    let start = (isLasting ? sideRun : run).first?.period.first
    let until =
      baselineEnd.map { end in start.map { end < $0 } ?? true ? " up to \(EnglishDates.dayAndMonth(end))" : "" } ?? ""
    if isLasting {
      let start: Inline = "\(sentenceStart(spelled(sideRun.count))) \(step)s in a row were \(side) \(own) average of "
      return [" ", start, average, .text("\(until); the last was "), last, "."]
    }
    let range = Inline.number(usualRangeText ?? "", source: source("limits"))
    switch assessment.variation.rule {
    case .outsideLimits:
      return [.text(" \(sentenceStart(own)) usual range is "), range, "."]
    case .trend:
      let values = usablePoints.suffix(7).compactMap(\.value)
      guard let from = values.first else { return [] }
      return [" It went from ", .number(format.text(from), source: source("run")), " to ", last, "."]
    case .twoInThree, .shift, nil:
      return [.text(" The last \(step) was "), last, .text("; \(own) usual range is "), range, "."]
    }
  }

  /// "Coincides with “New wrap-up screen” (7 September)." — never "because".
  func coincidence(_ events: [EventRecord]) -> [Inline] {
    guard let event = events.first else { return [] }
    let days = event.first == event.last ? EnglishDates.dayAndMonth(event.first) : shortSpan(event.first, event.last)
    return [.text(" This coincides with “\(event.label)” (\(days)).")]
  }

  private var side: String { isAbove ? "above" : "below" }

  /// "the week of 19 October" or "September".
  var theStep: String { latest.map { when($0) } ?? "the last \(step)" }

  private func when(_ point: ProcessPoint) -> String {
    if case .week = point.period { return "the week of \(EnglishDates.dayAndMonth(point.period.first))" }
    return EnglishDates.name(point.period)
  }

  /// The last day of the baseline; `nil` while the whole series is the baseline.
  private var baselineEnd: CivilDate? {
    guard let series, series.maturity == .established, series.baseline < usablePoints.count, series.baseline > 0
    else { return nil }
    return usablePoints[series.baseline - 1].period.last
  }
}

/// Who reads: it decides between "you" and "the team".
package enum Audience: Sendable {
  case manager, agent
}

/// "19 to 24 October", "28 September to 4 October".
func shortSpan(_ first: CivilDate, _ last: CivilDate) -> String {
  first.parts.month == last.parts.month
    ? "\(first.parts.day) to \(EnglishDates.dayAndMonth(last))"
    : "\(EnglishDates.dayAndMonth(first)) to \(EnglishDates.dayAndMonth(last))"
}
