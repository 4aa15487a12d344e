import Charts
import Diagnostics
import Document
import Metrics
import Testing
import Typesetting

@testable import PDFRendering

@Suite("Limits of a page")
struct LimitTests {
  private static func report(_ kind: Report.Kind, _ blocks: [Block], footer: String = "") -> Report {
    Report(
      kind: kind, subject: Subject(.agent, "a-1"), slug: "a-1", language: "en", kicker: "", title: "A quiet month",
      facts: [], metadataTitle: "Your month", runningHeader: (left: "", right: ""), footer: footer,
      sections: [Section(id: "s", title: "Section", blocks: blocks)])
  }

  @Test("a block higher than a page is an error that names it and both sizes", arguments: Paper.allCases)
  func tooHigh(paper: Paper) throws {
    let text = String(repeating: "A note that goes on and on. ", count: 300)
    let aside = Aside(tone: .note, title: "Endless", paragraphs: [[.text(text)]])
    let failure = #expect(throws: Failure.self) {
      try renderer(paper).render(Self.report(.team, [.aside(aside)]))
    }
    let message = try #require(failure?.diagnostics.first?.message)
    #expect(failure?.diagnostics.map(\.code) == ["PDF-021"])
    #expect(message.contains("Endless"))
    #expect(message.contains(paper == .a4 ? "a page has 700" : "a page has 672"))
  }

  @Test("the next report is sound after one that failed")
  func afterFailure() throws {
    let renderer = try renderer()
    let before = try renderer.render(SampleReport.report())
    let text = String(repeating: "word ", count: 5000)
    let aside = Aside(tone: .note, title: "Endless", paragraphs: [[.text(text)]])
    #expect(throws: Failure.self) { try renderer.render(Self.report(.team, [.aside(aside)])) }
    #expect(try renderer.render(SampleReport.report()) == before)
  }

  @Test("a table too wide for the page goes on below itself with its first column", arguments: Paper.allCases)
  func wideTable(paper: Paper) throws {
    let columns = [Table.Column("Team")] + (1...24).map { Table.Column("Measure\($0)", .right) }
    let rows = (1...3).map { row in [Cell("Team \(row)")] + (1...24).map { Cell("\(row)\($0)%") } }
    let table = Table(id: "t", caption: "All measures", columns: columns, rows: rows, note: "Shares.")
    let (pages, geometry, measurer) = try pages(Self.report(.site, [.table(table)]), paper)
    defer { withExtendedLifetime(measurer) {} }
    let texts = pages.flatMap { placedTexts($0, geometry) }
    for column in 1...24 { #expect(texts.count { $0.text == "Measure\(column)" } == 1) }
    for row in 1...3 {
      for column in 1...24 { #expect(texts.contains { $0.text == "\(row)\(column)%" }) }
    }
    #expect(texts.count { $0.text == "Team" } > 1)
    #expect(texts.count { $0.text == "All measures" } == 1)
    for text in texts { #expect(text.frame.maxX <= geometry.width - geometry.sideMargin + 0.5, "\(text)") }
  }

  @Test("a full page gives up air before it gives up content", arguments: Paper.allCases)
  func ladder(paper: Paper) throws {
    let (pages, geometry, measurer) = try pages(SampleReport.report(types: 12), paper)
    defer { withExtendedLifetime(measurer) {} }
    #expect(pages.count == 2)
    for page in pages { #expect(page.height <= geometry.contentHeight + 0.01) }
    #expect(placedTexts(pages[1], geometry).contains { $0.text == "For your conversation" })
  }

  @Test("a character without a font is one warning with its place, each time and in no other report")
  func missingCharacter() throws {
    let renderer = try renderer()
    let odd = Self.report(.team, [.paragraph(Paragraph(.body, ["Well \u{13000} done \u{13000}, \u{13001}"]))])
    for _ in 0..<2 { _ = try renderer.render(odd) }
    #expect(renderer.warnings.map(\.code) == ["PDF-020", "PDF-020", "PDF-020", "PDF-020"])
    #expect(renderer.warnings.allSatisfy { $0.message.contains("the section “Section” of a-1") })
    _ = try renderer.render(SampleReport.report())
    #expect(renderer.warnings.count == 4)
  }

  @Test("a person's own page with a character without a font is not made, and the next one is")
  func missingOnOwnPage() throws {
    let renderer = try renderer()
    let before = try renderer.render(SampleReport.report())
    let odd = Self.report(.agent, [.paragraph(Paragraph(.body, ["Well \u{13000} done"]))])
    let failure = #expect(throws: Failure.self) { try renderer.render(odd) }
    #expect(failure?.diagnostics.map(\.code) == ["PDF-020"])
    #expect(
      failure?.diagnostics.first?.message.contains("“\u{13000}”, which stands in the section “Section” of a-1") == true)
    #expect(failure?.diagnostics.first?.hint?.contains("fonts-noto-core") == true)
    #expect(try renderer.render(SampleReport.report()) == before)
    #expect(renderer.warnings.isEmpty)
  }

  @Test(
    "glyphs beyond the basic ones do not depend on what was drawn before",
    arguments: ["Zoë Ångström", "Łukasz Żółć", "王小明", "محمد الأحمد"])
  func independence(name: String) throws {
    let alone = try renderer().render(SampleReport.report(name: name))
    let busy = try renderer()
    for other in ["Ünal Öz", "山田太郎", "Ørsted Ænes", name + "x"] {
      _ = try busy.render(SampleReport.report(name: other))
    }
    #expect(try busy.render(SampleReport.report(name: name)) == alone)
  }

  @Test("the workspace’s footer and logo are in the file, the logo with its words on page 1 only")
  func theme() throws {
    let scene = Scene(width: 40, height: 10, marks: [], regions: [], table: DataTable(heads: [], rows: []))
    let png = try TextEngine(fonts: FontLibrary()).pngImage(of: scene, scale: 2, theme: .standard)
    let settings = ThemeSettings(logo: "l.png", logoText: "Example Ltd.", footer: "Registered in Utrecht.")
    let theme = try Theme(settings: settings) { _ in png }
    let renderer = try PDFRenderer(
      fonts: FontLibrary(), theme: theme, paper: .a4, created: "2026-11-02T06:00:00Z")
    let bytes = try renderer.render(SampleReport.report())
    let plain = String(decoding: bytes, as: UTF8.self)
    #expect(plain.components(separatedBy: "/Subtype/Image").count == 2)
    if let text = try run("pdftotext", ["FILE", "-"], on: bytes)?.text {
      #expect(text.components(separatedBy: "Registered in Utrecht.").count == 3)
    }
    if let text = try run("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: bytes)?.text {
      #expect(text.contains("/Alt (Example Ltd.)"))
      #expect(text.components(separatedBy: "/L Do").count == 2)
    }
    if let check = try run("qpdf", ["--check", "FILE"], on: bytes) { #expect(check.status == 0, "\(check.text)") }
  }

  @Test(
    "text stands where it was measured to the end of the line",
    .enabled(if: location(of: "pdftotext") != nil, "pdftotext is not installed"), arguments: Paper.allCases)
  func positions(paper: Paper) throws {
    let geometry = PageGeometry(paper)
    let bytes = try renderer(paper).render(SampleReport.report())
    let words = try #require(try run("pdftotext", ["-bbox", "FILE", "-"], on: bytes)).text
    let line = try #require(words.split(separator: "\n").first { $0.contains(">North<") })
    let right = try #require(line.split(separator: "xMax=\"").last?.split(separator: "\"").first.flatMap { Double($0) })
    #expect(abs(right - (geometry.width - geometry.sideMargin)) < 0.06)
  }
}
