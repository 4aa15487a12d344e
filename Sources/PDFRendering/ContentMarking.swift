/// Marks what stands outside the structure of a page, running header, rules, icons, as artifact (ISO 32000-1,
/// 14.8.2.2): a reader program then passes over it.
struct ContentMarking {
  private let content: [UInt8]

  init(_ content: [UInt8]) { self.content = content }

  /// The content with each stretch between marked sequences that paints something put into a sequence of its own;
  /// `nil` when sequences are not closed.
  func withArtifacts() -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(content.count + 1024)
    var copied = 0
    var depth = 0
    var gap = Gap()
    var scanner = Scanner(content)
    while let word = scanner.next() {
      switch word.kind {
      case .begin:
        if depth == 0 {
          // The operands, a name and a dictionary or a name of one, belong to the operator.
          flush(gap, upTo: scanner.operands ?? word.start, copied: &copied, to: &output)
          gap = Gap()
        }
        depth += 1
      case .end:
        depth -= 1
        if depth < 0 { return nil }
        if depth == 0 { copy(upTo: word.end, copied: &copied, to: &output) }
      case .paint:
        if depth == 0 { gap.isPainting = true }
      case .structure:
        // The page's own matrix and q stay outside, as does the Q at its end.
        if depth == 0, !gap.isPainting { gap.start = word.end }
        if depth == 0, gap.isPainting, content[word.start] == UInt8(ascii: "Q"), word.end - word.start == 1 {
          flush(gap, upTo: word.start, copied: &copied, to: &output)
          gap = Gap()
        }
      case .other: break
      }
    }
    guard depth == 0 else { return nil }
    flush(gap, upTo: content.count, copied: &copied, to: &output)
    return output
  }

  private struct Gap {
    var isPainting = false
    /// Where the artifact begins; `nil` is where copying stands.
    var start: Int?
  }

  private func flush(_ gap: Gap, upTo end: Int, copied: inout Int, to output: inout [UInt8]) {
    guard gap.isPainting else {
      copy(upTo: end, copied: &copied, to: &output)
      return
    }
    if let start = gap.start { copy(upTo: start, copied: &copied, to: &output) }
    output += "\n/Artifact BMC\n".utf8
    copy(upTo: end, copied: &copied, to: &output)
    output += "\nEMC\n".utf8
  }

  private func copy(upTo end: Int, copied: inout Int, to output: inout [UInt8]) {
    output += content[copied..<max(copied, end)]
    copied = max(copied, end)
  }
}

/// Finds the operators of a content stream, stepping over strings.
private struct Scanner {
  enum Kind {
    /// BDC or BMC.
    case begin
    /// EMC.
    case end
    /// Something that leaves a mark.
    case paint
    /// q, Q or cm.
    case structure
    case other
  }

  struct Word {
    var kind: Kind
    var start: Int
    var end: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  /// Where the operands of the operator that was found last begin.
  private(set) var operands: Int?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Word? {
    operands = nil
    while position < bytes.count {
      let byte = bytes[position]
      if PDFParser.isSpace(byte) {
        position += 1
        continue
      }
      if operands == nil, !isOperator(byte) { operands = position }
      switch byte {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "/"): skipRegular(from: position + 1)
      case _ where PDFParser.isDelimiter(byte): position += 1
      case _ where isOperator(byte):
        let start = position
        skipRegular(from: position)
        return Word(kind: kind(bytes[start..<position]), start: start, end: position)
      default: skipRegular(from: position)
      }
    }
    return nil
  }

  private func isOperator(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  private mutating func skipRegular(from start: Int) {
    position = start
    while position < bytes.count, !PDFParser.isSpace(bytes[position]), !PDFParser.isDelimiter(bytes[position]) {
      position += 1
    }
  }

  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return }
    }
  }

  private func kind(_ word: ArraySlice<UInt8>) -> Kind {
    switch String(decoding: word, as: UTF8.self) {
    case "BDC", "BMC": .begin
    case "EMC": .end
    case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", "\"": .paint
    case "q", "Q", "cm": .structure
    default: .other
    }
  }
}
