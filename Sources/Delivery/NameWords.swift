import Foundation

/// A text as words with what stands between them, to find names in it.
///
/// A word is a run of letters and digits. Scripts that set no spaces between words (Han, kana, Hangul with its endings,
/// Thai, Lao, Khmer, Burmese) give a word a character, so that a name in them is found wherever it stands.
struct NameWords {
  struct Word: Equatable {
    /// In lower case, without what only looks different (NFKC).
    var folded: String
    /// As written.
    var written: String
    /// What stands before it, since the word before.
    var gap: String
  }

  private(set) var words: [Word] = []
  /// What stands after the last word.
  private(set) var end = ""

  init(_ text: String) {
    var gap = ""
    var word = ""
    func flush(_ words: inout [Word]) {
      guard !word.isEmpty else { return }
      words.append(Word(folded: word.lowercased(), written: word, gap: gap))
      (word, gap) = ("", "")
    }
    for character in text.precomposedStringWithCompatibilityMapping {
      let scalar = character.unicodeScalars.first ?? " "
      if scalar.properties.generalCategory == .format { continue }
      guard character.isLetter || character.isNumber else {
        flush(&words)
        gap.append(character)
        continue
      }
      if NameWords.standsAlone(scalar) {
        flush(&words)
        word.append(character)
        flush(&words)
      } else {
        word.append(character)
      }
    }
    flush(&words)
    end = gap
  }

  /// Whether the word at a place is a part of a longer one with what stands before it: `a-1001` in `ba-1001`, `anna` in
  /// `anna@example`.
  func isJoinedBefore(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return NameWords.joints.contains(words[index].gap) || words[index].gap == "'" || words[index].gap == "’"
  }

  /// The same with what stands after it. An apostrophe after a name is a genitive: `Anna’s`.
  ///
  /// - Parameter dots: whether a dot joins, as in an address.
  func isJoinedAfter(_ index: Int, dots: Bool) -> Bool {
    guard index + 1 < words.count else { return false }
    return NameWords.joints.contains(words[index + 1].gap) || dots && words[index + 1].gap == "."
  }

  private static let joints: Set<String> = ["-", "_", "@", "‐", "‑"]

  static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
