import Document
import Testing

@testable import Charts

@Suite("Process charts")
struct ProcessLayoutTests {
  private func scene(_ chart: ProcessChart, _ size: SizeClass = .column) -> Scene {
    layOut(.process(chart), size: size, measurer: BlockMeasurer())
  }

  @Test("three to six ticks", arguments: ChartGallery.processes.indices, SizeClass.allCases)
  func ticks(index: Int, size: SizeClass) {
    let chart = ChartGallery.processes[index].chart
    let layout = ProcessLayout(
      chart, ChartCanvas(width: size.width, isPaper: size.isPaper, measurer: BlockMeasurer()))
    #expect((3...6).contains(layout.axis.ticks.count), "\(ChartGallery.processes[index].name): \(layout.axis.ticks)")
    #expect(Set(layout.axis.ticks.map(layout.axis.label)).count == layout.axis.ticks.count)
  }

  @Test("limits, average and target lie inside the drawn range", arguments: ChartGallery.processes.indices)
  func inside(index: Int) {
    let chart = ChartGallery.processes[index].chart
    let axis = ProcessLayout(chart, ChartCanvas(width: 520, isPaper: false, measurer: BlockMeasurer())).axis
    let clip = { (value: Double) in chart.format == .percent ? min(1, max(0, value)) : value }
    for value in chart.points.flatMap({ [$0.value, $0.lower, $0.upper] }) + [chart.center, chart.target] {
      guard let value else { continue }
      #expect(axis.lower <= clip(value) + 1e-9 && clip(value) <= axis.upper + 1e-9)
    }
    if chart.format == .percent { #expect(axis.lower >= 0 && axis.upper <= 1) }
  }

  @Test("a missing week breaks the line and draws no point")
  func gap() {
    let chart = ChartGallery.process(missing: [9, 10, 11])
    let scene = scene(chart)
    let lines = scene.paths.filter { $0.part == .line }
    #expect(lines.map(\.points.count) == [9, 14])
    #expect(scene.symbols.count == 23)
    #expect(scene.texts.contains { $0.text == "no data" })
  }

  @Test("“no data” stands on no edge of the usual range, level or step", arguments: SizeClass.allCases)
  func gapsAreFree(size: SizeClass) {
    var draw = Draw(seed: 11)
    var shown = 0
    for _ in 0..<60 {
      let missing = Set((0..<4).map { _ in draw.int(2...22) })
      var chart = ChartGallery.process(missing: missing)
      for index in chart.points.indices where chart.points[index].value != nil {
        chart.points[index].lower = 0.35 + 0.25 * draw.next()
        chart.points[index].upper = 0.85 + 0.15 * draw.next()
      }
      let scene = scene(chart, size)
      let edges = scene.paths.filter { $0.part == .limit }.flatMap { zip($0.points, $0.points.dropFirst()) }
      for text in scene.texts where text.part == .gap {
        shown += 1
        let (top, foot) = (text.box.y + 0.15 * text.box.height, text.box.maxY - 0.15 * text.box.height)
        let letters = Rect(x: text.box.x, y: top, width: text.box.width, height: foot - top)
        let crossed = edges.map { edge in
          Rect(
            x: min(edge.0.x, edge.1.x), y: min(edge.0.y, edge.1.y), width: abs(edge.0.x - edge.1.x),
            height: abs(edge.0.y - edge.1.y))
        }.filter { $0.intersects(letters, margin: -0.05) }
        #expect(crossed.isEmpty, "seed 11: \(text.box) \(crossed)")
      }
    }
    #expect(shown > 20)
  }

  @Test("the last label says what it is, and stands at the right of the plot")
  func lastLabel() throws {
    let label = try #require(scene(ChartGallery.process()).texts.first { $0.part == .lastLabel })
    #expect(label.text.hasPrefix("Last\u{A0}week"))
    #expect(label.style.weight == 600)
    #expect(label.anchor == .start)
  }

  @Test("the last period is always labelled", arguments: [1, 2, 5, 13, 26], SizeClass.allCases)
  func lastPeriod(count: Int, size: SizeClass) throws {
    let chart = ChartGallery.process(values: count)
    let last = try #require(chart.points.last)
    #expect(scene(chart, size).texts.contains { $0.part == .axisLabel && $0.text == last.label })
  }

  @Test("the target is drawn over the band and under the points")
  func order() throws {
    let marks = scene(ChartGallery.process()).flat
    func first(_ part: Part) throws -> Int {
      try #require(
        marks.firstIndex { mark in
          switch mark {
          case .path(let path): path.part == part
          case .symbol(let symbol): symbol.part == part
          case .rect, .text, .group: false
          }
        })
    }
    #expect(try first(.band) < first(.target))
    #expect(try first(.target) < first(.point))
  }

  @Test("trial limits have dashed edges, firm ones solid")
  func trial() {
    let edges = { (chart: ProcessChart) in self.scene(chart).paths.filter { $0.part == .limit } }
    #expect(edges(ChartGallery.process(isTrial: true)).allSatisfy { $0.stroke?.dash.isEmpty == false })
    #expect(edges(ChartGallery.process()).allSatisfy { $0.stroke?.dash.isEmpty == true })
  }

  @Test("a hollow point has an edge and no fill")
  func hollow() {
    let symbols = scene(ChartGallery.process(hollow: [0, 25])).symbols
    #expect(symbols.count { $0.fill == nil && $0.stroke != nil } == 2)
  }

  @Test(
    "the region of a period holds its point and tells period and value", arguments: [SizeClass.narrow, .column, .wide])
  func regions(size: SizeClass) {
    let chart = ChartGallery.process()
    let scene = scene(chart, size)
    #expect(scene.regions.count == chart.points.count)
    let points = scene.symbols.filter { $0.part == .point }
    for (region, (symbol, point)) in zip(scene.regions, zip(points, chart.points)) {
      #expect(region.frame.contains(symbol.center))
      #expect(region.lines.first == point.longLabel)
      #expect(region.lines.contains { $0.contains(point.valueText) })
    }
    #expect(self.scene(chart, .paperHalf).regions.isEmpty)
  }

  @Test("on a phone the labels stand above the plot and leave it its width")
  func narrow() throws {
    let scene = scene(ChartGallery.process(), .narrow)
    let plot = try #require(scene.paths.first { $0.part == .grid })
    #expect(try #require(plot.points.last).x - (try #require(plot.points.first)).x > 260)
    let top = scene.paths.filter { $0.part == .grid }.compactMap(\.points.first?.y).min() ?? 0
    for label in scene.texts where [.lastLabel, .targetLabel, .centerLabel].contains(label.part) {
      #expect(label.box.maxY < top)
    }
  }

  @Test("a plot is one and a half to three and a half times as wide as high", arguments: SizeClass.allCases)
  func aspect(size: SizeClass) {
    let plot = ProcessLayout(
      ChartGallery.process(), ChartCanvas(width: size.width, isPaper: size.isPaper, measurer: BlockMeasurer())
    ).plot
    #expect((1.3...3.5).contains(plot.width / plot.height), "\(plot.width / plot.height)")
  }

  @Test("tick labels tell their value exactly", arguments: ChartGallery.processes.indices)
  func exactTicks(index: Int) {
    let chart = ChartGallery.processes[index].chart
    let axis = ProcessLayout(chart, ChartCanvas(width: 520, isPaper: false, measurer: BlockMeasurer())).axis
    guard chart.format == .percent || chart.format == .points else { return }
    let scale: Double = chart.format == .percent ? 100 : 1
    for tick in axis.ticks {
      let text = axis.label(tick).replacing("%", with: "").replacing("\u{2212}", with: "-")
      #expect(abs((Double(text) ?? .nan) - tick * scale) < 1e-6, "\(text) for \(tick)")
    }
  }

  @Test("labels that were moved are tied to what they name")
  func leaders() {
    let scene = scene(ChartGallery.process { _ in 0.8 })
    let labels = scene.texts.filter { [.lastLabel, .targetLabel, .centerLabel].contains($0.part) }
    #expect(labels.count == 3)
    #expect(scene.paths.contains { $0.part == .leader })
  }

  @Test("the data table holds every period with its numbers")
  func table() {
    let chart = ChartGallery.process(missing: [3])
    let table = scene(chart).table
    #expect(table.heads == chart.tableHeads)
    #expect(table.rows.count == 26)
    #expect(table.rows[3][1] == "no data")
  }

  @Test("random charts keep texts apart and inside", arguments: 1...100)
  func random(seed: UInt64) {
    var draw = Draw(seed: seed)
    let format = [AxisFormat.percent, .duration, .count, .points][draw.int(0...3)]
    let scale: Double = [1.0, 4000, 60_000, 5][
      [AxisFormat.percent, .duration, .count, .points].firstIndex(of: format) ?? 0]
    let values = (0..<40).map { _ in draw.next() * scale }
    let count = draw.int(1...26)
    let chart = ChartGallery.process(
      format: format, values: count, hasLimits: draw.next() > 0.3, isTrial: draw.next() > 0.5,
      missing: Set((0..<draw.int(0...6)).map { _ in draw.int(0...25) }),
      target: draw.next() > 0.4 ? draw.next() * scale : nil,
      events: (0..<draw.int(0...2)).map { (draw.int(0...(count - 1)), "Event number \($0)") }, value: { values[$0] })
    for size in SizeClass.allCases {
      let scene = scene(chart, size)
      #expect(scene.touchingTexts.isEmpty, "seed \(seed), \(size)")
      #expect(scene.textsOffCanvas.isEmpty, "seed \(seed), \(size)")
      for text in scene.texts {
        for symbol in scene.symbols { #expect(!text.box.intersects(symbol.box), "seed \(seed), \(size): \(text.text)") }
      }
      let ticks = scene.paths.count { $0.part == .grid }
      #expect((3...6).contains(ticks), "seed \(seed), \(size): \(ticks) ticks")
    }
  }
}
