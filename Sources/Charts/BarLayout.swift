import Document

/// Horizontal bars from zero: name, bar, value at its end, and a quiet detail at the right.
struct BarLayout<Measurer: TextMeasurer> {
  let chart: BarChart
  let canvas: ChartCanvas<Measurer>
  private let names: RowTexts<Measurer>
  private let details: RowTexts<Measurer>
  private let left: Double
  private let longest: Double

  init(_ chart: BarChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    let weights = chart.rows.map { _ in 400 }
    names = RowTexts(.name, chart.rows.map(\.name), weights: weights, share: 0.34, canvas: canvas)
    details = RowTexts(.value, chart.rows.map(\.detail), weights: weights, share: 0.26, canvas: canvas)
    left = 2 + names.width + canvas.length(8, 5)
    let value = chart.rows.map { canvas.width(of: $0.valueText) }.max() ?? 0
    let gaps = canvas.length(6, 4) + (details.width > 0 ? canvas.length(12, 8) : 0)
    longest = max(canvas.length(12, 8), canvas.width - 2 - left - value - details.width - gaps)
  }

  var scene: Scene {
    Scene(
      width: rounded(canvas.width), height: rounded(bottom + 2), marks: [zero] + chart.rows.indices.flatMap(row),
      regions: [],
      table: DataTable(heads: chart.tableHeads, rows: chart.rows.map { [$0.name, $0.valueText, $0.detail] }))
  }

  // MARK: Places

  private func height(_ index: Int) -> Double {
    let least = canvas.length(26, 17.5)
    return max(names.height(index, least: least), details.height(index, least: least))
  }

  private func top(_ index: Int) -> Double { (0..<index).reduce(2) { $0 + height($1) } }

  private var bottom: Double { top(chart.rows.count) }

  // MARK: Marks

  private var zero: Mark { line(.grid, [Point(left, 2), Point(left, bottom)], Stroke(.rule, canvas.length(1, 0.5))) }

  private func row(_ index: Int) -> [Mark] {
    let row = chart.rows[index]
    let middle = top(index) + height(index) / 2
    let thickness = canvas.length(16, 10)
    // A share is drawn on the scale of its largest as well: what is compared is the length.
    let largest = max(chart.rows.map(\.value).max() ?? 0, 1e-9)
    let length = min(1, max(0, row.value / largest)) * longest
    let frame = Rect(
      x: rounded(left), y: rounded(middle - thickness / 2), width: rounded(length), height: rounded(thickness))
    return names.marks(index, middle: middle, right: left - canvas.length(8, 5), weight: 400, color: .ink2)
      + [
        .rect(RectMark(part: .bar, frame: frame, fill: .common)),
        .text(
          canvas.centered(.value, row.valueText, x: left + length + canvas.length(6, 4), middle: middle, color: .ink)),
      ]
      + (row.detail.isEmpty
        ? []
        : details.marks(index, middle: middle, right: canvas.width - 2, weight: 400, color: .ink3))
  }
}
