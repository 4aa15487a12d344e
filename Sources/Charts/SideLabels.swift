import Document

/// Labels of lines and bands: at the right of a plot at their height, or above it with a sample of what they name where
/// a gutter would leave too little.
struct SideLabels<Measurer: TextMeasurer> {
  struct Item {
    let part: Part
    let text: String
    let weight: Int
    /// Of the line that is named; `nil` is a band.
    let stroke: Stroke?
    /// In the unit of the axis.
    let value: Double
  }

  let canvas: ChartCanvas<Measurer>
  private let items: [Item]
  private let lines: [[String]]
  /// The room at the right; 0 when the labels stand above.
  let gutter: Double
  /// The room above; 0 when they stand at the right.
  let strip: Double

  init(_ items: [Item], _ canvas: ChartCanvas<Measurer>, height: Double) {
    self.canvas = canvas
    self.items = items.filter { !$0.text.isEmpty }
    let beside = self.items.map { canvas.wrapped($0.text, weight: $0.weight, within: canvas.width * 0.3) }
    let rows = beside.map { Double($0.count) }.reduce(0, +)
    let isAbove = !canvas.isPaper && canvas.width < 400 || rows * canvas.leading + Double(rows) * 2 > height
    lines =
      isAbove
      ? self.items.map { canvas.wrapped($0.text, weight: $0.weight, within: canvas.width - 40) } : beside
    let all = zip(self.items, lines)
    let widest = all.flatMap { item, lines in lines.map { canvas.width(of: $0, weight: item.weight) } }.max() ?? 0
    gutter = isAbove || widest == 0 ? 0 : widest + canvas.length(10, 7) + 2
    strip = isAbove ? Double(lines.joined().count) * canvas.leading + 4 : 0
  }

  func marks(_ frame: PlotFrame<Measurer>) -> [Mark] { strip > 0 ? above : beside(frame) }

  private func beside(_ frame: PlotFrame<Measurer>) -> [Mark] {
    let plot = frame.plot
    let wished = items.map { frame.y($0.value) }
    let heights = lines.map { canvas.lineHeight + Double($0.count - 1) * canvas.leading }
    let middles = stacked(
      wished, heights: heights, gap: 2.1,
      in: max(2, plot.y - canvas.lineHeight / 2)...(plot.maxY + canvas.lineHeight / 2))
    let start = plot.maxX + canvas.length(10, 7)
    return items.indices.flatMap { index -> [Mark] in
      let item = items[index]
      let texts = lines[index].enumerated().map { row, words -> Mark in
        let offset = (Double(row) - Double(lines[index].count - 1) / 2) * canvas.leading
        return .text(
          canvas.centered(
            item.part, words, x: start, middle: middles[index] + offset, weight: item.weight, color: color(item)))
      }
      guard abs(wished[index] - middles[index]) > canvas.length(8, 5) else { return texts }
      let ends = [Point(plot.maxX + 1, wished[index]), Point(start - canvas.length(2, 1.5), middles[index])]
      return texts + [line(.leader, ends, canvas.hairline)]
    }
  }

  private var above: [Mark] {
    var row = 0.0
    return items.indices.flatMap { index -> [Mark] in
      let item = items[index]
      let first = 2 + canvas.lineHeight / 2 + row * canvas.leading
      row += Double(lines[index].count)
      let texts = lines[index].enumerated().map { offset, words -> Mark in
        .text(
          canvas.centered(
            item.part, words, x: 30, middle: first + Double(offset) * canvas.leading, weight: item.weight,
            color: color(item)))
      }
      let sample: Mark =
        if let stroke = item.stroke {
          line(item.part, [Point(2, first), Point(24, first)], stroke)
        } else {
          .rect(
            RectMark(
              part: .band, frame: Rect(x: 2, y: rounded(first - 4), width: 22, height: 8), fill: .band,
              stroke: canvas.hairline))
        }
      return [sample] + texts
    }
  }

  private func color(_ item: Item) -> ColorToken { item.weight >= 500 ? .ink : .ink2 }
}
