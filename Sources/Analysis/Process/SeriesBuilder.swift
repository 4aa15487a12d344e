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
  /// Fewer usable points have no limits.
  static let trialPoints = 6
  /// Fewer have trial limits.
  static let establishedPoints = 12

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
    guard carriesLimits, usable.count >= SeriesBuilder.trialPoints else {
      return ProcessSeries(
        chart: chart, grain: grain, points: points, maturity: .dotsOnly, center: nil, limits: nil, baseline: 0)
    }
    let judged = judge(usable.map { points[$0] })
    for index in points.indices { points[index].limits = interval(judged.limits, points[index]) }
    for (index, hit) in zip(usable, judged.hits) {
      guard let hit else { continue }
      points[index].rule = hit.rule
      points[index].signal = Signal(isHigh: hit.isHigh, direction: metric.direction)
    }
    return ProcessSeries(
      chart: chart, grain: grain, points: points,
      maturity: usable.count < SeriesBuilder.establishedPoints ? .trial : .established, center: judged.limits.center,
      limits: usable.last.flatMap { points[$0].limits }, baseline: judged.baseline)
  }

  private struct Judgement {
    var limits: ProcessLimits
    var hits: [RuleHit?]
    var baseline: Int
  }

  /// Limits from all points while the series is stable; once two points past the first 16 (12 while there are fewer
  /// than 20) stand out, limits locked on those, so that a change does not pull the limits after it.
  ///
  /// Always locking would be simpler, but an average of 16 points is itself uncertain: on stable series the latest of
  /// 26 points then raises a false alarm in 5 % of cases, against 2 % this way. One odd point is no new level.
  private func judge(_ points: [ProcessPoint]) -> Judgement {
    let all = judge(points, baseline: points.count)
    let lock = points.count >= 20 ? 16 : points.count >= SeriesBuilder.establishedPoints ? 12 : points.count
    guard all.hits.dropFirst(lock).count(where: { $0 != nil }) >= 2 else { return all }
    let locked = judge(points, baseline: lock)
    // Without any spread before the change only the whole series can say what is usual.
    return locked.limits.reach > 0 ? locked : all
  }

  private func judge(_ points: [ProcessPoint], baseline: Int) -> Judgement {
    let limits = limits(Array(points.prefix(baseline)))
    // A series that has not varied yet has no usual range to leave: no signals.
    let hits: [RuleHit?] =
      limits.reach > 0
      ? runRules(
        values: points.compactMap(\.value), center: limits.center,
        halfWidths: points.compactMap { halfWidth(limits, $0) })
      : points.map { _ in nil }
    return Judgement(limits: limits, hits: hits, baseline: baseline)
  }

  private func point(_ period: Period, _ sums: Sums?, isPartial: Bool) -> ProcessPoint {
    let numerator = sums.map { metric.numerator.value(in: $0) } ?? 0
    let denominator = sums.flatMap { metric.denominator?.value(in: $0) }
    let scaled = Double(numerator) * metric.scale
    let n =
      sums.flatMap { metric.observationCount?.value(in: $0) }
      ?? (metric.denominator == nil ? numerator : denominator ?? 0)
    let value: Double? =
      if sums == nil { nil } else if let denominator {
        // Nothing observed is no zero: staff are required in months of which no states were exported.
        denominator > 0 && n > 0 ? scaled / Double(denominator) : nil
      } else { scaled }
    let isSmall = metric.denominator != nil && n < leastObservations
    return ProcessPoint(
      period: period, value: value, numerator: scaled, denominator: Double(denominator ?? 1), n: Int(n),
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
}
