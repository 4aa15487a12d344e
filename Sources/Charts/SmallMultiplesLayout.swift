import Document

/// Small line charts of one height beside each other: four in a row over the whole width of a screen, three over that
/// of paper, two in a column, one on a phone.
struct SmallMultiplesLayout<Measurer: TextMeasurer> {
  let chart: SmallMultiples
  let canvas: ChartCanvas<Measurer>
  private let axes: [Axis]
  private let heads: [(titles: [String], lasts: [String])]
  private let perRow: Int
  private let width: Double
  private let tickWidth: Double

  init(_ chart: SmallMultiples, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    perRow =
      canvas.width > canvas.length(800, 1000)
      ? 4
      : canvas.width > canvas.length(800, 400)
        ? 3
        : canvas.width > canvas.length(400, 200) ? 2 : 1
    let gap = canvas.length(24, 14)
    let width = (canvas.width - gap * Double(perRow - 1)) / Double(perRow)
    self.width = width
    self.gap = gap
    func values(_ panel: SmallMultiples.Panel) -> [Double] { panel.values.compactMap(\.self) + panel.range }
    let all = chart.panels.flatMap(values)
    // Panels in different units cannot share a scale.
    let sharesScale = chart.sharesScale && Set(chart.panels.map(\.format)).count == 1
    axes = chart.panels.map { Axis($0.format, holding: sharesScale ? all : values($0)) }
    heads = chart.panels.map { panel in
      (
        canvas.wrapped(panel.title, weight: 600, within: width - 6), canvas.wrapped(panel.lastLabel, within: width - 6)
      )
    }
    tickWidth =
      axes.flatMap { axis in [axis.ticks.first, axis.ticks.last].compactMap(\.self).map(axis.label) }
      .map { canvas.width(of: $0) }.max() ?? 0
  }

  private let gap: Double

  var scene: Scene {
    guard !chart.panels.isEmpty else { return canvas.emptyScene(chart.noData, heads: chart.tableHeads) }
    let rows = (chart.panels.count + perRow - 1) / perRow
    return Scene(
      width: rounded(canvas.width), height: rounded(top(ofRow: rows) - canvas.length(12, 8) + 2),
      marks: chart.panels.indices.flatMap(panel), regions: [],
      table: DataTable(
        heads: chart.tableHeads,
        rows: chart.panels.flatMap { panel in zip(panel.labels, panel.texts).map { [panel.title, $0, $1] } }))
  }

  // MARK: Places

  private var plotHeight: Double { canvas.length(84, 52) }

  /// The lines of the longest head in a row of panels, so that all their plots begin at one height.
  private func headLines(_ row: Int) -> Int {
    heads[(row * perRow)..<min(heads.count, (row + 1) * perRow)].map { $0.titles.count + $0.lasts.count }.max() ?? 0
  }

  private func top(ofRow row: Int) -> Double {
    (0..<row).reduce(2) { top, row in
      top + Double(headLines(row)) * canvas.leading + canvas.lineHeight / 2 + 4 + plotHeight + canvas.lineHeight * 1.5
        + 4 + canvas.length(12, 8)
    }
  }

  // MARK: Marks

  private func panel(_ index: Int) -> [Mark] {
    let panel = chart.panels[index]
    let (row, column) = index.quotientAndRemainder(dividingBy: perRow)
    let left = Double(column) * (width + gap)
    let start = top(ofRow: row)
    let head = zip(heads[index].titles.indices, heads[index].titles).map { line, text -> Mark in
      .text(
        canvas.text(
          .name, text, x: left + 2, y: start + Double(line) * canvas.leading + canvas.ascent, weight: 600,
          color: .ink))
    }
    let second = start + Double(heads[index].titles.count) * canvas.leading
    let last = heads[index].lasts.enumerated().filter { !$1.isEmpty }.map { line, text -> Mark in
      .text(canvas.text(.lastLabel, text, x: left + 2, y: second + Double(line) * canvas.leading + canvas.ascent))
    }
    let plot = Rect(
      x: left + 2 + tickWidth + canvas.length(6, 4),
      y: start + Double(headLines(row)) * canvas.leading + canvas.lineHeight / 2 + 4,
      width: width - tickWidth - canvas.length(6, 4) - 4, height: plotHeight)
    return head + last + grid(axes[index], plot, panel)
      + (panel.values.contains { $0 != nil } ? data(panel, axes[index], plot) + periods(panel, plot) : [])
  }

  private func x(_ place: Int, of panel: SmallMultiples.Panel, _ plot: Rect) -> Double {
    let inset = canvas.length(5, 3.5)
    return panel.values.count > 1
      ? plot.x + inset + Double(place) * (plot.width - 2 * inset) / Double(panel.values.count - 1)
      : plot.x + plot.width / 2
  }

  private func grid(_ axis: Axis, _ plot: Rect, _ panel: SmallMultiples.Panel) -> [Mark] {
    guard panel.values.contains(where: { $0 != nil }) else { return [] }
    let ends = axis.ticks.count > 1 ? [axis.ticks.first, axis.ticks.last].compactMap(\.self) : axis.ticks
    return axis.ticks.map { tick in
      let at = axis.position(tick, from: plot.maxY, to: plot.y)
      return line(.grid, [Point(plot.x, at), Point(plot.maxX, at)], Stroke(.grid, canvas.length(1, 0.5)))
    }
      + ends.map { tick in
        .text(
          canvas.centered(
            .axisLabel, axis.label(tick), x: plot.x - canvas.length(6, 4),
            middle: axis.position(tick, from: plot.maxY, to: plot.y), anchor: .end))
      }
  }

  private func data(_ panel: SmallMultiples.Panel, _ axis: Axis, _ plot: Rect) -> [Mark] {
    func y(_ value: Double) -> Double { axis.position(value, from: plot.maxY, to: plot.y) }
    var marks: [Mark] = []
    if let lower = panel.lower, let upper = panel.upper {
      let frame = Rect(
        x: rounded(plot.x), y: rounded(y(upper)), width: rounded(plot.width),
        height: rounded(max(1, y(lower) - y(upper))))
      marks.append(.rect(RectMark(part: .band, frame: frame, fill: .band)))
      marks += [lower, upper].map {
        line(.limit, [Point(plot.x, y($0)), Point(plot.maxX, y($0))], canvas.hairline)
      }
    }
    var run: [Point] = []
    func close() {
      if run.count > 1 { marks.append(line(.line, run, Stroke(.common, canvas.length(1.5, 0.9)))) }
      // A value without neighbours would not be seen without a dot.
      if run.count == 1, let point = run.first { marks.append(dot(point, .common)) }
      run = []
    }
    for (place, value) in panel.values.enumerated() {
      if let value { run.append(Point(x(place, of: panel, plot), y(value))) } else { close() }
    }
    close()
    if let last = panel.values.lastIndex(where: { $0 != nil }), let value = panel.values[last] {
      marks.append(dot(Point(x(last, of: panel, plot), y(value)), .ink))
    }
    return marks
  }

  private func dot(_ point: Point, _ color: ColorToken) -> Mark {
    .symbol(
      SymbolMark(
        part: .point, shape: .circle, center: Point(rounded(point.x), rounded(point.y)), size: canvas.length(5.2, 4),
        fill: color))
  }

  /// The last period, and the first where both fit.
  private func periods(_ panel: SmallMultiples.Panel, _ plot: Rect) -> [Mark] {
    guard let first = panel.labels.first, let last = panel.labels.last else { return [] }
    let y = plot.maxY + canvas.lineHeight / 2 + 2 + canvas.ascent
    let end = canvas.text(.axisLabel, last, x: plot.maxX, y: y, anchor: .end)
    let start = canvas.text(.axisLabel, first, x: plot.x, y: y)
    return panel.labels.count > 1 && start.box.maxX + 8 <= end.box.x ? [.text(start), .text(end)] : [.text(end)]
  }
}

extension SmallMultiples.Panel {
  var range: [Double] { [lower, upper].compactMap(\.self) }
}
