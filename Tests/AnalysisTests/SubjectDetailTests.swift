import Foundation
import Metrics
import Testing

@testable import Analysis

@Suite("What stands behind the charts of a site or team")
struct SubjectDetailTests {
  @Test("bins hold every time once, and the quantiles lie in them", arguments: 0..<40)
  func spreads(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var histogram = LogLinearHistogram()
    let scale = [3.0, 40, 600, 9000][seed % 4]
    let n = 30 + Int(random.next() % 3000)
    for _ in 0..<n { histogram.add(Int(-scale * log(unit(&random)))) }
    let measure = HistogramMeasure.allCases[seed % HistogramMeasure.allCases.count]
    let spread = try #require(TimeSpread(measure, histogram), "seed \(seed)")
    #expect(spread.bins.reduce(0) { $0 + $1.count } + spread.longer == n, "seed \(seed)")
    #expect(spread.n == n)
    #expect((1...19).contains(spread.bins.count), "seed \(seed)")
    let isOpen = spread.ninetieth == nil
    #expect(isOpen || Double(spread.longer) <= 0.1 * Double(n), "seed \(seed): the last bin ends after nine in ten")
    #expect(spread.median <= spread.ninetieth ?? .infinity)
    for (left, right) in zip(spread.bins, spread.bins.dropFirst()) { #expect(left.upper == right.lower) }
    let below = spread.bins.filter { $0.upper <= spread.median }.reduce(0) { $0 + $1.count }
    #expect(Double(below) <= Double(n) * 0.5 + 1, "seed \(seed): half are not below the median's bin")
  }

  @Test("fewer than thirty times make no histogram")
  func few() {
    var histogram = LogLinearHistogram()
    for value in 0..<29 { histogram.add(value) }
    #expect(TimeSpread(.wait, histogram) == nil)
    histogram.add(29)
    #expect(TimeSpread(.wait, histogram)?.n == 30)
  }

  @Test("answers are counted a scale, with the period before; a scale without any is left out")
  func answers() throws {
    var site = Sums()
    for (column, count) in zip([SumColumn.csat1, .csat2, .csat3, .csat4, .csat5], [1, 2, 3, 4, 5]) {
      site[column] = Int64(count)
    }
    site[.npsPromoters] = 9
    var before = Sums()
    before[.csat5] = 7
    let assessor = try assessor { dataset in
      dataset.cells[.site] = [dataset.period: site, dataset.period.previous: before]
    }
    #expect(
      assessor.answers(.site)
        == [
          AnswerCounts(scale: .satisfaction, counts: [1, 2, 3, 4, 5], previous: [0, 0, 0, 0, 7]),
          AnswerCounts(scale: .recommendation, counts: [0, 0, 9], previous: [0, 0, 0]),
        ])
  }

  @Test("days with a plan stand in order; a day without a forecast has none, not zero")
  func days() throws {
    let first = try #require(CivilDate("2026-10-05"))
    var planned = Sums()
    planned[.forecastKnown] = 24
    planned[.forecastContacts] = 110
    planned[.forecastActual] = 100
    planned[.requiredSeconds] = 7200
    var unplanned = Sums()
    unplanned[.requiredSeconds] = 3600
    unplanned[.onQueueSeconds] = 1800
    var empty = Sums()
    empty[.offered] = 40
    let assessor = try assessor { dataset in
      dataset.cells[.site] = [
        .day(first): planned, .day(first.adding(days: 1)): unplanned, .day(first.adding(days: 2)): empty,
      ]
    }
    #expect(
      assessor.days(.site) == [
        DayLoad(day: first, came: 100, forecast: 110, requiredHours: 2, onQueueHours: nil),
        DayLoad(day: first.adding(days: 1), came: nil, forecast: nil, requiredHours: 1, onQueueHours: 0.5),
      ])
  }

  @Test("a behaviour stands out only where chance does not explain it")
  func behaviours() throws {
    func row(_ name: String, _ met: Int64, of scored: Int64) -> Breakdown {
      var sums = Sums()
      sums[.behaviourMet] = met
      sums[.behaviourScored] = scored
      return Breakdown(level: .behaviour, value: name, sums: sums)
    }
    let assessor = try assessor { dataset in
      dataset.behaviours[.site] = [
        row("tone", 160, of: 200), row("clarity", 162, of: 200), row("empathy", 100, of: 200), row("rare", 0, of: 9),
      ]
    }
    let rows = assessor.behaviours(.site)
    #expect(rows.map(\.name) == ["clarity", "empathy", "tone"], "by name, without what was scored nine times")
    #expect(rows.filter(\.isApart).map(\.name).contains("empathy"))
    #expect(rows[1].met.measurement?.value == 0.5)
    let alike = try self.assessor { dataset in
      dataset.behaviours[.site] = [row("tone", 160, of: 200), row("clarity", 156, of: 200)]
    }
    #expect(alike.behaviours(.site).filter(\.isApart).isEmpty)
  }

  private func assessor(_ change: (inout Dataset) -> Void) throws -> SubjectAssessor {
    var dataset = SiteBuilder("2026-10").dataset
    change(&dataset)
    return makeAssessor(
      dataset, dataset.metrics.sorted { $0.key < $1.key }, DataCalendar(dataset), FairnessAssessment())
  }

  private func unit(_ random: inout SplitMix64) -> Double {
    (Double(random.next() >> 11) + 1) / 9_007_199_254_740_992.0
  }
}
