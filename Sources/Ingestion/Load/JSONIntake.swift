import Diagnostics
import Foundation

/// Parts a text of JSON into records: documents one after the other, with or without line ends, and the members of
/// lists. Each record is written on one line, for an engine that reads lines.
struct JSONSplitter {
  /// The line on which each record begins, in order.
  private(set) var lines: [Int] = []
  private(set) var rejected: [RejectedRow] = []
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
      if byte == 0x0A { line += 1 }
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
    let end = min(index + 1, bytes.count)
    let record = bytes[start..<end]
    var reason: String?
    if depth > 0 { reason = "the document is cut off" }
    if hasNUL { reason = "holds a NUL byte" }
    if record.count > JSONSplitter.longestRecord { reason = "longer than 64 MB" }
    if reason == nil, String(validating: record, as: UTF8.self) == nil { reason = "invalid encoding" }
    if let reason {
      rejected.append(
        RejectedRow(line: first, reason: reason, row: String(decoding: record.prefix(100_000), as: UTF8.self)))
    } else {
      lines.append(first)
      // A line end inside a document is a blank: in texts JSON writes it as \n.
      writer.append(record.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
      writer.append(repeating: 0x0A, count: 1)
    }
    return end
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
    file.notes = notes
    return file
  }
}
