import Document

/// Horizontal bars from zero: name, bar, value at its end, and a quiet detail at the right.
struct BarLayout<Measurer: TextMeasurer> {
  let chart: BarChart
  let canvas: ChartCanvas<Measurer>
  private let names: RowNames<Measurer>
  private let left: Double
  private let longest: Double

  init(_ chart: BarChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
    names = RowNames(
      chart.rows.map(\.name), weights: chart.rows.map { _ in 400 }, share: 0.34, canvas: canvas)
    left = names.width + canvas.length(14, 9)
    let value = chart.rows.map { canvas.width(of: $0.valueText) }.max() ?? 0
    let detail = chart.rows.map { canvas.width(of: $0.detail) }.max() ?? 0
    let gaps = canvas.length(8, 5) + (detail > 0 ? canvas.length(14, 9) : 0)
    longest = max(20, canvas.width - 2 - left - value - detail - gaps)
  }

  var scene: Scene {
    var marks: [Mark] = []
    var y = 2.0
    let largest = max(chart.rows.map(\.value).max() ?? 0, 1e-9)
    for (index, row) in chart.rows.enumerated() {
      let height = names.height(index, least: canvas.length(26, 17.5))
      let middle = y + height / 2
      let thickness = canvas.length(16, 10)
      let length = max(0, row.value / largest) * longest
      marks += names.marks(index, middle: middle, right: left - canvas.length(8, 5), weight: 400, color: .ink2)
      marks.append(
        .rect(
          RectMark(
            part: .bar,
            frame: Rect(
              x: rounded(left), y: rounded(middle - thickness / 2), width: rounded(length), height: thickness),
            fill: .common)))
      marks.append(
        .text(
          canvas.centered(.value, row.valueText, x: left + length + canvas.length(6, 4), middle: middle, color: .ink)))
      if !row.detail.isEmpty {
        marks.append(
          .text(canvas.centered(.value, row.detail, x: canvas.width - 2, middle: middle, anchor: .end, color: .ink3)))
      }
      y += height
    }
    marks.insert(
      line(.grid, [Point(left, 2), Point(left, y)], Stroke(.rule, canvas.length(1, 0.5))), at: 0)
    return Scene(
      width: rounded(canvas.width), height: rounded(y + 2), marks: marks, regions: [],
      table: DataTable(heads: chart.tableHeads, rows: chart.rows.map { [$0.name, $0.valueText, $0.detail] }))
  }
}
