import HTMLRendering
import Testing

@Suite("Text that a page cannot show as it is")
struct LegibleTests {
  @Test(
    "control characters become their pictures, tabs and ends of lines stay",
    arguments: [
      ("a\u{0}b", "a\u{2400}b"), ("bell\u{7}", "bell\u{2407}"), ("\u{1B}[31mred", "\u{241B}[31mred"),
      ("line\r", "line\u{240D}"), ("\u{7F}", "\u{2421}"), ("\u{85}\u{9F}", "\u{FFFD}\u{FFFD}"),
      ("a\tb\nc", "a\tb\nc"), ("\u{A0}\u{202F}é", "\u{A0}\u{202F}é"),
    ])
  func controls(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test("code points that are no characters are replaced")
  func noncharacters() {
    let text = String(decoding: [0xEF, 0xBF, 0xBE, 0xF0, 0x9F, 0xBF, 0xBF, 0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
    #expect(text.unicodeScalars.map(\.value) == [0xFFFE, 0x1FFFF, 0xFDD0])
    #expect(escaped(text) == "\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test(
    "a change of direction ends with its text",
    arguments: [
      ("\u{202E}evil", "\u{202E}evil\u{202C}"), ("\u{202E}evil\u{202C}", "\u{202E}evil\u{202C}"),
      ("\u{2067}one \u{202B}two", "\u{2067}one \u{202B}two\u{202C}\u{2069}"),
      ("\u{2066}\u{202A}in\u{2069}", "\u{2066}\u{202A}in\u{2069}"), ("\u{202C}\u{2069}late", "\u{202C}\u{2069}late"),
      ("\u{200F}mark", "\u{200F}mark"), ("عمر خليل", "عمر خليل"),
    ])
  func directions(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test("a page reads the same text through a template as inside a section")
  func templates() throws {
    var report = SampleReport.report
    report.title = "North\u{0}\u{202E}"
    let page = try renderer().page(report, context: SampleReport.context)
    #expect(PageReading(page).all("h1").first?.text == "North\u{2400}\u{202E}\u{202C}")
  }
}
