/// A steady rise or fall of a series.
package struct SeriesTrend: Hashable, Sendable {
  /// Series with fewer usable months have no trend.
  package static let leastMonths = 10

  package var test: MannKendall
  /// In units of the value a month.
  package var line: SenSlope
  /// r₁: the correlation of a residual with that of the month before, from −1 to 1.
  package var lagOne: Double
  /// Σ(y − line)².
  package var residualSquares: Double

  /// Whether the trend may be reported; where many series are tested, `test.p` goes through `falseDiscoveryRates` too.
  ///
  /// Months that follow the one before make the test see trends where there are none, in 8 to 17 % of stable series
  /// instead of 5 %; the stricter limit brings that back to 1 to 7 %. Nothing is taken out of the series instead,
  /// because r₁ of 13 to 25 months is itself uncertain by a fifth.
  package var isSignificant: Bool { test.p < (lagOne < 0.2 ? 0.05 : 0.01) }
}

/// The trend of a series, significant or not; `nil` for fewer than 10 points or where all values are equal.
///
/// - Parameters:
///   - values: of the usable months, in order of time.
///   - months: numbers of calendar months, rising, one a value.
package func trend(_ values: [Double], months: [Int]) -> SeriesTrend? {
  guard values.count >= SeriesTrend.leastMonths, let line = SenSlope(values, times: months) else { return nil }
  let test = MannKendall(values)
  guard test.variance > 0 else { return nil }
  let residuals = line.residuals(values, times: months)
  return SeriesTrend(
    test: test, line: line, lagOne: lagOneCorrelation(residuals, times: months),
    residualSquares: residuals.squaresAbout(0))
}

/// Σ(eₜ − ē)(eₜ₊₁ − ē)/Σ(e − ē)², the products over neighbouring months only; 0 without any spread.
///
/// Values on both sides of a gap are no neighbours.
func lagOneCorrelation(_ values: [Double], times: [Int]) -> Double {
  let mean = values.average
  let squares = values.squaresAbout(mean)
  guard squares > 0 else { return 0 }
  var products = CompensatedSum()
  for index in values.indices.dropFirst() where times[index] - times[index - 1] == 1 {
    products.add((values[index] - mean) * (values[index - 1] - mean))
  }
  return products.value / squares
}
