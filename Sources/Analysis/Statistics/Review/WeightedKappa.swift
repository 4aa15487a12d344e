/// How heavily a difference of two reviewers counts.
package enum KappaWeights: Hashable, Sendable {
  /// All differences count the same.
  case none
  /// By the number of steps.
  case linear
  /// By its square.
  case quadratic
}

/// Cohen's κ of two reviewers who scored the same contacts: 1 − ΣW·O/ΣW·E, up to 1, 0 for what chance gives.
///
/// J. Cohen, Psychological Bulletin 70 (1968) 213.
///
/// - Parameters:
///   - scores: of both for each contact, as places in the scale from 0; a pair outside the scale is left out.
///   - categories: how many scores the scale has.
/// - Returns: `nil` without contacts, or where both gave all contacts the same score.
package func weightedKappa(
  _ scores: [(first: Int, second: Int)], categories: Int, weights: KappaWeights
) -> Double? {
  guard categories > 1 else { return nil }
  var first = Array(repeating: 0, count: categories)
  var second = first
  var (n, observed) = (0, 0)
  func weight(_ one: Int, _ two: Int) -> Int {
    let steps = abs(one - two)
    switch weights {
    case .none: return min(steps, 1)
    case .linear: return steps
    case .quadratic: return steps * steps
    }
  }
  for score in scores where first.indices.contains(score.first) && first.indices.contains(score.second) {
    first[score.first] += 1
    second[score.second] += 1
    observed += weight(score.first, score.second)
    n += 1
  }
  var expected = 0
  for one in first.indices {
    for two in second.indices { expected += weight(one, two) * first[one] * second[two] }
  }
  return expected > 0 ? 1 - Double(n) * Double(observed) / Double(expected) : nil
}
