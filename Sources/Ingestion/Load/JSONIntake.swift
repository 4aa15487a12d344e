import Diagnostics
import Foundation

/// Parts a text of JSON into records: documents one after the other, with or without line ends, and the members of
/// lists. Each record is written on one line, for an engine that reads lines.
struct JSONSplitter {
  /// The line on which each record begins, in order.
  private(set) var lines: [Int] = []
  private(set) var rejected: [RejectedRow] = []
  /// Whether a list never ends.
  private(set) var hasOpenList = false
  /// Documents that were not closed and after which the walk began anew; each may cost a walk to the end of the text.
  private var resumed = 0
  private static let mostResumed = 100
  /// A longer document is rejected.
  static let longestRecord = 64_000_000

  /// Walks over the text once; a record is balanced in its brackets, not yet proven to be valid.
  mutating func split(_ bytes: UnsafeRawBufferPointer, into writer: PieceWriter) {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var inList = false
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A:
        line += 1
        index += 1
      case 0x20, 0x09, 0x0D, 0x2C, 0x1E: index += 1
      case UInt8(ascii: "[") where !inList:
        inList = true
        index += 1
      case UInt8(ascii: "]") where inList:
        inList = false
        index += 1
      case UInt8(ascii: "{"):
        index = document(bytes, from: index, line: &line, into: writer)
      default:
        let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
        rejected.append(
          RejectedRow(
            line: line, reason: "text outside of a JSON object",
            row: String(decoding: bytes[index..<end].prefix(2000), as: UTF8.self)))
        index = end
      }
    }
    hasOpenList = inList
  }

  private mutating func document(
    _ bytes: UnsafeRawBufferPointer, from start: Int, line: inout Int, into writer: PieceWriter
  ) -> Int {
    let first = line
    var depth = 0
    var inText = false
    var index = start
    var hasNUL = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A {
        line += 1
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{"), isCut(bytes, from: start, at: index, inText)
        {
          return reject(bytes, start..<index, first, "the document is cut off", next: index + 1)
        }
      }
      if byte == 0 { hasNUL = true }
      if inText {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { inText = false }
      } else if byte == UInt8(ascii: "\"") {
        inText = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { break }
      }
      index += 1
    }
    if depth > 0, resumed < JSONSplitter.mostResumed, let next = nextDocument(bytes, after: start) {
      // One document that is not closed must not swallow all that follow.
      resumed += 1
      line = first + bytes[start..<next].count { $0 == 0x0A }
      return reject(bytes, start..<(next - 1), first, "the document is cut off", next: next)
    }
    let end = min(index + 1, bytes.count)
    let record = bytes[start..<end]
    var reason: String?
    if depth > 0 { reason = "the document is cut off" }
    if hasNUL { reason = "holds a NUL byte" }
    if record.count > JSONSplitter.longestRecord { reason = "longer than 64 MB" }
    if reason == nil, String(validating: record, as: UTF8.self) == nil { reason = "invalid encoding" }
    if let reason { return reject(bytes, start..<end, first, reason, next: end) }
    lines.append(first)
    // A line end inside a document is a blank: in texts JSON writes it as \n.
    writer.append(record.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    writer.append(repeating: 0x0A, count: 1)
    return end
  }

  private mutating func reject(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ line: Int, _ reason: String, next: Int
  ) -> Int {
    let text = String(decoding: bytes[range].prefix(100_000), as: UTF8.self)
    rejected.append(RejectedRow(line: line, reason: reason, row: text))
    return next
  }

  /// Whether a line end before a brace shows that a document is not closed: it stands in a text, or what is before it
  /// calls for no value.
  private func isCut(_ bytes: UnsafeRawBufferPointer, from start: Int, at end: Int, _ inText: Bool) -> Bool {
    if inText { return true }
    let last = bytes[start..<end].last { $0 > 0x20 } ?? 0
    return !",:[".utf8.contains(last)
  }

  /// Where the next line begins that begins with a brace.
  private func nextDocument(_ bytes: UnsafeRawBufferPointer, after start: Int) -> Int? {
    var index = start
    while let end = bytes[index...].firstIndex(of: 0x0A), end + 1 < bytes.count {
      if bytes[end + 1] == UInt8(ascii: "{") { return end + 1 }
      index = end + 1
    }
    return nil
  }
}

extension Intake {
  /// Prepares a file of JSON.
  ///
  /// - Throws: `inputMissing`, `dataBreaksContract` for a file without any document, `cannotWrite`.
  func prepareJSON(path: String, name: String, index: Int) async throws(Failure) -> PreparedFile {
    var plain = path
    var notes: [Diagnostic] = []
    if let compression = Compression(path: path) {
      plain = "\(workDirectory)/unpacked-\(index).json"
      try await compression.unpack(path, to: plain, named: name)
    }
    plain = try decoded(plain, name: name, index: index, notes: &notes)
    let data = try contents(plain, name).data
    let target = "\(workDirectory)/records-\(index).json"
    let writer = try PieceWriter(target)
    var splitter = JSONSplitter()
    data.withUnsafeBytes { splitter.split($0, into: writer) }
    try writer.finish()
    if splitter.lines.isEmpty, splitter.rejected.isEmpty {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-012", .error, "the file holds no JSON object", at: SourceLocation(file: name),
          hint: "export it again, or remove it"))
    }
    var file = PreparedFile(
      index: index, name: name, format: .csv, readPath: target, linesAbove: 0, delimiter: "\u{1F}",
      header: ["document"], records: splitter.lines.count, rejected: splitter.rejected)
    file.isLines = true
    file.documentLines = splitter.lines
    if splitter.hasOpenList {
      notes.append(
        Diagnostic(
          "ING-014", .warning, "the list of documents has no end: the file may be cut off",
          at: SourceLocation(file: name), hint: "export it again"))
    }
    file.notes = notes
    return file
  }
}
