/// What one walk over a text finds out.
struct TextSurvey {
  /// More than this means that the delimiter or the quoting is wrong as a whole.
  static let mostUnmatchedQuotes = 1000

  /// `nil` when there is no line that is not blank.
  private(set) var header: [String]?
  /// Lines up to and with the header.
  private(set) var headerLine = 0
  private var headerBytes = 0..<0
  /// Where the first record after the header begins.
  private(set) var offset = 0
  private(set) var line = 1
  /// Rows that can be taken apart.
  private(set) var records = 0
  private(set) var rejected: [RejectedRow] = []
  private(set) var unmatchedQuotes = 0
  private(set) var mixedLineEnds = false
  private(set) var hasOtherBlanks = false
  /// Whether the engine needs a copy without the rows and line ends that it would stumble over.
  private(set) var needsCopy = false

  init(_ scanner: RecordScanner, skipping lines: Int) {
    var scanner = scanner
    let start = scanner.start(skipping: lines)
    readHeader(&scanner, from: start)
    guard header != nil else { return }
    var withCarriageReturn = 0
    var withoutCarriageReturn = 0
    scanner.forEachRecord(from: offset, line: line) { record in
      if record.hasOtherBlanks { hasOtherBlanks = true }
      let atEnd = record.bytes.upperBound == scanner.bytes.count
      if record.endsWithCarriageReturn { withCarriageReturn += 1 } else if !atEnd { withoutCarriageReturn += 1 }
      if record.isBlank {
        needsCopy = true
      } else if let problem = record.problem {
        needsCopy = true
        if problem == .unmatchedQuote { unmatchedQuotes += 1 }
        rejected.append(
          RejectedRow(line: record.line, reason: problem.reason, row: TextSurvey.text(record.bytes, scanner)))
      } else {
        records += 1
      }
      return unmatchedQuotes <= TextSurvey.mostUnmatchedQuotes
    }
    mixedLineEnds = withCarriageReturn > 0 && withoutCarriageReturn > 0
    needsCopy = needsCopy || mixedLineEnds
  }

  private mutating func readHeader(_ scanner: inout RecordScanner, from start: (offset: Int, line: Int)) {
    var found: RecordScanner.Record?
    var afterHeader: RecordScanner.Record?
    scanner.forEachRecord(from: start.offset, line: start.line) { record in
      if found != nil {
        afterHeader = record
        return false
      }
      if !record.isBlank { found = record } else { needsCopy = true }
      return true
    }
    guard let found else { return }
    header = scanner.texts(of: found.bytes)
    headerBytes = found.bytes
    scanner.expectedFields = found.fields
    line = afterHeader?.line ?? found.line + 1
    offset = afterHeader?.bytes.lowerBound ?? scanner.bytes.count
    headerLine = line - 1
    // The engine counts lines above the rows; one header line is the case that needs no trust in that.
    needsCopy = needsCopy || headerLine != 1
  }

  /// The good records with plain line ends.
  func copy(_ scanner: RecordScanner) -> [UInt8] {
    var scanner = scanner
    scanner.expectedFields = header?.count ?? 0
    var copy: [UInt8] = []
    copy.reserveCapacity(scanner.bytes.count)
    scanner.forEachRecord(from: offset, line: line) { record in
      if record.problem == nil, !record.isBlank {
        copy.append(contentsOf: scanner.bytes[record.bytes])
        copy.append(0x0A)
      }
      return true
    }
    return copy
  }

  /// The text of a record; bytes that are no UTF-8 become U+FFFD.
  static func text(_ range: Range<Int>, _ scanner: RecordScanner) -> String {
    String(decoding: scanner.bytes[range].prefix(100_000), as: UTF8.self)
  }
}

extension TextFile {
  /// Lines and texts of the rows with these numbers (from 1, ascending) among the rows that the engine reads.
  func rows(_ numbers: [Int], in bytes: UnsafeRawBufferPointer) -> [Int: (line: Int, text: String)] {
    var scanner = RecordScanner(bytes: bytes, delimiter: delimiter)
    scanner.expectedFields = fields
    var found: [Int: (line: Int, text: String)] = [:]
    var wanted = numbers[...]
    var number = 0
    scanner.forEachRecord(from: offset, line: line) { record in
      guard record.problem == nil, !record.isBlank else { return true }
      number += 1
      if number == wanted.first {
        found[number] = (record.line, TextSurvey.text(record.bytes, scanner))
        wanted.removeFirst()
      }
      return !wanted.isEmpty
    }
    return found
  }
}
