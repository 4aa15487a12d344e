import Document

/// Two periods as two upright scales with a line a group; its name and value at the left, its value at the right.
struct SlopeLayout<Measurer: TextMeasurer> {
  let chart: SlopeChart
  let canvas: ChartCanvas<Measurer>
  private let axis: Axis
  private let left: [[String]]
  private let right: [[String]]
  private let start: Double
  private let end: Double
  private let plot: Rect
  private let heads: [[String]]

  init(_ chart: SlopeChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    axis = Axis(chart.format, holding: chart.rows.flatMap { [$0.before, $0.after].compactMap(\.self) })
    func words(_ value: Double?, _ text: String, weight: Int) -> [String] {
      value == nil ? [] : canvas.wrapped(text, weight: weight, within: canvas.width * 0.34)
    }
    left = chart.rows.map { words($0.before, "\($0.name) \($0.beforeText)", weight: $0.isApart ? 600 : 400) }
    // Who was not there before is named where it appears.
    right = chart.rows.map {
      words($0.after, $0.before == nil ? "\($0.afterText) \($0.name)" : $0.afterText, weight: $0.isApart ? 600 : 400)
    }
    heads = [chart.beforeLabel, chart.afterLabel].map { canvas.wrapped($0, weight: 600, within: canvas.width * 0.44) }
    func widest(_ texts: [[String]]) -> Double {
      zip(texts, chart.rows).flatMap { lines, row in
        lines.map { canvas.width(of: $0, weight: row.isApart ? 600 : 400) }
      }.max() ?? 0
    }
    func height(_ texts: [[String]]) -> Double {
      texts.filter { !$0.isEmpty }.reduce(0) { $0 + canvas.lineHeight + Double($1.count - 1) * canvas.leading + 2.1 }
    }
    let gap = canvas.length(14, 9)
    start = 2 + widest(left) + gap
    end = max(start + 20, min(canvas.width - 2 - widest(right) - gap, start + canvas.length(460, 260)))
    let top = 2 + Double(heads.map(\.count).max() ?? 0) * canvas.leading + canvas.length(6, 4)
    plot = Rect(
      x: start, y: top, width: end - start, height: max(PlotFrame.height(canvas), height(left), height(right)))
  }

  var scene: Scene {
    guard chart.rows.contains(where: { $0.before != nil || $0.after != nil }) else {
      var scene = canvas.emptyScene(chart.noData, heads: chart.tableHeads)
      scene.table = chart.table
      return scene
    }
    return Scene(
      width: rounded(canvas.width), height: rounded(plot.maxY + 4),
      marks: headMarks + scales + lines + labels(isLeft: true) + labels(isLeft: false), regions: [],
      table: chart.table)
  }

  private func y(_ value: Double) -> Double {
    // Labels at the ends of the scale need half a line above and below.
    axis.position(
      value, from: plot.maxY - canvas.lineHeight / 2, to: plot.y + canvas.lineHeight / 2)
  }

  private var headMarks: [Mark] {
    zip(heads, [(start, TextMark.Anchor.end), (end, .start)]).flatMap { lines, place in
      lines.enumerated().map { row, text in
        .text(
          canvas.text(
            .axisLabel, text, x: place.0, y: 2 + Double(row) * canvas.leading + canvas.ascent, anchor: place.1,
            weight: 600))
      }
    }
  }

  private var scales: [Mark] {
    [start, end].map { line(.grid, [Point($0, plot.y), Point($0, plot.maxY)], Stroke(.hair, canvas.length(1, 0.6))) }
  }

  private var lines: [Mark] {
    // Those apart are drawn last, over the others.
    let rows = chart.rows.filter { !$0.isApart } + chart.rows.filter(\.isApart)
    return rows.flatMap { row -> [Mark] in
      let color: ColorToken = row.isApart ? .ink : .common
      let ends = [row.before.map { Point(start, y($0)) }, row.after.map { Point(end, y($0)) }].compactMap(\.self)
      let path =
        ends.count == 2
        ? [line(.line, ends, Stroke(color, row.isApart ? canvas.length(1.75, 1.1) : canvas.length(1.25, 0.8)))] : []
      return path
        + ends.map { end in
          .symbol(
            SymbolMark(
              part: .point, shape: .circle, center: Point(rounded(end.x), rounded(end.y)),
              size: canvas.length(6, 4), fill: color))
        }
    }
  }

  private func labels(isLeft: Bool) -> [Mark] {
    let texts = isLeft ? left : right
    let indices = chart.rows.indices.filter { !texts[$0].isEmpty }
    let wished = indices.map { index in y((isLeft ? chart.rows[index].before : chart.rows[index].after) ?? 0) }
    let heights = indices.map { canvas.lineHeight + Double(texts[$0].count - 1) * canvas.leading }
    let middles = stacked(wished, heights: heights, gap: 2.1, in: plot.y...plot.maxY)
    let gap = canvas.length(14, 9)
    return indices.enumerated().flatMap { place, index -> [Mark] in
      let row = chart.rows[index]
      let x = isLeft ? start - gap : end + gap
      let marks = texts[index].enumerated().map { line, text -> Mark in
        let offset = (Double(line) - Double(texts[index].count - 1) / 2) * canvas.leading
        return .text(
          canvas.centered(
            isLeft ? .name : .value, text, x: x, middle: middles[place] + offset, anchor: isLeft ? .end : .start,
            weight: row.isApart ? 600 : 400, color: row.isApart ? .ink : .ink2))
      }
      guard abs(wished[place] - middles[place]) > 1 else { return marks }
      let near = canvas.length(4, 3)
      let ends =
        isLeft
        ? [Point(start - near, wished[place]), Point(x + 2, middles[place])]
        : [Point(end + near, wished[place]), Point(x - 2, middles[place])]
      return marks + [line(.leader, ends, canvas.hairline)]
    }
  }
}
