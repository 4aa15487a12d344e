import ArgumentParser
import Delivery
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Publishing

/// `wrapup deliver`: sends what is published to the people it is for; a dry run unless told otherwise.
struct DeliverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Mail each agent the own report. Without --send it only says what would be sent.",
    discussion: """
      Nobody gets two copies: what was sent is written down before the mail server hears of it, and what may have \
      arrived waits for a person’s word (--resolve). Run it again until it ends with 0; each run sends what is due. \
      Exit code 75: some are put off, run again later. 65: some need a person.
      """)

  @OptionGroup var shared: WorkspaceOptions

  @Option(help: "The period: 2026-10, 2026-W41, …")
  var period: String

  @Flag(help: "Send. Without this nothing leaves.")
  var send = false

  @Option(help: "Only this reader: an agent’s id, team:ID or site. May be given more than once.")
  var only: [String] = []

  @Option(help: "Send this reader another copy although one arrived, or although the server refused it. Needs --why.")
  var resend: String?

  @Option(help: "Why another copy is sent; it is written down.")
  var why: String?

  @Option(help: "Say what became of a message that is in doubt. Needs --as.")
  var resolve: String?

  @Option(name: .customLong("as"), help: "delivered or not-delivered.")
  var verdict: Verdict?

  @Flag(help: "Also print addresses and the server’s replies.")
  var details = false

  @Option(help: "How many files are read at the same time (default: the number of cores).")
  var jobs: Int?

  @Option(help: "The moment that messages and the ledger carry, as 2026-11-02T06:00:00Z (default: now).")
  var clock: String?

  enum Verdict: String, ExpressibleByArgument, CaseIterable {
    case delivered
    case notDelivered = "not-delivered"
  }

  func run() async throws {
    try checkOptions()
    let console = shared.console
    guard let period = Period(period) else { throw Failure(.usage, RunCommand.badPeriod(period)) }
    let start = try Clock(clock)
    let now = moments(start)
    let (workspace, output) = try shared.read()
    let room = try MailRoom(workspace, output: output, period: period, home: try Home.find())
    if let resolve { return try settle(resolve, room, now(), console) }
    let listing = DeliveryListing(console: console, details: details, period: period)
    if !send {
      let batch = try await room.batch(on: start.day, jobs: max(1, jobs ?? defaultJobs), console)
      let keys = batch.letters.map(\.key)
      let outlook = try Ledger(reading: output)?.outlook(keys, of: period) ?? Ledger.outlook(keys)
      let chosen = try selection(batch).map { readers in outlook.filter { readers.contains($0.key.reader) } } ?? outlook
      console.report(batch.warnings)
      listing.plan(chosen, at: now(), isRepeat: resend != nil)
      if !batch.errors.isEmpty { throw Failure(.dataBreaksContract, batch.errors) }
      return
    }
    try await shared.logged(console, output: output, moment: start.iso, name: "deliver-\(period.id)") {
      try await send(room, listing, on: start.day, now: now, console)
    }
  }

  private func send(
    _ room: MailRoom, _ listing: DeliveryListing, on day: CivilDate, now: @escaping @Sendable () -> Moment,
    _ console: Console
  ) async throws {
    let (output, period) = (room.output, room.period)
    let transport = try room.transport()
    let lock = try DeliveryLock(output: output)
    let batch = try await room.batch(on: day, jobs: max(1, jobs ?? defaultJobs), console)
    let readers = try selection(batch)
    let ledger = try Ledger(lock, at: now())
    if let resend, let why, let letter = batch.letters.first(where: { $0.key.reader.name == resend }) {
      try ledger.resend(letter.key, why: why, at: now())
    }
    let planned = try ledger.plan(batch.letters.map(\.key), of: period, at: now())
    let outbox = room.outbox(at: now())
    let entries = try batch.write(outbox, planned, lock: lock, console)
    let chosen = readers.map { readers in planned.filter { readers.contains($0.key.reader) } } ?? planned
    console.report(batch.warnings)
    console.stage("send", "\(listing.due(chosen, at: now())) of \(chosen.count) messages are due")
    StopSignal.listen()
    let sender = Sender(
      ledger: ledger, outbox: outbox.folder, from: room.identity.from.address, transport: transport,
      perMinute: room.settings.perMinute, now: now)
    let report = try await sender.send(chosen, entries, isStopped: { StopSignal.isSet }) { done, count, key, outcome in
      listing.attempt(key, outcome)
      console.progress(done, of: count)
    }
    let wanted = Set(chosen.map(\.key))
    let after = try ledger.deliveries(of: period).filter { wanted.contains($0.key) }
    try listing.end(after, report, errors: batch.errors)
  }

  private func checkOptions() throws(Failure) {
    func refuse(_ message: String) -> Failure {
      Failure(.usage, Diagnostic("DEL-017", .error, message, hint: "“wrapup deliver --help” lists the options"))
    }
    if (resolve == nil) != (verdict == nil) { throw refuse("--resolve and --as go together") }
    if (resend == nil) != (why == nil) { throw refuse("--resend and --why go together") }
    if let why, why.allSatisfy(\.isWhitespace) { throw refuse("--why gives no reason") }
    if resolve != nil, send || resend != nil || !only.isEmpty { throw refuse("--resolve stands alone") }
    if resend != nil, !only.isEmpty { throw refuse("--resend names its reader; leave --only out") }
  }

  /// The readers that are asked for; `nil`: all.
  private func selection(_ batch: MailBatch) throws(Failure) -> Set<Reader>? {
    if let resend { return try batch.readers([resend]) }
    return only.isEmpty ? nil : try batch.readers(only)
  }

  /// The clock that was given stands still, any other moves on while messages leave.
  private func moments(_ start: Clock) -> @Sendable () -> Moment {
    if clock != nil {
      let fixed = Moment(iso: start.iso) ?? Moment(seconds: 0)
      return { fixed }
    }
    return { Moment(seconds: Int(Date().timeIntervalSince1970)) }
  }

  private func settle(_ name: String, _ room: MailRoom, _ now: Moment, _ console: Console) throws(Failure) {
    let ledger = try Ledger(try DeliveryLock(output: room.output), at: now)
    guard let reader = try ledger.deliveries(of: room.period).first(where: { $0.key.reader.name == name })?.key.reader
    else {
      throw Failure(
        .usage,
        Diagnostic(
          "DEL-016", .error, "nothing was ever sent to “\(name)” in this period",
          hint: "readers are ids of agents, team:ID or site"))
    }
    let count = try ledger.resolve(reader, of: room.period, delivered: verdict == .delivered, at: now)
    let word = verdict == .delivered ? "counts as delivered" : "is planned again"
    console.result(
      ["\(name): \(count == 1 ? "the message" : "\(count) messages") in doubt \(word)."],
      event: ["event": "resolved", "reader": name, "as": verdict?.rawValue ?? "", "count": String(count)])
  }
}
