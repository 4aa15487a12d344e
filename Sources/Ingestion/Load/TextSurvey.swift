import Diagnostics
import Foundation

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
  /// Whether a cell of a good row begins or ends with a blank; if none does, there is nothing to trim.
  private(set) var hasEdgeBlanks = false
  /// Whether the engine needs a copy without the rows and line ends that it would stumble over.
  private(set) var needsCopy = false

  private let isRagged: Bool
  /// The most fields of a record.
  private var widest = 0

  /// - Parameters:
  ///   - start: where the header stands, or the first record if there is none.
  ///   - isRagged: whether records may have fewer or more fields than the header.
  init(_ scanner: RecordScanner, from start: (offset: Int, line: Int), isRagged: Bool, hasHeader: Bool) {
    var scanner = scanner
    self.isRagged = isRagged
    if hasHeader {
      readHeader(&scanner, from: start)
      if isRagged { scanner.expectedFields = 0 }
    } else {
      header = ["line"]
      (offset, line, headerLine) = (start.offset, start.line, start.line - 1)
      needsCopy = start.offset > 0
    }
    guard header != nil else { return }
    var withCarriageReturn = 0
    var withoutCarriageReturn = 0
    let fields = header?.count ?? 0
    scanner.forEachPiece(from: offset, line: line) { piece in
      switch piece {
      case .run(let run):
        count(run, scanner)
        withCarriageReturn += run.carriageReturns
        withoutCarriageReturn += run.records - run.carriageReturns
        if isRagged, run.fewestFields != fields || run.mostFields != fields { needsCopy = true }
      case .record(let record):
        count(record, scanner)
        let atEnd = record.bytes.upperBound == scanner.bytes.count
        if record.endsWithCarriageReturn { withCarriageReturn += 1 } else if !atEnd { withoutCarriageReturn += 1 }
        if isRagged, !record.isBlank, record.problem == nil, record.fields != fields { needsCopy = true }
      }
      return unmatchedQuotes <= TextSurvey.mostUnmatchedQuotes
    }
    mixedLineEnds = withCarriageReturn > 0 && withoutCarriageReturn > 0
    needsCopy = needsCopy || mixedLineEnds
    // Columns without a title, for records that are wider than the header.
    if isRagged, widest > fields { header? += Array(repeating: "", count: widest - fields) }
  }

  private mutating func count(_ run: PlainRun, _ scanner: RecordScanner) {
    records += run.records
    widest = max(widest, run.mostFields)
    if run.hasEdgeBlanks { hasEdgeBlanks = true }
    if run.hasHighBytes, !hasOtherBlanks { hasOtherBlanks = scanner.hasNoBreakByte(run.bytes) }
  }

  private mutating func count(_ record: RecordScanner.Record, _ scanner: RecordScanner) {
    if record.hasOtherBlanks { hasOtherBlanks = true }
    if record.isBlank {
      needsCopy = true
    } else if let problem = record.problem {
      needsCopy = true
      if problem == .unmatchedQuote { unmatchedQuotes += 1 }
      rejected.append(
        RejectedRow(line: record.line, reason: problem.reason, row: TextSurvey.text(record.bytes, scanner)))
    } else {
      records += 1
      widest = max(widest, record.fields)
      if record.hasEdgeBlanks { hasEdgeBlanks = true }
    }
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

  /// Writes the good records with plain line ends and the same number of fields.
  ///
  /// - Throws: `cannotWrite`.
  func copy(_ scanner: RecordScanner, to path: String) throws(Failure) {
    var scanner = scanner
    let fields = header?.count ?? 0
    scanner.expectedFields = isRagged || !scanner.hasQuotes ? 0 : fields
    let writer = try PieceWriter(path)
    func write(_ record: RecordScanner.Record) -> Bool {
      if record.problem == nil, !record.isBlank {
        writer.append(UnsafeRawBufferPointer(rebasing: scanner.bytes[record.bytes]))
        if isRagged, record.fields < fields {
          writer.append(repeating: scanner.delimiter, count: fields - record.fields)
        }
        writer.append(repeating: 0x0A, count: 1)
      }
      return true
    }
    scanner.forEachPiece(from: offset, line: line) { piece in
      switch piece {
      case .record(let record): return write(record)
      case .run(let run):
        if run.carriageReturns == 0, !isRagged || run.fewestFields >= fields {
          writer.append(UnsafeRawBufferPointer(rebasing: scanner.bytes[run.bytes]))
          return true
        }
        scanner.forEachRecord(from: run.bytes.lowerBound, line: run.line, until: run.bytes.upperBound, write)
        return true
      }
    }
    try writer.finish()
  }

  /// The text of a record; bytes that are no UTF-8 become U+FFFD.
  static func text(_ range: Range<Int>, _ scanner: RecordScanner) -> String {
    String(decoding: scanner.bytes[range].prefix(100_000), as: UTF8.self)
  }
}

extension TextFile {
  /// Lines and texts of the rows with these numbers (from 1, ascending) among the rows that the engine reads.
  func rows(_ numbers: [Int], in bytes: UnsafeRawBufferPointer) -> [Int: (line: Int, text: String)] {
    var scanner = RecordScanner(bytes: bytes, delimiter: delimiter, hasQuotes: !isLines)
    scanner.expectedFields = fields
    var found: [Int: (line: Int, text: String)] = [:]
    var wanted = numbers[...]
    var number = 0
    func look(at record: RecordScanner.Record) -> Bool {
      guard record.problem == nil, !record.isBlank else { return true }
      number += 1
      if number == wanted.first {
        found[number] = (record.line, TextSurvey.text(record.bytes, scanner))
        wanted.removeFirst()
      }
      return !wanted.isEmpty
    }
    scanner.forEachPiece(from: offset, line: line) { piece in
      switch piece {
      case .record(let record): return look(at: record)
      case .run(let run):
        if let next = wanted.first, next > number + run.records {
          number += run.records
          return true
        }
        scanner.forEachRecord(from: run.bytes.lowerBound, line: run.line, until: run.bytes.upperBound, look)
        return !wanted.isEmpty
      }
    }
    return found
  }
}

/// Writes a long file in pieces, so that it never stands in memory as a whole.
final class PieceWriter {
  private let path: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var problem: String?

  init(_ path: String) throws(Failure) {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw Failure(.cannotWrite, Diagnostic("ING-023", .error, "“\(path)” cannot be written")) }
    self.handle = handle
  }

  func append(_ bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1_048_576 { flush() }
  }

  func append(repeating byte: UInt8, count: Int) {
    for _ in 0..<count { buffer.append(byte) }
  }

  /// - Throws: `cannotWrite`, with the reason of the system.
  func finish() throws(Failure) {
    flush()
    try? handle.close()
    if let problem {
      throw Failure(
        .cannotWrite,
        Diagnostic("ING-023", .error, "cannot be written: \(problem)", at: SourceLocation(file: path)))
    }
  }

  private func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard problem == nil else { return }
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      problem = error.localizedDescription
    }
  }
}
