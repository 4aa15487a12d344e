import Diagnostics
import Foundation
import Metrics

/// The stage that reads: exports into a warehouse, a warehouse into sums.
package enum Ingestion {
  /// What happened so far, for a person who waits.
  package enum Progress: Sendable, Equatable {
    /// A source is being loaded: its name, its number from 1 and of how many.
    case loading(String, number: Int, of: Int)
    /// A source is as it was at the last load.
    case unchanged(String)
    /// A source is loaded, with so many rows.
    case loaded(String, rows: Int)
    case summarising(Period)
  }

  /// What a load found.
  package struct LoadReport: Sendable, Equatable {
    /// A line a file, in the order of the sources.
    package var files: [DataQuality.FileQuality]
    /// Warnings and notes of all sources.
    package var diagnostics: [Diagnostic]
    /// The first and last day with data; `nil` without any.
    package var first: CivilDate?
    package var last: CivilDate?
    /// Names of the sources that were read now; the others were unchanged.
    package var loaded: [String]
    /// What happened to months that an earlier load had stored.
    package var changes: [Diagnostic] = []
  }

  /// Brings the warehouse up to date with the exports.
  ///
  /// A file whose content and settings are as at its last load is not read again. The old rows of a source stay until
  /// its new ones are complete. Rejected rows are written to `<output>/rejects/<source>/<file>.csv`.
  /// - Parameters:
  ///   - output: absolute folder; default what the workspace names.
  /// - Throws: `inputMissing`, `dataBreaksContract`, `engineMissing`, `cannotWrite`; the problems of all sources together.
  package static func load(
    workspace: Workspace, engine: DuckDB, output: String? = nil, limits: EngineLimits = EngineLimits(),
    progress: @Sendable (Progress) -> Void = { _ in }
  ) async throws(Failure) -> LoadReport {
    let warehouse = Warehouse(output: output ?? workspace.outputDirectory)
    let work = try WorkFolder(in: warehouse)
    defer { work.remove() }
    var report = LoadReport(files: [], diagnostics: [], first: nil, last: nil, loaded: [])
    var failures: [Failure] = []
    let secrets = try Secrets(
      output: warehouse.output,
      needsKey: workspace.sources.contains { source in
        switch source.reading {
        case .mapped(let table, let columns):
          columns.keys.contains { table[$0]?.kind == .secret }
        case .adapted(let adapter, _): adapter.tables.contains { $0.fields.contains { $0.kind == .secret } }
        }
      })
    for (index, source) in workspace.sources.enumerated() {
      progress(.loading(source.name, number: index + 1, of: workspace.sources.count))
      let load = SourceLoad(
        workspace: workspace, source: source, engine: engine, limits: limits, warehouse: warehouse, secrets: secrets,
        workDirectory: work.path + "/\(index)")
      do {
        let outcome = try await load.run()
        let files = outcome.state.files.map(\.quality)
        report.files += files
        report.diagnostics += outcome.state.diagnostics
        report.changes += outcome.changes
        report.first = [report.first, outcome.state.first].compactMap(\.self).min()
        report.last = [report.last, outcome.state.last].compactMap(\.self).max()
        if outcome.isNew { report.loaded.append(source.name) }
        progress(
          outcome.isNew ? .loaded(source.name, rows: files.reduce(0) { $0 + $1.loaded }) : .unchanged(source.name))
      } catch {
        failures.append(error)
      }
    }
    if let first = failures.first { throw Failure(first.status, failures.flatMap(\.diagnostics)) }
    return report
  }
}

/// A folder of this process below the output folder; those that killed runs left are removed.
struct WorkFolder {
  let path: String

  init(in warehouse: Warehouse) throws(Failure) {
    let parent = warehouse.output + "/work"
    path = "\(parent)/\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where WorkFolder.isAbandoned(name)
    {
      try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
    }
    do {
      try warehouse.makeFolder(path)
    } catch {
      // Another run may have removed the parent between two steps.
      try warehouse.makeFolder(path)
    }
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
    // Another run may be at work beside this one: only an empty parent goes.
    rmdir(URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  private static func isAbandoned(_ name: String) -> Bool {
    guard let process = name.split(separator: "-").first.flatMap({ Int32($0) }) else { return false }
    return !FileManager.default.fileExists(atPath: "/proc/\(process)")
  }
}
