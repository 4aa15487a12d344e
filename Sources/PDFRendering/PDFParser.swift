/// Reads values of the PDF syntax from bytes, one after another. `nil` anywhere means that the bytes are not what was
/// expected; the caller gives up on the file.
struct PDFParser {
  let bytes: [UInt8]
  var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next value, with `n 0 R` as a reference.
  mutating func value() -> PDFValue? {
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "/"): return name().map(PDFValue.name)
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "("): return literalString()
    case UInt8(ascii: "<"):
      return position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "<") ? dictionary() : hexString()
    default: return keywordOrReference()
    }
  }

  /// Skips a keyword if it comes next.
  mutating func skip(_ keyword: StaticString) -> Bool {
    skipSpace()
    let wanted = UnsafeBufferPointer(start: keyword.utf8Start, count: keyword.utf8CodeUnitCount)
    guard position + wanted.count <= bytes.count, bytes[position..<position + wanted.count].elementsEqual(wanted) else {
      return false
    }
    position += wanted.count
    return true
  }

  mutating func integer() -> Int? {
    skipSpace()
    return Int(String(decoding: regular(), as: UTF8.self))
  }

  mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if Self.isSpace(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func name() -> String? {
    position += 1
    return String(decoding: regular(), as: UTF8.self)
  }

  private mutating func array() -> PDFValue? {
    position += 1
    var items: [PDFValue] = []
    while true {
      skipSpace()
      guard position < bytes.count else { return nil }
      if bytes[position] == UInt8(ascii: "]") {
        position += 1
        return .array(items)
      }
      guard let item = value() else { return nil }
      items.append(item)
    }
  }

  private mutating func dictionary() -> PDFValue? {
    position += 2
    var result = PDFDictionary()
    while true {
      if skip(">>") { return .dictionary(result) }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "/"), let key = name(), let value = value() else {
        return nil
      }
      result.entries.append(.init(key: key, value: value))
    }
  }

  private mutating func literalString() -> PDFValue? {
    let start = position
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return .raw(Array(bytes[start..<min(position, bytes.count)])) }
    }
    return nil
  }

  private mutating func hexString() -> PDFValue? {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    defer { position = end + 1 }
    return .raw(Array(bytes[position...end]))
  }

  private mutating func keywordOrReference() -> PDFValue? {
    let word = regular()
    guard !word.isEmpty else { return nil }
    let start = position
    if word.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), skip("0"), skip("R") {
      return Int(String(decoding: word, as: UTF8.self)).map(PDFValue.reference)
    }
    position = start
    return .raw(Array(word))
  }

  private mutating func regular() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 0 }

  static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
