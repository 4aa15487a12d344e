import Document

/// One person's value on their usual range, a group's middle half and the target, on a scale that all rows of one
/// measure share.
///
/// Full size is 24 high: the middle half is a bar of 10, the value a dot of 9 in a ring of background; lower bars are
/// drawn smaller. Values outside the scale stand at its end.
package func layOut(rangeBar bar: RangeBar, width: Double, height: Double, isPaper: Bool) -> Scene {
  let unit = min(1, height / 24)
  let edge = 6.5 * unit
  let middle = rounded(height / 2)
  func x(_ value: Double) -> Double {
    let share = (value - bar.scaleLower) / max(bar.scaleUpper - bar.scaleLower, 1e-12)
    return rounded(edge + min(1, max(0, share)) * max(0, width - 2 * edge))
  }
  func upright(_ part: Part, _ value: Double, reach: Double, _ stroke: Stroke) -> Mark {
    line(part, [Point(x(value), middle - reach * unit), Point(x(value), middle + reach * unit)], stroke)
  }

  var marks: [Mark] = []
  if let lower = bar.middleLower, let upper = bar.middleUpper {
    let frame = Rect(
      x: x(lower), y: rounded(middle - 5 * unit), width: max(1, rounded(x(upper) - x(lower))),
      height: rounded(10 * unit))
    marks.append(.rect(RectMark(part: .middleHalf, frame: frame, fill: .middle)))
  }
  if let lower = bar.usualLower, let upper = bar.usualUpper {
    let stroke = Stroke(.ink, isPaper ? 1 : 1.5)
    marks.append(line(.usualRange, [Point(x(lower), middle), Point(x(upper), middle)], stroke))
    marks += [lower, upper].map { upright(.usualRange, $0, reach: 3.5, stroke) }
  }
  if let target = bar.target {
    marks.append(
      upright(.target, target, reach: 9, Stroke(.ink, isPaper ? 1 : 1.5, dash: isPaper ? [2.4, 1.6] : [3, 2])))
  }
  if let value = bar.value { marks += dot(at: Point(x(value), middle), isHollow: bar.isHollow, unit) }
  return Scene(
    width: rounded(width), height: rounded(height), marks: marks, regions: [], table: DataTable(heads: [], rows: []))
}

/// The reader's own value: a dot in a ring that sets it off from what lies under it.
private func dot(at center: Point, isHollow: Bool, _ unit: Double) -> [Mark] {
  let ring = SymbolMark(part: .own, shape: .circle, center: center, size: rounded(12.5 * unit), fill: .background)
  let stroke = rounded(1.6 * unit)
  let own = SymbolMark(
    part: .own, shape: .circle, center: center, size: isHollow ? rounded(9 * unit) - stroke : rounded(9 * unit),
    fill: isHollow ? nil : .ink, stroke: isHollow ? Stroke(.ink, stroke) : nil)
  return [.symbol(ring), .symbol(own)]
}
