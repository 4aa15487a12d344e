/// One or two steps that stand out, in order of time.
package struct SeriesSteps: Hashable, Sendable {
  /// A level is searched for a second step only when it has this many points.
  package static let leastForSecond = 10

  /// With means of the levels between the steps; the statistic is that of the scan that found the step.
  package var shifts: [LevelShift]
  /// Σ(y − mean of its level)² over the whole series.
  package var residualSquares: Double
}

/// The steps of a series of 8 to 36 points; `nil` where none stands out.
///
/// After a first step both levels are scanned again, and the one step that stands out most is kept. Searching for any
/// number of steps with a penalty was left out on purpose: with 25 points its false alarms are not under control.
///
/// - Parameter isStrict: whether a step must exceed what 1 % of series without one reach, instead of 5 %.
package func steps(_ values: [Double], isStrict: Bool = false) -> SeriesSteps? {
  guard let first = LevelShift.scan(values), let excess = first.excess(isStrict: isStrict), excess > 1
  else { return nil }
  var second: (shift: LevelShift, excess: Double)?
  for level in [first.before, first.after] where level.count >= SeriesSteps.leastForSecond {
    guard let shift = LevelShift.scan(values, in: level), let excess = shift.excess(isStrict: isStrict), excess > 1,
      excess > second?.excess ?? 0
    else { continue }
    second = (shift, excess)
  }
  guard let second = second?.shift else {
    return SeriesSteps(shifts: [first], residualSquares: first.residualSquares)
  }
  let isLater = second.before.lowerBound >= first.after.lowerBound
  var shifts = isLater ? [first, second] : [second, first]
  if isLater {
    shifts[0].after = second.before
    shifts[0].meanAfter = second.meanBefore
  } else {
    shifts[1].before = second.after
    shifts[1].meanBefore = second.meanAfter
  }
  let levels = [shifts[0].before, shifts[0].after, shifts[1].after]
  let squares = levels.map { level in
    let points = values[level]
    return points.squaresAbout(points.average)
  }
  return SeriesSteps(shifts: shifts, residualSquares: squares.reduce(0, +))
}

/// How a series changed over its months.
package enum SeriesChange: Hashable, Sendable {
  /// Nothing that can be told from chance.
  case none
  case trend(SeriesTrend)
  case steps(SeriesSteps)
}

/// The trend or the steps of a series; where both stand out, the one that leaves the smaller sum of squares.
///
/// - Parameters:
///   - values: of the usable months, in order of time.
///   - months: numbers of calendar months, rising, one a value.
package func seriesChange(_ values: [Double], months: [Int]) -> SeriesChange {
  let trend = trend(values, months: months).flatMap { $0.isSignificant ? $0 : nil }
  switch (trend, steps(values)) {
  case (let trend?, let steps?): return steps.residualSquares < trend.residualSquares ? .steps(steps) : .trend(trend)
  case (let trend?, nil): return .trend(trend)
  case (nil, let steps?): return .steps(steps)
  case (nil, nil): return .none
  }
}
