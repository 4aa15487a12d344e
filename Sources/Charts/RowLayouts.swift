import Document

/// Before and after in a row, joined: before open, after filled.
struct DumbbellLayout<Measurer: TextMeasurer> {
  let chart: SlopeChart
  let canvas: ChartCanvas<Measurer>

  init(_ chart: SlopeChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  var scene: Scene {
    let rows = chart.rows.map { row -> RowPlot<Measurer>.Row in
      let color: ColorToken = row.isApart ? .ink : .common
      var symbols: [RowPlot<Measurer>.Symbol] = []
      if let before = row.before { symbols.append(.init(value: before, fill: nil, color: color)) }
      if let after = row.after { symbols.append(.init(value: after, fill: color, color: color)) }
      var interval: (Double, Double, Stroke)?
      if let before = row.before, let after = row.after {
        interval = (min(before, after), max(before, after), Stroke(color, canvas.length(1.5, 1)))
      }
      return .init(
        name: row.name, weight: row.isApart ? 600 : 400, text: "\(row.beforeText) → \(row.afterText)",
        interval: interval, symbols: symbols,
        tip: [row.name, "\(chart.beforeLabel): \(row.beforeText)", "\(chart.afterLabel): \(row.afterText)"])
    }
    let key = keyRows
    let height = Double(key.count) * canvas.leading
    let plot = RowPlot(
      canvas, format: chart.format, rows: rows, references: [], above: chart.rows.isEmpty ? 0 : height,
      noData: chart.noData)
    return plot.scene(chart.table, extra: chart.rows.isEmpty ? [] : key.flatMap(\.self))
  }

  /// Which dot is which: symbol and word, each in rows of its own.
  private var keyRows: [[Mark]] {
    var row = 0
    return [(chart.beforeLabel, false), (chart.afterLabel, true)].flatMap { label, isFilled -> [[Mark]] in
      canvas.wrapped(label, within: canvas.width - 24).enumerated().map { index, text in
        let middle = 2 + canvas.lineHeight / 2 + Double(row) * canvas.leading
        row += 1
        let words = Mark.text(canvas.centered(.reference, text, x: canvas.length(16, 11), middle: middle))
        guard index == 0 else { return [words] }
        let size = canvas.length(8, 5)
        return [
          .symbol(
            SymbolMark(
              part: .point, shape: .circle, center: Point(rounded(2 + size / 2), rounded(middle)), size: size,
              fill: isFilled ? .common : nil, stroke: Stroke(.common, canvas.length(1.25, 0.9)))), words,
        ]
      }
    }
  }
}

extension SlopeChart {
  var table: DataTable {
    DataTable(heads: tableHeads, rows: rows.map { [$0.name, $0.beforeText, $0.afterText] })
  }
}

/// Rates over the band that chance alone would fill.
struct ChanceDotsLayout<Measurer: TextMeasurer> {
  let chart: ChanceDots
  let canvas: ChartCanvas<Measurer>

  init(_ chart: ChanceDots, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  var scene: Scene {
    let rows = chart.rows.map { row -> RowPlot<Measurer>.Row in
      let color: ColorToken = row.isApart ? .ink : .common
      let symbols = row.value.map {
        [RowPlot<Measurer>.Symbol(value: $0, fill: row.isApart ? .ink : nil, color: color)]
      }
      let band = row.lower.flatMap { lower in row.upper.map { (lower, $0) } }
      return .init(
        name: row.name, weight: row.isApart ? 600 : 400, text: row.valueText, band: band, symbols: symbols ?? [],
        tip: [row.name, row.valueText, row.rangeText])
    }
    let references = chart.reference.map {
      [
        RowPlot<Measurer>.Reference(
          part: .reference, label: chart.referenceLabel, value: $0, stroke: Stroke(.common, canvas.length(1.25, 0.8)))
      ]
    }
    let isEmpty = chart.rows.isEmpty
    let note = isEmpty ? "" : chart.bandLabel
    let plot = RowPlot(
      canvas, format: chart.format, rows: rows, references: isEmpty ? [] : references ?? [],
      above: canvas.paragraphHeight(note), noData: chart.noData)
    return plot.scene(
      DataTable(heads: chart.tableHeads, rows: chart.rows.map { [$0.name, $0.valueText, $0.rangeText] }),
      extra: canvas.paragraph(.name, note, top: 2))
  }
}

/// What trainings changed, around zero: filled when the interval leaves zero out, open when nothing can be told.
struct EffectLayout<Measurer: TextMeasurer> {
  let chart: EffectPlot
  let canvas: ChartCanvas<Measurer>

  init(_ chart: EffectPlot, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  var scene: Scene {
    let rows = chart.rows.map { row -> RowPlot<Measurer>.Row in
      let color: ColorToken = row.isClear ? .ink : .common
      let symbols = row.estimate.map {
        [RowPlot<Measurer>.Symbol(value: $0, fill: row.isClear ? .ink : nil, color: color)]
      }
      var interval: (Double, Double, Stroke)?
      if let lower = row.lower, let upper = row.upper {
        interval = (lower, upper, Stroke(color, canvas.length(1.5, 1)))
      }
      return .init(
        name: row.name, weight: row.isClear ? 600 : 400, text: row.valueText, interval: interval,
        symbols: symbols ?? [], tip: [row.name, row.valueText, row.rangeText])
    }
    let zero = RowPlot<Measurer>.Reference(
      part: .reference, label: chart.zeroLabel, value: 0, stroke: Stroke(.ink, canvas.length(1, 0.7)))
    let plot = RowPlot(
      canvas, format: chart.format, rows: rows, references: chart.rows.isEmpty ? [] : [zero], noData: chart.noData)
    return plot.scene(
      DataTable(heads: chart.tableHeads, rows: chart.rows.map { [$0.name, $0.valueText, $0.rangeText] }))
  }
}

/// Counts in descending order with cumulative shares as text: bars whose detail is the share.
struct ParetoLayout<Measurer: TextMeasurer> {
  let chart: ParetoChart
  let canvas: ChartCanvas<Measurer>

  init(_ chart: ParetoChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  /// Largest first, those without a count last; equal ones as they came.
  private var rows: [BarChart.Row] {
    let sorted = chart.rows.enumerated().sorted { left, right in
      (right.element.count ?? -1, left.offset) < (left.element.count ?? -1, right.offset)
    }.map(\.element)
    let total = sorted.reduce(0) { $0 + Double($1.count ?? 0) }
    let isWhole = total > 0 && sorted.allSatisfy { $0.count != nil }
    var sum = 0.0
    return sorted.map { row in
      sum += Double(row.count ?? 0)
      let share = isWhole ? "\(chart.cumulativeLabel) \(percent(sum / total))" : ""
      return BarChart.Row(
        name: row.name, value: Double(row.count ?? 0), valueText: row.valueText,
        detail: share.replacing(" ", with: "\u{A0}"))
    }
  }

  var scene: Scene {
    guard !chart.rows.isEmpty else { return canvas.emptyScene(chart.noData, heads: chart.tableHeads) }
    return BarLayout(BarChart(format: .count, rows: rows, tableHeads: chart.tableHeads), canvas).scene
  }
}

extension ChartCanvas {
  /// A chart without anything to draw: the words alone.
  func emptyScene(_ text: String, heads: [String]) -> Scene {
    let height = paragraphHeight(text) + length(20, 14)
    return Scene(
      width: rounded(width), height: rounded(height), marks: paragraph(.gap, text, top: length(10, 7), color: .ink3),
      regions: [], table: DataTable(heads: heads, rows: []))
  }
}
