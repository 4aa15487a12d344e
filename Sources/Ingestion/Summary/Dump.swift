import Diagnostics
import Foundation
import Metrics

extension Ingestion {
  /// What can be written out of the warehouse: a canonical table, or what queues or people did in each interval.
  package static var dumps: [String] { CanonicalTable.all.map(\.name) + ["agent_intervals", "queue_intervals"] }

  /// How a dump is cut out.
  package struct DumpOptions: Sendable {
    /// The first and the last local day.
    package var first: CivilDate
    package var last: CivilDate
    /// The length of an interval: `hour`, `day`, `week` or `month`.
    package var by: String
    /// Whether a state without an end lasts to the end of the last day; else it is left out.
    package var openRunsOn: Bool

    package init(
      first: CivilDate = Roster.beginning, last: CivilDate = Roster.end, by: String = "hour", openRunsOn: Bool = false
    ) {
      self.first = first
      self.last = last
      self.by = by
      self.openRunsOn = openRunsOn
    }
  }

  /// Writes rows of the warehouse as CSV with a header, in a fixed order. Instants are written in UTC.
  ///
  /// - Parameters:
  ///   - name: one of `dumps`.
  ///   - path: the file that is written.
  /// - Throws: `inputMissing` if a source is not loaded, `usage` for an unknown name, `cannotWrite`.
  package static func dump(
    _ name: String, workspace: Workspace, engine: DuckDB, output: String? = nil, options: DumpOptions,
    to path: String, limits: EngineLimits = EngineLimits()
  ) async throws(Failure) {
    guard dumps.contains(name) else {
      throw Failure(
        .usage,
        Diagnostic(
          "ING-046", .error, "there is nothing named “\(name)” to write out",
          hint: nearest(to: name, in: dumps).map { "did you mean “\($0)”?" }
            ?? "use one of: \(dumps.joined(separator: ", "))"
        ))
    }
    let warehouse = Warehouse(output: output ?? workspace.outputDirectory)
    let work = try WorkFolder(in: warehouse)
    defer { work.remove() }
    let tables =
      CanonicalTable.named(name).map { [$0] }
      ?? ["interactions", "segments", "agent_states", "interval_volumes"].compactMap(CanonicalTable.named)
    let views = tables.map { table in
      WarehouseView(table: table, workspace: workspace, warehouse: warehouse, months: nil).statement
    }.joined()
    let result = work.path + "/dump.csv"
    let statements =
      Models.macros + views + variables(workspace, options)
      + (CanonicalTable.named(name) == nil ? Models.intervals : "")
      + "COPY (\(query(name, options))) TO \(SQLText.literal(result)) (FORMAT csv, HEADER true);\n"
    do {
      try await engine.run(
        EngineScript(
          timeZone: "UTC", workDirectory: work.path,
          readable: [URL(fileURLWithPath: warehouse.output + "/warehouse").resolvingSymlinksInPath().path],
          statements: statements), limits: limits)
    } catch {
      throw error.failure(while: "writing out \(name)")
    }
    do {
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      try FileManager.default.moveItem(atPath: result, toPath: path)
    } catch {
      throw warehouse.cannotWrite(path, error.localizedDescription)
    }
  }

  private static func variables(_ workspace: Workspace, _ options: DumpOptions) -> String {
    """
    SET VARIABLE site_zone = \(SQLText.literal(workspace.timeZone));
    SET VARIABLE dump_first = DATE '\(options.first)';
    SET VARIABLE dump_last = DATE '\(options.last)';
    SET VARIABLE threshold = \(workspace.serviceLevelSeconds);
    SET VARIABLE open_runs_on = \(options.openRunsOn);
    SET VARIABLE step = INTERVAL 1 \(["hour", "day", "week", "month"].contains(options.by) ? options.by.uppercased() : "HOUR");

    """
  }

  private static func query(_ name: String, _ options: DumpOptions) -> String {
    guard let table = CanonicalTable.named(name) else {
      return
        "SELECT * REPLACE (strftime(interval_start, '%Y-%m-%dT%H:%M:%S') AS interval_start) FROM \(name) ORDER BY ALL"
    }
    let columns = table.fields.map { field in
      field.kind == .time ? "\(utc(field.name)) AS \(field.name)" : field.storedName
    }
    let isWhole = options.first == Roster.beginning && options.last == Roster.end
    let within =
      isWhole
      ? ""
      : " WHERE local_at >= getvariable('dump_first') AND local_at < getvariable('dump_last') + INTERVAL 1 DAY"
    return "SELECT source, \(columns.joined(separator: ", ")) FROM loaded_\(name)\(within) ORDER BY ALL"
  }

  /// `2026-10-03T09:15:00Z`, with milliseconds where there are any.
  private static func utc(_ column: String) -> String {
    let moment = "timezone('UTC', \(column))"
    return """
      CASE WHEN date_part('millisecond', \(moment)) % 1000 = 0 THEN strftime(\(moment), '%Y-%m-%dT%H:%M:%SZ') \
      ELSE strftime(\(moment), '%Y-%m-%dT%H:%M:%S.%gZ') END
      """
  }
}
