/// Whether teams have about the same mix of people, judged by what chance makes of the same people.
package struct TeamBalance: Hashable, Sendable {
  package enum Judgement: Hashable, Sendable {
    /// Below the 90th percentile of random teams.
    case asEvenAsChance
    /// Up to percentile 97.5.
    case somewhatUneven
    case uneven
  }

  /// I, as of `TeamMix`.
  package var imbalance: Double
  /// Of all differences between people: I/total, from 0 to 1; `nil` where all are the same.
  package var share: Double?
  /// Random teams of the same sizes that are at least as uneven.
  package var standing: PermutationStanding

  /// The part of random teams that are less uneven, from 0 to 1.
  package var percentile: Double { 1 - standing.p }

  package var judgement: Judgement {
    percentile < 0.9 ? .asEvenAsChance : percentile <= 0.975 ? .somewhatUneven : .uneven
  }

  /// - Parameters:
  ///   - mix: people and features, in any order.
  ///   - team: of each person.
  ///   - seed: for more than 200 000 ways to fill the teams.
  /// - Returns: `nil` where the teams do not have the sizes of the mix.
  package init?(_ mix: TeamMix, team: [Int], seed: UInt64) {
    guard mix.fits(team) else { return nil }
    imbalance = mix.imbalance(team)
    share = mix.totalSquares > 0 ? imbalance / mix.totalSquares : nil
    standing = TeamBalance.standing(mix, atLeast: imbalance, seed)
  }

  private static func standing(_ mix: TeamMix, atLeast imbalance: Double, _ seed: UInt64) -> PermutationStanding {
    let least = imbalance - 1e-12 * max(imbalance, mix.totalSquares)
    var count = 0
    if let ways = relabellings(mix.sizes) {
      TeamArrangements(mix, allowed: nil, skipsTwins: false).forEach { _, found in
        if found >= least { count += 1 }
      }
      return PermutationStanding(count: count, total: ways, isComplete: true)
    }
    var random = SplitMix64(seed: seed)
    // By features: the order and the names of people do not show in a draw.
    var order = (0..<mix.people).sorted { mix.row($0).lexicographicallyPrecedes(mix.row($1)) }
    let labels = mix.sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
    var team = labels
    for _ in 0..<PermutationStanding.draws {
      random.drawFirst(order.count, of: &order)
      for (place, person) in order.enumerated() { team[person] = labels[place] }
      if mix.imbalance(team) >= least { count += 1 }
    }
    return PermutationStanding(count: count + 1, total: PermutationStanding.draws + 1, isComplete: false)
  }
}

/// The difference of the means of two groups by their pooled standard deviation (Cohen's d).
///
/// `nil` where a group is empty, both have one value, or nothing varies within them.
package func standardisedDifference(_ first: [Double], _ second: [Double]) -> Double? {
  let (n1, n2) = (first.count, second.count)
  guard n1 > 0, n2 > 0, n1 + n2 > 2 else { return nil }
  let (mean1, mean2) = (first.average, second.average)
  let pooled = (first.squaresAbout(mean1) + second.squaresAbout(mean2)) / Double(n1 + n2 - 2)
  return pooled > 0 ? (mean1 - mean2) / pooled.squareRoot() : nil
}

extension TeamMix {
  func row(_ person: Int) -> ArraySlice<Double> { centered[(person * features)..<((person + 1) * features)] }

  /// Whether the teams have their sizes.
  func fits(_ team: [Int]) -> Bool {
    guard team.count == people, team.allSatisfy({ sizes.indices.contains($0) }) else { return false }
    var counts = Array(repeating: 0, count: sizes.count)
    for label in team { counts[label] += 1 }
    return counts == sizes
  }
}
