import Charts
import Document
import Testing
import Typesetting

@Suite("Drawing")
struct DrawingTests {
  private static let scene = Scene(
    width: 100, height: 40,
    marks: [
      .rect(RectMark(part: .band, frame: Rect(x: 10, y: 10, width: 80, height: 20), fill: .band)),
      .path(PathMark(part: .line, points: [Point(10, 20), Point(90, 12)], stroke: Stroke(.common, 1))),
      .group(
        .point,
        [
          .symbol(SymbolMark(part: .point, shape: .circle, center: Point(30, 20), size: 4, fill: .common)),
          .symbol(SymbolMark(part: .point, shape: .square, center: Point(50, 20), size: 5, fill: .improve)),
          .symbol(SymbolMark(part: .point, shape: .diamond, center: Point(70, 20), size: 6, fill: .concern)),
          .symbol(SymbolMark(part: .point, shape: .triangleUp, center: Point(80, 20), size: 6, fill: nil)),
        ]),
      .text(
        TextMark(
          part: .value, text: "78%", position: Point(95, 35), anchor: .end, style: TextStyle(size: 8, weight: 600),
          color: .ink, box: Rect(x: 80, y: 28, width: 15, height: 9))),
    ], regions: [], table: DataTable(heads: [], rows: []))

  @Test("a PNG has the scene’s size times the scale")
  func size() throws {
    let engine = try TextEngine(fonts: FontLibrary())
    let bytes = try engine.pngImage(of: Self.scene, scale: 2, theme: .standard)
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let numbers = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(numbers == [200, 80])
  }

  @Test("the same scene gives the same PNG, another scene another one")
  func determinism() throws {
    let engine = try TextEngine(fonts: FontLibrary())
    let first = try engine.pngImage(of: Self.scene, scale: 1, theme: .standard)
    #expect(try engine.pngImage(of: Self.scene, scale: 1, theme: .standard) == first)
    var other = Self.scene
    other.marks.removeLast()
    #expect(try engine.pngImage(of: other, scale: 1, theme: .standard) != first)
  }

  @Test("bytes come back from compression as they were", arguments: [0, 1, 1000, 100_000])
  func deflate(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }
    let compressed = try #require(Deflate.compress(bytes))
    #expect(Deflate.expand(compressed) == bytes)
  }

  @Test("what is not compressed is refused")
  func refused() {
    #expect(Deflate.expand([1, 2, 3, 4]) == nil)
  }
}
