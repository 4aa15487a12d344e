/// Whether the latest month of a series with a changing number of observations differs from the months before.
///
/// t = (y_T − CL)/(σ̂·√(1/n_T + 1/N)) with CL, σ̂ and N of the earlier months as in the chart of normalised
/// individuals, and 0.62·(m − 1) degrees of freedom, because σ̂ from moving ranges knows less than a standard
/// deviation of as many values. On stable series of 12 months p is below 0.05 in 4.2 % of cases.
package struct LatestMonth: Hashable, Sendable {
  /// How many earlier months there must be.
  package static let leastMonths = 8

  package var t: Double
  package var df: Double
  /// Two-sided.
  package var p: Double

  /// - Parameters:
  ///   - numerators: of the usable months in order, the latest last.
  ///   - denominators: positive, one a month.
  /// - Returns: `nil` for fewer than 8 earlier months, or where those did not vary.
  package init?(numerators: [Double], denominators: [Double]) {
    guard let latest = numerators.last, let n = denominators.last, numerators.count == denominators.count,
      numerators.count > LatestMonth.leastMonths, denominators.allSatisfy({ $0 > 0 })
    else { return nil }
    let earlier = Array(denominators.dropLast())
    let limits = ProcessLimits.normalised(numerators: numerators.dropLast(), denominators: earlier)
    guard limits.reach > 0 else { return nil }
    t = (latest / n - limits.center) / (limits.reach / 3 * (1 / n + 1 / earlier.reduce(0, +)).squareRoot())
    df = 0.62 * Double(earlier.count - 1)
    p = min(1, 2 * StudentT.cdf(-abs(t), df: df))
  }
}
