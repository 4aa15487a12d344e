import Charts
import Document

// Operators that paint, each marked as content of its element or as decoration.
extension PageCanvas {
  package func fill(_ frame: Rect, _ token: ColorToken) {
    mark()
    use(fill: token)
    append(frame)
    content.append("f\n")
  }

  package func fill(_ points: [Point], _ token: ColorToken) {
    guard points.count > 1 else { return }
    mark()
    use(fill: token)
    trace(points)
    content.append("h f\n")
  }

  package func stroke(_ points: [Point], _ stroke: Stroke, isClosed: Bool) {
    guard points.count > 1 else { return }
    mark()
    use(stroke)
    trace(points)
    content.append(isClosed ? "s\n" : "S\n")
  }

  /// A disc is a dot of a round pen: two path points instead of thirteen.
  package func disc(at center: Point, diameter: Double, _ token: ColorToken) {
    mark()
    use(stroke: token)
    set(width: diameter, dash: [], isRound: true)
    trace([center, center])
    content.append("S\n")
  }

  /// Four Bézier curves; 0.5523 of the radius from the ends makes them round to within 0.03 %.
  package func circle(at center: Point, diameter: Double, _ stroke: Stroke) {
    mark()
    use(stroke)
    let radius = diameter / 2
    let handle = radius * 0.5523
    append(center.x + radius, center.y)
    content.append("m\n")
    for (x, y) in [(0.0, 1.0), (-1, 0), (0, -1), (1, 0)] {
      // The curve ends where the unit vector points, and began a right angle before.
      let (startX, startY) = (y, -x)
      append(center.x + radius * startX + handle * x, center.y + radius * startY + handle * y)
      append(center.x + radius * x + handle * startX, center.y + radius * y + handle * startY)
      append(center.x + radius * x, center.y + radius * y)
      content.append("c\n")
    }
    content.append("s\n")
  }

  package func rectangle(_ frame: Rect, _ stroke: Stroke) {
    mark()
    use(stroke)
    append(frame)
    content.append("S\n")
  }

  /// Draws the logo, which the file has under the name of `L`.
  package func drawLogo(in frame: Rect) {
    mark()
    content.append("q ")
    content.append(fixed: frame.width)
    content.append(" 0 0 ")
    content.append(fixed: frame.height)
    content.append(" ")
    append(frame.x, frame.maxY)
    content.append("cm /L Do Q\n")
    logoPages.insert(pages.count)
  }

  // MARK: State

  /// A place in the page's own system, whose origin is at the foot.
  func append(_ x: Double, _ y: Double) { content.append(x, height - y) }

  private func append(_ frame: Rect) {
    append(frame.x, frame.maxY)
    content.append(frame.width, frame.height)
    content.append("re ")
  }

  private func trace(_ points: [Point]) {
    for (index, point) in points.enumerated() {
      append(point.x, point.y)
      content.append(index == 0 ? "m " : "l ")
    }
  }

  var fillColor: ColorToken? { state.fill }

  func use(fill token: ColorToken) {
    guard state.fill != token else { return }
    state.fill = token
    content.append(contentsOf: color(token))
    content.append("rg\n")
  }

  private func use(stroke token: ColorToken) {
    guard state.stroke != token else { return }
    state.stroke = token
    content.append(contentsOf: color(token))
    content.append("RG\n")
  }

  private func color(_ token: ColorToken) -> [UInt8] {
    if let known = colors[token] { return known }
    let value = theme.paper(token)
    var bytes: [UInt8] = []
    for part in [value.red, value.green, value.blue] {
      let thousandths = Int((Double(part) / 0.255).rounded())
      bytes.append(integer: thousandths / 1000)
      if thousandths % 1000 > 0 {
        bytes.append(UInt8(ascii: "."))
        for divisor in [100, 10, 1] { bytes.append(48 + UInt8(thousandths / divisor % 10)) }
      }
      bytes.append(32)
    }
    colors[token] = bytes
    return bytes
  }

  private func use(_ stroke: Stroke) {
    use(stroke: stroke.color)
    set(width: stroke.width, dash: stroke.dash, isRound: false)
  }

  private func set(width: Double, dash: [Double], isRound: Bool) {
    if width != state.lineWidth {
      content.append(fixed: width)
      content.append(" w ")
    }
    if dash != state.dash {
      content.append("[")
      for length in dash {
        content.append(fixed: length)
        content.append(" ")
      }
      content.append("]0 d ")
    }
    if isRound != state.isRound { content.append(isRound ? "1 J " : "0 J ") }
    state.lineWidth = width
    state.dash = dash
    state.isRound = isRound
  }
}
