import Foundation

/// What people chosen by one bad (or good) measurement do next although nothing is done.
///
/// The measurement is the true value (mean μ, variance τ²) plus chance (variance σ²), both normal. With
/// z = (cut − μ)/√(τ²+σ²), those below the cut average μ − √(τ²+σ²)·φ(z)/Φ(z) and come back by the share
/// 1 − λ, λ = τ²/(τ²+σ²), of that distance.
package struct RegressionToMean: Hashable, Sendable {
  /// λ, from 0 to 1.
  package var reliability: Double
  /// The average measurement of the people chosen.
  package var meanSelected: Double
  /// Their average at the next measurement.
  package var expectedNext: Double
  /// Positive for people chosen below the cut.
  package var expectedChange: Double

  /// - Parameters:
  ///   - between: τ², of the true values.
  ///   - within: σ², of the average over the window by which people were chosen.
  ///   - selectsAbove: whether those above the cut were chosen, not those below it.
  /// - Returns: `nil` without any variance.
  package init?(mean: Double, between: Double, within: Double, cutoff: Double, selectsAbove: Bool = false) {
    let deviation = (between + within).squareRoot()
    guard deviation > 0 else { return nil }
    reliability = between / (between + within)
    let sign = selectsAbove ? -1.0 : 1
    let z = sign * (cutoff - mean) / deviation
    let distance = densityOverTail(z)
    meanSelected = mean - sign * deviation * distance
    expectedNext = mean + reliability * (meanSelected - mean)
    expectedChange = expectedNext - meanSelected
  }
}

/// φ(z)/Φ(z): how far the average of those below z lies below the mean, in standard deviations.
private func densityOverTail(_ z: Double) -> Double {
  guard z > -35 else {
    // Further out both are too small to divide; the series of the ratio is exact to 8 digits there.
    return -z - 1 / z + 2 / (z * z * z)
  }
  return exp(-z * z / 2) / (2 * Double.pi).squareRoot() / Normal.cdf(z)
}

/// The change that was to be expected without any measure: Σ(1−λ)(μ−y)/n over the people chosen.
///
/// - Parameter selected: the measurement by which each was chosen, with its reliability from 0 to 1.
/// - Returns: in the unit of the values; `nil` of nobody.
package func expectedReturn(_ selected: [(value: Double, reliability: Double)], mean: Double) -> Double? {
  selected.isEmpty ? nil : selected.map { (1 - $0.reliability) * (mean - $0.value) }.average
}
