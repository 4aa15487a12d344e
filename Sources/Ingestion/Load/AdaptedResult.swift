import Diagnostics
import Foundation
import Metrics

/// What the engine counted in the files of an adapted source.
struct AdaptedResult {
  let load: SourceLoad
  let adapter: Adapter
  let files: [PreparedFile]
  private(set) var rejects: [Int: [RejectedRow]] = [:]
  private var read: [Int: Int] = [:]
  private var stored: [Int: Int] = [:]
  private var made: [Int: Int] = [:]
  private var truncated: [Int: Int] = [:]
  private var monthsByFile: [Int: [String: Int]] = [:]
  private var firsts: [Int: CivilDate] = [:]
  private var lasts: [Int: CivilDate] = [:]
  private var skipped: [Int: Int] = [:]
  private var repeated: [Int: Int] = [:]
  private var ignored: [Int: [(reason: String, count: Int)]] = [:]

  init(load: SourceLoad, adapter: Adapter, files: [PreparedFile]) throws(Failure) {
    self.load = load
    self.adapter = adapter
    self.files = files
    if files.isEmpty { return }
    let rows = { (name: String) throws(Failure) in
      try ResultFile(at: "\(load.workDirectory)/\(name)").rows()
    }
    let number = { (row: [String?], field: Int) in row[field].flatMap { Int($0) } ?? 0 }
    for row in try rows("raw.tsv") { read[number(row, 0)] = number(row, 1) }
    for table in adapter.tables {
      for row in try rows("\(table.name).tsv") {
        let file = number(row, 0)
        stored[file, default: 0] += number(row, 2)
        truncated[file, default: 0] += number(row, 5)
        monthsByFile[file, default: [:]][row[1] ?? "none", default: 0] += number(row, 2)
        firsts[file] = [firsts[file], row[3].flatMap { CivilDate($0) }].compactMap(\.self).min()
        lasts[file] = [lasts[file], row[4].flatMap { CivilDate($0) }].compactMap(\.self).max()
      }
      for row in try rows("\(table.name).made.tsv") { made[number(row, 0), default: 0] += number(row, 1) }
      for row in try rows("\(table.name).clock.tsv") {
        skipped[number(row, 0), default: 0] += number(row, 1)
        repeated[number(row, 0), default: 0] += number(row, 2)
      }
    }
    for row in try rows("ignored.tsv") {
      ignored[number(row, 0), default: []].append((row[1] ?? "", number(row, 2)))
    }
    var rejected: [Int: [(row: Int, reason: String, raw: String?)]] = [:]
    for row in try rows("rejects.tsv") where row.count == 4 {
      rejected[number(row, 0), default: []].append((number(row, 1), row[2] ?? "", row[3]))
    }
    for file in files { rejects[file.index] = try RejectedLines(file: file).rows(rejected[file.index] ?? []) }
  }

  var months: Set<String> { Set(monthsByFile.values.flatMap(\.keys)) }
  var first: CivilDate? { firsts.values.min() }
  var last: CivilDate? { lasts.values.max() }

  /// The state of each file that was read.
  func states(_ plan: FilePlan) -> [FileState] {
    files.map { file in
      let id = file.index
      let total = total(file)
      var state = FileState(
        id: id,
        quality: DataQuality.FileQuality(
          file: file.name, source: load.source.name, table: adapter.name, read: total, loaded: stored[id] ?? 0,
          rejected: rejects[id]?.count ?? 0, duplicated: (made[id] ?? 0) - (stored[id] ?? 0), unmatched: 0,
          truncated: truncated[id] ?? 0, sha256: plan.export(of: id).digest,
          ignored: ignored[id]?.reduce(0) { $0 + $1.count } ?? 0),
        months: monthsByFile[id] ?? [:], first: firsts[id], last: lasts[id])
      state.diagnostics =
        file.notes
        + LoadWarnings(file: file.name, source: load.source).all(
          read: total, skipped: skipped[id] ?? 0, repeated: repeated[id] ?? 0)
        + (ignored[id] ?? []).map { reason, count in
          Diagnostic(
            "ING-045", .note, "\(count) \(count == 1 ? "record holds" : "records hold") nothing to count: \(reason)",
            at: SourceLocation(file: file.name))
        }
      return state
    }
  }

  /// - Throws: `dataBreaksContract` if too many records are rejected or nothing is left.
  func check(isAll: Bool) throws(Failure) {
    var errors: [Diagnostic] = []
    for file in files {
      let total = total(file)
      let rows = rejects[file.index] ?? []
      if let records = file.records, !isUnnested, !hasHeaderRows, records != (read[file.index] ?? 0) + invalid(file) {
        errors.append(
          Diagnostic(
            "ING-018", .error, "the engine read \(read[file.index] ?? 0) of \(records) records",
            at: SourceLocation(file: file.name), hint: "check “delimiter”, “encoding” and the quoting of texts"))
      }
      if let error = RejectsFolder(load: load).tooMany(rows, of: total, in: file.name) { errors.append(error) }
    }
    if errors.isEmpty, isAll, stored.values.reduce(0, +) == 0 {
      let why = ignored.values.flatMap(\.self).map { "\($0.count) × \($0.reason)" }.sorted().prefix(3)
      errors.append(
        Diagnostic(
          "ING-017", .error, "the source “\(load.source.name)” has no rows", at: load.source.filesLocation,
          hint: why.isEmpty
            ? "check the files that “files” matches, and whether they are \(adapter.title)"
            : "nothing to count: \(why.joined(separator: "; "))"))
    }
    if !errors.isEmpty { throw Failure(.dataBreaksContract, errors) }
  }

  /// Documents that the engine could not read: `raw` does not have them.
  private func invalid(_ file: PreparedFile) -> Int {
    rejects[file.index]?.count { $0.isOfEngine && $0.reason == RawSQL.invalidDocument } ?? 0
  }

  /// All records of a file, with those that were never read.
  private func total(_ file: PreparedFile) -> Int {
    (read[file.index] ?? 0) + file.rejected.count + invalid(file)
  }

  private var isUnnested: Bool { if case .json(.some) = adapter.shape { true } else { false } }
  private var hasHeaderRows: Bool { if case .table(let shape) = adapter.shape { shape.headerRows > 1 } else { false } }
}
