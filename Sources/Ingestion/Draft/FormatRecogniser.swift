import Diagnostics
import Foundation

/// Finds the adapter that fits a file, from its content.
struct FormatRecogniser {
  let library: AdapterLibrary
  let engine: DuckDB
  let limits: EngineLimits
  let workDirectory: String
  /// A longer file is judged by its beginning.
  static let sampleBytes = 4_194_304

  /// An adapter that fits, and the titles of the file's header; two exports of one kind have the same.
  struct Found {
    var adapter: Adapter
    var header: [String]
  }

  /// The adapter that fits best; `nil` if none does.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - name: as messages print it.
  /// - Throws: `configuration` for an adapter of the workspace that cannot be understood, `inputMissing`.
  func adapter(for path: String, name: String) async throws(Failure) -> Found? {
    let sample = try await sample(path, name)
    var fitting: [Found] = []
    for adapter in try library.all() where isPossible(adapter, sample, name) {
      if let header = await header(adapter, sample, name) { fitting.append(Found(adapter: adapter, header: header)) }
    }
    return fitting.max { FormatRecogniser.weight($0.adapter) < FormatRecogniser.weight($1.adapter) }
  }

  /// What names more of a format's own columns goes before what is general.
  private static func weight(_ adapter: Adapter) -> (Int, Int, String) {
    let isGeneral = ["generic_", "daily_", "interval_", "qa_"].contains { adapter.name.hasPrefix($0) }
    let columns: Int = if case .table(let shape) = adapter.shape { shape.columns.count } else { 100 }
    return (isGeneral ? 0 : 1, columns, adapter.name)
  }

  /// The beginning of a file as plain text; workbooks and Parquet as they are.
  private func sample(_ path: String, _ name: String) async throws(Failure) -> String {
    var plain = path
    if let compression = Compression(path: path) {
      plain = "\(workDirectory)/unpacked"
      try await compression.unpack(path, to: plain, named: name)
    }
    guard let file = FileHandle(forReadingAtPath: plain),
      let data = try? file.read(upToCount: FormatRecogniser.sampleBytes)
    else {
      throw Failure(
        .inputMissing, Diagnostic("ING-010", .error, "the file cannot be read", at: SourceLocation(file: name)))
    }
    if data.count < FormatRecogniser.sampleBytes || isTable(name) { return plain }
    let end = data.lastIndex(of: 0x0A) ?? data.endIndex
    let target = "\(workDirectory)/sample"
    try writeBytes(Array(data[..<end]), to: target)
    return target
  }

  private func isTable(_ name: String) -> Bool {
    let plain = name.lowercased()
    return plain.hasSuffix(".xlsx") || plain.hasSuffix(".parquet")
  }

  /// A first look, without the engine.
  private func isPossible(_ adapter: Adapter, _ sample: String, _ name: String) -> Bool {
    let first = FileHandle(forReadingAtPath: sample).flatMap { try? $0.read(upToCount: 4096) } ?? Data()
    let start = first.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0x1E].contains($0) }
    let isJSON = start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
    switch adapter.shape {
    case .json: return isJSON
    case .lines: return !isJSON && !isTable(name)
    case .table: return !isJSON
    }
  }

  /// The header of a file that is of the adapter's format; `nil` if it is not.
  private func header(_ adapter: Adapter, _ sample: String, _ name: String) async -> [String]? {
    let place = SourceLocation(file: name)
    let format: SourceSpec.Format =
      name.lowercased().hasSuffix(".xlsx") ? .xlsx : name.lowercased().hasSuffix(".parquet") ? .parquet : .csv
    let source = SourceSpec(
      name: "sample", reading: .adapted(adapter, options: [:]), patterns: [], format: format, delimiter: nil,
      encoding: nil, decimalComma: false, sheet: nil, skipRows: nil, timeZone: "UTC", filesLocation: place,
      columnsLocation: place)
    let workspace = Workspace(
      file: name, directory: library.directory, organisation: "", timeZone: "UTC", language: "en",
      serviceLevelSeconds: 20, closedDays: [], sources: [source], roster: nil, events: nil, headline: [],
      rejectLimit: 1, archive: "out")
    let load = SourceLoad(
      workspace: workspace, source: source, engine: engine, limits: limits, warehouse: Warehouse(output: workDirectory),
      secrets: Secrets(), workDirectory: workDirectory)
    do {
      let file = try await load.prepare(SourceLoad.Export(path: sample, name: name, digest: ""), id: 0)
      let result = workDirectory + "/recognised.tsv"
      let raw = try RawSQL(load: load, adapter: adapter, files: [file]).statements
      try await load.run(
        adapter.defaults + raw + copyStatement("SELECT coalesce((\(adapter.recognise)), false) FROM raw", to: result),
        reading: [file])
      return try ResultFile(at: result).rows().first?.first == "true" ? file.header : nil
    } catch {
      // A file that the adapter cannot even take apart is not of its format.
      return nil
    }
  }
}

extension Adapter {
  /// The options as the engine's variables, at their defaults.
  var defaults: String { optionVariables([:]) }

  func optionVariables(_ options: [String: String]) -> String {
    self.options.map { option in
      let value = options[option.name] ?? option.standard
      return "SET VARIABLE option_\(option.name) = \(value.map(SQLText.literal) ?? "CAST(NULL AS VARCHAR)");\n"
    }.joined()
  }
}
