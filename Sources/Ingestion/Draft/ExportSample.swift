import Diagnostics
import Foundation

/// The header and the first rows of an export, as texts.
struct ExportSample {
  static let rowCount = 200

  var path: String
  /// As the workspace will write it.
  var name: String
  var format: SourceSpec.Format
  var header: [String]
  var rows: [[String]]
  var skipRows = 0
  /// `nil` where the load finds it out itself.
  var delimiter: String?
  var encoding: TextEncoding?

  /// The texts of a column that are not blank.
  func values(_ column: Int) -> [String] { rows.compactMap { $0[column].isEmpty ? nil : $0[column] } }

  /// - Throws: `inputMissing`, `dataBreaksContract` for a file that has no header or is damaged.
  static func read(
    _ path: String, directory: String, engine: DuckDB, limits: EngineLimits, workDirectory: String
  ) async throws(Failure) -> ExportSample {
    let name = displayPath(path, from: directory)
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw Failure(
        .inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: SourceLocation(file: name)))
    }
    let format = try SourceLoad.format(of: name, at: SourceLocation(file: name))
    if format == .csv {
      var plain = path
      if let compression = Compression(path: path) {
        plain = workDirectory + "/unpacked.csv"
        try await compression.unpack(path, to: plain, named: name)
      }
      return try text(plain, path: path, name: name)
    }
    return try await table(path, name, format, engine, limits, workDirectory)
  }

  private static func text(_ plain: String, path: String, name: String) throws(Failure) -> ExportSample {
    let most = 4_194_304
    guard let file = FileHandle(forReadingAtPath: plain), let data = try? file.read(upToCount: most), !data.isEmpty
    else {
      throw Failure(
        .dataBreaksContract, Diagnostic("ING-012", .error, "the file is empty", at: SourceLocation(file: name)))
    }
    let mark = data.withUnsafeBytes(TextEncoding.mark(of:))
    // Of a longer file the cut-off last line is left out.
    let end = data.count == most ? data.lastIndex(of: 0x0A) : nil
    let whole = data.prefix(through: end ?? data.index(before: data.endIndex))
    let isUTF8 = mark == .utf8 || String(validating: whole, as: UTF8.self) != nil
    let encoding = mark ?? (isUTF8 ? .utf8 : .windows1252)
    let bytes = whole.withUnsafeBytes(encoding.utf8Bytes(of:))
    let sample = bytes.withUnsafeBytes { buffer -> ExportSample? in
      let delimiter = widestDelimiter(buffer)
      let scanner = RecordScanner(bytes: buffer, delimiter: delimiter.utf8.first ?? 0x2C)
      var records: [(line: Int, fields: [String])] = []
      scanner.forEachRecord(from: 0, line: 1) { record in
        if !record.isBlank, record.problem == nil { records.append((record.line, scanner.texts(of: record.bytes))) }
        return records.count <= rowCount
      }
      let width = commonest(records.map(\.fields.count))
      guard let header = records.firstIndex(where: { $0.fields.count == width }) else { return nil }
      return ExportSample(
        path: path, name: name, format: .csv, header: records[header].fields,
        rows: records[(header + 1)...].map(\.fields).filter { $0.count == width }, skipRows: records[header].line - 1,
        delimiter: delimiter == "," ? nil : delimiter, encoding: encoding == .utf8 ? nil : encoding)
    }
    if let sample { return sample }
    throw Failure(
      .dataBreaksContract, Diagnostic("ING-012", .error, "the file has no header", at: SourceLocation(file: name)))
  }

  /// The delimiter that parts most rows into the same number of fields, more than one.
  private static func widestDelimiter(_ buffer: UnsafeRawBufferPointer) -> String {
    var best = (delimiter: ",", weight: 0)
    for delimiter in [",", ";", "\t", "|"] {
      var fields: [Int] = []
      RecordScanner(bytes: buffer, delimiter: delimiter.utf8.first ?? 0x2C).forEachRecord(from: 0, line: 1) { record in
        if !record.isBlank { fields.append(record.fields) }
        return fields.count <= 50
      }
      let width = commonest(fields)
      let weight = width > 1 ? width * fields.count(where: { $0 == width }) : 0
      if weight > best.weight { best = (delimiter, weight) }
    }
    return best.delimiter
  }

  private static func commonest(_ numbers: [Int]) -> Int {
    Dictionary(grouping: numbers, by: \.self).max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? 0
  }

  private static func table(
    _ path: String, _ name: String, _ format: SourceSpec.Format, _ engine: DuckDB, _ limits: EngineLimits,
    _ workDirectory: String
  ) async throws(Failure) -> ExportSample {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if format == .xlsx { try checkWorkbook(real, named: name) }
    let result = workDirectory + "/sample.tsv"
    let names = "SELECT tsv(column_name) FROM (DESCRIBE SELECT * FROM read_parquet(\(SQLText.path(real))))"
    let statements =
      switch format {
      case .parquet:
        copyStatement(names, to: result + ".header")
          + copyStatement(
            "SELECT tsv(CAST(COLUMNS(*) AS VARCHAR)) FROM read_parquet(\(SQLText.path(real))) LIMIT \(rowCount)",
            to: result)
      default:
        copyStatement("SELECT tsv(COLUMNS(*)) FROM \(SheetSQL.table(real, nil)) LIMIT \(rowCount + 1)", to: result)
      }
    do {
      try await engine.run(
        EngineScript(
          timeZone: "UTC", workDirectory: workDirectory,
          readable: [URL(fileURLWithPath: real).deletingLastPathComponent().path],
          extensions: format == .xlsx ? ["excel"] : [], statements: Models.macros + statements), limits: limits)
    } catch {
      throw error.failure(while: "looking at \(name)", at: SourceLocation(file: name))
    }
    var rows = try ResultFile(at: result).rows().map { $0.map { $0.map(trimmedText) ?? "" } }
    var header = format == .parquet ? try ResultFile(at: result + ".header").rows().map { $0[0] ?? "" } : []
    if format == .xlsx, !rows.isEmpty { header = rows.removeFirst() }
    return ExportSample(path: path, name: name, format: format, header: header, rows: rows)
  }
}
