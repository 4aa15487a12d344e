/// Walks the records of a CSV text in UTF-8 and finds those that no reader could take apart safely.
///
/// A quote counts at the start of a field only; inside quotes two quotes mean one, and line ends belong to the field.
/// A record whose quotes do not match is given up after its first line, so that it swallows no other.
struct RecordScanner {
  let bytes: UnsafeRawBufferPointer
  let delimiter: UInt8
  /// How many fields a record must have; 0 accepts any number.
  var expectedFields = 0
  /// Whether quotes have a meaning.
  var hasQuotes = true
  /// Whether the bytes are a mapped file (`FileBytes`), of which a walk may let go page by page.
  var isMapped = false
  /// Longer records are rejected; the engine reads none above 2 MiB.
  static let longestRecord = 2_000_000

  /// One record with its place.
  struct Record {
    /// 1-based number of its first line.
    var line: Int
    /// Without the line end.
    var bytes: Range<Int>
    var fields: Int
    var problem: Problem?
    /// Only delimiters and blanks, or nothing: not a record that counts.
    var isBlank: Bool
    var endsWithCarriageReturn: Bool
    /// Tabs, quoted line ends, or what may be a no-break space.
    var hasOtherBlanks: Bool
    /// Whether a cell begins or ends with a blank, within its quotes if it has some.
    var hasEdgeBlanks = false
  }

  enum Problem: Equatable {
    case fields(Int, expected: Int)
    case unmatchedQuote, textAfterQuote, nul, invalidUTF8, tooLong

    var reason: String {
      switch self {
      case .fields(let found, let expected):
        "\(found < expected ? "missing" : "too many") columns: \(found) instead of \(expected)"
      case .unmatchedQuote: "a quote is not closed"
      case .textAfterQuote: "text after a closing quote"
      case .nul: "holds a NUL byte"
      case .invalidUTF8: "invalid encoding"
      case .tooLong: "longer than 2 MB"
      }
    }
  }

  private enum Shape { case good, unmatchedQuote, textAfterQuote }

  init(bytes: UnsafeRawBufferPointer, delimiter: UInt8, hasQuotes: Bool = true) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.hasQuotes = hasQuotes
  }

  /// Where the text begins after a mark and `lines` lines.
  func start(skipping lines: Int) -> (offset: Int, line: Int) {
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while line <= lines, offset < bytes.count {
      offset = lineEnd(from: offset).next
      line += 1
    }
    return (offset, line)
  }

  /// Calls `body` with each record from an offset on, in order, until it returns `false`.
  ///
  /// - Parameter end: no record that begins here or later is looked at; `nil` for the end of the text.
  func forEachRecord(from offset: Int, line: Int, until end: Int? = nil, _ body: (Record) -> Bool) {
    var (offset, line) = (offset, line)
    let end = end ?? bytes.count
    while offset < end {
      let (record, next, lines) = record(at: offset, line: line)
      if !body(record) { return }
      offset = next
      line += lines
    }
  }

  /// The fields of a record without quotes and outer blanks.
  func texts(of range: Range<Int>) -> [String] {
    var texts: [String] = []
    var field: [UInt8] = []
    var index = range.lowerBound
    var quoted = false
    var atStart = true
    while index < range.upperBound {
      let byte = bytes[index]
      if quoted {
        if byte == 0x22 {
          if index + 1 < range.upperBound, bytes[index + 1] == 0x22 {
            field.append(byte)
            index += 1
          } else {
            quoted = false
          }
        } else {
          field.append(byte)
        }
      } else if byte == 0x22, atStart, hasQuotes {
        quoted = true
        atStart = false
      } else if byte == delimiter {
        texts.append(trimmed(field))
        field.removeAll(keepingCapacity: true)
        atStart = true
      } else {
        field.append(byte)
        atStart = false
      }
      index += 1
    }
    texts.append(trimmed(field))
    return texts
  }

  private func trimmed(_ field: [UInt8]) -> String {
    let text = String(decoding: field, as: UTF8.self)
    let isBlank = { (character: Character) in character.isWhitespace }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }

  /// The record at an offset, where the next begins, and how many lines this one takes.
  func record(at start: Int, line: Int) -> (Record, next: Int, lines: Int) {
    var index = start
    var fields = 1
    var lines = 1
    var shape = Shape.good
    var nul = false
    var high = false
    var visible = false
    var otherBlanks = false
    var edgeBlanks = false
    var atStart = true
    // Where the cell began that is being read; quoted cells are looked at when they close.
    var cellStart = start
    // No quoted cell is given up before this.
    let mostBeforeEnd = min(bytes.count, start + RecordScanner.longestRecord)
    scan: while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter {
        if hasEdgeBlanks(cellStart..<index) { edgeBlanks = true }
        fields += 1
        atStart = true
        index += 1
        cellStart = index
        continue
      }
      // Letters and digits: most of a text.
      if byte &- 0x23 < 0x5D {
        visible = true
        atStart = false
        index += 1
        while index < bytes.count, bytes[index] &- 0x23 < 0x5D, bytes[index] != delimiter { index += 1 }
        continue
      }
      if byte == 0x22, atStart, hasQuotes {
        visible = true
        index += 1
        var closed = false
        let opened = index
        while index < bytes.count {
          while index < mostBeforeEnd, bytes[index] &- 0x20 < 0x60, bytes[index] != 0x22 { index += 1 }
          if index == bytes.count { break }
          let inner = bytes[index]
          if inner == 0x22 {
            if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
              index += 2
              continue
            }
            closed = true
            if hasEdgeBlanks(opened..<index) { edgeBlanks = true }
            index += 1
            cellStart = index
            break
          }
          if inner == 0x0A { lines += 1 }
          if inner < 0x20 || inner == 0xA0 { otherBlanks = true }
          if inner >= 0x80 { high = true } else if inner == 0 { nul = true }
          index += 1
          if index - start > RecordScanner.longestRecord { break }
        }
        if !closed {
          shape = .unmatchedQuote
          break scan
        }
        if index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D {
          shape = .textAfterQuote
          break scan
        }
        atStart = false
        continue
      }
      if byte == 0x0A || byte == 0x0D { break scan }
      if byte >= 0x80 {
        high = true
        visible = true
        if byte == 0xA0 { otherBlanks = true }
      } else if byte > 0x20 {
        visible = true
      } else if byte == 0 {
        nul = true
        visible = true
      } else if byte == 0x09 {
        otherBlanks = true
      }
      atStart = false
      index += 1
    }
    if shape != .good {
      // Only the first line is lost: the text after it is read anew.
      let (end, next) = lineEnd(from: start)
      let record = Record(
        line: line, bytes: start..<end, fields: fields,
        problem: shape == .unmatchedQuote || lines > 1 ? .unmatchedQuote : .textAfterQuote, isBlank: false,
        endsWithCarriageReturn: false, hasOtherBlanks: otherBlanks)
      return (record, next, 1)
    }
    let end = index
    if hasEdgeBlanks(cellStart..<end) { edgeBlanks = true }
    let carriageReturn = index < bytes.count && bytes[index] == 0x0D
    if carriageReturn { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A, carriageReturn || end == index { index += 1 }
    var problem: Problem?
    if nul {
      problem = .nul
    } else if end - start > RecordScanner.longestRecord {
      problem = .tooLong
    } else if high, !isValidUTF8(start..<end) {
      problem = .invalidUTF8
    } else if expectedFields > 0, fields != expectedFields {
      problem = .fields(fields, expected: expectedFields)
    }
    let record = Record(
      line: line, bytes: start..<end, fields: fields, problem: problem, isBlank: !visible,
      endsWithCarriageReturn: carriageReturn, hasOtherBlanks: otherBlanks, hasEdgeBlanks: edgeBlanks)
    return (record, index, lines)
  }

  private func lineEnd(from start: Int) -> (end: Int, next: Int) {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    let end = index
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    return (end, index)
  }

  func isValidUTF8(_ range: Range<Int>) -> Bool {
    let text = UnsafeRawBufferPointer(rebasing: bytes[range])
    return text.withMemoryRebound(to: UInt8.self) { bytes in
      do {
        _ = try UTF8Span(validating: bytes.span)
        return true
      } catch {
        return false
      }
    }
  }
}
