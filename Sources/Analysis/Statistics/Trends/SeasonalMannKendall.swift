/// The test of Mann and Kendall within each calendar month, summed (Hirsch, Slack and Smith 1982).
///
/// For a site or a team with two years or more; a month is compared with the same month of other years only.
package struct SeasonalMannKendall: Hashable, Sendable {
  /// S and Var summed over the calendar months; τ is S by the number of pairs.
  package var test: MannKendall
  /// The median of the slopes within calendar months, in units of the value a period (a year of 12 months).
  package var slope: Double

  /// - Parameters:
  ///   - values: in order of time.
  ///   - times: numbers of calendar months, rising, one a value; months may be missing.
  ///   - period: how many months apart two values are compared.
  /// - Returns: `nil` where no calendar month has two values.
  package init?(_ values: [Double], times: [Int], period: Int = 12) {
    guard period > 0, values.count == times.count else { return nil }
    var seasons = Array(repeating: [Double](), count: period)
    var years = Array(repeating: [Int](), count: period)
    for (value, time) in zip(values, times) {
      let season = ((time % period) + period) % period
      seasons[season].append(value)
      years[season].append((time - season) / period)
    }
    var slopes: [Double] = []
    for (season, years) in zip(seasons, years) {
      for later in season.indices {
        for earlier in 0..<later where years[later] > years[earlier] {
          slopes.append((season[later] - season[earlier]) / Double(years[later] - years[earlier]))
        }
      }
    }
    slopes.sort()
    guard let median = slopes.medianOfSorted else { return nil }
    slope = median
    test = MannKendall(seasons: seasons)
  }
}
