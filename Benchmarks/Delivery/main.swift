import Delivery
import Diagnostics
import Foundation
import Metrics
import Publishing

#if canImport(Glibc)
  import Glibc
#endif

/// Sends what a list names, as `wrapup deliver` does: the process that tests kill, and that timings are taken of.
///
/// usage: delivery-probe JOB.json
///        delivery-probe bench FOLDER COUNT REPORT.pdf TEMPLATES HOST PORT CA.pem
///        delivery-probe archive FOLDER COUNT BYTES
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

/// Builds and sends messages with one real report to invented people, and prints how long each part took.
///
/// Reading files back is not in it: that is the work of other programs, which `wrapup deliver` measures best.
func measure(_ arguments: [String]) async throws {
  guard arguments.count == 7, let count = Int(arguments[1]), let port = Int(arguments[5]),
    let from = MailAddress("reports@centre.example"), let report = FileManager.default.contents(atPath: arguments[2])
  else { return print("usage: delivery-probe bench FOLDER COUNT REPORT.pdf TEMPLATES HOST PORT CA.pem") }
  let output = arguments[0]
  let period = Period.month(year: 2026, month: 10)
  let agents = "\(output)/private/2026-10/v1/agents"
  try FileWriting.makeFolder(agents, mode: 0o700)
  var people: [Person] = []
  var reports: [PrivateReport] = []
  for number in 0..<count {
    let id = "A-\(10_000 + number)"
    let path = "\(agents)/a-\(10_000 + number).pdf"
    // No two are the same, as no two reports are.
    let bytes = Array(report) + Array("\n% \(id)\n".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    people.append(Person(id: id, name: "Person \(number)", addresses: ["ok\(number)@centre.example"]))
    reports.append(
      PrivateReport(
        path: path, relativePath: String(path.dropFirst(output.count + 1)), agent: id, content: sha256(bytes), text: "")
    )
  }
  let book = AddressBook(people)
  let now: @Sendable () -> Moment = { Moment(seconds: Int(Date().timeIntervalSince1970)) }
  let pairing = Pairing(reports, book: book, period: period, on: now().day)
  let identity = MailIdentity(
    from: .init(name: "Centre", address: from), replyTo: nil, organisation: "Centre", contact: "", language: "en")
  let outbox = Outbox(
    root: output, period: period, identity: identity, templates: try MailTemplates(folders: [arguments[3]]), date: now()
  )
  let lock = try DeliveryLock(output: output)
  let ledger = try Ledger(lock, at: now())
  let planned = try await timed("planned", count) { try ledger.plan(pairing.letters.map(\.key), of: period, at: now()) }
  let entries = try await timed("built", count) { try outbox.write(pairing.letters, book: book, lock: lock) }
  let server = try SMTPServer(
    host: arguments[4], port: port, client: "probe.example", authorities: arguments[6],
    login: .init(user: "report", password: ProcessInfo.processInfo.environment["PROBE_PASSWORD"] ?? ""), timeout: 60)
  let sender = Sender(
    ledger: ledger, outbox: outbox.folder, from: from, transport: .smtp(try SMTPSession(server)), perMinute: nil,
    now: now)
  let result = try await timed("sent", count) { try await sender.send(planned, entries) }
  let accepted = result.sent.values.count { if case .accepted = $0 { true } else { false } }
  print("\(accepted) accepted, \(entries[0].bytes) bytes each; peak memory \(peakMemory) MiB")
}

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch arguments.first {
  case "bench": try await measure(Array(arguments.dropFirst()))
  case "archive": try await measureArchive(Array(arguments.dropFirst()))
  default: try await run()
  }
} catch let failure as Failure {
  for diagnostic in failure.diagnostics { print(diagnostic.description) }
  exit(failure.status.rawValue)
}
