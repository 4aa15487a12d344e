import ArgumentParser
import Diagnostics
import Ingestion
import Metrics
import Publishing

/// `wrapup load`: only the first step, to see what the exports are like.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Check the exports and load them into the warehouse, without making reports.")

  @OptionGroup var shared: WorkspaceOptions

  func run() async throws {
    let console = shared.console
    let open = try await shared.open(home: try Home.find())
    let lock = try ArchiveLock(root: open.output)
    defer { withExtendedLifetime(lock) {} }
    let report = try await open.load(console)
    var lines = report.files.map { file in
      let parts = [
        "\(NumberFormat.count(Double(file.read))) rows read", "\(NumberFormat.count(Double(file.loaded))) loaded",
        "\(NumberFormat.count(Double(file.rejected))) rejected",
        "\(NumberFormat.count(Double(file.duplicated))) replaced by a later copy",
      ]
      return "\(file.file): \(parts.joined(separator: ", "))"
    }
    if let first = report.first, let last = report.last {
      lines.append("Data from \(EnglishDates.long(first)) to \(EnglishDates.long(last)).")
    }
    if report.files.contains(where: { $0.rejected > 0 }) { lines.append("Rejected rows: \(open.output)/rejects/") }
    console.result(lines, event: ["files": String(report.files.count), "out": open.output])
  }
}
