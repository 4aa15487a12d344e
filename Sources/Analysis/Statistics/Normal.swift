import Foundation

/// The normal distribution.
package enum Normal {
  /// The probability of a value up to `x`, from the complementary error function.
  package static func cdf(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// The value below which the share `p` lies, `0 < p < 1`; infinite at the ends.
  ///
  /// Acklam's rational start, then two Halley steps against `cdf`.
  package static func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p <= 0 ? -.infinity : .infinity }
    var x = start(p)
    for _ in 0..<2 {
      // The smaller tail keeps its digits.
      let error = p < 0.5 ? cdf(x) - p : (1 - p) - cdf(-x)
      let step = error * (2 * Double.pi).squareRoot() * exp(x * x / 2)
      x -= step / (1 + x * step / 2)
    }
    return x
  }

  /// z of a two-sided 95 % interval.
  package static let z95 = quantile(0.975)
  /// z of a two-sided 99.8 % interval.
  package static let z998 = quantile(0.999)

  private static func start(_ p: Double) -> Double {
    if p > 0.97575 { return -start(1 - p) }
    if p < 0.02425 {
      let q = (-2 * log(p)).squareRoot()
      return polynomial(tailTop, q) / polynomial(tailBottom, q)
    }
    let q = p - 0.5
    return q * polynomial(middleTop, q * q) / polynomial(middleBottom, q * q)
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
  }

  // P. J. Acklam, "An algorithm for computing the inverse normal cumulative distribution function".
  private static let middleTop = [
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
    -3.066479806614716e+01, 2.506628277459239e+00,
  ]
  private static let middleBottom = [
    -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
    -1.328068155288572e+01, 1,
  ]
  private static let tailTop = [
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
    4.374664141464968e+00, 2.938163982698783e+00,
  ]
  private static let tailBottom = [
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1,
  ]
}
