import Foundation
import Testing

@Suite("check, dump and forget", .enabled(if: Program.isReady, Program.reason))
struct DataCommandTests {
  private static let yaml = """
    organisation: Harbour
    time_zone: Europe/Berlin
    sources:
      - name: phone
        table: interactions
        files: calls.csv
        columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk, customer: number, channel: channel}
    measures:
      - id: long_calls
        name: Long calls
        table: interactions
        unit: share
        direction: lower
        numerator: CASE WHEN talk_seconds > 600 THEN 1 END
        denominator: CASE WHEN talk_seconds IS NOT NULL THEN 1 END
    headline:
      - {metric: long_calls, target: 20%}

    """

  /// Forty calls of two people, half of them longer than ten minutes; two of Ann's overlap.
  private static let calls =
    "id,agent,at,talk,number,channel\n"
    + (0..<40).map { row in
      let (hour, minute) = (8 + row / 5, row % 5 * 12)
      return "c\(row),\(row % 2 == 0 ? "Ann" : "Bob"),2026-10-05 \(hour < 10 ? "0" : "")\(hour):"
        + "\(minute < 10 ? "0" : "")\(minute):00,\(row % 2 == 0 ? 700 : 100),+1 555 010\(row % 10),voice\n"
    }.joined()
    + "x,Ann,2026-10-05 16:01:00,700,+1 555 0100,voice\ny,Ann,2026-10-05 16:05:00,700,+1 555 0100,voice\n"

  private func site(_ more: String = "") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(DataCommandTests.yaml + more, to: "wrapup.yaml")
    try scratch.write(DataCommandTests.calls, to: "calls.csv")
    return scratch
  }

  @Test("check prints the rows of each file and what the rules found, and publishes nothing")
  func check() throws {
    let scratch = try site()
    let result = try Program.run(["check", "--workspace", scratch.path])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("calls.csv    42      42         0"), "\(result.output)")
    #expect(!result.output.contains("overlap"), "without an answer nothing is known of when a call began")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/archive"))
  }

  @Test("a rule that is set to reject stops the run, one that is set to suppress leaves measures out")
  func policies() throws {
    for (policy, status) in [("reject", Int32(65)), ("suppress", 0)] {
      let scratch = try site("quality: {overlaps: \(policy)}\n")
      try scratch.write(
        DataCommandTests.yaml.replacingOccurrences(of: "arrived_at: at,", with: "arrived_at: at, answered_at: at,")
          + "quality: {overlaps: \(policy)}\n", to: "wrapup.yaml")
      let result = try Program.run(["run", "--workspace", scratch.path, "--period", "2026-10", "--no-agents"])
      #expect(result.status == status, "\(result.errors)")
      if status == 65 {
        #expect(result.errors.contains("error[ING-048]"), "\(result.errors)")
        #expect(result.errors.contains("voice contacts overlap"))
      } else {
        let measures = try String(
          contentsOfFile: scratch.path + "/out/archive/2026-10/v1/data/measures.csv", encoding: .utf8)
        #expect(!measures.contains(",aht,"))
        #expect(measures.contains("site,,long_calls,,2026-10,22,42,"))
      }
    }
  }

  @Test("dump writes rows as CSV, numbers of customers as digests")
  func dump() throws {
    let scratch = try site()
    _ = try Program.run(["load", "--workspace", scratch.path, "--quiet"])
    let rows = try Program.run(["dump", "interactions", "--workspace", scratch.path])
    #expect(rows.status == 0, "\(rows.errors)")
    #expect(rows.output.split(separator: "\n").count == 43)
    #expect(!rows.output.contains("555"))
    let hours = try Program.run(["dump", "queue_intervals", "--by", "day", "--workspace", scratch.path])
    #expect(hours.output.contains("2026-10-05T00:00:00,,voice,42,42,42,0"), "\(hours.output)")
    let wrong = try Program.run(["dump", "interaction", "--workspace", scratch.path])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("did you mean “interactions”?"))
  }

  @Test("forget erases a person from warehouse and private files, and proves it")
  func forget() throws {
    let scratch = try site()
    let run = try Program.run(
      ["run", "--workspace", scratch.path, "--period", "2026-10", "--clock", "2026-11-02T06:00:00Z", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/out/private/2026-10/v1/agents/ann.pdf"))
    let forgotten = try Program.run(["forget", "--agent", "--workspace", scratch.path], input: "Ann\n")
    #expect(forgotten.status == 0, "\(forgotten.errors)")
    #expect(forgotten.output.contains("interactions: 22 rows no longer name the person"), "\(forgotten.output)")
    #expect(forgotten.output.contains("0 rows of the warehouse"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/private/2026-10/v1/agents/ann.pdf"))
    for (name, data) in try scratch.tree("out/private") where name.hasSuffix(".csv") || name.hasSuffix(".json") {
      #expect(!String(decoding: data, as: UTF8.self).contains("Ann"), "\(name)")
    }
    let rows = try Program.run(["dump", "interactions", "--workspace", scratch.path])
    #expect(!rows.output.contains("Ann"))
    let nobody = try Program.run(["forget", "--customer", "--workspace", scratch.path], input: "")
    #expect(nobody.status == 64)
  }
}
