import Metrics
import Testing

@testable import Analysis

@Suite("Breakdowns, hours and rows")
struct BreakdownTests {
  private func sums(_ offered: Int64, answered: Int64, inTime: Int64) -> Sums {
    var sums = Sums()
    (sums[.offered], sums[.handled], sums[.abandoned]) = (offered, answered, offered - answered)
    (sums[.handledWithin], sums[.waitKnown]) = (inTime, answered)
    (sums[.handleKnown], sums[.handleSeconds]) = (answered, answered * 240)
    return sums
  }

  private var dataset: Dataset {
    var dataset = SiteBuilder("2026-10").dataset
    dataset.cells = [.site: [dataset.period: sums(300, answered: 240, inTime: 200)]]
    dataset.breakdowns = [
      .site: [
        Breakdown(level: .topic, value: "Billing", sums: sums(100, answered: 80, inTime: 60)),
        Breakdown(level: .topic, value: "Access", sums: sums(191, answered: 152, inTime: 133)),
        Breakdown(level: .topic, value: "Other", sums: sums(9, answered: 8, inTime: 7)),
      ]
    ]
    dataset.hours = [
      .site: [
        HourCell(weekday: 2, hour: 9, sums: sums(200, answered: 160, inTime: 120)),
        HourCell(weekday: 1, hour: 10, sums: sums(5, answered: 4, inTime: 4)),
      ]
    ]
    return dataset
  }

  @Test("topics stand by contacts, most first, with the metrics that make sense there")
  func topics() throws {
    let rows = try #require(assess(dataset).subjects[.site]).breakdown
    #expect(rows.map(\.value) == ["Access", "Billing", "Other"] && rows.map(\.contacts) == [191, 100, 9])
    #expect(rows.allSatisfy { $0.measures.count == 6 })
    #expect(rows[1].measures[MetricKey("abandon_rate")]?.measurement?.value == 0.2)
    #expect(rows[1].measures[MetricKey("aht")]?.measurement?.value == 240)
    #expect(rows[2].measures[MetricKey("aht")]?.state == "suppressed:few-observations")
    #expect(rows[0].measures[MetricKey("csat", "top2")] == .missing(.noInput))
  }

  @Test("hours tell the share answered in time, or answered where no wait is known")
  func hours() throws {
    let rows = try #require(assess(dataset).subjects[.site]).hours
    #expect(rows.map(\.weekday) == [1, 2] && rows.map(\.offered) == [5, 200])
    #expect(rows[1].inTime.measurement?.value == 0.6)
    #expect(rows[0].inTime.state == "suppressed:few-observations")
    var without = dataset
    without.cells[.site]?[without.period]?[.waitKnown] = 0
    #expect(try #require(assess(without).subjects[.site]).hours[1].inTime.measurement?.value == 0.8)
  }

  @Test("the numbers of the data files are those of the assessment")
  func rows() throws {
    let dataset = SiteBuilder.steady(seed: 6).dataset
    let assessment = assess(dataset)
    let rows = measureRows(dataset)
    var compared = 0
    for row in rows where row.period == dataset.period {
      guard let measure = assessment.subjects[row.subject]?[row.key] else { continue }
      #expect(measure.current == row.quantity && measure.target == row.target, "\(row.subject) \(row.key)")
      compared += 1
    }
    #expect(compared > 100)
    #expect(
      Set(rows.map { [$0.subject.level.rawValue, $0.subject.id, "\($0.key)", $0.period.id] }).count == rows.count)
  }
}
