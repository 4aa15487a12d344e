import ArgumentParser
import Diagnostics
import Foundation
import Ingestion
import Publishing

/// `wrapup init`: a first workspace file from looking at exports.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Look at exports and draft a commented wrapup.yaml for them in a new workspace.")

  @Argument(help: "The folder of the workspace; it is made if it is not there.")
  var directory: String

  @Argument(help: "Exports, or folders of them: CSV, JSON, logs (also .gz, .zst), Excel workbooks or Parquet.")
  var exports: [String]

  @Option(help: "The organisation’s name.")
  var organisation: String?

  @Option(help: "IANA name of the site’s time zone (default: this machine’s).")
  var timeZone: String?

  func run() async throws {
    let here = FileManager.default.currentDirectoryPath
    let folder = absolutePath(directory, in: here)
    let engine = try await DuckDB.locate(home: try Home.find().path)
    let draft = try await WorkspaceDraft(
      exports: exports.map { absolutePath($0, in: here) }, directory: folder,
      organisation: organisation ?? URL(fileURLWithPath: folder).lastPathComponent,
      timeZone: timeZone ?? TimeZone.current.identifier, engine: engine)
    try FileWriting.makeFolder(folder)
    let path = try draft.write()
    for note in draft.notes { writeError(note.description + "\n") }
    writeOutput(
      "Wrote \(path). Read it, correct what it could not know, then:\n  wrapup load --workspace \(directory)\n")
  }
}
