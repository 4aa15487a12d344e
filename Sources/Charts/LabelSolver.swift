/// Stacks labels beside a plot so that no two are nearer than a distance and none leaves the range.
///
/// - Parameters:
///   - wished: where each label would like its middle, in any order.
///   - distance: the least distance between middles.
///   - range: the lowest and highest middle.
/// - Returns: the middles in the order of `wished`. Each moves as little as the others allow: neighbours that collide
///   form a block around the mean of their wishes, as in isotonic regression by pooling.
func stacked(_ wished: [Double], distance: Double, in range: ClosedRange<Double>) -> [Double] {
  guard !wished.isEmpty else { return [] }
  let order = wished.indices.sorted { (wished[$0], $0) < (wished[$1], $1) }
  // Subtracting the distances turns "at least so far apart" into "not descending", which pooling solves exactly.
  var blocks: [(sum: Double, count: Int)] = []
  for (rank, index) in order.enumerated() {
    blocks.append((wished[index] - Double(rank) * distance, 1))
    while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
      let last = blocks.removeLast()
      blocks[blocks.count - 1].sum += last.sum
      blocks[blocks.count - 1].count += last.count
    }
  }
  let highest = max(range.lowerBound, range.upperBound - Double(wished.count - 1) * distance)
  var positions = Array(repeating: 0.0, count: wished.count)
  var rank = 0
  for block in blocks {
    let start = min(highest, max(range.lowerBound, mean(block)))
    for _ in 0..<block.count {
      positions[order[rank]] = start + Double(rank) * distance
      rank += 1
    }
  }
  return positions
}

private func mean(_ block: (sum: Double, count: Int)) -> Double { block.sum / Double(block.count) }
