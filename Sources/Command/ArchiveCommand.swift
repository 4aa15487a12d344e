import ArgumentParser
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing
import Typesetting

/// `wrapup archive`: care for an archive over the years.
struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Make the pages of an archive again, or take old periods out of it.",
    subcommands: [RebuildIndexCommand.self, PruneCommand.self])
}

/// `wrapup archive rebuild-index`: the pages at the top, from what is stored.
struct RebuildIndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild-index",
    abstract: "Write index, restatements and changes to methods again, from manifests and stored numbers alone.")

  @OptionGroup var place: ArchivePlace

  func run() async throws {
    let (archive, lock) = try place.open()
    defer { withExtendedLifetime(lock) {} }
    let count = try archive.manifests().count
    try place.writePages(archive)
    writeOutput("\(archive.root)/archive/index.html lists \(count) \(count == 1 ? "version" : "versions").\n")
  }
}

/// `wrapup archive prune`: takes periods out that are older than a limit.
struct PruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract:
      "Remove periods that ended before the last months, with their private files. Without --apply it only says.",
    discussion: """
      Months are counted back from the end of the newest published period. A period goes as a whole: its folders in \
      archive, private, outbox and rejects. Of a period that is kept the newest version is never removed.
      """)

  @OptionGroup var place: ArchivePlace

  @Option(help: "How many months stay, the newest included.")
  var keepMonths: Int

  @Flag(help: "Also remove versions of kept periods that a newer one replaced.")
  var superseded = false

  @Flag(help: "Remove it. Without this nothing is touched.")
  var apply = false

  func validate() throws {
    if keepMonths < 1 { throw ValidationError("--keep-months takes a number from 1 on") }
  }

  func run() async throws {
    let (archive, lock) = try place.open()
    defer { withExtendedLifetime(lock) {} }
    let plan = try Pruning(archive, keepMonths: keepMonths, superseded: superseded)
    var lines = plan.items.map { item in
      "\(apply ? "removed" : "would remove")  \(item.path)  (\(item.files) files, \(NumberFormat.count(Double(item.bytes))) bytes)"
    }
    if apply {
      try plan.apply(to: archive)
      try place.writePages(archive)
    }
    if let from = plan.keptFrom { lines.append("Kept: everything from \(EnglishDates.long(from)) on.") }
    if plan.items.isEmpty {
      lines.append("Nothing is to be removed.")
    } else if !apply {
      lines.append("Nothing was touched; --apply removes it.")
    }
    writeOutput(lines.map { $0 + "\n" }.joined())
  }
}

/// Which archive is meant, and what its pages look like.
struct ArchivePlace: ParsableArguments {
  @Argument(help: "The output folder: the one with archive and private in it.")
  var out: String

  @Option(help: "A folder with templates that go before the built-in ones, as a workspace has.")
  var templates: String?

  @Option(help: "Seconds to wait for a run that writes into the same folder.")
  var wait: Int = 0

  func open() throws(Failure) -> (Archive, ArchiveLock) {
    let root = absolutePath(out, in: FileManager.default.currentDirectoryPath)
    guard FileTree.entry("archive", below: root)?.kind == .folder else {
      throw Failure(
        .inputMissing,
        Diagnostic(
          "PUB-009", .error, "there is no archive here", at: SourceLocation(file: root),
          hint: "name the output folder of a run"))
    }
    return (Archive(root: root), try ArchiveLock(root: root, wait: max(0, wait)))
  }

  func writePages(_ archive: Archive) throws(Failure) {
    let overlay = templates.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) } ?? ""
    try ArchiveIndexWriter(archive: archive, home: try Home.find(), overlay: overlay).write()
  }
}
