import Foundation

/// ln Γ(x) for `x > 0`: the argument is moved up to 15, then Stirling's series.
package func logGamma(_ x: Double) -> Double {
  var x = x
  var product = 1.0
  while x < 15 {
    product *= x
    x += 1
  }
  let square = 1 / (x * x)
  let series =
    1.0 / 12 - square
    * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360_360))))
  return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series / x - log(product)
}

/// The regularised lower incomplete gamma function P(a, x), `a > 0`, `x >= 0`, from 0 to 1.
///
/// The power series below `a + 1`, the continued fraction (modified Lentz) above.
package func incompleteGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 0 }
  let front = exp(a * log(x) - x - logGamma(a))
  guard x >= a + 1 else {
    var term = 1 / a
    var sum = term
    var index = a
    while term > sum * 1e-17 {
      index += 1
      term *= x / index
      sum += term
    }
    return min(1, front * sum)
  }
  var fraction = LentzFraction(first: x + 1 - a)
  var step = 1.0
  while step <= 100_000, !fraction.advance(-step * (step - a), x + 2 * step + 1 - a) { step += 1 }
  return 1 - front / fraction.value
}

/// A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) evaluated from the front (Lentz, modified by Thompson and Barnett).
struct LentzFraction {
  private static let tiny = 1e-300
  private(set) var value: Double
  private var c: Double
  private var d = 0.0

  init(first: Double) {
    value = first == 0 ? LentzFraction.tiny : first
    c = value
  }

  /// Takes in one more term; true once the value no longer moves.
  mutating func advance(_ a: Double, _ b: Double) -> Bool {
    d = b + a * d
    if d == 0 { d = LentzFraction.tiny }
    c = b + a / c
    if c == 0 { c = LentzFraction.tiny }
    d = 1 / d
    let factor = c * d
    value *= factor
    return abs(factor - 1) < 1e-16
  }
}
