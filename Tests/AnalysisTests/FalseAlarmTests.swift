import Metrics
import Testing

@testable import Analysis

/// How often a series that does not change raises an alarm at its latest point.
@Suite("False alarms")
struct FalseAlarmTests {
  private static let seed: UInt64 = 20_261_031
  private static let runs = 5000

  @Test("a stable site is flagged at its latest point in 0.5 to 2.5 %", arguments: [13, 20, 26])
  func site(count: Int) {
    let rate = rate(count, .xmr) { _ in 400 }
    #expect((0.005...0.025).contains(rate.any), "seed \(FalseAlarmTests.seed): \(rate)")
  }

  @Test(
    "a stable agent with few answers is flagged as often, and beyond the limits in less than 1.5 %",
    arguments: [13, 26])
  func agent(count: Int) {
    let rate = rate(count, .normalised) { random in 5 + Int(random.next() % 36) }
    #expect((0.005...0.025).contains(rate.any), "seed \(FalseAlarmTests.seed): \(rate)")
    #expect((0.001..<0.015).contains(rate.outside), "seed \(FalseAlarmTests.seed): \(rate)")
  }

  /// The share of series of answers, 80 % of them good, with a signal at the latest point: any, and outside limits.
  private func rate(
    _ count: Int, _ chart: ProcessSeries.Chart, n: (inout Random) -> Int
  ) -> (any: Double, outside: Double) {
    var random = Random(FalseAlarmTests.seed)
    var (alarms, outside) = (0, 0)
    for _ in 0..<FalseAlarmTests.runs {
      let sums = (0..<count).map { _ -> Sums? in
        var sums = Sums()
        let answers = n(&random)
        sums[.surveys] = Int64(answers)
        sums[.surveyTop2] = Int64(top(answers, &random))
        return sums
      }
      let variation = Variation(series(sums, chart))
      if variation.signal != .common { alarms += 1 }
      if variation.rule == .outsideLimits { outside += 1 }
    }
    let runs = Double(FalseAlarmTests.runs)
    return (Double(alarms) / runs, Double(outside) / runs)
  }

  /// Binomial, by its normal approximation where there are many.
  private func top(_ n: Int, _ random: inout Random) -> Int {
    guard n > 100 else { return random.binomial(n, 0.8) }
    return min(n, max(0, Int((Double(n) * 0.8 + (Double(n) * 0.16).squareRoot() * random.normal()).rounded())))
  }

  private func series(_ sums: [Sums?], _ chart: ProcessSeries.Chart) -> ProcessSeries? {
    let metric = Catalogue.metrics(threshold: 20).first { $0.key == MetricKey("csat", "top2") }
    return metric.flatMap { metric in
      SeriesBuilder(metric: metric, chart: chart, grain: .week, leastObservations: 5, carriesLimits: true)
        .series(FalseAlarmTests.weeks(sums.count), sums: sums, isHollow: sums.map { _ in false })
    }
  }

  private static func weeks(_ count: Int) -> [SeriesPeriod] {
    var week = Period.week(year: 2026, week: 1)
    return (0..<count).map { _ in
      defer { week = week.next }
      return SeriesPeriod(period: week, isPartial: false, isComplete: true)
    }
  }
}
