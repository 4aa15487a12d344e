import Document

/// A stretch of text in one weight and colour.
package struct TextSpan: Hashable, Sendable {
  package var text: String
  /// 400, 500, 600 or 700.
  package var weight: Int
  package var color: ColorToken

  package init(_ text: String, weight: Int = 400, color: ColorToken = .ink) {
    self.text = text
    self.weight = weight
    self.color = color
  }
}

/// One line of shaped text, ready to be drawn from its left end. It must not outlive the engine that made it.
package struct TextLine {
  /// The advance, in points.
  package internal(set) var width: Double
  /// What the line says, in logical order.
  package internal(set) var text: String
  /// In points.
  package let size: Double
  var pieces: [Piece] = []

  /// A run at a distance from the line's left end.
  struct Piece {
    var run: GlyphRun
    var x: Double
    var color: ColorToken
  }

  init(size: Double) {
    width = 0
    text = ""
    self.size = size
  }

  /// Appends runs at the line's end. Neighbours of one font and colour become one run: one operator in the PDF.
  mutating func append(_ word: ShapedWord, color: ColorToken) {
    for run in word.runs {
      if let last = pieces.last, last.color == color, last.run.font == run.font, !last.run.isBackward, !run.isBackward {
        pieces[pieces.count - 1].run.append(run, at: width - last.x)
      } else {
        pieces.append(Piece(run: run, x: width, color: color))
      }
      width += run.width
    }
    text += word.text
  }

  /// Appends the space at which the line was broken: it takes no room, but keeps the words apart for a reader who
  /// copies or hears the text.
  mutating func appendUnseen(_ space: ShapedWord, color: ColorToken) {
    let (width, text) = (width, text)
    append(space, color: color)
    (self.width, self.text) = (width, text)
  }
}

/// A word, or a space, shaped once and used wherever it stands again in the same size and weight.
final class ShapedWord {
  let text: String
  let weight: Int
  let runs: [GlyphRun]
  let width: Double
  /// No font of the library has one of its characters.
  let isMissingGlyphs: Bool

  init(text: String, weight: Int, runs: [GlyphRun], isMissingGlyphs: Bool) {
    self.text = text
    self.weight = weight
    self.runs = runs
    width = runs.reduce(0) { $0 + $1.width }
    self.isMissingGlyphs = isMissingGlyphs
  }
}
