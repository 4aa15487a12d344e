/// Finds the operators of a content stream, stepping over strings.
struct ContentScanner {
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
      case UInt8(ascii: "<"): skipHexString()
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

  /// Steps over `<41>`, or over the two brackets that open a dictionary.
  private mutating func skipHexString() {
    position += 1
    if position < bytes.count, bytes[position] == UInt8(ascii: "<") {
      position += 1
    } else {
      while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
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
