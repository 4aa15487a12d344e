import Charts
import Document
import Foundation
import HTMLRendering
import Metrics
import Testing

@Suite("Pages in a browser", .serialized, .enabled(if: Browser.isPresent, Browser.absent))
struct BrowserTests {
  private static let long = String(repeating: "Wolfeschlegelsteinhausen", count: 21).prefix(500)
  private static let hostile: [(name: String, text: String)] = [
    ("script", "<script>window.ran=1;alert(1)</script>"),
    ("style", "</style><script>window.ran=1</script>"), ("end", "</script><script>window.ran=1</script>"),
    ("image", "\"><img src=x onerror=window.ran=1>"), ("handler", "' onmouseover='window.ran=1' x='"),
    ("scheme", "javascript:window.ran=1"), ("frame", "<iframe src=https://example.com></iframe>"),
    ("comment", "--><!--<script>]]>"), ("mustache", "{{.title}}{{{.blocks}}}{{>page}}"),
    ("direction", "\u{202E}evil\u{2066}mark\u{200F}"), ("long", String(long)),
    ("words", String(repeating: "Anna Maria ", count: 45)), ("formula", "=HYPERLINK(\"https://example.com\")"),
    ("plus", "+1+cmd|' /C calc'!A0"), ("at", "@SUM(1)\t=1"), ("control", "bell\u{7}\u{0}\u{1B}[31m\u{85}end"),
  ]

  @Test("no text of a report runs, loads, opens or refuses anything, and each is read as it was written")
  func hostileTexts() throws {
    let pages = try Self.hostile.map { ($0.name, try GalleryPage.html(HostileTextTests.everywhere($0.text))) }
    let visits = try Browser.visit(pages)
    #expect(visits.count == Self.hostile.count)
    for (visit, (name, text)) in zip(visits, Self.hostile) {
      let comment = Comment(rawValue: name)
      #expect(visit.dialogs == [] && visit.requests == [] && visit.errors == [] && visit.violations == [], comment)
      #expect(!visit.ran && visit.scripts == 1 && visit.handlers == 0, comment)
      #expect(visit.sideways == [] && visit.cut == [], comment)
      #expect(visit.heading == escapedBack(text), comment)
      #expect(visit.tip.contains(escapedBack(text).prefix(20).split(separator: "\t")[0]), comment)
      #expect(Set(visit.tipElements).isSubset(of: ["strong", "div"]), comment)
    }
  }

  /// What a reader sees of a text.
  private func escapedBack(_ text: String) -> String { PageReading.unescaped(Substring(escaped(text))) }

  private struct Keys: Decodable {
    var read: [String]
    var isOpen: Bool
    var isClosed: Bool
    var untouched: Int
    /// Whether the tip shows with the pointer on a mark, in the tip, and away from both.
    var pointed: [Bool]
  }

  @Test("arrow keys move along the marks of a chart and read them aloud, Escape closes; the pointer may enter a tip")
  func keyboard() throws {
    let chart = ChartSpec.process(SampleReport.abandoned)
    let page = try GalleryPage.html(GalleryPage.report([.figure(GalleryPage.figure(chart))]))
    let keys = try Browser.use(
      page,
      """
      status = page.locator("[role=status]"); tip = page.locator(".tip")
      page.locator("svg.chart:visible").focus(); result["read"] = []
      for key in ["ArrowRight", "ArrowRight", "ArrowLeft", "End"]:
          page.keyboard.press(key); result["read"].append(status.text_content())
      result["isOpen"] = tip.is_visible()
      page.keyboard.press("Escape"); result["isClosed"] = not tip.is_visible()
      result["untouched"] = page.locator(".hits title").count()
      result["pointed"] = []
      for place in (page.locator(".hits rect:visible").nth(1), tip, page.locator("footer")):
          place.hover(); page.wait_for_timeout(500); result["pointed"].append(tip.is_visible())
      """, as: Keys.self)
    let tips = layOut(chart, size: .wide, measurer: GalleryPage.BlockMeasurer()).regions.map {
      $0.lines.joined(separator: ", ")
    }
    #expect(tips.count > 2)
    #expect(keys.read == [tips[0], tips[1], tips[0], tips[tips.count - 1]])
    #expect(keys.isOpen && keys.isClosed)
    #expect(keys.untouched == 0)
    #expect(keys.pointed == [true, true, false])
  }

  private struct Rows: Decodable {
    var orders: [[String]]
    var states: [String?]
    var heads: [String]
    var found: [String]
    var count: String
    var printed: Int
  }

  @Test("rows are put in order by name and n, found by name without its accents, and all of them go to paper")
  func tables() throws {
    let people = [("Zoë", "1\u{202F}200"), ("Bo", "[low]"), ("Ana", "90"), ("Émile", "400"), ("Carl", "1\u{202F}100")]
    let table = Table(
      id: "people", caption: "People",
      columns: [.init("Agent", order: .text), .init("n", .right, order: .number), .init("Resolved", .right)],
      rows: people.map { [Cell($0.0), Cell($0.1), Cell("80%")] }, note: "", isOfPeople: true)
    let rows = try Browser.use(
      try GalleryPage.html(GalleryPage.report([.table(table)])),
      """
      names = lambda: page.locator("tbody tr:visible th").all_inner_texts()
      result["heads"] = page.locator(".sort").all_inner_texts(); result["orders"] = []; result["states"] = []
      for index in (0, 0, 0, 1, 1):
          page.locator(".sort").nth(index).click(); result["orders"].append(names())
          result["states"].append(page.locator("thead th").nth(index).get_attribute("aria-sort"))
      page.locator("input[type=search]").fill("e")
      result["found"] = sorted(names()); result["count"] = page.locator("[role=status]").text_content()
      page.emulate_media(media="print"); result["printed"] = len(names())
      """, as: Rows.self)
    #expect(rows.heads == ["Agent", "n"])
    #expect(
      rows.orders == [
        ["Ana", "Bo", "Carl", "Émile", "Zoë"], ["Zoë", "Émile", "Carl", "Bo", "Ana"], people.map(\.0),
        ["Ana", "Émile", "Carl", "Zoë", "Bo"], ["Zoë", "Carl", "Émile", "Ana", "Bo"],
      ])
    #expect(rows.states == ["ascending", "descending", nil, "ascending", "descending"])
    #expect(rows.found == ["Zoë", "Émile"])
    #expect(rows.count == "2 of 5 rows shown")
    #expect(rows.printed == 5)
  }

  private struct Reading: Decodable {
    var marked: [[String]]
    var folded: Int
    var printed: Int
  }

  @Test("the list of sections marks the one being read, and folded parts open for paper without the script")
  func reading() throws {
    let text = Block.paragraph(Paragraph(.body, [.text(String(repeating: "word ", count: 2000))]))
    let notes = Block.definitions((1...6).map { Definition(term: "Measure \($0)", text: ["It counts."]) })
    var report = GalleryPage.report([text], [text], [notes, text])
    report.sections[2].isReference = true
    let result = try Browser.use(
      try GalleryPage.html(report),
      """
      result["marked"] = []
      for link in page.locator(".jumps a").all():
          link.click(); page.wait_for_timeout(200)
          result["marked"].append(page.locator(".jumps [aria-current=location]").all_inner_texts())
      plain = browser.new_context(java_script_enabled=False).new_page()
      plain.goto(page.url.split("#")[0])
      shown = lambda: len([e for e in plain.locator("dd").all() if e.is_visible()])
      result["folded"] = shown(); plain.emulate_media(media="print"); result["printed"] = shown()
      """, as: Reading.self)
    #expect(result.marked == [["Part 1"], ["Part 2"], ["Part 3"]])
    #expect(result.folded == 0)
    #expect(result.printed == 6)
  }
}
