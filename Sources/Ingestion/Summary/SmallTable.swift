import Diagnostics
import Foundation
import Metrics

/// A small CSV file with a header, read whole: the roster or the events.
struct SmallTable {
  let name: String
  let header: [String]
  let rows: [(line: Int, fields: [String])]
  private let format: SmallTableFormat

  /// - Throws: `inputMissing` if it cannot be read, `dataBreaksContract` with every row that cannot be taken apart.
  init(file: String, format: SmallTableFormat, directory: String, location: SourceLocation) throws(Failure) {
    let path = absolutePath(file, in: directory)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.inputMissing, Diagnostic("ING-010", .error, "“\(file)” cannot be read", at: location))
    }
    name = file
    self.format = format
    let encoding = format.encoding ?? data.withUnsafeBytes(TextEncoding.mark(of:)) ?? .utf8
    let bytes = data.withUnsafeBytes(encoding.utf8Bytes(of:))
    var rows: [(line: Int, fields: [String])] = []
    var diagnostics: [Diagnostic] = []
    bytes.withUnsafeBytes { buffer in
      let delimiter = format.delimiter ?? detectDelimiter(buffer, skipping: 0)
      var scanner = RecordScanner(bytes: buffer, delimiter: delimiter.utf8.first ?? 0x2C)
      scanner.forEachRecord(from: 0, line: 1) { record in
        if record.isBlank { return true }
        if scanner.expectedFields == 0 { scanner.expectedFields = record.fields }
        let problem =
          record.problem
          ?? (record.fields == scanner.expectedFields ? nil : .fields(record.fields, expected: scanner.expectedFields))
        if let problem {
          diagnostics.append(
            Diagnostic("ING-026", .error, problem.reason, at: SourceLocation(file: file, line: record.line)))
        } else {
          rows.append((record.line, scanner.texts(of: record.bytes)))
        }
        return true
      }
    }
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    guard let first = rows.first else {
      throw Failure(.dataBreaksContract, Diagnostic("ING-012", .error, "“\(file)” is empty", at: location))
    }
    header = first.fields
    self.rows = Array(rows.dropFirst())
  }

  /// The positions of the mapped columns.
  ///
  /// - Throws: `dataBreaksContract` with every column that the header lacks.
  func positions<Column: RawRepresentable & Hashable>(
    of columns: [Column: String], at location: SourceLocation
  ) throws(Failure) -> [Column: Int] where Column.RawValue == String {
    var positions: [Column: Int] = [:]
    var diagnostics: [Diagnostic] = []
    for (column, title) in columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if let position = header.firstIndex(of: title)
        ?? header.firstIndex(where: { $0.lowercased() == title.lowercased() })
      {
        positions[column] = position
      } else {
        let hint = nearest(to: title, in: header).map { "did you mean “\($0)”?" }
        diagnostics.append(
          Diagnostic(
            "ING-011", .error, "column “\(title)” is not in \(name)", at: location,
            hint: hint ?? "the file has: \(header.joined(separator: ", "))"))
      }
    }
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    return positions
  }

  /// A day of a cell: `nil` if the cell is empty.
  func day(_ text: String, line: Int, into diagnostics: inout [Diagnostic]) -> CivilDate? {
    if text.isEmpty { return nil }
    if let day = format.dateFormat.map({ civilDate(text, format: $0) }) ?? CivilDate(text) { return day }
    diagnostics.append(
      Diagnostic(
        "ING-026", .error, "“\(text)” is not a day", at: SourceLocation(file: name, line: line),
        hint: "write days as 2026-10-03, or set “date_format”"))
    return nil
  }
}

/// A day written after a format of `%d`, `%m`, `%Y`, `%y` and other characters as they are.
func civilDate(_ text: String, format: String) -> CivilDate? {
  var rest = text[...]
  var parts: [Character: Int] = [:]
  var format = format[...]
  while let character = format.popFirst() {
    guard character == "%", let field = format.popFirst() else {
      guard rest.popFirst() == character else { return nil }
      continue
    }
    let digits = rest.prefix(while: \.isWholeNumber).prefix(field == "Y" ? 4 : 2)
    guard "dmYy".contains(field), let number = Int(digits) else { return nil }
    parts[field] = number
    rest = rest.dropFirst(digits.count)
  }
  guard rest.isEmpty, let day = parts["d"], let month = parts["m"] else { return nil }
  // Two figures as POSIX strptime reads them: 69 to 99 are of the last century.
  let short = parts["y"].map { $0 < 69 ? 2000 + $0 : 1900 + $0 }
  return (parts["Y"] ?? short).flatMap { CivilDate(year: $0, month: month, day: day) }
}
