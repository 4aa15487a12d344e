import Foundation
import Metrics

/// A ratio of two sums R = Σy/Σx over clusters, from the clusters' moments (x contacts, y seconds a cluster).
///
/// With e = y − R·x of each cluster, SE = √(m/(m−1)·Σe²)/Σx and Σe² = Σy² − 2R·Σxy + R²·Σx²; the interval is
/// R·exp(±t(m−1)·SE/R), which keeps it positive and lets it lean to the long side. The standard error is the one of
/// `svyratio` in the R package survey.
package struct RatioOfSums: Sendable, Hashable {
  package var ratio: Double
  /// In the unit of the ratio; `nil` for fewer than two clusters. Zero when all clusters have the same ratio.
  package var standardError: Double?
  /// How many clusters there are.
  package var clusters: Int

  /// `nil` when there is nothing to divide by.
  package init?(clusters: Int64, x: Int64, y: Int64, xx: Int64, xy: Int64, yy: Int64) {
    guard x > 0 else { return nil }
    ratio = Double(y) / Double(x)
    self.clusters = Int(clusters)
    guard clusters >= 2 else { return }
    let residuals = RatioOfSums.residuals(x: x, y: y, xx: xx, xy: xy, yy: yy)
    let m = Double(clusters)
    standardError = (m / (m - 1) * max(0, residuals)).squareRoot() / Double(x)
  }

  /// The moments of a metric's time part; the ratio of the same part's sums.
  package init?(_ part: TimePart, numerator: Int64, denominator: Int64, in sums: Sums) {
    self.init(part.columns, numerator: numerator, denominator: denominator, in: sums)
  }

  /// The moments of a share of time.
  package init?(_ share: TimeShare, numerator: Int64, denominator: Int64, in sums: Sums) {
    self.init(share.columns, numerator: numerator, denominator: denominator, in: sums)
  }

  private init?(
    _ columns: (m: SumColumn, xx: SumColumn, xy: SumColumn, yy: SumColumn), numerator: Int64, denominator: Int64,
    in sums: Sums
  ) {
    self.init(
      clusters: sums[columns.m], x: denominator, y: numerator, xx: sums[columns.xx], xy: sums[columns.xy],
      yy: sums[columns.yy])
  }

  /// The 95 % interval; `nil` with one cluster or without any spread.
  package var interval: Interval? {
    guard let standardError, standardError > 0, ratio > 0 else { return nil }
    let factor = exp(StudentT.factor95(df: clusters - 1) * standardError / ratio)
    return Interval(lower: ratio / factor, upper: ratio * factor)
  }

  /// Σ(y − R·x)², multiplied out in whole numbers of 128 bits because the three parts nearly cancel.
  private static func residuals(x: Int64, y: Int64, xx: Int64, xy: Int64, yy: Int64) -> Double {
    let square = Double(x) * Double(x)
    let parts = [
      (Double(yy), Double(x), Double(x)), (2 * Double(xy), Double(x), Double(y)), (Double(xx), Double(y), Double(y)),
    ]
    guard parts.allSatisfy({ abs($0 * $1 * $2) < 4e37 }) else {
      return parts[0].0 - 2 * Double(y) / Double(x) * Double(xy) + Double(xx) * Double(y) * Double(y) / square
    }
    let (x, y) = (Int128(x), Int128(y))
    let exact = Int128(yy) * x * x - 2 * Int128(xy) * x * y + Int128(xx) * y * y
    return Double(exact) / square
  }
}

/// The interval of the difference of two ratios, made on the log scale.
///
/// ln R₁ − ln R₂ ± t·√((SE₁/R₁)² + (SE₂/R₂)²) with Welch's degrees of freedom is an interval [a, b] of the logarithm
/// of R₁/R₂; the difference that is shown is R₂·(eᵃ − 1) to R₂·(eᵇ − 1), so it leaves out zero exactly when the
/// ratio leaves out one. `nil` where a side has no standard error.
package func ratioDifference(_ first: RatioOfSums, _ second: RatioOfSums, confidence: Double) -> Interval? {
  guard let error1 = first.standardError, let error2 = second.standardError, first.ratio > 0, second.ratio > 0
  else { return nil }
  let (v1, v2) = (pow(error1 / first.ratio, 2), pow(error2 / second.ratio, 2))
  guard v1 + v2 > 0 else { return nil }
  let df = (v1 + v2) * (v1 + v2) / (v1 * v1 / Double(first.clusters - 1) + v2 * v2 / Double(second.clusters - 1))
  let half = StudentT.quantile(0.5 + confidence / 2, df: df) * (v1 + v2).squareRoot()
  let center = log(first.ratio / second.ratio)
  return Interval(
    lower: second.ratio * (exp(center - half) - 1), upper: second.ratio * (exp(center + half) - 1))
}
