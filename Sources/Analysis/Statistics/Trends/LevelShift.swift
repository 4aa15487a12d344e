/// A step of a series from one level to another.
package struct LevelShift: Hashable, Sendable {
  /// Both sides of a step have at least this many points.
  package static let leastPoints = 4

  /// The points of the level before the step, as positions in the series.
  package var before: Range<Int>
  package var after: Range<Int>
  package var meanBefore: Double
  package var meanAfter: Double
  /// The largest |t| of two samples with a common variance over all places a step can be; infinite where both levels
  /// are exactly constant, 0 where the whole series is.
  package var statistic: Double
  /// Σ(y − mean of its level)² over both levels.
  package var residualSquares: Double

  /// The most likely place of one step, whether it stands out or not: the split with the least squares.
  ///
  /// - Parameters:
  ///   - values: usable points in order of time.
  ///   - range: the part of the series to look at; all of it by default.
  ///   - leastPoints: of each level, at least 2.
  /// - Returns: `nil` for fewer than two such levels.
  package static func scan(
    _ values: [Double], in range: Range<Int>? = nil, leastPoints: Int = LevelShift.leastPoints
  ) -> LevelShift? {
    let range = range ?? values.indices
    guard leastPoints >= 2, range.count >= 2 * leastPoints else { return nil }
    let left = runningMoments(range.map { values[$0] })
    let right = runningMoments(range.reversed().map { values[$0] })
    let n = range.count
    var best: LevelShift?
    for k in leastPoints...(n - leastPoints) {
      let (one, two) = (left[k - 1], right[n - k - 1])
      let squares = one.squares + two.squares
      let difference = abs(two.mean - one.mean)
      let error = (squares / Double(n - 2) * (1 / Double(k) + 1 / Double(n - k))).squareRoot()
      let statistic = difference == 0 ? 0 : difference / error
      guard statistic > best?.statistic ?? -1 else { continue }
      let middle = range.lowerBound + k
      best = LevelShift(
        before: range.lowerBound..<middle, after: middle..<range.upperBound, meanBefore: one.mean,
        meanAfter: two.mean, statistic: statistic, residualSquares: squares)
    }
    return best
  }

  /// The value of `statistic` that 5 % (or 1 %) of series without a step exceed, simulated with levels of at least
  /// 4 points; `nil` outside 8 to 36 points, where nothing was simulated.
  package static func criticalValue(points: Int, isStrict: Bool = false) -> Double? {
    switch points {
    case 8: isStrict ? 3.71 : 2.44
    case 9: isStrict ? 3.98 : 2.73
    case 10: isStrict ? 4.02 : 2.86
    case 11: isStrict ? 4.08 : 2.92
    case 12: isStrict ? 4.09 : 2.98
    case 13...15: isStrict ? 3.98 : 3.03
    case 16...20: isStrict ? 3.90 : 3.03
    case 21...25: isStrict ? 3.83 : 3.03
    case 26...36: isStrict ? 3.75 : 3.03
    default: nil
    }
  }

  /// How far the statistic exceeds what chance gives; over 1 for a step that may be reported.
  func excess(isStrict: Bool) -> Double? {
    LevelShift.criticalValue(points: after.upperBound - before.lowerBound, isStrict: isStrict).map { statistic / $0 }
  }
}

/// Mean and Σ(x − mean)² of the first 1, 2, 3, … values (Welford), which does not cancel as sums of squares do.
private func runningMoments(_ values: [Double]) -> [(mean: Double, squares: Double)] {
  var (mean, squares) = (0.0, 0.0)
  return values.enumerated().map { index, value in
    let difference = value - mean
    mean += difference / Double(index + 1)
    squares += difference * (value - mean)
    return (mean, squares)
  }
}
