import Analysis
import Document
import Metrics

/// What went well, supported by a signal or by three months on target; honest where nothing stands out.
struct StrengthSentences {
  let views: [MeasureView]
  let isNew: Bool
  let hasLeft: Bool
  let language: Language

  var hasStrength: Bool { !isNew && !strengths.isEmpty }

  var paragraphs: [[Inline]] {
    if isNew { return [language.prose(hasLeft ? .strengthsShort : .strengthsNew)] }
    return strengths.isEmpty ? [steady] + neutral.prefix(1) : Array(strengths.prefix(2))
  }

  /// Changes of measures without a better direction: told as they are.
  private var neutral: [[Inline]] {
    views.filter { [.neutralHigh, .neutralLow].contains($0.assessment.variation.signal) }
      .map { $0.findingHead + $0.findingEvidence(audience: .agent) }
  }

  private var strengths: [[Inline]] {
    let improved = views.filter { $0.assessment.variation.signal == .improvement }.map(improvement)
    let onTarget = views.filter { $0.assessment.variation.signal != .improvement && isOnTarget($0) }.map(target)
    return improved + onTarget
  }

  private func improvement(_ view: MeasureView) -> [Inline] {
    view.findingHead + view.findingEvidence(audience: .agent) + language.next(.strengthsReal)
  }

  /// The last three months are on the good side of the target, and the latest point is no concern.
  private func isOnTarget(_ view: MeasureView) -> Bool {
    guard view.assessment.variation.signal != .concern, let target = view.assessment.target,
      let months = view.assessment.monthly?.points.suffix(3), months.count == 3
    else { return false }
    return months.allSatisfy { month in
      guard let value = month.value, !month.isHollow else { return false }
      return switch view.metric.direction {
      case .higherIsBetter: value >= target
      case .lowerIsBetter: value <= target
      case .guarded, .none: false
      }
    }
  }

  private func target(_ view: MeasureView) -> [Inline] {
    guard let value = view.assessment.current.measurement?.value, let target = view.assessment.target else { return [] }
    let range =
      view.usualRangeText.map {
        language.next(
          view.phrase(.strengthsRangeByWeek, .strengthsRangeByMonth),
          ["range": .number($0, source: view.source("limits"))])
      } ?? []
    return language.prose(
      .strengthsOnTarget,
      [
        "noun": .text(view.words.noun), "value": .number(view.format.text(value), source: view.source("current")),
        "target": .number(view.format.target(target), source: view.source("target")),
      ]) + range
  }

  private var steady: [Inline] {
    let usual = views.filter { !$0.hasSignal && $0.assessment.variation.points >= 6 }.map(\.words.noun)
    guard !usual.isEmpty else { return language.prose(.strengthsTooEarly) }
    return language.prose(.strengthsSteady, ["nouns": .text(language.list(usual))], count: usual.count)
  }
}

/// One thing to try: chosen among measures that a person can influence, with the reason; or nothing to change.
struct FocusSentences {
  let views: [MeasureView]
  let isNew: Bool
  /// The period in which to try it.
  let next: Period
  let language: Language

  var title: String {
    focus == nil ? language.text(.focusKeepGoing) : language.text(.focusTryIn, ["period": nextName])
  }

  private var nextName: String { language.shortName(next) }

  var paragraphs: [[Inline]] {
    guard let focus else { return nothing }
    return [reason(focus), language.prose(.focusTry, ["step": .text(focus.words.step)]), goal(focus)]
  }

  /// How the person will know that it works: the target, or the average from before a change.
  private func goal(_ focus: MeasureView) -> [Inline] {
    var values: [String: PhraseValue] = ["noun": .text(focus.words.noun), "period": .text(nextName)]
    if let target = focus.assessment.target, focus.assessment.targetState != .met {
      values["target"] = .number(focus.format.target(target), source: focus.source("target"))
      return language.prose(focus.metric.direction == .lowerIsBetter ? .focusAtOrBelow : .focusAtOrAbove, values)
    }
    guard let center = focus.series?.center else { return language.prose(.focusMoves, values) }
    values["average"] = .number(focus.format.text(center), source: focus.source("center"))
    return language.prose(.focusBackAround, values)
  }

  /// A concern first; else a target that the whole interval misses.
  private var focus: MeasureView? {
    guard !isNew else { return nil }
    let own = views.filter { !$0.words.step.isEmpty && $0.assessment.current.measurement != nil }
    return own.first { $0.assessment.variation.signal == .concern }
      ?? own.first { $0.assessment.targetState == .notMet && !isTie($0) }
  }

  /// The interval misses the target by less than a reader can see.
  private func isTie(_ view: MeasureView) -> Bool {
    guard let interval = view.assessment.current.measurement?.interval, let target = view.assessment.target else {
      return false
    }
    return [interval.lower, interval.upper].contains { view.format.text($0) == view.format.text(target) }
  }

  private func reason(_ view: MeasureView) -> [Inline] {
    if view.assessment.variation.signal == .concern {
      return view.findingHead + view.findingEvidence(audience: .agent)
    }
    guard let current = view.assessment.current.measurement, let target = view.assessment.target else { return [] }
    let likely = current.interval.map { interval in
      language.prose(
        .focusLikely, ["range": .number(view.format.between(interval), source: view.source("interval"))])
    }
    return language.prose(
      .focusNotYet,
      [
        "noun": .text(view.words.noun),
        "value": .number(view.format.text(current.value), source: view.source("current")),
        "likely": .inlines(likely ?? []),
        "target": .number(view.format.target(target), source: view.source("target")),
      ])
  }

  private var nothing: [[Inline]] {
    if isNew { return [language.prose(.focusNew)] }
    let share = views.first { $0.assessment.variation.signal == .improvement }
    let tip = share.map { language.next(.focusShare, ["steady": .text($0.words.steady)]) } ?? []
    guard let view = views.first(where: isBeside), let current = view.assessment.current.measurement,
      let target = view.assessment.target
    else { return [language.prose(.focusAtGoal) + tip] }
    return [
      language.prose(
        .focusNoClearChange,
        [
          "noun": .text(view.words.noun),
          "value": .number(view.format.text(current.value), source: view.source("current")),
          "target": .number(view.format.target(target), source: view.source("target")),
          "count": .text(language.counted(current.n, view.metric.observations)),
        ]) + tip
    ]
  }

  /// On the wrong side of its target by less than the interval can tell.
  private func isBeside(_ view: MeasureView) -> Bool {
    guard view.assessment.targetState == .unclear || isTie(view), let target = view.assessment.target,
      let value = view.assessment.current.measurement?.value
    else { return false }
    return switch view.metric.direction {
    case .higherIsBetter: value < target
    case .lowerIsBetter: value > target
    case .guarded, .none: false
    }
  }
}
