import Metrics
import Testing

@Suite("The longest waits", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct WaitTests {
  @Test("ten at most, longest first, with the half-hour in which they came; written contacts are left out")
  func circumstances() async throws {
    var rows = ["id,agent,at,ended,queue,waited,by"]
    func add(
      _ at: String, _ waited: Int, _ outcome: String = "handled", agent: String = "a1", queue: String = "Bills",
      by: String = "voice"
    ) {
      rows.append("\(rows.count),\(outcome == "handled" ? agent : ""),\(at),\(outcome),\(queue),\(waited),\(by)")
    }
    // Five Mondays before with two contacts each in the half-hour, one of them with three.
    for day in ["08-31", "09-07", "09-14", "09-21", "09-28"] {
      for minute in 0..<(day == "09-28" ? 3 : 2) { add("2026-\(day) 10:0\(minute):00", 9) }
    }
    add("2026-10-05 10:05:00", 900, "abandoned")
    add("2026-10-05 10:10:00", 700)
    add("2026-10-05 10:20:00", 5, agent: "a2")
    add("2026-10-05 10:29:59", 5, agent: "a2")
    // Another queue, the next half-hour, and what is written do not count there.
    add("2026-10-05 10:12:00", 4, queue: "Moves")
    add("2026-10-05 10:30:00", 4)
    add("2026-10-05 10:15:00", 90_000, by: "Email")
    add("2026-10-06 09:00:00", 0)
    for minute in 10...19 { add("2026-10-07 15:\(minute):00", 100 - minute, queue: "") }
    let site = try Site(["contacts.csv": rows.joined(separator: "\n") + "\n"])
    let workspace = try site.workspace(columns: [
      "contact_id: id", "agent: agent", "arrived_at: at", "outcome: ended", "queue: queue", "wait_seconds: waited",
      "channel: by",
    ])
    _ = try await site.load(workspace)
    let waits = try await site.summarise(workspace, "2026-10").longestWaits
    let monday = try #require(CivilDate("2026-10-05"))
    #expect(
      waits.prefix(2) == [
        WaitRecord(
          day: monday, clock: "10:05", queue: "Bills", seconds: 900, outcome: "abandoned", offered: 4, abandoned: 1,
          people: 2, usual: 2),
        WaitRecord(
          day: monday, clock: "10:10", queue: "Bills", seconds: 700, outcome: "handled", offered: 4, abandoned: 1,
          people: 2, usual: 2),
      ])
    #expect(waits.map(\.seconds) == [900, 700, 90, 89, 88, 87, 86, 85, 84, 83])
    #expect(waits.allSatisfy { $0.asLong == 1 })
    // A Wednesday that has no other in the twelve weeks.
    #expect(waits.dropFirst(2).allSatisfy { $0.queue == nil && $0.usual == nil && $0.offered == 10 })
  }
}
