import ArgumentParser
import Delivery
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup status`: what lies in an output folder and whether anything is left to do.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what was published last, who is at work, and what is open.",
    discussion: "Files are counted, not read: “wrapup verify” reads them.")

  @Argument(help: "The output folder.")
  var out: String

  @Flag(help: "Print one JSON line.")
  var json = false

  func run() async throws {
    let root = absolutePath(out, in: FileManager.default.currentDirectoryPath)
    guard FileTree.entry(".", below: root)?.kind == .folder else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "PUB-009", .error, "there is no output folder here", at: SourceLocation(file: root),
          hint: "name the output folder of a run"))
    }
    let archive = Archive(root: root)
    let manifests = try archive.manifests()
    let periods = Set(manifests.map(\.period)).sorted()
    let last = manifests.max { ($0.created, $0.period, $0.version) < ($1.created, $1.period, $1.version) }
    let owner = ArchiveLock.owner(root: root)
    let damaged = manifests.filter { !archive.isComplete($0) }
    let isUnfinished = owner == nil && FileTree.entry(".staging", below: root) != nil
    let deliveries = try Ledger(reading: root)?.overview()
    var lines = [last.map(published) ?? "Nothing is published yet."]
    if let first = periods.first, let newest = periods.last {
      let versions = "\(manifests.count) \(manifests.count == 1 ? "version" : "versions")"
      let span = "from \(EnglishDates.name(first)) to \(EnglishDates.name(newest))"
      lines.append(
        periods.count == 1
          ? "Archive: \(EnglishDates.name(first)) in \(versions)."
          : "Archive: \(periods.count) periods in \(versions), \(span).")
    }
    lines += damaged.map {
      "Incomplete: \(EnglishDates.name($0.period)), version \($0.version); run the period again, or restore it."
    }
    if isUnfinished { lines.append("A run was stopped before its end; the next one finishes it.") }
    lines.append(owner.map { "At work: \($0.text(now: ArchiveLock.now))." } ?? "No run is at work.")
    lines += StatusCommand.lines(deliveries)
    Console(quiet: false, json: json).result(
      lines,
      event: [
        "periods": String(periods.count), "versions": String(manifests.count), "damaged": String(damaged.count),
        "last": last.map { "\($0.period.id)/v\($0.version)" } ?? "", "created": last?.created ?? "",
        "running": String(owner != nil), "unfinished": String(isUnfinished), "ledger": String(deliveries != nil),
        "open": String((deliveries ?? []).reduce(0) { $0 + $1.open }),
      ])
  }

  /// A line for each period with something open, and one for all others.
  private static func lines(_ deliveries: [Ledger.Overview]?) -> [String] {
    guard let deliveries else { return ["Deliveries: none were made from this folder."] }
    let open = deliveries.filter { $0.open > 0 }
    let closed = deliveries.count - open.count
    return open.map { "Open deliveries: \($0.open) of \(EnglishDates.name($0.period)) (\($0.text))." }
      + (closed > 0 ? ["Deliveries: nothing is open in \(closed) \(closed == 1 ? "period" : "periods")."] : [])
  }

  private func published(_ manifest: Manifest) -> String {
    "Last published: \(EnglishDates.name(manifest.period)), version \(manifest.version), at \(manifest.created). "
      + (manifest.reason?.text ?? "")
  }
}
