import Metrics
import Testing

@testable import Analysis

@Suite("Pooling")
struct PoolingTests {
  @Test("people who differ less than chance lets them are still not taken as equal")
  func floor() throws {
    let spread = try #require(ShareSpread(Array(repeating: (successes: 4, n: 5), count: 5)))
    #expect(spread.correlation == -0.25)
    let prior = try #require(spread.prior())
    #expect(abs(prior.weight - 49) < 1e-9)
    let share = prior.share(successes: 4, of: 5)
    #expect(share.interval.upper - share.interval.lower > 0.15)
    #expect(abs(share.reliability - 5.0 / 54) < 1e-12)
    let unfloored = try #require(spread.prior(leastCorrelation: 0))
    #expect(unfloored.weight == .infinity)
    #expect(
      unfloored.share(successes: 4, of: 5)
        == PooledShare(mean: 0.8, reliability: 0, interval: Interval(lower: 0.8, upper: 0.8)))
  }

  @Test("without successes, without failures or with one person there is nothing to pool towards")
  func nothingToPool() throws {
    #expect(ShareSpread([]) == nil)
    #expect(ShareSpread([(successes: 0, n: 0)]) == nil)
    #expect(try #require(ShareSpread([(3, 3), (5, 5)])).prior() == nil)
    #expect(try #require(ShareSpread([(0, 3), (0, 5)])).prior() == nil)
    #expect(try #require(ShareSpread([(2, 5)])).prior() == nil)
    #expect(try #require(ShareSpread([(1, 1), (0, 1), (1, 1)])).prior() == nil)
  }

  @Test("a person without observations changes nothing and gets the cohort's share")
  func withoutObservations() throws {
    let counts: [(successes: Double, n: Double)] = [(6, 7), (20, 21), (21, 37), (5, 5), (12, 17)]
    let spread = try #require(ShareSpread(counts))
    #expect(ShareSpread(counts + [(0, 0)]) == spread)
    let prior = try #require(spread.prior())
    let share = prior.share(successes: 0, of: 0)
    #expect(abs(share.mean - spread.mean) < 1e-12 && share.reliability == 0)
    #expect(share.interval.lower < share.mean && share.mean < share.interval.upper)
  }

  @Test("90 % intervals of six calm months hold the truth in 85 to 99 % of cases")
  func coverage() throws {
    var random = Random(2_101)
    var (covered, all) = (0, 0)
    for _ in 0..<25 {
      let truths = (0..<20).map { _ in min(0.98, max(0.5, 0.8 + 0.05 * random.normal())) }
      let counts = truths.map { p in (successes: Double(random.binomial(40, p)), n: 40.0) }
      guard let prior = ShareSpread(counts)?.prior() else { continue }
      for (truth, count) in zip(truths, counts) {
        all += 1
        if prior.share(successes: count.successes, of: count.n).interval.contains(truth) { covered += 1 }
      }
    }
    let share = Double(covered) / Double(all)
    #expect(all == 500 && share >= 0.85 && share <= 0.99, "seed 2101: \(share)")
  }

  @Test("a floor of the variance between people gives every value its say")
  func varianceFloor() throws {
    let (y, v) = ([4.0, 4, 4, 4], [0.1, 0.2, 0.3, 0.1])
    let plain = try #require(EffectPooling(values: y, variances: v))
    #expect(plain.betweenVariance == 0 && plain.shrunk(value: 5, variance: 0.1).reliability == 0)
    let floored = try #require(EffectPooling(values: y, variances: v, floor: 0.1))
    let shrunk = floored.shrunk(value: 5, variance: 0.1)
    #expect(abs(shrunk.reliability - 0.5) < 1e-12 && abs(shrunk.value - 4.5) < 1e-12)
    #expect(floored.standardError > plain.standardError)
  }

  @Test("effects in another unit pool to the same in that unit")
  func units() throws {
    let (y, v) = ([4.9, 4.1, 4.2, 4.3, 3.0], [0.08, 0.22, 0.44, 0.22, 0.41])
    let one = try #require(EffectPooling(values: y, variances: v))
    let sixty = try #require(EffectPooling(values: y.map { $0 * 60 }, variances: v.map { $0 * 3600 }))
    #expect(one.betweenVariance > 0)
    #expect(abs(sixty.betweenVariance / 3600 - one.betweenVariance) < 1e-10)
    #expect(abs(sixty.mean / 60 - one.mean) < 1e-10)
    #expect(abs(sixty.inconsistency - one.inconsistency) < 1e-10)
  }

  @Test("effects without a positive variance are not pooled")
  func degenerate() {
    #expect(EffectPooling(values: [], variances: []) == nil)
    #expect(EffectPooling(values: [1, 2], variances: [1, 0]) == nil)
    #expect(EffectPooling(values: [1, 2], variances: [1]) == nil)
    #expect(EffectPooling(values: [3], variances: [2])?.mean == 3)
  }

  @Test("expected ranks and chances of the top quarter share out all places")
  func places() {
    for (seed, count) in [(1, 1), (2, 3), (3, 8), (4, 21)] {
      var random = Random(UInt64(seed))
      let people = (0..<count).map { _ in
        (value: random.normal(), standardError: 0.02 + random.uniform() * random.uniform())
      }
      let bands = rankBands(people, mean: 0)
      let ranks = bands.reduce(0) { $0 + $1.expectedRank }
      let top = bands.reduce(0) { $0 + $1.topQuarter }
      #expect(abs(ranks - Double(count * (count + 1) / 2)) < 1e-9, "seed \(seed)")
      #expect(abs(top - Double((count + 3) / 4)) < 1e-9, "seed \(seed)")
      let reversed = Array(rankBands(people.reversed(), mean: 0).reversed())
      for (one, other) in zip(bands, reversed) { #expect(abs(one.topQuarter - other.topQuarter) < 1e-12) }
    }
    #expect(rankBands([], mean: 0).isEmpty)
  }

  @Test("certain values rank as they stand, and ties share their places")
  func certain() {
    let bands = rankBands([(3, 0), (2, 0), (1, 0), (0, 0)], mean: 1.5)
    #expect(bands.map { $0.expectedRank.rounded() } == [1, 2, 3, 4])
    for (band, top) in zip(bands, [1.0, 0, 0, 0]) { #expect(abs(band.topQuarter - top) < 1e-9) }
    for band in rankBands([(2, 0), (2, 0), (2, 0), (2, 0)], mean: 2) {
      #expect(abs(band.topQuarter - 0.25) < 1e-9 && abs(band.expectedRank - 2.5) < 1e-9)
    }
  }

  @Test("people chosen in a bad month come back, those far out too")
  func regression() throws {
    let below = try #require(RegressionToMean(mean: 80, between: 16, within: 25, cutoff: 75))
    let above = try #require(
      RegressionToMean(mean: 80, between: 16, within: 25, cutoff: 85, selectsAbove: true))
    #expect(below.expectedChange > 0 && abs(below.expectedChange + above.expectedChange) < 1e-12)
    let far = try #require(RegressionToMean(mean: 0, between: 1, within: 1, cutoff: -100))
    #expect(far.meanSelected < -100 && far.meanSelected > -100.1)
    let (near, next) = (-34.999 * 2.0.squareRoot(), -35.001 * 2.0.squareRoot())
    let ends = try [near, next].map {
      try #require(RegressionToMean(mean: 0, between: 1, within: 1, cutoff: $0)).meanSelected - $0
    }
    #expect(abs(ends[0] - ends[1]) < 1e-5)
    #expect(RegressionToMean(mean: 0, between: 0, within: 0, cutoff: 1) == nil)
    #expect(expectedReturn([(70, 0.5), (60, 0.75)], mean: 80) == 5)
    #expect(expectedReturn([], mean: 80) == nil)
  }
}
