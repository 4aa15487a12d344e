import Delivery
import Diagnostics
import Foundation
import Metrics
import Testing

@Suite("Ledger")
struct LedgerTests {
  private let scratch: Scratch
  private var output: String { scratch.path }

  init() throws { scratch = try Scratch() }

  private func key(_ id: String, content: String = "aa", address text: String? = nil) throws -> DeliveryKey {
    DeliveryKey(
      period: october, reader: .agent(id), recipient: try address(text ?? "\(id.lowercased())@b.example"),
      content: content)
  }

  private func open(at now: Moment = clock) throws -> Ledger { try Ledger(try DeliveryLock(output: output), at: now) }

  private func states(_ ledger: Ledger) throws -> [DeliveryState] {
    try ledger.deliveries(of: october).sorted {
      ($0.key.reader.name, $0.key.content, $0.key.copy) < ($1.key.reader.name, $1.key.content, $1.key.copy)
    }
    .map(\.state)
  }

  /// Plans and sends one, with an end of one's choice.
  private func deliver(_ key: DeliveryKey, _ outcome: Outcome, _ ledger: Ledger) throws {
    _ = try ledger.plan([key], of: october, superseding: false, at: clock)
    try ledger.begin(key, at: clock)
    try ledger.finish(key, outcome, at: clock)
  }

  @Test("what was being sent when the program ended is in doubt at the next start, and is not sent again")
  func killed() throws {
    let key = try key("A-1")
    do {
      let ledger = try open()
      _ = try ledger.plan([key], of: october, at: clock)
      try ledger.begin(key, at: clock)
    }
    let ledger = try open()
    #expect(try ledger.plan([key], of: october, at: clock).map(\.state) == [.inDoubt])
    #expect(throws: Failure.self) { try ledger.begin(key, at: clock) }
    try ledger.resolve(.agent("A-1"), of: october, delivered: false, at: clock)
    #expect(try ledger.plan([key], of: october, at: clock).map(\.state) == [.planned])
    try ledger.begin(key, at: clock)
  }

  @Test("nothing that was accepted, refused or is under way can be begun", arguments: [0, 1, 2, 3])
  func onlyWaiting(_ index: Int) throws {
    let outcome: [Outcome] = [.accepted("250"), .refused("550"), .inDoubt("354"), .accepted("")]
    let (ledger, key) = (try open(), try key("A-1"))
    try deliver(key, outcome[index], ledger)
    #expect(throws: Failure.self) { try ledger.begin(key, at: clock) }
  }

  @Test("a delivery that nobody planned cannot be begun")
  func unplanned() throws {
    let ledger = try open()
    #expect(throws: Failure.self) { try ledger.begin(try key("A-1"), at: clock) }
  }

  @Test("what is put off comes back after 1, 5, 15, 60 and 60 minutes")
  func backOff() throws {
    let (ledger, key) = (try open(), try key("A-1"))
    var waits: [Int] = []
    for _ in 0..<5 {
      try deliver(key, .deferred("451"), ledger)
      let delivery = try #require(try ledger.deliveries(of: october).first)
      waits.append((try #require(delivery.next).seconds - clock.seconds) / 60)
    }
    #expect(waits == [1, 5, 15, 60, 60])
  }

  @Test("a clock that was set back lets nobody wait for longer than the longest wait")
  func clockSetBack() {
    let next = clock.adding(minutes: 60)
    #expect(!BackOff.isDue(next, at: clock) && BackOff.isDue(next, at: next))
    #expect(BackOff.isDue(next, at: clock.adding(minutes: -60 * 24)))
  }

  @Test("a server that cannot be used costs no attempt")
  func blocked() throws {
    let (ledger, key) = (try open(), try key("A-1"))
    try deliver(key, .blocked(.init(reason: "down", hint: "", isTemporary: true)), ledger)
    let delivery = try #require(try ledger.deliveries(of: october).first)
    #expect(delivery.state == .planned && delivery.attempts == 0)
  }

  @Test("another version is held where the first arrived or may have, and sent where it did not")
  func held() throws {
    let ledger = try open()
    try deliver(try key("A-1"), .accepted("250"), ledger)
    try deliver(try key("A-2"), .inDoubt("354"), ledger)
    try deliver(try key("A-3"), .refused("550"), ledger)
    try deliver(try key("A-4"), .deferred("451"), ledger)
    let next = try ["A-1", "A-2", "A-3", "A-4", "A-5"].map { try key($0, content: "bb") }
    #expect(try ledger.outlook(next, of: october).map(\.state) == [.held, .held, .planned, .planned, .planned])
    #expect(try ledger.plan(next, of: october, at: clock).map(\.state) == [.held, .held, .planned, .planned, .planned])
    #expect(
      try states(ledger) == [.accepted, .held, .inDoubt, .held, .superseded, .planned, .superseded, .planned, .planned])
    // The first of A-2 never arrived: the new one takes its place, and never both.
    try ledger.resolve(.agent("A-2"), of: october, delivered: false, at: clock)
    #expect(
      try ledger.plan(next, of: october, at: clock).map(\.state) == [.held, .planned, .planned, .planned, .planned])
    #expect(
      try ledger.deliveries(of: october).filter { $0.key.reader == .agent("A-2") }.map(\.state) == [
        .superseded, .planned,
      ])
  }

  @Test("the same report at another address, or in another spelling of it, is no second copy")
  func otherAddress() throws {
    let ledger = try open()
    try deliver(try key("A-1"), .accepted("250"), ledger)
    #expect(try ledger.plan([try key("A-1", address: "new@b.example")], of: october, at: clock).map(\.state) == [.held])
    #expect(
      try ledger.plan([try key("A-1", address: "A-1@B.example")], of: october, at: clock).map(\.state) == [.accepted])
  }

  @Test("a copy more needs a word and a reason, and has an id of its own")
  func resend() throws {
    let (ledger, key) = (try open(), try key("A-1"))
    try deliver(key, .accepted("250"), ledger)
    try ledger.resend(key, why: "deleted by mistake", at: clock)
    let copy = try #require(try ledger.plan([key], of: october, at: clock).first)
    #expect(copy.state == .planned && copy.key.copy == 2 && copy.why == "deleted by mistake")
    #expect(copy.key.id != key.id)
    #expect(throws: Failure.self) { try ledger.resend(key, why: "again", at: clock) }
    try ledger.begin(copy.key, at: clock)
    try ledger.finish(copy.key, .inDoubt("354"), at: clock)
    #expect(throws: Failure.self) { try ledger.resend(key, why: "again", at: clock) }
    #expect(try ledger.plan([key], of: october, at: clock).map(\.state) == [.inDoubt])
  }

  @Test("a held version goes out when a person asks for it, and stays planned until then")
  func release() throws {
    let ledger = try open()
    try deliver(try key("A-1"), .accepted("250"), ledger)
    let next = try key("A-1", content: "bb")
    #expect(try ledger.plan([next], of: october, at: clock).map(\.state) == [.held])
    try ledger.resend(next, why: "corrected", at: clock)
    #expect(try ledger.plan([next], of: october, at: clock).map(\.state) == [.planned])
    try deliver(next, .accepted("250"), ledger)
    #expect(try states(ledger) == [.accepted, .accepted])
  }

  @Test("nothing can be resolved that is not in doubt")
  func nothingToResolve() throws {
    let ledger = try open()
    try deliver(try key("A-1"), .accepted("250"), ledger)
    #expect(throws: Failure.self) { try ledger.resolve(.agent("A-1"), of: october, delivered: true, at: clock) }
  }

  @Test("two leads of a team get one message each, and neither two")
  func leads() throws {
    let ledger = try open()
    let keys = try ["x@b.example", "y@b.example"].map {
      DeliveryKey(period: october, reader: .team("north"), recipient: try address($0), content: "aa")
    }
    #expect(try ledger.plan(keys, of: october, at: clock).map(\.state) == [.planned, .planned])
    for key in keys { try deliver(key, .accepted("250"), ledger) }
    var next = keys
    for index in next.indices { next[index].content = "bb" }
    #expect(try ledger.plan(next, of: october, at: clock).map(\.state) == [.held, .held])
  }

  @Test("an agent whose id reads like a team or the site is neither")
  func kinds() throws {
    let ledger = try open()
    let readers: [Reader] = [.agent("site"), .site, .agent("team:north"), .team("north")]
    let keys = try readers.map {
      DeliveryKey(period: october, reader: $0, recipient: try address("x@b.example"), content: "aa")
    }
    #expect(Set(keys.map(\.id)).count == 4)
    try deliver(keys[0], .accepted("250"), ledger)
    #expect(try ledger.plan(keys, of: october, at: clock).map(\.state) == [.accepted, .planned, .planned, .planned])
  }

  @Test("only one process sends at a time, and a reader may look")
  func locked() throws {
    let ledger = try open()
    let failure = #expect(throws: Failure.self) { _ = try DeliveryLock(output: output) }
    #expect(failure?.status == .tryAgain)
    try deliver(try key("A-1"), .accepted("250"), ledger)
    let reading = try #require(try Ledger(reading: output))
    #expect(try reading.deliveries(of: october).map(\.state) == [.accepted])
    #expect(throws: Failure.self) { try reading.begin(try key("A-1"), at: clock) }
  }

  @Test("a sender that was stopped in the middle of writing is no reason that nobody can look")
  func journal() throws {
    do {
      let ledger = try open()
      try deliver(try key("A-1"), .accepted("250"), ledger)
    }
    // Stopped after the change reached the file, before the transaction ended: its journal is still there.
    let script = """
      import os, sqlite3, sys
      c = sqlite3.connect(sys.argv[1], isolation_level=None)
      c.execute("PRAGMA cache_size = 1"); c.execute("PRAGMA cache_spill = 1"); c.execute("BEGIN IMMEDIATE")
      c.execute("UPDATE delivery SET state = 'planned'")
      c.execute("CREATE TABLE filler (text)")
      c.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,) for _ in range(400)])
      os._exit(0)
      """
    let path = "\(output)/delivery/ledger.sqlite"
    _ = try Tools.run(try #require(Tools.python), ["-c", script, path])
    try #require(FileManager.default.fileExists(atPath: path + "-journal"))
    let reading = try #require(try Ledger(reading: output))
    #expect(try reading.deliveries(of: october).map(\.state) == [.accepted])
  }

  @Test("the ledger is its owner's alone")
  func modes() throws {
    let ledger = try open()
    try deliver(try key("A-1"), .accepted("250"), ledger)
    for (name, mode) in [("delivery", 0o700), ("delivery/ledger.sqlite", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(output)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
    }
  }

  @Test("a damaged ledger stops everything")
  func damaged() throws {
    do { _ = try open() }
    try Data("this is no ledger, and it is longer than a header of SQLite would be: ............................".utf8)
      .write(to: URL(fileURLWithPath: "\(output)/delivery/ledger.sqlite"))
    let failure = #expect(throws: Failure.self) { _ = try open() }
    #expect(failure?.status == .dataBreaksContract)
    #expect(failure?.diagnostics.map(\.code) == ["DEL-042"])
  }

  @Test("the ledger of a newer program is left alone")
  func newer() throws {
    do { _ = try open() }
    let made = try Tools.run(
      try #require(Tools.python),
      [
        "-c", "import sqlite3,sys;c=sqlite3.connect(sys.argv[1]);c.execute('PRAGMA user_version=9')",
        "\(output)/delivery/ledger.sqlite",
      ])
    try #require(made.status == 0)
    #expect(throws: Failure.self) { _ = try open() }
  }

  @Test("a random history never lets a reader have two messages that nobody asked for", arguments: 1...6)
  func histories(_ seed: Int) throws {
    var random = Random(UInt64(seed))
    var arrived: [String: Int] = [:]
    var ledger: Ledger? = try open()
    for _ in 0..<60 {
      let agents = ["A-1", "A-2", "A-3"].filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      let keys = try agents.map { id in
        try key(
          id, content: ["aa", "bb"][Int.random(in: 0..<2, using: &random)],
          address: "\(id.lowercased())@\(["b", "c"][Int.random(in: 0..<2, using: &random)]).example")
      }
      for delivery in try #require(ledger).plan(keys, of: october, at: clock)
      where [.planned, .deferred].contains(delivery.state) {
        let name = delivery.key.reader.name
        try #require(ledger).begin(delivery.key, at: clock)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: try #require(ledger).finish(delivery.key, .deferred("451"), at: clock)
        case 1: try #require(ledger).finish(delivery.key, .refused("550"), at: clock)
        case 2:
          // It ended after the server took it or before: a person finds out.
          let isThere = Bool.random(using: &random)
          if isThere { arrived[name, default: 0] += 1 }
          if Bool.random(using: &random) {
            try #require(ledger).finish(delivery.key, .inDoubt("354"), at: clock)
          } else {
            // The lock is given up before it is taken again.
            ledger = nil
            ledger = try open()
          }
          try #require(ledger).resolve(.agent(name), of: october, delivered: isThere, at: clock)
        default:
          arrived[name, default: 0] += 1
          try #require(ledger).finish(delivery.key, .accepted("250"), at: clock)
        }
        #expect(arrived[name, default: 0] <= 1, "seed \(seed)")
      }
    }
    #expect(arrived.values.reduce(0, +) > 0)
  }
}
