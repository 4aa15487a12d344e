import CPangoCairo
import Charts
import Document

extension TextEngine {
  /// One line, however wide.
  ///
  /// - Parameters:
  ///   - size: in points.
  ///   - tracking: added after each cluster, in points; left out for scripts whose letters join.
  package func line(_ spans: [TextSpan], size: Double, tracking: Double = 0) -> TextLine {
    lines(spans, size: size, width: .infinity, tracking: tracking).first ?? TextLine(size: size)
  }

  /// Text broken into lines of at most `width` points at spaces, ragged right, without hyphenation. U+00A0 and U+202F
  /// do not break. A word wider than a line is broken after a hyphen, else between letters: nothing is cut off.
  package func lines(_ spans: [TextSpan], size: Double, width: Double, tracking: Double = 0) -> [TextLine] {
    let key = LinesKey(spans: spans, size: size, width: width, tracking: tracking)
    if let known = knownLines[key] { return known }
    let missingBefore = missing.count
    let lines = broken(spans, size: size, width: width, tracking: tracking)
    // What has a character without a font is set anew each time, so that it is reported each time.
    if missing.count == missingBefore, !isMissingGlyphs(lines) { knownLines[key] = lines }
    return lines
  }

  private func broken(_ spans: [TextSpan], size: Double, width: Double, tracking: Double) -> [TextLine] {
    if spans.contains(where: { !isSimple($0.text) }) {
      return complexLines(spans.map(\.withoutControls), size: size, width: width)
    }
    return broken(tokens(spans, size: size, tracking: tracking), size: size, width: width, tracking: tracking)
  }

  private func isMissingGlyphs(_ lines: [TextLine]) -> Bool {
    guard !missing.isEmpty else { return false }
    return lines.contains { $0.pieces.contains { $0.run.glyphs.contains { $0.index == 0 } } }
  }

  /// A word, perhaps of several styles, and the space before it.
  private struct Token {
    var space: (word: ShapedWord, color: ColorToken)?
    var pieces: [(word: ShapedWord, color: ColorToken)] = []
    var width = 0.0
  }

  private func tokens(_ spans: [TextSpan], size: Double, tracking: Double) -> [Token] {
    var tokens: [Token] = []
    var current = Token()
    for span in spans {
      let style = TextStyle(size: size, weight: span.weight)
      var isFirst = true
      for part in span.text.split(separator: " ", omittingEmptySubsequences: false) {
        if !isFirst {
          if !current.pieces.isEmpty {
            tokens.append(current)
            current = Token()
          }
          current.space = tokens.isEmpty ? nil : (word(" ", style: style), span.color)
        }
        isFirst = false
        guard !part.isEmpty else { continue }
        let word = word(String(part), style: style)
        current.pieces.append((word, span.color))
        current.width += word.width(tracking: tracking)
      }
    }
    if !current.pieces.isEmpty { tokens.append(current) }
    return tokens
  }

  private func broken(_ tokens: [Token], size: Double, width: Double, tracking: Double) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine(size: size)
    for token in tokens {
      let spaceWidth = token.space?.word.width(tracking: tracking) ?? 0
      if !line.pieces.isEmpty, line.width + spaceWidth + token.width > width + tolerance {
        if let space = token.space { line.appendUnseen(space.word, color: space.color) }
        lines.append(line)
        line = TextLine(size: size)
      }
      if !line.pieces.isEmpty, let space = token.space {
        line.append(space.word, color: space.color, tracking: tracking)
      }
      if token.width > width + tolerance {
        appendPieces(of: token, to: &line, finished: &lines, width: width)
      } else {
        for piece in token.pieces { line.append(piece.word, color: piece.color, tracking: tracking) }
      }
    }
    if !line.pieces.isEmpty { lines.append(line) }
    return lines
  }

  /// Breaks a word that is wider than a line.
  private func appendPieces(of token: Token, to line: inout TextLine, finished: inout [TextLine], width: Double) {
    for piece in token.pieces {
      let style = TextStyle(size: line.size, weight: piece.word.weight)
      for part in fragments(of: piece.word.text) {
        let candidates = word(part, style: style).width > width ? part.map(String.init) : [part]
        for candidate in candidates {
          let shaped = word(candidate, style: style)
          if !line.pieces.isEmpty, line.width + shaped.width > width + tolerance {
            finished.append(line)
            line = TextLine(size: line.size)
          }
          line.append(shaped, color: piece.color)
        }
      }
    }
  }

  /// A word cut after its hyphens, slashes and the signs of a mail address.
  private func fragments(of text: String) -> [String] {
    var parts: [String] = []
    var current = ""
    for character in text {
      current.append(character)
      if "-–/@._".contains(character) {
        parts.append(current)
        current = ""
      }
    }
    return current.isEmpty ? parts : parts + [current]
  }

  /// Rounding of widths that were added in another order must not push a word to the next line.
  private var tolerance: Double { 0.01 }
}

extension TextSpan {
  /// The same with spaces for line feeds, tabs and other controls, which would end the line early.
  fileprivate var withoutControls: TextSpan {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control || (0x2028...0x2029).contains(scalar.value)
      plain.append(isControl ? " " : scalar)
    }
    return TextSpan(String(plain), weight: weight, color: color)
  }
}

/// Whether a text can be shaped word by word.
private func isSimple(_ text: String) -> Bool {
  text.utf8.allSatisfy { (0x20...0x7E).contains($0) } || text.unicodeScalars.allSatisfy(isSimple)
}

/// Whether a character can be shaped word by word, left to right: Latin, Greek, Cyrillic, signs. Everything else goes
/// through Pango's own line breaking and bidirectional ordering.
func isSimple(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xA0...0x52F, 0x1E00...0x1FFF: true
  case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
  case 0x2000...0x2BFF: true
  default: false
  }
}
