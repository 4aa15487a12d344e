import Diagnostics
import Foundation
import Metrics

/// Loads a source that an adapter reads. Its records depend on one another across files, so the months that a new file
/// touches are made again from all files that touch them; other months stay as they are.
struct AdaptedLoad {
  let load: SourceLoad
  let adapter: Adapter
  let options: [String: String]
  let settings: String
  let old: SourceState?

  func run(_ exports: [SourceLoad.Export]) async throws(Failure) -> SourceLoad.Outcome {
    let plan = FilePlan(exports: exports, old: old)
    var prepared: [PreparedFile] = []
    for (export, id) in plan.reading { prepared.append(try await load.prepare(export, id: id)) }
    var months: Set<String>?
    var again: [FileState] = []
    if !plan.kept.isEmpty {
      // The new files alone say which months they touch; files beside them may hold the other half of a record.
      var touched = Set(plan.removed.flatMap(\.months.keys))
      if !prepared.isEmpty {
        try await stage(prepared)
        let result = try AdaptedResult(load: load, adapter: adapter, files: prepared)
        touched.formUnion(result.months)
        touched.formUnion(neighbours(of: result, in: plan.kept).compactMap(\.last?.month))
        touched.formUnion(neighbours(of: result, in: plan.kept).compactMap(\.first?.month).filter(touched.contains))
      }
      again = plan.kept.filter { file in file.months.keys.contains(where: touched.contains) }
      months = touched
      clear()
    }
    for file in again { prepared.append(try await load.prepare(plan.export(of: file.id), id: file.id)) }
    prepared.sort { plan.place(of: $0.index) < plan.place(of: $1.index) }
    if !prepared.isEmpty { try await stage(prepared) }
    let result = try AdaptedResult(load: load, adapter: adapter, files: prepared)
    try RejectsFolder(load: load).write(
      prepared.map { ($0.name, result.rejects[$0.index] ?? []) },
      keeping: plan.kept.filter { file in !again.contains(file) }.map(\.quality.file))
    try result.check(isAll: months == nil)
    try await assemble(months)
    let read = Dictionary(result.states(plan).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Dictionary(plan.kept.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let files = plan.order.compactMap { read[$0.id] ?? kept[$0.id] }
    return SourceLoad.Outcome(
      state: SourceState(settings: settings, files: files), isNew: true,
      changes: months.map { changes($0, read: read, plan) } ?? [])
  }

  /// The kept files just before and just after the new ones.
  private func neighbours(of result: AdaptedResult, in kept: [FileState]) -> [FileState] {
    guard let first = result.first, let last = result.last else { return [] }
    let before = kept.filter { ($0.last ?? first) <= first }.max { ($0.last ?? first) < ($1.last ?? first) }
    let after = kept.filter { ($0.first ?? last) >= last }.min { ($0.first ?? last) < ($1.first ?? last) }
    return [before, after].compactMap(\.self)
  }

  private func changes(_ months: Set<String>, read: [Int: FileState], _ plan: FilePlan) -> [Diagnostic] {
    var added: [String: Int] = [:]
    var dropped: [String: Int] = [:]
    let before = plan.kept + plan.removed
    for month in months {
      let now = read.values.reduce(0) { $0 + ($1.months[month] ?? 0) }
      let then = before.reduce(0) { $0 + ($1.months[month] ?? 0) }
      if now > then { added[month] = now - then }
      if now < then { dropped[month] = then - now }
      if now == then { added[month] = 0 }
    }
    return reopenedMonths(
      before: Set(before.flatMap(\.months.keys)), added: added, dropped: dropped, source: load.source)
  }

  // MARK: From the exports to one Parquet file a table

  private func clear() {
    let results = adapter.tables.flatMap { ["\($0.name).parquet", "\($0.name).tsv"] }
    for name in ["rejects.tsv", "ignored.tsv", "raw.tsv"] + results {
      try? FileManager.default.removeItem(atPath: "\(load.workDirectory)/\(name)")
    }
  }

  private func stage(_ files: [PreparedFile]) async throws(Failure) {
    let raw = try RawSQL(load: load, adapter: adapter, files: files).statements
    do {
      try await load.run(adapter.optionVariables(options) + raw + adapter.sql + "\n" + results, reading: files)
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: EngineError) -> Failure {
    let failure = error.failure(while: "loading the source “\(load.source.name)”", at: load.source.filesLocation)
    guard failure.status == .bug else { return failure }
    return Failure(
      .configuration,
      Diagnostic(
        "ING-044", .error, "the adapter “\(adapter.name)” fails on these files: \(error.message)",
        at: adapter.location, hint: "“wrapup check” runs its examples; docs/adapters.md says what its SQL finds"))
  }

  private var results: String {
    let rejected = adapter.tables.map { "SELECT file, row_no, reason FROM staged_\($0.name) WHERE reason IS NOT NULL" }
    let own = adapter.hasRejected ? ["SELECT file, row_no, reason FROM rejected"] : []
    let others = own + ["SELECT * FROM raw_rejected"]
    let ignored = adapter.hasIgnored ? "SELECT file, row_no, reason FROM ignored" : "SELECT 0, 0, '' WHERE false"
    return adapter.tables.map { table in TableSQL(table: table, load: load).statements }.joined()
      + copyStatement("SELECT file, count(*) FROM raw GROUP BY file ORDER BY file", to: load.workDirectory + "/raw.tsv")
      + copyStatement(
        "SELECT file, row_no, tsv(string_agg(DISTINCT reason, '; ' ORDER BY reason)), tsv(any_value(text)) FROM ("
          + (rejected + others).joined(separator: " UNION ALL ")
          + ") LEFT JOIN raw_texts USING (file, row_no) GROUP BY file, row_no ORDER BY file, row_no",
        to: load.workDirectory + "/rejects.tsv")
      + copyStatement(
        "SELECT file, tsv(reason), count(DISTINCT row_no) FROM (\(ignored)) AS t(file, row_no, reason) GROUP BY ALL ORDER BY ALL",
        to: load.workDirectory + "/ignored.tsv")
  }

  // MARK: From the tables to the folder of the source

  private func assemble(_ months: Set<String>?) async throws(Failure) {
    let target = "\(load.workDirectory)/staged"
    var script = ""
    for table in adapter.tables {
      let path = "\(load.workDirectory)/\(table.name).parquet"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let wanted = months.map { " WHERE month IN (\($0.sorted().map(SQLText.literal).joined(separator: ", ")))" } ?? ""
      script += """
        COPY (SELECT *, month AS month_folder FROM read_parquet(\(SQLText.path(path)))\(wanted) ORDER BY position)
        TO \(SQLText.literal("\(load.workDirectory)/split/\(table.name)")) (FORMAT parquet, COMPRESSION lz4, \
        PARTITION_BY (month_folder), FILENAME_PATTERN 'part_{i}', OVERWRITE_OR_IGNORE);

        """
    }
    try load.warehouse.makeFolder(load.workDirectory + "/split")
    do {
      try await load.run(script, oneThread: true)
    } catch {
      throw error.failure(while: "writing the warehouse of “\(load.source.name)”", at: load.source.filesLocation)
    }
    for table in adapter.tables {
      let folder = "\(load.workDirectory)/split/\(table.name)"
      for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
        let files = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")
        guard let file = files?.first else { continue }
        let month = name.dropFirst("month_folder=".count)
        try load.warehouse.move("\(folder)/\(name)/\(file)", to: "\(target)/\(table.name)/month=\(month)/part.parquet")
      }
      guard let months else { continue }
      for path in load.warehouse.files(of: load.source.name, table: table.name) {
        let month = path.split(separator: "/").dropLast().last?.dropFirst(6) ?? ""
        if !months.contains(String(month)) {
          try load.warehouse.link(path, to: "\(target)/\(table.name)/month=\(month)/part.parquet")
        }
      }
    }
  }
}

extension CivilDate {
  /// `2026-10`.
  fileprivate var month: String { Period(.month, containing: self).id }
}
