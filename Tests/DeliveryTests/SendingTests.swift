import Delivery
import Diagnostics
import Foundation
import Metrics
import Publishing
import Testing

@Suite("Sending", .serialized, .enabled(if: Sink.isReady, Sink.reason))
struct SendingTests {
  private static let kinds = [
    "ok", "perm", "ok", "temp", "grey1x", "datatemp", "ok", "dataperm", "dropmid", "grey2x", "ok", "dropafter",
  ]

  /// The state that a first attempt must end in.
  private func expected(_ kind: String) -> DeliveryState {
    switch kind {
    case "ok", "slow": .accepted
    case "perm", "dataperm": .refused
    case "dropmid", "dropafter": .inDoubt
    default: .deferred
    }
  }

  private func site(_ count: Int) throws -> (Site, [String: String]) {
    let site = try Site()
    var kinds: [String: String] = [:]
    for number in 0..<count {
      let id = "A-\(1000 + number)"
      kinds[id] = Self.kinds[number % Self.kinds.count]
      try site.add(id, "Person Number\(number)", "\(kinds[id] ?? "")\(number)@harbour.example")
    }
    return (site, kinds)
  }

  /// Each stored message: its recipient owns its file, and nobody has two.
  private func check(_ mail: [Sink.Mail], _ site: Site) async throws -> [String: Int] {
    let owners = Dictionary(uniqueKeysWithValues: site.people.map { ($0.addresses[0], $0.id) })
    let scratch = try Scratch()
    let script = """
      import email, email.policy, sys
      for path in sys.argv[2:]:
          m = email.message_from_bytes(open(path, "rb").read(), policy=email.policy.default)
          bad = [d for p in m.walk() for d in list(p.defects) + [x for v in p.values() for x in v.defects]]
          files = [p for p in m.iter_attachments()]
          name = path.rsplit("/", 1)[1][:-4]
          open(sys.argv[1] + "/" + name + ".pdf", "wb").write(files[0].get_content())
          print(name, len(bad), len(files), m["to"].addresses[0].addr_spec, m["message-id"], sep="\\t")
      """
    let result = try Tools.run(try #require(Tools.python), ["-c", script, scratch.path] + mail.map(\.path))
    try #require(result.status == 0, "\(result.output)")
    let lines = result.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    var counts: [String: Int] = [:]
    var ids: Set<String> = []
    let reader = try PDFReader()
    for (message, line) in zip(mail, lines) {
      #expect(line[1] == "0" && line[2] == "1" && line[3] == message.recipient, "\(line)")
      #expect(message.isEncrypted && message.sender == site.from.address.text)
      ids.insert(line[4])
      let report = try await reader.read("\(scratch.path)/\(line[0]).pdf", root: scratch.path)
      #expect(report.agent == owners[message.recipient] && report.agent != nil, "\(message.recipient)")
      counts[report.agent ?? "", default: 0] += 1
    }
    #expect(ids.count == mail.count)
    return counts
  }

  @Test("200 agents and every behaviour of a server: each accepted message is there once, with its owner's file")
  func everyBehaviour() async throws {
    let sink = try Sink()
    let (site, kinds) = try site(200)
    let time = TestClock()
    let lock = try DeliveryLock(output: site.output)
    let ledger = try Ledger(lock, at: time.now)
    let paired = try await site.pairing()
    for round in 0..<6 {
      let prepared = try Prepared(site, paired, ledger, lock, at: time.now)
      let session = try SMTPSession(try sink.server())
      let sender = Sender(
        ledger: ledger, outbox: site.outbox().folder, from: site.from.address, transport: .smtp(session),
        perMinute: nil,
        now: { time.now })
      let report = try await sender.send(prepared.deliveries, prepared.entries)
      #expect(report.stopped == nil && !report.wasInterrupted)
      if round == 0 {
        #expect(report.sent.count == 200)
        for delivery in try ledger.deliveries(of: october) {
          let kind = kinds[delivery.key.reader.name] ?? ""
          #expect(delivery.state == expected(kind), "\(kind): \(delivery.reply)")
        }
      }
      time.advance(minutes: 60)
    }
    let deliveries = try ledger.deliveries(of: october)
    let mail = try sink.settled()
    let counts = try await check(mail, site)
    for delivery in deliveries {
      let kind = kinds[delivery.key.reader.name] ?? ""
      let stored = counts[delivery.key.reader.name] ?? 0
      switch delivery.state {
      case .accepted: #expect(stored == 1, "\(kind)")
      case .inDoubt: #expect(stored == (kind == "dropafter" ? 1 : 0), "\(kind)")
      default: #expect(stored == 0, "\(kind)")
      }
    }
    let byState = Dictionary(grouping: deliveries, by: \.state).mapValues(\.count)
    #expect(deliveries.count == 200)
    #expect(byState[.accepted] == kinds.values.count { $0 == "ok" || $0.hasPrefix("grey") })
    #expect(byState[.deferred] == kinds.values.count { $0 == "temp" || $0 == "datatemp" })
    let states = byState.map { "\($0.value) \($0.key.rawValue)" }.sorted().joined(separator: ", ")
    print("200 agents: \(mail.count) stored, \(states)")
  }

  @Test("a slow reply is waited for, and one that is slower than the time-out is in doubt")
  func slow() async throws {
    let sink = try Sink()
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "slow1@harbour.example")
    try site.add("A-2", "Jan Novak", "slow2@harbour.example")
    let lock = try DeliveryLock(output: site.output)
    let ledger = try Ledger(lock, at: clock)
    let prepared = try await Prepared(site, ledger, lock, at: clock)
    for (index, timeout) in [60, 4].enumerated() {
      let sender = Sender(
        ledger: ledger, outbox: site.outbox().folder, from: site.from.address,
        transport: .smtp(try SMTPSession(try sink.server(timeout: timeout))), perMinute: nil, now: { clock })
      _ = try await sender.send([prepared.deliveries[index]], prepared.entries)
    }
    #expect(try ledger.deliveries(of: october).map(\.state) == [.accepted, .inDoubt])
    // The server stores what it was slow with all the same.
    for _ in 0..<600 where try sink.mail().count < 2 { usleep(100_000) }
    #expect(try sink.settled().count == 2)
  }

  /// One message to a server of one's choice.
  private func attempt(_ server: SMTPServer, _ recipient: String = "ok1@harbour.example") async throws -> (
    DeliveryState, Sender.Report
  ) {
    let site = try Site()
    try site.add("A-1", "Emma Schneider", recipient)
    let lock = try DeliveryLock(output: site.output)
    let ledger = try Ledger(lock, at: clock)
    let prepared = try await Prepared(site, ledger, lock, at: clock)
    let sender = Sender(
      ledger: ledger, outbox: site.outbox().folder, from: site.from.address, transport: .smtp(try SMTPSession(server)),
      perMinute: nil, now: { clock })
    let report = try await sender.send(prepared.deliveries, prepared.entries)
    return (try #require(try ledger.deliveries(of: october).first).state, report)
  }

  @Test("a wrong password, an unknown certificate, no TLS and no server stop the run and leave the message planned")
  func blocked() async throws {
    let sink = try Sink()
    let mute = try SilentServer(["220 mute.test ESMTP", "250 mute.test", "250 fine"])
    let servers: [(SMTPServer, Bool, String)] = [
      (try sink.server(password: "wrong"), false, "login was refused"),
      (try sink.server(authorities: false), false, "not trusted"),
      (try SMTPServer(host: "localhost", port: mute.port, client: "probe.example", timeout: 60), false, "no TLS"),
      (
        try SMTPServer(host: "localhost", port: try Sink.freePort(), client: "probe.example", timeout: 60), true,
        "cannot be reached"
      ),
      (
        try SMTPServer(host: "127.0.0.1", port: sink.port, client: "probe.example", security: .plain, timeout: 60),
        false, "sender"
      ),
      (try SMTPServer(host: "nowhere.invalid", port: 25, client: "probe.example", timeout: 60), true, "not known"),
    ]
    for (server, isTemporary, words) in servers {
      let (state, report) = try await attempt(server)
      #expect(state == .planned, "\(words)")
      #expect(report.stopped?.isTemporary == isTemporary, "\(words): \(String(describing: report.stopped))")
      #expect(report.stopped?.reason.contains(words) == true, "\(words): \(report.stopped?.reason ?? "")")
    }
    #expect(try sink.settled().isEmpty)
  }

  @Test("the password is in no message, no reply and no description")
  func password() async throws {
    let sink = try Sink()
    let server = try sink.server(password: "hunter2-unique")
    let (_, report) = try await attempt(server)
    #expect(!"\(server) \(String(reflecting: server)) \(report)".contains("hunter2"))
    var dumped = ""
    dump(server, to: &dumped)
    #expect(!dumped.contains("hunter2"))
  }

  @Test("a server that falls silent is not waited for again and again")
  func silent() async throws {
    let polite = ["220 mute.test ESMTP", "250 mute.test", "250 sender", "250 recipient"]
    let servers = [try SilentServer([]), try SilentServer(polite), try SilentServer(polite + ["354 go on"])]
    let ports = servers.map(\.port)
    // All at once: each costs the whole time-out.
    let ends = try await withThrowingTaskGroup(of: (Int, DeliveryState, Sender.Report).self) { group in
      for (index, port) in ports.enumerated() {
        group.addTask {
          let (state, report) = try await attempt(
            try SMTPServer(host: "127.0.0.1", port: port, client: "probe.example", security: .plain, timeout: 8))
          return (index, state, report)
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = ($1.1, $1.2) }
    }
    withExtendedLifetime(servers) {}
    // Before the greeting: nobody was told anything, and the run ends.
    #expect(ends[0]?.0 == .planned && ends[0]?.1.stopped?.isTemporary == true)
    // After the recipient: nothing of the text was sent.
    #expect(ends[1]?.0 == .deferred, "\(String(describing: ends[1]))")
    // After the text was asked for: nobody knows.
    #expect(ends[2]?.0 == .inDoubt, "\(String(describing: ends[2]))")
  }

  @Test("three messages in a row that nobody knows of end the run")
  func threeLost() async throws {
    let sink = try Sink()
    let site = try Site()
    for number in 1...6 { try site.add("A-\(number)", "Person Number\(number)", "dropmid\(number)@harbour.example") }
    let lock = try DeliveryLock(output: site.output)
    let ledger = try Ledger(lock, at: clock)
    let prepared = try await Prepared(site, ledger, lock, at: clock)
    let sender = Sender(
      ledger: ledger, outbox: site.outbox().folder, from: site.from.address,
      transport: .smtp(try SMTPSession(try sink.server())), perMinute: nil, now: { clock })
    let report = try await sender.send(prepared.deliveries, prepared.entries)
    #expect(report.sent.count == 3 && report.stopped?.isTemporary == true)
    #expect(try ledger.deliveries(of: october).count { $0.state == .planned } == 3)
  }

  @Test("messages are set apart by the time that the rate allows")
  func rate() async throws {
    let sink = try Sink()
    let site = try Site()
    for number in 1...5 { try site.add("A-\(number)", "Person Number\(number)", "ok\(number)@harbour.example") }
    let lock = try DeliveryLock(output: site.output)
    let ledger = try Ledger(lock, at: clock)
    let prepared = try await Prepared(site, ledger, lock, at: clock)
    let sender = Sender(
      ledger: ledger, outbox: site.outbox().folder, from: site.from.address,
      transport: .smtp(try SMTPSession(try sink.server())), perMinute: 120, now: { clock })
    let start = ContinuousClock.now
    _ = try await sender.send(prepared.deliveries, prepared.entries)
    let elapsed = ContinuousClock.now - start
    #expect(elapsed > .milliseconds(1950) && elapsed < .seconds(60))
    #expect(try sink.settled().count == 5)
  }

  @Test("a message that was changed in the outbox is not sent, and the ledger does not hear of it")
  func changed() async throws {
    let sink = try Sink()
    let site = try Site()
    try site.add("A-1", "Emma Schneider", "ok1@harbour.example")
    let lock = try DeliveryLock(output: site.output)
    let ledger = try Ledger(lock, at: clock)
    let prepared = try await Prepared(site, ledger, lock, at: clock)
    try FileWriting.write(Array("other".utf8), to: site.outbox().folder + "/a-1.eml")
    let sender = Sender(
      ledger: ledger, outbox: site.outbox().folder, from: site.from.address,
      transport: .smtp(try SMTPSession(try sink.server())), perMinute: nil, now: { clock })
    await #expect(throws: Failure.self) { _ = try await sender.send(prepared.deliveries, prepared.entries) }
    #expect(try ledger.deliveries(of: october).map(\.state) == [.planned])
    #expect(try sink.settled().isEmpty)
  }

  @Test(
    "50 kills at any moment: nothing is lost and nobody gets two",
    .enabled(if: Job.probe != nil, "needs delivery-probe"))
  func kills() async throws {
    let sink = try Sink()
    let site = try Site()
    let count = 1500
    for number in 0..<count { try site.add("A-\(number)", "Person Number\(number)", "ok\(number)@harbour.example") }
    // The files are not read back here, which would take longer than the kills.
    let reports = site.people.map { person in
      let path = "\(site.folder)/\(Slugs([person.id])[person.id]).pdf"
      let sum = (try? FileTree.sha256(of: path)) ?? ""
      return PrivateReport(
        path: path, relativePath: String(path.dropFirst(site.output.count + 1)), agent: person.id, content: sum,
        text: "")
    }
    let book = AddressBook(site.people)
    let letters = Pairing(reports, book: book, period: october, on: clock.day).letters
    let entries = try site.outbox().write(letters, book: book, lock: try DeliveryLock(output: site.output))
    let job = site.scratch.path + "/job.json"
    try JSONEncoder().encode(Job(site, sink, entries)).write(to: URL(fileURLWithPath: job))
    let seed: UInt64 = 20_261_102
    var random = Random(seed)
    var inFlight = 0
    for _ in 0..<50 {
      try kill(job, after: useconds_t(Int.random(in: 0..<160_000, using: &random)))
      inFlight += try resolve(site, sink)
    }
    let last = try start(job)
    last.waitUntilExit()
    inFlight += try resolve(site, sink)
    let again = try start(job)
    again.waitUntilExit()
    let ledger = try #require(try Ledger(reading: site.output))
    let states = try ledger.deliveries(of: october)
    let stored = Dictionary(grouping: try sink.settled(), by: \.recipient).mapValues(\.count)
    let lost = site.people.count { (stored[$0.addresses[0]] ?? 0) == 0 }
    let duplicated = stored.values.count { $0 > 1 }
    print("50 kills: \(lost) lost, \(duplicated) duplicated (\(inFlight) messages were under way)")
    #expect(lost == 0 && duplicated == 0, "seed \(seed)")
    #expect(states.count == count && states.allSatisfy { $0.state == .accepted })
    // A test whose kills never hit a message would prove nothing.
    #expect(inFlight >= 10, "seed \(seed)")
  }

  private func start(_ job: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Job.probe))
    process.arguments = [job]
    process.environment = ["PROBE_PASSWORD": "s3cret"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    // Its first line says that it is about to send.
    _ = pipe.fileHandleForReading.availableData
    return process
  }

  private func kill(_ job: String, after delay: useconds_t) throws {
    let process = try start(job)
    usleep(delay)
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// A person looks into the server's mailbox for what is in doubt.
  private func resolve(_ site: Site, _ sink: Sink) throws -> Int {
    let stored = Set(try sink.settled().map(\.recipient))
    let ledger = try Ledger(try DeliveryLock(output: site.output), at: clock)
    let doubtful = try ledger.deliveries(of: october).filter { $0.state == .inDoubt }
    for delivery in doubtful {
      try ledger.resolve(
        delivery.key.reader, of: october, delivered: stored.contains(delivery.key.recipient), at: clock)
    }
    return doubtful.count
  }
}
