import Analysis
import Document
import Metrics

/// What went well, supported by a signal or by three months on target; honest where nothing stands out.
struct StrengthSentences {
  let views: [MeasureView]
  let isNew: Bool

  var hasStrength: Bool { !isNew && !strengths.isEmpty }

  var paragraphs: [[Inline]] {
    if isNew {
      return [
        [
          .strong("You have just started."),
          .text(
            " A usual range needs at least eight weeks of your own contacts, so this page shows your numbers without a "
              + "comparison. They are here for you to get to know them."),
        ]
      ]
    }
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
    view.findingHead + view.findingEvidence(audience: .agent) + [" That is more than chance usually brings."]
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
    let range: [Inline] =
      view.usualRangeText.map {
        [" Your usual range is ", .number($0, source: view.source("limits")), " from \(view.step) to \(view.step)."]
      } ?? []
    return [
      .strong("\(view.words.Noun) was on target three months in a row."), " It was ",
      .number(view.format.text(value), source: view.source("current")), "; the target is ",
      .number(view.format.target(target), source: view.source("target")), ".",
    ] + range
  }

  private var steady: [Inline] {
    let usual = views.filter { !$0.hasSignal && $0.assessment.variation.points >= 6 }.map(\.words.noun)
    guard !usual.isEmpty else {
      return [.strong("Your numbers are below."), " There is too little history yet to say what is usual for you."]
    }
    let possessive = usual.count == 1 ? "its" : "their"
    return [
      .strong("\(sentenceStart(joined(usual))) stayed within \(possessive) usual range."),
      " Some weeks are higher and some lower; we see no change that we can tell from ordinary variation.",
    ]
  }
}

/// One thing to try: chosen among measures that a person can influence, with the reason; or nothing to change.
struct FocusSentences {
  let views: [MeasureView]
  let isNew: Bool
  /// The period in which to try it.
  let next: Period

  var title: String {
    focus == nil ? "Keep going" : "One thing to try in \(EnglishDates.shortName(next))"
  }

  var paragraphs: [[Inline]] {
    guard let focus else { return nothing }
    let measure = focus.words.noun
    var goal: [Inline] = [.strong("How you will know it works:"), .text(" \(measure) ")]
    if let target = focus.assessment.target, focus.assessment.targetState != .met {
      let direction = focus.metric.direction == .lowerIsBetter ? "at or below" : "at or above"
      goal += [.text("\(direction) "), .number(focus.format.target(target), source: focus.source("target"))]
    } else if let center = focus.series?.center {
      goal += ["back around your average of ", .number(focus.format.text(center), source: focus.source("center"))]
    } else {
      goal += ["moves in the direction you want"]
    }
    goal += [.text(" by the end of \(EnglishDates.shortName(next)).")]
    return [reason(focus), [.strong("Try this:"), .text(" \(focus.words.step)")], goal]
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
    let likely: [Inline] =
      current.interval.map {
        [", likely between ", .number(view.format.between($0), source: view.source("interval"))]
      }
      ?? []
    return [
      .strong("\(view.words.Noun) is not yet at the target."), " It was ",
      .number(view.format.text(current.value), source: view.source("current")),
    ] + likely + [
      "; the target is ", .number(view.format.target(target), source: view.source("target")), ".",
    ]
  }

  private var nothing: [[Inline]] {
    if isNew {
      return [
        [.strong("Nothing needs changing."), " Ask about whatever is unclear; the first weeks are for that."]
      ]
    }
    let share = views.first { $0.assessment.variation.signal == .improvement }
    let tip: [Inline] =
      share.map { [.text(" What helped with \($0.words.steady) may help others too, if you like to share it.")] } ?? []
    guard let view = views.first(where: isBeside), let current = view.assessment.current.measurement,
      let target = view.assessment.target
    else { return [[.strong("Nothing needs changing."), " Every measure with a goal is at its goal."] + tip] }
    let n = "\(NumberFormat.count(Double(current.n))) \(view.metric.observations)"
    return [
      [
        .strong("No clear change this time."), .text(" \(view.words.Noun) was "),
        .number(view.format.text(current.value), source: view.source("current")), "; the goal is ",
        .number(view.format.target(target), source: view.source("target")),
        .text(". With \(n) we cannot tell the two apart."),
      ] + tip
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
