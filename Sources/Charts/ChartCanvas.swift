import Document

/// The lengths and text styles of one size class, and the one way to make a text mark.
struct ChartCanvas<Measurer: TextMeasurer> {
  let width: Double
  let isPaper: Bool
  let measurer: Measurer

  /// Smallest chart text: 12 px or 7.5 pt.
  var labelSize: Double { isPaper ? 7.5 : 12 }
  /// A length given in px for the screen, and in pt for paper.
  func length(_ pixels: Double, _ points: Double) -> Double { isPaper ? points : pixels }

  func style(_ weight: Int = 400) -> TextStyle { TextStyle(size: labelSize, weight: weight) }

  func width(of text: String, weight: Int = 400) -> Double { measurer.width(of: text, style: style(weight)) }

  /// Height of a line of label text from its highest to its lowest point.
  var lineHeight: Double {
    let (ascent, descent) = measurer.extents(of: style())
    return ascent + descent
  }

  /// From one line to the next of the same label: no closer than two labels that are not one.
  var leading: Double { lineHeight + 2.1 }

  /// From the baseline to the top of the box.
  var ascent: Double { measurer.extents(of: style()).ascent }

  var hairline: Stroke { Stroke(.rule, length(0.75, 0.5)) }
  var targetStroke: Stroke { Stroke(.ink, length(1.25, 0.9), dash: [length(5, 3.5), length(3, 2)]) }

  /// A text whose baseline is at `y`, kept inside the canvas by moving it sideways.
  func text(
    _ part: Part, _ text: String, x: Double, y: Double, anchor: TextMark.Anchor = .start, weight: Int = 400,
    color: ColorToken = .ink2
  ) -> TextMark {
    let textWidth = width(of: text, weight: weight)
    let (ascent, descent) = measurer.extents(of: style(weight))
    var left =
      switch anchor {
      case .start: x
      case .middle: x - textWidth / 2
      case .end: x - textWidth
      }
    left = max(2, min(left, width - 2 - textWidth))
    let position =
      switch anchor {
      case .start: left
      case .middle: left + textWidth / 2
      case .end: left + textWidth
      }
    return TextMark(
      part: part, text: text, position: Point(rounded(position), rounded(y)), anchor: anchor, style: style(weight),
      color: color,
      box: Rect(x: rounded(left), y: rounded(y - ascent), width: rounded(textWidth), height: rounded(ascent + descent)))
  }

  /// A text whose middle line is at `y`.
  func centered(
    _ part: Part, _ text: String, x: Double, middle y: Double, anchor: TextMark.Anchor = .start, weight: Int = 400,
    color: ColorToken = .ink2
  ) -> TextMark {
    // Cap height of Inter is 0.727 em: half of it below the middle puts capitals and digits in the middle.
    self.text(part, text, x: x, y: y + 0.3635 * labelSize, anchor: anchor, weight: weight, color: color)
  }
}

/// To 0.01, so that scenes print the same everywhere; what is not a number is drawn at the origin.
func rounded(_ value: Double) -> Double { value.isFinite ? (value * 100).rounded() / 100 : 0 }

func line(_ part: Part, _ points: [Point], _ stroke: Stroke) -> Mark {
  .path(PathMark(part: part, points: points.map { Point(rounded($0.x), rounded($0.y)) }, stroke: stroke))
}
