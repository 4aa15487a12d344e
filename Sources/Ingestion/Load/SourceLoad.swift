import Diagnostics
import Foundation
import Metrics

/// Loads one source: its files become one folder of the warehouse.
struct SourceLoad {
  let workspace: Workspace
  let source: SourceSpec
  let engine: DuckDB
  let limits: EngineLimits
  let warehouse: Warehouse
  /// An empty folder that is removed afterwards.
  let workDirectory: String

  /// What is known after the load, and whether anything had to be read.
  func run() async throws(Failure) -> (state: SourceState, loaded: Bool) {
    warehouse.recover(source)
    let paths = try files()
    let names = paths.map { displayPath($0, from: workspace.directory) }
    let digests = try await digests(of: paths)
    let fingerprint = LoadFingerprint(source: source, siteZone: workspace.timeZone, files: Array(zip(names, digests)))
      .text
    if let state = warehouse.state(of: source), state.fingerprint == fingerprint { return (state, false) }

    try warehouse.makeFolder(workDirectory + "/staged")
    var prepared: [PreparedFile] = []
    for (index, path) in paths.enumerated() {
      prepared.append(try await prepare(path, name: names[index], index: index))
    }
    let plan = try await LoadPlan(load: self, files: prepared)
    try await execute(plan)
    var result = try LoadResult(load: self, files: prepared, digests: digests)
    try result.writeRejects()
    try result.check()
    let state = SourceState(
      fingerprint: fingerprint, files: result.files, first: result.first, last: result.last,
      diagnostics: prepared.flatMap(\.notes) + result.warnings)
    try write(Array(encoded(state)), to: workDirectory + "/staged/state.json")
    try warehouse.replace(source, with: workDirectory + "/staged")
    return (state, true)
  }

  /// All files that the patterns match, without repetition, in the order of patterns and names.
  private func files() throws(Failure) -> [String] {
    var paths: [String] = []
    for pattern in source.patterns {
      let found = filesMatching(pattern, in: workspace.directory)
      if found.isEmpty {
        throw Failure(
          .inputMissing,
          Diagnostic(
            "ING-010", .error, "no file matches “\(pattern)”", at: source.filesLocation,
            hint: "patterns start in \(workspace.directory)"))
      }
      paths += found.filter { !paths.contains($0) }
    }
    return paths
  }

  private func prepare(_ path: String, name: String, index: Int) async throws(Failure) -> PreparedFile {
    let format: SourceSpec.Format
    if let declared = source.format {
      format = declared
    } else {
      format = try SourceLoad.format(of: name, at: source.filesLocation)
    }
    if format == .csv {
      return try await Intake(source: source, workDirectory: workDirectory).prepare(
        path: path, name: name, index: index)
    }
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if format == .xlsx { try checkWorkbook(real, named: name) }
    let header = try await BinaryHeader(load: self, path: real, name: name, format: format).read()
    return PreparedFile(
      index: index, name: name, format: format, readPath: real,
      linesAbove: format == .xlsx ? source.skipRows + 1 : 0, delimiter: ",", header: header, records: nil, text: nil)
  }

  static func format(of name: String, at location: SourceLocation) throws(Failure) -> SourceSpec.Format {
    var endings = name.lowercased().split(separator: ".").dropFirst()
    if let last = endings.last, last == "gz" || last == "zst" { endings.removeLast() }
    switch endings.last {
    case "csv", "tsv", "txt": return .csv
    case "xlsx": return .xlsx
    case "parquet": return .parquet
    default:
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-005", .error, "the ending of “\(name)” does not tell its format", at: location,
          hint: "set “format: csv”, “xlsx” or “parquet”"))
    }
  }

  private func execute(_ plan: LoadPlan) async throws(Failure) {
    do {
      try await engine.run(plan.script, limits: limits)
      var single = limits
      single.threads = 1
      try await engine.run(plan.partition, limits: single)
    } catch {
      throw error.failure(while: "loading the source “\(source.name)”", at: source.filesLocation)
    }
  }

  private func encoded(_ state: SourceState) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return (try? encoder.encode(state)) ?? Data()
  }
}

/// All that decides what a load stores, as text that is compared.
struct LoadFingerprint {
  let source: SourceSpec
  let siteZone: String
  let files: [(name: String, digest: String)]
  /// Counted up when the stored columns or the rules for a cell change.
  private static let revision = 2

  var text: String {
    let columns = CanonicalColumn.allCases.compactMap { column -> String? in
      guard let mapping = source.columns[column] else { return nil }
      let values = mapping.values.sorted { $0.key < $1.key }.map { "\($0.key)→\($0.value)" }
      return "\(column.rawValue)=\(mapping.columns)\(mapping.formats)\(mapping.unit.rawValue)\(values)"
    }
    let settings = [
      "revision \(LoadFingerprint.revision)", DuckDB.version, siteZone, source.timeZone, source.format?.rawValue ?? "",
      source.delimiter ?? "", source.encoding?.rawValue ?? "", source.decimalComma ? "comma" : "point",
      source.sheet ?? "", "\(source.skipRows)",
    ]
    return (settings + columns + files.map { "\($0.digest) \($0.name)" }).joined(separator: "\n")
  }
}

/// Reads the names of the columns of a workbook or a Parquet file.
struct BinaryHeader {
  let load: SourceLoad
  let path: String
  let name: String
  let format: SourceSpec.Format

  func read() async throws(Failure) -> [String] {
    let result = load.workDirectory + "/header.tsv"
    do {
      try await load.engine.run(
        EngineScript(
          timeZone: load.workspace.timeZone, workDirectory: load.workDirectory,
          readable: [URL(fileURLWithPath: path).deletingLastPathComponent().path],
          extensions: format == .xlsx ? ["excel"] : [], statements: Models.macros + statement(result)),
        limits: load.limits)
    } catch {
      throw damaged(error)
    }
    let rows = try ResultFile(at: result).rows()
    let names = format == .xlsx ? rows.first.map { Array($0.dropFirst()) } ?? [] : rows.map { $0.first ?? nil }
    let header = names.map { name in name.map { String($0.drop(while: \.isWhitespace)) } ?? "" }
    guard header.contains(where: { !$0.isEmpty }) else {
      throw Failure(
        .dataBreaksContract,
        Diagnostic("ING-012", .error, "the file has no header row", at: SourceLocation(file: name)))
    }
    return header
  }

  private func statement(_ result: String) -> String {
    switch format {
    case .parquet:
      copyStatement(
        "SELECT tsv(column_name) FROM (DESCRIBE SELECT * FROM read_parquet(\(SQLText.path(path)), hive_partitioning=false))",
        to: result)
    default:
      copyStatement(
        "SELECT row_no, tsv(COLUMNS(* EXCLUDE (row_no))) FROM (SELECT row_number() OVER () AS row_no, * FROM \(SheetSQL.table(path, load.source.sheet))) WHERE row_no = \(load.source.skipRows + 1)",
        to: result)
    }
  }

  private func damaged(_ error: EngineError) -> Failure {
    let failure = error.failure(while: "reading \(name)")
    guard failure.status == .bug else { return failure }
    return Failure(
      .dataBreaksContract,
      Diagnostic(
        "ING-014", .error, "the file cannot be read as \(format.rawValue): \(error.message)",
        at: SourceLocation(file: name), hint: "check “sheet” and “format”, or export the file again"))
  }
}
