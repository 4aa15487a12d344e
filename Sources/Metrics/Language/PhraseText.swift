/// A text with places for values: `**{Noun} rose to {value}.** More follows.`
package struct PhraseText: Hashable, Sendable {
  /// A stretch of the text.
  package enum Piece: Hashable, Sendable {
    case words(String, isStrong: Bool)
    /// The place of a value; a capital in the file asks for a capital first letter.
    case value(String, isCapital: Bool, isStrong: Bool)
  }

  /// For the counts that the language puts into the singular; the same as `other` in a text that counts nothing.
  package var one: [Piece]
  package var other: [Piece]

  /// Why a text cannot be read.
  package enum Fault: Error, Hashable {
    case openBrace, strayBrace, openStars
  }

  /// - Throws: a fault when braces or asterisks do not come in pairs.
  package init(one: String? = nil, other: String) throws(Fault) {
    self.other = try PhraseText.pieces(of: other)
    self.one = try one.map { (text) throws(Fault) in try PhraseText.pieces(of: text) } ?? self.other
  }

  /// The names of the values of the form for many. `number` is `n` in words, so it counts as the same.
  package var values: Set<String> { PhraseText.values(of: other) }

  /// The names of the values of the form for one.
  package var valuesOfOne: Set<String> { PhraseText.values(of: one) }

  private static func values(of pieces: [Piece]) -> Set<String> {
    Set(
      pieces.compactMap { piece in
        if case .value(let name, _, _) = piece { name == "number" ? "n" : name } else { nil }
      })
  }

  private static func pieces(of text: String) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var isStrong = false
    var rest = text[...]
    func close() {
      if !words.isEmpty { pieces.append(.words(words, isStrong: isStrong)) }
      words = ""
    }
    while let character = rest.first {
      if rest.hasPrefix("**") {
        close()
        isStrong.toggle()
        rest = rest.dropFirst(2)
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else { throw .openBrace }
        close()
        let name = rest[rest.index(after: rest.startIndex)..<end]
        let isCapital = name.first?.isUppercase ?? false
        pieces.append(.value(name.lowercased(), isCapital: isCapital, isStrong: isStrong))
        rest = rest[rest.index(after: end)...]
      } else if character == "}" {
        throw .strayBrace
      } else {
        words.append(character)
        rest = rest.dropFirst()
      }
    }
    close()
    if isStrong { throw .openStars }
    return pieces
  }
}
