import Document

/// What a process chart draws inside its plot, from back to front.
extension ProcessLayout {
  var grid: [Mark] {
    axis.ticks.flatMap { tick -> [Mark] in
      let height = y(tick)
      return [
        line(.grid, [Point(plot.x, height), Point(plot.maxX, height)], Stroke(.grid, canvas.length(1, 0.5))),
        .text(
          canvas.centered(
            .axisLabel, axis.label(tick), x: plot.x - canvas.length(8, 5), middle: height, anchor: .end)),
      ]
    }
  }

  /// The usual range: an area and its two edges, in steps where it follows n.
  var band: [Mark] {
    let dash = chart.isTrial ? [canvas.length(3, 2), canvas.length(3, 2)] : []
    let edge = Stroke(.rule, canvas.length(0.75, 0.5), dash: dash)
    return limitSpans.flatMap { span -> [Mark] in
      let upper = level(span.flatMap { [Point($0.left, y($0.upper)), Point($0.right, y($0.upper))] })
      let lower = level(span.flatMap { [Point($0.left, y($0.lower)), Point($0.right, y($0.lower))] })
      let area = (upper + lower.reversed()).map { Point(rounded($0.x), rounded($0.y)) }
      return [
        .path(PathMark(part: .band, points: area, isClosed: true, stroke: nil, fill: .band)),
        line(.limit, upper, edge), line(.limit, lower, edge),
      ]
    }
  }

  private typealias Limit = (left: Double, right: Double, lower: Double, upper: Double)

  /// Runs of neighbouring periods that have limits.
  private var limitSpans: [[Limit]] {
    runs { chart.points[$0].lower != nil && chart.points[$0].upper != nil }.map { run in
      run.compactMap { index in
        guard let lower = chart.points[index].lower, let upper = chart.points[index].upper else { return nil }
        return (
          index == 0 ? plot.x : x(index) - step / 2,
          index == chart.points.count - 1 ? plot.maxX : x(index) + step / 2, lower, upper
        )
      }
    }
  }

  /// Leaves out points in the middle of a level line.
  private func level(_ points: [Point]) -> [Point] {
    points.enumerated().filter { index, point in
      index == 0 || index == points.count - 1 || points[index - 1].y != point.y || points[index + 1].y != point.y
    }.map(\.element)
  }

  var center: [Mark] { chart.center.map { [across(.center, $0, Stroke(.common, canvas.length(1, 0.7)))] } ?? [] }

  var target: [Mark] { chart.target.map { [across(.target, $0, canvas.targetStroke)] } ?? [] }

  private func across(_ part: Part, _ value: Double, _ stroke: Stroke) -> Mark {
    line(part, [Point(plot.x, y(value)), Point(plot.maxX, y(value))], stroke)
  }

  /// Broken where a period has no value: nothing is drawn over what is not known.
  var dataLine: [Mark] {
    runs { chart.points[$0].value != nil }.filter { $0.count > 1 }.map { run in
      line(.line, run.map { Point(x($0), y(at: $0) ?? 0) }, Stroke(.common, canvas.length(1.5, 0.9)))
    }
  }

  var symbols: [Mark] {
    chart.points.indices.compactMap { index in
      y(at: index).map { .symbol(symbol(chart.points[index], at: Point(rounded(x(index)), rounded($0)))) }
    }
  }

  func symbol(_ point: ProcessChart.Point, at center: Point, part: Part = .point) -> SymbolMark {
    let (shape, size, color): (SymbolMark.Shape, Double, ColorToken) =
      switch point.status {
      case .common: (.circle, canvas.length(5.2, 4), .common)
      case .improvement: (.square, canvas.length(7, 5), .improve)
      case .concern: (.diamond, canvas.length(9, 6.5), .concern)
      case .changedUp: (.triangleUp, canvas.length(8, 6), .neutral)
      case .changedDown: (.triangleDown, canvas.length(8, 6), .neutral)
      }
    return SymbolMark(
      part: part, shape: shape, center: center, size: size, fill: point.isHollow ? nil : color,
      stroke: point.isHollow ? Stroke(color, canvas.length(1.25, 0.8)) : nil)
  }

  /// "no data" in each gap, at the lowest place where it covers neither the line nor a level; where there is none, the
  /// broken line and the table say it.
  var gaps: [Mark] {
    var placed: [Rect] = []
    return runs { chart.points[$0].value == nil }.compactMap { run in
      guard let first = run.first, let last = run.last else { return nil }
      let half = canvas.width(of: chart.noData) / 2 + 0.02
      let middle = max(plot.x + half, min(plot.maxX - half, (x(first) + x(last)) / 2))
      var center = plot.maxY - canvas.lineHeight / 2 - 1
      while center > plot.y + canvas.lineHeight / 2 {
        let text = canvas.centered(.gap, chart.noData, x: middle, middle: center, anchor: .middle, color: .ink3)
        if isFree(text.box), !placed.contains(where: { $0.intersects(text.box, margin: 3) }) {
          placed.append(text.box)
          return .text(text)
        }
        center -= 2
      }
      return nil
    }
  }

  /// Whether a box in the plot touches no level, no point and no stretch of the line.
  private func isFree(_ box: Rect) -> Bool {
    guard box.x >= plot.x, box.maxX <= plot.maxX else { return false }
    let levels =
      [chart.center, chart.target].compactMap(\.self) + axis.ticks
      + chart.points.indices.filter { x($0) + step / 2 > box.x && x($0) - step / 2 < box.maxX }
      .flatMap { [chart.points[$0].lower, chart.points[$0].upper].compactMap(\.self) }
    // The line of the letters, without the room above capitals and below the baseline.
    let (top, foot) = (box.y + 0.15 * box.height, box.maxY - 0.15 * box.height)
    guard levels.allSatisfy({ y($0) < top || y($0) > foot }), !isStepped(box.x, box.maxX, top, foot) else {
      return false
    }
    return chart.points.indices.allSatisfy { index in
      guard let height = y(at: index) else { return true }
      let next = y(at: index + 1) ?? height
      let right = y(at: index + 1) == nil ? x(index) : x(index + 1)
      let reach = canvas.length(6, 4)
      guard right > box.x - reach, x(index) < box.maxX + reach else { return true }
      return max(height, next) < box.y - reach || min(height, next) > box.maxY + reach
    }
  }

  /// Whether an edge of the usual range steps up or down within a box.
  private func isStepped(_ left: Double, _ right: Double, _ top: Double, _ foot: Double) -> Bool {
    zip(chart.points, chart.points.dropFirst()).enumerated().contains { index, pair in
      let place = x(index) + step / 2
      guard place > left, place < right else { return false }
      return [(pair.0.lower, pair.1.lower), (pair.0.upper, pair.1.upper)].contains { edge in
        guard let from = edge.0.map(y), let to = edge.1.map(y) else { return false }
        return max(from, to) > top && min(from, to) < foot
      }
    }
  }
}
