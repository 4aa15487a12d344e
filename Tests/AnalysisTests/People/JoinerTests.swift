import Metrics
import Testing

@testable import Analysis

@Suite("Joining")
struct JoinerTests {
  private let period = Period.month(year: 2026, month: 10)

  /// Ten joiners of January 2026 whose handle time falls by 20 s a month from 400 s, beside people who take 300 s.
  private func dataset(joiners: Int = 10) -> Dataset {
    var cells: [Subject: [Period: Sums]] = [:]
    var agents: [AgentRecord] = []
    let start = CivilDate(year: 2026, month: 1, day: 5) ?? period.first
    for index in 0..<(joiners + 8) {
      let isJoiner = index < joiners
      let id = "A-\(100 + index)"
      agents.append(
        AgentRecord(
          id: id, name: id, team: "north", joined: isJoiner ? start : CivilDate(year: 2020, month: 1, day: 1)))
      for month in 1...10 {
        var sums = Sums()
        sums[.handled] = 100
        sums[.handleKnown] = 100
        // A little apart from each other, so that the middle is one of them.
        sums[.handleSeconds] = Int64(100 * (isJoiner ? 400 - 20 * (month - 1) + index - 4 : 300))
        cells[Subject(.agent, id), default: [:]][.month(year: 2026, month: month)] = sums
      }
    }
    return Dataset(
      organisation: "Harbour Care", timeZone: "Europe/Berlin", period: period,
      metrics: Catalogue.metrics(threshold: 20), headline: [HeadlineMeasure(key: MetricKey("aht"), target: nil)],
      serviceLevelSeconds: 20, cells: cells, breakdowns: [:], hours: [:], agents: agents,
      teams: [TeamRecord(id: "north", name: "North")], events: [],
      quality: DataQuality(daysWithData: [], daysWithoutData: []))
  }

  private func ramps(_ dataset: Dataset) -> [RampAssessment] {
    JoinerAssessor(
      dataset: dataset,
      metrics: Dictionary(dataset.metrics.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    ).ramps
  }

  @Test("the middle joiner reaches the level of the experienced in the sixth month")
  func reached() throws {
    let ramp = try #require(ramps(dataset()).first)
    #expect(ramp.joiners == 10 && ramp.experienced == 300)
    #expect(ramp.curve.points.map(\.people) == Array(repeating: 10, count: 10))
    #expect(ramp.curve.points.first?.median == 400.5)
    // 400 − 20·5 = 300 in the sixth month, half a second more for the middle of ten; the seventh is below.
    #expect(ramp.reached == 6)
  }

  @Test("four joiners are no curve")
  func few() { #expect(ramps(dataset(joiners: 4)).isEmpty) }
}
