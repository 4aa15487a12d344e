import Metrics
import Testing

@testable import Analysis

@Suite("Quantities")
struct QuantityTests {
  private let day = CivilDate(ordinal: 20_735)  // 2026-10-09

  private func site(_ work: [(agent: String, handled: Int, scores: Int)]) -> SiteBuilder {
    var site = SiteBuilder("2026-10")
    site.teams = [TeamRecord(id: "t", name: "T")]
    for (agent, handled, scores) in work {
      site.agents.append(AgentRecord(id: agent, name: agent, team: "t"))
      guard handled + scores > 0 else { continue }
      site.add(
        SiteBuilder.Work(
          handled: handled, seconds: handled * 300, resolved: handled / 2,
          scores: (0..<scores).map { $0 % 2 == 0 ? 5 : 2 }),
        agent: agent, team: "t", day: day)
    }
    return site
  }

  private func state(_ assessment: Assessment, _ subject: Subject, _ key: MetricKey) -> String? {
    assessment.subjects[subject]?[key]?.current.state
  }

  @Test("an agent's value is hidden below 5 answers and below 20 contacts")
  func ladder() {
    let assessment = assess(
      site([("none", 0, 0), ("few", 19, 4), ("enough", 20, 5), ("nosurvey", 30, 0)]).dataset)
    let csat = MetricKey("csat", "top2")
    let aht = MetricKey("aht")
    #expect(state(assessment, Subject(.agent, "none"), csat) == "missing:no-rows")
    #expect(state(assessment, Subject(.agent, "few"), csat) == "suppressed:few-observations")
    #expect(state(assessment, Subject(.agent, "few"), aht) == "suppressed:few-observations")
    #expect(state(assessment, Subject(.agent, "enough"), csat) == "measured")
    #expect(state(assessment, Subject(.agent, "enough"), aht) == "measured")
    #expect(state(assessment, Subject(.agent, "nosurvey"), csat) == "missing:no-observations")
    #expect(
      assessment.subjects[Subject(.agent, "few")]?[csat]?.current == .suppressed(.fewObservations, n: 4))
  }

  @Test(
    "a team's value is shown from 10 observations", arguments: [(9, "suppressed:few-observations"), (10, "measured")])
  func wide(handled: Int, expected: String) {
    let assessment = assess(site([("a", handled, 0)]).dataset)
    for subject in [Subject.site, Subject(.team, "t")] {
      #expect(state(assessment, subject, MetricKey("aht")) == expected)
    }
  }

  @Test("what no source records is told from what did not happen")
  func noInput() {
    let assessment = assess(site([("a", 30, 0)]).dataset)
    #expect(state(assessment, .site, MetricKey("csat", "top2")) == "missing:no-input")
    #expect(state(assessment, .site, MetricKey("surveys")) == "missing:no-input")
    // No wait is known, so nobody knows who was answered in time.
    #expect(state(assessment, .site, MetricKey("service_level", "sl_offered")) == "missing:no-input")
    #expect(state(assessment, .site, MetricKey("abandon_rate")) == "missing:no-input")
  }

  @Test("contacts that gave up and are known for the site only say nothing about a team")
  func lostContacts() {
    var site = site([("a", 30, 0)])
    site.addLost(10, day: day)
    let assessment = assess(site.dataset)
    #expect(assessment.subjects[.site]?[MetricKey("abandon_rate")]?.current.measurement?.value == 0.25)
    #expect(state(assessment, Subject(.team, "t"), MetricKey("abandon_rate")) == "missing:no-input")
    #expect(state(assessment, Subject(.team, "t"), MetricKey("contacts_handled")) == "measured")
  }

  @Test("contacts that gave up and are counted nowhere in particular say nothing about the teams")
  func unassignedLosses() {
    var dataset = site([("a", 30, 0)]).dataset
    var lost = Sums()
    (lost[.offered], lost[.abandoned]) = (10, 10)
    dataset.cells[.unassigned] = [dataset.period: lost]
    dataset.cells[.site]?[dataset.period]?.add(lost)
    let assessment = assess(dataset)
    #expect(state(assessment, .site, MetricKey("abandon_rate")) == "measured")
    #expect(state(assessment, Subject(.team, "t"), MetricKey("abandon_rate")) == "missing:no-input")
  }

  @Test("service level makes no sense for an agent")
  func notApplicable() throws {
    let assessment = assess(site([("a", 30, 6)]).dataset)
    let agent = try #require(assessment.subjects[Subject(.agent, "a")])
    #expect(agent.measures.count == assessment.metrics.count)
    for measure in agent.measures where measure.key.metric == "service_level" {
      #expect(measure.current == .notApplicable && measure.previous == .notApplicable && measure.weekly == nil)
    }
  }

  @Test("counts have no interval and values are ratios of sums")
  func values() throws {
    let assessment = assess(site([("a", 30, 6), ("b", 10, 0)]).dataset)
    let site = try #require(assessment.subjects[.site])
    #expect(site[MetricKey("contacts_handled")]?.current.measurement?.value == 40)
    #expect(site[MetricKey("contacts_handled")]?.current.measurement?.interval == nil)
    #expect(site[MetricKey("resolution_rate", "of_answered")]?.current.measurement?.value == 0.5)
    #expect(site[MetricKey("aht")]?.current.measurement?.value == 300)
    // All contacts take the same time: there is no spread to make an interval from.
    #expect(site[MetricKey("aht")]?.current.measurement?.interval == nil)
  }

  @Test("a mean score keeps a width when all answers are equal, and stays on its scale")
  func equalScores() throws {
    var site = site([("b", 30, 20)])
    site.agents.append(AgentRecord(id: "five", name: "five", team: "t"))
    site.add(
      SiteBuilder.Work(handled: 20, seconds: 4000, scores: [5, 5, 5, 5, 5, 5]), agent: "five", team: "t", day: day)
    let measure = assess(site.dataset).subjects[Subject(.agent, "five")]?[MetricKey("csat_mean")]
    let interval = try #require(measure?.current.measurement?.interval)
    #expect(interval.upper == 5 && interval.lower < 4.9 && interval.lower > 1)
  }

  @Test("the Wilson interval covers the share and lies in 0…1")
  func wilsonCovers() throws {
    var random = Random(17)
    for _ in 0..<5000 {
      let n = 1 + Int(random.next() % 400)
      let x = Int(random.next() % UInt64(n + 1))
      let interval = try #require(wilson(Double(x), of: Double(n)))
      #expect(
        interval.contains(Double(x) / Double(n)) && interval.lower >= 0 && interval.upper <= 1
          && interval.lower < interval.upper, "seed 17: \(x) of \(n)")
    }
  }

  @Test("one cluster, no contact and no spread give no interval")
  func ratioEdges() throws {
    #expect(RatioOfSums(x: [], y: []) == nil)
    #expect(RatioOfSums(x: [0, 0], y: [0, 0]) == nil)
    let single = try #require(RatioOfSums(x: [4], y: [1200]))
    #expect(single.ratio == 300 && single.standardError == nil && single.interval == nil)
    let same = try #require(RatioOfSums(x: [4, 8], y: [1200, 2400]))
    #expect(same.standardError == 0 && same.interval == nil)
  }

  @Test("huge sums do not overflow")
  func huge() throws {
    let big = Int64.max / 4
    let ratio = try #require(RatioOfSums(clusters: 2, x: big, y: big, xx: big, xy: big, yy: big))
    #expect(ratio.ratio == 1 && ratio.standardError?.isFinite == true)
  }
}
