import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("Agent reports")
struct AgentReportTests {
  private func composer(_ centre: SyntheticCentre, language: String = "en") throws -> Composer {
    Composer(assess(centre.dataset), try Words.languages(language))
  }

  @Test("nothing about anyone else is in an agent's report")
  func privacy() throws {
    let centre = SyntheticCentre()
    let composer = try composer(centre)
    let agents = centre.dataset.agents
    for agent in agents {
      let text = try #require(composer.agentReport(Subject(.agent, agent.id))).everything
      #expect(text.contains(agent.name))
      for other in agents where other.id != agent.id {
        #expect(!text.contains(other.id) && !text.contains("\(other.name)\""), "\(other.id) in \(agent.id)")
      }
    }
  }

  @Test("a lasting improvement leads the page and is called real")
  func improvement() throws {
    var centre = SyntheticCentre()
    centre.acw = { index, day in (index == 3 && day < 56 ? 24 : 40) + (index * 5 + day * 11) % 9 }
    let report = try #require(try composer(centre).agentReport(Subject(.agent, centre.id(3))))
    #expect(report.title.hasPrefix("Shorter after-contact work"))
    #expect(report.title.count <= 45)
    #expect(report.prose.contains { $0.plain.contains("more than chance usually brings") })
    #expect(report.figures.first?.title.contains("below average since") == true)
  }

  @Test("a concern becomes the one thing to try, with a reason, a step and a measure")
  func concern() throws {
    var centre = SyntheticCentre()
    centre.acw = { index, day in (index == 3 && day < 56 ? 70 : 40) + (index * 5 + day * 11) % 9 }
    let report = try #require(try composer(centre).agentReport(Subject(.agent, centre.id(3))))
    let focus = try #require(report.sections.first { $0.id == "focus" })
    #expect(focus.title == "One thing to try in November")
    let text = report.prose.map(\.plain).joined(separator: "\n")
    #expect(text.contains("Try this:") && text.contains("How you will know it works:"))
  }

  @Test("a steady month needs nothing changed")
  func steady() throws {
    var centre = SyntheticCentre()
    centre.targets = [:]
    let report = try #require(try composer(centre).agentReport(Subject(.agent, centre.id(0))))
    #expect(report.title == "A steady month")
    #expect(report.sections.first { $0.id == "focus" }?.title == "Keep going")
    #expect(!report.allBlocks.contains { if case .aside(let aside) = $0 { aside.title == "The goals" } else { false } })
  }

  @Test("a new starter is not compared and gets no limits")
  func newStarter() throws {
    var centre = SyntheticCentre()
    centre.weeksOfHistory = 6
    let report = try #require(try composer(centre).agentReport(Subject(.agent, centre.id(0))))
    #expect(report.title == "Your first weeks")
    #expect(report.figures.isEmpty)
    for case .glance(let glance) in report.allBlocks {
      for row in glance.rows { #expect(row.bar?.usualLower == nil && row.bar?.middleLower == nil) }
    }
  }

  @Test("without surveys the page has no satisfaction row and stays whole")
  func noSurveys() throws {
    var centre = SyntheticCentre()
    centre.hasSurveys = false
    let report = try #require(try composer(centre).agentReport(Subject(.agent, centre.id(0))))
    for case .glance(let glance) in report.allBlocks {
      #expect(!glance.rows.contains { $0.name == "Satisfaction" })
      #expect(glance.rows.count >= 3)
    }
  }

  @Test("few contacts hide values but keep the count")
  func few() throws {
    var centre = SyntheticCentre()
    centre.contacts = 3
    centre.weeksOfHistory = 1
    let report = try #require(try composer(centre).agentReport(Subject(.agent, centre.id(0))))
    for case .glance(let glance) in report.allBlocks {
      for row in glance.rows where row.value == "[low]" { #expect(row.meaning.contains("too few to say")) }
    }
  }

  @Test("the middle half appears only where eleven people can carry it")
  func middleHalf() throws {
    var small = SyntheticCentre()
    small.agentsPerTeam = 4
    let alone = try #require(try composer(small).agentReport(Subject(.agent, small.id(0))))
    let large = SyntheticCentre()
    let among = try #require(try composer(large).agentReport(Subject(.agent, large.id(0))))
    func middles(_ report: Report) -> Int {
      report.allBlocks.reduce(0) { count, block in
        if case .glance(let glance) = block { count + glance.rows.count { $0.bar?.middleLower != nil } } else { count }
      }
    }
    #expect(middles(alone) == 0)
    #expect(middles(among) > 0)
    #expect(alone.everything.contains("too few people have enough contacts"))
  }

  @Test("words that judge a person never appear")
  func tone() throws {
    var centre = SyntheticCentre()
    centre.acw = { index, day in (index % 3 == 0 && day < 56 ? 70 : 40) + (index * 5 + day * 11) % 9 }
    let composer = try composer(centre)
    for index in 0..<24 {
      let report = try #require(composer.agentReport(Subject(.agent, centre.id(index))))
      let text = report.prose.map(\.plain).joined(separator: " ").lowercased()
      for word in ["rank", "percentile", "worst", "bottom", "underperform", "bad", "poor", "!"] {
        #expect(!text.contains(word), "\(word): \(text)")
      }
    }
  }
}
