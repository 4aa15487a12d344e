import Diagnostics
import Foundation
import Metrics

extension Ingestion {
  /// Whom to forget.
  package enum Forgotten: Sendable {
    /// A number, address or id as an export writes it.
    case customer(String)
    /// All ways in which exports write a person.
    case agent([String])
  }

  /// What was erased.
  package struct ForgetReport: Sendable {
    /// Rows of the warehouse that named the person, by table.
    package var rows: [String: Int]
    /// Rows taken out of `rejects/`.
    package var rejected: Int
    /// Rows of the warehouse that still name the person afterwards; 0 proves it.
    package var left: Int
  }

  /// Takes a person out of the warehouse and out of the rejected rows, and keeps later loads from bringing them back.
  ///
  /// Contacts stay as counts without the person. Exports are never changed.
  /// - Throws: `inputMissing` if a source is not loaded, `cannotWrite`.
  package static func forget(
    _ person: Forgotten, workspace: Workspace, engine: DuckDB, output: String? = nil,
    limits: EngineLimits = EngineLimits()
  ) async throws(Failure) -> ForgetReport {
    let warehouse = Warehouse(output: output ?? workspace.outputDirectory)
    let work = try WorkFolder(in: warehouse)
    defer { work.remove() }
    var secrets = try Secrets(output: warehouse.output, needsKey: true)
    let texts: [String] =
      switch person {
      case .customer(let text): [text]
      case .agent(let texts): texts
      }
    let digests = try await digests(of: texts, secrets, engine, work.path, limits)
    switch person {
    case .customer: secrets.forgottenCustomers = Set(secrets.forgottenCustomers + digests).sorted()
    case .agent: secrets.forgottenAgents = Set(secrets.forgottenAgents + digests).sorted()
    }
    // The list goes first: a run that is stopped half-way forgets the rest at its next load.
    try secrets.save(output: warehouse.output)
    var report = ForgetReport(rows: [:], rejected: 0, left: 0)
    for (index, source) in workspace.sources.enumerated() {
      warehouse.recover(source.name)
      guard var state = warehouse.state(of: source.name) else { continue }
      let eraser = Eraser(
        source: source, warehouse: warehouse, engine: engine, limits: limits, secrets: secrets,
        workDirectory: "\(work.path)/\(index)")
      let (rows, left) = try await eraser.erase(&state, workspace: workspace)
      report.rows.merge(rows, uniquingKeysWith: +)
      report.left += left
    }
    report.rejected = try forgetRejects(texts, warehouse)
    return report
  }

  private static func digests(
    of texts: [String], _ secrets: Secrets, _ engine: DuckDB, _ folder: String, _ limits: EngineLimits
  ) async throws(Failure) -> [String] {
    let result = folder + "/digests.tsv"
    let list = texts.map { "(\(SQLText.literal($0)))" }.joined(separator: ", ")
    do {
      try await engine.run(
        EngineScript(
          timeZone: "UTC", workDirectory: folder,
          statements: Models.macros + secrets.variables(keepsCustomers: true)
            + copyStatement("SELECT DISTINCT digest_of(text) FROM (VALUES \(list)) AS t(text) ORDER BY 1", to: result)),
        limits: limits)
    } catch {
      throw error.failure(while: "looking for the person")
    }
    return try ResultFile(at: result).rows().compactMap { $0[0] }
  }

  /// Takes the rows that hold one of the texts out of every file of rejected rows.
  private static func forgetRejects(_ texts: [String], _ warehouse: Warehouse) throws(Failure) -> Int {
    let folder = warehouse.output + "/rejects"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }) ?? []
    let wanted = texts.map { $0.lowercased() }
    var count = 0
    for name in names.sorted() where name.hasSuffix(".csv") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
      var kept: [UInt8] = []
      var found = 0
      data.withUnsafeBytes { bytes in
        RecordScanner(bytes: bytes, delimiter: 0x2C).forEachRecord(from: 0, line: 1) { record in
          let text = String(decoding: bytes[record.bytes], as: UTF8.self).lowercased()
          if wanted.contains(where: text.contains) {
            found += 1
          } else {
            kept += bytes[record.bytes]
            kept.append(0x0A)
          }
          return true
        }
      }
      if found > 0 { try writeBytes(kept, to: "\(folder)/\(name)") }
      count += found
    }
    return count
  }
}

extension Secrets {
  /// What the macros for digests read, with the lists of those who are forgotten.
  func variables(keepsCustomers: Bool) -> String {
    """
    SET VARIABLE digest_key = \(key.map(SQLText.literal) ?? "CAST(NULL AS VARCHAR)");
    SET VARIABLE keep_customers = \(keepsCustomers);
    CREATE TEMP TABLE forgotten_customers (digest VARCHAR);
    CREATE TEMP TABLE forgotten_agents (digest VARCHAR);
    \(SQLText.insert(forgottenCustomers.map { SQLText.row([$0]) }, into: "forgotten_customers"))\
    \(SQLText.insert(forgottenAgents.map { SQLText.row([$0]) }, into: "forgotten_agents"))
    """
  }

  /// A column without the people who are forgotten.
  func without(_ field: CanonicalField, in table: CanonicalTable, value: String) -> String {
    if field.kind == .secret, !forgottenCustomers.isEmpty {
      return "CASE WHEN \(value) IN (SELECT digest FROM forgotten_customers) THEN NULL ELSE \(value) END"
    }
    guard !forgottenAgents.isEmpty else { return value }
    if Secrets.people.contains(field.name) {
      return "CASE WHEN digest_of(\(value)) IN (SELECT digest FROM forgotten_agents) THEN NULL ELSE \(value) END"
    }
    if table.name == "roster", ["name", "email", "login", "extension"].contains(field.name) {
      return "CASE WHEN digest_of(agent) IN (SELECT digest FROM forgotten_agents) THEN NULL ELSE \(value) END"
    }
    return value
  }

  /// Columns that name a person who works here.
  static let people: Set<String> = ["agent", "evaluator", "coach", "given_by", "owner", "team_lead"]
}

/// Rewrites the Parquet files of a source in which forgotten people stand.
private struct Eraser {
  let source: SourceSpec
  let warehouse: Warehouse
  let engine: DuckDB
  let limits: EngineLimits
  let secrets: Secrets
  let workDirectory: String

  /// - Returns: rows that named the person by table, and rows that still do.
  func erase(_ state: inout SourceState, workspace: Workspace) async throws(Failure) -> ([String: Int], Int) {
    let folder = warehouse.folder(of: source.name)
    try warehouse.makeFolder(workDirectory)
    var rows: [String: Int] = [:]
    var left = 0
    for table in source.tables {
      for path in warehouse.files(of: source.name, table: table.name) {
        let columns = try await columns(of: path)
        let fields = table.fields.filter { columns.contains($0.storedName) }
        let replaced = fields.compactMap { field -> String? in
          let clean = secrets.without(field, in: table, value: field.storedName)
          return clean == field.storedName ? nil : "\(clean) AS \(field.storedName)"
        }
        if replaced.isEmpty { continue }
        let tests = fields.compactMap { field -> String? in
          let clean = secrets.without(field, in: table, value: field.storedName)
          return clean == field.storedName ? nil : "\(field.storedName) IS DISTINCT FROM (\(clean))"
        }.joined(separator: " OR ")
        let fresh = workDirectory + "/fresh.parquet"
        let from =
          "read_parquet(\(SQLText.path(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)), hive_partitioning=false)"
        try await run(
          "COPY (SELECT * REPLACE (\(replaced.joined(separator: ", "))) FROM \(from)) TO \(SQLText.literal(fresh)) (FORMAT parquet, COMPRESSION lz4);\n"
            + copyStatement("SELECT count(*) FROM \(from) WHERE \(tests)", to: workDirectory + "/before.tsv")
            + copyStatement(
              "SELECT count(*) FROM read_parquet(\(SQLText.literal(fresh))) WHERE \(tests)",
              to: workDirectory + "/after.tsv"))
        let before = try count("before")
        left += try count("after")
        if before == 0 { continue }
        rows[table.name, default: 0] += before
        guard rename(fresh, path) == 0 else { throw warehouse.cannotWrite(path, String(cString: strerror(errno))) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
        let relative = String(path.dropFirst(folder.count + 1))
        for index in state.parts.indices where state.parts[index].path == relative {
          state.parts[index].bytes = size?.intValue ?? 0
        }
      }
    }
    // The rows are as a load with the new list would leave them: nothing needs to be read again for it.
    state.settings = LoadSettings(source: source, workspace: workspace, secrets: secrets).text
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try writeBytes(Array((try? encoder.encode(state)) ?? Data()), to: folder + "/state.json")
    return (rows, left)
  }

  private func columns(of path: String) async throws(Failure) -> Set<String> {
    try await run(
      copyStatement(
        "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(\(SQLText.path(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)), hive_partitioning=false))",
        to: workDirectory + "/columns.tsv"))
    return Set(try ResultFile(at: workDirectory + "/columns.tsv").rows().compactMap { $0[0] })
  }

  private func count(_ name: String) throws(Failure) -> Int {
    try ResultFile(at: "\(workDirectory)/\(name).tsv").rows().first?[0].flatMap { Int($0) } ?? 0
  }

  private func run(_ statements: String) async throws(Failure) {
    do {
      try await engine.run(
        EngineScript(
          timeZone: "UTC", workDirectory: workDirectory,
          readable: [URL(fileURLWithPath: warehouse.output + "/warehouse").resolvingSymlinksInPath().path],
          statements: Models.macros + secrets.variables(keepsCustomers: true) + statements), limits: limits)
    } catch {
      throw error.failure(while: "erasing from “\(source.name)”")
    }
  }
}
