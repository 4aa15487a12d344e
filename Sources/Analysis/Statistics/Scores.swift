import Metrics

/// Count, sum and sum of squares of whole numbers: they merge by adding, without any loss.
package struct Moments: Hashable, Sendable {
  package var n: Int64
  package var sum: Int64
  package var sumOfSquares: Int64

  package init(n: Int64 = 0, sum: Int64 = 0, sumOfSquares: Int64 = 0) {
    self.n = n
    self.sum = sum
    self.sumOfSquares = sumOfSquares
  }

  package static func + (left: Moments, right: Moments) -> Moments {
    Moments(n: left.n + right.n, sum: left.sum + right.sum, sumOfSquares: left.sumOfSquares + right.sumOfSquares)
  }

  /// `nil` when nothing was observed.
  package var mean: Double? { n > 0 ? Double(sum) / Double(n) : nil }

  /// Σ(x − x̄)² = (n·Σx² − (Σx)²)/n, with the difference formed in 128 bits; 0 when nothing was observed.
  package var squaredDeviations: Double {
    guard n > 0 else { return 0 }
    let exact = Int128(n) * Int128(sumOfSquares) - Int128(sum) * Int128(sum)
    return max(0, Double(exact) / Double(n))
  }

  /// With n − 1 below the line; `nil` for fewer than two observations.
  package var variance: Double? {
    guard n > 1 else { return nil }
    let exact = Int128(n) * Int128(sumOfSquares) - Int128(sum) * Int128(sum)
    return max(0, Double(exact) / (Double(n) * Double(n - 1)))
  }
}

/// Student's t interval of a mean; `nil` for fewer than two observations. Zero-width when all are equal.
package func meanInterval(mean: Double, variance: Double, n: Int) -> Interval? {
  guard n > 1 else { return nil }
  let half = StudentT.factor95(df: n - 1) * (variance / Double(n)).squareRoot()
  return Interval(lower: mean - half, upper: mean + half)
}

/// A mean whose variance is moderated towards the one of a cohort.
///
/// s²* = ((n−1)s² + ν₀σ₀²)/(n−1+ν₀), half-width t(n−1+ν₀)·√(s²*/n), ν₀ = 5: with few answers, all equal, a plain t
/// interval would have no width. The idea is that of Smyth's moderated t (2004).
package struct ModeratedMean: Hashable, Sendable {
  /// How many observations the cohort's variance counts for.
  package static let priorWeight: Int64 = 5

  package var mean: Double
  package var variance: Double
  package var df: Int
  package var n: Int

  /// - Parameter cohortVariance: the pooled variance within the people of the cohort, in squared points.
  package init?(_ moments: Moments, cohortVariance: Double) {
    guard let mean = moments.mean else { return nil }
    self.mean = mean
    n = Int(moments.n)
    df = Int(moments.n - 1 + ModeratedMean.priorWeight)
    variance = (moments.squaredDeviations + Double(ModeratedMean.priorWeight) * cohortVariance) / Double(df)
  }

  /// The same in units that are `divisor` times as large.
  func divided(by divisor: Double) -> ModeratedMean {
    var result = self
    result.mean /= divisor
    result.variance /= divisor * divisor
    return result
  }

  /// The 95 % interval, not clamped to the scale; `nil` without any spread.
  package var interval: Interval? {
    guard variance > 0 else { return nil }
    let half = StudentT.factor95(df: df) * (variance / Double(n)).squareRoot()
    return Interval(lower: mean - half, upper: mean + half)
  }
}

/// The variance within people, pooled: Σ(nᵢ−1)sᵢ²/Σ(nᵢ−1); `nil` when nobody has two observations.
package func pooledVariance(_ people: some Sequence<Moments>) -> Double? {
  var deviations = CompensatedSum()
  var df: Int64 = 0
  for moments in people where moments.n > 1 {
    deviations.add(moments.squaredDeviations)
    df += moments.n - 1
  }
  return df > 0 ? deviations.value / Double(df) : nil
}

/// The interval of the difference of two means, Welch's degrees of freedom; `nil` without any spread.
package func meanDifference(_ first: ModeratedMean, _ second: ModeratedMean, confidence: Double) -> Interval? {
  let (v1, v2) = (first.variance / Double(first.n), second.variance / Double(second.n))
  guard v1 + v2 > 0 else { return nil }
  let df = (v1 + v2) * (v1 + v2) / (v1 * v1 / Double(first.df) + v2 * v2 / Double(second.df))
  let half = StudentT.quantile(0.5 + confidence / 2, df: df) * (v1 + v2).squareRoot()
  return Interval(lower: first.mean - second.mean - half, upper: first.mean - second.mean + half)
}

/// A sum of numbers that keeps what rounding would drop (Neumaier's compensation).
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ number: Double) {
    let next = sum + number
    lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }
}

extension Collection where Element == Double {
  /// The average, or 0 of nothing.
  var average: Double {
    var total = CompensatedSum()
    for value in self { total.add(value) }
    return isEmpty ? 0 : total.value / Double(count)
  }
}
