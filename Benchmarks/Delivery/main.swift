import Delivery
import Diagnostics
import Foundation
import Metrics
import Publishing

/// Sends what a list names, as `wrapup deliver` does: the process that tests kill, and that timings are taken of.
///
/// usage: delivery-probe JOB.json
struct Job: Codable {
  struct Message: Codable {
    var agent: String
    var address: String
    var file: String
    var content: String
    var sum: String
  }

  var output: String
  var outbox: String
  var period: String
  var from: String
  var host: String
  var port: Int
  var authorities: String
  var timeout: Int
  var messages: [Message]
}

func run() async throws {
  let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ""))
  let job = try JSONDecoder().decode(Job.self, from: data)
  guard let period = Period(job.period), let from = MailAddress(job.from) else { return }
  let server = try SMTPServer(
    host: job.host, port: job.port, client: "probe.example", authorities: job.authorities,
    login: .init(user: "report", password: ProcessInfo.processInfo.environment["PROBE_PASSWORD"] ?? ""),
    timeout: job.timeout)
  let now: @Sendable () -> Moment = { Moment(seconds: Int(Date().timeIntervalSince1970)) }
  let lock = try DeliveryLock(output: job.output)
  let ledger = try Ledger(lock, at: now())
  var keys: [DeliveryKey] = []
  var entries: [Outbox.Entry] = []
  for message in job.messages {
    guard let address = MailAddress(message.address) else { continue }
    let key = DeliveryKey(period: period, reader: .agent(message.agent), recipient: address, content: message.content)
    keys.append(key)
    entries.append(
      Outbox.Entry(
        key: key, recipient: address, file: message.file, messageID: key.messageID(domain: from.domain),
        sum: message.sum, bytes: 0))
  }
  let deliveries = try ledger.plan(keys, of: period, at: now())
  let sender = Sender(
    ledger: ledger, outbox: job.outbox, from: from,
    transport: .smtp(try SMTPSession(server)), perMinute: nil, now: now)
  print("ready")
  fflush(nil)
  let clock = ContinuousClock()
  let start = clock.now
  let report = try await sender.send(deliveries, entries)
  let seconds = (clock.now - start) / .seconds(1)
  print("\(report.sent.count) messages in \(seconds) s, stopped: \(report.stopped?.reason ?? "no")")
}

do {
  try await run()
} catch let failure as Failure {
  for diagnostic in failure.diagnostics { print(diagnostic.description) }
  exit(failure.status.rawValue)
}
