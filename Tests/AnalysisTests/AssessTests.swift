import Foundation
import Metrics
import Testing

@testable import Analysis

@Suite("The assessment")
struct AssessTests {
  private static let seed: UInt64 = 4711
  private let steady = SiteBuilder.steady(seed: seed)

  @Test("holds the site, all teams, and agents in the roster at the end or with rows in the period")
  func subjects() {
    var site = steady
    site.agents.append(AgentRecord(id: "gone", name: "Gone", team: "t0", left: CivilDate("2026-08-31")))
    site.agents.append(AgentRecord(id: "later", name: "Later", team: "t0", joined: CivilDate("2026-11-02")))
    site.agents.append(AgentRecord(id: "new", name: "New", team: "t0", joined: CivilDate("2026-10-31")))
    site.teams.append(TeamRecord(id: "empty", name: "Empty"))
    let agents = (0..<6).map { Subject(.agent, "a\($0)") } + [Subject(.agent, "new")]
    let teams = ["empty", "t0", "t1"].map { Subject(.team, $0) }
    #expect(assess(site.dataset).subjects.keys.sorted() == agents + [.site] + teams)
  }

  @Test("looks back over 26 full weeks and 13 full months")
  func history() throws {
    let assessment = assess(SiteBuilder.steady(seed: AssessTests.seed, days: 430).dataset)
    let measure = try #require(assessment.subjects[.site]?[MetricKey("csat", "top2")])
    let weekly = try #require(measure.weekly)
    #expect(weekly.points.count == 26 && weekly.points.last?.period.id == "2026-W43")
    #expect(weekly.chart == .xmr && weekly.maturity == .established && weekly.baseline >= 16)
    let monthly = try #require(measure.monthly)
    #expect(monthly.points.map(\.period.id).first == "2025-10" && monthly.points.last?.period.id == "2026-10")
    #expect(assessment.subjects[Subject(.agent, "a0")]?[MetricKey("csat", "top2")]?.weekly?.chart == .normalised)
    #expect(measure.previous.measurement != nil)
    #expect(try #require(assessment.subjects[.site]).weeksOfHistory >= 60)
  }

  @Test("shows the week that a period cuts as hollow, unless the period is a month")
  func cutWeek() throws {
    let range = assess(SiteBuilder.steady(seed: AssessTests.seed, period: "2026-10-01..2026-10-14").dataset)
    let weekly = try #require(range.subjects[.site]?[MetricKey("aht")]?.weekly)
    #expect(weekly.points.last?.period.id == "2026-W42" && weekly.points.last?.isHollow == true)
    #expect(weekly.points.dropLast().last?.isHollow == false)
    let monthly = try #require(range.subjects[.site]?[MetricKey("aht")]?.monthly)
    #expect(monthly.points.last?.period.id == "2026-10" && monthly.points.last?.isHollow == true)
  }

  @Test("a first week of data that starts midway is hollow")
  func firstWeek() throws {
    // 94 days back from 31 October is Wednesday 29 July.
    let assessment = assess(SiteBuilder.steady(seed: AssessTests.seed, days: 95).dataset)
    let weekly = try #require(assessment.subjects[.site]?[MetricKey("aht")]?.weekly)
    #expect(weekly.points.first?.period.id == "2026-W31" && weekly.points.first?.isHollow == true)
    #expect(weekly.points.dropFirst().allSatisfy { !$0.isHollow })
  }

  @Test("a joiner's first partial week and a leaver's last one are hollow")
  func joiner() throws {
    var site = steady
    site.agents[0].joined = CivilDate("2026-08-05")
    site.agents[1].left = CivilDate("2026-10-21")
    let assessment = assess(site.dataset)
    func hollow(_ agent: String) -> [String] {
      let points = assessment.subjects[Subject(.agent, agent)]?[MetricKey("aht")]?.weekly?.points ?? []
      return points.filter(\.isHollow).map(\.period.id)
    }
    #expect(hollow("a0") == ["2026-W32"])
    #expect(hollow("a1") == ["2026-W43"])
    #expect(hollow("a2") == [])
  }

  @Test("an agent's week needs 5 contacts to count, a month 20")
  func agentPoints() throws {
    var site = SiteBuilder("2026-10")
    site.agents = [AgentRecord(id: "a", name: "A", team: "t")]
    for day in 0..<130 where (20_757 - day) % 7 == 4 {
      let handled = day < 21 ? 4 : day < 60 ? 5 : 3
      site.add(
        SiteBuilder.Work(handled: handled, seconds: handled * 300), agent: "a", team: "t",
        day: CivilDate(ordinal: 20_757 - day))
    }
    let measure = try #require(assess(site.dataset).subjects[Subject(.agent, "a")]?[MetricKey("aht")])
    for points in [try #require(measure.weekly).points, try #require(measure.monthly).points] {
      let least = points[0].period.dayCount == 7 ? 5 : 20
      #expect(points.dropFirst().allSatisfy { $0.isHollow == ($0.n < least) })
      #expect(points.contains { $0.isHollow })
    }
    #expect(measure.weekly?.points.contains { !$0.isHollow } == true)
  }

  @Test("counts are judged only where every week has all its opening days")
  func counts() throws {
    let key = MetricKey("contacts_handled")
    let complete = try #require(assess(steady.dataset).subjects[.site]?[key]?.weekly)
    #expect(complete.center != nil)
    #expect(assess(steady.dataset).subjects[Subject(.agent, "a0")]?[key]?.weekly?.center == nil)
    var dataset = steady.dataset
    dataset.cells[.site]?[.day(CivilDate(ordinal: 20_735))] = nil
    dataset.quality.daysWithData.removeAll { $0.ordinal == 20_735 }
    let holed = try #require(assess(dataset).subjects[.site]?[key]?.weekly)
    #expect(holed.center == nil && holed.points.allSatisfy { $0.signal == .common })
  }

  @Test("handle time is never better or worse, only higher or lower")
  func guarded() throws {
    var site = steady
    for agent in 0..<6 {
      for day in 19...23 {
        site.add(
          SiteBuilder.Work(handled: 40, seconds: 40 * 900), agent: "a\(agent)", team: "t\(agent % 2)",
          day: try #require(CivilDate(year: 2026, month: 10, day: day)))
      }
    }
    site.headline = [HeadlineMeasure(key: MetricKey("aht"), target: 300)]
    let assessment = assess(site.dataset)
    let measure = try #require(assessment.subjects[.site]?[MetricKey("aht")])
    #expect(measure.variation.signal == .neutralHigh && measure.variation.rule == .outsideLimits)
    #expect(measure.targetState == .none && measure.assurance == .none)
  }

  @Test("the order of records changes nothing")
  func permutation() {
    var dataset = steady.dataset
    let expected = assess(dataset)
    dataset.agents.reverse()
    dataset.teams.reverse()
    dataset.metrics.reverse()
    let isSame = assess(dataset) == expected
    #expect(isSame)
  }

  @Test("renaming ids of agents changes no number")
  func renaming() throws {
    let dataset = steady.dataset
    var renamed = dataset
    renamed.cells = Dictionary(
      uniqueKeysWithValues: dataset.cells.map { subject, cells in
        (subject.level == .agent ? Subject(.agent, "z\(9 - (Int(subject.id.dropFirst()) ?? 0))") : subject, cells)
      })
    renamed.agents = dataset.agents.map {
      AgentRecord(id: "z\(9 - (Int($0.id.dropFirst()) ?? 0))", name: $0.name, team: $0.team)
    }
    let (before, after) = (assess(dataset), assess(renamed))
    let isSameSite = before.subjects[.site] == after.subjects[.site]
    #expect(isSameSite)
    let old = try #require(before.subjects[Subject(.agent, "a2")])
    let new = try #require(after.subjects[Subject(.agent, "z7")])
    let isSameAgent = old.measures == new.measures
    #expect(isSameAgent)
    #expect(before.teamComparisons == after.teamComparisons)
  }

  @Test("an agent without rows changes nothing but its own entry")
  func emptyAgent() {
    var site = steady
    let before = assess(site.dataset)
    site.agents.append(AgentRecord(id: "idle", name: "Idle", team: "t0"))
    var after = assess(site.dataset)
    let idle = after.subjects.removeValue(forKey: Subject(.agent, "idle"))
    #expect(idle?.measures.allSatisfy { $0.current.measurement == nil && $0.weekly == nil } == true)
    after.agents.removeAll { $0.id == "idle" }
    let isSame = after == before
    #expect(isSame)
  }

  @Test("twice the seconds give twice the handle time and change nothing else", arguments: [UInt64(1), 2, 3])
  func scaling(seed: UInt64) throws {
    let dataset = SiteBuilder.steady(seed: seed).dataset
    var doubled = dataset
    for (subject, cells) in dataset.cells {
      for (period, sums) in cells {
        var sums = sums
        sums[.handleSeconds] *= 2
        sums[.handleClusterXY] *= 2
        sums[.handleClusterYY] *= 4
        doubled.cells[subject]?[period] = sums
      }
    }
    let (one, two) = (assess(dataset), assess(doubled))
    for (subject, assessment) in one.subjects {
      let other = try #require(two.subjects[subject])
      for (left, right) in zip(assessment.measures, other.measures) where left.key != MetricKey("aht") {
        #expect(left == right, "seed \(seed)")
      }
      let (left, right) = (assessment[MetricKey("aht")], other[MetricKey("aht")])
      let (before, after) = (left?.current.measurement, right?.current.measurement)
      #expect(after?.value == before.map { 2 * $0.value }, "seed \(seed)")
      let (lower, twice) = (try #require(before?.interval).lower, try #require(after?.interval).lower)
      #expect(abs(twice - 2 * lower) < 1e-9 * twice, "seed \(seed)")
      #expect(left?.variation == right?.variation, "seed \(seed)")
    }
  }

  @Test("survives JSON, with the same text every time")
  func coding() throws {
    let assessment = assess(steady.dataset)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(assessment)
    let isRead = try JSONDecoder().decode(Assessment.self, from: json) == assessment
    #expect(isRead)
    let isSame = try encoder.encode(assess(steady.dataset)) == json
    #expect(isSame)
    let namesSubjects = String(decoding: json, as: UTF8.self).contains("\"agent/a0\":{")
    #expect(namesSubjects)
  }

  @Test("an empty dataset is assessed without a value or a finding")
  func empty() {
    let assessment = assess(SiteBuilder("2026-10").dataset)
    #expect(assessment.subjects.keys.sorted() == [.site])
    #expect(assessment.findings.isEmpty && assessment.teamComparisons.isEmpty)
    let areUnknown = assessment.subjects[.site]?.measures.allSatisfy { measure in
      if case .missing = measure.current { true } else { measure.current == .notApplicable }
    }
    #expect(areUnknown == true)
  }
}
