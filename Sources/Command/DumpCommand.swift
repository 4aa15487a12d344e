import ArgumentParser
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup dump`: rows of the warehouse as CSV, to see what became of an export.
struct DumpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Write rows of the warehouse as CSV: a canonical table, agent_intervals or queue_intervals.",
    discussion: """
      Instants are written in UTC, intervals in the site's local time. Numbers of customers are digests. The rows are \
      about people: keep the file where only those may read it who may read the exports.
      """)

  @Argument(help: "interactions, segments, agent_states, … or agent_intervals, queue_intervals.")
  var table: String

  @OptionGroup var shared: WorkspaceOptions

  @Option(help: "Only the days of this period: 2026-10, 2026-W41, 2026-10-05 or 2026-10-01..2026-10-15.")
  var period: String?

  @Option(help: "The length of an interval: hour, day, week or month.")
  var by: String = "day"

  @Flag(help: "Let a state without an end last to the end of the period; else it is left out.")
  var openRunsOn = false

  @Option(name: .customLong("to"), help: "The file to write (default: standard output).")
  var target: String?

  func run() async throws {
    guard ["hour", "day", "week", "month"].contains(by) else {
      throw Failure(
        .usage,
        Diagnostic("CMD-012", .error, "“\(by)” is not the length of an interval", hint: "use hour, day, week or month"))
    }
    var options = Ingestion.DumpOptions(by: by, openRunsOn: openRunsOn)
    if let period {
      guard let span = Period(period) else { throw Failure(.usage, RunCommand.badPeriod(period)) }
      (options.first, options.last) = (span.first, span.last)
    } else if openRunsOn {
      throw Failure(
        .usage,
        Diagnostic("CMD-012", .error, "--open-runs-on needs a --period, at whose end open states end", hint: nil))
    }
    let open = try await shared.open(home: try Home.find())
    let file = target.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
    let path = file ?? "\(NSTemporaryDirectory())wrapup-dump-\(UUID().uuidString).csv"
    defer { if file == nil { try? FileManager.default.removeItem(atPath: path) } }
    try await Ingestion.dump(
      table, workspace: open.workspace, engine: open.engine, output: open.output, options: options, to: path,
      limits: open.limits)
    guard file == nil, let handle = FileHandle(forReadingAtPath: path) else { return }
    while let piece = try? handle.read(upToCount: 1_048_576), !piece.isEmpty {
      writeOutput(bytes: Array(piece))
    }
  }
}
