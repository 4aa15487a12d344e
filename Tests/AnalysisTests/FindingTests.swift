import Metrics
import Testing

@testable import Analysis

@Suite("Findings and team comparisons")
struct FindingTests {
  private let csat = MetricKey("csat", "top2")

  private func findings(_ assessment: Assessment, _ subject: Subject) -> [Finding] {
    assessment.findings.filter { $0.subject == subject }
  }

  /// Satisfaction falls by 40 points from 12 October.
  private func fallen(seed: UInt64 = 99) -> SiteBuilder {
    SiteBuilder.steady(seed: seed) { _, day in day >= CivilDate(ordinal: 20_738) ? -0.4 : 0 }
  }

  @Test("a fall of satisfaction leads the findings as a concern, with its numbers and events")
  func fall() throws {
    var site = fallen()
    func event(_ first: String, _ last: String, _ team: String?, _ label: String) throws -> EventRecord {
      EventRecord(
        first: try #require(CivilDate(first)), last: try #require(CivilDate(last)), team: team, label: label)
    }
    site.events = [
      try event("2026-10-10", "2026-10-12", nil, "New script"), try event("2026-06-01", "2026-06-02", nil, "Old"),
      try event("2026-10-12", "2026-10-12", "t1", "Training of t1"),
    ]
    let assessment = assess(site.dataset)
    let first = try #require(findings(assessment, .site).first)
    #expect(first.kind == .signal && first.key == csat && first.signal == .concern)
    #expect(first.rule == .outsideLimits && first.period.id == "2026-W43")
    #expect(first.events.map(\.label) == ["New script"])
    let value = try #require(first.evidence["value"])
    #expect(value < (try #require(first.evidence["lower"])) && first.evidence["target"] == 0.8)
    #expect(first.evidence["run"] == 2)
    let team = try #require(findings(assessment, Subject(.team, "t1")).first)
    #expect(team.events.map(\.label) == ["New script", "Training of t1"])
    #expect(!assessment.findings.contains { $0.kind == .nothingChanged && $0.subject == .site })
  }

  @Test("a signal whose latest week lies before the period is no finding of it")
  func oldSignal() throws {
    var dataset = fallen().dataset
    dataset.period = .month(year: 2026, month: 12)
    let assessment = assess(dataset)
    #expect(assessment.subjects[.site]?[csat]?.variation.signal == .concern)
    #expect(!assessment.findings.contains { $0.kind == .signal && $0.subject == .site })
  }

  @Test("without a signal the site hears that nothing changed, once")
  func nothing() throws {
    let site = findings(assess(SiteBuilder.steady(seed: 12).dataset), .site)
    #expect(site.count { $0.kind == .nothingChanged } == 1)
    #expect(!site.contains { $0.kind == .signal })
  }

  @Test("too short a history says nothing about change")
  func short() {
    let assessment = assess(SiteBuilder.steady(seed: 12, days: 28).dataset)
    #expect(!assessment.findings.contains { $0.kind == .nothingChanged || $0.kind == .signal })
  }

  @Test("a target missed over the whole interval is a concern, a doubtful one is no finding")
  func targets() throws {
    var site = SiteBuilder.steady(seed: 12)
    func found(_ target: Double) -> Finding? {
      site.headline = [HeadlineMeasure(key: csat, target: target)]
      return findings(assess(site.dataset), .site).first { $0.kind == .target }
    }
    #expect(found(0.99)?.signal == .concern)
    #expect(found(0.5)?.signal == .improvement)
    #expect(found(0.8) == nil)
  }

  @Test("days without data are gaps, closed weekends are not")
  func gaps() throws {
    #expect(!assess(SiteBuilder.steady(seed: 3).dataset).findings.contains { $0.kind == .dataGap })
    var dataset = SiteBuilder.steady(seed: 3).dataset
    for ordinal in [20_734, 20_735] {
      dataset.cells[.site]?[.day(CivilDate(ordinal: ordinal))] = nil
      dataset.quality.daysWithData.removeAll { $0.ordinal == ordinal }
    }
    dataset.quality.unmatchedRows = 17
    let findings = findings(assess(dataset), .site)
    #expect(findings.first { $0.kind == .dataGap }?.evidence["days"] == 2)
    #expect(findings.first { $0.kind == .unmatched }?.evidence["n"] == 17)
  }

  @Test("findings of a subject stand together, heaviest first")
  func order() {
    let all = assess(fallen().dataset).findings
    #expect(all.map(\.subject) == all.map(\.subject).sorted())
    for (left, right) in zip(all, all.dropFirst()) where left.subject == right.subject {
      #expect(left.weight >= right.weight)
    }
  }

  @Test("teams that work alike are not told apart", arguments: 1...8)
  func alike(seed: Int) {
    var site = SiteBuilder.steady(seed: UInt64(seed), teams: 3, agents: 12)
    site.headline = [csat, MetricKey("aht"), MetricKey("csat_mean")].map { HeadlineMeasure(key: $0, target: nil) }
    let assessment = assess(site.dataset)
    #expect(assessment.teamComparisons.map(\.key) == site.headline.map(\.key))
    for comparison in assessment.teamComparisons {
      #expect(!comparison.differs && comparison.rows.allSatisfy { !$0.isApart }, "seed \(seed)")
      #expect(comparison.rows.allSatisfy { $0.differenceFromOthers != nil }, "seed \(seed)")
      #expect(comparison.rows.map(\.team) == ["t0", "t1", "t2"])
    }
  }

  @Test("a team that differs is named, for itself and for the site")
  func apart() throws {
    var site = SiteBuilder.steady(seed: 8, teams: 3, agents: 12) { agent, _ in agent % 3 == 1 ? -0.4 : 0 }
    site.headline = [csat, MetricKey("csat_mean")].map { HeadlineMeasure(key: $0, target: nil) }
    let assessment = assess(site.dataset)
    for comparison in assessment.teamComparisons {
      let row = try #require(comparison.rows.first { $0.team == "t1" })
      let difference = try #require(row.differenceFromOthers)
      #expect(comparison.differs && row.isApart && difference.upper < 0)
    }
    let named = assessment.findings.filter { $0.kind == .teamDifference && $0.signal == .concern && $0.key == csat }
    #expect(Set(named.map(\.subject)) == [.site, Subject(.team, "t1")])
  }

  @Test("slower teams are told apart by their agents' times")
  func slower() throws {
    var site = SiteBuilder("2026-10")
    var random = Random(31)
    site.teams = ["t0", "t1"].map { TeamRecord(id: $0, name: $0) }
    site.headline = [HeadlineMeasure(key: MetricKey("aht"), target: nil)]
    for agent in 0..<20 {
      let mean = 300 + (agent % 2) * 120 + Int(random.next() % 30)
      for day in 0..<20 {
        site.add(
          SiteBuilder.Work(handled: 20, seconds: 20 * (mean + Int(random.next() % 20))), agent: "a\(agent)",
          team: "t\(agent % 2)", day: CivilDate(ordinal: 20_727 + day))
      }
    }
    let comparison = try #require(assess(site.dataset).teamComparisons.first)
    let difference = try #require(comparison.rows[1].differenceFromOthers)
    #expect(comparison.rows[1].isApart && comparison.rows[0].isApart)
    #expect(difference.lower > 80 && difference.contains(120) && difference.upper < 160)
  }

  @Test("one team has nobody to differ from, and unknown people are no team")
  func oneTeam() {
    var site = SiteBuilder.steady(seed: 8, teams: 1)
    site.add(
      SiteBuilder.Work(handled: 30, seconds: 9000, scores: [1, 1, 1]), agent: "x", team: Subject.unassigned.id,
      day: CivilDate(ordinal: 20_735))
    let assessment = assess(site.dataset)
    #expect(assessment.teamComparisons.isEmpty)
    #expect(assessment.subjects[.unassigned] != nil)
  }
}
