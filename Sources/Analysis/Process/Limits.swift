/// The average and usual spread of a series, computed on its baseline.
package struct ProcessLimits: Hashable, Sendable {
  package var center: Double
  /// The distance from the average to a limit: of any point (XmR), or of a point with one observation (I′).
  package var reach: Double

  /// XmR limits: x̄ ± 2.66 · average moving range.
  ///
  /// Moving ranges of at least 3.267 times their average are dropped once, because one odd point makes two of them.
  /// Constant values give no width. At least one value.
  package static func xmr(_ values: [Double], isScreened: Bool = true, factor: Double = 2.66) -> ProcessLimits {
    let ranges = zip(values.dropFirst(), values).map { abs($0 - $1) }
    return ProcessLimits(
      center: values.average, reach: factor * screenedAverage(ranges, threshold: 3.267, isScreened: isScreened))
  }

  /// Normalised individuals: limits CL ± 3σ̂/√n that follow the number of observations (Taylor 2017).
  ///
  /// CL = Σy/Σn, sᵢ = √(π/2)·|pᵢ − pᵢ₋₁|/√(1/nᵢ + 1/nᵢ₋₁), σ̂ = average sᵢ after dropping those of at least 3.2665
  /// times their average once. Denominators are positive.
  package static func normalised(
    numerators: [Double], denominators: [Double], isScreened: Bool = true
  ) -> ProcessLimits {
    let values = zip(numerators, denominators).map { $0 / $1 }
    let spreads = values.indices.dropFirst().map { index in
      (Double.pi / 2).squareRoot() * abs(values[index] - values[index - 1])
        / (1 / denominators[index] + 1 / denominators[index - 1]).squareRoot()
    }
    return ProcessLimits(
      center: numerators.reduce(0, +) / denominators.reduce(0, +),
      reach: 3 * screenedAverage(spreads, threshold: 3.2665, isScreened: isScreened))
  }

  private static func screenedAverage(_ spreads: [Double], threshold: Double, isScreened: Bool) -> Double {
    let average = spreads.average
    guard isScreened, average > 0 else { return average }
    return spreads.filter { $0 < threshold * average }.average
  }
}
