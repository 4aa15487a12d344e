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
    // The key of the digests is drawn once an output folder; with another one every digest is another.
    try FileManager.default.createDirectory(atPath: scratch.path + "/two", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: scratch.path + "/one/keys", toPath: scratch.path + "/two/keys")
    let second = try run(scratch.path + "/two", ["--jobs", "2", "--quiet"])
    #expect(second.status == 0, "\(second.errors)")
    let (one, two) = (try scratch.tree("one"), try scratch.tree("two"))
    #expect(one.keys.sorted() == two.keys.sorted())
    let different = one.keys.filter { two[$0] != one[$0] }.sorted()
    #expect(different.isEmpty, "\(different.count) files differ")
    for name in different.prefix(12) { Issue.record("\(name): \(firstDifference(one[name], two[name]))") }
    let pdfs = one.keys.filter { $0.hasPrefix("private/2026-10/v1/agents/") && $0.hasSuffix(".pdf") }
    #expect(pdfs.count >= 24)
    #expect(one.keys.count { $0.hasPrefix("archive/2026-10/v1/teams/") && $0.hasSuffix(".html") } == 3)
    #expect(one.keys.count { $0.hasPrefix("archive/2026-10/v1/teams/") && $0.hasSuffix(".pdf") } == 3)
    try plantsAreFound(one)
    try privacyHolds(one)
    let again = try run(scratch.path + "/one")
    #expect(again.output.hasPrefix("Nothing has changed since version 1"))
    #expect(try scratch.tree("one").keys.sorted() == one.keys.sorted())
  }

  private func firstDifference(_ one: Data?, _ two: Data?) -> String {
    guard let one, let two else { return "only in one tree" }
    let lines = [one, two].map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    guard let line = zip(lines[0], lines[1]).first(where: { $0 != $1 }) else {
      return "\(one.count) and \(two.count) bytes"
    }
    return "“\(line.0.prefix(160))” and “\(line.1.prefix(160))”"
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
    let told = try details(open) + details(secret)
    #expect(told.contains("queue-difference queue/moving aht moving"))
    #expect(told.contains("queue-difference queue/moving resolution_rate moving"))
    #expect(
      told.filter { $0.hasPrefix("reviewer-difference") } == [
        "reviewer-difference reviewer/R-04 evaluator_leniency R-04"
      ])
    #expect(try !details(open).contains { $0.hasPrefix("reviewer-difference") }, "for the quality lead alone")
    #expect(told.contains("uneven-mix site/ balance_index "))
    #expect(told.contains("team-strength team/north qa_item_rate empathy"))
    #expect(told.contains("team-strength team/south qa_item_rate policy_knowledge"))
    #expect(
      told.filter { $0.hasPrefix("course-effect") } == [
        "course-effect course/Notes while you listen acw_avg Notes while you listen"
      ])
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

  private func details(_ findings: String) throws -> [String] {
    let list = try #require(try JSONSerialization.jsonObject(with: Data(findings.utf8)) as? [[String: Any]])
    return list.map { finding in
      let subject = finding["subject"] as? [String: String] ?? [:]
      let key = finding["key"] as? [String: String] ?? [:]
      return
        "\(finding["kind"] ?? "") \(subject["level"] ?? "")/\(subject["id"] ?? "") \(key["metric"] ?? "") \(finding["detail"] ?? "")"
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
