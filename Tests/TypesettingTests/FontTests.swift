import Charts
import Diagnostics
import Document
import Testing
import Typesetting

@Suite("Fonts and measuring")
struct FontTests {
  @Test("a missing Inter is an error that names the package to install")
  func missingFont() throws {
    let failure = #expect(throws: Failure.self) { try FontLibrary(directories: ["/nowhere"]) }
    let diagnostic = try #require(failure?.diagnostics.first)
    #expect(diagnostic.code == "PDF-001")
    #expect(diagnostic.message.contains("Inter SemiBold"))
    #expect(diagnostic.hint?.contains("fonts-inter") == true)
    #expect(failure?.status == .inputMissing)
  }

  @Test("digits are equally wide in every weight", arguments: [400, 500, 600, 700])
  func tabularDigits(weight: Int) throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let style = TextStyle(size: 9, weight: weight)
    let widths = "0123456789".map { measurer.width(of: String($0), style: style) }
    // Inter 4.0 draws the 4 of its heavier weights narrower by a thousandth of the size.
    #expect((widths.max() ?? 0) - (widths.min() ?? 0) < 0.02)
  }

  @Test("text grows wider with its weight")
  func widthsGrowWithWeight() throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let widths = [400, 500, 600, 700].map {
      measurer.width(of: "After-contact work", style: TextStyle(size: 10, weight: $0))
    }
    #expect(widths == widths.sorted())
    #expect(Set(widths).count == 4)
  }

  @Test("a line is as wide at twice the size as twice the line: glyphs are not rounded to whole points")
  func widthsScale() throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let small = measurer.width(of: "Answered within 20 s", style: TextStyle(size: 7.5, weight: 600))
    let large = measurer.width(of: "Answered within 20 s", style: TextStyle(size: 15, weight: 600))
    #expect(abs(large - 2 * small) < 0.05)
  }

  @Test("ascent and descent are those of Inter")
  func extents() throws {
    let measurer = try PangoMeasurer(fonts: FontLibrary())
    let (ascent, descent) = measurer.extents(of: TextStyle(size: 100, weight: 600))
    #expect(abs(ascent - 96.9) < 0.5)
    #expect(abs(descent - 24.1) < 0.5)
  }

  @Test(
    "names of many scripts have all their glyphs",
    arguments: [
      "Sam Okafor", "Zoë Ångström-Łukasiewicz", "Nguyễn Thị Hồng", "Ελένη Παπαδοπούλου", "Ольга Щербакова",
      "محمد الأحمد",
      "דוד כהן", "प्रिया शर्मा", "สมชาย ใจดี", "王小明", "山田太郎", "김민수",
    ])
  func scripts(name: String) throws {
    let engine = try TextEngine(fonts: FontLibrary())
    let line = engine.line([TextSpan(name)], size: 10)
    #expect(line.width > 20)
    #expect(line.text == name)
    #expect(engine.takeMissing().isEmpty)
  }

  @Test("a character without a font is reported, not passed over")
  func missingCharacter() throws {
    let engine = try TextEngine(fonts: FontLibrary())
    _ = engine.line([TextSpan("Sam \u{13000}")], size: 10)
    #expect(engine.takeMissing() == ["\u{13000}"])
    #expect(engine.takeMissing().isEmpty)
  }
}
