import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("Agents’ pages in another language")
struct TranslationTests {
  /// A joiner, an improver, a person with a concern, and steady ones, with and without surveys.
  private var centres: [SyntheticCentre] {
    let steady = SyntheticCentre()
    var joiners = SyntheticCentre()
    joiners.weeksOfHistory = 6
    var silent = SyntheticCentre()
    silent.hasSurveys = false
    var few = SyntheticCentre()
    few.contacts = 3
    few.weeksOfHistory = 1
    var improved = SyntheticCentre()
    improved.acw = { index, day in (index == 3 && day < 56 ? 24 : 40) + (index * 5 + day * 11) % 9 }
    var worse = SyntheticCentre()
    worse.acw = { index, day in (index == 3 && day < 56 ? 70 : 40) + (index * 5 + day * 11) % 9 }
    return [steady, joiners, silent, few, improved, worse]
  }

  /// Words that no Spanish sentence has.
  private let english: Set<String> = [
    "the", "of", "and", "your", "you", "was", "were", "for", "with", "within", "this", "that", "week", "weeks", "month",
    "target", "average", "range", "contacts", "answers", "higher", "lower", "data", "time", "no data",
  ]

  private func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  @Test("no text of a Spanish page is English")
  func spanish() throws {
    for centre in centres {
      let composer = Composer(assess(centre.dataset), try Words.languages("es"))
      for index in [0, 3] {
        let report = try #require(composer.agentReport(Subject(.agent, centre.id(index))))
        #expect(report.language == "es")
        for text in report.readable {
          #expect(words(text).isDisjoint(with: english), "\(text)")
        }
      }
    }
  }

  @Test("no place of a value stays open in any language", arguments: ["en", "es"])
  func filled(language: String) throws {
    for centre in centres {
      let composer = Composer(assess(centre.dataset), try Words.languages(language))
      let report = try #require(composer.agentReport(Subject(.agent, centre.id(3))))
      for text in report.readable { #expect(!text.contains("{") && !text.contains("**"), "\(text)") }
    }
  }

  @Test("numbers, dates and lists follow the language")
  func formats() throws {
    let spanish = try Words.languages("es").site
    let day = try #require(CivilDate("2026-11-02"))
    #expect(spanish.long(day) == "2\u{A0}de\u{A0}noviembre\u{A0}de\u{A0}2026")
    #expect(spanish.name(.month(year: 2026, month: 10)) == "octubre\u{A0}de\u{A0}2026")
    #expect(NumberFormat(.fraction, decimals: 1, style: spanish.numbers).text(0.054) == "5,4\u{202F}%")
    #expect(NumberFormat(.count, decimals: 0, style: spanish.numbers).text(41208) == "41\u{202F}208")
    #expect(NumberFormat(.seconds, decimals: 0, style: spanish.numbers).text(318) == "05:18")
    #expect(spanish.list(["ventas", "ingresos"]) == "ventas e ingresos")
    #expect(spanish.contracted("la media de el equipo") == "la media del equipo")
    let english = try Words.languages().site
    #expect(english.list(["a", "b", "c"]) == "a, b and c")
    #expect(english.text(.openingContacts, count: 1) == "1 answered contact")
    #expect(english.text(.openingContacts, count: 2) == "2 answered contacts")
  }

  @Test("dates and spans in English are those of managers’ pages")
  func sameDates() throws {
    let english = try Words.languages().site
    let days = ["2025-12-29", "2026-01-01", "2026-09-28", "2026-10-04", "2026-10-31"].compactMap(CivilDate.init(_:))
    for first in days {
      #expect(english.long(first) == EnglishDates.long(first))
      for last in days where first <= last { #expect(english.span(first, last) == EnglishDates.span(first, last)) }
    }
    let periods = ["2026-10", "2026-01", "2026-W41", "2026-Q3", "2026-10-05", "2026-10-01..2026-10-15"]
    for period in periods.compactMap(Period.init(_:)) {
      #expect(english.name(period) == EnglishDates.name(period))
      #expect(english.shortName(period) == EnglishDates.shortName(period))
      #expect(english.axisLabel(period) == EnglishDates.axisLabel(period))
      #expect(english.longLabel(period) == EnglishDates.longLabel(period))
    }
  }

  @Test("a person whose roster names a language reads it, the others read the site’s")
  func persons() throws {
    let centre = SyntheticCentre()
    var dataset = centre.dataset
    let index = try #require(dataset.agents.firstIndex { $0.id == centre.id(2) })
    dataset.agents[index].language = "es"
    let composer = Composer(assess(dataset), try Words.languages(others: ["es"]))
    #expect(composer.agentReport(Subject(.agent, centre.id(2)))?.language == "es")
    #expect(composer.agentReport(Subject(.agent, centre.id(1)))?.language == "en")
  }
}

extension Report {
  /// Every text that an agent reads or hears, without names of people and of kinds of contact.
  fileprivate var readable: [String] {
    let header = [title, metadataTitle, runningHeader.left] + sections.compactMap(\.title)
    return header + prose.map(\.plain)
      + allBlocks.flatMap { block -> [String] in
        switch block {
        case .aside(let aside): [aside.title]
        case .glance(let glance):
          glance.heads + glance.key.map(\.text)
            + glance.rows.flatMap { [$0.name, $0.value, $0.target, $0.barText, $0.meaning] }
        case .table(let table):
          table.columns.map(\.title) + [table.note] + table.rows.flatMap { $0.dropFirst().map(\.text) }
        case .figure(let figure):
          [figure.title, figure.subtitle, figure.note, figure.alternativeText] + chart(figure.chart)
        case .writingLines(let prompts): prompts
        case .paragraph, .findings, .measureTable, .columns, .definitions: []
        }
      }
  }

  private func chart(_ chart: ChartSpec) -> [String] {
    guard case .process(let process) = chart else { return [] }
    return [process.centerLabel, process.targetLabel, process.lastLabel, process.noData] + process.tableHeads
      + process.points.flatMap { [$0.label, $0.longLabel, $0.valueText, $0.rangeText, $0.statusText] }
  }
}
