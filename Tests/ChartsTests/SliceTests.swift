import Document
import Testing

@testable import Charts

@Suite("Charts higher than a page")
struct SliceTests {
  private static let page = 640.0
  private static let long = [
    "a hundred teams", "fifty days by hour", "a hundred teams by skills", "rates of a hundred teams",
    "sixty small charts", "scores of forty teams",
  ]

  private func scene(_ name: String) throws -> Scene {
    let entry = try #require(ChartGallery.entries.first { $0.name == name })
    return layOut(entry.chart, size: .paperFull, measurer: BlockMeasurer())
  }

  @Test(
    "are cut between rows: nothing is lost, nothing is cut through, and heads and axes are on each", arguments: long)
  func slices(name: String) throws {
    let whole = try scene(name)
    #expect(whole.height > Self.page)
    let slices = whole.slices(first: Self.page - 60, others: Self.page)
    #expect(slices.count > 1)
    let repeated = Set(whole.texts.map(\.text)).filter { text in
      slices.allSatisfy { $0.texts.contains { $0.text == text } }
    }
    var counts: [String: Int] = [:]
    for text in slices.flatMap(\.texts) { counts[text.text, default: 0] += 1 }
    for text in Set(whole.texts.map(\.text)) where !repeated.contains(text) {
      #expect(counts[text] == whole.texts.count { $0.text == text }, "\(text)")
    }
    for (index, slice) in slices.enumerated() {
      #expect(slice.height <= (index == 0 ? Self.page - 60 : Self.page))
      for text in slice.texts { #expect(text.box.y >= -0.01 && text.box.maxY <= slice.height + 0.01, "\(text.text)") }
      for rect in slice.rects { #expect(rect.frame.y >= -0.01 && rect.frame.maxY <= slice.height + 0.01) }
    }
    let marks = slices.map { $0.rects.count + $0.symbols.count }.reduce(0, +)
    // A key above the rows is drawn on each.
    #expect(marks >= whole.rects.count + whole.symbols.count)
  }

  @Test("what fits stays as it is")
  func fits() throws {
    for entry in ChartGallery.entries {
      let scene = layOut(entry.chart, size: .paperFull, measurer: BlockMeasurer())
      if scene.height <= Self.page { #expect(scene.slices(first: Self.page, others: Self.page) == [scene]) }
    }
  }

  @Test("an axis stands under each part of a dot plot, at the same places")
  func axes() throws {
    let slices = try scene("a hundred teams").slices(first: Self.page, others: Self.page)
    let axes = slices.map { $0.texts.filter { $0.part == .axisLabel }.map { [$0.text, "\($0.position.x)"] } }
    #expect(axes[0].count >= 3 && axes.allSatisfy { $0 == axes[0] })
  }
}
