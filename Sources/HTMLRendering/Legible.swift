/// The text as a page can show it: control characters become their pictures, `U+0000` “␀”, because a browser would
/// drop them; and a change of writing direction ends with the text that it came in, so that nobody's name turns the
/// words behind it around.
func legible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { picture(of: $0) != nil || Turn($0) != nil }) else { return text }
  var result = String.UnicodeScalarView()
  var open: [Turn] = []
  for scalar in text.unicodeScalars {
    switch Turn(scalar) {
    case .embedding?: open.append(.embedding)
    case .isolate?: open.append(.isolate)
    case .endOfEmbedding?: if open.last == .embedding { open.removeLast() }
    case .endOfIsolate?:
      // The end of an isolate ends the embeddings inside it as well.
      if let start = open.lastIndex(of: .isolate) { open.removeSubrange(start...) }
    case nil: break
    }
    result.append(picture(of: scalar) ?? scalar)
  }
  for turn in open.reversed() { result.append(turn == .isolate ? "\u{2069}" : "\u{202C}") }
  return String(result)
}

/// The characters that change the direction of what follows (Unicode Standard Annex 9, section 2).
private enum Turn {
  case embedding, isolate, endOfEmbedding, endOfIsolate

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x202A, 0x202B, 0x202D, 0x202E: self = .embedding
    case 0x2066...0x2068: self = .isolate
    case 0x202C: self = .endOfEmbedding
    case 0x2069: self = .endOfIsolate
    default: return nil
    }
  }
}

/// What stands for a control character; `nil` for everything else, for tabs and for ends of lines.
private func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  case 0x09, 0x0A: nil
  case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
  case 0x7F: "\u{2421}"
  // These have no pictures, and a page may not hold them.
  case 0x80...0x9F, 0xFDD0...0xFDEF: "\u{FFFD}"
  case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
  default: nil
  }
}
