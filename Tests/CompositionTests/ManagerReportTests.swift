import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("Manager reports")
struct ManagerReportTests {
  private func report(_ centre: SyntheticCentre, _ subject: Subject = .site) throws -> Report {
    try #require(Composer(assess(centre.dataset), try Words.languages()).managerReport(subject))
  }

  @Test("an ordinary month is said to be one, and the findings say what did not change")
  func ordinary() throws {
    var centre = SyntheticCentre()
    centre.handle = { index, day in 300 + (index * 7 + day * 13) % 41 }
    let report = try report(centre)
    #expect(report.sections.first?.title == "October was ordinary: no measure left its usual range")
    #expect(report.prose.contains { $0.plain.hasPrefix("Nothing changed that we can tell") })
  }

  @Test("a step in after-contact work leads the report, with the figure that shows it")
  func step() throws {
    var centre = SyntheticCentre()
    centre.acw = { index, day in (day < 56 ? 30 : 40) + (index * 5 + day * 11) % 9 }
    let report = try report(centre, Subject(.team, "north"))
    let lead = try #require(report.sections.first?.title)
    #expect(lead.hasPrefix("After-contact work has been below average since the week of"))
    let figure = try #require(report.figures.first)
    #expect(figure.title == lead)
    guard case .process(let chart) = figure.chart else {
      Issue.record("not a process chart")
      return
    }
    let marked = chart.points.suffix(while: { $0.status == .improvement })
    #expect(marked.count >= 7, "the title's run is marked in the chart")
  }

  @Test("every number in prose stands in a table or figure of the same report", arguments: [30, 40, 55])
  func numbers(level: Int) throws {
    var centre = SyntheticCentre()
    centre.acw = { index, day in (day < 21 ? level : 40) + (index * 5 + day * 11) % 9 }
    for subject in [Subject.site, Subject(.team, "south")] {
      let report = try report(centre, subject)
      var count = 0
      for case .number(let text, let source) in report.prose.joined() {
        count += 1
        #expect(report.tableTexts.contains(text), "\(text) from \(source)")
      }
      #expect(report.facts.joined().contains { if case .number = $0 { true } else { false } })
      #expect(level == 40 || count > 0)
    }
  }

  @Test("findings keep to three, and each to forty words")
  func lengths() throws {
    var centre = SyntheticCentre()
    centre.acw = { index, day in (day < 56 ? 30 : 40) + (index * 5 + day * 11) % 9 }
    centre.pleased = { index, day in day < 56 ? 5 : 2 + (index + day) % 2 }
    let report = try report(centre)
    guard case .findings(let items)? = report.allBlocks.first else {
      Issue.record("the report does not open with findings")
      return
    }
    #expect(items.count <= 3)
    for item in items { #expect(item.wordCount <= 40, "\(item.plain)") }
    let title = try #require(report.sections.first?.title)
    #expect(title.split(separator: " ").count <= 20)
  }

  @Test("teams are listed by name, and no page speaks of ranks")
  func noRanks() throws {
    let centre = SyntheticCentre()
    let composer = Composer(assess(centre.dataset), try Words.languages())
    #expect(composer.reportedTeams.map(\.id) == ["north", "south"])
    for subject in [Subject.site] + composer.reportedTeams {
      let text = try #require(composer.managerReport(subject)).everything.lowercased()
      for word in ["rank", "percentile", "worst", "best ", "league", "underperform", "!"] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test("missing days are named and called missing, not zero")
  func gap() throws {
    var centre = SyntheticCentre()
    centre.missingDays = [17]
    let report = try report(centre)
    #expect(report.prose.contains { $0.plain.contains("No data on 14\u{A0}October") && $0.plain.contains("not zero") })
  }

  @Test("all formulas of service level stand side by side in the notes")
  func variants() throws {
    let report = try report(SyntheticCentre())
    let cells = report.allBlocks.flatMap { block -> [String] in
      if case .table(let table) = block, table.id == "table-formulas" { table.rows.joined().map(\.text) } else { [] }
    }
    let variants = [
      "sl_offered", "sl_answered_only", "sl_all_credit", "sl_excl_early_abandon", "sl_short_credit", "sl_excl_short",
    ]
    for variant in variants { #expect(cells.contains { $0.contains(variant) }, "\(variant)") }
  }
}
