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
  /// Whether cells may begin or end with a space.
  var hasEdgeBlanks = true
  /// Rows that are already rejected.
  var rejected: [RejectedRow] = []
  /// Rows of a text that the engine reads, from the first on, for their lines; `nil` for other formats.
  var text: TextFile?
  /// The line on which each record of a JSON file begins; `nil` for other formats.
  var documentLines: [Int]?
  /// Whether each line is one column.
  var isLines = false
  var notes: [Diagnostic] = []
  /// The rows of a sheet right below its titles; a text is looked at again for them.
  var rowsBelow: [[String]] = []

  /// The first rows below the titles, as many as asked for if there are.
  func rows(below count: Int) -> [[String]] {
    guard let text, let data = FileBytes(path: text.path)?.data else { return Array(rowsBelow.prefix(count)) }
    return data.withUnsafeBytes { bytes in
      var scanner = RecordScanner(bytes: bytes, delimiter: text.delimiter)
      scanner.expectedFields = text.fields
      var rows: [[String]] = []
      scanner.forEachRecord(from: text.offset, line: text.line) { record in
        if !record.isBlank, record.problem == nil { rows.append(scanner.texts(of: record.bytes)) }
        return rows.count < count
      }
      return rows
    }
  }
}

extension SourceSpec {
  /// What the workspace says, else what the adapter does.
  var declaredDelimiter: String? { delimiter ?? shape?.delimiter }
  var declaredEncoding: TextEncoding? { encoding ?? shape?.encoding }

  private var shape: Adapter.TableShape? {
    if case .adapted(let adapter, _) = reading, case .table(let shape) = adapter.shape { shape } else { nil }
  }
}

/// A text as it was written, in UTF-8, kept to look up the lines of rejected rows.
struct TextFile: Sendable {
  var path: String
  var delimiter: UInt8
  var fields: Int
  /// Where the first record after the header begins.
  var offset: Int
  var line: Int
  var isLines = false
}

/// Titles of which each must be in a header, in any of its spellings.
struct HeaderWish: Sendable {
  /// A list a column, of the titles that it may have.
  var titles: [[String]]
  /// How far down a header is looked for.
  static let mostLines = 60

  func isMet(by texts: [String]) -> Bool {
    let found = Set(texts.map { $0.lowercased() })
    return !titles.isEmpty && titles.allSatisfy { $0.contains { found.contains(trimmedText($0).lowercased()) } }
  }
}

/// Prepares files of text: unpacks, turns into UTF-8, tests every record and finds the delimiter.
struct Intake {
  let source: SourceSpec
  let workDirectory: String
  /// What the header must hold.
  let wish: HeaderWish
  let isRagged: Bool
  /// Whether each line is a record that is not taken apart.
  let isLines: Bool

  init(source: SourceSpec, workDirectory: String) {
    self.source = source
    self.workDirectory = workDirectory
    switch source.reading {
    case .mapped(_, let columns):
      wish = HeaderWish(titles: Set(columns.values.flatMap(\.columns)).sorted().map { [$0] })
      (isRagged, isLines) = (false, false)
    case .adapted(let adapter, _):
      if case .table(let shape) = adapter.shape {
        wish = HeaderWish(titles: shape.columns.map(\.titles))
        (isRagged, isLines) = (shape.isRagged, false)
      } else {
        (wish, isRagged, isLines) = (HeaderWish(titles: []), false, true)
      }
    }
  }

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
  func decoded(_ path: String, name: String, index: Int, notes: inout [Diagnostic]) throws(Failure) -> String {
    let data = try contents(path, name).data
    let place = SourceLocation(file: name)
    guard !data.isEmpty else {
      throw Failure(
        .dataBreaksContract,
        Diagnostic("ING-012", .error, "the file is empty", at: place, hint: "export it again, or remove it"))
    }
    if let kind = FileKind(of: data, isTable: !isLines) { throw kind.failure(name, source) }
    let mark = data.withUnsafeBytes(TextEncoding.mark(of:))
    let encoding = source.declaredEncoding ?? mark ?? .utf8
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
    if data.withUnsafeBytes(encoding.isCutOff) {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-014", .error, "the file is cut off: it ends within a character of \(encoding.rawValue)", at: place,
          hint: "export it again, or check “encoding” of the source “\(source.name)”"))
    }
    if source.declaredEncoding == nil {
      notes.append(Diagnostic("ING-013", .note, "read as \(encoding.rawValue), which its first bytes name", at: place))
    }
    let copy = "\(workDirectory)/decoded-\(index).csv"
    try writeBytes(data.withUnsafeBytes(encoding.utf8Bytes(of:)), to: copy)
    return copy
  }

  /// Text in a Latin script has a zero in every second byte when it is UTF-16.
  private func looksLikeUTF16(_ data: Data) -> Bool {
    let sample = data.prefix(4096)
    return sample.count >= 4 && sample.count(where: { $0 == 0 }) * 3 > sample.count
  }

  private func survey(_ path: String, name: String, index: Int) throws(Failure) -> PreparedFile {
    let contents = try contents(path, name)
    let data = contents.data
    let place = SourceLocation(file: name)
    let (delimiter, start) = data.withUnsafeBytes(beginning)
    var notes: [Diagnostic] = []
    if source.declaredDelimiter == nil, delimiter != ",", !isLines {
      let shown = delimiter == "\t" ? "tab" : delimiter
      notes.append(Diagnostic("ING-018", .note, "delimiter “\(shown)” detected", at: place))
    }
    let code = delimiter.utf8.first ?? 0x2C
    if !isLines, let line = data.withUnsafeBytes({ openHeader(scanner($0, code), from: start) }) {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "ING-018", .error, "a quote in the header is not closed", at: SourceLocation(file: name, line: line),
          hint: "mend the header, or export the file again"))
    }
    let survey = data.withUnsafeBytes {
      TextSurvey(scanner($0, code, contents.isMapped), from: start, isRagged: isRagged, hasHeader: !isLines)
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
      text: TextFile(
        path: path, delimiter: code, fields: isRagged || isLines ? 0 : header.count, offset: survey.offset,
        line: survey.line, isLines: isLines))
    file.hasOtherBlanks = survey.hasOtherBlanks
    file.hasEdgeBlanks = survey.hasEdgeBlanks
    file.isLines = isLines
    if survey.needsCopy {
      file.readPath = "\(workDirectory)/checked-\(index).csv"
      file.linesAbove = 0
      let target = file.readPath
      let copied = data.withUnsafeBytes { bytes in
        Result { () throws(Failure) in try survey.copy(scanner(bytes, code, contents.isMapped), to: target) }
      }
      try copied.get()
    }
    if survey.mixedLineEnds {
      notes.append(Diagnostic("ING-018", .note, "line ends are mixed (CRLF and LF)", at: place))
    }
    file.notes = notes
    return file
  }

  /// The line of a header whose quotes do not match; `nil` for any other.
  private func openHeader(_ scanner: RecordScanner, from start: (offset: Int, line: Int)) -> Int? {
    var line: Int?
    scanner.forEachRecord(from: start.offset, line: start.line) { record in
      if record.problem == .unmatchedQuote { line = record.line }
      return record.isBlank
    }
    return line
  }

  private func scanner(
    _ bytes: UnsafeRawBufferPointer, _ delimiter: UInt8, _ isMapped: Bool = false
  ) -> RecordScanner {
    var scanner = RecordScanner(bytes: bytes, delimiter: delimiter, hasQuotes: !isLines)
    scanner.isMapped = isMapped
    return scanner
  }

  /// The delimiter, and where the header stands: as declared, else where all titles are, else the first line.
  private func beginning(_ bytes: UnsafeRawBufferPointer) -> (String, (offset: Int, line: Int)) {
    // A unit separator parts nothing: a line stays whole.
    if isLines { return ("\u{1F}", scanner(bytes, 0x1F).start(skipping: source.skipRows ?? 0)) }
    if source.skipRows == nil {
      for delimiter in source.declaredDelimiter.map({ [$0] }) ?? [",", ";", "\t", "|"] {
        let scanner = scanner(bytes, delimiter.utf8.first ?? 0x2C)
        let first = scanner.start(skipping: 0)
        var found: (offset: Int, line: Int)?
        var count = 0
        scanner.forEachRecord(from: first.offset, line: first.line) { record in
          count += 1
          if wish.isMet(by: scanner.texts(of: record.bytes)) { found = (record.bytes.lowerBound, record.line) }
          return found == nil && count < HeaderWish.mostLines
        }
        if let found { return (delimiter, found) }
      }
    }
    let skip = source.skipRows ?? 0
    let delimiter = source.declaredDelimiter ?? detectDelimiter(bytes, skipping: skip)
    return (delimiter, scanner(bytes, delimiter.utf8.first ?? 0x2C).start(skipping: skip))
  }

  func contents(_ path: String, _ name: String) throws(Failure) -> FileBytes {
    if let bytes = FileBytes(path: path) { return bytes }
    throw Failure(
      .inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: SourceLocation(file: name)))
  }
}

/// Writes bytes to a file.
///
/// - Throws: `cannotWrite`, with the reason of the system.
func writeBytes(_ bytes: [UInt8], to path: String) throws(Failure) {
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
