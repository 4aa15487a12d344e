import Document

/// A label of a process chart's last value, target or average.
struct ProcessLabel {
  let part: Part
  /// One line, or more where the words are wide.
  let lines: [String]
  let weight: Int
  /// What it stands beside.
  let value: Double
  /// The widest line.
  let width: Double

  static func labels<Measurer: TextMeasurer>(
    of chart: ProcessChart, _ canvas: ChartCanvas<Measurer>, within limit: Double
  ) -> [ProcessLabel] {
    let candidates: [(Part, String, Int, Double?)] = [
      (.lastLabel, chart.lastLabel, 600, lastPoint(of: chart)?.value),
      (.targetLabel, chart.targetLabel, 500, chart.target),
      (.centerLabel, chart.centerLabel, 400, chart.center),
    ]
    return candidates.compactMap { part, text, weight, value in
      guard let value, !text.isEmpty else { return nil }
      let lines = canvas.wrapped(text, weight: weight, within: limit)
      let width = lines.map { canvas.width(of: $0, weight: weight) }.max() ?? 0
      return ProcessLabel(part: part, lines: lines, weight: weight, value: value, width: width)
    }
  }

  /// The point that "last" names: the last whole period; a period that is not over is hollow.
  static func lastPoint(of chart: ProcessChart) -> ProcessChart.Point? {
    chart.points.last { $0.value != nil && !$0.isHollow } ?? chart.points.last { $0.value != nil }
  }

  /// Labels in rows above a narrow plot, as many in a row as fit.
  static func rows<Measurer: TextMeasurer>(
    _ labels: [ProcessLabel], _ canvas: ChartCanvas<Measurer>
  ) -> [[(label: ProcessLabel, line: String, x: Double)]] {
    var rows: [[(label: ProcessLabel, line: String, x: Double)]] = []
    var x = Double.infinity
    for label in labels {
      for (index, line) in label.lines.enumerated() {
        let width = sampleWidth + canvas.width(of: line, weight: label.weight)
        if index > 0 || label.lines.count > 1 || x + width > canvas.width - 2 {
          rows.append([])
          x = 2
        }
        rows[rows.count - 1].append((label, line, x))
        x = label.lines.count > 1 ? .infinity : x + width + 14
      }
    }
    return rows
  }

  /// The room of a sample and of the space behind it, in px.
  static let sampleWidth = 28.0

  var color: ColorToken { part == .centerLabel ? .ink2 : .ink }
}

/// The labels of a process chart outside its plot.
extension ProcessLayout {
  /// At the right of the plot, each at the height of what it names or tied to it.
  var gutter: [Mark] {
    let wished = labels.map { y($0.value) }
    let heights = labels.map { canvas.lineHeight + Double($0.lines.count - 1) * canvas.leading }
    let ceiling = events.isEmpty ? 2 : plot.y - canvas.lineHeight / 2
    let middles = stacked(
      wished, heights: heights, gap: max(2.1, canvas.length(13, 9) - canvas.lineHeight),
      in: ceiling...(plot.maxY + canvas.lineHeight / 2))
    let start = plot.maxX + canvas.length(10, 7)
    return zip(labels, zip(wished, middles)).flatMap { label, places -> [Mark] in
      let (wish, middle) = places
      let texts = label.lines.enumerated().map { index, text -> Mark in
        let offset = (Double(index) - Double(label.lines.count - 1) / 2) * canvas.leading
        return .text(
          canvas.centered(
            label.part, text, x: start, middle: middle + offset, weight: label.weight, color: label.color))
      }
      guard abs(wish - middle) > canvas.length(8, 5) else { return texts }
      let ends = [Point(plot.maxX + 1, wish), Point(start - canvas.length(2, 1.5), middle)]
      return texts + [line(.leader, ends, canvas.hairline)]
    }
  }

  /// Above a narrow plot, each behind a sample of its line or its point's symbol.
  var strip: [Mark] {
    ProcessLabel.rows(labels, canvas).enumerated().flatMap { row, items in
      items.flatMap { label, text, x -> [Mark] in
        let middle = 2 + canvas.lineHeight / 2 + Double(row) * canvas.leading
        let words = canvas.centered(
          label.part, text, x: x + ProcessLabel.sampleWidth, middle: middle, weight: label.weight, color: label.color)
        guard text == label.lines.first else { return [.text(words)] }
        return [sample(of: label, from: x, to: x + ProcessLabel.sampleWidth - 6, middle), .text(words)]
      }
    }
  }

  private func sample(of label: ProcessLabel, from left: Double, to right: Double, _ middle: Double) -> Mark {
    let ends = [Point(left, middle), Point(right, middle)]
    if label.part == .targetLabel { return line(label.part, ends, canvas.targetStroke) }
    if label.part == .lastLabel, let point = ProcessLabel.lastPoint(of: chart) {
      let center = Point(rounded((left + right) / 2), rounded(middle))
      return .group(
        .lastLabel,
        [
          line(.lastLabel, ends, Stroke(.common, canvas.length(1.5, 0.9))),
          .symbol(symbol(point, at: center, part: .lastLabel)),
        ])
    }
    return line(label.part, ends, Stroke(.common, canvas.length(1, 0.7)))
  }

  /// The last period always, then evenly back as long as they do not crowd.
  var timeLabels: [Mark] {
    guard !chart.points.isEmpty else { return [] }
    let widest = chart.points.map { canvas.width(of: $0.label) }.max() ?? 0
    let stride = max(1, Int(((widest + canvas.length(18, 12)) / max(step, 0.01)).rounded(.up)))
    let baseline = plot.maxY + canvas.lineHeight / 2 + 2 + canvas.ascent
    var marks: [Mark] = []
    var limit = Double.infinity
    for index in Swift.stride(from: chart.points.count - 1, through: 0, by: -stride) {
      let text = canvas.text(.axisLabel, chart.points[index].label, x: x(index), y: baseline, anchor: .middle)
      if text.box.maxX + 8 <= limit {
        marks.append(.text(text))
        limit = text.box.x
      }
    }
    return marks
  }
}
