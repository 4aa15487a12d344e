import Metrics

/// Makes the weekly or monthly series of one metric of one subject.
struct SeriesBuilder {
  var metric: MetricDefinition
  var chart: ProcessSeries.Chart
  var grain: Period.Grain
  /// Points with fewer observations are hollow.
  var leastObservations: Int
  /// Counts move with holidays and opening days; without complete weeks their limits would mean nothing.
  var carriesLimits: Bool

  /// A gap of this many periods ends the series before it.
  static let longGap = 3

  /// The series, or `nil` where fewer than two periods have a value.
  ///
  /// - Parameters:
  ///   - periods: in order, without holes.
  ///   - sums: of the subject, one a period; `nil` without rows.
  ///   - isHollow: whether the period is partial for the subject, one a period.
  func series(_ periods: [SeriesPeriod], sums: [Sums?], isHollow: [Bool]) -> ProcessSeries? {
    let all = zip(periods.indices, sums).map { index, sums in
      point(periods[index].period, sums, isPartial: isHollow[index])
    }
    guard let start = start(of: all, firstRow: sums.firstIndex { $0 != nil }) else { return nil }
    var points = Array(all[start...])
    guard points.count(where: { $0.value != nil }) >= 2 else { return nil }

    let usable = points.indices.filter { points[$0].value != nil && !points[$0].isHollow }
    let (maturity, baseline) = carriesLimits ? stage(usable.count) : (.dotsOnly, 0)
    guard maturity != .dotsOnly else {
      return ProcessSeries(
        chart: chart, grain: grain, points: points, maturity: .dotsOnly, center: nil, limits: nil, baseline: 0)
    }
    let limits = limits(usable.prefix(baseline).map { points[$0] })
    for index in points.indices { points[index].limits = interval(limits, points[index]) }
    mark(&points, usable, limits)
    return ProcessSeries(
      chart: chart, grain: grain, points: points, maturity: maturity, center: limits.center,
      limits: usable.last.flatMap { points[$0].limits }, baseline: baseline)
  }

  private func point(_ period: Period, _ sums: Sums?, isPartial: Bool) -> ProcessPoint {
    let numerator = sums.map { metric.numerator.value(in: $0) } ?? 0
    let denominator = sums.flatMap { metric.denominator?.value(in: $0) }
    let n = metric.denominator == nil ? numerator : denominator ?? 0
    let value: Double? =
      if sums == nil { nil } else if let denominator {
        denominator > 0 ? Double(numerator) / Double(denominator) : nil
      } else { Double(numerator) }
    let isSmall = metric.denominator != nil && n < leastObservations
    return ProcessPoint(
      period: period, value: value, numerator: Double(numerator), denominator: Double(denominator ?? 1), n: Int(n),
      limits: nil, signal: .common, rule: nil, isHollow: value != nil && (isPartial || isSmall))
  }

  /// The first row, or the end of the last long gap that is followed by a value.
  private func start(of points: [ProcessPoint], firstRow: Int?) -> Int? {
    guard var start = firstRow else { return nil }
    var gap = 0
    for index in start..<points.count {
      if points[index].value == nil {
        gap += 1
      } else {
        if gap >= SeriesBuilder.longGap { start = index }
        gap = 0
      }
    }
    return start
  }

  /// Limits are locked on the first 16 points, or 12 while there are few, so that a later shift stays visible.
  private func stage(_ usable: Int) -> (ProcessSeries.Maturity, baseline: Int) {
    switch usable {
    case ..<6: (.dotsOnly, 0)
    case ..<12: (.trial, usable)
    case ..<20: (.established, 12)
    default: (.established, 16)
    }
  }

  private func limits(_ baseline: [ProcessPoint]) -> ProcessLimits {
    switch chart {
    case .xmr: .xmr(baseline.compactMap(\.value))
    case .normalised:
      .normalised(numerators: baseline.map(\.numerator), denominators: baseline.map(\.denominator))
    }
  }

  private func halfWidth(_ limits: ProcessLimits, _ point: ProcessPoint) -> Double? {
    switch chart {
    case .xmr: limits.reach
    case .normalised: point.denominator > 0 ? limits.reach / point.denominator.squareRoot() : nil
    }
  }

  private func interval(_ limits: ProcessLimits, _ point: ProcessPoint) -> Interval? {
    halfWidth(limits, point).map { Interval(lower: limits.center - $0, upper: limits.center + $0) }
  }

  /// A series that has not varied yet has no usual range to leave: no signals.
  private func mark(_ points: inout [ProcessPoint], _ usable: [Int], _ limits: ProcessLimits) {
    guard limits.reach > 0 else { return }
    let hits = runRules(
      values: usable.compactMap { points[$0].value }, center: limits.center,
      halfWidths: usable.compactMap { halfWidth(limits, points[$0]) })
    for (index, hit) in zip(usable, hits) {
      guard let hit else { continue }
      points[index].rule = hit.rule
      points[index].signal = Signal(isHigh: hit.isHigh, direction: metric.direction)
    }
  }
}
