import Charts
import Diagnostics
import Foundation
import Testing
import Typesetting

@Suite("An organisation’s own letters")
struct TypefaceTests {
  private static let folder = "/usr/share/fonts/truetype/noto"
  private static let regular = "\(folder)/NotoSans-Regular.ttf"
  private static let bold = "\(folder)/NotoSans-Bold.ttf"
  private static let inter = "/usr/share/fonts/opentype/inter"

  private func typeface(_ paths: [Int: String], _ bytes: [UInt8]? = nil) throws -> Typeface {
    try Typeface(
      paths.map { Typeface.Source(weight: $0.key, name: "fonts/\($0.key).ttf", path: $0.value) },
      read: { bytes ?? FileManager.default.contents(atPath: $0).map(Array.init) })
  }

  @Test("text is set in them, and what they lack in Inter and its fallbacks")
  func isUsed() throws {
    let fonts = try FontLibrary(typeface: try typeface([400: Self.regular, 700: Self.bold]))
    let engine = try TextEngine(fonts: fonts)
    let measurer = PangoMeasurer(engine: engine)
    let standard = try PangoMeasurer(fonts: FontLibrary())
    for weight in [400, 500, 600, 700] {
      let style = TextStyle(size: 10, weight: weight)
      #expect(
        measurer.width(of: "After-contact work", style: style) != standard.width(of: "After-contact work", style: style)
      )
      // What was not given is shown by the nearest that was, as browsers choose.
      let drawn = TextStyle(size: 10, weight: weight < 550 ? 400 : 700)
      #expect(measurer.width(of: "Handle", style: style) == measurer.width(of: "Handle", style: drawn))
    }
    for name in ["محمد الأحمد", "प्रिया शर्मा", "王小明", "Ελένη", "→ ± ×"] { _ = engine.line([TextSpan(name)], size: 10) }
    #expect(engine.takeMissing().isEmpty)
  }

  @Test("a family of four CFF files, Inter itself, measures as Inter does")
  func compact() throws {
    let files = [400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"]
    let own = try PangoMeasurer(
      fonts: FontLibrary(typeface: try typeface(files.mapValues { "\(Self.inter)/Inter-\($0).otf" })))
    let standard = try PangoMeasurer(fonts: FontLibrary())
    for weight in files.keys {
      let style = TextStyle(size: 10, weight: weight)
      #expect(own.width(of: "Resolved 12:30", style: style) == standard.width(of: "Resolved 12:30", style: style))
    }
  }

  @Test("a file that is no letter of a report is refused with its name and what to do")
  func refused() throws {
    var narrow = try #require(FileManager.default.contents(atPath: Self.regular).map(Array.init))
    var locked = narrow
    // The advance of the first digits, four bytes a glyph, and the licence bits.
    let digits = try #require(offset(of: "hmtx", in: narrow)) + 4 * 20
    narrow[digits] = 3
    locked[try #require(offset(of: "OS/2", in: locked)) + 9] = 2
    let cases: [(bytes: [UInt8]?, path: String, words: String)] = [
      (nil, "/nowhere.ttf", "cannot be read"), (Array("wOF2".utf8), "x", "web font"), ([], "x", "no OpenType"),
      (Array("%PDF".utf8), "x", "no OpenType"), (nil, "\(Self.folder)/NotoSansSymbols2-Regular.ttf", "lacks"),
      (narrow, "x", "digits of different widths"), (locked, "x", "may not be embedded"),
    ]
    for (bytes, path, words) in cases {
      let failure = #expect(throws: Failure.self) { try typeface([400: path, 700: path], bytes) }
      let diagnostics = try #require(failure?.diagnostics)
      #expect(diagnostics.map(\.code) == ["PDF-044", "PDF-044"])
      #expect(diagnostics.first?.message.contains("fonts/400.ttf") == true)
      #expect(diagnostics.first?.message.contains(words) == true, "\(diagnostics.first?.message ?? "")")
      #expect(diagnostics.allSatisfy { $0.hint?.isEmpty == false })
      #expect(failure?.status == .configuration)
    }
    let half = #expect(throws: Failure.self) { try typeface([500: Self.regular]) }
    #expect(
      half?.diagnostics.map(\.message) == [
        "the fonts of the theme lack “regular”", "the fonts of the theme lack “bold”",
      ])
  }

  /// Where a table of a font file begins (OpenType 1.9, table directory).
  private func offset(of table: String, in font: [UInt8]) -> Int? {
    let count = Int(font[4]) << 8 | Int(font[5])
    for entry in 0..<count {
      let start = 12 + 16 * entry
      guard font[start..<start + 4].elementsEqual(table.utf8) else { continue }
      return font[start + 8..<start + 12].reduce(0) { $0 << 8 | Int($1) }
    }
    return nil
  }
}
