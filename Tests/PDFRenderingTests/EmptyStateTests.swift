import Document
import Metrics
import Testing
import Typesetting

@testable import PDFRendering

@Suite("Empty states")
struct EmptyStateTests {
  private static func report(_ kind: Report.Kind, _ sections: [Section]) -> Report {
    Report(
      kind: kind, subject: Subject(.agent, "a-1"), slug: "a-1", language: "en", kicker: "", title: "A quiet month",
      facts: [], metadataTitle: "Your month", runningHeader: (left: "", right: ""), footer: "", sections: sections)
  }

  static let blocks: [Block] = [
    .paragraph(Paragraph(.body, [])), .findings([]), .findings([[]]),
    .aside(Aside(tone: .note, title: "Alone", paragraphs: [])),
    .measureTable(MeasureTable(id: "table-1", caption: "", heads: [], groups: [], note: "")),
    .glance(Glance(heads: [], rows: [], key: [])),
    .table(Table(id: "table-1", caption: "", columns: [], rows: [], note: "")),
    .table(Table(id: "table-1", caption: "Empty", columns: [.init("Type")], rows: [], note: "No contacts.")),
    .columns([]), .columns([Column(span: 8, blocks: []), Column(span: 4, blocks: [])]), .writingLines([]),
    .definitions([]),
    .glance(
      Glance(
        heads: ["Measure", "You", "Target", "Range", "Meaning"],
        rows: [
          .init(
            name: "Satisfaction", value: "[x]", target: "–", bar: nil, barText: "no answers", meaning: "Too few answers"
          )
        ], key: [])),
  ]

  @Test("a report without sections is one page with its title")
  func noSections() throws {
    let renderer = try renderer()
    #expect(try renderer.render(Self.report(.agent, [])).count > 1000)
    #expect(renderer.pageCount == 1)
    let (pages, geometry, measurer) = try pages(Self.report(.agent, []))
    defer { withExtendedLifetime(measurer) {} }
    #expect(placedTexts(pages[0], geometry).map(\.text) == ["A quiet month"])
  }

  @Test("a block with nothing in it gives a sound file", arguments: blocks)
  func emptyBlock(block: Block) throws {
    let renderer = try renderer()
    for kind in [Report.Kind.agent, .team] {
      let bytes = try renderer.render(Self.report(kind, [Section(id: "s", title: "Section", blocks: [block])]))
      #expect(renderer.pageCount == 1)
      if let result = try run("qpdf", ["--check", "FILE"], on: bytes) { #expect(result.status == 0, "\(result.text)") }
    }
  }

  @Test("a section without a title and blocks leaves no trace")
  func emptySection() throws {
    let (pages, geometry, measurer) = try pages(Self.report(.team, [Section(id: "s", title: nil, blocks: [])]))
    defer { withExtendedLifetime(measurer) {} }
    #expect(pages.count == 1)
    #expect(placedTexts(pages[0], geometry).map(\.text) == ["A quiet month"])
  }

  @Test("columns taller than a page are continued, and nothing is lost")
  func tallColumns() throws {
    let text = (1...120).map { "Sentence number \($0) of a long text." }
    let paragraphs = text.map { Block.paragraph(Paragraph(.body, [.text($0)])) }
    let section = Section(
      id: "s", title: "Long",
      blocks: [.columns([Column(span: 6, blocks: paragraphs), Column(span: 6, blocks: Array(paragraphs.prefix(3)))])])
    let (pages, geometry, measurer) = try pages(Self.report(.site, [section]))
    defer { withExtendedLifetime(measurer) {} }
    #expect(pages.count > 2)
    let found = pages.flatMap { placedTexts($0, geometry) }
    for sentence in text { #expect(found.contains { $0.text == sentence }) }
    for page in pages { #expect(page.height <= geometry.contentHeight + 0.01) }
  }
}
