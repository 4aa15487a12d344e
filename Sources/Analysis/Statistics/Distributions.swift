/// Student's t distribution.
package enum StudentT {
  /// The probability of a value up to `t` with `df > 0` degrees of freedom.
  package static func cdf(_ t: Double, df: Double) -> Double {
    let upper = upperTail(abs(t), df: df)
    return t < 0 ? upper : 1 - upper
  }

  /// The value below which the share `p` lies, `0 < p < 1`.
  package static func quantile(_ p: Double, df: Double) -> Double {
    let tail = min(p, 1 - p)
    guard tail > 0 else { return p <= 0 ? -.infinity : .infinity }
    guard tail < 0.5 else { return 0 }
    var bound = 2.0
    while upperTail(bound, df: df) > tail, bound < 1e300 { bound *= 2 }
    let value = bisect(from: 0, to: bound) { upperTail($0, df: df) > tail }
    return p < 0.5 ? -value : value
  }

  /// The factor of a two-sided 95 % interval for a whole number of degrees of freedom, at least 1.
  ///
  /// A table for small numbers: a report asks for the same few thousands of times.
  package static func factor95(df: Int) -> Double {
    df <= table.count ? table[max(df, 1) - 1] : quantile(0.975, df: Double(df))
  }

  private static let table = (1...300).map { quantile(0.975, df: Double($0)) }

  /// The probability of more than `t >= 0`.
  private static func upperTail(_ t: Double, df: Double) -> Double {
    let square = t * t
    return 0.5
      * incompleteBeta(df / (df + square), complement: square / (df + square), df / 2, 0.5)
  }
}

/// The F distribution.
package enum FisherF {
  /// The probability of more than `f` with `numerator` and `denominator` degrees of freedom.
  package static func upperTail(_ f: Double, numerator: Double, denominator: Double) -> Double {
    guard f > 0 else { return 1 }
    let total = denominator + numerator * f
    return incompleteBeta(
      denominator / total, complement: numerator * f / total, denominator / 2, numerator / 2)
  }
}

/// The χ² distribution.
package enum ChiSquare {
  /// The probability of a value up to `x` with `df > 0` degrees of freedom.
  package static func cdf(_ x: Double, df: Double) -> Double { incompleteGamma(df / 2, x / 2) }

  /// The value below which the share `p` lies, `0 < p < 1`.
  package static func quantile(_ p: Double, df: Double) -> Double {
    var bound = max(df, 1)
    while cdf(bound, df: df) < p, bound < 1e300 { bound *= 2 }
    return bisect(from: 0, to: bound) { cdf($0, df: df) < p }
  }
}
