import Analysis
import Document
import Metrics

/// Sentences about whether a measure changes. Each is made from the same points as the chart beside it.
extension MeasureView {
  /// The title of the measure's process chart: a sentence with a verb, at most 14 words.
  var chartTitle: String {
    let noun = ["noun": words.noun]
    guard let series, series.maturity != .dotsOnly else {
      return language.text(phrase(.findingTooFewWeeks, .findingTooFewMonths), noun)
    }
    guard hasSignal else { return language.text(.findingWithin, noun) }
    if isLasting, let first = sideRun.first {
      return language.text(
        isAbove ? .findingBeenAbove : .findingBeenBelow, ["noun": words.noun, "when": when(first)])
    }
    switch assessment.variation.rule {
    case .outsideLimits: return language.text(.findingLeft, ["noun": words.noun, "when": theStep])
    case .trend:
      let risen = phrase(.findingRisenWeeks, .findingRisenMonths)
      return language.text(isRising ? risen : phrase(.findingFallenWeeks, .findingFallenMonths), noun)
    case .twoInThree: return language.text(isAbove ? .findingNearUpper : .findingNearLower, noun)
    case .shift, nil: return language.text(isAbove ? .findingAbove : .findingBelow, noun)
    }
  }

  /// The bold clause of a finding: "Abandonment rose to 7.9% in the week of 19 October."
  var findingHead: [Inline] {
    guard let latest, let value = latest.value else { return [] }
    if isLasting || assessment.variation.rule != .outsideLimits {
      return language.prose(.findingAsHead, ["title": .text(chartTitle)])
    }
    return language.prose(
      isAbove ? .findingRose : .findingFell,
      ["noun": .text(words.noun), "value": .text(format.text(value)), "when": .text(theStep)])
  }

  /// The evidence after the bold clause, with its figure.
  func findingEvidence(audience: Audience) -> [Inline] {
    guard let series, let center = series.center, let latest, let value = latest.value else { return [] }
    let isOwn = audience == .agent
    let average = PhraseValue.number(format.text(center), source: source("center"))
    let last = PhraseValue.number(format.text(value), source: source("last"))
    if isLasting {
      let above: Phrase = isOwn ? .findingRunAboveYours : .findingRunAbove
      let below: Phrase = isOwn ? .findingRunBelowYours : .findingRunBelow
      let run = language.text(phrase(.wordsWeeksInARow, .wordsMonthsInARow), count: sideRun.count)
      return language.next(
        isAbove ? above : below,
        ["run": .text(run), "average": average, "until": .text(until(of: sideRun)), "last": last])
    }
    let range = PhraseValue.number(usualRangeText ?? "", source: source("limits"))
    switch assessment.variation.rule {
    case .outsideLimits:
      return language.next(isOwn ? .findingYourRange : .findingTheRange, ["range": range])
    case .trend:
      let values = usablePoints.suffix(7).compactMap(\.value)
      guard let from = values.first else { return [] }
      return language.next(
        .findingWent, ["first": .number(format.text(from), source: source("run")), "last": last])
    case .twoInThree, .shift, nil:
      let step = language.text(phrase(.wordsTheLastWeek, .wordsTheLastMonth))
      return language.next(
        isOwn ? .findingLastAndYourRange : .findingLastAndRange,
        ["last_step": .text(step), "last": last, "range": range])
    }
  }

  /// " up to 6 September": where the average is one of the first points only, and they lie before a run.
  private func until(of run: [ProcessPoint]) -> String {
    guard let end = baselineEnd, run.first.map({ end < $0.period.first }) ?? true else { return "" }
    return language.text(.findingUntil, ["day": language.dayAndMonth(end)])
  }

  /// "Coincides with “New wrap-up screen” (7 September)." — never "because".
  func coincidence(_ events: [EventRecord]) -> [Inline] {
    guard let event = events.first else { return [] }
    let days =
      event.first == event.last
      ? EnglishDates.dayAndMonth(event.first) : language.shortSpan(event.first, event.last)
    return [.text(" This coincides with “\(event.label)” (\(days)).")]
  }

  /// "the week of 19 October" or "September".
  var theStep: String {
    latest.map { when($0) } ?? language.text(phrase(.wordsTheLastWeek, .wordsTheLastMonth))
  }

  private func when(_ point: ProcessPoint) -> String {
    if case .week = point.period {
      return language.text(.wordsThatWeek, ["day": language.dayAndMonth(point.period.first)])
    }
    return language.name(point.period)
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
