import Metrics
import Testing

@testable import Analysis

@Suite("Trends and steps")
struct TrendTests {
  @Test("fewer than ten months, or months that are all equal, have no trend")
  func tooFew() throws {
    let rise = (0..<10).map(Double.init)
    #expect(trend(Array(rise.dropLast()), months: Array(0..<9)) == nil)
    #expect(try #require(trend(rise, months: Array(0..<10))).isSignificant)
    #expect(trend(Array(repeating: 3, count: 12), months: Array(0..<12)) == nil)
  }

  @Test("a gap keeps its length in the slope and breaks the link between residuals")
  func gaps() throws {
    #expect(SenSlope([0, 1, 9], times: [0, 1, 9])?.slope == 1)
    #expect(SenSlope([5], times: [0]) == nil)
    #expect(lagOneCorrelation([1, 1, -1, -1], times: [0, 1, 2, 3]) == 0.25)
    #expect(lagOneCorrelation([1, 1, -1, -1], times: [0, 1, 5, 6]) == 0.5)
    #expect(lagOneCorrelation([2, 2], times: [0, 1]) == 0)
  }

  @Test("a trend of months that follow each other needs stronger evidence")
  func autocorrelation() throws {
    let values = [1.0, 3, 2, 6, 4, 8, 5, 9, 3, 10]
    var found = try #require(trend(values, months: Array(values.indices)))
    #expect(found.test.p > 0.01 && found.test.p < 0.05)
    found.lagOne = 0.19
    #expect(found.isSignificant)
    found.lagOne = 0.2
    #expect(!found.isSignificant)
  }

  @Test("twelve months of the year are compared with themselves only")
  func seasons() throws {
    // A strong season that repeats: no trend, although the year rises.
    let year = (0..<12).map { Double($0 * $0) }
    let same = try #require(SeasonalMannKendall(year + year, times: Array(0..<24)))
    #expect(same.test.score == 0 && same.test.p == 1 && same.slope == 0)
    let rising = try #require(SeasonalMannKendall(year + year.map { $0 + 2 }, times: Array(-5..<19)))
    #expect(rising.test.score == 12 && rising.slope == 2)
    #expect(SeasonalMannKendall(year, times: Array(0..<12)) == nil)
  }

  @Test("a step is searched in 8 to 36 points")
  func lengths() {
    let step = [1.0, 2, 1, 2, 9, 8, 9, 8]
    #expect(steps(step)?.shifts.first?.before == 0..<4)
    #expect(steps(Array(step.dropLast())) == nil)
    #expect(steps((0..<37).map { $0 < 18 ? Double($0 % 2) : 9 }) == nil)
    #expect(LevelShift.scan([1, 2, 3]) == nil)
  }

  @Test("levels without any spread give an infinite statistic, a constant series none")
  func exactSteps() throws {
    let step = try #require(LevelShift.scan([1, 1, 1, 1, 1, 3, 3, 3, 3]))
    #expect(step.statistic == .infinity && step.before == 0..<5 && step.meanAfter == 3)
    #expect(LevelShift.scan(Array(repeating: 0.1, count: 20))?.statistic == 0)
    #expect(steps(Array(repeating: 0.1, count: 20)) == nil)
  }

  @Test("a second step is found inside a level of ten points, on either side of the first")
  func secondStep() throws {
    var random = Random(77)
    let noise = (0..<36).map { _ in 0.3 * random.normal() }
    for levels in [[1.0, 3, 9], [9, 3, 1], [1, 7, 9]] {
      let values = noise.enumerated().map { $1 + levels[$0 / 12] }
      let found = try #require(steps(values))
      #expect(found.shifts.map(\.after.lowerBound) == [12, 24], "seed 77")
      #expect(found.shifts[0].after == found.shifts[1].before)
      #expect(found.shifts[0].meanAfter == found.shifts[1].meanBefore)
      #expect(abs(found.shifts[0].meanAfter - levels[1]) < 0.3 && found.residualSquares < 36 * 0.3)
    }
    let short = noise.prefix(17).enumerated().map { $1 + ($0 < 8 ? 1 : $0 < 12 ? 9 : 5) }
    #expect(try #require(steps(short)).shifts.count == 1)
  }

  @Test("a step appears by chance in one of twenty stable series", arguments: [(8, 11), (12, 12), (25, 13)])
  func falseSteps(points: Int, seed: UInt64) {
    var random = Random(seed)
    let runs = 2000
    let alarms = (0..<runs).count { _ in steps((0..<points).map { _ in random.normal() }) != nil }
    let share = Double(alarms) / Double(runs)
    #expect(share > 0.03 && share < 0.07, "seed \(seed): \(share)")
  }

  @Test("a straight rise is a trend, a jump is a step, noise is neither")
  func change() {
    var random = Random(5)
    let noise = (0..<20).map { _ in 0.2 * random.normal() }
    let months = Array(0..<20)
    guard case .trend = seriesChange(noise.enumerated().map { $1 + Double($0) }, months: months) else {
      Issue.record("seed 5: no trend")
      return
    }
    guard case .steps = seriesChange(noise.enumerated().map { $1 + ($0 < 9 ? 0 : 5) }, months: months) else {
      Issue.record("seed 5: no step")
      return
    }
    #expect(seriesChange([3, 1, 4, 1, 5, 2, 6, 5, 3, 5, 1, 4, 2, 3, 3], months: Array(0..<15)) == .none)
  }

  @Test("a stable latest month is flagged a little less often than promised")
  func latestMonth() throws {
    var random = Random(18)
    let runs = 4000
    let counts = (0..<13).map { Double(20 + 7 * ($0 % 4)) }
    let p = (0..<runs).compactMap { _ in
      LatestMonth(
        numerators: counts.map { $0 * 5 + $0.squareRoot() * random.normal() }, denominators: counts)?.p
    }
    #expect(p.count == runs)
    let five = Double(p.count { $0 < 0.05 }) / Double(runs)
    let one = Double(p.count { $0 < 0.01 }) / Double(runs)
    #expect(five > 0.025 && five < 0.055 && one < 0.013, "seed 18: \(five), \(one)")
  }

  @Test("the latest month needs eight earlier ones that varied")
  func latestMonthEdges() throws {
    let y = [5.0, 6, 5, 7, 6, 5, 6, 7, 20]
    let n = y.map { _ in 1.0 }
    let found = try #require(LatestMonth(numerators: y, denominators: n))
    #expect(found.t > 3 && found.p < 0.05 && abs(found.df - 0.62 * 7) < 1e-12)
    #expect(LatestMonth(numerators: Array(y.dropFirst()), denominators: Array(n.dropFirst())) == nil)
    #expect(LatestMonth(numerators: n.dropLast() + [9], denominators: n) == nil)
  }

  @Test("corrected rates follow the order of p wherever the tests stand")
  func falseDiscovery() {
    let p = [0.04, 0.001, 0.04, 0.9, 0.02]
    let rates = falseDiscoveryRates(p)
    #expect(falseDiscoveryRates(p.reversed()) == rates.reversed())
    #expect(zip(p, rates).allSatisfy { $0 <= $1 && $1 <= 1 })
    #expect(rates[0] == rates[2])
    #expect(zip(rates, falseDiscoveryRates(p, method: .benjaminiYekutieli)).allSatisfy { $0 <= $1 })
    #expect(falseDiscoveryRates([]) == [])
  }

  @Test("what happens to all in a month is taken out of a series")
  func commonMonths() throws {
    func month(_ own: Int64, _ others: Int64, people: Int = 6) -> CohortMonth {
      CohortMonth(
        numerator: own * 10, denominator: 10, cohortNumerator: own * 10 + others * 50, cohortDenominator: 60,
        people: people)
    }
    let adjusted = withoutCommonMonths([month(12, 10), month(22, 20), month(7, 5)])
    for value in adjusted { #expect(abs(try #require(value) - 41.0 / 3) < 1e-12) }
    // Four others are too few, and the average of the months that stay is kept.
    let partly = withoutCommonMonths([month(12, 10), month(99, 20, people: 5), month(8, 6)])
    #expect(partly[1] == nil)
    #expect(abs(partly.compactMap(\.self).average - 10) < 1e-12)
    let absent = CohortMonth(
      numerator: 0, denominator: 0, cohortNumerator: 50, cohortDenominator: 5, people: 5)
    #expect(withoutCommonMonths([absent]) == [nil])
  }

  @Test("a target at the center is hit or miss, one far off is met or needs a change")
  func outlook() throws {
    let limits = ProcessLimits(center: 0.8, reach: 1.2)
    let counts = [1000.0, 20, 30, 40, 50, 60, 70]
    func outlook(_ target: Double, _ direction: Direction) -> TargetOutlook? {
      TargetOutlook(limits: limits, counts: counts, target: target, direction: direction)
    }
    let middle = try #require(outlook(0.8, .higherIsBetter))
    #expect(middle.probability == 0.5 && middle.verdict == .hitOrMiss && middle.monthsOfTwelve == 6)
    #expect(outlook(0.5, .higherIsBetter)?.verdict == .usuallyMet)
    #expect(outlook(0.5, .lowerIsBetter)?.verdict == .needsChange)
    let near = try #require(outlook(0.84, .higherIsBetter))
    // The median of the last six months is 45.
    let error = 0.4 * (1 / 45.0 + 1 / 1270.0).squareRoot()
    #expect(abs(near.probability - Normal.cdf(-0.04 / error)) < 1e-12)
    #expect(outlook(0.8, .guarded) == nil)
    #expect(
      TargetOutlook(
        limits: ProcessLimits(center: 1, reach: 0), counts: [1], target: 1, direction: .higherIsBetter) == nil)
  }
}
