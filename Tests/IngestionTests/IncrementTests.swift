import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Ingestion

/// What is new is read, what was there stays, and both give what a load from nothing gives.
@Suite("Loading what is new", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct IncrementTests {
  private static func month(_ month: Int, from first: Int = 1, rows: Int = 3, agent: String = "Ann") -> String {
    "id,agent,at\n"
      + (0..<rows).map { "m\(month)-\(first + $0),\(agent),2026-0\(month)-0\(first + $0) 09:00:00\n" }.joined()
  }

  private func dump(_ site: Site, _ workspace: Workspace, table: String = "interactions") async throws -> String {
    let path = site.directory + "/dump.csv"
    try await Ingestion.dump(
      table, workspace: workspace, engine: try await TestEngine.found(), options: Ingestion.DumpOptions(), to: path)
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// The same files loaded into an empty folder.
  private func fromNothing(_ site: Site, _ workspace: Workspace) async throws -> String {
    var fresh = workspace
    fresh.archive = "fresh-\(UUID().uuidString)"
    // With the same key the same customers have the same digests.
    try FileManager.default.createDirectory(atPath: fresh.outputDirectory, withIntermediateDirectories: true)
    try? FileManager.default.copyItem(
      atPath: site.directory + "/out/keys", toPath: fresh.outputDirectory + "/keys")
    _ = try await site.load(fresh)
    return try await dump(site, fresh)
  }

  /// When each Parquet file was written.
  private func parts(_ site: Site) -> [String: Int] {
    let folder = site.directory + "/out/warehouse"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }) ?? []
    return Dictionary(
      names.filter { $0.hasSuffix(".parquet") }.map { name in
        let number = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.systemFileNumber] as? Int
        return (name, number ?? 0)
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test("a new month is read alone; the files of closed months stay as they are")
  func newMonth() async throws {
    let site = try Site(["c-7.csv": IncrementTests.month(7), "c-8.csv": IncrementTests.month(8)])
    let workspace = try site.workspace(files: "c-*.csv")
    _ = try await site.load(workspace)
    let before = parts(site)
    try site.write(Array(IncrementTests.month(9).utf8), "c-9.csv")
    let report = try await site.load(workspace)
    #expect(report.changes == [])
    #expect(report.files.map(\.loaded) == [3, 3, 3])
    let after = parts(site)
    #expect(after.count == 3)
    #expect(before.allSatisfy { after[$0.key] == $0.value })
    #expect(try await dump(site, workspace) == fromNothing(site, workspace))
  }

  @Test("late rows of a closed month open it again, and the run says so")
  func lateRows() async throws {
    let site = try Site(["c-7.csv": IncrementTests.month(7), "c-8.csv": IncrementTests.month(8)])
    let workspace = try site.workspace(files: "c-*.csv")
    _ = try await site.load(workspace)
    let late = "id,agent,at\nm7-1,Bob,2026-07-01 09:00:00\nm7-9,Bob,2026-07-09 09:00:00\n"
    try site.write(Array(late.utf8), "c-late.csv")
    let report = try await site.load(workspace)
    #expect(
      report.changes.map(\.message) == [
        "2026-07 of “phone” is opened again: 2 rows added, 1 row replaced or gone"
      ])
    #expect(report.files.map(\.loaded) == [2, 3, 2])
    #expect(report.files.map(\.duplicated) == [1, 0, 0])
    let rows = try await dump(site, workspace)
    #expect(rows.contains("m7-1,Bob"))
    #expect(!rows.contains("m7-1,Ann"))
    #expect(try await rows == fromNothing(site, workspace))
    // Without the late file its rows go, and what they had replaced counts again.
    try FileManager.default.removeItem(atPath: site.directory + "/c-late.csv")
    let gone = try await site.load(workspace)
    #expect(gone.files.map(\.loaded) == [3, 3])
    #expect(gone.changes.count == 1)
    #expect(try await dump(site, workspace).contains("m7-1,Ann"))
  }

  @Test("a corrected export replaces its own rows only")
  func corrected() async throws {
    let site = try Site(["c-7.csv": IncrementTests.month(7), "c-8.csv": IncrementTests.month(8)])
    let workspace = try site.workspace(files: "c-*.csv")
    _ = try await site.load(workspace)
    let before = parts(site)
    try site.write(Array(IncrementTests.month(8, rows: 4, agent: "Cas").utf8), "c-8.csv")
    let report = try await site.load(workspace)
    #expect(
      report.changes.map(\.message) == ["2026-08 of “phone” is opened again: 4 rows added, 3 rows replaced or gone"])
    let july = try #require(before.keys.first { $0.contains("2026-07") })
    #expect(parts(site)[july] == before[july])
    #expect(try await dump(site, workspace) == fromNothing(site, workspace))
  }

  @Test("a renamed export is not read again")
  func renamed() async throws {
    let site = try Site(["c-7.csv": IncrementTests.month(7), "c-8.csv": IncrementTests.month(8)])
    let workspace = try site.workspace(files: "c-*.csv")
    _ = try await site.load(workspace)
    let before = parts(site)
    try FileManager.default.moveItem(
      atPath: site.directory + "/c-7.csv", toPath: site.directory + "/c-07.csv")
    #expect(try await site.load(workspace).files.map(\.file) == ["c-07.csv", "c-8.csv"])
    #expect(parts(site) == before)
  }

  @Test("a damaged warehouse is made again")
  func damaged() async throws {
    let site = try Site(["c-7.csv": IncrementTests.month(7)])
    let workspace = try site.workspace(files: "c-*.csv")
    _ = try await site.load(workspace)
    let part = try #require(parts(site).keys.first)
    try Data("short".utf8).write(to: URL(fileURLWithPath: "\(site.directory)/out/warehouse/\(part)"))
    #expect(try await site.load(workspace).loaded == ["phone"])
    #expect(try await dump(site, workspace).contains("m7-3"))
  }

  @Test("an adapter reads the file beside the new one too, so that a call over the edge of both is whole")
  func stateful() async throws {
    let july = "1785542340|call1|IT|NONE|ENTERQUEUE||+15550100|1\n1785542350|call1|IT|Agent/1|CONNECT|10|x|5\n"
    let august =
      "1785542500|call1|IT|Agent/1|COMPLETEAGENT|10|150|1\n1785629000|call2|IT|NONE|ENTERQUEUE||+15550101|1\n"
      + "1785629010|call2|IT|NONE|ABANDON|1|1|10\n"
    let site = try Site(["log.1": july])
    let yaml = """
      organisation: Test
      time_zone: UTC
      sources:
        - {name: phone, adapter: asterisk_queue_log, files: log*}
      rejects: {limit: 50%}
      """
    let workspace = try Workspace(yaml: yaml, file: "wrapup.yaml", directory: site.directory)
    _ = try await site.load(workspace)
    #expect(try await dump(site, workspace, table: "segments").contains("true"))
    try site.write(Array(august.utf8), "log")
    let report = try await site.load(workspace)
    #expect(report.changes.count == 1)
    let rows = try await dump(site, workspace)
    #expect(rows == (try await fromNothing(site, workspace)))
    #expect(rows.contains("abandoned"))
    #expect(try await dump(site, workspace, table: "segments").contains(",150,"))
    #expect(!rows.contains("1555010"))
  }

  @Test("who is forgotten is in no table any more and does not come back")
  func forgotten() async throws {
    let site = try Site([
      "contacts.csv":
        "id,agent,at,number\nc1,Ann,2026-10-01 09:00:00,+1 555 0100\nc2,Bob,2026-10-02 09:00:00,+1 555 0199\n"
    ])
    let workspace = try site.workspace(columns: [
      "contact_id: id", "agent: agent", "arrived_at: at", "customer: number",
    ])
    _ = try await site.load(workspace)
    let engine = try await TestEngine.found()
    let report = try await Ingestion.forget(.customer("+15550100"), workspace: workspace, engine: engine)
    #expect(report.rows == ["interactions": 1])
    #expect(report.left == 0)
    let agent = try await Ingestion.forget(.agent(["Bob"]), workspace: workspace, engine: engine)
    #expect(agent.rows == ["interactions": 1])
    #expect(try await site.load(workspace).loaded == [])
    #expect(!(try await dump(site, workspace)).contains("Bob"))
    try site.write(
      Array(
        "id,agent,at,number\nc3,Bob,2026-10-03 09:00:00,+1 (555) 0100\nc4,Ann,2026-10-03 10:00:00,+1 555 0200\n".utf8),
      "contacts.csv")
    _ = try await site.load(workspace)
    let rows = try await dump(site, workspace).split(separator: "\n").dropFirst()
    #expect(rows.filter { $0.contains("Bob") }.isEmpty)
    let digests = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[8] }
    #expect(digests.count(where: { $0.isEmpty }) == 1)
    #expect(digests.count(where: { $0.count == 32 }) == 1)
  }
}
