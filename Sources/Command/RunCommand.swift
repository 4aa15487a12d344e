import Analysis
import ArgumentParser
import Composition
import Delivery
import Diagnostics
import Foundation
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
  var paper: String?

  @Flag(inversion: .prefixedNo, help: "Make the private PDF of each agent.")
  var agents = true

  @Option(help: "Seconds to wait for another run that writes into the same folder.")
  var wait: Int = 0

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
    // What is wrong with a language is told before an hour of loading.
    _ = try run.workspace.languages(home: home)
    _ = try run.workspace.peopleModel()
    let lock = try ArchiveLock(root: run.output, wait: max(0, wait))
    defer { withExtendedLifetime(lock) {} }
    try await shared.logged(console, output: run.output, moment: clock.iso, name: "run-\(period.id)") {
      do {
        try await publish(period, run, home, clock, console)
      } catch let failure as Failure {
        guard !lock.isInPlace(run.output) else { throw failure }
        // Whatever failed first, this is why.
        throw Failure(
          .cannotWrite,
          Diagnostic(
            "PUB-011", .error, "the output folder went away while the run was at work",
            at: SourceLocation(file: run.output),
            hint: "bring the share back and run again; what was published before is whole"))
      }
    }
  }

  private func publish(
    _ period: Period, _ run: OpenWorkspace, _ home: Home, _ clock: Clock, _ console: Console
  ) async throws {
    var loaded = try await run.load(console)
    loaded.files = Ingestion.files(loaded.files, reaching: period, workspace: run.workspace, output: run.output)
    let identity = try RunIdentity(
      workspace: run.workspace, load: loaded, period: period, paper: paper ?? "", agents: agents, home: home)
    try run.keepRejects(of: period)
    let archive = Archive(root: run.output)
    let overlay = run.workspace.directory + "/templates"
    let current = try archive.latest(period)
    if let current, current.runID == identity.runID, archive.isComplete(current) {
      try stands(current, archive, home: home, overlay: overlay, console)
      return try await mail(run, home, clock, isNew: false, console)
    }
    console.stage("summarise", "sums for \(EnglishDates.name(period))")
    var dataset = try await run.summarise(period)
    let reaching = Set(loaded.files.map { "\($0.source)/\($0.file)" })
    dataset.quality.files = dataset.quality.files.filter { reaching.contains("\($0.source)/\($0.file)") }
    let basis = VersionBasis(
      content: ContentDigest.of(dataset), settings: try settings(run.workspace, home), previous: current)
    // Other files with the same rows, or rows of other months, are no reason for a new version.
    if let current, basis.stands(current), archive.isComplete(current) {
      try stands(current, archive, home: home, overlay: overlay, console)
      return try await mail(run, home, clock, isNew: false, console)
    }
    console.report(run.unmatchedWarnings(dataset))
    console.stage("analyse", "intervals, usual ranges, signals")
    let languages = try run.workspace.languages(home: home, of: dataset.agents)
    let people = try run.workspace.peopleModel()
    console.report(people.unknownRoles(dataset.agents, file: run.workspace.roster?.file ?? ""))
    let assessment = assess(dataset, people: people)
    var writer = try ReportWriter(
      composer: Composer(assessment, languages), dataset: dataset, home: home, overlay: overlay, paper: paper,
      clock: clock, identity: identity, makesAgents: agents, basis: basis, look: try run.workspace.loadedLook(),
      archive: archive)
    if run.workspace.mail != nil, agents {
      writer.leakCheck = LeakCheck(try MailRoom.people(run.workspace, alsoKnown: dataset.agents.map(\.id)))
    }
    let (manifest, problems) = try await writer.publish(into: archive, jobs: jobs ?? defaultJobs, console: console)
    if let reason = manifest.reason, manifest.version > 1 { console.stage("reason", reason.text) }
    console.report(try writer.staleWarnings(archive))
    try RunSummary(archive: archive, manifest: manifest, isNew: true).print(console)
    if !problems.isEmpty { throw Failure(.dataBreaksContract, problems) }
    try await mail(run, home, clock, isNew: true, console)
  }

  /// Makes the messages of the period where the workspace mails, unless they lie there already.
  private func mail(
    _ run: OpenWorkspace, _ home: Home, _ clock: Clock, isNew: Bool, _ console: Console
  ) async throws(Failure) {
    guard run.workspace.mail != nil, let period = Period(period),
      isNew || FileTree.entry("outbox/\(period.id)/manifest.csv", below: run.output) == nil
    else { return }
    let room = try MailRoom(run.workspace, output: run.output, period: period, home: home)
    do throws(Failure) {
      try await room.makeOutbox(at: clock, jobs: jobs ?? defaultJobs, console)
    } catch {
      // Whoever sends makes the messages anew; the reports are published all the same.
      guard error.status == .tryAgain else { throw error }
      console.report([
        Diagnostic(
          "DEL-024", .warning, "the messages were not made, because another process sends from this output folder",
          hint: "“wrapup deliver” makes them when it runs next")
      ])
    }
  }

  /// A run that was stopped between the version and the pages of the archive left these behind: they are made again.
  private func stands(
    _ current: Manifest, _ archive: Archive, home: Home, overlay: String, _ console: Console
  ) throws(Failure) {
    try archive.emptyStaging()
    try ArchiveIndexWriter(archive: archive, home: home, overlay: overlay).write()
    try RunSummary(archive: archive, manifest: current, isNew: false).print(console)
  }

  /// Stands for the templates, languages, look, paper and what was asked for.
  private func settings(_ workspace: Workspace, _ home: Home) throws(Failure) -> String {
    let parts =
      [paper ?? "", String(agents), workspace.language, workspace.theme.written, workspace.skills.written]
      + (try workspace.lookDigests(home))
    return sha256(Array(parts.joined(separator: "\u{1F}").utf8))
  }

  static func badPeriod(_ text: String) -> Diagnostic {
    Diagnostic(
      "CMD-004", .error, "“\(text)” is not a period",
      hint: "write a month (2026-10), week (2026-W41), quarter (2026-Q3), day, or a span 2026-10-01..2026-10-15")
  }
}

/// What a version rests on, and the one before it.
struct VersionBasis: Sendable {
  var content: String
  var settings: String
  /// The newest version that is published; `nil` before the first.
  var previous: Manifest?

  /// Whether a published version says what a new one would say.
  func stands(_ current: Manifest) -> Bool {
    current.content == content && current.settings == settings && current.program == programVersion
  }
}
