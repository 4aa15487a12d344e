import Diagnostics
import Foundation
import Metrics

/// Loads a source whose rows are rows of one table. Each export file becomes a Parquet file a month of its own, so a new
/// file costs that file and no other is read again.
struct MappedLoad {
  let load: SourceLoad
  let table: CanonicalTable
  let settings: String
  let old: SourceState?

  func run(_ exports: [SourceLoad.Export]) async throws(Failure) -> SourceLoad.Outcome {
    let plan = FilePlan(exports: exports, old: old)
    var prepared: [PreparedFile] = []
    for (export, id) in plan.reading { prepared.append(try await load.prepare(export, id: id)) }
    var dayFirst = old?.dayFirst ?? [:]
    if !prepared.isEmpty { dayFirst = try await stage(prepared, plan) }
    var result = try LoadResult(load: load, plan: plan, prepared: prepared)
    try result.writeRejects()
    try result.check()
    let files = try await assemble(plan, result)
    return SourceLoad.Outcome(
      state: SourceState(settings: settings, files: files, dayFirst: dayFirst), isNew: true, changes: result.changes)
  }

  // MARK: From the export to one Parquet file each, with counts, rejected rows and rows that others replace

  private func stage(_ files: [PreparedFile], _ plan: FilePlan) async throws(Failure) -> [String: Bool] {
    var positions: [ColumnPositions] = []
    var diagnostics: [Diagnostic] = []
    for file in files {
      do {
        positions.append(try ColumnPositions(of: file, source: load.source))
      } catch {
        diagnostics += error.diagnostics
      }
    }
    if !diagnostics.isEmpty { throw Failure(.dataBreaksContract, diagnostics) }
    var evidence = TimeEvidence(
      load: load, table: table, files: files, positions: positions, known: old?.dayFirst ?? [:])
    let times = try await evidence.readings()
    let copies = zip(files, positions).map { file, positions in
      let query = MappedSQL(
        source: load.source, table: table, siteZone: load.workspace.timeZone, file: file, positions: positions,
        times: file.format == .xlsx ? times.mapValues { $0.withISO() } : times, secrets: load.secrets
      ).query
      return (
        file: file,
        statement: "COPY (\(query)) TO \(SQLText.literal(part(file.index))) (FORMAT parquet, COMPRESSION lz4);\n"
      )
    }
    do {
      try await copyAll(copies)
      try await load.run(results(files, plan))
    } catch {
      throw error.failure(while: "loading the source “\(load.source.name)”", at: load.source.filesLocation)
    }
    return evidence.dayFirst
  }

  /// Reads each file on a thread of its own: that keeps its rows in order, and as many files go at once as there are
  /// threads.
  private func copyAll(_ copies: [(file: PreparedFile, statement: String)]) async throws(EngineError) {
    let workers = max(1, min(load.limits.threads, copies.count))
    var load = load
    load.limits.memory = max(256, load.limits.memory / workers)
    let problem = await withTaskGroup(of: EngineError?.self) { [load] group in
      for worker in 0..<workers {
        let own = copies.enumerated().filter { $0.offset % workers == worker }.map(\.element)
        group.addTask {
          do throws(EngineError) {
            try await load.run(
              own.map(\.statement).joined(), reading: own.map(\.file), oneThread: true, spill: "spill-\(worker)")
            return nil
          } catch {
            return error
          }
        }
      }
      var problems: [EngineError] = []
      for await problem in group { problems += [problem].compactMap(\.self) }
      return problems.min { $0.message < $1.message }
    }
    if let problem { throw problem }
  }

  private func part(_ id: Int) -> String { "\(load.workDirectory)/part-\(id).parquet" }

  private func results(_ files: [PreparedFile], _ plan: FilePlan) -> String {
    let counts = """
      SELECT file, month, count(*), count(*) FILTER (reason IS NOT NULL),
        count(*) FILTER (reason IS NULL AND clock_change = 'skipped'),
        count(*) FILTER (reason IS NULL AND clock_change = 'repeated'),
        CAST(min(local_at) FILTER (reason IS NULL) AS DATE), CAST(max(local_at) FILTER (reason IS NULL) AS DATE),
        \(table.field("truncated") != nil && load.source.columns[CanonicalColumn(rawValue: "truncated")] != nil ? "count(*) FILTER (reason IS NULL AND truncated)" : "0")
      FROM new_rows GROUP BY ALL ORDER BY ALL
      """
    let rejects =
      "SELECT file, row_no, tsv(reason), tsv(raw_row) FROM new_rows WHERE reason IS NOT NULL ORDER BY file, row_no"
    return "CREATE TEMP VIEW new_rows AS \(PartSQL.rows(files.map { part($0.index) }));\n"
      + copyStatement(counts, to: load.workDirectory + "/counts.tsv")
      + copyStatement(rejects, to: load.workDirectory + "/rejects.tsv") + losers(plan)
  }

  /// Rows whose key stands again in a later row, or in one that was updated later.
  private func losers(_ plan: FilePlan) -> String {
    guard let key else { return "" }
    let kept = plan.kept.flatMap { file in
      load.warehouse.files(of: load.source.name, table: table.name).filter { $0.hasSuffix("/f\(file.id).parquet") }
    }
    let updated = load.source.columns[CanonicalColumn(rawValue: "updated_at")] != nil ? "updated_at" : "NULL"
    let columns = "\(key) AS key, file, row_no, month, CAST(\(updated) AS TIMESTAMPTZ) AS updated_at"
    let old = kept.isEmpty ? "" : " UNION ALL SELECT \(columns) FROM (\(PartSQL.rows(kept)))"
    let order = plan.order.map { "(\($0.id), \($0.place))" }.joined(separator: ", ")
    // Digests first: the texts of keys are compared only where two digests agree.
    return """
      CREATE TEMP VIEW keyed_rows AS SELECT \(columns) FROM new_rows WHERE reason IS NULL\(old);
      CREATE TEMP TABLE repeated AS SELECT hash(key) AS digest FROM keyed_rows WHERE key IS NOT NULL
      GROUP BY hash(key) HAVING count(*) > 1;
      CREATE TEMP TABLE places (file INTEGER, place INTEGER);
      INSERT INTO places VALUES \(order.isEmpty ? "(NULL, NULL)" : order);
      CREATE TEMP TABLE losers AS
      SELECT file, row_no, month, first_value(file) OVER newest AS winner, row_number() OVER newest AS place
      FROM keyed_rows JOIN places USING (file)
      WHERE key IS NOT NULL AND hash(key) IN (SELECT digest FROM repeated)
      WINDOW newest AS (PARTITION BY key ORDER BY updated_at DESC NULLS LAST, places.place DESC, row_no DESC)
      QUALIFY row_number() OVER newest > 1;
      COPY (SELECT file, row_no FROM losers ORDER BY ALL) TO \(SQLText.literal(load.workDirectory + "/losers.parquet")) (FORMAT parquet);

      """
        + copyStatement(
          "SELECT file, winner, month, count(*) FROM losers GROUP BY ALL ORDER BY ALL",
          to: load.workDirectory + "/losers.tsv")
  }

  /// The text by which rows are the same; `nil` if the source maps no key.
  private var key: String? {
    let mapped = { (name: String) in load.source.columns[CanonicalColumn(rawValue: name)] != nil }
    if table.name == "surveys", !mapped("survey_id") { return mapped("contact_id") ? "contact_id" : nil }
    if table.key.isEmpty { return nil }
    if table.key.count == 1 { return mapped(table.key[0]) ? stored(table.key[0]) : nil }
    let columns = table.key.filter(mapped)
    guard columns.contains(table.time) || columns.count == table.key.count else { return nil }
    let texts = columns.map { "coalesce(CAST(\(stored($0)) AS VARCHAR), '')" }
    return "concat_ws(chr(31), \(texts.joined(separator: ", ")))"
  }

  private func stored(_ name: String) -> String { table.field(name)?.storedName ?? name }

  // MARK: From the parts to the folder of the source

  /// Puts the new parts and those that stay into the staged folder.
  private func assemble(_ plan: FilePlan, _ result: LoadResult) async throws(Failure) -> [FileState] {
    let target = "\(load.workDirectory)/staged/\(table.name)"
    let source = load.warehouse.folder(of: load.source.name) + "/" + table.name
    var splits: [String] = []
    for (_, id) in plan.reading {
      let months = result.months(of: id)
      if months.count == 1, let month = months.first, result.isClean(id) {
        try load.warehouse.move(part(id), to: "\(target)/month=\(month)/f\(id).parquet")
      } else if !months.isEmpty {
        splits.append(split([part(id)], id))
      }
    }
    for file in plan.kept {
      let changed = result.lost(of: file.id)
      for month in file.months.keys.sorted() {
        let path = "\(source)/month=\(month)/f\(file.id).parquet"
        if changed.contains(month) {
          splits.append(split([path], file.id))
        } else {
          try load.warehouse.link(path, to: "\(target)/month=\(month)/f\(file.id).parquet")
        }
      }
    }
    if !splits.isEmpty {
      do {
        try await load.run(splits.joined(), oneThread: true)
      } catch {
        throw error.failure(while: "writing the warehouse of “\(load.source.name)”", at: load.source.filesLocation)
      }
      try gather(target)
    }
    return result.files
  }

  /// Writes the good rows of files into folders by month. Runs on one thread, because several would write the rows of
  /// a folder in an order of their own on each run.
  private func split(_ paths: [String], _ id: Int) -> String {
    let losers = SQLText.literal(load.workDirectory + "/losers.parquet")
    let lost =
      key == nil ? "" : " AND row_no NOT IN (SELECT row_no FROM read_parquet(\(losers)) WHERE file = \(id))"
    return """
      COPY (
        SELECT * EXCLUDE (reason, raw_row), CAST(NULL AS VARCHAR) AS reason, CAST(NULL AS VARCHAR) AS raw_row,
          month AS month_folder
        FROM (\(PartSQL.rows(paths)))
        WHERE reason IS NULL\(lost) ORDER BY row_no)
      TO \(SQLText.literal("\(load.workDirectory)/split-\(id)")) (FORMAT parquet, COMPRESSION lz4, PARTITION_BY (month_folder), \
      FILENAME_PATTERN 'f\(id)_{i}', OVERWRITE_OR_IGNORE);

      """
  }

  /// Moves the parts that the engine wrote to `split-<id>/month_folder=<month>/` into the staged folder.
  private func gather(_ target: String) throws(Failure) {
    let manager = FileManager.default
    let names = ((try? manager.contentsOfDirectory(atPath: load.workDirectory)) ?? []).sorted()
    for name in names where name.hasPrefix("split-") {
      let id = name.dropFirst(6)
      for folder in (try? manager.contentsOfDirectory(atPath: "\(load.workDirectory)/\(name)"))?.sorted() ?? [] {
        let month = folder.dropFirst("month_folder=".count)
        let files = (try? manager.contentsOfDirectory(atPath: "\(load.workDirectory)/\(name)/\(folder)")) ?? []
        guard let file = files.first else { continue }
        try load.warehouse.move(
          "\(load.workDirectory)/\(name)/\(folder)/\(file)", to: "\(target)/month=\(month)/f\(id).parquet")
      }
    }
  }
}

/// Reads Parquet files of the warehouse, which may have different columns.
enum PartSQL {
  static func rows(_ paths: [String]) -> String {
    "SELECT * FROM read_parquet(\(SQLText.list(paths.map(SQLText.plain))), union_by_name=true, hive_partitioning=false)"
  }
}
