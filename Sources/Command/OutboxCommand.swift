import ArgumentParser
import Delivery
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup outbox`: the messages of a published period, for this program or another to send.
struct OutboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "Make the messages of a published period; nothing is sent.",
    discussion: """
      “wrapup run” does the same where the workspace has a section “mail”, and “wrapup deliver --send” before it sends. \
      Every private file is read back first: one that names another person stops everything.
      """)

  @OptionGroup var shared: WorkspaceOptions

  @Option(help: "The period: 2026-10, 2026-W41, …")
  var period: String

  @Option(help: "How many files are read at the same time (default: the number of cores).")
  var jobs: Int?

  @Option(help: "The moment that messages carry as their date, as 2026-11-02T06:00:00Z (default: now).")
  var clock: String?

  func run() async throws {
    guard let period = Period(period) else { throw Failure(.usage, RunCommand.badPeriod(period)) }
    let (workspace, output) = try shared.read()
    let room = try MailRoom(workspace, output: output, period: period, home: try Home.find())
    try await room.makeOutbox(at: try Clock(clock), jobs: max(1, jobs ?? defaultJobs), shared.console)
  }
}

extension MailRoom {
  /// Writes the messages without sending any.
  ///
  /// - Throws: `Failure` with every reason why somebody gets none; the messages of all others are written then.
  func makeOutbox(at clock: Clock, jobs: Int, _ console: Console) async throws(Failure) {
    let moment = Moment(iso: clock.iso) ?? Moment(seconds: 0)
    let lock = try DeliveryLock(output: output)
    let batch = try await batch(on: clock.day, jobs: jobs, console)
    let keys = batch.letters.map(\.key)
    let outlook = try Ledger(reading: output)?.outlook(keys, of: period) ?? Ledger.outlook(keys)
    let outbox = outbox(at: moment)
    let entries = try batch.write(outbox, outlook, lock: lock, console)
    console.report(batch.warnings)
    console.stage("outbox", "\(entries.count) messages in \(outbox.folder); nothing is sent")
    if !batch.errors.isEmpty { throw Failure(.dataBreaksContract, batch.errors) }
  }
}
