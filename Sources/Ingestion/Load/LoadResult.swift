import Diagnostics
import Foundation
import Metrics

/// What the engine counted in the files of a mapped source, with the rejected rows and their lines.
struct LoadResult {
  let load: SourceLoad
  let plan: FilePlan
  /// In the order of the exports.
  private(set) var files: [FileState] = []
  /// What happened to months that were loaded before.
  private(set) var changes: [Diagnostic] = []
  private var rejects: [Int: [RejectedRow]] = [:]
  private var errors: [Diagnostic] = []
  /// Rows that were replaced, by file and month.
  private var lost: [Int: [String: Int]] = [:]
  private var winners: [Int: Set<Int>] = [:]

  init(load: SourceLoad, plan: FilePlan, prepared: [PreparedFile]) throws(Failure) {
    self.load = load
    self.plan = plan
    var counts: [Int: [[String?]]] = [:]
    var rejected: [Int: [(row: Int, reason: String, raw: String?)]] = [:]
    if !prepared.isEmpty {
      for row in try ResultFile(at: load.workDirectory + "/counts.tsv").rows() {
        if let id = row.first.flatMap({ $0 }).flatMap({ Int($0) }) { counts[id, default: []].append(row) }
      }
      for row in try ResultFile(at: load.workDirectory + "/rejects.tsv").rows() where row.count == 4 {
        guard let id = row[0].flatMap({ Int($0) }), let number = row[1].flatMap({ Int($0) }) else { continue }
        rejected[id, default: []].append((number, row[2] ?? "", row[3]))
      }
      try readLosers()
    }
    for file in plan.kept { files.append(afterLosses(file)) }
    for file in prepared {
      let rows = try RejectedLines(file: file).rows(rejected[file.index] ?? [])
      rejects[file.index] = rows
      add(file, counts[file.index] ?? [], rejected: rows.count)
    }
    files.sort { plan.place(of: $0.id) < plan.place(of: $1.id) }
    changes = reopened()
  }

  private mutating func readLosers() throws(Failure) {
    let path = load.workDirectory + "/losers.tsv"
    guard FileManager.default.fileExists(atPath: path) else { return }
    for row in try ResultFile(at: path).rows() where row.count == 4 {
      guard let file = row[0].flatMap({ Int($0) }), let winner = row[1].flatMap({ Int($0) }), let month = row[2],
        let count = row[3].flatMap({ Int($0) })
      else { continue }
      lost[file, default: [:]][month, default: 0] += count
      if winner != file { winners[winner, default: []].insert(file) }
    }
  }

  /// Months with stored rows of a file.
  func months(of id: Int) -> [String] { files.first { $0.id == id }.map { $0.months.keys.sorted() } ?? [] }

  /// Whether every row of a new file is stored.
  func isClean(_ id: Int) -> Bool { rejects[id]?.contains { $0.isOfEngine } != true && lost[id] == nil }

  /// Months in which rows of a file were replaced now.
  func lost(of id: Int) -> Set<String> { Set(lost[id]?.keys.map { $0 } ?? []) }

  private func afterLosses(_ file: FileState) -> FileState {
    var file = file
    for (month, count) in lost[file.id] ?? [:] {
      file.months[month] = (file.months[month] ?? 0) - count
      if file.months[month] == 0 { file.months[month] = nil }
      file.quality.loaded -= count
      file.quality.duplicated += count
    }
    file.replaced.formUnion(winners[file.id] ?? [])
    return file
  }

  private mutating func add(_ file: PreparedFile, _ rows: [[String?]], rejected: Int) {
    let number = { (row: [String?], field: Int) in row[field].flatMap { Int($0) } ?? 0 }
    let engineRows = rows.reduce(0) { $0 + number($1, 2) }
    if let records = file.records, records != engineRows {
      errors.append(
        Diagnostic(
          "ING-018", .error, "the engine read \(engineRows) of \(records) rows",
          at: SourceLocation(file: file.name), hint: "check “delimiter”, “encoding” and the quoting of texts"))
    }
    let good = rows.reduce(0) { $0 + number($1, 2) - number($1, 3) }
    var months: [String: Int] = [:]
    for row in rows where number(row, 2) > number(row, 3) {
      if let month = row[1] { months[month] = number(row, 2) - number(row, 3) }
    }
    let export = plan.export(of: file.index)
    var state = FileState(
      id: file.index,
      quality: DataQuality.FileQuality(
        file: file.name, source: load.source.name, table: load.source.kindName,
        read: engineRows + file.rejected.count, loaded: good, rejected: rejected, duplicated: 0, unmatched: 0,
        truncated: rows.reduce(0) { $0 + number($1, 8) }, sha256: export.digest),
      months: months, first: rows.compactMap { $0[6].flatMap { CivilDate($0) } }.min(),
      last: rows.compactMap { $0[7].flatMap { CivilDate($0) } }.max())
    state.diagnostics =
      file.notes
      + LoadWarnings(file: file.name, source: load.source).all(
        read: state.quality.read, skipped: rows.reduce(0) { $0 + number($1, 4) },
        repeated: rows.reduce(0) { $0 + number($1, 5) })
    files.append(afterLosses(state))
  }

  /// A note a month that an earlier load had stored and this one changed.
  private func reopened() -> [Diagnostic] {
    let before = Set((plan.kept + plan.removed).flatMap(\.months.keys))
    var added: [String: Int] = [:]
    var dropped: [String: Int] = [:]
    for file in files where plan.reading.contains(where: { $0.id == file.id }) {
      for (month, count) in file.months { added[month, default: 0] += count }
    }
    for file in plan.removed { for (month, count) in file.months { dropped[month, default: 0] += count } }
    for file in plan.kept {
      for (month, count) in lost[file.id] ?? [:] { dropped[month, default: 0] += count }
    }
    return reopenedMonths(before: before, added: added, dropped: dropped, source: load.source)
  }

  /// Writes `rejects/<source>/<file>.csv` for each file that was read and has rejected rows.
  func writeRejects() throws(Failure) {
    try RejectsFolder(load: load).write(
      plan.reading.map { (plan.export(of: $0.id).name, rejects[$0.id] ?? []) }, keeping: plan.kept.map(\.quality.file))
  }

  /// - Throws: `dataBreaksContract` if too many rows are rejected or none is left.
  mutating func check() throws(Failure) {
    for (export, id) in plan.reading {
      guard let file = files.first(where: { $0.id == id }), let rows = rejects[id] else { continue }
      if let error = RejectsFolder(load: load).tooMany(rows, of: file.quality.read, in: export.name) {
        errors.append(error)
      }
    }
    if errors.isEmpty, files.allSatisfy({ $0.quality.loaded == 0 }) {
      errors.append(
        Diagnostic(
          "ING-017", .error, "the source “\(load.source.name)” has no rows", at: load.source.filesLocation,
          hint: "check the files that “files” matches, and “skip_rows”"))
    }
    if !errors.isEmpty { throw Failure(.dataBreaksContract, errors) }
  }
}

/// A note a month that was stored before and is another one now.
func reopenedMonths(
  before: Set<String>, added: [String: Int], dropped: [String: Int], source: SourceSpec
) -> [Diagnostic] {
  before.filter { added[$0] != nil || dropped[$0] != nil }.sorted().map { month in
    let parts = [
      added[month].map { $0 == 0 ? "its rows are made again" : "\($0) \($0 == 1 ? "row" : "rows") added" },
      dropped[month].map { "\($0) \($0 == 1 ? "row" : "rows") replaced or gone" },
    ].compactMap(\.self)
    let name = month == "none" ? "rows without a date" : month
    return Diagnostic(
      "ING-042", .note, "\(name) of “\(source.name)” is opened again: \(parts.joined(separator: ", "))")
  }
}

/// What a load warns of in one file.
struct LoadWarnings {
  let file: String
  let source: SourceSpec

  func all(read: Int, skipped: Int, repeated: Int) -> [Diagnostic] {
    let place = SourceLocation(file: file)
    var warnings: [Diagnostic] = []
    if read == 0 {
      warnings.append(Diagnostic("ING-017", .warning, "the file has a header and no rows", at: place))
    }
    if skipped > 0 {
      warnings.append(
        Diagnostic(
          "ING-019", .warning,
          "\(skipped) local \(skipped == 1 ? "time lies" : "times lie") in an hour that the clock skips in \(source.timeZone)",
          at: place, hint: "check “time_zone” of the source “\(source.name)”"))
    }
    if repeated > 0 {
      warnings.append(
        Diagnostic(
          "ING-019", .warning,
          "\(repeated) local \(repeated == 1 ? "time lies" : "times lie") in an hour that the clock repeats in \(source.timeZone); the later is taken",
          at: place, hint: "export times with their offset to tell the two apart"))
    }
    return warnings
  }
}

/// Finds the lines and texts of rows that the engine rejected by their number.
struct RejectedLines {
  let file: PreparedFile

  /// - Returns: these rows and those that were rejected before the engine saw them.
  func rows(_ rejected: [(row: Int, reason: String, raw: String?)]) throws(Failure) -> [RejectedRow] {
    if rejected.isEmpty { return file.rejected }
    if let lines = file.documentLines {
      return file.rejected
        + rejected.map { row in
          let document = row.row > 4_294_967_296 ? row.row / 4_294_967_296 : row.row
          let line = lines.indices.contains(document - 1) ? lines[document - 1] : 0
          return RejectedRow(line: line, reason: row.reason, row: row.raw ?? "", isOfEngine: true)
        }
    }
    guard let text = file.text else {
      return file.rejected
        + rejected.map { RejectedRow(line: $0.row, reason: $0.reason, row: $0.raw ?? "", isOfEngine: true) }
    }
    guard let data = FileBytes(path: text.path)?.data else {
      throw Failure(
        .inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: SourceLocation(file: file.name)))
    }
    let places = data.withUnsafeBytes { text.rows(Set(rejected.map(\.row)).sorted(), in: $0) }
    return file.rejected
      + rejected.map { row in
        RejectedRow(
          line: places[row.row]?.line ?? 0, reason: row.reason, row: places[row.row]?.text ?? "", isOfEngine: true)
      }
  }
}

/// `rejects/<source>/`: a file of rejected rows for each export that has some.
struct RejectsFolder {
  let load: SourceLoad
  private var folder: String { "\(load.warehouse.output)/rejects/\(load.source.name)" }

  /// - Parameters:
  ///   - files: names of the exports that were read, with their rejected rows.
  ///   - kept: names of the exports that were not read now; their rows stay.
  func write(_ files: [(name: String, rows: [RejectedRow])], keeping kept: [String]) throws(Failure) {
    var wanted = Set(kept.map(fileName))
    for (name, rows) in files where !rows.isEmpty {
      try load.warehouse.makeFolder(folder)
      wanted.insert(fileName(name))
      let path = "\(folder)/\(fileName(name))"
      try writeBytes(Array(rejectsText(rows).utf8), to: path)
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !wanted.contains(name) {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    rmdir(folder)
  }

  /// The path of an export with its folders, as one name.
  private func fileName(_ export: String) -> String {
    let parts = export.split(separator: "/").filter { $0 != ".." }
    let plain =
      parts.count > 1 && hasTwin(String(parts.last ?? ""))
      ? parts.joined(separator: "_") : String(parts.last ?? "export")
    return plain.lowercased().hasSuffix(".csv") ? plain : plain + ".csv"
  }

  /// Whether the source may hold several files of a name.
  private func hasTwin(_ base: String) -> Bool {
    load.source.patterns.flatMap { filesMatching($0, in: load.workspace.directory) }
      .count { $0.hasSuffix("/" + base) } > 1
  }

  /// The error of a file of which more rows are rejected than the workspace allows.
  func tooMany(_ rows: [RejectedRow], of read: Int, in name: String) -> Diagnostic? {
    guard Double(rows.count) > load.workspace.rejectLimit * Double(read) else { return nil }
    let sorted = rows.sorted()
    let examples = sorted.prefix(3).map { "line \($0.line): \($0.reason)" }.joined(separator: "; ")
    let kept = "all are kept in rejects/\(load.source.name)/\(fileName(name))"
    return Diagnostic(
      "ING-015", .error, "\(rows.count) of \(read) rows are rejected: \(examples)",
      at: SourceLocation(file: name, line: sorted.first?.line),
      hint: "\(kept); \(RejectsAdvice(source: load.source, rows: sorted, read: read, file: name).text)")
  }

}
