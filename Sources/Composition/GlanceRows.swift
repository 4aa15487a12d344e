import Analysis
import Document
import Metrics

/// The rows of "Your month at a glance": own value, target, own usual range and the group's middle half.
struct GlanceRows {
  let views: [MeasureView]
  let isNew: Bool

  var glance: Glance {
    let rows = views.map(row)
    let bars = rows.compactMap(\.bar)
    var key = [Glance.Key(.own, "you")]
    if bars.contains(where: { $0.usualLower != nil }) { key.append(.init(.usualRange, "your usual range")) }
    if bars.contains(where: { $0.middleLower != nil }) { key.append(.init(.middleHalf, middleWords)) }
    if bars.contains(where: { $0.target != nil }) { key.append(.init(.target, "target")) }
    let parts = [
      bars.contains { $0.usualLower != nil } ? "your usual range" : nil,
      bars.contains { $0.middleLower != nil } ? middleWords : nil,
    ].compactMap(\.self)
    let head = parts.isEmpty ? "Where you are" : sentenceStart(joined(parts))
    return Glance(
      heads: ["Measure", "You", "Target", head, "What this means"], rows: rows,
      key: bars.isEmpty ? [] : key)
  }

  /// Explains the shorthand, if a row uses it.
  var note: [Block] {
    let text = shorthandNote(views.map(\.valueText), lowest: "20 contacts or 5 answers")
    return text.isEmpty ? [] : [.paragraph(Paragraph(.note, [.text(text.trimmingPrefix(" ").description)]))]
  }

  private var middleWords: String {
    views.compactMap(\.assessment.peers).first?.group == .team
      ? "the team’s middle half" : "the site’s middle half"
  }

  private func row(_ view: MeasureView) -> Glance.Row {
    let bar = bar(view)
    return Glance.Row(
      name: view.metric.name, value: value(view), target: view.targetText, bar: bar, barText: barText(view),
      meaning: meaning(view))
  }

  private func value(_ view: MeasureView) -> String {
    if case .missing(.noObservations) = view.assessment.current { return "none" }
    return view.valueText
  }

  private func meaning(_ view: MeasureView) -> String {
    switch view.assessment.current {
    case .suppressed(_, let n): return "\(sentenceStart(spelled(n))) \(view.metric.observations): too few to say"
    case .missing: return "No \(view.metric.observations) in this period"
    case .notApplicable: return ""
    case .measured: break
    }
    if isNew || view.assessment.variation.points < 6 { return "Too early to say what is usual" }
    guard view.hasSignal else { return "Within your usual range" }
    let side = view.isAbove ? "Higher" : "Lower"
    if view.isLasting { return "\(side) for \(view.sideRun.count) \(view.step)s running" }
    return switch view.assessment.variation.rule {
    case .outsideLimits: "\(side) than usual in \(view.theStep)"
    case .trend: "\(view.isRising ? "Rising" : "Falling") seven \(view.step)s in a row"
    case .twoInThree: "Near the \(view.isAbove ? "upper" : "lower") end of your range"
    case .shift, nil: "\(side) than your average"
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
    var parts = ["you \(view.valueText)"]
    if let limits = isNew ? nil : monthLimits(view) { parts.append("your usual range \(view.format.text(limits))") }
    if let peers = isNew ? nil : view.assessment.peers {
      parts.append(
        "\(middleWords) \(view.format.text(Interval(lower: peers.lower, upper: peers.upper)))")
    }
    if let target = view.assessment.target { parts.append("target \(view.format.target(target))") }
    return sentenceStart(parts.joined(separator: ", "))
  }
}
