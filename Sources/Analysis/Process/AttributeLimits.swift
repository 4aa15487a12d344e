import Metrics

/// Classical charts of counts by sample size, kept to check the product's own chart against the textbook ones.
package enum AttributeChart: String, Sendable, CaseIterable {
  /// Share of defective units, binomial.
  case p
  /// Defects a unit, Poisson.
  case u
  /// `p` and `u` widened by the spread between samples that sampling does not explain (Laney 2002).
  case laneyP = "pp"
  case laneyU = "up"

  /// The average and, one a sample, the limits at so many standard deviations.
  ///
  /// Limits of a share are clamped to 0…1 and those of a rate to at least 0, as these charts are printed.
  /// - Parameter counts: numerators and positive denominators in order.
  package func limits(
    numerators: [Double], denominators: [Double], deviations: Double = 3
  ) -> (center: Double, limits: [Interval]) {
    let center = numerators.reduce(0, +) / denominators.reduce(0, +)
    let variance = isShare ? center * (1 - center) : center
    let errors = denominators.map { (variance / $0).squareRoot() }
    let z = zip(zip(numerators, denominators), errors).map { ($0.0 / $0.1 - center) / $1 }
    // 1.128 turns the average moving range of normal values into a standard deviation.
    let spread = isLaney ? zip(z.dropFirst(), z).map { abs($0 - $1) }.average / 1.128 : 1
    let limits = errors.map { error in
      Interval(
        lower: max(0, center - deviations * spread * error),
        upper: min(isShare ? 1 : .infinity, center + deviations * spread * error))
    }
    return (center, limits)
  }

  private var isShare: Bool { self == .p || self == .laneyP }
  private var isLaney: Bool { self == .laneyP || self == .laneyU }
}
