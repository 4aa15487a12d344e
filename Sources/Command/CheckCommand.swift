import ArgumentParser
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup check`: how good the data are, before anything is published.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Load the exports and say how good they are: rows, gaps, overlaps, people who are not known.",
    discussion: """
      Nothing is published. Examples of the workspace's own adapters are run first. The exit code is 65 when more rows \
      are rejected than the workspace allows, or when a rule fires that is set to “reject”.
      """)

  @OptionGroup var shared: WorkspaceOptions

  @Option(help: "The period to check: 2026-10, 2026-W41, … (default: the last month with data).")
  var period: String?

  func run() async throws {
    let console = shared.console
    let open = try await shared.open(home: try Home.find())
    try await adapterExamples(open)
    let lock = try ArchiveLock(root: open.output)
    defer { withExtendedLifetime(lock) {} }
    let report = try await open.load(console)
    var span: Period?
    if let period {
      guard let chosen = Period(period) else { throw Failure(.usage, RunCommand.badPeriod(period)) }
      span = chosen
    } else {
      span = report.last.map { Period(.month, containing: $0) }
    }
    var lines = files(report.files)
    if let span, reportsOn(open.workspace) {
      let dataset = try await open.summarise(span)
      lines += [""] + notes(dataset.quality, span)
    } else if let first = report.first, let last = report.last {
      lines.append("Data from \(EnglishDates.long(first)) to \(EnglishDates.long(last)).")
    }
    console.result(
      lines,
      event: ["files": String(report.files.count), "rejected": String(report.files.reduce(0) { $0 + $1.rejected })])
  }

  /// Whether the workspace has rows that reports are made of.
  private func reportsOn(_ workspace: Workspace) -> Bool {
    let tables: Set<String> = ["interactions", "segments", "surveys", "interval_volumes"]
    return workspace.sources.contains { source in source.tables.contains { tables.contains($0.name) } }
  }

  private func adapterExamples(_ open: OpenWorkspace) async throws(Failure) {
    let library = AdapterLibrary(directory: open.workspace.directory)
    let runner = AdapterExamples(engine: open.engine)
    var problems: [Diagnostic] = []
    for name in library.ownNames {
      let adapter = try library.adapter(named: name)
      problems += try await runner.differences(of: adapter).map {
        Diagnostic("CMD-013", .error, "an example of the adapter does not hold: \($0)", at: adapter.location)
      }
    }
    if !problems.isEmpty { throw Failure(.configuration, problems) }
  }

  private func files(_ files: [DataQuality.FileQuality]) -> [String] {
    let head = ["file", "read", "loaded", "rejected", "replaced", "ignored", "truncated"]
    let rows = files.map { file in
      [file.file]
        + [file.read, file.loaded, file.rejected, file.duplicated, file.ignored, file.truncated].map {
          NumberFormat.count(Double($0))
        }
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
    }
  }

  private func notes(_ quality: DataQuality, _ period: Period) -> [String] {
    let days = quality.daysWithData.count
    var lines = ["\(EnglishDates.name(period)): \(days) \(days == 1 ? "day" : "days") with data."]
    if !quality.daysWithoutData.isEmpty {
      lines.append("Days without data: \(quality.daysWithoutData.map(\.description).joined(separator: ", ")).")
    }
    if quality.unmatchedRows > 0 {
      lines.append(
        "\(NumberFormat.count(Double(quality.unmatchedRows))) rows of people who are not in the roster: "
          + quality.unmatchedAgents.joined(separator: ", ") + ".")
    }
    lines += quality.warnings.map { "- \($0)" }
    return lines
  }
}
