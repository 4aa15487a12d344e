import Charts
import Document
import Testing
import Typesetting

@testable import PDFRendering

/// A line of text where it stands on its page.
struct PlacedText {
  var text: String
  var size: Double
  var baseline: Double
  var frame: Rect
  var isInScene = false
}

/// All text and figures of a page in page coordinates.
func placedTexts(_ page: PageContent, _ geometry: PageGeometry) -> [PlacedText] {
  func collect(_ element: Element, _ origin: Point) -> [PlacedText] {
    switch element {
    case .text(let line, let place):
      let at = place.moved(by: origin)
      // From the height of capitals and ascenders to the foot of descenders.
      let frame = Rect(x: at.x, y: at.y - 0.76 * line.size, width: line.width, height: 0.96 * line.size)
      return [PlacedText(text: line.text, size: line.size, baseline: at.y, frame: frame)]
    case .rule: return []
    case .scene(let scene, let place):
      let at = place.moved(by: origin)
      let frame = Rect(x: at.x, y: at.y, width: scene.width, height: scene.height)
      return [PlacedText(text: "", size: 0, baseline: 0, frame: frame, isInScene: true)]
    case .tagged(_, let children): return children.flatMap { collect($0, origin) }
    case .offset(let shift, let children): return children.flatMap { collect($0, shift.moved(by: origin)) }
    }
  }
  let origin = Point(geometry.sideMargin, geometry.contentTop)
  return nested(page.strips[...]).flatMap { collect($0, origin) }
}

func pages(_ report: Report, _ paper: Paper = .a4) throws -> (
  pages: [PageContent], geometry: PageGeometry, measurer: PangoMeasurer
) {
  let measurer = try PangoMeasurer(fonts: FontLibrary())
  let geometry = PageGeometry(paper)
  let plan = PagePlan(engine: measurer.engine, measurer: measurer, geometry: geometry)
  return (plan.pages(report), geometry, measurer)
}

@Suite("Geometry of pages")
struct GeometryTests {
  static let reports: [Report] = [
    SampleReport.report(), SampleReport.report(types: 12), SampleReport.report(types: 60), ManagerSample.report,
    SampleReport.report(title: "A much longer title that certainly needs two lines of the page to say what it says"),
    gallery,
  ]

  /// Every chart in every state, one below the other and side by side.
  private static let gallery: Report = {
    let figures = ChartGallery.entries.enumerated().map { index, entry in
      Figure(
        id: "fig-\(index + 1)", number: index + 1, title: "This figure shows \(entry.name)", subtitle: "Share, weekly",
        note: index % 3 == 0 ? "Shaded: usual range." : "", alternativeText: "A chart.", chart: entry.chart)
    }
    let blocks = stride(from: 0, to: figures.count, by: 3).map { start -> [Block] in
      let pair = figures[start..<min(start + 2, figures.count)].map { Column(span: 6, blocks: [.figure($0)]) }
      return [.columns(pair)] + figures[min(start + 2, figures.count)...].prefix(1).map { .figure($0) }
    }
    return Report(
      kind: .site, subject: .site, slug: "gallery", language: "en", kicker: "", title: "Gallery", facts: [],
      metadataTitle: "Gallery", runningHeader: (left: "Gallery", right: ""), footer: "Wrapup",
      sections: blocks.enumerated().map { Section(id: "s-\($0)", title: "Charts \($0 + 1)", blocks: $1) })
  }()

  @Test("nothing stands outside the margins", arguments: reports, Paper.allCases)
  func margins(report: Report, paper: Paper) throws {
    let (pages, geometry, measurer) = try pages(report, paper)
    defer { withExtendedLifetime(measurer) {} }
    for page in pages {
      #expect(page.height <= geometry.contentHeight + 0.01)
      for text in placedTexts(page, geometry) {
        #expect(text.frame.x >= geometry.sideMargin - 0.01, "\(text)")
        #expect(text.frame.maxX <= geometry.width - geometry.sideMargin + 0.5, "\(text)")
        #expect(text.frame.y >= geometry.contentTop - 0.01, "\(text)")
        #expect(text.frame.maxY <= geometry.contentBottom + 1, "\(text)")
      }
    }
  }

  @Test("no two texts overlap, and none stands on a figure", arguments: reports, Paper.allCases)
  func overlap(report: Report, paper: Paper) throws {
    let (pages, geometry, measurer) = try pages(report, paper)
    defer { withExtendedLifetime(measurer) {} }
    for page in pages {
      let texts = placedTexts(page, geometry)
      for (index, text) in texts.enumerated() {
        for other in texts[(index + 1)...] where !(text.isInScene && other.isInScene) {
          #expect(!text.frame.intersects(other.frame, margin: -0.3), "\(text.text) / \(other.text)")
        }
      }
    }
  }

  @Test("body text stands on the baseline grid", arguments: reports)
  func baselines(report: Report) throws {
    let (pages, geometry, measurer) = try pages(report)
    defer { withExtendedLifetime(measurer) {} }
    let body = pages.flatMap { placedTexts($0, geometry) }.filter { [10, 13, 20].contains($0.size) }
    #expect(!body.isEmpty)
    for text in body {
      let units = text.baseline / PageGeometry.unit
      #expect(abs(units - units.rounded()) < 0.001, "\(text.text) at \(text.baseline)")
    }
  }

  @Test("few details stand on the second page where the report has them, many on pages of their own")
  func details() throws {
    func texts(_ lines: Int) throws -> [[PlacedText]] {
      var report = SampleReport.report()
      let blocks = (1...lines).map { Block.paragraph(Paragraph(.body, [.text("Talk number \($0)")])) }
      // Before the lines for one's own words and the notes.
      report.sections.insert(
        Section(id: "talks", title: "Your talks", page: 3, blocks: blocks), at: report.sections.count - 2)
      let (pages, geometry, measurer) = try pages(report)
      defer { withExtendedLifetime(measurer) {} }
      return pages.map { placedTexts($0, geometry) }
    }
    let few = try texts(2)
    #expect(few.count == 2)
    let last = try #require(few[1].first { $0.text == "Talk number 2" })
    let notes = try #require(few[1].first { $0.text == "For your conversation" })
    #expect(last.baseline < notes.baseline)
    let many = try texts(24)
    #expect(many.count == 3)
    #expect(many[2].contains { $0.text == "Talk number 1" } && many[2].contains { $0.text == "Talk number 24" })
    #expect(many[1].contains { $0.text == "For your conversation" })
  }

  @Test("headings side by side stand on one line")
  func levelHeadings() throws {
    let (pages, geometry, measurer) = try pages(SampleReport.report())
    defer { withExtendedLifetime(measurer) {} }
    let texts = placedTexts(pages[0], geometry)
    let heading = try #require(texts.first { $0.text == "What went well" })
    let aside = try #require(texts.first { $0.text == "Your goals" })
    #expect(heading.baseline == aside.baseline)
    let titles = texts.filter { $0.size == 9.5 }
    #expect(Set(titles.map(\.baseline)).count == 1)
    let figures = texts.filter { $0.isInScene && $0.frame.width > 200 }
    #expect(figures.count == 2)
    #expect(Set(figures.map(\.frame.y)).count == 1)
  }

  @Test("a typical report has exactly two pages on both papers", arguments: Paper.allCases)
  func twoPages(paper: Paper) throws {
    let (pages, _, measurer) = try pages(SampleReport.report(), paper)
    defer { withExtendedLifetime(measurer) {} }
    #expect(pages.count == 2)
  }

  @Test("what does not fit goes to page 3 and is all there")
  func overflow() throws {
    let (pages, geometry, measurer) = try pages(SampleReport.report(types: 30))
    defer { withExtendedLifetime(measurer) {} }
    #expect(pages.count == 3)
    let last = placedTexts(pages[2], geometry).map(\.text)
    #expect(last.first == "Your contacts in October")
    for type in 5..<30 { #expect(last.contains("Type \(type)")) }
    let second = placedTexts(pages[1], geometry).map(\.text)
    #expect(second.contains("For your conversation"))
  }

  @Test("a table that goes on on another page repeats its head")
  func repeatedHead() throws {
    let (pages, geometry, measurer) = try pages(SampleReport.report(types: 60))
    defer { withExtendedLifetime(measurer) {} }
    #expect(pages.count == 4)
    for page in pages[2...] { #expect(placedTexts(page, geometry).map(\.text).contains("Contact type")) }
    let types = pages.flatMap { placedTexts($0, geometry) }.map(\.text).filter { $0.hasPrefix("Type ") }
    #expect(types.count == 55)
  }

  @Test("a laid-out table is let go after its document")
  func memory() throws {
    weak var group: Group?
    do {
      let (pages, _, measurer) = try pages(SampleReport.report(types: 60))
      defer { withExtendedLifetime(measurer) {} }
      group = pages[3].strips.first?.strip.path.first
      #expect(group != nil)
    }
    #expect(group == nil)
  }

  @Test("no heading ends a page, and no paragraph leaves a single line", arguments: reports)
  func pageEnds(report: Report) throws {
    let (pages, _, measurer) = try pages(report)
    defer { withExtendedLifetime(measurer) {} }
    for page in pages {
      #expect(page.strips.last?.strip.keepsWithNext == false)
    }
  }

  @Test("a heading does not end in one short word")
  func balancedHeading() throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let layout = BlockLayout(
      engine: measurer.engine, measurer: measurer, geometry: PageGeometry(.a4), density: Density.ladder[0],
      kind: .agent)
    let title = "Shorter after-call work and a steady resolution in October"
    let lines = layout.balancedLines(title, .title, width: 493.2)
    #expect(lines.count == 2)
    #expect((lines.last?.width ?? 0) >= 493.2 / 4)
    #expect(lines.map(\.text).joined(separator: " ") == title)
  }

  @Test("lines are made even at spaces alone", arguments: ["Contact type", "Contacts (usual)", "Noted for the day"])
  func wholeWords(title: String) throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let layout = BlockLayout(
      engine: measurer.engine, measurer: measurer, geometry: PageGeometry(.a4), density: Density.ladder[0],
      kind: .site)
    let style = TextStyle(size: TextRole.tableHead.size, weight: TextRole.tableHead.weight)
    let longest = try #require(title.split(separator: " ").map { measurer.width(of: String($0), style: style) }.max())
    for width in stride(from: longest + 0.5, through: 3 * longest, by: 1) {
      let lines = layout.balancedLines(title, .tableHead, width: width)
      #expect(lines.map(\.text).joined(separator: " ") == title, "\(width) points")
    }
  }

  @Test(
    "a long name in the running header wraps and is not cut",
    .enabled(if: location(of: "pdftotext") != nil, "pdftotext is not installed"))
  func longName() throws {
    let name = "María de los Ángeles Fernández-Villanueva y Rodríguez de la Santísima Trinidad Echeverría"
    let bytes = try renderer().render(SampleReport.report(name: name))
    let text = try #require(try run("pdftotext", ["-layout", "FILE", "-"], on: bytes)).text
    for part in name.split(separator: " ") { #expect(text.contains(part)) }
  }
}
