import Document

/// A plot with a scale on each side: a grid with labels at the left, and below either round values or periods.
struct PlotFrame<Measurer: TextMeasurer> {
  let canvas: ChartCanvas<Measurer>
  let vertical: Axis
  let plot: Rect

  /// - Parameters:
  ///   - top: the room above the plot, in which labels stand.
  ///   - gutter: the room at its right.
  ///   - height: of the plot.
  init(_ canvas: ChartCanvas<Measurer>, vertical: Axis, top: Double, gutter: Double, height: Double) {
    self.canvas = canvas
    self.vertical = vertical
    let ticks = vertical.ticks.map { canvas.width(of: vertical.label($0)) }.max() ?? 0
    let left = 2 + ticks + canvas.length(8, 5)
    let width = max(40, canvas.width - left - max(gutter, canvas.length(14, 9)))
    plot = Rect(x: left, y: top + canvas.lineHeight / 2 + 2.5, width: width, height: height)
  }

  /// The height of a plot of this canvas: as that of process charts.
  static func height(_ canvas: ChartCanvas<Measurer>) -> Double {
    canvas.width < canvas.length(800, 400) ? canvas.length(186, 104) : canvas.length(274, 133)
  }

  /// The foot of the axis labels.
  var bottom: Double { plot.maxY + canvas.lineHeight * 1.5 + 4 }

  func y(_ value: Double) -> Double { vertical.position(value, from: plot.maxY, to: plot.y) }

  var grid: [Mark] {
    vertical.ticks.flatMap { tick -> [Mark] in
      let at = y(tick)
      return [
        line(.grid, [Point(plot.x, at), Point(plot.maxX, at)], Stroke(.grid, canvas.length(1, 0.5))),
        .text(
          canvas.centered(
            .axisLabel, vertical.label(tick), x: plot.x - canvas.length(8, 5), middle: at, anchor: .end)),
      ]
    }
  }

  private func below(_ text: String, at x: Double) -> TextMark {
    canvas.text(.axisLabel, text, x: x, y: plot.maxY + canvas.lineHeight / 2 + 2 + canvas.ascent, anchor: .middle)
  }

  /// Round values below the plot: all, or every second and so on where they would crowd.
  func scale(_ axis: Axis) -> [Mark] {
    let all = axis.ticks.map { below(axis.label($0), at: axis.position($0, from: plot.x, to: plot.maxX)) }
    for stride in 1..<max(2, all.count) {
      let some = all.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
      if zip(some, some.dropFirst()).allSatisfy({ $0.box.maxX + 8 <= $1.box.x }) { return some.map { .text($0) } }
    }
    return all.prefix(1).map { .text($0) }
  }

  /// Periods below the plot: the last always, then evenly back as long as they do not crowd.
  func periods(_ labels: [String], step: Double, x: (Int) -> Double) -> [Mark] {
    let widest = labels.map { canvas.width(of: $0) }.max() ?? 0
    let stride = max(1, Int(((widest + canvas.length(18, 12)) / max(step, 0.01)).rounded(.up)))
    var marks: [Mark] = []
    var limit = Double.infinity
    for index in Swift.stride(from: labels.count - 1, through: 0, by: -stride) {
      let text = below(labels[index], at: x(index))
      if text.box.maxX + 8 <= limit {
        marks.append(.text(text))
        limit = text.box.x
      }
    }
    return marks
  }

  /// Words in the middle of an empty plot.
  func message(_ text: String) -> [Mark] {
    let lines = canvas.wrapped(text, within: plot.width - 8)
    return lines.enumerated().map { index, words in
      let offset = (Double(index) - Double(lines.count - 1) / 2) * canvas.leading
      return .text(
        canvas.centered(
          .gap, words, x: plot.x + plot.width / 2, middle: plot.y + plot.height / 2 + offset, anchor: .middle,
          color: .ink3))
    }
  }
}
