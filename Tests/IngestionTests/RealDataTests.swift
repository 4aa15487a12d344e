import Foundation
import Ingestion
import Metrics
import Testing

/// Sums of public data against tables that pandas made from the same files.
@Suite(
  "Real exports", .enabled(if: TestEngine.isFound, TestEngine.reason),
  .enabled(if: Place.hasShared, "the shared test data are not there"))
struct RealDataTests {
  private func dataset(_ name: String, _ period: String) async throws -> Dataset {
    let workspace = try Workspace(at: "\(Place.root)/fixtures/workspaces/\(name)")
    let site = try Site()
    let engine = try await TestEngine.found()
    _ = try await Ingestion.load(workspace: workspace, engine: engine, output: site.directory)
    return try await Ingestion.summarise(
      workspace: workspace, engine: engine, output: site.directory, period: try #require(Period(period)))
  }

  /// The rows of a reference table by column name.
  private func reference(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: "\(Place.shared)/data/\(path)", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let header = try #require(lines.first).map(String.init)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0.map(String.init))) }
  }

  private func check(_ row: [String: String], _ sums: Sums?, _ name: String) throws {
    let sums = try #require(sums, "\(name)")
    let whole: [(String, SumColumn)] = [
      ("offered", .offered), ("answered", .handled), ("abandoned", .abandoned), ("resolved", .resolved),
      ("talk_total_s", .talkSeconds), ("ratings", .surveys), ("csat_4_5", .surveyTop2), ("within_20s", .handledWithin),
    ]
    for (column, sum) in whole {
      let text = try #require(row[column])
      #expect(Double(text) == Double(sums[sum]), "\(name) \(column)")
    }
    let ratios: [(String, SumColumn, SumColumn)] = [
      ("asa_s", .waitSeconds, .waitKnown), ("avg_talk_s", .talkSeconds, .talkKnown),
      ("csat_mean", .surveyScore, .surveys),
    ]
    for (column, numerator, denominator) in ratios {
      let expected = try #require(row[column].flatMap { Double($0) })
      #expect(abs(expected - Double(sums[numerator]) / Double(sums[denominator])) < 1e-5, "\(name) \(column)")
    }
  }

  @Test("PwC's workbook gives the known totals")
  func totals() async throws {
    let dataset = try await dataset("pwc_switzerland", "2021-Q1")
    let sums = try #require(dataset.cells[.site]?[dataset.period])
    #expect(sums[.offered] == 5000)
    #expect(sums[.handled] == 4054)
    #expect(sums[.resolved] == 3646)
    #expect(sums[.resolvedOfferedKnown] == 5000)
    #expect(abs(Double(sums[.waitSeconds]) / Double(sums[.waitKnown]) - 67.52072) < 1e-5)
    #expect(abs(Double(sums[.talkSeconds]) / Double(sums[.talkKnown]) - 224.922792) < 1e-6)
    #expect(abs(Double(sums[.surveyScore]) / Double(sums[.surveys]) - 3.403552) < 1e-6)
    for row in try reference("pwc_switzerland/reference_by_agent.csv") {
      let agent = try #require(row["agent"])
      try check(row, dataset.cells[Subject(.agent, agent)]?[dataset.period], agent)
    }
    for row in try reference("pwc_switzerland/reference_by_topic.csv") {
      let topic = try #require(row["topic"])
      try check(row, dataset.cells[Subject(.topic, topic)]?[dataset.period], topic)
      try check(row, dataset.breakdowns[.site]?.first { $0.value == topic }?.sums, topic)
    }
    for row in try reference("pwc_switzerland/reference_by_month.csv") {
      let month = try #require(row["month"])
      try check(row, dataset.cells[.site]?[try #require(Period(month))], month)
    }
    #expect(dataset.hours[.site]?.reduce(0) { $0 + $1.sums[.offered] } == 5000)
  }

  @Test("PwC's ISO weeks are those of pandas, for the site and each agent")
  func weeks() async throws {
    let dataset = try await dataset("pwc_switzerland", "2020-12-28..2021-04-04")
    for row in try reference("pwc_switzerland/reference_by_iso_week.csv") {
      let week = try #require(row["iso_week"])
      try check(row, dataset.cells[.site]?[try #require(Period(week))], week)
    }
    let rows = try reference("pwc_switzerland/reference_by_agent_iso_week.csv")
    #expect(rows.count > 100)
    for row in rows {
      let (agent, week) = (try #require(row["agent"]), try #require(row["iso_week"]))
      let sums = dataset.cells[Subject(.agent, agent)]?[try #require(Period(week))]
      #expect(sums.map { Double($0[.offered]) } == row["offered"].flatMap { Double($0) }, "\(agent) \(week)")
      #expect(sums.map { Double($0[.handled]) } == row["answered"].flatMap { Double($0) }, "\(agent) \(week)")
    }
  }

  @Test("the shop's answers give the known totals, by team, channel, topic and person")
  func surveys() async throws {
    let dataset = try await dataset("flipkart_csat", "2023-08")
    let sums = try #require(dataset.cells[.site]?[dataset.period])
    #expect(sums[.surveys] == 17182)
    #expect(abs(Double(sums[.surveyScore]) / 17182 - 4.247585) < 1e-6)
    #expect(abs(Double(sums[.surveyTop2]) / 17182 - 0.827086) < 1e-6)
    #expect(dataset.agents.count == 1368)
    #expect(dataset.teams.count == 40)
    for (table, column, level) in [
      ("by_supervisor", "supervisor", Level.team), ("by_channel", "channel", .channel),
      ("by_category", "category", .topic), ("by_agent", "agent", .agent),
    ] {
      for row in try reference("flipkart_csat/reference_\(table).csv") {
        let name = try #require(row[column])
        let cell = dataset.cells[Subject(level, name)]?[dataset.period]
        #expect(cell.map { Double($0[.surveys]) } == row["surveys"].flatMap { Double($0) }, "\(name)")
        #expect(cell.map { Double($0[.surveyScore]) } == row["csat_sum"].flatMap { Double($0) }, "\(name)")
      }
    }
  }
}
