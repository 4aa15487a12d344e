import Charts
import Document

/// A font of blocks: every character is 0.6 em wide, so geometry does not depend on real fonts.
struct BlockMeasurer: TextMeasurer {
  func width(of text: String, style: TextStyle) -> Double {
    Double(text.count) * 0.6 * style.size * (style.weight >= 600 ? 1.05 : 1)
  }

  func extents(of style: TextStyle) -> (ascent: Double, descent: Double) { (style.size * 0.97, style.size * 0.24) }
}

extension Scene {
  var flat: [Mark] { marks.flatMap(\.flat) }
  var texts: [TextMark] { flat.compactMap { if case .text(let text) = $0 { text } else { nil } } }
  var symbols: [SymbolMark] { flat.compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } } }
  var paths: [PathMark] { flat.compactMap { if case .path(let path) = $0 { path } else { nil } } }
  var rects: [RectMark] { flat.compactMap { if case .rect(let rect) = $0 { rect } else { nil } } }

  var colors: Set<ColorToken> {
    Set(
      flat.flatMap { mark -> [ColorToken?] in
        switch mark {
        case .path(let path): [path.fill, path.stroke?.color]
        case .rect(let rect): [rect.fill, rect.stroke?.color]
        case .symbol(let symbol): [symbol.fill, symbol.stroke?.color]
        case .text(let text): [text.color]
        case .group: []
        }
      }.compactMap(\.self))
  }
}

extension Scene {
  /// Texts whose boxes come nearer to each other than 1.
  var touchingTexts: [String] {
    let texts = texts
    return texts.indices.flatMap { index in
      texts[(index + 1)...].filter { texts[index].box.intersects($0.box, margin: 0.5) }
        .map { "“\(texts[index].text)” on “\($0.text)”" }
    }
  }

  /// Texts nearer than 2 to an edge, a rounding aside.
  var textsOffCanvas: [String] {
    texts.filter {
      $0.box.x < 1.98 || $0.box.maxX > width - 1.98 || $0.box.y < 1.98 || $0.box.maxY > height - 1.98
    }.map { "“\($0.text)” at \($0.box) in \(width) × \(height)" }
  }
}

extension TextMark {
  /// The part of the box that letters fill: without the room above capitals and below the baseline.
  var letters: Rect {
    Rect(x: box.x, y: position.y - 0.73 * style.size, width: box.width, height: 0.73 * style.size)
  }
}

extension Rect {
  func contains(_ point: Point) -> Bool { x <= point.x && point.x <= maxX && y <= point.y && point.y <= maxY }

  /// Whether a straight line enters the rectangle, by clipping it to each side in turn (Liang and Barsky 1984).
  func isCrossed(from start: Point, to end: Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    for (direction, distance) in [(-dx, start.x - x), (dx, maxX - start.x), (-dy, start.y - y), (dy, maxY - start.y)] {
      if direction == 0 {
        if distance <= 0 { return false }
      } else if direction < 0 {
        first = max(first, distance / direction)
      } else {
        last = min(last, distance / direction)
      }
    }
    return first < last
  }
}

extension Mark {
  fileprivate var flat: [Mark] { if case .group(_, let marks) = self { marks.flatMap(\.flat) } else { [self] } }
}

extension SymbolMark {
  var box: Rect { Rect(x: center.x - size / 2, y: center.y - size / 2, width: size, height: size) }
}

/// Numbers for property tests that are the same on every run.
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() * Double(range.count)) % range.count
  }
}
