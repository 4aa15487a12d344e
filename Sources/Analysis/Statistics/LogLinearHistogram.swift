import Metrics

/// Counts of whole numbers, as of seconds, in buckets at most 1/32 wide.
///
/// Below 64 each number has its own bucket; above, each doubling is cut into 32: e = ⌊log₂v⌋ − 5 and the bucket starts
/// at (v >> e) << e and is 2ᵉ wide, so that its middle is at most 1/64 off. 320 buckets reach 16 383 (four and a half
/// hours); one more holds what is longer. All of it is arithmetic of whole numbers: counts from any engine and in any
/// order add up to the same.
package struct LogLinearHistogram: Hashable, Sendable {
  /// One bucket: numbers from `lower` to `upper`, both included.
  package struct Bucket: Hashable, Sendable {
    package var index: Int
    package var lower: Int
    /// `nil` for the last one, which has no end.
    package var upper: Int?

    /// `nil` for the last one.
    package var middle: Double? { upper.map { Double(lower + $0) / 2 } }
  }

  /// The bucket of all that is longer than `largest`.
  package static let overflow = 320
  /// The largest number that has a bucket of its own.
  package static let largest = 16_383

  /// All buckets with an end, in order: the table to join values to in SQL.
  package static let buckets = (0..<overflow).map(bucketAt)

  /// How many numbers were counted.
  package private(set) var count: Int64 = 0
  private var counts = Array(repeating: Int64(0), count: overflow + 1)

  package init() {}

  /// - Parameter counts: numbers by index of the bucket; indices outside 0…320 are left out.
  package init(counts: [Int: Int64]) {
    // The order of a dictionary does not matter to sums of whole numbers.
    for (index, number) in counts where self.counts.indices.contains(index) { add(number, toBucket: index) }
  }

  /// The index of the bucket of a number; a negative one counts as 0.
  package static func bucket(of value: Int) -> Int {
    guard value >= 64 else { return max(0, value) }
    guard value <= largest else { return overflow }
    let e = Int.bitWidth - 1 - value.leadingZeroBitCount - 5
    return 64 + (e - 1) * 32 + (value >> e) - 32
  }

  /// The first number of a bucket with an end, and how many numbers it holds.
  package static func bounds(of bucket: Int) -> (lower: Int, width: Int) {
    guard bucket >= 64 else { return (bucket, 1) }
    let e = (bucket - 64) / 32 + 1
    return (((bucket - 64) % 32 + 32) << e, 1 << e)
  }

  /// The bucket of an index from 0 to 320.
  package static func bucketAt(_ index: Int) -> Bucket {
    let (lower, width) = bounds(of: index)
    return Bucket(index: index, lower: lower, upper: index < overflow ? lower + width - 1 : nil)
  }

  package mutating func add(_ value: Int) { add(1, toBucket: LogLinearHistogram.bucket(of: value)) }

  package mutating func merge(_ other: LogLinearHistogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
    count += other.count
  }

  private mutating func add(_ number: Int64, toBucket index: Int) {
    counts[index] += number
    count += number
  }

  /// The bucket of the so many-th smallest number, counted from 1; `nil` outside 1…count.
  package func bucket(atRank rank: Int64) -> Bucket? {
    guard rank >= 1, rank <= count else { return nil }
    var passed: Int64 = 0
    let index = counts.firstIndex { number in
      passed += number
      return passed >= rank
    }
    return index.map(LogLinearHistogram.bucketAt)
  }

  /// The buckets that hold something, in order, with how many numbers each holds.
  package var filled: [(bucket: Bucket, count: Int64)] {
    counts.indices.filter { counts[$0] > 0 }.map { (LogLinearHistogram.bucketAt($0), counts[$0]) }
  }

  /// The bucket of the ⌈share·n⌉-th smallest number; `nil` of nothing.
  ///
  /// - Parameter share: from 0 to 1.
  package func quantileBucket(_ share: Double) -> Bucket? {
    bucket(atRank: LogLinearHistogram.rank(share, n: count))
  }

  /// ⌈share·n⌉, at least 1 and at most n.
  package static func rank(_ share: Double, n: Int64) -> Int64 {
    // 0.07·100 is a little over 7: what is whole up to rounding counts as whole.
    min(max(Int64((share * Double(n) * (1 - 1e-15)).rounded(.up)), 1), n)
  }

  /// The middle of that bucket, at most 1/64 off; `nil` of nothing and for a value beyond the last bucket with an end.
  package func quantile(_ share: Double) -> Double? { quantileBucket(share)?.middle }

  /// Two buckets between which the true quantile lies with 95 % confidence or more, whatever the distribution.
  ///
  /// The l-th and u-th smallest number, with l the largest for which P(B < l) ≤ 2.5 % and u the smallest for which
  /// P(B ≥ u) ≤ 2.5 %, B binomial of n and the share. `nil` where the sample is too small for such ranks: a median
  /// needs 6 numbers.
  package func quantileBounds(_ share: Double) -> (lower: Bucket, upper: Bucket)? {
    guard share > 0, share < 1, count > 0 else { return nil }
    let (lower, upper) = LogLinearHistogram.ranks(share, n: count)
    guard let first = bucket(atRank: lower), let last = bucket(atRank: upper) else { return nil }
    return (first, last)
  }

  /// From the start of the lower bucket to the end of the upper one; `nil` where that has none.
  package func quantileInterval(_ share: Double) -> Interval? {
    guard let bounds = quantileBounds(share), let end = bounds.upper.upper else { return nil }
    return Interval(lower: Double(bounds.lower.lower), upper: Double(end))
  }

  /// 0 and n + 1 stand for ranks that do not exist.
  static func ranks(_ share: Double, n: Int64) -> (lower: Int64, upper: Int64) {
    /// P(B ≤ k) = I(1−p; n−k, k+1), rising with k.
    func below(_ k: Int64) -> Double {
      if k < 0 { return 0 }
      return k >= n ? 1 : incompleteBeta(1 - share, complement: share, Double(n - k), Double(k + 1))
    }
    func smallest(_ holds: (Int64) -> Bool) -> Int64 {
      var (lower, upper) = (Int64(0), n)
      while lower < upper {
        let middle = lower + (upper - lower) / 2
        if holds(middle) { upper = middle } else { lower = middle + 1 }
      }
      return lower
    }
    // P(B < l) ≤ α/2 fails first at l = k + 1 with k the smallest for which P(B ≤ k) > α/2.
    return (smallest { below($0) > 0.025 }, smallest { below($0) >= 0.975 } + 1)
  }
}
