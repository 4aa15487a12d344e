import Charts
import Document

/// Writes a scene as SVG: text stays text, colours are class names that the style sheet gives a value, so that one
/// drawing serves light and dark ground, paper and forced colours.
struct SVGWriter {
  private(set) var writer = MarkupWriter()
  /// What most marks have in common; they say nothing of it.
  private let common: CommonTraits
  /// Whether the group around says how its marks are drawn.
  private var isLookKnown = false

  /// A figure's drawing with a name and a description for readers who cannot see it.
  ///
  /// - Parameters:
  ///   - id: unique on the page; ids inside begin with it.
  ///   - hasTips: whether the areas of tips have their words; the script takes them from the next drawing otherwise.
  static func figure(
    _ scene: Scene, id: String, name: String, title: String, description: String, hasTips: Bool = true
  ) -> String {
    var svg = SVGWriter(CommonTraits(scene.marks))
    svg.open(
      scene, class: "chart \(name)", role: "img", labelledBy: "\(id)-title \(id)-desc", label: nil, isHidden: false)
    svg.writer.element("title", title, ["id": "\(id)-title"])
    svg.writer.element("desc", description, ["id": "\(id)-desc"])
    svg.writer.open(
      "g",
      [
        "aria-hidden": "true", "text-anchor": svg.common.anchor == .start ? nil : svg.common.anchor.rawValue,
        "stroke-width": decimal(svg.common.strokeWidth),
      ])
    svg.append(scene.marks)
    if !scene.regions.isEmpty {
      svg.writer.open("g", ["class": "hits"])
      for region in scene.regions { svg.append(region, hasTip: hasTips) }
      svg.writer.close("g")
    }
    svg.writer.close("g")
    svg.writer.close("svg")
    return svg.writer.markup
  }

  /// A small drawing inside a line or cell with a name of its own.
  static func inline(_ scene: Scene, class name: String, label: String) -> String {
    var svg = SVGWriter(CommonTraits())
    svg.open(scene, class: name, role: "img", labelledBy: nil, label: label, isHidden: false)
    svg.append(scene.marks)
    svg.writer.close("svg")
    return svg.writer.markup
  }

  /// A drawing that repeats what the words beside it say.
  static func decoration(_ scene: Scene, class name: String) -> String {
    var svg = SVGWriter(CommonTraits())
    svg.open(scene, class: name, role: nil, labelledBy: nil, label: nil, isHidden: true)
    svg.append(scene.marks)
    svg.writer.close("svg")
    return svg.writer.markup
  }

  private init(_ common: CommonTraits) { self.common = common }

  private mutating func open(
    _ scene: Scene, class name: String, role: String?, labelledBy: String?, label: String?, isHidden: Bool
  ) {
    let (width, height) = (decimal(scene.width), decimal(scene.height))
    writer.open(
      "svg",
      [
        "class": name, "viewBox": "0 0 \(width) \(height)", "width": width, "height": height,
        "font-size": decimal(common.textSize), "role": role, "aria-labelledby": labelledBy, "aria-label": label,
        "aria-hidden": isHidden ? "true" : nil, "focusable": "false",
      ])
  }

  /// Shapes first, then texts, which nothing covers. Shapes in a row that are drawn the same way say so once.
  private mutating func append(_ marks: [Mark]) {
    let shapes = marks.filter { !$0.isText }.map { (mark: $0, look: look(of: $0)) }
    var start = 0
    while start < shapes.count {
      let look = shapes[start].look
      let end = look == nil ? start + 1 : shapes[start...].firstIndex { $0.look != look } ?? shapes.count
      isLookKnown = end - start > 1
      if let look, isLookKnown { writer.append("<g\(look)>") }
      for shape in shapes[start..<end] { append(shape.mark) }
      if isLookKnown { writer.close("g") }
      isLookKnown = false
      start = end
    }
    for mark in marks where mark.isText { append(mark) }
  }

  /// The attributes that say how a shape is drawn; `nil` for texts and groups.
  private func look(of mark: Mark) -> String? {
    switch mark {
    case .path(let path): look(path.part, path.fill, path.stroke)
    case .rect(let rect): look(rect.part, rect.fill, rect.stroke)
    // Hollow ones are filled with the ground, so that lines do not show through them.
    case .symbol(let symbol): look(symbol.part, symbol.fill ?? .background, symbol.stroke)
    case .text, .group: nil
    }
  }

  private func look(_ part: Part, _ fill: ColorToken?, _ stroke: Stroke?) -> String {
    let classes = [
      "part-\(part.rawValue)", fill.map { "fill-\($0.rawValue)" }, stroke.map { "line-\($0.color.rawValue)" },
    ].compactMap(\.self).joined(separator: " ")
    var look = " class=\"\(classes)\""
    if let stroke {
      if stroke.width != common.strokeWidth { look += " stroke-width=\"\(decimal(stroke.width))\"" }
      if !stroke.dash.isEmpty { look += " stroke-dasharray=\"\(stroke.dash.map(decimal).joined(separator: " "))\"" }
    }
    return look
  }

  private mutating func append(_ mark: Mark) {
    switch mark {
    case .path(let path): append(path)
    case .rect(let rect): append(rect)
    case .symbol(let symbol): append(symbol)
    case .text(let text): append(text)
    case .group(let part, let marks):
      writer.open("g", ["class": "part-\(part.rawValue)"])
      append(marks)
      writer.close("g")
    }
  }

  private mutating func append(_ path: PathMark) {
    guard !path.points.isEmpty else { return }
    let data = outline(path.points, isClosed: path.isClosed)
    leaf("path", ["d": data], .path(path))
  }

  private mutating func append(_ rect: RectMark) {
    let frame = rect.frame
    leaf(
      "rect",
      [
        "x": tenth(frame.x), "y": tenth(frame.y), "width": tenth(frame.width), "height": tenth(frame.height),
      ], .rect(rect))
  }

  private mutating func append(_ symbol: SymbolMark) {
    let (center, half) = (symbol.center, symbol.size / 2)
    func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x * half, center.y + y * half) }
    // Triangles are equilateral and centred on their box.
    let rise = 0.866
    let corners: [Point]
    switch symbol.shape {
    case .circle:
      leaf(
        "circle", ["cx": tenth(center.x), "cy": tenth(center.y), "r": tenth(half)], .symbol(symbol))
      return
    case .square: corners = [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]
    case .diamond: corners = [at(0, -1), at(1, 0), at(0, 1), at(-1, 0)]
    case .triangleUp: corners = [at(0, -rise), at(1, rise), at(-1, rise)]
    case .triangleDown: corners = [at(0, rise), at(1, -rise), at(-1, -rise)]
    }
    leaf(
      "path", ["d": outline(corners, isClosed: true)], .symbol(symbol))
  }

  private mutating func append(_ text: TextMark) {
    writer.element(
      "text", text.text,
      [
        "class": text.color == CommonTraits.textColor ? nil : "fill-\(text.color.rawValue)",
        "x": tenth(text.position.x), "y": tenth(text.position.y),
        "text-anchor": text.anchor == common.anchor ? nil : text.anchor.rawValue,
        "font-size": text.style.size == common.textSize ? nil : decimal(text.style.size),
        "font-weight": text.style.weight == 400 ? nil : "\(text.style.weight)",
      ])
  }

  /// An area that shows a tip; everything in the tip is in the figure's table as well.
  private mutating func append(_ region: HitRegion, hasTip: Bool) {
    let frame = region.frame
    // Whole pixels: a finger or a pointer does not know better.
    let (left, top) = (frame.x.rounded(), frame.y.rounded())
    writer.open(
      "rect",
      [
        "x": left == 0 ? nil : decimal(left), "y": top == 0 ? nil : decimal(top),
        "width": decimal(frame.maxX.rounded() - left), "height": decimal(frame.maxY.rounded() - top),
      ])
    if hasTip { writer.element("title", region.lines.joined(separator: "\n")) }
    writer.close("rect")
  }

  private mutating func leaf(_ name: String, _ geometry: KeyValuePairs<String, String?>, _ mark: Mark) {
    writer.append("<\(name)")
    if !isLookKnown { writer.append(look(of: mark) ?? "") }
    for (key, value) in geometry { writer.append(" \(key)=\"\(value ?? "")\"") }
    writer.append("/>")
  }
}

extension Mark {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

/// Path data: horizontal and vertical steps by one coordinate, points that repeat the one before left out.
private func outline(_ points: [Point], isClosed: Bool) -> String {
  var data = ""
  var last: (x: String, y: String)?
  for point in points {
    let (x, y) = (tenth(point.x), tenth(point.y))
    if let last {
      switch (last.x == x, last.y == y) {
      case (true, true): break
      case (true, false): data += "V\(y)"
      case (false, true): data += "H\(x)"
      case (false, false): data += "L\(x) \(y)"
      }
    } else {
      data = "M\(x) \(y)"
    }
    last = (x, y)
  }
  return data + (isClosed ? "Z" : "")
}

/// A tenth of a pixel is finer than any screen shows.
private func tenth(_ value: Double) -> String { decimal((value * 10).rounded() / 10) }
