import Metrics

/// How much more the trained agents changed than colleagues who were not trained: difference in differences.
///
/// One change per agent, so that the months of an agent do not count as many agents (Bertrand, Duflo and Mullainathan,
/// Quarterly Journal of Economics 119 (2004) 249). Chance is judged by giving the label "trained" to others.
package struct TrainingEffect: Hashable, Sendable {
  /// The average change of each group, in the unit of the measure.
  package var changeOfTrained: Double
  package var changeOfOthers: Double
  package var trained: Int
  package var others: Int
  /// |T*| ≥ |T| over all choices of as many agents, or a sample.
  package var standing: PermutationStanding
  /// Welch's t; `nil` where a group has one agent or no change differs.
  package var welch: Welch?

  package struct Welch: Hashable, Sendable {
    package var t: Double
    package var df: Double
    /// Two-sided.
    package var p: Double
    /// Of the difference, 95 %.
    package var interval: Interval
  }

  /// The change of the trained minus that of the others.
  package var difference: Double { changeOfTrained - changeOfOthers }

  /// - Parameters:
  ///   - trained: the change of each trained agent, in any order.
  ///   - others: of each agent who was not trained in the whole window.
  ///   - seed: for more than 200 000 choices.
  /// - Returns: `nil` where a group is empty.
  package init?(trained: [Double], others: [Double], seed: UInt64) {
    // By value: neither the order nor the names of agents show in a sum or a draw.
    let (trained, others) = (trained.sorted(), others.sorted())
    guard !trained.isEmpty, !others.isEmpty else { return nil }
    changeOfTrained = trained.average
    changeOfOthers = others.average
    self.trained = trained.count
    self.others = others.count
    standing = TrainingEffect.standing(trained, others, seed)
    welch = TrainingEffect.welch(trained, others)
  }

  private static func standing(_ trained: [Double], _ others: [Double], _ seed: UInt64) -> PermutationStanding {
    var all = (trained + others).sorted()
    let total = all.average * Double(all.count)
    // Choosing the smaller group is the same choice, with fewer additions.
    let size = min(trained.count, others.count)
    let (chosen, rest) = (Double(size), Double(all.count - size))
    func difference(_ sum: Double) -> Double { abs(sum / chosen - (total - sum) / rest) }
    let observed = abs(trained.average - others.average)
    // What rounding may take off a tie, for changes near 1 and for seconds in the hundreds.
    let least = observed - 1e-12 * max(1, all.reduce(0) { max($0, abs($1)) })
    var count = 0
    if let choices = relabellings([size, all.count - size]) {
      forEachSubsetSum(all, size: size) { sum in
        if difference(sum) >= least { count += 1 }
      }
      return PermutationStanding(count: count, total: choices, isComplete: true)
    }
    var random = SplitMix64(seed: seed)
    for _ in 0..<PermutationStanding.draws {
      random.drawFirst(size, of: &all)
      var sum = 0.0
      for place in 0..<size { sum += all[place] }
      if difference(sum) >= least { count += 1 }
    }
    return PermutationStanding(count: count + 1, total: PermutationStanding.draws + 1, isComplete: false)
  }

  /// Of two groups, in any order; `nil` where one has one value or nothing varies.
  static func welch(_ trained: [Double], _ others: [Double]) -> Welch? {
    guard trained.count > 1, others.count > 1 else { return nil }
    let (n1, n2) = (Double(trained.count), Double(others.count))
    let (mean1, mean2) = (trained.average, others.average)
    let (v1, v2) = (trained.varianceAbout(mean1) / n1, others.varianceAbout(mean2) / n2)
    guard v1 + v2 > 0 else { return nil }
    let df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1))
    let error = (v1 + v2).squareRoot()
    let difference = mean1 - mean2
    let half = StudentT.quantile(0.975, df: df) * error
    let t = difference / error
    return Welch(
      t: t, df: df, p: min(1, 2 * StudentT.cdf(-abs(t), df: df)),
      interval: Interval(lower: difference - half, upper: difference + half))
  }
}
