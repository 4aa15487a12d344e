import Diagnostics
import Foundation
import Metrics

/// What the engine counted, with the rejected rows and their lines.
struct LoadResult {
  let load: SourceLoad
  private(set) var files: [DataQuality.FileQuality] = []
  private(set) var first: CivilDate?
  private(set) var last: CivilDate?
  private(set) var warnings: [Diagnostic] = []
  private var rejects: [[RejectedRow]] = []
  private var errors: [Diagnostic] = []

  init(load: SourceLoad, files prepared: [PreparedFile], digests: [String]) throws(Failure) {
    self.load = load
    var counts: [Int: [String?]] = [:]
    for row in try ResultFile(at: load.workDirectory + "/files.tsv").rows() {
      if let file = row.first.flatMap({ $0 }).flatMap({ Int($0) }) { counts[file] = row }
    }
    var rejected: [Int: [(row: Int, reason: String, raw: String?)]] = [:]
    for row in try ResultFile(at: load.workDirectory + "/rejects.tsv").rows() where row.count == 4 {
      guard let file = row[0].flatMap({ Int($0) }), let number = row[1].flatMap({ Int($0) }) else { continue }
      rejected[file, default: []].append((number, row[2] ?? "", row[3]))
    }
    for file in prepared {
      let rows = try rows(of: file, rejected[file.index] ?? [])
      rejects.append(rows)
      add(file, counts[file.index] ?? [], rejected: rows.count, digest: digests[file.index])
    }
  }

  private mutating func add(_ file: PreparedFile, _ row: [String?], rejected: Int, digest: String) {
    let count = { (field: Int) in row.indices.contains(field) ? row[field].flatMap { Int($0) } ?? 0 : 0 }
    let day = { (field: Int) in row.indices.contains(field) ? row[field].flatMap { CivilDate($0) } : nil }
    let (engineRows, engineRejected, loaded) = (count(1), count(2), count(3))
    if let records = file.records, records != engineRows {
      errors.append(
        Diagnostic(
          "ING-018", .error, "the engine read \(engineRows) of \(records) rows",
          at: SourceLocation(file: file.name), hint: "check “delimiter”, “encoding” and the quoting of texts"))
    }
    let read = engineRows + file.rejected.count
    files.append(
      DataQuality.FileQuality(
        file: file.name, source: load.source.name, table: load.source.table.rawValue, read: read, loaded: loaded,
        rejected: rejected, duplicated: engineRows - engineRejected - loaded, unmatched: 0, truncated: 0,
        sha256: digest))
    first = [first, day(6)].compactMap(\.self).min()
    last = [last, day(7)].compactMap(\.self).max()
    warn(file, read: read, skipped: count(4), repeated: count(5))
  }

  private mutating func warn(_ file: PreparedFile, read: Int, skipped: Int, repeated: Int) {
    let place = SourceLocation(file: file.name)
    if read == 0 {
      warnings.append(Diagnostic("ING-017", .warning, "the file has a header and no rows", at: place))
    }
    if skipped > 0 {
      warnings.append(
        Diagnostic(
          "ING-019", .warning, "\(skipped) local times lie in an hour that the clock skips in \(load.source.timeZone)",
          at: place, hint: "check “time_zone” of the source “\(load.source.name)”"))
    }
    if repeated > 0 {
      warnings.append(
        Diagnostic(
          "ING-019", .warning,
          "\(repeated) local times lie in an hour that the clock repeats in \(load.source.timeZone); the later is taken",
          at: place, hint: "export times with their offset to tell the two apart"))
    }
  }

  private func rows(
    of file: PreparedFile, _ rejected: [(row: Int, reason: String, raw: String?)]
  ) throws(Failure) -> [RejectedRow] {
    guard let text = file.text else {
      return rejected.map { RejectedRow(line: $0.row, reason: $0.reason, row: $0.raw ?? "") }
    }
    guard !rejected.isEmpty else { return file.rejected }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: text.path), options: .mappedIfSafe) else {
      throw Failure(
        .inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: SourceLocation(file: file.name)))
    }
    let places = data.withUnsafeBytes { text.rows(rejected.map(\.row), in: $0) }
    return file.rejected
      + rejected.map { row in
        RejectedRow(line: places[row.row]?.line ?? 0, reason: row.reason, row: places[row.row]?.text ?? "")
      }
  }

  /// Writes `rejects/<file>.csv` for each file with rejected rows and removes that of a file without.
  func writeRejects() throws(Failure) {
    let folder = load.warehouse.output + "/rejects"
    try load.warehouse.makeFolder(folder)
    for (file, rows) in zip(files, rejects) {
      let path = "\(folder)/\(rejectsName(file))"
      if rows.isEmpty {
        try? FileManager.default.removeItem(atPath: path)
      } else {
        try write(Array(rejectsText(rows).utf8), to: path)
      }
    }
  }

  /// The name alone, or with its folders where two files of the source share it.
  private func rejectsName(_ file: DataQuality.FileQuality) -> String {
    let base = file.file.split(separator: "/").last.map(String.init) ?? file.file
    let isShared = files.count { $0.file == base || $0.file.hasSuffix("/" + base) } > 1
    let name = isShared ? file.file.replacing("/", with: "_") : base
    return name.lowercased().hasSuffix(".csv") ? name : name + ".csv"
  }

  /// - Throws: `dataBreaksContract` if too many rows are rejected or none is left.
  mutating func check() throws(Failure) {
    for (file, rows) in zip(files, rejects) where Double(rows.count) > load.workspace.rejectLimit * Double(file.read) {
      errors.append(tooMany(file, rows.sorted()))
    }
    if errors.isEmpty, files.reduce(0, { $0 + $1.loaded }) == 0 {
      errors.append(
        Diagnostic(
          "ING-017", .error, "the source “\(load.source.name)” has no rows", at: load.source.filesLocation,
          hint: "check the files that “files” matches, and “skip_rows”"))
    }
    if !errors.isEmpty { throw Failure(.dataBreaksContract, errors) }
  }

  private func tooMany(_ file: DataQuality.FileQuality, _ rows: [RejectedRow]) -> Diagnostic {
    let examples = rows.prefix(3).map { "line \($0.line): \($0.reason)" }.joined(separator: "; ")
    let kept = "all are kept in rejects/\(rejectsName(file))"
    let invalid = rows.count { $0.reason == RecordScanner.Problem.invalidUTF8.reason } * 2 > rows.count
    return Diagnostic(
      "ING-015", .error, "\(rows.count) of \(file.read) rows are rejected: \(examples)",
      at: SourceLocation(file: file.file, line: rows.first?.line),
      hint: invalid ? "\(kept); try “encoding: windows-1252”" : "\(kept); mend them, or raise “rejects: {limit: …}”")
  }
}
