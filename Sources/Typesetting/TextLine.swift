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
  package internal(set) var width = 0.0
  /// In points.
  package let size: Double
  var pieces: [Piece] = []
  /// Pieces at the end that take no room.
  private var unseen = 0
  /// What the line says where that is not what its pieces say.
  var statedText: String?

  /// A run at a distance from the line's left end.
  struct Piece {
    var run: GlyphRun
    var x: Double
    var color: ColorToken
    /// Added after each cluster, in points.
    var tracking = 0.0
  }

  init(size: Double) { self.size = size }

  /// What the line says, in logical order.
  package var text: String {
    statedText ?? pieces.dropLast(unseen).map { String(decoding: $0.run.utf8, as: UTF8.self) }.joined()
  }

  /// Appends runs at the line's end.
  mutating func append(_ word: ShapedWord, color: ColorToken, tracking: Double = 0) {
    for run in word.runs {
      let isSpread = tracking != 0 && !run.isBackward
      pieces.append(Piece(run: run, x: width, color: color, tracking: isSpread ? tracking : 0))
      width += run.width + (isSpread ? Double(run.clusters.count) * tracking : 0)
    }
  }

  /// Appends the space at which the line was broken: it takes no room, but keeps the words apart for a reader who
  /// copies or hears the text.
  mutating func appendUnseen(_ space: ShapedWord, color: ColorToken) {
    let width = width
    append(space, color: color)
    self.width = width
    unseen += space.runs.count
  }
}

/// A word, or a space, shaped once and used wherever it stands again in the same size and weight.
final class ShapedWord {
  let text: String
  let weight: Int
  let runs: [GlyphRun]
  let width: Double
  private let clusterCount: Int
  /// No font of the library has one of its characters.
  let isMissingGlyphs: Bool

  init(text: String, weight: Int, runs: [GlyphRun], isMissingGlyphs: Bool) {
    self.text = text
    self.weight = weight
    self.runs = runs
    width = runs.reduce(0) { $0 + $1.width }
    clusterCount = runs.reduce(0) { $0 + ($1.isBackward ? 0 : $1.clusters.count) }
    self.isMissingGlyphs = isMissingGlyphs
  }

  /// The advance with `tracking` points after each cluster.
  func width(tracking: Double) -> Double { tracking == 0 ? width : width + Double(clusterCount) * tracking }
}
