import Charts
import Document

extension TextEngine {
  /// Draws a scene with its top left corner at a point. It measures and decides nothing: the scene says all.
  package func draw(_ scene: Scene, on canvas: some Drawing, at origin: Point) {
    for mark in scene.marks { draw(mark, on: canvas, at: origin) }
  }

  private func draw(_ mark: Mark, on canvas: some Drawing, at origin: Point) {
    switch mark {
    case .path(let path):
      let points = path.points.map { $0.moved(by: origin) }
      if let fill = path.fill { canvas.fill(points, fill) }
      if let stroke = path.stroke { canvas.stroke(points, stroke, isClosed: path.isClosed) }
    case .rect(let rect):
      let frame = Rect(
        x: rect.frame.x + origin.x, y: rect.frame.y + origin.y, width: rect.frame.width, height: rect.frame.height)
      if let fill = rect.fill { canvas.fill(frame, fill) }
      if let stroke = rect.stroke { canvas.rectangle(frame, stroke) }
    case .symbol(let symbol):
      draw(symbol, on: canvas, at: symbol.center.moved(by: origin))
    case .text(let text):
      draw(text, on: canvas, at: text.position.moved(by: origin))
    case .group(_, let marks):
      for mark in marks { draw(mark, on: canvas, at: origin) }
    }
  }

  private func draw(_ symbol: SymbolMark, on canvas: some Drawing, at center: Point) {
    let fill = symbol.fill ?? .background
    guard let corners = symbol.shape.corners else {
      canvas.disc(at: center, diameter: symbol.size, fill)
      if let stroke = symbol.stroke { canvas.circle(at: center, diameter: symbol.size, stroke) }
      return
    }
    let points = corners.map { Point(center.x + $0.x * symbol.size, center.y + $0.y * symbol.size) }
    canvas.fill(points, fill)
    if let stroke = symbol.stroke { canvas.stroke(points, stroke, isClosed: true) }
  }

  private func draw(_ text: TextMark, on canvas: some Drawing, at position: Point) {
    let line = line([TextSpan(text.text, weight: text.style.weight, color: text.color)], size: text.style.size)
    let shift =
      switch text.anchor {
      case .start: 0.0
      case .middle: line.width / 2
      case .end: line.width
      }
    canvas.draw(line, at: Point(position.x - shift, position.y))
  }
}

extension SymbolMark.Shape {
  /// The corners around the centre for size 1; `nil` for the circle. A triangle is equilateral and centred on its box.
  var corners: [Point]? {
    let half = 0.5
    let rise = 0.433
    return switch self {
    case .circle: nil
    case .square: [Point(-half, -half), Point(half, -half), Point(half, half), Point(-half, half)]
    case .diamond: [Point(0, -half), Point(half, 0), Point(0, half), Point(-half, 0)]
    case .triangleUp: [Point(0, -rise), Point(half, rise), Point(-half, rise)]
    case .triangleDown: [Point(0, rise), Point(half, -rise), Point(-half, -rise)]
    }
  }
}

extension Point {
  /// The point moved by the coordinates of another.
  package func moved(by origin: Point) -> Point { Point(x + origin.x, y + origin.y) }
}
