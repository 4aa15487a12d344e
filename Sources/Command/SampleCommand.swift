import ArgumentParser
import Diagnostics
import Metrics
import SampleData

/// `wrapup sample`: an invented contact centre to try things on.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write the exports of an invented contact centre, with known truths to find, into a new folder.")

  @Argument(help: "The folder to make.")
  var directory: String

  @Option(help: "How many people work there.")
  var agents = 24

  @Option(help: "How many teams they form.")
  var teams = 3

  @Option(help: "How many months of exports there are.")
  var months = 14

  @Option(help: "Another seed gives other numbers; the same seed gives the same files.")
  var seed: UInt64 = 7

  @Flag(help: "Plant nothing: only chance moves the numbers.")
  var null = false

  @Option(help: "The last month.")
  var end = "2026-10"

  func run() async throws {
    guard let end = Period(end), case .month = end else {
      throw Failure(
        .usage, Diagnostic("CMD-007", .error, "“\(end)” is not a month", hint: "write it as 2026-10"))
    }
    let options = SampleOptions(agents: agents, teams: teams, months: months, seed: seed, end: end, plants: !null)
    try writeSample(to: directory, options: options)
    writeOutput(
      "Wrote \(directory). \(null ? "Nothing is planted in it" : "What was planted in it is told in \(directory)/TRUTH.md"). Next:\n"
        + "  wrapup run --workspace \(directory) --period \(end.id)\n")
  }
}
