import Document

/// A line without labels: the usual range as a band and the last point marked.
package func layOut(sparkline chart: ProcessChart, width: Double, height: Double, isPaper: Bool) -> Scene {
  let inset = isPaper ? 2.5 : 3.5
  let bounds = chart.points.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) }
  let axis = Axis(chart.format, holding: bounds.map { chart.format == .percent ? min(1, max(0, $0)) : $0 })
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

/// One person's value on their usual range, a group's middle half and the target.
package func layOut(rangeBar bar: RangeBar, width: Double, height: Double, isPaper: Bool) -> Scene {
  let radius = isPaper ? 3.6 : 5.5
  let middle = rounded(height / 2)
  func x(_ value: Double) -> Double {
    let share = (value - bar.scaleLower) / max(bar.scaleUpper - bar.scaleLower, 1e-12)
    return rounded(radius + 1 + min(1, max(0, share)) * (width - 2 * radius - 2))
  }
  var marks: [Mark] = []
  if let lower = bar.middleLower, let upper = bar.middleUpper {
    let half = isPaper ? 4.0 : 5.5
    let frame = Rect(x: x(lower), y: middle - half, width: max(1, rounded(x(upper) - x(lower))), height: 2 * half)
    marks.append(.rect(RectMark(part: .middleHalf, frame: frame, fill: .middle)))
  }
  if let lower = bar.usualLower, let upper = bar.usualUpper {
    let stroke = Stroke(.ink, isPaper ? 0.8 : 1.25)
    let cap = isPaper ? 2.2 : 3.5
    marks.append(line(.usualRange, [Point(x(lower), middle), Point(x(upper), middle)], stroke))
    for end in [x(lower), x(upper)] {
      marks.append(line(.usualRange, [Point(end, middle - cap), Point(end, middle + cap)], stroke))
    }
  }
  if let target = bar.target {
    let reach = isPaper ? 6.5 : 9.0
    marks.append(
      line(
        .target, [Point(x(target), middle - reach), Point(x(target), middle + reach)],
        Stroke(.ink, isPaper ? 0.9 : 1.25, dash: isPaper ? [2, 1.4] : [3, 2])))
  }
  if let value = bar.value {
    marks.append(
      .symbol(
        SymbolMark(
          part: .own, shape: .circle, center: Point(x(value), middle), size: 2 * radius + 2, fill: .background)))
    marks.append(
      .symbol(
        SymbolMark(
          part: .own, shape: .circle, center: Point(x(value), middle), size: 2 * radius - (bar.isHollow ? 1 : 0),
          fill: bar.isHollow ? nil : .ink, stroke: bar.isHollow ? Stroke(.ink, isPaper ? 1 : 1.5) : nil)))
  }
  return Scene(
    width: rounded(width), height: rounded(height), marks: marks, regions: [], table: DataTable(heads: [], rows: []))
}
