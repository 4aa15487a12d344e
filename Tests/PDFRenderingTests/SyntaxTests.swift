import Charts
import Diagnostics
import Document
import Testing
import Typesetting

@testable import PDFRendering

@Suite("PDF syntax")
struct SyntaxTests {
  @Test(
    "a number has two decimals at most and no needless zero",
    arguments: [(0.0, "0"), (-0.004, "0"), (12, "12"), (-7.5, "-7.5"), (0.05, "0.05"), (841.896, "841.9"), (.nan, "0")])
  func numbers(value: Double, text: String) {
    var bytes: [UInt8] = []
    bytes.append(fixed: value)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test("whole numbers are written whole", arguments: [0, 7, 10, 99, 100, 65_535, -42, 1_000_000])
  func integers(value: Int) {
    var bytes: [UInt8] = []
    bytes.append(integer: value)
    #expect(String(decoding: bytes, as: UTF8.self) == String(value))
  }

  @Test("text beyond ASCII is written in UTF-16, brackets are escaped")
  func text() {
    var bytes: [UInt8] = []
    bytes.append(string: "a(b)\\")
    bytes.append(string: "é😀")
    #expect(String(decoding: bytes, as: UTF8.self) == "(a\\(b\\)\\\\)<FEFF00E9D83DDE00>")
  }

  private func canvas() throws -> PageCanvas {
    PageCanvas(height: 100, theme: .standard, engine: try TextEngine(fonts: FontLibrary()))
  }

  private func words(_ canvas: PageCanvas) -> String {
    String(decoding: canvas.pages[0], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("what is drawn outside an element that holds content is an artifact, and neighbours share one")
  func artifacts() throws {
    let canvas = try canvas()
    let frame = Rect(x: 0, y: 0, width: 10, height: 10)
    canvas.begin(StructureTag(.document), holdsContent: false)
    canvas.fill(frame, .background)
    canvas.fill(frame, .background)
    canvas.begin(StructureTag(.paragraph), holdsContent: true)
    canvas.fill(frame, .background)
    canvas.end()
    canvas.fill(frame, .background)
    canvas.end()
    canvas.endPage()
    #expect(
      words(canvas)
        == "1 j /Artifact BMC 1 1 1 rg 0 90 10 10 re f 0 90 10 10 re f EMC /P<</MCID 0>>BDC 0 90 10 10 re f EMC "
        + "/Artifact BMC 0 90 10 10 re f EMC")
    #expect(canvas.isComplete)
    #expect(canvas.elements.map(\.content) == [nil, 0])
    #expect(canvas.elements.map(\.kids) == [[1], []])
    #expect(canvas.holders == [[1]])
  }

  @Test("an element that holds nothing has no content, and one left open is noticed")
  func empty() throws {
    let canvas = try canvas()
    canvas.begin(StructureTag(.document), holdsContent: false)
    canvas.begin(StructureTag(.paragraph), holdsContent: true)
    canvas.end()
    canvas.endPage()
    #expect(canvas.elements.map(\.content) == [nil, nil])
    #expect(!canvas.isComplete)
  }

  @Test("a page sets its colours anew: nothing is left of the page before")
  func pages() throws {
    let canvas = try canvas()
    for _ in 0..<2 {
      canvas.fill(Rect(x: 0, y: 0, width: 1, height: 1), .background)
      canvas.endPage()
    }
    #expect(canvas.pages[0] == canvas.pages[1])
  }

  @Test("text is shown by the glyphs’ own advances, moved only by kerning")
  func textShowing() throws {
    let engine = try TextEngine(fonts: FontLibrary())
    let canvas = PageCanvas(height: 100, theme: .standard, engine: engine)
    canvas.draw(engine.line([TextSpan("nnnn")], size: 10), at: Point(5, 20))
    canvas.endPage()
    #expect(words(canvas).hasPrefix("1 j /Artifact BMC BT 5 80 Td 0.086 0.098 0.114 rg /F0 10 Tf [("))
    #expect(words(canvas).hasSuffix(")]TJ ET EMC"))
  }

  @Test("a date is written as PDF wants it")
  func dates() {
    #expect(pdfDate("2026-11-02T06:00:00Z") == "D:20261102060000Z")
    #expect(pdfDate("2026-11-02T06:00:00+01:00") == "D:20261102060000+01'00'")
    #expect(pdfDate("2026-11-02") == nil)
  }
}
