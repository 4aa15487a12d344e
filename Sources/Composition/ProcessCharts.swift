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
      centerLabel: series.center.map { language.text(.chartAverage, ["value": format.text($0)]) } ?? "",
      isTrial: series.maturity == .trial, target: assessment.target,
      targetLabel: assessment.target.map { language.text(.chartTarget, ["value": format.target($0)]) } ?? "",
      lastLabel: last.map { language.text(.chartLast, ["last": lastName, "value": format.text($0)]) } ?? "",
      annotations: annotations(events, in: series),
      tableHeads: [
        language.text(phrase(.chartWeek, .chartMonth)), metric.name, language.text(.chartUsualRange),
        language.capitalised(metric.observations), language.text(.chartStatus),
      ], numbers: language.numbers, noData: language.text(.chartNoData))
  }

  private func point(_ point: ProcessPoint) -> ProcessChart.Point {
    ProcessChart.Point(
      label: language.axisLabel(point.period), longLabel: language.longLabel(point.period),
      value: point.value, lower: limits(of: point)?.lower, upper: limits(of: point)?.upper,
      status: status(point.signal), isHollow: point.isHollow,
      valueText: point.value.map(format.text) ?? language.text(.chartNoData),
      rangeText: limits(of: point).map(format.text) ?? "", n: point.n, statusText: status(of: point))
  }

  /// The usual range as it is drawn: only where there is a value to judge, and within what the unit can be.
  private func limits(of point: ProcessPoint) -> Interval? {
    guard point.value != nil, !point.isHollow, let limits = point.limits else { return nil }
    return Interval(lower: format.clamped(limits.lower), upper: format.clamped(limits.upper))
  }

  /// "Last week"; the date instead where later weeks have no usable data.
  private var lastName: String {
    guard let latest, latest.period != series?.points.last?.period else {
      return language.text(phrase(.chartLastWeek, .chartLastMonth))
    }
    return language.axisLabel(latest.period)
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
    let step = language.text(phrase(.wordsWeekly, .wordsMonthly))
    guard audience == .agent else {
      return "\(MeasureView.clause(of: metric)); \(unitWords), \(population), \(step)"
    }
    return switch metric.unit {
    case .fraction: language.text(.chartOfYour, ["observations": metric.observations, "weekly": step])
    case .seconds: language.text(.chartPerContact, ["weekly": step])
    case .points: language.text(.chartScore, ["unit": unitWords, "weekly": step])
    case .count, .number: language.text(.chartPlain, ["name": metric.name, "weekly": step])
    case .money(let currency): language.text(.chartPlain, ["name": currency, "weekly": step])
    }
  }

  var unitWords: String {
    switch metric.unit {
    case .fraction: "%"
    case .seconds: "mm:ss"
    case .count: metric.observations
    case .number: language.text(.chartNumber)
    case .money(let currency): currency
    case .points(let minimum, let maximum):
      language.text(.chartPoints, ["lowest": "\(Int(minimum))", "highest": "\(Int(maximum))"])
    }
  }

  /// What the band and the shapes mean; names only what is drawn.
  func chartNote(audience: Audience) -> String {
    guard let series, series.maturity != .dotsOnly else {
      return language.text(phrase(.chartPointsOnlyWeeks, .chartPointsOnlyMonths))
    }
    var parts = [
      language.text(audience == .agent ? .chartBandYours : .chartBand, ["limits": limitWords(series)])
    ]
    let signals = Set(series.points.map(\.signal))
    if signals.contains(.improvement) { parts.append(language.text(.chartSquares)) }
    if signals.contains(.concern) { parts.append(language.text(.chartDiamonds)) }
    if signals.contains(.neutralHigh) || signals.contains(.neutralLow) {
      parts.append(language.text(.chartTriangles))
    }
    if series.points.contains(where: { $0.isHollow && $0.value != nil }) {
      parts.append(
        language.text(phrase(.chartHollowWeek, .chartHollowMonth), ["observations": metric.observations]))
    }
    if let last = series.points.last?.period, case .week = last, lastDay ?? last.last >= last.last {
      parts.append(language.text(.chartLastFullWeek, ["span": language.shortSpan(last.first, last.last)]))
    }
    return parts.joined(separator: " ")
  }

  private func limitWords(_ series: ProcessSeries) -> String {
    let isWhole = series.baseline >= usablePoints.count
    let span =
      isWhole ? phrase(.chartTheseWeeks, .chartTheseMonths) : phrase(.chartFirstWeeks, .chartFirstMonths)
    var base = language.text(span, count: series.baseline)
    if series.maturity == .trial { base = language.text(.chartTrial, ["base": base]) }
    return switch series.chart {
    case .xmr: language.text(.chartMovingRange, ["base": base])
    case .normalised: language.text(.chartByNumber, ["base": base, "observations": metric.observations])
    }
  }

  /// "Process chart of satisfaction, North, weekly, … Data in the table below." At most 60 words.
  func chartAlternativeText(population: String, audience: Audience) -> String {
    guard let series, let first = series.points.first, let last = series.points.last else { return "" }
    var parts = [
      language.text(
        .chartAlternative,
        [
          "noun": words.noun, "population": population,
          "weekly": language.text(phrase(.wordsWeekly, .wordsMonthly)),
          "first": language.longLabel(first.period), "last": language.longLabel(last.period), "title": chartTitle,
        ])
    ]
    if let range = usualRangeText, let center = series.center {
      parts.append(language.text(.chartAlternativeRange, ["average": format.text(center), "range": range]))
    }
    if let value = latest?.value {
      parts.append(language.text(.chartAlternativeLast, ["last": lastName, "value": format.text(value)]))
    }
    if let target = assessment.target {
      parts.append(language.text(.chartAlternativeTarget, ["target": format.target(target)]))
    }
    if audience == .manager { parts.append("Data in the table below.") }
    return parts.joined(separator: " ")
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
