extension ChartCanvas {
  /// The text on as few lines as fit the width, whole: broken at spaces, then at no-break spaces, and a word that is
  /// too long for a line between characters.
  func wrapped(_ text: String, weight: Int = 400, within limit: Double) -> [String] {
    guard width(of: text, weight: weight) > limit else { return [text] }
    var lines: [String] = []
    for word in words(of: text, weight, limit) {
      if let last = lines.last {
        let longer = last + word.space + word.text
        if width(of: longer, weight: weight) <= limit {
          lines[lines.count - 1] = longer
          continue
        }
      }
      lines.append(word.text)
    }
    return lines.isEmpty ? [text] : lines
  }

  /// The unbreakable parts of a text, each with the space that stands before it.
  private func words(of text: String, _ weight: Int, _ limit: Double) -> [(space: String, text: String)] {
    text.split(separator: " ").flatMap { word -> [(space: String, text: String)] in
      guard width(of: String(word), weight: weight) > limit else { return [(" ", String(word))] }
      return word.split(separator: "\u{A0}").enumerated().flatMap { place, part in
        pieces(of: String(part), weight, limit).enumerated().map { index, piece in
          (index > 0 ? "" : place > 0 ? "\u{A0}" : " ", piece)
        }
      }
    }
  }

  /// A long word in parts of about the same length, so that no single letter is left over.
  private func pieces(of word: String, _ weight: Int, _ limit: Double) -> [String] {
    let characters = Array(word)
    let whole = width(of: word, weight: weight)
    guard whole > limit, characters.count > 1 else { return [word] }
    let least = min(characters.count, max(2, Int((whole / max(limit, 1)).rounded(.up))))
    for count in least..<characters.count {
      let pieces = (0..<count).map { index in
        String(characters[(characters.count * index / count)..<(characters.count * (index + 1) / count)])
      }
      if pieces.allSatisfy({ width(of: $0, weight: weight) <= limit }) { return pieces }
    }
    return characters.map { String($0) }
  }
}
