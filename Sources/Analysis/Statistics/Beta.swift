import Foundation

/// The regularised incomplete beta function I_x(a, b), `a, b > 0`, `0 <= x <= 1`, from 0 to 1.
package func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  incompleteBeta(x, complement: 1 - x, a, b)
}

/// I_x(a, b) where the caller knows `1 - x` to more digits than a subtraction leaves.
func incompleteBeta(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard complement > 0 else { return 1 }
  // The fraction converges fast on the near side of the mean only.
  guard x < (a + 1) / (a + b + 2) else {
    return 1 - incompleteBetaFraction(complement, complement: x, b, a)
  }
  return incompleteBetaFraction(x, complement: complement, a, b)
}

private func incompleteBetaFraction(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
  let front = exp(a * log(x) + b * log(complement) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
  guard front > 0 else { return 0 }
  var fraction = LentzFraction(first: 1)
  for step in 1...50_000 {
    let m = Double(step / 2)
    let term =
      step.isMultiple(of: 2)
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    if fraction.advance(term, 1) { break }
  }
  return front / fraction.value
}

/// The value below which the share `p` of a Beta(a, b) lies.
package func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
  bisect(from: 0, to: 1) { incompleteBeta($0, a, b) < p }
}

/// Where a rising condition turns: the smallest `x` of a bracket at which `isBelow` no longer holds.
///
/// At most 200 halvings, or until the ends are neighbours; it cannot diverge.
func bisect(from lower: Double, to upper: Double, while isBelow: (Double) -> Bool) -> Double {
  var (lower, upper) = (lower, upper)
  for _ in 0..<200 {
    let middle = lower + (upper - lower) / 2
    if middle <= lower || middle >= upper { break }
    if isBelow(middle) { lower = middle } else { upper = middle }
  }
  return lower + (upper - lower) / 2
}
