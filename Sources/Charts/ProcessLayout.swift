import Document

/// A measure over time: band, average, target, line and points, with the labels beside what they name.
///
/// Where the canvas is a phone's, a gutter would leave too little for the line: its labels stand above the plot then,
/// each with a sample of what it names.
struct ProcessLayout<Measurer: TextMeasurer> {
  let chart: ProcessChart
  let canvas: ChartCanvas<Measurer>
  let axis: Axis
  let plot: Rect
  let height: Double
  let labels: [ProcessLabel]
  let isNarrow: Bool
  let events: [PlacedEvent]

  init(_ chart: ProcessChart, _ canvas: ChartCanvas<Measurer>, height wanted: Double? = nil) {
    self.chart = chart
    self.canvas = canvas
    let bounds = chart.points.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) }
    let axis = Axis(
      chart.format, holding: bounds + [chart.center, chart.target].compactMap(\.self), numbers: chart.numbers)
    self.axis = axis
    isNarrow = !canvas.isPaper && canvas.width < 400
    // Slopes read best near 45°: over the whole width the plot is higher, so that it is no wider than three heights.
    height =
      wanted ?? (canvas.width < canvas.length(800, 400) ? canvas.length(232, 132) : canvas.length(320, 161))
    labels = ProcessLabel.labels(of: chart, canvas, within: canvas.width * (isNarrow ? 0.9 : 0.36))

    let ticks = axis.ticks.map { canvas.width(of: axis.label($0)) }.max() ?? 0
    let left = 2 + ticks + canvas.length(8, 5)
    let widest = labels.map(\.width).max() ?? 0
    let gutter = widest > 0 ? max(canvas.length(104, 66), widest + canvas.length(10, 7) + 2) : canvas.length(24, 14)
    let right = isNarrow ? canvas.length(14, 9) : gutter
    let width = max(40, canvas.width - left - right)
    let isAlone = chart.points.count < 2
    let inset = canvas.length(6, 4)
    let known = chart.annotations.filter { 0 <= $0.index && $0.index < chart.points.count }
    let step = (width - 2 * inset) / Double(max(1, chart.points.count - 1))
    events = PlacedEvent.placed(known, canvas) { left + (isAlone ? width / 2 : inset + Double($0) * step) }
    let strip = isNarrow ? Double(ProcessLabel.rows(labels, canvas).count) * canvas.leading : 0
    let rows = Double((events.map(\.row).max() ?? -1) + 1) * canvas.leading
    let top = canvas.lineHeight / 2 + 2.5 + strip + (rows > 0 ? rows + canvas.length(8, 5) : strip > 0 ? 4 : 0)
    let foot = canvas.lineHeight * 1.5 + 4
    plot = Rect(x: left, y: top, width: width, height: max(40, height - top - foot))
  }

  var scene: Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(plot.maxY + canvas.lineHeight * 1.5 + 4),
      marks: grid + band + center + target + [.group(.line, dataLine)] + gaps + [.group(.point, symbols)]
        + (isNarrow ? strip : gutter) + timeLabels + annotations,
      regions: regions,
      table: DataTable(
        heads: chart.tableHeads,
        rows: chart.points.map { [$0.longLabel, $0.valueText, $0.rangeText, String($0.n), $0.statusText] }))
  }

  // MARK: Places

  /// The room that the first and last point have from the plot's edges.
  private var inset: Double { canvas.length(6, 4) }
  private var inner: Double { plot.width - 2 * inset }
  /// From one period to the next.
  var step: Double { chart.points.count > 1 ? inner / Double(chart.points.count - 1) : inner }

  func x(_ index: Int) -> Double {
    plot.x + inset + (chart.points.count > 1 ? Double(index) * step : inner / 2)
  }

  func y(_ value: Double) -> Double { axis.position(value, from: plot.maxY, to: plot.y) }

  func y(at index: Int) -> Double? {
    chart.points.indices.contains(index) ? chart.points[index].value.map { y($0) } : nil
  }

  /// The longest stretches of neighbouring periods for which something holds.
  func runs(_ isIn: (Int) -> Bool) -> [[Int]] {
    chart.points.indices.reduce(into: [[Int]]()) { runs, index in
      guard isIn(index) else { return }
      if let last = runs.last?.last, last == index - 1 {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
  }

  // MARK: For the pointer

  /// A region a period, as wide as its step: the nearest period answers, and none covers another's point.
  private var regions: [HitRegion] {
    guard !canvas.isPaper else { return [] }
    let heads = chart.tableHeads + Array(repeating: "", count: max(0, 5 - chart.tableHeads.count))
    return chart.points.indices.map { index in
      let point = chart.points[index]
      let half = chart.points.count > 1 ? step / 2 : 12
      let left = max(plot.x, x(index) - half)
      let lines = [
        point.longLabel, "\(heads[1]): \(point.valueText)", point.n > 0 ? "\(heads[3]): \(point.n)" : "",
        point.rangeText.isEmpty ? "" : "\(heads[2]): \(point.rangeText)", point.statusText,
      ].filter { !$0.isEmpty }
      return HitRegion(
        frame: Rect(
          x: rounded(left), y: rounded(plot.y), width: rounded(min(plot.maxX, x(index) + half) - left),
          height: rounded(plot.height)),
        lines: lines)
    }
  }
}
