import Foundation

/// Texts in the headers of a message: ASCII as it is, anything else as encoded words (RFC 2047), folded.
enum HeaderText {
  /// A line with its end: `Subject: Your report…`.
  ///
  /// - Parameter value: words that are ASCII, set apart by single spaces; a line is broken only there.
  static func line(_ name: String, _ value: String) -> String {
    var lines = ""
    var line = "\(name):"
    for word in value.split(separator: " ", omittingEmptySubsequences: true) {
      // RFC 5322, 2.1.1: 78 characters should not be exceeded; the first word stays beside the name.
      if line.utf8.count + 1 + word.utf8.count > 76, line.utf8.last != 58 {
        lines += line + "\r\n"
        line = ""
      }
      line += " " + word
    }
    return lines + line + "\r\n"
  }

  /// Free text such as a subject.
  static func text(_ raw: String) -> String {
    let text = clean(raw)
    let isPlain = text.utf8.allSatisfy { $0 < 0x7F } && !text.contains("=?") && !hasLongWord(text)
    return isPlain ? text : encodedWords(text)
  }

  /// The name beside an address, which must be a phrase: quoted if it has signs, encoded if it has other letters.
  static func mailbox(name raw: String, _ address: MailAddress) -> String {
    let name = clean(raw)
    if name.isEmpty { return address.text }
    let isASCII = name.utf8.allSatisfy { $0 < 0x7F } && !name.contains("=?") && !hasLongWord(name)
    if !isASCII { return "\(encodedWords(name)) <\(address)>" }
    if name.utf8.allSatisfy({ atomBytes.contains($0) || $0 == 32 }) { return "\(name) <\(address)>" }
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(quoted)\" <\(address)>"
  }

  /// One line without control characters and doubled spaces: nothing of it can begin another header.
  static func clean(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      // Marks that turn the direction of what follows could show an address backwards.
      let isTurning = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      let isBreak = scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xA0
      return isControl || isTurning || isBreak ? " " : scalar
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).split(separator: " ").joined(separator: " ")
  }

  /// Encoded words in Base64, which every header allows, each of whole characters and at most 75 bytes (RFC 2047, 2).
  private static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var part: [UInt8] = []
    for character in text {
      // A character can be longer than a word, a family of emoji for example: then its scalars are set apart.
      let pieces =
        character.utf8.count > 45 ? character.unicodeScalars.map { Array(String($0).utf8) } : [Array(character.utf8)]
      for piece in pieces {
        if part.count + piece.count > 45 {
          words.append(word(part))
          part = []
        }
        part += piece
      }
    }
    if !part.isEmpty { words.append(word(part)) }
    return words.joined(separator: " ")
  }

  private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

  /// Such a word could not be folded.
  private static func hasLongWord(_ text: String) -> Bool { text.split(separator: " ").contains { $0.utf8.count > 60 } }

  /// RFC 5322, 3.2.3.
  private static let atomBytes = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~".utf8)
}
