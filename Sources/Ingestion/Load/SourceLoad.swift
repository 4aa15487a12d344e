import Diagnostics
import Foundation
import Metrics

/// Loads one source: what is new in its files is brought into the warehouse.
struct SourceLoad {
  let workspace: Workspace
  let source: SourceSpec
  let engine: DuckDB
  var limits: EngineLimits
  let warehouse: Warehouse
  let secrets: Secrets
  /// An empty folder that is removed afterwards.
  let workDirectory: String

  /// What a load leaves and what it changed.
  struct Outcome {
    var state: SourceState
    var isNew: Bool
    /// What happened to months that were closed.
    var changes: [Diagnostic] = []
  }

  /// A file that the patterns match.
  struct Export: Sendable, Equatable {
    var path: String
    /// As the workspace writes it.
    var name: String
    var digest: String
  }

  /// What is known after the load, and whether anything had to be read.
  func run() async throws(Failure) -> Outcome {
    warehouse.recover(source.name)
    let paths = try files()
    let stamps = paths.map(FileStamp.text)
    let digests = try await digests(of: paths, stamps)
    let exports = zip(paths, digests).map { path, digest in
      Export(path: path, name: displayPath(path, from: workspace.directory), digest: digest)
    }
    let settings = LoadSettings(source: source, workspace: workspace, secrets: secrets).text
    var old = warehouse.state(of: source.name)
    if old?.settings != settings { old = nil }
    if let old, old.files.map(\.quality.file) == exports.map(\.name),
      old.files.map(\.quality.sha256) == exports.map(\.digest)
    {
      return Outcome(state: old, isNew: false)
    }
    try warehouse.makeFolder(workDirectory + "/staged")
    var outcome =
      switch source.reading {
      case .mapped(let table, _):
        try await MappedLoad(load: self, table: table, settings: settings, old: old).run(exports)
      case .adapted(let adapter, let options):
        try await AdaptedLoad(load: self, adapter: adapter, options: options, settings: settings, old: old).run(exports)
      }
    outcome.state.parts = parts()
    let byName = Dictionary(zip(exports.map(\.name), stamps), uniquingKeysWith: { first, _ in first })
    for index in outcome.state.files.indices {
      outcome.state.files[index].stamp = byName[outcome.state.files[index].quality.file] ?? nil
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try writeBytes(Array((try? encoder.encode(outcome.state)) ?? Data()), to: workDirectory + "/staged/state.json")
    try warehouse.replace(source.name, with: workDirectory + "/staged")
    return outcome
  }

  /// The digests of all files. A file whose size, place and time of change are those of the last load is not read for it.
  private func digests(of paths: [String], _ stamps: [String?]) async throws(Failure) -> [String] {
    let last = warehouse.state(of: source.name)?.files ?? []
    let byName = Dictionary(last.map { ($0.quality.file, $0) }, uniquingKeysWith: { first, _ in first })
    var known: [String: String] = [:]
    for (path, stamp) in zip(paths, stamps) {
      if let stamp, let file = byName[displayPath(path, from: workspace.directory)], file.stamp == stamp {
        known[path] = file.quality.sha256
      }
    }
    let open = paths.filter { known[$0] == nil }
    let fresh = open.isEmpty ? [] : try await contentDigests(of: open)
    for (path, digest) in zip(open, fresh) { known[path] = digest }
    return paths.map { known[$0] ?? "" }
  }

  private func parts() -> [SourceState.Part] {
    let folder = workDirectory + "/staged"
    let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }) ?? []
    return files.filter { $0.hasSuffix(".parquet") }.sorted().map { path in
      let size = (try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)"))?[.size] as? NSNumber
      return SourceState.Part(path: path, bytes: size?.intValue ?? 0)
    }
  }

  /// All files that the patterns match, without repetition, in the order of patterns and names.
  private func files() throws(Failure) -> [String] {
    var paths: [String] = []
    for pattern in source.patterns {
      let found = filesMatching(pattern, in: workspace.directory)
      if found.isEmpty {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(
          atPath: absolutePath(pattern, in: workspace.directory), isDirectory: &isFolder), isFolder.boolValue
        {
          throw Failure(
            .inputMissing,
            Diagnostic(
              "ING-010", .error, "“\(pattern)” is a folder", at: source.filesLocation,
              hint: "write “\(pattern)/*” for the files in it"))
        }
        throw Failure(
          .inputMissing,
          Diagnostic(
            "ING-010", .error, "no file matches “\(pattern)”", at: source.filesLocation,
            hint: "patterns start in \(workspace.directory)"))
      }
      paths += found.filter { !paths.contains($0) }
    }
    let problems = paths.compactMap(linkProblem)
    if !problems.isEmpty { throw Failure(.inputMissing, problems) }
    return paths
  }

  /// A link is followed within the workspace and within the folder it lies in: what else it leads to nobody has named.
  private func linkProblem(_ path: String) -> Diagnostic? {
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return nil }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let place = SourceLocation(file: displayPath(path, from: workspace.directory))
    if !FileManager.default.fileExists(atPath: real) {
      return Diagnostic(
        "ING-010", .error, "the file is a link that leads nowhere: \(target)", at: place,
        hint: "export it again, or remove the link")
    }
    let homes = [workspace.directory, folder.resolvingSymlinksInPath().path]
    if homes.contains(where: { real.hasPrefix($0 + "/") }) { return nil }
    return Diagnostic(
      "ING-047", .error, "the file is a link that leads out of the workspace, to \(real)", at: place,
      hint: "name that file itself in “files” if it is meant")
  }

  func prepare(_ export: Export, id: Int) async throws(Failure) -> PreparedFile {
    let intake = Intake(source: source, workDirectory: workDirectory)
    if case .adapted(let adapter, _) = source.reading {
      switch adapter.shape {
      case .json: return try await intake.prepareJSON(path: export.path, name: export.name, index: id)
      case .lines: return try await intake.prepare(path: export.path, name: export.name, index: id)
      case .table: break
      }
    }
    let format: SourceSpec.Format
    if let declared = source.format {
      format = declared
    } else {
      format = try SourceLoad.format(of: export.name, at: source.filesLocation)
    }
    if format == .csv { return try await intake.prepare(path: export.path, name: export.name, index: id) }
    let real = URL(fileURLWithPath: export.path).resolvingSymlinksInPath().path
    try checkBinary(real, export.name)
    if format == .xlsx { try checkWorkbook(real, named: export.name) }
    let header = try await BinaryHeader(load: self, path: real, name: export.name, format: format, wish: intake.wish)
      .read()
    return PreparedFile(
      index: id, name: export.name, format: format, readPath: real,
      linesAbove: format == .xlsx ? header.row : 0, delimiter: ",", header: header.titles, records: nil, text: nil,
      rowsBelow: header.below)
  }

  /// - Throws: `configuration` for a packed file, `dataBreaksContract` for an empty one.
  private func checkBinary(_ path: String, _ name: String) throws(Failure) {
    let place = SourceLocation(file: name)
    if Compression(path: path) != nil {
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-005", .error, "“\(name)” is packed; of packed files only text can be read", at: source.filesLocation,
          hint: "unpack the file"))
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
    if size == 0 {
      throw Failure(
        .dataBreaksContract,
        Diagnostic("ING-012", .error, "the file is empty", at: place, hint: "export it again, or remove it"))
    }
  }

  static func format(of name: String, at location: SourceLocation) throws(Failure) -> SourceSpec.Format {
    var endings = name.lowercased().split(separator: ".").dropFirst()
    if let last = endings.last, last == "gz" || last == "zst" { endings.removeLast() }
    switch endings.last {
    case "csv", "tsv", "txt": return .csv
    case "xlsx": return .xlsx
    case "parquet": return .parquet
    case "xls", "ods", "xlsb", "numbers":
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-005", .error, "“\(name)” is a workbook of a kind that cannot be read", at: location,
          hint: "save it as .xlsx or as CSV"))
    case "json", "jsonl", "ndjson":
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-005", .error, "“\(name)” is JSON, which needs an adapter", at: location,
          hint: "set “adapter”; “wrapup init \(name)” says which fits"))
    default:
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-005", .error, "the ending of “\(name)” does not tell its format", at: location,
          hint: "set “format: csv”, “xlsx” or “parquet”"))
    }
  }

  /// Runs a script on this source's settings.
  func run(
    _ statements: String, reading files: [PreparedFile] = [], oneThread: Bool = false, spill: String = "spill"
  ) async throws(EngineError) {
    var limits = limits
    if oneThread { limits.threads = 1 }
    try await engine.run(
      EngineScript(
        timeZone: source.timeZone, workDirectory: workDirectory,
        readable: Set(files.map { URL(fileURLWithPath: $0.readPath).deletingLastPathComponent().path }).sorted()
          + [URL(fileURLWithPath: warehouse.output + "/warehouse").resolvingSymlinksInPath().path],
        extensions: files.contains { $0.format == .xlsx } ? ["excel"] : [], spill: spill,
        statements: Models.macros + ClockChanges(zone: source.timeZone).macro + variables + statements),
      limits: limits)
  }

  private var variables: String {
    """
    SET VARIABLE source_zone = \(SQLText.literal(source.timeZone));
    SET VARIABLE site_zone = \(SQLText.literal(workspace.timeZone));
    SET VARIABLE keep_comments = \(workspace.keepsComments);
    \(secrets.variables(keepsCustomers: workspace.keepsCustomers))
    """
  }
}

/// All that decides what a file becomes, as text that is compared.
struct LoadSettings {
  let source: SourceSpec
  let workspace: Workspace
  let secrets: Secrets
  /// Counted up when the stored columns or the rules for a cell change.
  private static let revision = 4

  var text: String {
    let reading: [String] =
      switch source.reading {
      case .mapped(let table, let columns):
        [table.name]
          + columns.sorted { $0.key < $1.key }.map { column, mapping in
            let values = mapping.values.sorted { $0.key < $1.key }.map { "\($0.key)→\($0.value)" }
            return
              "\(column.rawValue)=\(mapping.columns)\(mapping.formats)\(mapping.unit.rawValue)\(mapping.times?.rawValue ?? "")\(values)"
          }
      case .adapted(let adapter, let options):
        [adapter.name, adapter.sql] + options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      }
    let settings = [
      "revision \(LoadSettings.revision)", DuckDB.version, workspace.timeZone, source.timeZone,
      source.format?.rawValue ?? "", source.delimiter ?? "", source.encoding?.rawValue ?? "",
      source.decimalComma ? "comma" : "point", source.sheet ?? "", source.skipRows.map(String.init) ?? "",
      workspace.keepsComments ? "comments" : "", workspace.keepsCustomers ? "customers" : "", secrets.fingerprint,
    ]
    return (settings + reading).joined(separator: "\n")
  }
}

/// Reads the names of the columns of a workbook or a Parquet file.
struct BinaryHeader {
  let load: SourceLoad
  let path: String
  let name: String
  let format: SourceSpec.Format
  let wish: HeaderWish

  /// A workbook whose first rows take longer is made to waste time.
  private static let mostSeconds = 300

  /// The titles, the row of a sheet on which they stand, from 1, and the rows of the sheet below.
  func read() async throws(Failure) -> (titles: [String], row: Int, below: [[String]]) {
    let result = load.workDirectory + "/header.tsv"
    do {
      try await load.engine.run(
        EngineScript(
          timeZone: load.workspace.timeZone, workDirectory: load.workDirectory,
          readable: [URL(fileURLWithPath: path).deletingLastPathComponent().path],
          extensions: format == .xlsx ? ["excel"] : [], statements: Models.macros + statement(result)),
        limits: load.limits, within: BinaryHeader.mostSeconds)
    } catch {
      throw damaged(error)
    }
    let rows = try ResultFile(at: result).rows()
    let clean = { (texts: [String?]) in texts.map { $0.map { String($0.drop(while: \.isWhitespace)) } ?? "" } }
    if format == .parquet { return (clean(rows.map { $0.first ?? nil }), 0, []) }
    let sheet = rows.map { (row: Int(($0.first ?? nil) ?? "") ?? 1, titles: clean(Array($0.dropFirst()))) }
    let filled = sheet.filter { row in row.titles.contains { !$0.isEmpty } }
    let found =
      load.source.skipRows.map { skip in sheet.first { $0.row == skip + 1 } }
      ?? filled.first { wish.isMet(by: $0.titles.map(trimmedText)) } ?? filled.first
    guard let found, found.titles.contains(where: { !$0.isEmpty }) else { throw withoutHeader }
    return (found.titles, found.row, filled.filter { $0.row > found.row }.map(\.titles))
  }

  private var withoutHeader: Failure {
    Failure(
      .dataBreaksContract,
      Diagnostic(
        "ING-012", .error, "the file has no header row", at: SourceLocation(file: name),
        hint: "check “sheet” and “skip_rows”, or export the file again"))
  }

  private func statement(_ result: String) -> String {
    switch format {
    case .parquet:
      copyStatement(
        "SELECT tsv(column_name) FROM (DESCRIBE SELECT * FROM read_parquet(\(SQLText.path(path)), hive_partitioning=false))",
        to: result)
    default:
      // Without the limit the engine would read the whole sheet.
      copyStatement(
        """
        SELECT row_no, tsv(COLUMNS(* EXCLUDE (row_no))) FROM (SELECT row_number() OVER () AS row_no, * \
        FROM (SELECT * FROM \(SheetSQL.table(path, load.source.sheet)) \
        LIMIT \(max(HeaderWish.mostLines, (load.source.skipRows ?? 0) + 10))))
        """, to: result)
    }
  }

  private func damaged(_ error: EngineError) -> Failure {
    let failure = error.failure(while: "reading \(name)")
    if error.message.contains("No rows found in xlsx") { return withoutHeader }
    guard failure.status == .bug || error.damage != nil || error.code == EngineError.tooLate else { return failure }
    var reason = error.damage ?? "a part of it makes no sense"
    var hint = "export the file again"
    if error.code == EngineError.tooLate {
      reason = "its first rows take longer than \(BinaryHeader.mostSeconds) seconds"
    } else if format == .xlsx, let sheet = load.source.sheet, error.message.contains("Sheet \"\(sheet)\" not found") {
      let near = error.message.split(separator: "Did you mean: ").dropFirst().first.map { $0.replacing("\"", with: "") }
      reason = "it has no sheet “\(sheet)”"
      hint = near.map { "set “sheet” to one that it has: \($0)" } ?? "set “sheet” to one that it has"
    }
    return Failure(
      .dataBreaksContract,
      Diagnostic(
        "ING-014", .error, "the file cannot be read as \(format.rawValue): \(reason)", at: SourceLocation(file: name),
        hint: hint))
  }
}
