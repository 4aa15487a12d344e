import Diagnostics
import Foundation
import Ingestion
import Metrics
import Subprocess
import Testing

/// What the engine does in silence, and what must be said instead.
@Suite("Traps", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct TrapTests {
  private static let plain = "id,agent,at\nc1,Ann,2026-10-01 09:00:00\nc2,Bob,2026-10-02 10:30:00\n"

  private func failureOf(
    _ bytes: [UInt8], settings: [String] = [], name: String = "contacts.csv"
  ) async throws -> Failure {
    let site = try Site(bytes: [name: bytes])
    let workspace = try site.workspace(settings: settings, files: name)
    return try await failure { _ = try await site.load(workspace) }
  }

  @Test("a renamed column is found out, with the nearest name")
  func renamed() async throws {
    let failure = try await failureOf(Array(TrapTests.plain.replacing("agent", with: "agents").utf8))
    #expect(failure.status == .dataBreaksContract)
    #expect(
      failure.text
        == "wrapup.yaml:9:14: error[ING-011]: column “agent” is not in contacts.csv\n  hint: did you mean “agents”?")
  }

  @Test("columns that change places are read by name")
  func swapped() async throws {
    let site = try Site([
      "contacts-1.csv": TrapTests.plain, "contacts-2.csv": "agent,id,at\nCas,c3,2026-10-03 09:00:00\n",
    ])
    let workspace = try site.workspace(files: "contacts-*.csv")
    _ = try await site.load(workspace)
    #expect(try await site.summarise(workspace, "2026-10").agents.map(\.id) == ["Ann", "Bob", "Cas"])
  }

  @Test(
    "an offset is honoured",
    arguments: [
      "2026-10-01T23:30:00Z", "2026-10-02T01:30:00+02:00", "2026-10-01 19:30:00-0400", "2026-10-02 05:00:00.25 +0530",
    ])
  func offsets(text: String) async throws {
    let site = try Site(["contacts.csv": "id,agent,at\nc1,Ann,\(text)\n"])
    let workspace = try site.workspace()
    let report = try await site.load(workspace)
    #expect(report.first == CivilDate("2026-10-02"))
    let hours = try await site.summarise(workspace, "2026-10").hours[.site] ?? []
    #expect(hours.map(\.hour) == [1])
    #expect(hours.map(\.weekday) == [5])
  }

  @Test("a declared format without an offset does not drop one")
  func declaredWithoutOffset() async throws {
    let site = try Site(["contacts.csv": "id,agent,at\nc1,Ann,2026-10-01T23:30:00+02:00\n"])
    let columns = ["contact_id: id", "arrived_at: {column: at, format: \"%Y-%m-%dT%H:%M:%S\"}"]
    let failure = try await failure { _ = try await site.load(try site.workspace(columns: columns)) }
    #expect(failure.text.contains("arrived_at cannot be read: 2026-10-01T23:30:00+02:00"))
  }

  @Test("a declared final Z means UTC")
  func declaredZulu() async throws {
    let site = try Site(["contacts.csv": "id,agent,at\nc1,Ann,2026-10-01T23:30:00Z\n"])
    let columns = ["contact_id: id", "arrived_at: {column: at, format: \"%Y-%m-%dT%H:%M:%SZ\"}"]
    #expect(try await site.load(try site.workspace(columns: columns)).first == CivilDate("2026-10-02"))
  }

  @Test("whole archives are read, cut-off ones refused", arguments: ["gzip", "zstd"])
  func archives(tool: String) async throws {
    try #require(TestEngine.hasTool(tool), "\(tool) is not installed")
    let rows = (1...3000).map { "c\($0),Ann,2026-10-01 09:00:\($0 % 50 + 10)" }
    let site = try Site(["contacts.csv": (["id,agent,at"] + rows).joined(separator: "\n") + "\n"])
    let ending = tool == "gzip" ? "gz" : "zst"
    let arguments = tool == "gzip" ? ["-k"] : ["-q", "-k"]
    _ = try await run(
      .name(tool), arguments: Arguments(arguments + [site.directory + "/contacts.csv"]), output: .discarded)
    let name = "contacts.csv.\(ending)"
    let workspace = try site.workspace(files: name)
    #expect(try await site.load(workspace).files.map(\.loaded) == [3000])
    let whole = try #require(FileManager.default.contents(atPath: "\(site.directory)/\(name)"))
    try site.write(Array(whole.dropLast(whole.count / 3)), name)
    let failure = try await failure { _ = try await site.load(workspace) }
    #expect(failure.status == .dataBreaksContract)
    #expect(failure.text.contains("the archive is damaged or cut off"))
  }

  @Test("a wrong delimiter is no empty table")
  func wrongDelimiter() async throws {
    let failure = try await failureOf(Array(TrapTests.plain.utf8), settings: ["delimiter: \";\""])
    #expect(failure.status == .dataBreaksContract)
    #expect(failure.text.contains("contacts.csv has one column only, “id,agent,at”"))
  }

  @Test("UTF-16 without a mark, or declared as UTF-8, is no empty table")
  func utf16() async throws {
    let bytes = TrapTests.plain.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try await failureOf(bytes).text.contains("set “encoding: utf-16” for the source “phone”"))
    let marked = try await failureOf([0xFF, 0xFE] + bytes, settings: ["encoding: utf-8"])
    #expect(marked.text.contains("the file is utf-16, but utf-8 is declared"))
  }

  @Test("an empty file and a header without rows are refused")
  func empty() async throws {
    #expect(try await failureOf([]).text.contains("contacts.csv: error[ING-012]: the file is empty"))
    #expect(try await failureOf(Array("\n\n".utf8)).text.contains("the file has no header line"))
    #expect(try await failureOf(Array("id,agent,at\n".utf8)).text.contains("the source “phone” has no rows"))
  }

  @Test("an export without rows among others is a warning")
  func oneWithoutRows() async throws {
    let site = try Site(["contacts-1.csv": TrapTests.plain, "contacts-2.csv": "id,agent,at\n"])
    let report = try await site.load(try site.workspace(files: "contacts-*.csv"))
    #expect(
      report.diagnostics.map(\.description) == ["contacts-2.csv: warning[ING-017]: the file has a header and no rows"])
  }

  @Test("an unterminated quote swallows no other row")
  func unterminatedQuote() async throws {
    let site = try Site(["contacts.csv": TrapTests.plain + "c3,\"Cas,2026-10-03 09:00:00\nc4,Dan,2026-10-03 09:00:00\n"]
    )
    let report = try await site.load(try site.workspace(rest: ["rejects: {limit: 50%}"]))
    #expect(report.files.map(\.loaded) == [3])
    #expect(site.rejects()?.contains("4,a quote is not closed,") == true)
  }

  @Test("NUL bytes, invalid characters and rows of another width are rejected")
  func brokenRows() async throws {
    let text =
      TrapTests.plain
      + "c3,Ca\0s,2026-10-03 09:00:00\nc4,D\u{1},2026-10-03 09:00:00,extra\nc5,X?X,2026-10-03 09:00:00\n"
    let bytes = Array(text.utf8).map { $0 == UInt8(ascii: "?") ? 0xFC : $0 }
    let site = try Site(bytes: ["contacts.csv": bytes])
    let report = try await site.load(try site.workspace(rest: ["rejects: {limit: 60%}"]))
    #expect(report.files.map(\.loaded) == [2])
    #expect(report.files.map(\.read) == [5])
    let reasons = try #require(site.rejects()).split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(reasons == ["holds a NUL byte", "too many columns: 4 instead of 3", "invalid encoding"])
  }

  @Test("invalid characters everywhere point to the encoding")
  func wrongEncoding() async throws {
    let bytes = Array(TrapTests.plain.replacing("Ann", with: "J?n").replacing("Bob", with: "B?b").utf8)
    let failure = try await failureOf(bytes.map { $0 == UInt8(ascii: "?") ? 0xFC : $0 })
    #expect(failure.text.contains("try “encoding: windows-1252”"))
  }

  @Test("mixed line ends are read")
  func mixedLineEnds() async throws {
    let site = try Site([
      "contacts.csv":
        "id,agent,at\r\nc1,Ann,2026-10-01 09:00:00\nc2,Bob,2026-10-02 10:30:00\r\nc3,Cas,2026-10-02 10:30:00\n"
    ])
    let report = try await site.load(try site.workspace())
    #expect(report.files.map(\.loaded) == [3])
    #expect(report.diagnostics.map(\.message) == ["line ends are mixed (CRLF and LF)"])
  }

  @Test("an over-long line is rejected")
  func longLine() async throws {
    let long = String(repeating: "x", count: 2_100_000)
    let site = try Site([
      "contacts.csv": TrapTests.plain + "c3,\(long),2026-10-03 09:00:00\nc4,Dan,2026-10-03 09:00:00\n"
    ])
    let report = try await site.load(try site.workspace(rest: ["rejects: {limit: 50%}"]))
    #expect(report.files.map(\.loaded) == [3])
    #expect(site.rejects()?.contains("4,longer than 2 MB,") == true)
  }

  @Test("a damaged workbook or Parquet file is refused", arguments: ["xlsx", "parquet"])
  func damaged(ending: String) async throws {
    let failure = try await failureOf(Array("PK\u{3}\u{4} no such thing".utf8), name: "contacts.\(ending)")
    #expect(failure.status == .dataBreaksContract)
    #expect(failure.text.contains("cannot be read as \(ending)"))
  }

  @Test("local times that the clock skips or repeats are counted")
  func clockChanges() async throws {
    let site = try Site([
      "contacts.csv": """
      id,agent,at
      c1,Ann,2026-03-29 01:59:59
      c2,Ann,2026-03-29 02:00:00
      c3,Ann,2026-03-29 02:59:59
      c4,Ann,2026-03-29 03:00:00
      c5,Ann,2026-10-25 01:59:59
      c6,Ann,2026-10-25 02:00:00
      c7,Ann,2026-10-25 02:30:00
      c8,Ann,2026-10-25 02:59:59
      c9,Ann,2026-10-25 03:00:00
      """
    ])
    let report = try await site.load(try site.workspace())
    #expect(report.files.map(\.loaded) == [9])
    #expect(
      report.diagnostics.map(\.message) == [
        "2 local times lie in an hour that the clock skips in Europe/Berlin",
        "3 local times lie in an hour that the clock repeats in Europe/Berlin; the later is taken",
      ])
  }

  @Test("times of another zone are counted on the site's day")
  func otherZone() async throws {
    let site = try Site(["contacts.csv": "id,agent,at\nc1,Ann,2026-10-01 20:00:00\n"])
    let workspace = try site.workspace(settings: ["time_zone: America/New_York"])
    #expect(try await site.load(workspace).first == CivilDate("2026-10-02"))
  }

  @Test("dates in figures are read as the data prove")
  func provenOrder() async throws {
    for (first, second, day) in [
      ("01/08/2026", "26/08/2026", "2026-08-01"), ("01/08/2026", "01/26/2026", "2026-01-08"),
    ] {
      let site = try Site(["contacts.csv": "id,agent,at\nc1,Ann,\(first) 18:39\nc2,Ann,\(second) 18:39\n"])
      #expect(try await site.load(try site.workspace()).first == CivilDate(day))
    }
  }

  @Test("dates in figures that can be read both ways are refused with both readings")
  func ambiguousOrder() async throws {
    let failure = try await failureOf(Array("id,agent,at\nc1,Ann,03/04/2026 18:39\n".utf8))
    #expect(failure.status == .dataBreaksContract)
    #expect(failure.text.contains("wrapup.yaml:10:19: error[ING-016]"))
    #expect(failure.text.contains("day first (3 April) or month first (4 March)"))
    let mixed = try await failureOf(Array("id,agent,at\nc1,Ann,13/04/2026\nc2,Ann,04/13/2026\n".utf8))
    #expect(mixed.text.contains("mixes dates"))
  }
}
