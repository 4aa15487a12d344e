import Foundation

/// Where one person stands among others, as far as the data can tell.
package struct RankBand: Hashable, Sendable {
  /// The probability that the true value is above the mean of the cohort.
  package var aboveMean: Double
  /// 1 + Σⱼ P(j is above this one): from 1 to the number of people.
  package var expectedRank: Double
  /// The probability that the true value is among the ⌈k/4⌉ highest.
  package var topQuarter: Double
}

/// The standing of each of k people whose true values are known up to independent normal errors.
///
/// The higher value is the better one; give negated values of a measure that should be low. P(above μ) = Φ((m−μ)/s),
/// expected rank 1 + Σⱼ Φ((mⱼ−m)/√(s²+sⱼ²)), and P(top quarter) = ∫ density of the own value at t · P(fewer than
/// ⌈k/4⌉ of the others are above t) dt (Goldstein and Spiegelhalter, JRSS A 159 (1996) 385).
///
/// - Parameters:
///   - estimates: means and standard errors. An error of 0 counts as very small, so that ties are shared out evenly.
///   - mean: of the cohort.
package func rankBands(_ estimates: [(value: Double, standardError: Double)], mean: Double) -> [RankBand] {
  // Seen from the mean, a small error keeps its digits beside a large value.
  let centered = estimates.map { (value: $0.value - mean, error: $0.standardError) }
  let scale = centered.reduce(0) { max($0, $1.error, abs($1.value)) }
  let least = scale > 0 ? 1e-6 * scale : 1
  let people = centered.map { ($0.value, max($0.error, least)) }
  let top = topShares(people, places: (people.count + 3) / 4)
  return people.indices.map { index in
    let (value, error) = people[index]
    var rank = CompensatedSum()
    rank.add(1)
    for other in people.indices where other != index {
      let (otherValue, otherError) = people[other]
      rank.add(Normal.cdf((otherValue - value) / (error * error + otherError * otherError).squareRoot()))
    }
    return RankBand(
      aboveMean: Normal.cdf(value / error), expectedRank: rank.value, topQuarter: min(1, top[index]))
  }
}

/// The probability of each to be among the so many highest.
///
/// All people share one set of points t, and at each the number of others above t is counted from both ends of the
/// list: O(k·places) a point for everyone, where a rule of its own for each person would need k times as much.
private func topShares(_ people: [(value: Double, error: Double)], places: Int) -> [Double] {
  var shares = Array(repeating: CompensatedSum(), count: people.count)
  var above = Array(repeating: 0.0, count: people.count)
  // before[i·places + c]: exactly c of the people before i are above t.
  var before = Array(repeating: 0.0, count: (people.count + 1) * places)
  // after[c]: at most c of the people after i are above t.
  var after = Array(repeating: 0.0, count: places)
  for panel in panels(people) {
    for (node, weight) in zip(gaussNodes, gaussWeights) {
      let t = panel.lowerBound + (panel.upperBound - panel.lowerBound) * (1 + node) / 2
      let width = (panel.upperBound - panel.lowerBound) / 2 * weight
      before[0] = 1
      for count in 1..<max(places, 1) { before[count] = 0 }
      for (index, person) in people.enumerated() {
        let p = Normal.cdf((person.value - t) / person.error)
        above[index] = p
        let (from, to) = (index * places, (index + 1) * places)
        before[to] = before[from] * (1 - p)
        for count in 1..<max(places, 1) {
          before[to + count] = before[from + count] * (1 - p) + before[from + count - 1] * p
        }
      }
      for count in 0..<places { after[count] = 1 }
      for (index, person) in people.enumerated().reversed() {
        let z = (t - person.value) / person.error
        if abs(z) < reach {
          var chance = 0.0
          for count in 0..<places { chance += before[index * places + count] * after[places - 1 - count] }
          shares[index].add(width * exp(-z * z / 2) / (person.error * (2 * Double.pi).squareRoot()) * chance)
        }
        let p = above[index]
        for count in stride(from: places - 1, to: 0, by: -1) {
          after[count] = after[count] * (1 - p) + after[count - 1] * p
        }
        after[0] *= 1 - p
      }
    }
  }
  return shares.map(\.value)
}

/// Past so many standard errors a normal density counts for nothing (2·10⁻¹⁹).
private let reach = 9.0

/// Short pieces of the line that are fine enough for the sharpest person around: a third of the smallest standard
/// error among those whose value can lie there.
private func panels(_ people: [(value: Double, error: Double)]) -> [Range<Double>] {
  let windows = people.map { ($0.value - reach * $0.error, $0.value + reach * $0.error) }
  let ends = windows.flatMap { [$0.0, $0.1] }.sorted()
  var result: [Range<Double>] = []
  for (lower, upper) in zip(ends, ends.dropFirst()) where upper > lower {
    var sharpest = Double.infinity
    for (window, person) in zip(windows, people) where window.0 <= lower && window.1 >= upper {
      sharpest = min(sharpest, person.error)
    }
    guard sharpest.isFinite else { continue }
    let pieces = max(1, ((upper - lower) / (sharpest / 3)).rounded(.up))
    let step = (upper - lower) / pieces
    for piece in 0..<Int(pieces) {
      let start = lower + Double(piece) * step
      let end = piece == Int(pieces) - 1 ? upper : lower + Double(piece + 1) * step
      if end > start { result.append(start..<end) }
    }
  }
  return result
}

// The rule of Gauss and Legendre with 5 points on −1…1.
private let gaussNodes = [
  -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664,
]
private let gaussWeights = [
  0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908,
]
