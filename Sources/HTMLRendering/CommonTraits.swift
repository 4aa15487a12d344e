import Charts
import Document

/// What most marks of a drawing have in common, said once around all of them.
struct CommonTraits {
  var textSize = 12.0
  var anchor = TextMark.Anchor.start
  /// What SVG takes where nothing is said.
  var strokeWidth = 1.0
  /// The style sheet gives it to all text.
  static let textColor = ColorToken.ink2

  init() {}

  /// The most frequent ones of a scene; of equally frequent ones the smallest.
  init(_ marks: [Mark]) {
    var sizes: [Double: Int] = [:]
    var widths: [Double: Int] = [:]
    var anchors: [TextMark.Anchor: Int] = [:]
    func count(_ mark: Mark) {
      switch mark {
      case .text(let text):
        sizes[text.style.size, default: 0] += 1
        anchors[text.anchor, default: 0] += 1
      case .group(_, let marks): marks.forEach(count)
      case .path(let path): if let stroke = path.stroke { widths[stroke.width, default: 0] += 1 }
      case .rect(let rect): if let stroke = rect.stroke { widths[stroke.width, default: 0] += 1 }
      case .symbol(let symbol): if let stroke = symbol.stroke { widths[stroke.width, default: 0] += 1 }
      }
    }
    marks.forEach(count)
    func most(_ counts: [Double: Int]) -> Double? { counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
    textSize = most(sizes) ?? 12
    strokeWidth = most(widths) ?? 1
    anchor = anchors.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .start
  }
}
