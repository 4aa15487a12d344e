import Document
import Metrics

/// Groups with their intervals: name, dot on its interval, value and count.
struct DotPlotLayout<Measurer: TextMeasurer> {
  let plot: DotPlot
  let canvas: ChartCanvas<Measurer>
  private let names: RowTexts<Measurer>
  private let axis: Axis
  private let left: Double
  private let right: Double
  private let countWidth: Double
  private let valueWidth: Double

  init(_ plot: DotPlot, _ canvas: ChartCanvas<Measurer>) {
    self.plot = plot
    self.canvas = canvas
    names = RowTexts(
      .name, plot.rows.map(\.name), weights: plot.rows.map { $0.isApart ? 600 : 400 }, share: 0.3, canvas: canvas)
    let values = plot.rows.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) }
    axis = Axis(plot.format, holding: values + [plot.reference, plot.target].compactMap(\.self))
    valueWidth = plot.rows.map { canvas.width(of: $0.valueText, weight: 600) }.max() ?? 0
    countWidth = plot.rows.map { canvas.width(of: DotPlotLayout.count($0)) }.max() ?? 0
    left = 2 + names.width + canvas.length(canvas.width < 400 ? 8 : 14, 8)
    right = canvas.width - 2 - valueWidth - countWidth - canvas.length(canvas.width < 400 ? 14 : 24, 14)
  }

  var scene: Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(bottom + canvas.lineHeight + canvas.length(6, 4) + 2),
      marks: grid + references + rows.filter(isInterval) + rows.filter { !isInterval($0) }, regions: regions,
      table: DataTable(
        heads: plot.tableHeads, rows: plot.rows.map { [$0.name, $0.valueText, $0.rangeText, String($0.n)] }))
  }

  private static func count(_ row: DotPlot.Row) -> String { "n\u{A0}\(NumberFormat.count(Double(row.n)))" }

  // MARK: Places

  private var top: Double { Double(referenceRows) * canvas.leading + canvas.length(5, 3.5) }

  private var middles: [Double] {
    var y = top
    return plot.rows.indices.map { row in
      let height = names.height(row, least: canvas.length(26, 17.5))
      y += height
      return y - height / 2
    }
  }

  private var bottom: Double {
    plot.rows.indices.reduce(top) { $0 + names.height($1, least: canvas.length(26, 17.5)) }
  }

  private func x(_ value: Double) -> Double {
    axis.position(value, from: left + canvas.length(6, 4), to: right - canvas.length(6, 4))
  }

  // MARK: Marks

  private var grid: [Mark] {
    labelledTicks.flatMap { tick, text -> [Mark] in
      let at = x(tick)
      return [
        line(.grid, [Point(at, top), Point(at, bottom)], Stroke(.grid, canvas.length(1, 0.5))), .text(text),
      ]
    }
  }

  /// All ticks, or every second and so on where their labels would crowd.
  private var labelledTicks: [(tick: Double, text: TextMark)] {
    let all = axis.ticks.map { tick in
      (
        tick: tick,
        text: canvas.text(
          .axisLabel, axis.label(tick), x: x(tick), y: bottom + canvas.length(6, 4) + canvas.ascent, anchor: .middle)
      )
    }
    for stride in 1..<max(2, all.count) {
      let some = all.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
      if zip(some, some.dropFirst()).allSatisfy({ $0.text.box.maxX + 6 <= $1.text.box.x }) { return some }
    }
    return Array(all.prefix(1))
  }

  private var labels: [(part: Part, text: String, value: Double)] {
    [
      plot.reference.map { (Part.reference, plot.referenceLabel, $0) },
      plot.target.map { (Part.target, plot.targetLabel, $0) },
    ].compactMap(\.self)
  }

  /// Two labels that would touch stand in two rows.
  private var referenceRows: Int {
    let boxes = labels.map { canvas.text($0.part, $0.text, x: x($0.value), y: 0, anchor: .middle).box }
    return boxes.count == 2 && boxes[0].intersects(boxes[1], margin: 4) ? 2 : min(1, boxes.count)
  }

  private var references: [Mark] {
    labels.enumerated().flatMap { index, label -> [Mark] in
      let row = referenceRows == 2 ? index : 0
      let at = x(label.value)
      let baseline = 2 + Double(row) * canvas.leading + canvas.ascent
      let isTarget = label.part == .target
      let stroke =
        isTarget ? canvas.targetStroke : Stroke(.common, canvas.length(1.25, 0.8))
      return [
        line(label.part, [Point(at, top), Point(at, bottom)], stroke),
        .text(canvas.text(label.part, label.text, x: at, y: baseline, anchor: .middle)),
      ]
    }
  }

  /// Intervals come before all points, so that marks of one look follow each other.
  private func isInterval(_ mark: Mark) -> Bool {
    if case .path(let path) = mark { path.part == .interval } else { false }
  }

  private var rows: [Mark] {
    zip(plot.rows.indices, middles).flatMap { index, middle -> [Mark] in
      let row = plot.rows[index]
      let weight = row.isApart ? 600 : 400
      let valueRight = canvas.width - 2 - countWidth - canvas.length(8, 5)
      var marks = names.marks(
        index, middle: middle, right: left - canvas.length(canvas.width < 400 ? 6 : 10, 6), weight: weight,
        color: row.isApart ? .ink : .ink2)
      if let lower = row.lower, let upper = row.upper {
        marks.append(
          line(
            .interval, [Point(x(lower), middle), Point(x(upper), middle)],
            Stroke(row.isApart ? .ink : .common, canvas.length(1.5, 1))))
      }
      if let value = row.value {
        let size = canvas.length(8, 5.4)
        marks.append(
          .symbol(
            SymbolMark(
              part: .point, shape: .circle, center: Point(rounded(x(value)), rounded(middle)), size: size,
              fill: row.isApart ? .ink : nil, stroke: Stroke(row.isApart ? .ink : .common, canvas.length(1.25, 0.9)))))
      }
      marks.append(
        .text(
          canvas.centered(
            .value, row.valueText, x: valueRight, middle: middle, anchor: .end, weight: weight,
            color: row.isApart ? .ink : .ink2)))
      marks.append(
        .text(
          canvas.centered(
            .value, DotPlotLayout.count(row), x: canvas.width - 2, middle: middle, anchor: .end, color: .ink3)))
      return marks
    }
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    let heads = plot.tableHeads + Array(repeating: "", count: max(0, 4 - plot.tableHeads.count))
    return plot.rows.indices.map { index in
      let row = plot.rows[index]
      let height = names.height(index, least: 26)
      return HitRegion(
        frame: Rect(
          x: 0, y: rounded(middles[index] - height / 2), width: rounded(canvas.width), height: rounded(height)),
        lines: [
          row.name, "\(heads[1]): \(row.valueText)", row.rangeText.isEmpty ? "" : "\(heads[2]): \(row.rangeText)",
          "\(heads[3]): \(row.n)",
        ].filter { !$0.isEmpty })
    }
  }
}
