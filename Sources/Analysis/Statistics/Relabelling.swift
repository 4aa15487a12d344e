/// How a result stands among those of the same people under other labels.
package struct PermutationStanding: Hashable, Sendable {
  /// With more relabellings than these, so many are drawn instead of all.
  package static let mostEnumerated = 200_000
  package static let draws = 9_999

  /// How many relabellings are at least as extreme as the observed one, which is among them.
  package var count: Int
  /// Of how many; a sample counts the observed one as a further draw.
  package var total: Int
  /// Whether all relabellings were looked at.
  package var isComplete: Bool

  /// The probability of a result at least as extreme by chance, above 0 and up to 1.
  package var p: Double { Double(count) / Double(total) }
}

/// In how many ways `sizes.reduce(0, +)` people can be given labels, `sizes[t]` of them the label t.
///
/// - Returns: `nil` for more than `limit`.
func relabellings(_ sizes: [Int], limit: Int = PermutationStanding.mostEnumerated) -> Int? {
  var (people, ways) = (0, 1)
  for size in sizes {
    for place in 1...max(size, 1) where size > 0 {
      people += 1
      // A binomial coefficient stays whole at each step.
      let (product, isTooLarge) = ways.multipliedReportingOverflow(by: people)
      guard !isTooLarge else { return nil }
      ways = product / place
      guard ways <= limit else { return nil }
    }
  }
  return ways
}

/// Calls `body` with the sum of every choice of `size` of the values.
func forEachSubsetSum(_ values: [Double], size: Int, _ body: (Double) -> Void) {
  let n = values.count
  guard size > 0, size <= n else {
    if size == 0 { body(0) }
    return
  }
  var chosen = Array(0..<size)
  // sums[k]: of the first k chosen. Summed anew from the first changed place, so that no rounding builds up.
  var sums = Array(repeating: 0.0, count: size + 1)
  var changed = 0
  while true {
    for place in changed..<size { sums[place + 1] = sums[place] + values[chosen[place]] }
    body(sums[size])
    guard let place = chosen.indices.last(where: { chosen[$0] < n - size + $0 }) else { return }
    chosen[place] += 1
    for later in (place + 1)..<max(size, place + 1) { chosen[later] = chosen[later - 1] + 1 }
    changed = place
  }
}
