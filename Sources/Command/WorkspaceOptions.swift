import ArgumentParser
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// What every command that works on a workspace takes.
struct WorkspaceOptions: ParsableArguments {
  @Option(help: "The folder with wrapup.yaml.")
  var workspace: String

  @Option(help: "The folder for warehouse, archive and private files (default: what wrapup.yaml names).")
  var out: String?

  @Option(help: "MiB of memory that the engine may use; beyond it goes to disk (default: half of this machine’s).")
  var memory: Int?

  @Flag(help: "Print nothing but warnings and errors.")
  var quiet = false

  @Flag(help: "Print events as JSON, one a line, for schedulers.")
  var json = false

  var console: Console { Console(quiet: quiet, json: json) }

  /// Does the work of a command and keeps what it told in a log of its own, how it ended too.
  func logged(
    _ console: Console, output: String, moment: String, name: String, _ work: () async throws -> Void
  ) async throws {
    console.keep(RunLog(output: output, moment: moment, name: name))
    do {
      try await work()
    } catch let failure as Failure {
      console.noteFailure(failure)
      throw failure
    }
  }

  /// The workspace and its output folder, for commands that compute nothing.
  func read() throws(Failure) -> (workspace: Workspace, output: String) {
    let workspace = try Workspace(at: workspace)
    let output = out.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
    return (workspace, output ?? workspace.outputDirectory)
  }

  /// Reads the workspace and finds the engine.
  func open(home: Home) async throws(Failure) -> OpenWorkspace {
    if let memory, memory < 128 {
      throw Failure(
        .usage, Diagnostic("CMD-016", .error, "--memory \(memory) is too little", hint: "give 128 MiB or more"))
    }
    let (workspace, output) = try read()
    return OpenWorkspace(
      workspace: workspace, engine: try await DuckDB.locate(home: home.path), output: output,
      limits: EngineLimits(memory: memory))
  }
}

/// A workspace with its engine and the folder that it writes to.
struct OpenWorkspace: Sendable {
  let workspace: Workspace
  let engine: DuckDB
  /// Absolute.
  let output: String
  let limits: EngineLimits

  /// Brings the warehouse up to date and tells what was found.
  func load(_ console: Console) async throws(Failure) -> Ingestion.LoadReport {
    let report = try await Ingestion.load(
      workspace: workspace, engine: engine, output: output, limits: limits
    ) { step in
      switch step {
      case .loading(let name, _, _): console.stage("load", name)
      case .unchanged(let name): console.stage("load", "\(name) is as it was at the last load")
      case .loaded(let name, let rows): console.stage("load", "\(name): \(NumberFormat.count(Double(rows))) rows")
      case .summarising: break
      }
    }
    console.report(
      workspace.warnings + report.diagnostics + report.changes + rejectWarnings(report) + repeatWarnings(report))
    return report
  }

  /// What is below the limit of rejects does not stop a run, but it is said.
  private func rejectWarnings(_ report: Ingestion.LoadReport) -> [Diagnostic] {
    report.files.filter { $0.rejected > 0 }.map { file in
      Diagnostic(
        "CMD-009", .warning, "\(file.rejected) of \(file.read) rows are rejected", at: SourceLocation(file: file.file),
        hint: "each is in \(output)/rejects/\(file.source)/ with its line and the reason")
    }
  }

  /// One export under two names or in two sources counts twice.
  private func repeatWarnings(_ report: Ingestion.LoadReport) -> [Diagnostic] {
    Dictionary(grouping: report.files) { "\($0.table) \($0.sha256)" }.filter { $0.value.count > 1 }
      .sorted { $0.key < $1.key }.map { _, files in
        Diagnostic(
          "CMD-010", .warning, "the same contents are loaded more than once as \(files[0].table)",
          at: SourceLocation(file: files.map(\.file).joined(separator: ", ")),
          hint: "take one of them out of wrapup.yaml if it is the same export")
      }
  }

  /// People of the period who are not in the roster.
  func unmatchedWarnings(_ dataset: Dataset) -> [Diagnostic] {
    guard dataset.quality.unmatchedRows > 0 else { return [] }
    return [
      Diagnostic(
        "CMD-011", .warning,
        "\(dataset.quality.unmatchedRows) rows of the period belong to "
          + "\(dataset.quality.unmatchedAgents.count) people who are not in the roster",
        hint:
          "they count as unassigned; “wrapup check” names them: add them to the roster, or their other names as alias"
      )
    ]
  }

  /// Copies the rejected rows as they are now to `rejects/<period>/`, beside the reports that lack them.
  func keepRejects(of period: Period) throws(Failure) {
    let folder = "\(output)/rejects"
    let target = "\(folder)/\(period.id)"
    try FileWriting.remove(target)
    let sources = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { Period($0) == nil }
    for source in sources.sorted() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(source)")) ?? []
      for name in names.sorted() where name.hasSuffix(".csv") {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(source)/\(name)") else { continue }
        try FileWriting.makeFolder("\(target)/\(source)")
        try FileWriting.write(Array(data), to: "\(target)/\(source)/\(name)")
      }
    }
  }

  func summarise(_ period: Period) async throws(Failure) -> Dataset {
    try await Ingestion.summarise(
      workspace: workspace, engine: engine, output: output, period: period, limits: limits)
  }
}

var defaultJobs: Int { ProcessInfo.processInfo.activeProcessorCount }
