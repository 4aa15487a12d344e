import Charts
import Document
import Testing
import Typesetting

@Suite("Line breaking")
struct LineBreakingTests {
  private let engine: TextEngine

  init() throws { engine = try TextEngine(fonts: FontLibrary()) }

  private let prose =
    "It has been below your earlier average of 51 seconds for eight weeks in a row, so this is a real change, not chance."

  @Test("no line is wider than the measure and no word is lost", arguments: [60.0, 156.4, 240.6, 324.8])
  func measure(width: Double) {
    let lines = engine.lines([TextSpan(prose)], size: 10, width: width)
    for line in lines { #expect(line.width <= width + 0.01) }
    #expect(lines.map(\.text).joined(separator: " ") == prose)
  }

  @Test("a line takes as many words as fit")
  func greedy() {
    let lines = engine.lines([TextSpan(prose)], size: 10, width: 200)
    for (line, next) in zip(lines, lines.dropFirst()) {
      let word = next.text.split(separator: " ").first.map(String.init) ?? ""
      let longer = engine.line([TextSpan(line.text + " " + word)], size: 10)
      #expect(longer.width > 200)
    }
  }

  @Test("a no-break space does not break")
  func noBreakSpace() {
    let lines = engine.lines([TextSpan("about 20\u{A0}seconds")], size: 10, width: 62)
    #expect(lines.map(\.text) == ["about", "20\u{A0}seconds"])
  }

  @Test("spans of different weights join without a gap and measure like one text")
  func spans() {
    let joined = engine.line([TextSpan("Try this", weight: 600), TextSpan(": open it.")], size: 10)
    let parts =
      engine.line([TextSpan("Try this", weight: 600)], size: 10).width
      + engine.line([TextSpan(": open it.")], size: 10).width
    #expect(joined.text == "Try this: open it.")
    #expect(abs(joined.width - parts) < 0.001)
  }

  @Test("a word wider than the measure is broken, never cut off")
  func longWord() {
    let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    let lines = engine.lines([TextSpan(word)], size: 10, width: 100)
    #expect(lines.count > 2)
    #expect(lines.map(\.text).joined() == word)
    for line in lines { #expect(line.width <= 100.01) }
  }

  @Test(
    "scripts without spaces and right to left wrap inside the measure",
    arguments: ["王小明的客户服务团队在十月份表现稳定", "محمد الأحمد من فريق خدمة العملاء"])
  func complexScripts(text: String) {
    let lines = engine.lines([TextSpan(text)], size: 10, width: 70)
    #expect(lines.count > 1)
    for line in lines { #expect(line.width <= 70.01) }
  }

  @Test("the same text measures the same in another engine")
  func engines() throws {
    let other = try TextEngine(fonts: FontLibrary())
    #expect(
      engine.line([TextSpan(prose)], size: 10).width == other.line([TextSpan(prose)], size: 10).width)
  }

  @Test(
    "a line feed or a tab in a name is a space and loses nothing",
    arguments: ["Sam\nOkafor", "Sam\tOkafor", "Sam\u{2028}Okafor"])
  func controls(name: String) {
    let line = engine.line([TextSpan(name)], size: 10)
    #expect(line.text == "Sam Okafor")
    #expect(line.width == engine.line([TextSpan("Sam Okafor")], size: 10).width)
  }

  @Test("text without characters has no lines")
  func empty() {
    #expect(engine.lines([TextSpan("")], size: 10, width: 100).isEmpty)
    #expect(engine.lines([], size: 10, width: 100).isEmpty)
    #expect(engine.line([TextSpan(" ")], size: 10).width == 0)
  }
}
