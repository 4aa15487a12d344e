import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("The last report of somebody who left")
struct LeaverTests {
  private let centre = SyntheticCentre(agentsPerTeam: 4)
  private var person: Subject { Subject(.agent, centre.id(0)) }

  /// The first person left so many days before the period ended, with an open agreement and one that was done.
  private func composer(_ language: String = "en", daysBefore: Int, weeks: Int = 16) throws -> Composer {
    var centre = centre
    centre.weeksOfHistory = weeks
    var dataset = centre.dataset
    let end = dataset.period.last
    let left = end.adding(days: -daysBefore)
    dataset.agents[0].left = left
    for period in (dataset.cells[person] ?? [:]).keys where period.first > left {
      dataset.cells[person]?[period] = nil
    }
    dataset.agreements = [
      AgreementRecord(agent: person.id, text: "Still open", agreed: end.adding(days: -30), due: end.adding(days: 20)),
      AgreementRecord(agent: person.id, text: "Done before", agreed: end.adding(days: -40), status: .done),
    ]
    return Composer(assess(dataset), try Words.languages(language))
  }

  @Test("tells the days it covers, asks nothing, and looks at nothing ahead", arguments: ["en", "es"])
  func asksNothing(language: String) throws {
    let words = try Words.languages(language).all.first { $0.code == language }
    let spoken = try #require(words)
    let composer = try composer(language, daysBefore: 12)
    let report = try #require(composer.agentReport(person))
    #expect(report.title == (language == "en" ? "October, up to your last day" : "Octubre, hasta tu último día"))
    #expect(report.title.count <= 45)
    let opening = report.prose[0].plain
    #expect(opening.contains(spoken.span(centre.period.first, centre.period.last.adding(days: -12))), "\(opening)")
    let text = report.everything
    #expect(text.contains("Done before") && !text.contains("Still open"))
    let titles = report.sections.compactMap(\.title)
    #expect(titles.contains(spoken.text(.focusLastTitle)) && titles.contains(spoken.text(.conversationTitleLast)))
    for ahead in [
      spoken.text(.focusTryIn, ["period": spoken.shortName(centre.period.next)]), spoken.text(.focusKeepGoing),
      spoken.text(.goalsTitle), spoken.text(.conversationNeed), spoken.text(.focusInTheWay),
    ] {
      #expect(!text.contains(ahead), "\(ahead)")
    }
  }

  @Test("the series ends with the last day, and a week that was cut is not called full")
  func seriesEnds() throws {
    let composer = try composer(daysBefore: 12)
    let left = centre.period.last.adding(days: -12)
    let measures = try #require(composer.assessment.subjects[person]?.measures)
    let series = measures.flatMap { [$0.weekly, $0.monthly].compactMap(\.self) }
    #expect(!series.isEmpty)
    for series in series { #expect(series.points.allSatisfy { $0.period.first <= left }) }
    let report = try #require(composer.agentReport(person))
    #expect(!report.figures.isEmpty)
    #expect(report.figures.allSatisfy { !$0.note.contains("Last full week") })
    let other = try #require(composer.agentReport(Subject(.agent, centre.id(1))))
    #expect(other.figures.contains { $0.note.contains("Last full week") })
  }

  @Test("who left after a few weeks is not told that they have just started")
  func short() throws {
    let report = try #require(try composer(daysBefore: 12, weeks: 6).agentReport(person))
    let text = report.prose.map(\.plain).joined(separator: "\n")
    #expect(!text.contains("just started") && !text.contains("first weeks") && text.contains("at least eight weeks"))
  }

  @Test("nobody else reads the name; who left before the period gets no report, who leaves after it an ordinary one")
  func names() throws {
    let gone = try composer(daysBefore: 12)
    #expect(gone.reportedAgents.contains(person))
    let name = gone.name(of: person)
    for subject in [.site] + gone.reportedTeams {
      let page = try #require(gone.managerReport(subject))
      #expect(!page.everything.contains(name), "\(subject)")
    }
    let page = try #require(try composer(daysBefore: -1).managerReport(Subject(.team, "north")))
    #expect(page.everything.contains(name))
    let last = try composer(daysBefore: 0)
    #expect(try #require(last.agentReport(person)).title.contains("last day"))
    #expect(try !#require(composer(daysBefore: -1).agentReport(person)).title.contains("last day"))
    #expect(try !composer(daysBefore: 31).reportedAgents.contains(person))
  }
}
