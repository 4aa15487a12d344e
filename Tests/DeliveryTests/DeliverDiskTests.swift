import Delivery
import Foundation
import Testing

/// The outbox, the ledger and the log on a disk that is full, or that may not be written.
@Suite(
  "Delivery from a full and from a read-only disk", .serialized, .enabled(if: Centre.isReady, Centre.reason),
  .enabled(if: SmallDisk.isPossible, SmallDisk.reason))
struct DeliverDiskTests {
  private let agents = (0..<4).map {
    Centre.Agent(id: "A-\(1001 + $0)", name: "Person Number\($0)x", address: "ok\($0)@harbour.example")
  }

  private func count(_ sink: Sink) throws -> [String: Int] {
    Dictionary(grouping: try sink.settled(), by: \.recipient).mapValues(\.count)
  }

  @Test("a disk that is full at any stage of sending: one diagnostic, and the next run completes without a second copy")
  func full() throws {
    let sink = try Sink()
    let centre = try Centre(agents, sink: sink)
    let disk = try #require(SmallDisk(mebibytes: 16, at: centre.scratch.path + "/disk"))
    centre.output = disk.path + "/out"
    #expect(try centre.wrapup("run").status == 0)
    var (free, stops, doubtful, isDone) = (0, ["PUB-001": 0, "DEL-041": 0], 0, false)
    for _ in 0..<80 where !isDone {
      // The room of an old outbox would be enough for the ledger.
      try? FileManager.default.removeItem(atPath: centre.output + "/outbox")
      try disk.leave(free)
      let result = try centre.wrapup("deliver", "2026-10", ["--send"])
      try disk.makeRoom()
      doubtful += try centre.resolve(sink, "2026-10")
      isDone = result.status == 0
      if !isDone {
        #expect(result.status == 73, "\(free) bytes: \(result.errors)")
        #expect(result.errors.components(separatedBy: "error[").count == 2, "\(free) bytes: \(result.errors)")
        let code = stops.keys.first { result.errors.contains("error[\($0)]") }
        stops[try #require(code, "\(result.errors)"), default: 0] += 1
        // Small steps where the ledger is what does not fit.
        free += code == "DEL-041" && free > 32_768 ? 4096 : 20_480
      }
      let check = try #require(try centre.run(["verify", centre.output, "--quiet"]))
      #expect(check.status == 0, "\(free) bytes: \(check.errors)")
    }
    #expect(isDone)
    let stopped = stops.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print("full disk while sending: stopped at \(stopped); \(doubtful) in doubt, no message lost or sent twice")
    let last = try centre.wrapup("deliver", "2026-10", ["--send"])
    #expect(last.status == 0 && last.output.contains("Sent 0 now. All 4: 4 accepted."), "\(last.output)\(last.errors)")
    let counts = try count(sink)
    #expect(counts.count == agents.count && counts.values.allSatisfy { $0 == 1 }, "\(counts)")
    #expect(stops.values.allSatisfy { $0 > 0 }, "the sizes do not reach every stage: \(stopped)")
  }

  @Test("a read-only output folder: what would be sent is told, nothing is sent, and nothing is forgotten")
  func readOnly() throws {
    let sink = try Sink()
    let centre = try Centre(agents, sink: sink)
    let disk = try #require(SmallDisk(mebibytes: 16, at: centre.scratch.path + "/disk"))
    centre.output = disk.path + "/out"
    #expect(try centre.wrapup("run").status == 0)
    for (round, word) in ["4 of 4", "0 of 4"].enumerated() {
      #expect(disk.change("ro"))
      let plan = try centre.wrapup("deliver")
      #expect(
        plan.status == 0 && plan.output.contains("\(word) messages would be sent"), "\(plan.output)\(plan.errors)")
      let refused = try centre.wrapup("deliver", "2026-10", ["--send"])
      #expect(refused.status == 73, "\(refused.errors)")
      #expect(refused.errors.components(separatedBy: "error[").count == 2, "\(refused.errors)")
      let status = try #require(try centre.run(["status", centre.output]))
      #expect(status.status == 0, "\(status.errors)")
      #expect(try count(sink).count == round * agents.count)
      #expect(disk.change("rw"))
      let sent = try centre.wrapup("deliver", "2026-10", ["--send"])
      #expect(sent.status == 0, "\(sent.errors)")
    }
    let counts = try count(sink)
    #expect(counts.count == agents.count && counts.values.allSatisfy { $0 == 1 }, "\(counts)")
  }
}
