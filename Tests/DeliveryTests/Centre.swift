import Delivery
import Foundation
import Metrics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A small centre that the built program reports on and mails to.
final class Centre {
  /// `nil` where only the tests were built.
  static let program = Tools.built("wrapup")
  static let hasEngine = FileManager.default.isExecutableFile(atPath: Tools.root.path + "/.tools/duckdb/bin/duckdb")
  static let isReady = program != nil && hasEngine && Sink.isReady
  static let reason: Comment = "needs the built program, its tools, and what the fault-injecting mail server needs"

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  struct Agent {
    var id: String
    var name: String
    var address: String
  }

  let scratch: Scratch
  let agents: [Agent]
  var workspace: String { scratch.path + "/centre" }
  var output: String

  /// - Parameters:
  ///   - days: of October 2026, each with two calls an agent.
  ///   - more: lines below “mail:”, indented by two.
  init(_ agents: [Agent], days: ClosedRange<Int> = 5...9, sink: Sink, more: String = "") throws {
    scratch = try Scratch()
    self.agents = agents
    output = scratch.path + "/centre/out"
    mail = """
      mail:
        from: reports@harbour.example
        contact: your team lead
        archive_link: https://reports.example/archive
        smtp:
          host: localhost
          port: \(sink.port)
          client: probe.example
          user: report
          password_file: smtp.secret
          ca_file: \(sink.certificate)
          timeout_seconds: 60
      \(more)
      """
    try FileManager.default.createDirectory(atPath: workspace, withIntermediateDirectories: true)
    try write("s3cret", to: "smtp.secret", mode: 0o600)
    let rows = agents.map { "\($0.id),\"\($0.name)\",north,\"\($0.address)\"\n" }.joined()
    try write("id,name,team,mail\n" + rows, to: "roster.csv")
    try self.calls(days)
    try settings("Harbour")
  }

  private let mail: String

  /// Writes `wrapup.yaml` with another name on the pages.
  func settings(_ organisation: String) throws {
    try write(
      """
      organisation: \(organisation)
      time_zone: Europe/Berlin
      sources:
        - name: phone
          table: interactions
          files: calls.csv
          columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk, channel: channel}
      roster: {file: roster.csv, columns: {agent: id, name: name, team: team, email: mail}}
      headline:
        - {metric: aht}
      \(mail)

      """, to: "wrapup.yaml")
  }

  /// Writes the export; another talk time makes another file.
  func calls(_ days: ClosedRange<Int>, talk: Int = 200) throws {
    var text = "id,agent,at,talk,channel\n"
    for day in days {
      for (index, agent) in agents.enumerated() {
        for call in 0..<2 {
          let time = "2026-10-\(String(day).leftPadded(to: 2)) 1\(call):0\(index % 10):00"
          text += "c\(day)-\(index)-\(call),\(agent.id),\(time),\(talk + index),voice\n"
        }
      }
    }
    try write(text, to: "calls.csv")
  }

  func write(_ text: String, to name: String, mode: Int = 0o644) throws {
    let path = "\(workspace)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  func arguments(_ command: String, _ period: String, _ more: [String] = []) -> [String] {
    [command, "--workspace", workspace, "--out", output, "--period", period] + more
  }

  /// Runs the program to its end, or kills it at a moment.
  ///
  /// - Returns: `nil` where it was killed before it ended by itself.
  @discardableResult
  func run(_ arguments: [String], killedAfter seconds: Double? = nil) throws -> Result? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Centre.program))
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let paths = (scratch.path + "/stdout", scratch.path + "/stderr")
    for path in [paths.0, paths.1] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: paths.0)
    process.standardError = FileHandle(forWritingAtPath: paths.1)
    try process.run()
    if let seconds {
      usleep(UInt32(seconds * 1_000_000))
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    if process.terminationReason == .uncaughtSignal {
      if seconds == nil {
        let errors = try String(contentsOfFile: paths.1, encoding: .utf8)
        Issue.record("\(arguments.first ?? "") ended by signal \(process.terminationStatus): \(errors)")
      }
      return nil
    }
    return Result(
      status: process.terminationStatus, output: try String(contentsOfFile: paths.0, encoding: .utf8),
      errors: try String(contentsOfFile: paths.1, encoding: .utf8))
  }

  /// Runs it to its end.
  func wrapup(_ command: String, _ period: String = "2026-10", _ more: [String] = []) throws -> Result {
    try #require(try run(arguments(command, period, more)))
  }

  /// A person looks into the server's mailbox for what is in doubt, and says what became of it.
  ///
  /// - Returns: how many messages were.
  func resolve(_ sink: Sink, _ period: String) throws -> Int {
    let ledger = try Ledger(try DeliveryLock(output: output), at: clock)
    let doubtful = try ledger.deliveries(of: try #require(Period(period))).filter { $0.state == .inDoubt }
    if doubtful.isEmpty { return 0 }
    let stored = try sink.settled()
    for delivery in doubtful {
      // By the stable id: the same message or none.
      let id = delivery.key.messageID(domain: "harbour.example")
      let isThere = stored.contains { String(decoding: $0.bytes, as: UTF8.self).contains(id) }
      try ledger.resolve(delivery.key.reader, of: delivery.key.period, delivered: isThere, at: clock)
    }
    return doubtful.count
  }
}
