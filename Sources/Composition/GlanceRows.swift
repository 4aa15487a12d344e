import Analysis
import Document
import Metrics

/// The rows of "Your month at a glance": own value, target, own usual range and the group's middle half.
struct GlanceRows {
  let views: [MeasureView]
  let isNew: Bool
  let language: Language

  var glance: Glance {
    let rows = views.map(row)
    let bars = rows.compactMap(\.bar)
    let range = language.text(.glanceKeyRange)
    let hasRange = bars.contains { $0.usualLower != nil }
    let hasMiddle = bars.contains { $0.middleLower != nil }
    var key = [Glance.Key(.own, language.text(.glanceKeyYou))]
    if hasRange { key.append(.init(.usualRange, range)) }
    if hasMiddle { key.append(.init(.middleHalf, middleWords)) }
    if bars.contains(where: { $0.target != nil }) { key.append(.init(.target, language.text(.glanceKeyTarget))) }
    let parts = [hasRange ? range : nil, hasMiddle ? middleWords : nil].compactMap(\.self)
    let head = parts.isEmpty ? language.text(.glanceWhere) : language.capitalised(language.list(parts))
    return Glance(
      heads: [
        language.text(.glanceMeasure), language.text(.glanceYou), language.text(.glanceTarget), head,
        language.text(.glanceMeaning),
      ], rows: rows, key: bars.isEmpty ? [] : key)
  }

  /// Explains the shorthand, if a row uses it.
  var note: [Block] {
    let text = shorthandNote(views.map(\.valueText), language, lowest: language.text(.glanceLeast))
    return text.isEmpty ? [] : [.paragraph(Paragraph(.note, [.text(text.trimmingPrefix(" ").description)]))]
  }

  private var middleWords: String {
    language.text(views.compactMap(\.assessment.peers).first?.group == .team ? .glanceKeyTeam : .glanceKeySite)
  }

  private func row(_ view: MeasureView) -> Glance.Row {
    let bar = bar(view)
    return Glance.Row(
      name: view.metric.name, value: value(view), target: view.targetText, bar: bar, barText: barText(view),
      meaning: meaning(view))
  }

  private func value(_ view: MeasureView) -> String {
    if case .missing(.noObservations) = view.assessment.current { return language.text(.glanceNone) }
    return view.valueText
  }

  private func meaning(_ view: MeasureView) -> String {
    let observations = ["observations": view.metric.observations]
    switch view.assessment.current {
    case .suppressed(_, let n): return language.text(.glanceTooFew, observations, count: n)
    case .missing: return language.text(.glanceNoObservations, observations)
    case .notApplicable: return ""
    case .measured: break
    }
    if isNew || view.assessment.variation.points < 6 { return language.text(.glanceTooEarly) }
    guard view.hasSignal else { return language.text(.glanceUsual) }
    if view.isLasting {
      let run = ["n": language.number(view.sideRun.count)]
      return view.isAbove
        ? language.text(view.phrase(.glanceHigherWeeks, .glanceHigherMonths), run)
        : language.text(view.phrase(.glanceLowerWeeks, .glanceLowerMonths), run)
    }
    switch view.assessment.variation.rule {
    case .outsideLimits:
      return language.text(view.isAbove ? .glanceHigherIn : .glanceLowerIn, ["when": view.theStep])
    case .trend:
      return view.isRising
        ? language.text(view.phrase(.glanceRisingWeeks, .glanceRisingMonths))
        : language.text(view.phrase(.glanceFallingWeeks, .glanceFallingMonths))
    case .twoInThree: return language.text(view.isAbove ? .glanceNearUpper : .glanceNearLower)
    case .shift, nil: return language.text(view.isAbove ? .glanceHigher : .glanceLower)
    }
  }

  /// The scale holds everything that is drawn, with a little air.
  private func bar(_ view: MeasureView) -> RangeBar? {
    let measure = view.assessment
    guard let value = measure.current.measurement else { return nil }
    let limits = isNew ? nil : monthLimits(view)
    let parts = [
      value.value, limits?.lower, limits?.upper, measure.peers?.lower, measure.peers?.upper, measure.target,
    ].compactMap(\.self)
    guard let low = parts.min(), let high = parts.max() else { return nil }
    let span = max(high - low, abs(high) * 0.02, 1e-9)
    return RangeBar(
      scaleLower: low - span * 0.12, scaleUpper: high + span * 0.12, value: value.value, isHollow: value.n < 30,
      usualLower: limits?.lower, usualUpper: limits?.upper, middleLower: isNew ? nil : measure.peers?.lower,
      middleUpper: isNew ? nil : measure.peers?.upper, target: measure.target)
  }

  /// The usual range of the whole period, which is narrower than that of a week: the limits of the chart that is
  /// shown, at the period's n. Limits of a normalised chart shrink with 1/√n (methods.md §3.2), so bar and chart agree.
  private func monthLimits(_ view: MeasureView) -> Interval? {
    guard let series = view.series, let center = series.center, let n = view.assessment.current.measurement?.n, n > 0,
      let point = view.usablePoints.last(where: { $0.limits != nil && $0.n > 0 }), let limits = point.limits
    else { return nil }
    let shrink = series.grain == .week ? (Double(point.n) / Double(n)).squareRoot() : 1
    let half = (limits.upper - limits.lower) / 2 * min(1, shrink)
    return Interval(lower: view.format.clamped(center - half), upper: view.format.clamped(center + half))
  }

  private func barText(_ view: MeasureView) -> String {
    guard view.assessment.current.measurement != nil else { return "" }
    var parts = [language.text(.glanceBarYou, ["value": view.valueText])]
    if let limits = isNew ? nil : monthLimits(view) {
      parts.append(language.text(.glanceBarRange, ["range": view.format.text(limits)]))
    }
    if let peers = isNew ? nil : view.assessment.peers {
      let range = view.format.text(Interval(lower: peers.lower, upper: peers.upper))
      parts.append(language.text(.glanceBarMiddle, ["group": middleWords, "range": range]))
    }
    if let target = view.assessment.target {
      parts.append(language.text(.glanceBarTarget, ["target": view.format.target(target)]))
    }
    return language.capitalised(parts.joined(separator: language.comma))
  }
}
