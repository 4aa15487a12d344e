/// The rank test for a trend of Mann (1945) and Kendall, corrected for ties and for continuity.
///
/// S = Σ sign(yⱼ − yᵢ) over pairs i < j, Var = [n(n−1)(2n+5) − Σt(t−1)(2t+5)]/18 over groups of t equal values,
/// z = (S∓1)/√Var.
package struct MannKendall: Hashable, Sendable {
  /// S: pairs that rise less pairs that fall.
  package var score: Int
  package var variance: Double
  /// Kendall's τ-b, from −1 to 1; `nil` where all values are equal.
  package var tau: Double?

  /// - Parameter values: in order of time; gaps do not matter to a test of ranks.
  package init(_ values: [Double]) {
    score = MannKendall.score(values)
    variance = MannKendall.variance(values)
    let pairs = Double(values.count) * Double(values.count - 1) / 2
    let untied = pairs - tieSizes(values).reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    tau = untied > 0 ? Double(score) / (pairs * untied).squareRoot() : nil
  }

  /// Several series of the same length of time as one test, as of the twelve calendar months.
  ///
  /// Sums of S and Var; τ without a correction for ties.
  init(seasons: [[Double]]) {
    score = seasons.reduce(0) { $0 + MannKendall.score($1) }
    variance = seasons.reduce(0) { $0 + MannKendall.variance($1) }
    let pairs = seasons.reduce(0.0) { $0 + Double($1.count) * Double($1.count - 1) / 2 }
    tau = pairs > 0 ? Double(score) / pairs : nil
  }

  /// 0 where all values are equal.
  package var z: Double {
    guard variance > 0, score != 0 else { return 0 }
    return Double(score - score.signum()) / variance.squareRoot()
  }

  /// Two-sided; 1 where all values are equal.
  package var p: Double { min(1, 2 * Normal.cdf(-abs(z))) }

  private static func score(_ values: [Double]) -> Int {
    var score = 0
    for later in values.indices {
      for earlier in 0..<later {
        if values[later] > values[earlier] { score += 1 } else if values[later] < values[earlier] { score -= 1 }
      }
    }
    return score
  }

  private static func variance(_ values: [Double]) -> Double {
    func term(_ n: Int) -> Int { n * (n - 1) * (2 * n + 5) }
    return Double(tieSizes(values).reduce(term(values.count)) { $0 - term($1) }) / 18
  }
}

/// How many values are equal to each other, one number a distinct value, in the order of the values.
private func tieSizes(_ values: [Double]) -> [Int] {
  let sorted = values.sorted()
  var sizes: [Int] = []
  for index in sorted.indices {
    if index > 0, sorted[index] == sorted[index - 1] { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
  }
  return sizes
}
