import Metrics

/// Whether a stable process will meet its target next month.
package struct TargetOutlook: Hashable, Sendable {
  package enum Verdict: String, Codable, Hashable, Sendable {
    /// Met in at least 9 of 10 months.
    case usuallyMet = "usually-met"
    /// Met in at most 1 of 10 months: only a change of routing, tools or training can reach it.
    case needsChange = "needs-change"
    case hitOrMiss = "hit-or-miss"
  }

  /// The probability that next month meets the target, from 0 to 1.
  package var probability: Double

  package var verdict: Verdict {
    if probability >= 0.9 { .usuallyMet } else if probability <= 0.1 { .needsChange } else { .hitOrMiss }
  }

  /// How many of 12 such months meet it, rounded, from 0 to 12.
  package var monthsOfTwelve: Int { Int((12 * probability).rounded()) }

  /// P = Φ(±(CL − target)/(σ̂·√(1/n̄ + 1/N))), n̄ the median number of observations of the last 6 months, N that of
  /// all months of the baseline.
  ///
  /// - Parameters:
  ///   - limits: of normalised individuals; σ̂ is a third of their reach.
  ///   - counts: positive numbers of observations of the months the limits are computed from, in order.
  ///   - target: in the unit of the center line.
  /// - Returns: `nil` without months, without any variation, or for a measure without a good side.
  package init?(limits: ProcessLimits, counts: [Double], target: Double, direction: Direction) {
    guard direction == .higherIsBetter || direction == .lowerIsBetter, limits.reach > 0,
      counts.allSatisfy({ $0 > 0 }), let typical = counts.suffix(6).sorted().medianOfSorted
    else { return nil }
    let error = limits.reach / 3 * (1 / typical + 1 / counts.reduce(0, +)).squareRoot()
    let distance = (limits.center - target) / error
    probability = Normal.cdf(direction == .higherIsBetter ? distance : -distance)
  }
}
