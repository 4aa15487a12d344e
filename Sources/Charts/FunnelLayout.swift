import Document

/// Values against their number of observations, with limits; only those outside have names.
struct FunnelLayout<Measurer: TextMeasurer> {
  let chart: FunnelPlot
  let canvas: ChartCanvas<Measurer>
  private let frame: PlotFrame<Measurer>
  private let sides: SideLabels<Measurer>
  private let across: Axis

  init(_ chart: FunnelPlot, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    let edges = chart.limits.flatMap { [$0.outerLower, $0.outerUpper] }
    let values = chart.points.compactMap(\.value)
    let axis = Axis(chart.format, holding: values + (values.isEmpty ? [] : edges) + [chart.center].compactMap(\.self))
    across = Axis(.count, holding: [0] + chart.points.map { Double($0.n) } + chart.limits.map(\.n))
    let height = PlotFrame.height(canvas)
    var items: [SideLabels<Measurer>.Item] = []
    if !values.isEmpty {
      if let last = chart.limits.last {
        items = [
          .init(
            part: .reference, text: chart.outerLabel, weight: 400, stroke: Stroke(.rule, canvas.length(1.25, 0.8)),
            value: last.outerUpper),
          .init(part: .reference, text: chart.innerLabel, weight: 400, stroke: canvas.hairline, value: last.innerUpper),
        ]
      }
      if let center = chart.center {
        items.append(
          .init(
            part: .centerLabel, text: chart.centerLabel, weight: 400, stroke: Stroke(.common, canvas.length(1, 0.7)),
            value: center))
      }
    }
    sides = SideLabels(items, canvas, height: height)
    frame = PlotFrame(canvas, vertical: axis, top: sides.strip, gutter: sides.gutter, height: height)
  }

  var scene: Scene {
    let isEmpty = chart.points.allSatisfy { $0.value == nil }
    let named = isEmpty ? (marks: [Mark](), left: [String]()) : names
    let foot = named.left.joined(separator: " · ")
    let caption = canvas.paragraphHeight(chart.countLabel)
    return Scene(
      width: rounded(canvas.width), height: rounded(frame.bottom + caption + canvas.paragraphHeight(foot) + 2),
      marks: (isEmpty ? frame.message(chart.noData) : frame.grid + limits + points + named.marks + sides.marks(frame))
        + (isEmpty ? [] : frame.scale(across)) + canvas.paragraph(.axisLabel, chart.countLabel, top: frame.bottom)
        + canvas.paragraph(.name, foot, top: frame.bottom + caption, color: .ink), regions: [],
      table: DataTable(heads: chart.tableHeads, rows: chart.points.map { [$0.name, String($0.n), $0.valueText] }))
  }

  private func x(_ n: Double) -> Double { across.position(n, from: frame.plot.x, to: frame.plot.maxX) }

  private var curves: [(points: [Point], stroke: Stroke)] {
    let outer = Stroke(.rule, canvas.length(1.25, 0.8))
    func curve(_ value: (FunnelPlot.Limit) -> Double) -> [Point] {
      chart.limits.map { Point(x($0.n), frame.y(value($0))) }
    }
    return [
      (curve(\.outerLower), outer), (curve(\.outerUpper), outer), (curve(\.innerLower), canvas.hairline),
      (curve(\.innerUpper), canvas.hairline),
    ]
  }

  private var middle: [Point] {
    chart.center.map { [Point(frame.plot.x, frame.y($0)), Point(frame.plot.maxX, frame.y($0))] } ?? []
  }

  private var limits: [Mark] {
    let center = middle.isEmpty ? [] : [line(.center, middle, Stroke(.common, canvas.length(1, 0.7)))]
    return curves.filter { $0.points.count > 1 }.map { line(.limit, $0.points, $0.stroke) } + center
  }

  private func center(_ point: FunnelPlot.Point) -> Point? {
    point.value.map { Point(rounded(x(Double(point.n))), rounded(frame.y($0))) }
  }

  private var size: Double { canvas.length(6.5, 4.4) }

  private var points: [Mark] {
    (chart.points.filter { !$0.isOutside } + chart.points.filter(\.isOutside)).compactMap { point in
      center(point).map {
        .symbol(
          SymbolMark(
            part: .point, shape: .circle, center: $0, size: size, fill: point.isOutside ? .ink : nil,
            stroke: Stroke(point.isOutside ? .ink : .common, canvas.length(1.25, 0.8))))
      }
    }
  }

  /// Names of those outside, and in words those for which no place was free.
  private var names: (marks: [Mark], left: [String]) {
    let boxes = chart.points.compactMap { center($0) }.map { center in
      Rect(x: center.x - size / 2 - 1, y: center.y - size / 2 - 1, width: size + 2, height: size + 2)
    }
    let segments = (curves.map(\.points) + [middle]).flatMap { points in
      zip(points, points.dropFirst()).map { (start: $0, end: $1) }
    }
    var placement = LabelPlacement(room: frame.plot, obstacles: boxes, lines: segments, gap: 3)
    var marks: [Mark] = []
    var left: [String] = []
    for point in chart.points where point.isOutside && !point.name.isEmpty {
      guard let anchor = center(point) else { continue }
      // Farther out a name would seem to belong to another point.
      if let place = placement.place(
        width: canvas.width(of: point.name, weight: 600), height: canvas.lineHeight, at: anchor, reach: size / 2 + 4.5,
        distances: 2)
      {
        marks.append(.text(canvas.text(.name, point.name, in: place, weight: 600, color: .ink)))
      } else {
        left.append("\(point.name) \(point.valueText)")
      }
    }
    return (marks, left)
  }
}
