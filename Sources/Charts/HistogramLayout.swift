import Document

/// Bars from zero with a strip of quantiles above them.
struct HistogramLayout<Measurer: TextMeasurer> {
  let chart: Histogram
  let canvas: ChartCanvas<Measurer>
  private let frame: PlotFrame<Measurer>
  private let across: Axis
  private let labels: [[String]]
  private let isEmpty: Bool
  private let strip: Double

  init(_ chart: Histogram, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    isEmpty = chart.bins.allSatisfy { $0.count <= 0 }
    let quantiles = isEmpty ? [] : chart.quantiles
    labels = quantiles.map { canvas.wrapped($0.label, weight: 500, within: canvas.width - 8) }
    let across = Axis(chart.format, holding: chart.bins.flatMap { [$0.lower, $0.upper] } + quantiles.map(\.value))
    self.across = across
    let counts = Axis(.count, holding: [0] + chart.bins.map { Double($0.count) })
    strip = canvas.length(12, 8)
    let height = PlotFrame.height(canvas)
    // First without labels, because whether they fit beside each other depends on the plot's width alone.
    let bare = PlotFrame(canvas, vertical: counts, top: 0, gutter: 0, height: height)
    let boxes = quantiles.map { quantile in
      canvas.text(
        .reference, quantile.label, x: across.position(quantile.value, from: bare.plot.x, to: bare.plot.maxX), y: 0,
        anchor: .middle, weight: 500
      ).box
    }
    let areLevel =
      labels.allSatisfy { $0.count == 1 }
      && boxes.indices.allSatisfy { index in !boxes[..<index].contains { $0.intersects(boxes[index], margin: 4) } }
    self.areLevel = areLevel
    let rows = areLevel ? min(1, labels.count) : labels.joined().count
    let caption = canvas.paragraphHeight(chart.countLabel)
    let top = caption + (rows > 0 ? Double(rows) * canvas.leading + strip : 0)
    frame = PlotFrame(canvas, vertical: counts, top: top, gutter: 0, height: height)
  }

  private let areLevel: Bool

  var scene: Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(frame.bottom),
      marks: (isEmpty ? frame.message(chart.noData) : frame.grid + bars + quantiles)
        + canvas.paragraph(.axisLabel, chart.countLabel, top: 2) + (isEmpty ? [] : frame.scale(across)),
      regions: regions,
      table: DataTable(heads: chart.tableHeads, rows: chart.bins.map { [$0.rangeText, String($0.count)] }))
  }

  private func x(_ value: Double) -> Double { across.position(value, from: frame.plot.x, to: frame.plot.maxX) }

  private func bar(_ bin: Histogram.Bin) -> Rect {
    let (left, right) = (x(bin.lower), x(bin.upper))
    let gap = right - left > 4 ? 1.0 : 0
    let top = frame.y(Double(bin.count))
    return Rect(
      x: rounded(left), y: rounded(top), width: rounded(max(0.5, right - left - gap)),
      height: rounded(frame.plot.maxY - top))
  }

  private var bars: [Mark] {
    chart.bins.filter { $0.count > 0 }.map { .rect(RectMark(part: .bar, frame: bar($0), fill: .common)) }
  }

  private var quantiles: [Mark] {
    guard let first = chart.quantiles.first, let last = chart.quantiles.last else { return [] }
    let level = frame.plot.y - canvas.length(5, 3.5)
    var row = 0.0
    let start = canvas.paragraphHeight(chart.countLabel)
    let marks = zip(chart.quantiles, labels).flatMap { quantile, lines -> [Mark] in
      let at = x(quantile.value)
      let texts = lines.enumerated().map { index, text -> Mark in
        let baseline = start + 2 + (row + Double(index)) * canvas.leading + canvas.ascent
        return .text(
          canvas.text(.reference, text, x: at, y: baseline, anchor: .middle, weight: 500, color: .ink))
      }
      if !areLevel { row += Double(lines.count) }
      return [
        line(.reference, [Point(at, level), Point(at, frame.plot.maxY)], Stroke(.ink, canvas.length(1.25, 0.8))),
        .symbol(
          SymbolMark(
            part: .point, shape: .circle, center: Point(rounded(at), rounded(level)), size: canvas.length(6, 4),
            fill: .ink)),
      ] + texts
    }
    return [
      line(
        .interval, [Point(x(first.value), level), Point(x(last.value), level)], Stroke(.ink, canvas.length(1.5, 1)))
    ] + marks
  }

  private var regions: [HitRegion] {
    guard !canvas.isPaper, !isEmpty else { return [] }
    return chart.bins.filter { $0.upper > $0.lower }.map { bin in
      let left = rounded(x(bin.lower))
      return HitRegion(
        frame: Rect(
          x: left, y: rounded(frame.plot.y), width: rounded(x(bin.upper) - left), height: rounded(frame.plot.height)),
        lines: [bin.rangeText, "\(chart.countLabel): \(bin.count)"])
    }
  }
}
