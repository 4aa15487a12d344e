import Metrics

/// The median of the slopes between all pairs of points (Theil 1950, Sen 1968): one odd month does not move it.
package struct SenSlope: Hashable, Sendable {
  /// In units of the value a step of time.
  package var slope: Double
  /// The 95 % interval, from slopes at the ranks (k − C)/2 and (k + C)/2 + 1 of k, C = z·√Var of Mann and Kendall.
  package var interval: Interval
  /// The median of y − slope·t: the height of the line at time 0.
  package var intercept: Double

  /// - Parameters:
  ///   - values: in order of time.
  ///   - times: numbers of calendar months, rising, one a value: a gap keeps its length.
  /// - Returns: `nil` for fewer than two points.
  package init?(_ values: [Double], times: [Int]) {
    guard values.count > 1, values.count == times.count else { return nil }
    var slopes: [Double] = []
    slopes.reserveCapacity(values.count * (values.count - 1) / 2)
    for later in values.indices {
      for earlier in 0..<later where times[later] > times[earlier] {
        slopes.append((values[later] - values[earlier]) / Double(times[later] - times[earlier]))
      }
    }
    slopes.sort()
    guard let median = slopes.medianOfSorted else { return nil }
    slope = median
    let k = Double(slopes.count)
    let reach = Normal.z95 * MannKendall(values).variance.squareRoot()
    func ranked(_ rank: Double) -> Double { slopes[Int(min(max(rank.rounded(.toNearestOrEven), 1), k)) - 1] }
    interval = Interval(lower: ranked((k - reach) / 2), upper: ranked((k + reach) / 2 + 1))
    intercept = zip(values, times).map { $0 - median * Double($1) }.sorted().medianOfSorted ?? 0
  }

  /// Value less line, one a point.
  func residuals(_ values: [Double], times: [Int]) -> [Double] {
    zip(values, times).map { $0 - intercept - slope * Double($1) }
  }
}
