import Diagnostics
import Foundation

/// The script that loads one source.
struct LoadPlan {
  let script: EngineScript
  /// Writes the stored rows into folders by month. Runs on one thread, because several would write the rows of a
  /// folder in an order of their own on each run.
  let partition: EngineScript

  /// Checks the headers, finds out how times are written and builds the script.
  ///
  /// - Throws: `dataBreaksContract` with every column that is missing in any file.
  init(load: SourceLoad, files: [PreparedFile]) async throws(Failure) {
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
    let stagings = zip(files, positions).map { file, positions in
      StagingSQL(
        source: load.source, siteZone: load.workspace.timeZone, file: file, positions: positions, times: [:])
    }
    let times = try await LoadPlan.times(load, stagings)
    let inserts = stagings.map { staging in
      let file = staging.file
      let times = file.format == .xlsx ? times.mapValues { $0.withISO() } : times
      return StagingSQL(
        source: load.source, siteZone: load.workspace.timeZone, file: file, positions: staging.positions, times: times
      ).statement()
    }
    script = EngineScript(
      timeZone: load.workspace.timeZone, workDirectory: load.workDirectory,
      readable: LoadPlan.folders(of: files), extensions: LoadPlan.extensions(of: files),
      statements: Models.macros + Models.staged + inserts.joined() + LoadPlan.variables(load) + Models.store
        + Models.write + LoadPlan.results(load))
    partition = EngineScript(
      timeZone: load.workspace.timeZone, workDirectory: load.workDirectory, statements: LoadPlan.partition(load))
  }

  static func folders(of files: [PreparedFile]) -> [String] {
    Set(files.map { URL(fileURLWithPath: $0.readPath).deletingLastPathComponent().path }).sorted()
  }

  private static func extensions(of files: [PreparedFile]) -> [String] {
    files.contains { $0.format == .xlsx } ? ["excel"] : []
  }

  private static func variables(_ load: SourceLoad) -> String {
    let key: CanonicalColumn =
      load.source.table == .surveys && load.source.columns[.surveyID] != nil ? .surveyID : .contactID
    return """
      SET VARIABLE key_column = \(SQLText.literal(key.rawValue));
      SET VARIABLE source_zone = \(SQLText.literal(load.source.timeZone));
      SET VARIABLE contacts = \(load.source.table == .interactions);
      SET VARIABLE has_outcome = \(load.source.columns[.outcome] != nil);

      """
  }

  private static func results(_ load: SourceLoad) -> String {
    """
    COPY warehouse_rows TO \(SQLText.literal(load.workDirectory + "/rows.parquet")) (FORMAT parquet, COMPRESSION lz4);

    """ + copyStatement("SELECT * FROM file_results", to: load.workDirectory + "/files.tsv")
      + copyStatement("SELECT * FROM rejected_rows", to: load.workDirectory + "/rejects.tsv")
  }

  private static func partition(_ load: SourceLoad) -> String {
    """
    COPY (
      SELECT * EXCLUDE (row_no) FROM read_parquet(\(SQLText.literal(load.workDirectory + "/rows.parquet")))
      ORDER BY file, row_no)
    TO \(SQLText.literal(load.workDirectory + "/staged")) (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), \
    FILENAME_PATTERN 'part-{i}', OVERWRITE_OR_IGNORE);

    """
  }

  /// How each column of times is written: as declared, else as the data prove.
  private static func times(
    _ load: SourceLoad, _ stagings: [StagingSQL]
  ) async throws(Failure) -> [CanonicalColumn: TimeReading] {
    var times: [CanonicalColumn: TimeReading] = [:]
    for column in CanonicalColumn.allCases where column.kind == .time {
      guard let mapping = load.source.columns[column] else { continue }
      if mapping.formats.isEmpty {
        let evidence = try await evidence(of: column, load, stagings)
        let name = mapping.columns.joined(separator: " ")
        times[column] = TimeReading(order: try evidence.order(of: name, at: mapping.location))
      } else {
        times[column] = TimeReading(declared: mapping.formats)
      }
    }
    return times
  }

  private static func evidence(
    of column: CanonicalColumn, _ load: SourceLoad, _ stagings: [StagingSQL]
  ) async throws(Failure) -> DateEvidence {
    let files = stagings.map(\.file)
    let texts = stagings.map { $0.writtenTexts(of: column) }.joined(separator: " UNION ALL ")
    let result = load.workDirectory + "/dates.tsv"
    do {
      try await load.engine.run(
        EngineScript(
          timeZone: load.workspace.timeZone, workDirectory: load.workDirectory, readable: folders(of: files),
          extensions: extensions(of: files),
          statements: Models.macros + "CREATE TEMP VIEW written AS \(texts);\n" + Models.dates
            + copyStatement("SELECT figures, first_days, second_days, tsv(example) FROM date_evidence", to: result)),
        limits: load.limits)
    } catch {
      throw error.failure(while: "reading the times of “\(load.source.name)”", at: load.source.filesLocation)
    }
    let row = try ResultFile(at: result).rows().first ?? []
    let count = { (field: Int) in row.indices.contains(field) ? row[field].flatMap { Int($0) } ?? 0 : 0 }
    return DateEvidence(
      values: count(0), firstAbove12: count(1), secondAbove12: count(2), example: row.last.flatMap { $0 } ?? "")
  }
}
