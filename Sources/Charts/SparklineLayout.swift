import Document

/// A line without labels: the usual range as a band and the last point marked.
package func layOut(sparkline chart: ProcessChart, width: Double, height: Double, isPaper: Bool) -> Scene {
  let inset = isPaper ? 2.5 : 3.5
  let bounds = chart.points.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) }
  let axis = Axis(chart.format, holding: bounds)
  func y(_ value: Double) -> Double { axis.position(value, from: height - inset, to: inset) }
  func x(_ index: Int) -> Double {
    chart.points.count > 1
      ? inset + Double(index) * (width - 2 * inset) / Double(chart.points.count - 1) : width / 2
  }
  var marks: [Mark] = []
  if let last = chart.points.last(where: { $0.lower != nil }), let lower = last.lower, let upper = last.upper {
    let frame = Rect(
      x: 0, y: rounded(y(upper)), width: rounded(width), height: rounded(max(1, y(lower) - y(upper))))
    marks.append(.rect(RectMark(part: .band, frame: frame, fill: .band)))
  }
  var run: [Point] = []
  func close() {
    if run.count > 1 { marks.append(line(.line, run, Stroke(.common, isPaper ? 0.8 : 1.25))) }
    run = []
  }
  for (index, point) in chart.points.enumerated() {
    if let value = point.value { run.append(Point(x(index), y(value))) } else { close() }
  }
  close()
  if let index = chart.points.lastIndex(where: { $0.value != nil }), let value = chart.points[index].value {
    marks.append(
      .symbol(
        SymbolMark(
          part: .point, shape: .circle, center: Point(rounded(x(index)), rounded(y(value))), size: isPaper ? 3.6 : 5,
          fill: .ink)))
  }
  return Scene(
    width: rounded(width), height: rounded(height), marks: marks, regions: [], table: DataTable(heads: [], rows: []))
}
