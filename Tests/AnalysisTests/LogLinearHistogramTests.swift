import Foundation
import Metrics
import Testing

@testable import Analysis

@Suite("Log-linear histogram")
struct LogLinearHistogramTests {
  @Test("320 buckets cover 0 to 16 383 without holes, each at most 1/32 wide")
  func buckets() {
    let buckets = LogLinearHistogram.buckets
    #expect(buckets.count == 320 && buckets.first?.lower == 0 && buckets.last?.upper == 16_383)
    for (one, next) in zip(buckets, buckets.dropFirst()) { #expect(one.upper.map { $0 + 1 } == next.lower) }
    for bucket in buckets {
      let upper = bucket.upper ?? 0
      #expect(LogLinearHistogram.bucket(of: bucket.lower) == bucket.index)
      #expect(LogLinearHistogram.bucket(of: upper) == bucket.index)
      #expect(bucket.lower < 64 ? upper == bucket.lower : 32 * (upper - bucket.lower + 1) <= bucket.lower)
    }
  }

  @Test(
    "values at the ends of octaves find their bucket",
    arguments: [
      (-5, 0), (0, 0), (63, 63), (64, 64), (65, 64), (127, 95), (128, 96), (16_383, 319), (16_384, 320),
      (Int.max, 320),
    ])
  func indices(value: Int, index: Int) {
    #expect(LogLinearHistogram.bucket(of: value) == index)
  }

  @Test("shards merge to the same in any order")
  func merging() {
    var random = Random(11)
    let values = (0..<500).map { _ in Int(exp(5.5 + random.normal())) }
    var whole = LogLinearHistogram()
    var shards = Array(repeating: LogLinearHistogram(), count: 4)
    for (index, value) in values.enumerated() {
      whole.add(value)
      shards[index % 4].add(value)
    }
    for order in [[0, 1, 2, 3], [3, 1, 0, 2], [2, 3, 1, 0]] {
      var merged = LogLinearHistogram()
      for shard in order { merged.merge(shards[shard]) }
      #expect(merged == whole)
    }
    let counts = Dictionary(grouping: values, by: LogLinearHistogram.bucket(of:)).mapValues { Int64($0.count) }
    #expect(LogLinearHistogram(counts: counts) == whole)
    #expect(LogLinearHistogram(counts: [3: 2, -1: 9, 321: 9]).count == 2)
  }

  @Test("a quantile is at most 1/64 off")
  func accuracy() throws {
    var random = Random(64)
    let values = (0..<999).map { _ in Int(min(16_383, exp(5.5 + 1.2 * random.normal()))) }
    var histogram = LogLinearHistogram()
    for value in values { histogram.add(value) }
    let sorted = values.sorted()
    for percent in 1...99 {
      let rank = (percent * values.count + 99) / 100
      let exact = Double(sorted[rank - 1])
      let found = try #require(histogram.quantile(Double(percent) / 100))
      #expect(abs(found - exact) <= exact / 64, "seed 64, \(percent) %")
    }
  }

  @Test("ranks that are whole up to rounding stay whole")
  func ranks() {
    #expect(LogLinearHistogram.rank(0.07, n: 100) == 7)
    #expect(LogLinearHistogram.rank(0.9, n: 10) == 9)
    #expect(LogLinearHistogram.rank(0, n: 10) == 1)
    #expect(LogLinearHistogram.rank(1, n: 10) == 10)
  }

  @Test("nothing has no quantile, and what is too long is only known to be long")
  func overflow() {
    #expect(LogLinearHistogram().quantileBucket(0.5) == nil && LogLinearHistogram().quantile(0.5) == nil)
    let histogram = LogLinearHistogram(counts: [10: 3, LogLinearHistogram.overflow: 7])
    #expect(histogram.quantile(0.5) == nil && histogram.quantileInterval(0.5) == nil)
    #expect(
      histogram.quantileBucket(0.5)
        == LogLinearHistogram.Bucket(index: LogLinearHistogram.overflow, lower: 16_384, upper: nil))
    #expect(histogram.quantile(0.3) == 10)
  }

  @Test("the interval of a median needs six values and has the ranks of published tables")
  func intervals() {
    #expect(LogLinearHistogram(counts: [5: 5]).quantileInterval(0.5) == nil)
    #expect(LogLinearHistogram(counts: [5: 6]).quantileInterval(0.5) == Interval(lower: 5, upper: 5))
    #expect(LogLinearHistogram.ranks(0.5, n: 10) == (2, 9))
    #expect(LogLinearHistogram.ranks(0.5, n: 20) == (6, 15))
    #expect(LogLinearHistogram.ranks(0.5, n: 100) == (40, 61))
  }

  @Test("the ranks hold the quantile with 95 % and are the closest that do", arguments: [0.1, 0.5, 0.9])
  func exactRanks(share: Double) {
    for n in 1...120 {
      var terms = [pow(1 - share, Double(n))]
      for k in 1...n { terms.append(terms[k - 1] * Double(n - k + 1) / Double(k) * share / (1 - share)) }
      func below(_ count: Int64) -> Double { terms.prefix(Int(max(0, count))).reduce(0, +) }
      let (lower, upper) = LogLinearHistogram.ranks(share, n: Int64(n))
      #expect(below(lower) <= 0.025 + 1e-12 && below(lower + 1) > 0.025 - 1e-12, "n \(n)")
      #expect(below(upper) >= 0.975 - 1e-12 && below(upper - 1) < 0.975 + 1e-12, "n \(n)")
    }
  }
}
