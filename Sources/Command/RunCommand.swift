import Analysis
import ArgumentParser
import Composition
import Diagnostics
import Ingestion
import Metrics
import Publishing
import Typesetting

/// `wrapup run`: load, compute, render and publish one period.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read the exports of a workspace and publish the reports of one period.")

  @OptionGroup var shared: WorkspaceOptions

  @Option(help: "The period to report: 2026-10, 2026-W41, 2026-Q3, 2026-10-05 or 2026-10-01..2026-10-15.")
  var period: String

  @Option(help: "How many reports are made at the same time (default: the number of cores).")
  var jobs: Int?

  @Option(help: "The moment that reports print, as 2026-11-02T06:00:00Z (default: now).")
  var clock: String?

  @Option(help: "Paper of the PDF files: a4 or letter.")
  var paper: String = "a4"

  @Flag(inversion: .prefixedNo, help: "Make the private PDF of each agent.")
  var agents = true

  func run() async throws {
    let console = shared.console
    let clock = try Clock(clock)
    guard let period = Period(period) else { throw Failure(.usage, RunCommand.badPeriod(period)) }
    if let jobs, jobs < 1 {
      throw Failure(
        .usage, Diagnostic("CMD-005", .error, "--jobs \(jobs) makes no reports", hint: "give a number from 1 on"))
    }
    let home = try Home.find()
    let run = try await shared.open(home: home)
    let lock = try ArchiveLock(root: run.output)
    defer { withExtendedLifetime(lock) {} }
    let loaded = try await run.load(console)
    let identity = try RunIdentity(
      workspace: run.workspace, load: loaded, period: period, paper: paper, agents: agents, home: home)
    try run.keepRejects(of: period)
    let archive = Archive(root: run.output)
    if let current = try archive.latest(period), current.runID == identity.runID, archive.isComplete(current) {
      // A run that was stopped between the version and its pointers left them behind: they are made again.
      try archive.clearStaging()
      try ArchiveIndexWriter(
        archive: archive, home: home, overlay: run.workspace.directory + "/templates", fonts: try FontLibrary()
      ).write()
      try RunSummary(archive: archive, manifest: current, isNew: false).print(console)
      return
    }
    console.stage("summarise", "sums for \(EnglishDates.name(period))")
    let dataset = try await run.summarise(period)
    console.report(run.unmatchedWarnings(dataset))
    console.stage("analyse", "intervals, usual ranges, signals")
    let assessment = assess(dataset)
    let writer = try ReportWriter(
      composer: Composer(assessment), dataset: dataset, home: home, overlay: run.workspace.directory + "/templates",
      paper: paper, clock: clock, identity: identity, makesAgents: agents)
    let manifest = try await writer.publish(into: archive, jobs: jobs ?? defaultJobs, console: console)
    try RunSummary(archive: archive, manifest: manifest, isNew: true).print(console)
  }

  static func badPeriod(_ text: String) -> Diagnostic {
    Diagnostic(
      "CMD-004", .error, "“\(text)” is not a period",
      hint: "write a month (2026-10), week (2026-W41), quarter (2026-Q3), day, or a span 2026-10-01..2026-10-15")
  }
}
