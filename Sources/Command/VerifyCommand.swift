import ArgumentParser
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup verify`: whether an archive is still what was published.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Read every file of an archive again and name each that was changed, is missing or does not belong there.",
    discussion: """
      Name an output folder to check the archive and the private files beside it, or the folder archive alone. Nothing \
      is written. The exit code is 65 where anything is not as it was published.
      """)

  @Argument(help: "The output folder, or its folder archive.")
  var folder: String

  @Flag(inversion: .prefixedNo, help: "Check that private files are readable by their owner alone.")
  var permissions = true

  @Flag(help: "Print nothing but what is wrong.")
  var quiet = false

  @Flag(help: "Print one JSON line for each finding and one at the end.")
  var json = false

  func run() async throws {
    let root = absolutePath(folder, in: FileManager.default.currentDirectoryPath)
    let check = try ArchiveCheck(at: root, modes: permissions)
    let console = Console(quiet: quiet, json: json)
    for finding in check.findings { print(finding, console) }
    let counts =
      "\(NumberFormat.count(Double(check.files))) files of \(check.versions) \(check.versions == 1 ? "version" : "versions")"
    guard check.problems == 0 else {
      throw Failure(
        .dataBreaksContract,
        Diagnostic(
          "PUB-010", .error, "\(check.problems) of \(counts) are not as they were published",
          at: SourceLocation(file: root),
          hint: "restore what is changed or missing from a backup; what is extra is not this program’s"))
    }
    console.result(
      ["\(counts) are as they were published."],
      event: ["files": String(check.files), "versions": String(check.versions), "problems": "0"])
  }

  private func print(_ finding: ArchiveCheck.Finding, _ console: Console) {
    let note =
      switch finding.kind {
      case .changed: "its content is not what was published"
      case .missing: "it was published and is gone"
      case .extra: "nothing was published under this name"
      case .unreadable: "it cannot be read"
      case .exposed: "others than its owner may open it"
      case .unfinished: "a run was stopped here, or is at work; the next one finishes it"
      }
    if console.style == .json {
      console.result(
        [], event: ["kind": finding.kind.rawValue, "path": finding.path, "note": note, "event": "finding"])
    } else if console.style != .quiet || finding.kind.isProblem {
      let kind = finding.kind.rawValue
      writeOutput(kind + String(repeating: " ", count: max(1, 11 - kind.count)) + "\(finding.path): \(note)\n")
    }
  }
}
