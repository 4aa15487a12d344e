import Metrics

/// The Wilson score interval of `successes` in `n`, or `nil` when nothing was observed.
///
/// d = 1 + z²/n, c = (p + z²/2n)/d, h = z·√(p(1−p)/n + z²/4n²)/d, interval [max(0, c−h), min(1, c+h)]:
/// Brown, Cai and DasGupta, Statistical Science 16 (2001) 101.
package func wilson(_ successes: Double, of n: Double, z: Double = Normal.z95) -> Interval? {
  guard n > 0 else { return nil }
  let p = min(max(successes / n, 0), 1)
  let divisor = 1 + z * z / n
  let center = (p + z * z / (2 * n)) / divisor
  let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / divisor
  // At the ends of the scale the interval reaches the end exactly; rounding must not pull it off the value.
  return Interval(
    lower: p == 0 ? 0 : max(0, min(center - half, p)), upper: p == 1 ? 1 : min(1, max(center + half, p)))
}

/// Newcombe's hybrid score interval of p₁ − p₂, or `nil` when one side has no observation.
///
/// R. G. Newcombe, Statistics in Medicine 17 (1998) 873, method 10.
package func newcombeDifference(
  _ first: (successes: Double, n: Double), _ second: (successes: Double, n: Double), z: Double = Normal.z95
) -> Interval? {
  guard let one = wilson(first.successes, of: first.n, z: z), let two = wilson(second.successes, of: second.n, z: z)
  else { return nil }
  let (p1, p2) = (first.successes / first.n, second.successes / second.n)
  let below = ((p1 - one.lower) * (p1 - one.lower) + (two.upper - p2) * (two.upper - p2)).squareRoot()
  let above = ((one.upper - p1) * (one.upper - p1) + (p2 - two.lower) * (p2 - two.lower)).squareRoot()
  return Interval(lower: p1 - p2 - below, upper: p1 - p2 + above)
}

/// Jeffreys' interval: quantiles of Beta(x + ½, n − x + ½), reaching 0 at x = 0 and 1 at x = n.
package func jeffreys(_ successes: Double, of n: Double, confidence: Double = 0.95) -> Interval? {
  guard n > 0 else { return nil }
  let (a, b) = (successes + 0.5, n - successes + 0.5)
  let tail = (1 - confidence) / 2
  return Interval(
    lower: successes <= 0 ? 0 : betaQuantile(tail, a, b), upper: successes >= n ? 1 : betaQuantile(1 - tail, a, b))
}
