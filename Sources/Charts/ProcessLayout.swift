import Document

/// A measure over time: band, average, target, line, points, and labels at the right.
struct ProcessLayout<Measurer: TextMeasurer> {
  let chart: ProcessChart
  let canvas: ChartCanvas<Measurer>
  let axis: Axis
  let plot: Rect
  private let annotationRows: [[PlacedAnnotation]]

  init(_ chart: ProcessChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    let bounds = chart.points.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) }
    let isPercent = chart.format == .percent
    let values = (bounds + [chart.center, chart.target].compactMap(\.self)).map { isPercent ? min(1, max(0, $0)) : $0 }
    axis = Axis(chart.format, holding: values)
    let ticks = axis.ticks.map(axis.label)
    let left = (ticks.map { canvas.width(of: $0) }.max() ?? 0) + canvas.length(10, 6)
    let labels = ProcessLayout.gutterLabels(chart)
    let right = (labels.map { canvas.width(of: $0.text, weight: $0.weight) }.max() ?? 0) + canvas.length(14, 9)
    let line = canvas.lineHeight
    let width = max(40, canvas.width - left - right)
    annotationRows = PlacedAnnotation.rows(chart.annotations, canvas)
    let top = canvas.length(10, 6) + Double(annotationRows.count) * (line + 3)
    // Half a line for a label of the axis at the foot, then the labels of the periods.
    let bottom = 1.5 * line + canvas.length(6, 4)
    plot = Rect(x: left, y: top, width: width, height: canvas.length(232, 132) - top - bottom)
  }

  var scene: Scene {
    Scene(
      width: rounded(canvas.width), height: canvas.length(232, 132),
      marks: grid + band + center + target + [.group(.line, dataLine)] + gaps + [.group(.point, symbols)]
        + gutter + timeLabels + annotations,
      regions: regions,
      table: DataTable(
        heads: chart.tableHeads,
        rows: chart.points.map { [$0.longLabel, $0.valueText, $0.rangeText, String($0.n), $0.statusText] }))
  }

  // MARK: Places

  /// The step between periods.
  private var step: Double { chart.points.count > 1 ? inner / Double(chart.points.count - 1) : inner }
  private var inset: Double { canvas.length(6, 4) }
  private var inner: Double { plot.width - 2 * inset }

  private func x(_ index: Int) -> Double {
    plot.x + inset + (chart.points.count > 1 ? Double(index) * step : inner / 2)
  }

  private func y(_ value: Double) -> Double { axis.position(value, from: plot.maxY, to: plot.y) }

  private func y(_ index: Int) -> Double? { chart.points[index].value.map(y) }

  // MARK: Behind the data

  private var grid: [Mark] {
    axis.ticks.flatMap { tick -> [Mark] in
      let height = y(tick)
      return [
        line(.grid, [Point(plot.x, height), Point(plot.maxX, height)], Stroke(.grid, canvas.length(1, 0.5))),
        .text(
          canvas.centered(
            .axisLabel, axis.label(tick), x: plot.x - canvas.length(8, 5), middle: height, anchor: .end)),
      ]
    }
  }

  /// The usual range: an area and its two edges, in steps where it follows n.
  private var band: [Mark] {
    let spans = limitSpans
    guard !spans.isEmpty else { return [] }
    let dash = chart.isTrial ? [canvas.length(3, 2), canvas.length(3, 2)] : []
    let edge = Stroke(.rule, canvas.length(0.75, 0.5), dash: dash)
    return spans.flatMap { span -> [Mark] in
      let upper = span.flatMap { [Point($0.left, y($0.upper)), Point($0.right, y($0.upper))] }
      let lower = span.flatMap { [Point($0.left, y($0.lower)), Point($0.right, y($0.lower))] }
      let area = (upper + lower.reversed()).map { Point(rounded($0.x), rounded($0.y)) }
      return [
        .path(PathMark(part: .band, points: area, isClosed: true, stroke: nil, fill: .band)),
        line(.limit, simplified(upper), edge), line(.limit, simplified(lower), edge),
      ]
    }
  }

  private typealias Limit = (left: Double, right: Double, lower: Double, upper: Double)

  /// Runs of neighbouring periods that have limits.
  private var limitSpans: [[Limit]] {
    var spans: [[Limit]] = []
    var isOpen = false
    for (index, point) in chart.points.enumerated() {
      guard let lower = point.lower, let upper = point.upper else {
        isOpen = false
        continue
      }
      if !isOpen { spans.append([]) }
      isOpen = true
      let left = index == 0 ? plot.x : x(index) - step / 2
      let right = index == chart.points.count - 1 ? plot.maxX : x(index) + step / 2
      spans[spans.count - 1].append((left, right, lower, upper))
    }
    return spans
  }

  /// Leaves out points that lie on a straight level line.
  private func simplified(_ points: [Point]) -> [Point] {
    points.enumerated().filter { index, point in
      index == 0 || index == points.count - 1 || points[index - 1].y != point.y || points[index + 1].y != point.y
    }.map(\.element)
  }

  private var center: [Mark] {
    guard let center = chart.center else { return [] }
    return [
      line(
        .center, [Point(plot.x, y(center)), Point(plot.maxX, y(center))], Stroke(.common, canvas.length(1, 0.7)))
    ]
  }

  private var target: [Mark] {
    guard let target = chart.target else { return [] }
    return [
      line(
        .target, [Point(plot.x, y(target)), Point(plot.maxX, y(target))],
        Stroke(.ink, canvas.length(1.25, 0.9), dash: [canvas.length(5, 3.5), canvas.length(3, 2)]))
    ]
  }

  // MARK: Data

  private var dataLine: [Mark] {
    runs { chart.points[$0].value != nil }.filter { $0.count > 1 }.map { run in
      line(.line, run.map { Point(x($0), y($0) ?? 0) }, Stroke(.common, canvas.length(1.5, 0.9)))
    }
  }

  private var symbols: [Mark] {
    chart.points.indices.compactMap { index in
      y(index).map { .symbol(symbol(chart.points[index], at: Point(rounded(x(index)), rounded($0)))) }
    }
  }

  private func symbol(_ point: ProcessChart.Point, at center: Point) -> SymbolMark {
    let (shape, size, color): (SymbolMark.Shape, Double, ColorToken) =
      switch point.status {
      case .common: (.circle, canvas.length(5.2, 4), .common)
      case .improvement: (.square, canvas.length(7, 5), .improve)
      case .concern: (.diamond, canvas.length(9, 6.5), .concern)
      case .changedUp: (.triangleUp, canvas.length(8, 6), .neutral)
      case .changedDown: (.triangleDown, canvas.length(8, 6), .neutral)
      }
    return SymbolMark(
      part: .point, shape: shape, center: center, size: size, fill: point.isHollow ? nil : color,
      stroke: point.isHollow ? Stroke(color, canvas.length(1.25, 0.8)) : nil)
  }

  /// "no data" at the foot of each gap that has room for it.
  private var gaps: [Mark] {
    var lastRight = -Double.infinity
    return runs { chart.points[$0].value == nil }.compactMap { run in
      guard let first = run.first, let last = run.last else { return nil }
      let text = canvas.text(
        .gap, "no data", x: (x(first) + x(last)) / 2, y: plot.maxY - canvas.length(5, 3), anchor: .middle, color: .ink3)
      let box = text.box
      let isFree = chart.points.indices.allSatisfy { index in
        guard let height = y(index) else { return true }
        return abs(x(index) - (box.x + box.width / 2)) > box.width / 2 + 6 || height < box.y - 6
      }
      guard isFree, box.x > max(lastRight + 8, plot.x + 2), box.maxX < plot.maxX + 2 else { return nil }
      lastRight = box.maxX
      return .text(text)
    }
  }

  private func runs(_ isIn: (Int) -> Bool) -> [[Int]] {
    chart.points.indices.reduce(into: [[Int]]()) { runs, index in
      guard isIn(index) else { return }
      if let last = runs.last?.last, last == index - 1 {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
  }

  // MARK: Labels

  static func gutterLabels(_ chart: ProcessChart) -> [(part: Part, text: String, weight: Int, value: Double)] {
    let last = chart.points.last { $0.value != nil && !$0.isHollow } ?? chart.points.last { $0.value != nil }
    return [
      last?.value.map { (Part.lastLabel, chart.lastLabel, 600, $0) },
      chart.target.map { (.targetLabel, chart.targetLabel, 500, $0) },
      chart.center.map { (.centerLabel, chart.centerLabel, 400, $0) },
    ].compactMap(\.self).filter { !$0.1.isEmpty }
  }

  private var gutter: [Mark] {
    let labels = ProcessLayout.gutterLabels(chart)
    let wished = labels.map { y($0.value) }
    let half = canvas.lineHeight / 2
    let middles = stacked(
      wished, distance: max(canvas.length(15, 9.5), canvas.lineHeight + 2.2), in: (half + 2)...(plot.maxY))
    let start = plot.maxX + canvas.length(10, 7)
    return zip(labels, zip(wished, middles)).flatMap { label, places -> [Mark] in
      let (wish, middle) = places
      let color: ColorToken = label.part == .centerLabel ? .ink2 : .ink
      var marks: [Mark] = [
        .text(canvas.centered(label.part, label.text, x: start, middle: middle, weight: label.weight, color: color))
      ]
      if abs(wish - middle) > canvas.length(8, 5) {
        marks.append(
          line(
            .leader, [Point(plot.maxX + 1, wish), Point(start - canvas.length(2, 1.5), middle)],
            Stroke(.rule, canvas.length(0.75, 0.5))))
      }
      return marks
    }
  }

  /// The last period always, then evenly back as long as they do not crowd.
  private var timeLabels: [Mark] {
    guard !chart.points.isEmpty else { return [] }
    let widest = chart.points.map { canvas.width(of: $0.label) }.max() ?? 0
    let stride = max(1, Int(((widest + canvas.length(18, 12)) / max(step, 0.01)).rounded(.up)))
    var marks: [Mark] = []
    var limit = Double.infinity
    for index in Swift.stride(from: chart.points.count - 1, through: 0, by: -stride) {
      let text = canvas.text(
        .axisLabel, chart.points[index].label, x: x(index),
        y: plot.maxY + 1.3 * canvas.lineHeight + canvas.length(4, 2.5),
        anchor: .middle)
      if text.box.maxX + 8 <= limit {
        marks.append(.text(text))
        limit = text.box.x
      }
    }
    return marks
  }

  private var annotations: [Mark] {
    annotationRows.enumerated().flatMap { row, placed in
      placed.flatMap { item -> [Mark] in
        let baseline = canvas.length(4, 3) + Double(row) * (canvas.lineHeight + 3) + canvas.lineHeight * 0.78
        let at = x(item.annotation.index)
        let text = canvas.text(.annotation, item.annotation.text, x: at, y: baseline, anchor: .middle)
        let foot = (y(item.annotation.index) ?? plot.maxY) - canvas.length(7, 5)
        guard foot > text.box.maxY + 2 else { return [.text(text)] }
        return [
          line(
            .leader, [Point(at, max(text.box.maxY + 1, plot.y - 2)), Point(at, foot)],
            Stroke(.rule, canvas.length(0.75, 0.5))), .text(text),
        ]
      }
    }
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    let width = max(24, step)
    return chart.points.indices.map { index in
      let point = chart.points[index]
      let heads = chart.tableHeads + Array(repeating: "", count: max(0, 5 - chart.tableHeads.count))
      let lines = [
        point.longLabel, "\(heads[1]): \(point.valueText)", point.n > 0 ? "\(heads[3]): \(point.n)" : "",
        point.rangeText.isEmpty ? "" : "\(heads[2]): \(point.rangeText)", point.statusText,
      ].filter { !$0.isEmpty }
      let left = min(max(0, x(index) - width / 2), canvas.width - width)
      return HitRegion(
        frame: Rect(x: rounded(left), y: rounded(plot.y), width: rounded(width), height: rounded(plot.height)),
        lines: lines)
    }
  }
}

/// An event's words in a row above the plot. Two that would touch stand in two rows.
struct PlacedAnnotation {
  let annotation: ProcessChart.Annotation

  static func rows<Measurer: TextMeasurer>(
    _ annotations: [ProcessChart.Annotation], _ canvas: ChartCanvas<Measurer>
  ) -> [[PlacedAnnotation]] {
    // Words that are wider than the canvas cannot be placed; the findings list names the event as well.
    annotations.suffix(2).filter { canvas.width(of: $0.text) <= canvas.width - 4 }
      .map { [PlacedAnnotation(annotation: $0)] }
  }
}
