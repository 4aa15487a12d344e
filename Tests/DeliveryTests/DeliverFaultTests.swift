import Delivery
import Foundation
import Metrics
import Publishing
import Testing

/// The whole way from the export to the mailbox, stopped wherever it stands.
@Suite("Faults on the whole way", .serialized, .enabled(if: Centre.isReady, Centre.reason))
struct DeliverFaultTests {
  @Test("50 kills of load, render, publish and send: nothing is lost, nothing is there twice, nothing is torn")
  func kills() throws {
    let sink = try Sink()
    let agents = (0..<12).map {
      Centre.Agent(id: "A-\(1001 + $0)", name: "Person Number\($0)x", address: "ok\($0)@harbour.example")
    }
    let leads = (0..<120).map { "    - {address: lead\($0)@harbour.example}" }.joined(separator: "\n")
    let centre = try Centre(agents, days: 5...9, sink: sink, more: "  managers:\n\(leads)")
    let seed: UInt64 = 20_261_102
    var random = Random(seed)
    var (torn, hits, inFlight, number) = (0, 0, 0, 0)
    let periods = (5...9).map { "2026-10-\(String($0).leftPadded(to: 2))" }
    for period in periods {
      // A first run of each day tells how long one takes.
      let clock = ContinuousClock()
      let start = clock.now
      #expect(try centre.wrapup("run", period, ["--quiet"]).status == 0)
      let whole = (clock.now - start) / .seconds(1)
      for step in 0..<10 {
        number += 1
        let isRun = step < 4
        if isRun {
          // Another name: all is drawn again. Another talk time: the export is loaded again, too.
          try centre.settings("Harbour \(number)")
          if step % 2 == 1 { try centre.calls(5...9, talk: 200 + number) }
        }
        let arguments =
          isRun
          ? centre.arguments("run", period, ["--quiet"]) : centre.arguments("deliver", period, ["--send", "--quiet"])
        let moment = isRun ? Double.random(in: 0...whole, using: &random) : Double.random(in: 0.2...1.6, using: &random)
        if try centre.run(arguments, killedAfter: moment) == nil { hits += 1 }
        let check = try #require(try centre.run(["verify", centre.output, "--quiet"]))
        if check.status != 0 {
          torn += 1
          Issue.record("kill \(number), seed \(seed): \(check.output)\(check.errors)")
        }
        inFlight += try centre.resolve(sink, period)
      }
      #expect(try centre.wrapup("run", period, ["--quiet"]).status == 0)
      for _ in 0..<3 where try centre.wrapup("deliver", period, ["--send", "--quiet"]).status != 0 {
        inFlight += try centre.resolve(sink, period)
      }
    }
    let stored = try sink.settled()
    let readers = agents.map(\.address) + (0..<120).map { "lead\($0)@harbour.example" }
    var (lost, duplicated) = (0, 0)
    for period in periods {
      let day = EnglishDates.name(try #require(Period(period))).replacing("\u{A0}", with: " ")
      let subjects = stored.filter { subject(of: $0).hasSuffix(", \(day)") }
      let counts = Dictionary(grouping: subjects, by: \.recipient).mapValues(\.count)
      lost += readers.count { counts[$0] == nil }
      duplicated += counts.values.count { $0 > 1 }
    }
    print(
      "50 kills: \(lost) lost, \(duplicated) duplicated, \(torn) torn (\(hits) hit, \(inFlight) messages under way)")
    #expect(number == 50 && lost == 0 && duplicated == 0 && torn == 0, "seed \(seed)")
    #expect(stored.count == readers.count * periods.count)
    // Kills that hit nothing would prove nothing.
    #expect(hits >= 25 && inFlight >= 3)
    let check = try #require(try centre.run(["verify", centre.output]))
    #expect(check.status == 0 && !check.output.contains("unfinished"), "\(check.output)")
  }

  /// Unfolded.
  private func subject(of mail: Sink.Mail) -> String {
    let head = String(decoding: mail.bytes.prefix(2000), as: UTF8.self).replacing("\r\n ", with: " ")
    return head.components(separatedBy: "\r\n").first { $0.hasPrefix("Subject:") } ?? ""
  }

  /// A folder that is there through a mount, as a share is.
  private final class Share: Sendable {
    let path: String
    private let store: String

    init?(_ folder: String) {
      path = folder + "/share"
      store = folder + "/store"
      for name in [path, store] {
        try? FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
      }
      guard attach() else { return nil }
    }

    func attach() -> Bool { (try? Tools.run("/usr/bin/env", ["mount", "--bind", store, path]).status) == 0 }
    /// Away at once, whoever uses it.
    func lose() { _ = try? Tools.run("/usr/bin/env", ["umount", "-l", path]) }

    static let isPossible: Bool = {
      guard let scratch = try? Scratch(), let share = Share(scratch.path) else { return false }
      share.lose()
      return true
    }()

    deinit { lose() }
  }

  @Test(
    "a share that is lost in the middle of a run or of sending: a clear message, and the next one completes",
    .enabled(if: Share.isPossible, "needs the right to mount a folder"))
  func shareLost() throws {
    let sink = try Sink()
    let agents = (0..<6).map {
      Centre.Agent(id: "A-\(1001 + $0)", name: "Person Number\($0)x", address: "ok\($0)@harbour.example")
    }
    let centre = try Centre(agents, sink: sink)
    let share = try #require(Share(centre.scratch.path))
    centre.output = share.path + "/out"
    var stopped = 0
    var random = Random(20_261_103)
    for number in 0..<8 {
      try centre.settings("Harbour \(number)")
      let isSending = number % 2 == 1
      let arguments =
        isSending ? centre.arguments("deliver", "2026-10", ["--send"]) : centre.arguments("run", "2026-10", ["--quiet"])
      let delay = UInt32.random(in: 50_000...450_000, using: &random)
      let loss = Thread {
        usleep(delay)
        share.lose()
      }
      loss.start()
      let result = try #require(try centre.run(arguments))
      usleep(1_000_000)
      #expect([0, 66, 73, 75].contains(result.status), "\(result.status): \(result.errors)")
      if result.status != 0 {
        stopped += 1
        #expect(result.errors.contains("error["), "\(result.errors)")
      }
      #expect(share.attach())
      let run = try centre.wrapup("run", "2026-10", ["--quiet"])
      #expect(run.status == 0, "\(run.errors)")
      let check = try #require(try centre.run(["verify", centre.output]))
      #expect(check.status == 0 && !check.output.contains("unfinished"), "\(check.output)")
      _ = try centre.resolve(sink, "2026-10")
    }
    let last = try centre.wrapup("deliver", "2026-10", ["--send"])
    #expect(last.status == 0, "\(last.errors)")
    let counts = Dictionary(grouping: try sink.settled(), by: \.recipient).mapValues(\.count)
    #expect(counts.count == 6 && counts.values.allSatisfy { $0 == 1 }, "\(counts)")
    #expect(stopped >= 2)
  }
}
