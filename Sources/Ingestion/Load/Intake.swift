import Diagnostics
import Foundation

/// One export file, made safe to read by the engine.
struct PreparedFile: Sendable {
  /// Numbered from 0 within the source, in the order in which later rows replace earlier ones.
  var index: Int
  /// As the workspace writes it.
  var name: String
  var format: SourceSpec.Format
  /// What the engine reads: the file itself, or a copy in UTF-8 without the rows that cannot be taken apart.
  var readPath: String
  /// Lines above the first row in `readPath`.
  var linesAbove: Int
  var delimiter: String
  /// Names of the columns, in the order of the file.
  var header: [String]
  /// Rows that the engine must find; `nil` where it counts them itself.
  var records: Int?
  /// Whether cells may hold tabs, line ends or no-break spaces at their ends; trimming them takes time.
  var hasOtherBlanks = true
  /// Rows that are already rejected.
  var rejected: [RejectedRow] = []
  /// Rows of a text that the engine reads, from the first on, for their lines; `nil` for other formats.
  var text: TextFile?
  var notes: [Diagnostic] = []
}

/// A text as it was written, in UTF-8, kept to look up the lines of rejected rows.
struct TextFile: Sendable {
  var path: String
  var delimiter: UInt8
  var fields: Int
  /// Where the first record after the header begins.
  var offset: Int
  var line: Int
}

/// Prepares files of text: unpacks, turns into UTF-8, tests every record and finds the delimiter.
struct Intake {
  let source: SourceSpec
  let workDirectory: String

  func prepare(path: String, name: String, index: Int) async throws(Failure) -> PreparedFile {
    var plain = path
    var notes: [Diagnostic] = []
    if let compression = Compression(path: path) {
      plain = "\(workDirectory)/unpacked-\(index).csv"
      try await compression.unpack(path, to: plain, named: name)
    }
    plain = try decoded(plain, name: name, index: index, notes: &notes)
    var file = try survey(plain, name: name, index: index)
    file.notes = notes + file.notes
    return file
  }

  /// The path of the text in UTF-8: the file itself, or a copy.
  private func decoded(_ path: String, name: String, index: Int, notes: inout [Diagnostic]) throws(Failure) -> String {
    let data = try contents(path, name)
    let place = SourceLocation(file: name)
    guard !data.isEmpty else {
      throw Failure(
        .dataBreaksContract,
        Diagnostic("ING-012", .error, "the file is empty", at: place, hint: "export it again, or remove it"))
    }
    let mark = data.withUnsafeBytes(TextEncoding.mark(of:))
    let encoding = source.encoding ?? mark ?? .utf8
    if let mark, mark != encoding {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-013", .error, "the file is \(mark.rawValue), but \(encoding.rawValue) is declared", at: place,
          hint: "set “encoding: \(mark.rawValue)” for the source “\(source.name)”"))
    }
    if encoding == .utf8, looksLikeUTF16(data) {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-013", .error, "the file looks like utf-16, not utf-8", at: place,
          hint: "set “encoding: utf-16” for the source “\(source.name)”"))
    }
    if encoding == .utf8 { return path }
    if source.encoding == nil {
      notes.append(Diagnostic("ING-013", .note, "read as \(encoding.rawValue), which its first bytes name", at: place))
    }
    let copy = "\(workDirectory)/decoded-\(index).csv"
    try write(data.withUnsafeBytes(encoding.utf8Bytes(of:)), to: copy)
    return copy
  }

  /// Text in a Latin script has a zero in every second byte when it is UTF-16.
  private func looksLikeUTF16(_ data: Data) -> Bool {
    let sample = data.prefix(4096)
    return sample.count >= 4 && sample.count(where: { $0 == 0 }) * 3 > sample.count
  }

  private func survey(_ path: String, name: String, index: Int) throws(Failure) -> PreparedFile {
    let data = try contents(path, name)
    let place = SourceLocation(file: name)
    let delimiter = source.delimiter ?? data.withUnsafeBytes { detectDelimiter($0, skipping: source.skipRows) }
    var notes: [Diagnostic] = []
    if source.delimiter == nil, delimiter != "," {
      let shown = delimiter == "\t" ? "tab" : delimiter
      notes.append(Diagnostic("ING-018", .note, "delimiter “\(shown)” detected", at: place))
    }
    let code = delimiter.utf8.first ?? 0x2C
    let survey = data.withUnsafeBytes {
      TextSurvey(RecordScanner(bytes: $0, delimiter: code), skipping: source.skipRows)
    }
    guard let header = survey.header else {
      throw Failure(.dataBreaksContract, Diagnostic("ING-012", .error, "the file has no header line", at: place))
    }
    if survey.unmatchedQuotes > TextSurvey.mostUnmatchedQuotes {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-018", .error, "more than \(TextSurvey.mostUnmatchedQuotes) quotes are not closed", at: place,
          hint: "check the delimiter and how the export quotes its texts"))
    }
    var file = PreparedFile(
      index: index, name: name, format: .csv, readPath: path, linesAbove: survey.headerLine, delimiter: delimiter,
      header: header, records: survey.records, rejected: survey.rejected,
      text: TextFile(path: path, delimiter: code, fields: header.count, offset: survey.offset, line: survey.line))
    file.hasOtherBlanks = survey.hasOtherBlanks
    if survey.needsCopy {
      file.readPath = "\(workDirectory)/checked-\(index).csv"
      file.linesAbove = 0
      let copy = data.withUnsafeBytes { survey.copy(RecordScanner(bytes: $0, delimiter: code)) }
      try write(copy, to: file.readPath)
    }
    if survey.mixedLineEnds {
      notes.append(Diagnostic("ING-018", .note, "line ends are mixed (CRLF and LF)", at: place))
    }
    file.notes = notes
    return file
  }

  private func contents(_ path: String, _ name: String) throws(Failure) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw Failure(
        .inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: SourceLocation(file: name)))
    }
  }
}

/// Writes bytes to a file.
///
/// - Throws: `cannotWrite`, with the reason of the system.
func write(_ bytes: [UInt8], to path: String) throws(Failure) {
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  } catch {
    throw Failure(
      .cannotWrite,
      Diagnostic("ING-023", .error, "cannot be written: \(error.localizedDescription)", at: SourceLocation(file: path)))
  }
}

/// The character that parts the fields: the one that gives the most columns in the header and keeps to that number.
func detectDelimiter(_ bytes: UnsafeRawBufferPointer, skipping lines: Int) -> String {
  var best = (delimiter: ",", fields: 1)
  for delimiter in [",", ";", "\t", "|"] {
    var scanner = RecordScanner(bytes: bytes, delimiter: delimiter.utf8.first ?? 0x2C)
    let start = scanner.start(skipping: lines)
    var fields: [Int] = []
    scanner.expectedFields = 0
    scanner.forEachRecord(from: start.offset, line: start.line) { record in
      if !record.isBlank { fields.append(record.fields) }
      return fields.count < 20
    }
    guard let header = fields.first else { continue }
    // A few rows may be broken or totals; most must fit.
    let fitting = fields.count(where: { $0 == header })
    if header > best.fields, fitting * 2 > fields.count { best = (delimiter, header) }
  }
  return best.delimiter
}
