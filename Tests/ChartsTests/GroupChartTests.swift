import Document
import Testing

@testable import Charts

@Suite("Charts of groups")
struct GroupChartTests {
  private func scene(_ name: String, _ size: SizeClass = .column) throws -> Scene {
    let entry = try #require(ChartGallery.entries.first { $0.name == name })
    return layOut(entry.chart, size: size, measurer: BlockMeasurer())
  }

  @Test("bars start at zero and their lengths are proportional", arguments: SizeClass.allCases)
  func bars(size: SizeClass) throws {
    let bars = try scene("three contact types", size).rects.filter { $0.part == .bar }
    #expect(Set(bars.map(\.frame.x)).count == 1)
    #expect(abs(bars[1].frame.width / bars[0].frame.width - 0.5) < 0.001)
  }

  @Test("a name is shown whole, on more lines if it must", arguments: SizeClass.allCases)
  func names(size: SizeClass) throws {
    let scene = try scene("names of all lengths and scripts", size)
    let shown = scene.texts.filter { $0.part == .name }.map(\.text).joined()
    for name in ["Ops", "Donaudampfschifffahrtsgesellschaft", "خدمة", "北京客服中心"] { #expect(shown.contains(name)) }
    #expect(!shown.contains("…"))
  }

  @Test("teams apart are filled and bold, the others hollow")
  func apart() throws {
    let scene = try scene("seven teams, two apart")
    #expect(scene.symbols.count { $0.fill != nil } == 2)
    #expect(scene.texts.filter { $0.part == .name && $0.style.weight == 600 }.map(\.text) == ["Delivery", "Technical"])
  }

  @Test(
    "a dot plot has three to six ticks with a label each; two where names and numbers take most of it",
    arguments: GalleryCase.all)
  func dotPlotTicks(example: GalleryCase) {
    guard case .dotPlot = example.chart else { return }
    let scene = example.scene
    let labels = scene.texts.count { $0.part == .axisLabel }
    let isTight = example.size == .narrow || example.size == .paperHalf
    #expect(((isTight ? 2 : 3)...6).contains(labels))
    #expect(labels == scene.paths.count { $0.part == .grid })
  }

  @Test("random dot plots and bars keep texts apart and inside", arguments: 1...60)
  func random(seed: UInt64) {
    var draw = Draw(seed: seed)
    func word() -> String { String(repeating: "n", count: draw.int(1...16)) }
    let names = (0..<draw.int(1...12)).map { _ in (0..<draw.int(1...4)).map { _ in word() }.joined(separator: " ") }
    let middle = draw.next()
    let rows = names.map { name in
      let value = min(1, max(0, middle + 0.3 * (draw.next() - 0.5)))
      return DotPlot.Row(
        name: name, value: draw.next() > 0.1 ? value : nil, lower: max(0, value - 0.2 * draw.next()),
        upper: min(1, value + 0.2 * draw.next()), isApart: draw.next() > 0.7, valueText: "\(Int(value * 100))%",
        n: draw.int(1...90_000), rangeText: "")
    }
    let dots = DotPlot(
      format: .percent, rows: rows, reference: middle, referenceLabel: "all teams", target: draw.next(),
      targetLabel: "target", tableHeads: ["Team", "Resolved", "Likely between", "Contacts"])
    let bars = BarChart(
      format: .count,
      rows: names.map { name in
        let value = Double(draw.int(0...60_000))
        return BarChart.Row(
          name: name, value: value, valueText: "\(Int(value))", detail: draw.next() > 0.5 ? word() + " resolved" : "")
      }, tableHeads: ["Type", "Contacts", "Resolved"])
    for size in SizeClass.allCases {
      for chart in [ChartSpec.dotPlot(dots), .bars(bars)] {
        let scene = layOut(chart, size: size, measurer: BlockMeasurer())
        #expect(scene.touchingTexts.isEmpty, "seed \(seed), \(size)")
        #expect(scene.textsOffCanvas.isEmpty, "seed \(seed), \(size)")
        #expect(
          scene.symbols.allSatisfy { symbol in scene.texts.allSatisfy { !$0.box.intersects(symbol.box) } },
          "seed \(seed), \(size)")
      }
    }
  }

  @Test("a hidden value has no dot, and says why")
  func hidden() throws {
    let scene = try scene("a team without enough answers")
    #expect(scene.symbols.count == 2)
    #expect(scene.texts.contains { $0.text == "[low]" })
  }

  @Test("a day around the clock is split where it does not fit, and loses no cell", arguments: SizeClass.allCases)
  func heat(size: SizeClass) throws {
    let cells = try scene("around the clock", size).rects.filter { $0.part == .cell }
    #expect(cells.count == 24 * 7)
    for (index, cell) in cells.enumerated() {
      for other in cells[(index + 1)...] { #expect(!cell.frame.intersects(other.frame)) }
    }
  }

  @Test("icons differ in shape and stay inside their square", arguments: StatusIcon.allCases)
  func icons(icon: StatusIcon) {
    let scene = layOut(icon: icon, side: 20)
    #expect(icon == .none || !scene.marks.isEmpty)
    for symbol in scene.symbols { #expect(symbol.box.x >= -0.5 && symbol.box.maxX <= 20.5) }
    for other in StatusIcon.allCases where other != icon { #expect(layOut(icon: other, side: 20) != scene) }
  }

  @Test("a range bar keeps every mark on its scale")
  func rangeBar() {
    let bar = RangeBar(
      scaleLower: 10, scaleUpper: 20, value: 25, isHollow: false, usualLower: 5, usualUpper: 30, middleLower: 12,
      middleUpper: 14, target: 11)
    let scene = layOut(rangeBar: bar, width: 200, height: 24, isPaper: false)
    for path in scene.paths { for point in path.points { #expect((0...200).contains(point.x)) } }
    for symbol in scene.symbols { #expect(symbol.box.x >= -1 && symbol.box.maxX <= 201) }
  }

  @Test("labels that collide move as little as needed and never meet")
  func solver() {
    func solve(_ wished: [Double], gap: Double = 0, in range: ClosedRange<Double> = 0...100) -> [Double] {
      stacked(wished, heights: wished.map { _ in 12 }, gap: gap, in: range)
    }
    #expect(solve([10, 50, 90]) == [10, 50, 90])
    #expect(solve([50, 50]) == [44, 56])
    #expect(solve([50, 50], gap: 4) == [42, 58])
    #expect(solve([99, 98]) == [94, 82])
    #expect(solve([0, 1, 2], in: 5...100) == [11, 23, 35])
    #expect(solve([]).isEmpty)
    #expect(stacked([50, 50], heights: [30, 10], gap: 0, in: 0...100) == [40, 60])
  }
}
