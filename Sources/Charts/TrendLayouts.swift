import Document

/// Offered against forecast: the actual solid and dark, the forecast dashed, and hatched where nothing is known yet.
struct IntervalLayout<Measurer: TextMeasurer> {
  let chart: IntervalChart
  let canvas: ChartCanvas<Measurer>

  init(_ chart: IntervalChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  var scene: Scene {
    let points = chart.points
    // Hatching tells what is still to come from what failed to be recorded: only after the last known interval.
    let last = points.lastIndex { $0.actual != nil } ?? -1
    let coming = points.indices.filter { $0 > last && last >= 0 }
    let hatched = Dictionary(
      uniqueKeysWithValues: coming.compactMap { index in points[index].expected.map { (index, $0) } })
    let plot = TrendPlot(
      canvas, format: chart.format,
      series: [
        .init(
          label: chart.actualLabel, weight: 600, values: points.map(\.actual),
          stroke: Stroke(.ink, canvas.length(1.75, 1.1)), isStepped: true),
        .init(
          label: chart.expectedLabel, weight: 400, values: points.map(\.expected),
          stroke: Stroke(.common, canvas.length(1.5, 0.9), dash: [canvas.length(5, 3.5), canvas.length(3, 2)]),
          isStepped: true, part: .expected),
      ], bands: [], hatched: hatched, fromZero: true, labels: points.map(\.label),
      tips: points.map { point in
        let heads = chart.tableHeads + Array(repeating: "", count: max(0, 3 - chart.tableHeads.count))
        return [point.longLabel, "\(heads[1]): \(point.actualText)", "\(heads[2]): \(point.expectedText)"]
      }, noData: chart.noData)
    return plot.scene(
      DataTable(heads: chart.tableHeads, rows: points.map { [$0.longLabel, $0.actualText, $0.expectedText] }))
  }
}

/// New starters over their first months with the range of the cohort.
struct RampLayout<Measurer: TextMeasurer> {
  let chart: RampChart
  let canvas: ChartCanvas<Measurer>

  init(_ chart: RampChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  var scene: Scene {
    let dashes: [[Double]] = [[], [canvas.length(5, 3.5), canvas.length(3, 2)], [canvas.length(1.5, 1), 3]]
    let people = chart.people.enumerated().map { index, person in
      TrendPlot<Measurer>.Series(
        label: person.label, weight: index == 0 ? 600 : 400, values: person.values,
        stroke: Stroke(index == 0 ? .ink : .ink3, canvas.length(1.75, 1.1), dash: dashes[min(index, 2)]),
        hasPoints: index == 0)
    }
    let middle = TrendPlot<Measurer>.Series(
      label: chart.middleLabel, weight: 400, values: chart.months.map(\.middle),
      stroke: Stroke(.common, canvas.length(1, 0.7)), part: .center)
    let plot = TrendPlot(
      canvas, format: chart.format, series: people + [middle],
      bands: [
        .init(label: chart.bandLabel, lower: chart.months.map(\.lower), upper: chart.months.map(\.upper))
      ], fromZero: false, labels: chart.months.map(\.label),
      tips: rows.map { row in zip(chart.tableHeads, row).map { $0.isEmpty || $1.isEmpty ? $1 : "\($0): \($1)" } },
      noData: chart.noData)
    return plot.scene(DataTable(heads: chart.tableHeads, rows: rows))
  }

  private var rows: [[String]] {
    chart.months.enumerated().map { index, month in
      [month.label, month.rangeText, String(month.n)]
        + chart.people.map { $0.texts.indices.contains(index) ? $0.texts[index] : "" }
    }
  }
}

/// Weeks of occupancy over the healthy band.
struct OccupancyLayout<Measurer: TextMeasurer> {
  let chart: OccupancyChart
  let canvas: ChartCanvas<Measurer>

  init(_ chart: OccupancyChart, _ canvas: ChartCanvas<Measurer>) {
    self.chart = chart
    self.canvas = canvas
  }

  var scene: Scene {
    let weeks = chart.weeks
    let hasData = weeks.contains { $0.value != nil }
    let plot = TrendPlot(
      canvas, format: .percent,
      series: [
        .init(
          label: chart.lastLabel, weight: 600, values: weeks.map(\.value),
          stroke: Stroke(.common, canvas.length(1.5, 0.9)), hasPoints: true)
      ],
      bands: [
        .init(
          label: chart.healthyLabel, lower: weeks.map { _ in hasData ? chart.healthyLower : nil },
          upper: weeks.map { _ in hasData ? chart.healthyUpper : nil })
      ], fromZero: false, labels: weeks.map(\.label),
      tips: weeks.map { [$0.longLabel, $0.valueText, $0.statusText] }, noData: chart.noData)
    return plot.scene(
      DataTable(heads: chart.tableHeads, rows: weeks.map { [$0.longLabel, $0.valueText, $0.statusText] }))
  }
}
