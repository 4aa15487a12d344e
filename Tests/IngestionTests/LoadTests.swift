import Diagnostics
import Foundation
import Ingestion
import Metrics
import Testing

@Suite("Loading exports", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct LoadTests {
  private static let plain = """
    id,agent,at
    c1,Ann,2026-10-01 09:00:00
    c2,Bob,2026-10-02 10:30:00
    c3,Ann,2026-10-03 11:00:00

    """

  @Test("a plain table of contacts is counted")
  func plain() async throws {
    let site = try Site(["contacts.csv": LoadTests.plain])
    let workspace = try site.workspace()
    let report = try await site.load(workspace)
    #expect(report.files.map(\.read) == [3])
    #expect(report.files.map(\.loaded) == [3])
    #expect(report.files.map(\.file) == ["contacts.csv"])
    #expect(report.first == CivilDate("2026-10-01"))
    #expect(report.last == CivilDate("2026-10-03"))
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.cells[.site]?[dataset.period]?[.handled] == 3)
    #expect(dataset.cells[Subject(.agent, "Ann")]?[dataset.period]?[.handled] == 2)
    #expect(dataset.cells[.site]?[.day(try #require(CivilDate("2026-10-02")))]?[.offered] == 1)
    #expect(dataset.quality.daysWithData.count == 3)
  }

  @Test("nothing is read again while files and settings stay")
  func unchanged() async throws {
    let site = try Site(["contacts.csv": LoadTests.plain])
    let workspace = try site.workspace()
    #expect(try await site.load(workspace).loaded == ["phone"])
    #expect(try await site.load(workspace).loaded == [])
    try site.write(Array((LoadTests.plain + "c4,Bob,2026-10-04 09:00:00\n").utf8), "contacts.csv")
    let again = try await site.load(workspace)
    #expect(again.loaded == ["phone"])
    #expect(again.files.map(\.loaded) == [4])
    let changed = try site.workspace(columns: ["contact_id: id", "arrived_at: at"])
    #expect(try await site.load(changed).loaded == ["phone"])
  }

  @Test("a failed load leaves the old rows")
  func oldRowsStay() async throws {
    let site = try Site(["contacts.csv": LoadTests.plain])
    let workspace = try site.workspace()
    _ = try await site.load(workspace)
    try site.write(Array("id,agent,at\nx,y,never\n".utf8), "contacts.csv")
    let failure = try await failure { _ = try await site.load(workspace) }
    #expect(failure.status == .dataBreaksContract)
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.cells[.site]?[dataset.period]?[.handled] == 3)
    #expect(!Place.isThere(site.directory + "/out/work"))
  }

  @Test("what a killed run left aside is brought back")
  func recovery() async throws {
    let site = try Site(["contacts.csv": LoadTests.plain])
    let workspace = try site.workspace()
    _ = try await site.load(workspace)
    let folder = site.directory + "/out/warehouse/phone"
    try FileManager.default.moveItem(atPath: folder, toPath: folder + ".previous")
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.cells[.site]?[dataset.period]?[.handled] == 3)
  }

  @Test("of rows with the same id the last one counts, across files too")
  func duplicates() async throws {
    let site = try Site([
      "contacts-1.csv":
        "id,agent,at\nc1,Ann,2026-10-01 09:00:00\nc2,Ann,2026-10-01 09:00:00\nc1,Bob,2026-10-01 09:00:00\n",
      "contacts-2.csv": "id,agent,at\nc2,Cas,2026-10-02 09:00:00\n,Dan,2026-10-02 09:00:00\n,Dan,2026-10-02 09:00:00\n",
    ])
    let workspace = try site.workspace(files: "contacts-*.csv")
    let report = try await site.load(workspace)
    #expect(report.files.map(\.duplicated) == [2, 0])
    #expect(report.files.map(\.loaded) == [1, 3])
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.agents.map(\.id) == ["Bob", "Cas", "Dan"])
  }

  @Test("rejected rows are kept with line, reason and text, behind quoted line ends too")
  func rejects() async throws {
    let rows = (1...100).map { "g\($0),Ann,2026-10-05 12:00:00,60,5" }
    let bad = [
      "b1,\"Ann\nof Team\n2\",2026-10-05 12:00:00,60,5", "b2,Ann,not a time,60,5", "b3,=cmd(),2026-10-05 12:00:00,-1,5",
      "b4,Ann,2026-10-05 12:00:00,90000,5", "b5,Ann,,60,5", "b6,Ann,2026-10-05 12:00:00,60,9",
      "b7,Ann,2026-10-05 12:00:00,soon,4.5", "=b8,Ann,2026-10-05 12:00:00", "b9,Ann,0026-10-05 12:00:00,1,5",
    ]
    let site = try Site([
      "contacts.csv": (["id,agent,at,talk,score"] + rows.prefix(50) + bad + rows.suffix(50)).joined(separator: "\n")
    ])
    let columns = ["contact_id: id", "agent: agent", "arrived_at: at", "talk_seconds: talk", "csat_score: score"]
    let report = try await site.load(try site.workspace(columns: columns, rest: ["rejects: {limit: 20%}"]))
    #expect(report.files.map(\.read) == [109])
    #expect(report.files.map(\.loaded) == [101])
    #expect(report.files.map(\.rejected) == [8])
    #expect(
      site.rejects()
        == """
        line,reason,row
        55,arrived_at cannot be read: not a time,"b2,Ann,not a time,60,5"
        56,talk_seconds is impossible: -1,"b3,=cmd(),2026-10-05 12:00:00,-1,5"
        57,talk_seconds is impossible: 90000,"b4,Ann,2026-10-05 12:00:00,90000,5"
        58,arrived_at is missing,"b5,Ann,,60,5"
        59,csat_score is not on the scale of 1 to 5: 9,"b6,Ann,2026-10-05 12:00:00,60,9"
        60,talk_seconds cannot be read: soon; csat_score cannot be read: 4.5,"b7,Ann,2026-10-05 12:00:00,soon,4.5"
        61,missing columns: 3 instead of 5,"'=b8,Ann,2026-10-05 12:00:00"
        62,"arrived_at is outside 1990 to 2099: 0026-10-05 12:00:00","b9,Ann,0026-10-05 12:00:00,1,5"

        """.replacing(
          "\"arrived_at is outside 1990 to 2099: 0026-10-05 12:00:00\"",
          with: "arrived_at is outside 1990 to 2099: 0026-10-05 12:00:00"))
  }

  @Test("too many rejected rows stop the run and say where")
  func limit() async throws {
    let site = try Site(["contacts.csv": "id,agent,at\nc1,Ann,2026-10-01 09:00:00\nc2,Ann,soon\n"])
    let workspace = try site.workspace()
    let failure = try await failure { _ = try await site.load(workspace) }
    #expect(failure.status == .dataBreaksContract)
    #expect(
      failure.text.contains(
        "contacts.csv:3: error[ING-015]: 1 of 2 rows are rejected: line 3: arrived_at cannot be read: soon"))
    #expect(site.rejects() != nil)
  }

  @Test("a value that the mapping does not know is rejected")
  func unknownValue() async throws {
    let site = try Site([
      "contacts.csv": "id,at,state\nc1,2026-10-01 09:00:00,Y\nc2,2026-10-01 09:00:00,\nc3,2026-10-01 09:00:00,?\n"
    ])
    let columns = [
      "contact_id: id", "arrived_at: at", "outcome: {column: state, values: {Y: handled, \"\": abandoned}}",
    ]
    let sums = try await site.sums(try site.workspace(columns: columns, rest: ["rejects: {limit: 50%}"]))
    #expect(sums[.handled] == 1)
    #expect(sums[.abandoned] == 1)
    #expect(site.rejects() == "line,reason,row\n4,outcome cannot be read: ?,\"c3,2026-10-01 09:00:00,?\"\n")
  }

  @Test(
    "durations of every unit become whole seconds",
    arguments: [
      ("seconds", "90.4", 90), ("milliseconds", "90400", 90), ("minutes", "1.5", 90), ("hours", "0.025", 90),
      ("\"hh:mm:ss\"", "0:01:30", 90), ("\"hh:mm:ss\"", "1:01:30.5", 3691), ("\"mm:ss\"", "61:30", 3690),
      ("excel day fraction", "1.0416666666666667E-3", 90),
    ])
  func units(unit: String, text: String, seconds: Int64) async throws {
    let site = try Site(["contacts.csv": "id,at,talk\nc1,2026-10-01 09:00:00,\(text)\nc2,2026-10-01 09:00:00,\n"])
    let columns = ["contact_id: id", "arrived_at: at", "talk_seconds: {column: talk, unit: \(unit)}"]
    let sums = try await site.sums(try site.workspace(columns: columns))
    #expect(sums[.talkSeconds] == seconds)
    #expect(sums[.talkKnown] == 1)
    #expect(sums[.handled] == 2)
  }

  @Test("numbers with a decimal comma are read")
  func decimalComma() async throws {
    let site = try Site([
      "contacts.csv":
        "id;at;talk\nc1;2026-10-01 09:00:00;90,6\nc2;2026-10-01 09:00:00;1.234,0\nc3;2026-10-01 09:00:00;1.5\n"
    ])
    let columns = ["contact_id: id", "arrived_at: at", "talk_seconds: talk"]
    let workspace = try site.workspace(columns: columns, settings: ["decimal: \",\""], rest: ["rejects: {limit: 50%}"])
    let report = try await site.load(workspace)
    #expect(report.diagnostics.map(\.message) == ["delimiter “;” detected"])
    #expect(report.files.map(\.rejected) == [1])
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.cells[.site]?[dataset.period]?[.talkSeconds] == 1325)
  }

  @Test("text in other encodings is read as declared, or as its first bytes say")
  func encodings() async throws {
    let text = "id,agent,at\nc1,Jürgen,2026-10-01 09:00:00\n"
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let latin = Array(text.unicodeScalars.map { UInt8($0.value) })
    for (bytes, settings) in [(utf16, []), (utf16, ["encoding: utf-16"]), (latin, ["encoding: windows-1252"])] {
      let site = try Site(bytes: ["contacts.csv": bytes])
      let workspace = try site.workspace(settings: settings)
      _ = try await site.load(workspace)
      #expect(try await site.summarise(workspace, "2026-10").agents.map(\.id) == ["Jürgen"])
    }
  }

  @Test(
    "blanks around a cell do not count, whatever kind they are",
    arguments: [" Ann ", "\tAnn", "Ann\u{A0}", "\"Ann\n\""])
  func blanks(cell: String) async throws {
    let site = try Site(["contacts.csv": "id,agent,at\n1,\(cell),2026-10-01 09:00:00\n2, ,2026-10-01 09:00:00\n"])
    let workspace = try site.workspace()
    _ = try await site.load(workspace)
    #expect(try await site.summarise(workspace, "2026-10").agents.map(\.id) == ["Ann"])
  }

  @Test("an unwritable output folder is said so", .enabled(if: Place.isThere("/proc/self")))
  func unwritable() async throws {
    let site = try Site(["contacts.csv": LoadTests.plain])
    let workspace = try site.workspace(rest: ["archive: /proc/wrapup"])
    let failure = try await failure { _ = try await site.load(workspace) }
    #expect(failure.status == .cannotWrite)
    #expect(failure.text.contains("/proc/wrapup"))
  }

  @Test("a full disk is said so", .enabled(if: Place.isThere("/dev/full")))
  func fullDisk() throws {
    let failure = EngineErrorText.failure(of: "IO Error: Could not write file \"x\": No space left on device")
    #expect(failure.status == .cannotWrite)
    #expect(failure.text.contains("free some space"))
  }

  @Test("no file is input that is missing")
  func noFile() async throws {
    let site = try Site()
    let workspace = try site.workspace(files: "exports/*.csv")
    let failure = try await failure { _ = try await site.load(workspace) }
    #expect(failure.status == .inputMissing)
    #expect(failure.text.contains("wrapup.yaml:6:12: error[ING-010]: no file matches “exports/*.csv”"))
  }

  @Test("a period without data names the days that there are")
  func noData() async throws {
    let site = try Site(["contacts.csv": LoadTests.plain])
    let workspace = try site.workspace()
    _ = try await site.load(workspace)
    let failure = try await failure { _ = try await site.summarise(workspace, "2026-11") }
    #expect(failure.status == .dataBreaksContract)
    #expect(failure.text.contains("there are no data for 2026-11"))
    #expect(failure.text.contains("the exports hold 2026-10-01 to 2026-10-03"))
  }

  @Test("another version of the engine is refused")
  func version() async throws {
    let site = try Site(["duckdb": "#!/bin/sh\necho \"v1.4.4 (Andium) abc\"\n"])
    let path = site.directory + "/duckdb"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let failure = try await failure { _ = try await DuckDB.locate(environment: ["WRAPUP_DUCKDB": path]) }
    #expect(failure.status == .engineMissing)
    #expect(failure.text.contains("is DuckDB v1.4.4, but v1.5.5 is needed"))
    #expect(failure.text.contains("pip install duckdb-cli==1.5.5"))
  }

  @Test("a missing engine is refused with what to install")
  func missingEngine() async throws {
    let failure = try await failure { _ = try await DuckDB.locate(environment: ["PATH": "/nowhere"]) }
    #expect(failure.status == .engineMissing)
    #expect(failure.text.contains("DuckDB was not found"))
  }
}
