/// Stacks labels beside a plot so that none overlap and none leaves the range.
///
/// - Parameters:
///   - wished: where each label would like its middle, in any order.
///   - heights: of each label, in the order of `wished`.
///   - gap: the least distance between two labels' edges.
///   - range: the highest and lowest place that a label may cover; what does not fit leaves it at its end.
/// - Returns: the middles in the order of `wished`. Each moves as little as the others allow: neighbours that collide
///   form a block around the mean of their wishes, as in isotonic regression by pooling.
func stacked(
  _ wished: [Double], heights: [Double], gap: Double, in range: ClosedRange<Double>
) -> [Double] {
  let order = wished.indices.sorted { (wished[$0], $0) < (wished[$1], $1) }
  var offsets: [Double] = []
  for (rank, index) in order.enumerated() {
    let before = rank == 0 ? 0 : offsets[rank - 1] + (heights[order[rank - 1]] + heights[index]) / 2 + gap
    offsets.append(before)
  }
  guard let first = order.first, let last = order.last, let total = offsets.last else { return [] }
  // Subtracting the offsets turns "at least so far apart" into "not descending", which pooling solves exactly.
  let lowest = range.lowerBound + heights[first] / 2
  let highest = max(lowest, range.upperBound - heights[last] / 2 - total)
  var middles = Array(repeating: 0.0, count: wished.count)
  var rank = 0
  for block in pooled(zip(order, offsets).map { wished[$0] - $1 }) {
    let start = min(highest, max(lowest, block.mean))
    for _ in 0..<block.count {
      middles[order[rank]] = start + offsets[rank]
      rank += 1
    }
  }
  return middles
}

/// Neighbours joined until the means ascend.
private func pooled(_ values: [Double]) -> [Block] {
  var blocks: [Block] = []
  for value in values {
    var block = Block(sum: value, count: 1)
    while let last = blocks.last, last.mean > block.mean {
      block = Block(sum: last.sum + block.sum, count: last.count + block.count)
      blocks.removeLast()
    }
    blocks.append(block)
  }
  return blocks
}

private struct Block {
  var sum: Double
  var count: Int
  var mean: Double { sum / Double(count) }
}
