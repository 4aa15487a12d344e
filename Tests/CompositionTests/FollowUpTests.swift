import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("What came of earlier talks")
struct FollowUpTests {
  private let centre = SyntheticCentre()

  private func composer(_ language: String = "en") throws -> Composer {
    var dataset = centre.dataset
    let end = dataset.period.last
    dataset.agreements = [
      AgreementRecord(
        agent: centre.id(0), owner: "The lead", text: "Listen to two own calls", agreed: end.adding(days: -20),
        due: end.adding(days: -2)),
      AgreementRecord(agent: centre.id(0), text: "Old and done", agreed: end.adding(days: -200), status: .done),
      AgreementRecord(agent: centre.id(1), text: "A colleague’s own", agreed: end.adding(days: -10)),
      AgreementRecord(team: "north", text: "A shorter opening", agreed: end.adding(days: -40), status: .done),
      AgreementRecord(text: "New routing of meters", agreed: end.adding(days: -30), due: end.adding(days: 20)),
    ]
    dataset.coachings = [
      CoachingRecord(agent: centre.id(0), day: end.adding(days: -12), skill: "empathy"),
      CoachingRecord(agent: centre.id(0), day: end.adding(days: -120), skill: "clarity"),
      CoachingRecord(agent: centre.id(1), day: end.adding(days: -5), skill: nil),
    ]
    return Composer(assess(dataset), try Words.languages(language))
  }

  @Test("a person sees what they agreed and which talks they had, in their language, and nothing of others")
  func agent() throws {
    for (language, title, status) in [("en", "What you agreed", "Open"), ("es", "Lo que acordaste", "Pendiente")] {
      let report = try #require(try composer(language).agentReport(Subject(.agent, centre.id(0))))
      let section = try #require(report.sections.first { $0.id == "agreed" })
      #expect(section.title == title && section.page == 2)
      let table = try #require(
        section.blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }.first)
      #expect(table.rows.map { [$0[0].text, $0[3].text] } == [["Listen to two own calls", status]])
      let text = report.everything
      for other in ["A colleague’s own", "A shorter opening", "New routing", "The lead", "Old and done"] {
        #expect(!text.contains(other), "\(other)")
      }
      let talks = try #require(report.sections.first { $0.id == "coaching" })
      #expect(talks.blocks.count == 1)
    }
    let third = try #require(try composer().agentReport(Subject(.agent, centre.id(2))))
    #expect(third.sections.allSatisfy { !["agreed", "coaching"].contains($0.id) })
  }

  @Test("a team's page has its people's and its own actions, the site's page those of nobody by name")
  func managers() throws {
    let composer = try composer()
    func section(_ subject: Subject) throws -> Section? {
      try #require(composer.managerReport(subject)).sections.first { $0.id == "actions" }
    }
    let north = "\(try #require(try section(Subject(.team, "north"))))"
    #expect(north.contains("Listen to two own calls") && north.contains("A shorter opening"))
    #expect(north.contains("Two actions are open.") && north.contains("One of the open ones should be done by now."))
    let site = "\(try #require(try section(.site)))"
    #expect(site.contains("New routing of meters") && site.contains("A shorter opening"))
    #expect(!site.contains("Listen to two own calls"))
    #expect(try section(Subject(.team, "south")) == nil)
  }
}
