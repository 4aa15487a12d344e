import Foundation
import Testing

@Suite("verify, archive and status", .enabled(if: Program.isReady, Program.reason))
struct ArchiveCommandTests {
  private static let yaml = """
    organisation: Harbour
    time_zone: Europe/Berlin
    sources:
      - name: phone
        table: interactions
        files: calls-*.csv
        columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk, channel: channel}
    headline:
      - {metric: aht}

    """

  /// Thirty calls in a month, a call a day.
  private func calls(_ month: String, talk: Int) -> String {
    "id,agent,at,talk,channel\n"
      + (1...30).map { day in
        let two = day < 10 ? "0\(day)" : "\(day)"
        return "\(month)-\(day),\(day % 2 == 0 ? "Ann" : "Bob"),\(month)-\(two) 09:00:00,\(talk + day),voice\n"
      }.joined()
  }

  private func site() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(ArchiveCommandTests.yaml, to: "wrapup.yaml")
    for (month, talk) in [("2026-08", 100), ("2026-09", 200), ("2026-10", 300)] {
      try scratch.write(calls(month, talk: talk), to: "calls-\(month).csv")
    }
    return scratch
  }

  private func run(_ site: Scratch, _ period: String, _ day: String = "2026-11-02") throws -> Program.Result {
    let result = try Program.run(
      ["run", "--workspace", site.path, "--period", period, "--clock", "\(day)T06:00:00Z", "--no-agents"])
    #expect(result.status == 0, "\(result.errors)")
    return result
  }

  @Test("late rows of one month name that month, re-issue it with its reason, and leave months before it alone")
  func lateMonth() throws {
    let site = try site()
    for month in ["2026-08", "2026-09", "2026-10"] { _ = try run(site, month) }
    try site.write(calls("2026-09", talk: 260), to: "calls-2026-09.csv")
    let october = try run(site, "2026-10", "2026-11-12")
    #expect(october.errors.contains("warning[PUB-007]: September\u{A0}2026 was published from other data"))
    #expect(october.errors.components(separatedBy: "PUB-007").count == 2, "\(october.errors)")
    #expect(october.errors.contains("reason: Late or corrected data: calls-2026-09.csv changed."))
    #expect(try run(site, "2026-08").output.hasPrefix("Nothing has changed since version 1"))
    _ = try run(site, "2026-09", "2026-11-13")
    #expect(try !run(site, "2026-10", "2026-11-14").errors.contains("PUB-007"))
    let tree = try site.tree("out/archive")
    let rows = String(decoding: try #require(tree["restatements.csv"]), as: UTF8.self)
    #expect(
      rows.contains("2026-09,2,2026-11-13T06:00:00Z,Late or corrected data: calls-2026-09.csv changed.,site,,aht"))
    let page = String(decoding: try #require(tree["restatements.html"]), as: UTF8.self)
    #expect(page.contains("calls-2026-09.csv changed") && page.contains("+01:00"))
    let index = String(decoding: try #require(tree["index.html"]), as: UTF8.self)
    #expect(index.contains("revised 13\u{A0}Nov") && index.contains("revised 12\u{A0}Nov"))
    #expect(tree.keys.filter { $0.hasPrefix("2026-08/") }.allSatisfy { $0.hasPrefix("2026-08/v1/") })
  }

  @Test("a new month is no reason to issue an old one again")
  func newMonth() throws {
    let site = try site()
    try FileManager.default.removeItem(atPath: site.path + "/calls-2026-10.csv")
    _ = try run(site, "2026-09")
    try site.write(calls("2026-10", talk: 300), to: "calls-2026-10.csv")
    #expect(try run(site, "2026-09").output.hasPrefix("Nothing has changed since version 1"))
    // The same rows in other files are the same rows.
    let rows = calls("2026-10", talk: 300).split(separator: "\n").dropFirst().joined(separator: "\n")
    try site.write(calls("2026-09", talk: 200) + rows + "\n", to: "calls-2026-09.csv")
    try FileManager.default.removeItem(atPath: site.path + "/calls-2026-10.csv")
    #expect(try run(site, "2026-09").output.hasPrefix("Nothing has changed since version 1"))
  }

  @Test("the pages at the top are made again from what is stored, to the byte")
  func rebuild() throws {
    let site = try site()
    for month in ["2026-08", "2026-09"] { _ = try run(site, month) }
    let whole = try site.tree("out/archive")
    let names = whole.keys.filter { !$0.contains("/") }
    #expect(names.count == 6)
    for name in names { try FileManager.default.removeItem(atPath: "\(site.path)/out/archive/\(name)") }
    let out = site.path + "/out"
    #expect(try Program.run(["verify", out]).status == 65)
    let result = try Program.run(["archive", "rebuild-index", out])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try site.tree("out/archive") == whole)
    #expect(try Program.run(["verify", out]).status == 0)
  }

  @Test("verify names what is wrong and ends with 65; status and prune say what there is and touch nothing")
  func looks() throws {
    let site = try site()
    for month in ["2026-08", "2026-09", "2026-10"] { _ = try run(site, month) }
    let out = site.path + "/out"
    let status = try Program.run(["status", out])
    #expect(status.output.contains("Archive: 3 periods in 3 versions, from August\u{A0}2026 to October\u{A0}2026."))
    #expect(status.output.contains("No run is at work."))
    let before = try site.tree("out")
    let plan = try Program.run(["archive", "prune", out, "--keep-months", "2"])
    #expect(plan.output.contains("would remove  archive/2026-08"), "\(plan.output)")
    #expect(try site.tree("out") == before)
    #expect(try Program.run(["archive", "prune", out, "--keep-months", "0"]).status == 64)
    #expect(try Program.run(["archive", "prune", out, "--keep-months", "2", "--apply"]).status == 0)
    #expect(try site.tree("out").keys.allSatisfy { !$0.contains("archive/2026-08") && !$0.contains("private/2026-08") })
    #expect(try Program.run(["verify", out]).status == 0)
    try site.write("other", to: "out/archive/2026-09/v1/teams/x.html")
    let wrong = try Program.run(["verify", out])
    #expect(wrong.status == 65)
    #expect(wrong.output.contains("extra      archive/2026-09/v1/teams/x.html: nothing was published"))
    #expect(wrong.errors.contains("error[PUB-010]"))
    #expect(try Program.run(["verify", site.path]).status == 66)
  }

  @Test("a changed definition is told on its page, in the index, and at the line of the measure")
  func methods() throws {
    let site = try site()
    let measure = """
      measures:
        - id: long_calls
          name: Long calls
          table: interactions
          unit: share
          direction: lower
          numerator: CASE WHEN talk_seconds > 110 THEN 1 END
          denominator: CASE WHEN talk_seconds IS NOT NULL THEN 1 END

      """
    let yaml = ArchiveCommandTests.yaml.replacingOccurrences(of: "{metric: aht}", with: "{metric: long_calls}")
    try site.write(yaml + measure, to: "wrapup.yaml")
    _ = try run(site, "2026-08")
    try site.write(yaml + measure.replacingOccurrences(of: "> 110", with: "> 215"), to: "wrapup.yaml")
    _ = try run(site, "2026-09")
    let tree = try site.tree("out/archive")
    let page = String(decoding: try #require(tree["methods.html"]), as: UTF8.self)
    #expect(page.contains("From September\u{A0}2026 on"))
    let index = String(decoding: try #require(tree["index.html"]), as: UTF8.self)
    #expect(index.contains("new definition of long calls"))
    #expect(index.contains("new definition from September\u{A0}2026 on"))
    #expect(index.contains("part-annotation"))
  }
}
