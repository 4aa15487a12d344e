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
