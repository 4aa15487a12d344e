import Analysis
import Document
import Metrics

/// Process charts (SPC) from measures.
extension MeasureView {
  /// The chart's data with every text that it prints; `nil` where no period has a value.
  func processChart(events: [EventRecord] = []) -> ProcessChart? {
    guard let series, series.points.contains(where: { $0.value != nil }) else { return nil }
    let last = latest?.value
    return ProcessChart(
      format: AxisFormat(metric.unit), points: series.points.map(point), center: series.center,
      centerLabel: series.center.map { "Average\u{A0}\(format.text($0))" } ?? "",
      isTrial: series.maturity == .trial, target: assessment.target,
      targetLabel: assessment.target.map { "Target\u{A0}\(format.target($0))" } ?? "",
      lastLabel: last.map { "\(lastName)\u{A0}\(format.text($0))" } ?? "",
      annotations: annotations(events, in: series),
      tableHeads: [
        sentenceStart(step), metric.name, "Usual range", sentenceStart(metric.observations), "Status",
      ])
  }

  private func point(_ point: ProcessPoint) -> ProcessChart.Point {
    ProcessChart.Point(
      label: EnglishDates.axisLabel(point.period), longLabel: EnglishDates.longLabel(point.period),
      value: point.value, lower: limits(of: point)?.lower, upper: limits(of: point)?.upper,
      status: status(point.signal),
      isHollow: point.isHollow, valueText: point.value.map(format.text) ?? "no data",
      rangeText: limits(of: point).map(format.text) ?? "", n: point.n,
      statusText: MeasureView.status(of: point, step: step))
  }

  /// The usual range as it is drawn: only where there is a value to judge, and within what the unit can be.
  private func limits(of point: ProcessPoint) -> Interval? {
    guard point.value != nil, !point.isHollow, let limits = point.limits else { return nil }
    return Interval(lower: format.clamped(limits.lower), upper: format.clamped(limits.upper))
  }

  /// "Last week"; the date instead where later weeks have no usable data.
  private var lastName: String {
    guard let latest, latest.period != series?.points.last?.period else { return "Last\u{A0}\(step)" }
    return EnglishDates.axisLabel(latest.period)
  }

  private func status(_ signal: Signal) -> ProcessChart.Status {
    switch signal {
    case .common: .common
    case .improvement: .improvement
    case .concern: .concern
    case .neutralHigh: .changedUp
    case .neutralLow: .changedDown
    }
  }

  private func annotations(_ events: [EventRecord], in series: ProcessSeries) -> [ProcessChart.Annotation] {
    let placed = events.compactMap { event -> ProcessChart.Annotation? in
      guard let index = series.points.lastIndex(where: { $0.period.contains(event.first) }) else { return nil }
      return ProcessChart.Annotation(index: index, text: event.label)
    }
    return Array(placed.suffix(2))
  }

  /// "Survey answers of 4 or 5 out of 5, of all answers; %, North, weekly"; for an agent one short line.
  func chartSubtitle(population: String, audience: Audience) -> String {
    let step = series?.grain == .month ? "monthly" : "weekly"
    if audience == .agent {
      return switch metric.unit {
      case .fraction: "% of your \(metric.observations), \(step)"
      case .seconds: "Average per contact, mm:ss, \(step)"
      case .points: "Average score, \(unitWords), \(step)"
      case .count, .number: "\(sentenceStart(metric.name)), \(step)"
      case .money(let currency): "\(currency), \(step)"
      }
    }
    return "\(MeasureView.clause(of: metric)); \(unitWords), \(population), \(step)"
  }

  var unitWords: String {
    switch metric.unit {
    case .fraction: "%"
    case .seconds: "mm:ss"
    case .count: metric.observations
    case .number: "number"
    case .money(let currency): currency
    case .points(let minimum, let maximum): "points from \(Int(minimum)) to \(Int(maximum))"
    }
  }

  /// What the band and the shapes mean; names only what is drawn.
  func chartNote(audience: Audience) -> String {
    guard let series, series.maturity != .dotsOnly else { return "Points only: too few \(step)s for a usual range." }
    let own = audience == .agent ? "your usual range" : "usual range"
    var parts = ["Shaded band: \(own) (\(limitWords(series)))."]
    let signals = Set(series.points.map(\.signal))
    if signals.contains(.improvement) { parts.append("Squares: improvement.") }
    if signals.contains(.concern) { parts.append("Diamonds: a change in the direction we do not want.") }
    if signals.contains(.neutralHigh) || signals.contains(.neutralLow) { parts.append("Triangles: changed.") }
    if series.points.contains(where: { $0.isHollow && $0.value != nil }) {
      parts.append("Hollow: few \(metric.observations) or an incomplete \(step).")
    }
    if let last = series.points.last?.period, case .week = last {
      parts.append("Last full week: \(shortSpan(last.first, last.last)).")
    }
    return parts.joined(separator: " ")
  }

  private func limitWords(_ series: ProcessSeries) -> String {
    let isWhole = series.baseline >= usablePoints.count
    let span = isWhole ? "these \(series.baseline) \(step)s" : "the first \(series.baseline) \(step)s"
    let base = series.maturity == .trial ? "trial limits from \(span)" : "from \(span)"
    return switch series.chart {
    case .xmr: "\(base), average ± 2.66 × mean moving range"
    case .normalised: "\(base), wider with fewer \(metric.observations)"
    }
  }

  /// "Process chart of satisfaction, North, weekly, … Data in the table below." At most 60 words.
  func chartAlternativeText(population: String, audience: Audience) -> String {
    guard let series, let first = series.points.first, let last = series.points.last else { return "" }
    var text =
      "Process chart of \(words.noun), \(population), \(series.grain == .month ? "monthly" : "weekly"), "
      + "\(EnglishDates.longLabel(first.period)) to \(EnglishDates.longLabel(last.period)). \(chartTitle)."
    if let range = usualRangeText, let center = series.center {
      text += " Average \(format.text(center)), usual range \(range)."
    }
    if let value = latest?.value { text += " \(lastName) \(format.text(value))." }
    if let target = assessment.target { text += " Target \(format.target(target))." }
    return text + (audience == .manager ? " Data in the table below." : "")
  }

  /// The chart with all that stands around it.
  func figure(number: Int, population: String, audience: Audience, events: [EventRecord] = []) -> Figure? {
    guard let chart = processChart(events: events) else { return nil }
    var figure = Figure(
      id: "fig-\(number)", number: number, title: chartTitle,
      subtitle: chartSubtitle(population: population, audience: audience),
      note: chartNote(audience: audience),
      alternativeText: chartAlternativeText(population: population, audience: audience), chart: .process(chart))
    let variant = metric.key.variant.isEmpty ? "" : ":\(metric.key.variant)"
    figure.about =
      "\(metric.key.metric)\(variant) \(subject.level.rawValue)\(subject.id.isEmpty ? "" : "/\(subject.id)")"
    return figure
  }
}

extension AxisFormat {
  /// How an axis writes the values of a unit.
  init(_ unit: MetricUnit) {
    switch unit {
    case .fraction: self = .percent
    case .seconds: self = .duration
    case .count, .money: self = .count
    case .points, .number: self = .points
    }
  }
}
