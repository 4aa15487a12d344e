import Foundation
import Testing

@Suite("The program, end to end", .enabled(if: Program.isReady, Program.reason), .serialized)
struct EndToEndTests {
  private static let sample = Program.root.path + "/fixtures/sample"
  private static let clock = ["--clock", "2026-11-02T06:00:00Z"]

  private func run(_ out: String, _ more: [String] = []) throws -> Program.Result {
    try Program.run(["run", "--workspace", Self.sample, "--period", "2026-10", "--out", out] + Self.clock + more)
  }

  @Test("one worker or two, the trees are the same to the byte, and what was planted is found")
  func deterministic() throws {
    let scratch = try Scratch()
    let first = try run(scratch.path + "/one", ["--jobs", "1", "--quiet"])
    #expect(first.status == 0, "\(first.errors)")
    let second = try run(scratch.path + "/two", ["--jobs", "2", "--quiet"])
    #expect(second.status == 0, "\(second.errors)")
    let (one, two) = (try scratch.tree("one"), try scratch.tree("two"))
    #expect(one.keys.sorted() == two.keys.sorted())
    for (name, bytes) in one where two[name] != bytes { Issue.record("\(name) differs") }
    let pdfs = one.keys.filter { $0.hasPrefix("private/2026-10/v1/agents/") && $0.hasSuffix(".pdf") }
    #expect(pdfs.count >= 24)
    #expect(one.keys.count { $0.hasPrefix("archive/2026-10/v1/teams/") } == 3)
    try plantsAreFound(one)
    try privacyHolds(one)
    let again = try run(scratch.path + "/one")
    #expect(again.output.hasPrefix("Nothing has changed since version 1"))
    #expect(try scratch.tree("one").keys.sorted() == one.keys.sorted())
  }

  /// The truths of fixtures/sample/TRUTH.md that weekly charts can show.
  private func plantsAreFound(_ tree: [String: Data]) throws {
    let open = try text(tree, "archive/2026-10/v1/data/findings.json")
    let secret = try text(tree, "private/2026-10/v1/data/findings.json")
    #expect(
      try signals(open).contains { $0.subject == "team/east" && $0.metric == "aht" && $0.signal == "neutral-low" })
    #expect(
      try signals(open).contains { $0.subject == "site/" && $0.metric == "abandon_rate" && $0.signal == "concern" })
    #expect(
      try signals(secret).contains { $0.subject == "agent/A-1004" && $0.metric == "csat" && $0.signal == "concern" })
    #expect(
      try signals(secret).contains {
        $0.subject == "agent/A-1006" && $0.metric == "acw_avg" && $0.signal == "improvement"
      })
    #expect(open.contains("data-gap"))
    // Nothing was planted in the satisfaction of the site.
    #expect(try !signals(open).contains { $0.subject == "site/" && $0.metric == "csat" })
  }

  private func signals(_ findings: String) throws -> [(subject: String, metric: String, signal: String)] {
    let list = try #require(try JSONSerialization.jsonObject(with: Data(findings.utf8)) as? [[String: Any]])
    return list.compactMap { finding in
      guard finding["kind"] as? String == "signal", let subject = finding["subject"] as? [String: String],
        let key = finding["key"] as? [String: String]
      else { return nil }
      return (
        "\(subject["level"] ?? "")/\(subject["id"] ?? "")", key["metric"] ?? "", finding["signal"] as? String ?? ""
      )
    }
  }

  /// No agent in the archive, and no other agent in an agent's file.
  private func privacyHolds(_ tree: [String: Data]) throws {
    for (name, bytes) in tree where name.hasPrefix("archive/") && !name.hasSuffix(".woff2") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.firstMatch(of: /A-10\d\d/) == nil, "an agent's id in \(name)")
    }
    for (name, bytes) in tree where name.hasPrefix("private/2026-10/v1/agents/") {
      let own = name.split(separator: "/").last?.dropLast(4).uppercased() ?? ""
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: /A-1\d\d\d/) { #expect(String(match.0) == own, "\(match.0) in \(name)") }
    }
  }

  private func text(_ tree: [String: Data], _ name: String) throws -> String {
    String(decoding: try #require(tree[name], "\(name) is missing"), as: UTF8.self)
  }

  @Test("a period without data names the days that have some, and touches nothing")
  func noData() throws {
    let scratch = try Scratch()
    let result = try Program.run(
      ["run", "--workspace", Self.sample, "--period", "2031-01", "--out", scratch.path + "/out", "--quiet"])
    #expect(result.status == 65)
    #expect(result.errors.contains("2026-10-31") || result.errors.contains("October 2026"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/archive"))
  }

  @Test("gallery draws every chart and block in both forms")
  func gallery() throws {
    let scratch = try Scratch()
    let result = try Program.run(["gallery", scratch.path + "/gallery"])
    #expect(result.status == 0, "\(result.errors)")
    let tree = try scratch.tree("gallery")
    #expect((tree["gallery.pdf"]?.count ?? 0) > 10_000)
    #expect((tree["gallery.html"]?.count ?? 0) > 50_000)
  }
}

@Suite("Bad input", .enabled(if: Program.isReady, Program.reason))
struct BadInputTests {
  private static let good = """
    organisation: Test
    time_zone: Europe/Berlin
    sources:
      - name: calls
        table: interactions
        files: calls.csv
        columns:
          contact_id: id
          agent: agent
          arrived_at: {column: at, format: "%Y-%m-%d %H:%M:%S"}
          talk_seconds: talk

    """
  private static let calls =
    "id,agent,at,talk\n"
    + (1...40).map { "c\($0),Ann,2026-10-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1) 09:00:00,\(100 + $0)\n" }.joined()

  private func run(
    yaml: String = good, calls: String? = calls, period: String = "2026-10", more: [String] = []
  ) throws -> (result: Program.Result, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write(yaml, to: "wrapup.yaml")
    if let calls { try scratch.write(calls, to: "calls.csv") }
    let result = try Program.run(["run", "--workspace", scratch.path, "--period", period, "--quiet"] + more)
    return (result, scratch)
  }

  @Test("a small good workspace passes, so that the others fail for their own reason")
  func good() throws {
    let (result, scratch) = try run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/out/archive/2026-10/v1/index.html"))
  }

  struct Case: Sendable, CustomStringConvertible {
    let description: String
    var yaml = BadInputTests.good
    var calls: String? = BadInputTests.calls
    var period = "2026-10"
    let status: Int32
    let says: [String]
  }

  static let cases = [
    Case(description: "a missing file", calls: nil, status: 66, says: ["calls.csv", "wrapup.yaml:6"]),
    Case(
      description: "a wrong delimiter",
      yaml: good.replacingOccurrences(of: "files: calls.csv", with: "files: calls.csv\n    delimiter: \";\""),
      status: 65, says: ["delimiter"]),
    Case(
      description: "a renamed column",
      calls: calls.replacingOccurrences(of: "id,agent,at,talk", with: "id,agent_name,at,talk"),
      status: 65, says: ["agent", "agent_name"]),
    Case(
      description: "impossible durations", calls: calls.replacingOccurrences(of: ",1", with: ",-1"), status: 65,
      says: ["calls.csv", "rejects"]),
    Case(
      description: "an unknown setting", yaml: good.replacingOccurrences(of: "time_zone:", with: "time_zne:"),
      status: 78,
      says: ["wrapup.yaml:2", "time_zone"]),
    Case(
      description: "an unknown time zone", yaml: good.replacingOccurrences(of: "Europe/Berlin", with: "Europe/Berln"),
      status: 78, says: ["wrapup.yaml:2:12", "Europe/Berlin"]),
    Case(description: "a period that is none", period: "Oktober", status: 64, says: ["2026-10"]),
    Case(description: "a period without data", period: "2025-01", status: 65, says: ["2026-10-01"]),
    Case(description: "an empty file", calls: "", status: 65, says: ["calls.csv", "empty"]),
  ]

  @Test("one diagnostic that says what to do, the exit code, and no output", arguments: cases)
  func bad(example: Case) throws {
    let (result, scratch) = try run(yaml: example.yaml, calls: example.calls, period: example.period)
    #expect(result.status == example.status, "\(result.errors)")
    for word in example.says { #expect(result.errors.contains(word), "“\(word)” is not in: \(result.errors)") }
    #expect(result.errors.components(separatedBy: "error[").count == 2, "not one diagnostic: \(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/archive"))
  }

  @Test("a workspace that is not there")
  func noWorkspace() throws {
    let result = try Program.run(["run", "--workspace", "/nonexistent", "--period", "2026-10"])
    #expect(result.status == 66)
    #expect(result.errors.contains("wrapup init"))
  }

  @Test("a missing engine says what to install")
  func noEngine() throws {
    let scratch = try Scratch()
    try scratch.write(Self.good, to: "wrapup.yaml")
    try scratch.write(Self.calls, to: "calls.csv")
    let result = try Program.run(
      ["run", "--workspace", scratch.path, "--period", "2026-10"], environment: ["WRAPUP_DUCKDB": "/nonexistent/duckdb"]
    )
    #expect(result.status == 69)
    #expect(result.errors.contains("duckdb-cli=="))
  }

  @Test("init drafts a workspace that runs as it is, and does not overwrite it")
  func initialise() throws {
    let scratch = try Scratch()
    try scratch.write(Self.calls, to: "calls.csv")
    let folder = scratch.path + "/space"
    let drafted = try Program.run(["init", folder, scratch.path + "/calls.csv", "--time-zone", "Europe/Berlin"])
    #expect(drafted.status == 0, "\(drafted.errors)")
    let result = try Program.run(["run", "--workspace", folder, "--period", "2026-10", "--quiet"])
    #expect(result.status == 0, "\(result.errors)")
    let again = try Program.run(["init", folder, scratch.path + "/calls.csv"])
    #expect(again.status == 73)
  }
}
