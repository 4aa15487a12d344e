import Diagnostics
import Ingestion
import Metrics
import Testing

@Suite("The workspace file")
struct WorkspaceTests {
  private static let good = """
    organisation: Harbour Energy Care
    time_zone: Europe/Berlin
    calendar: {closed: [2026-12-25, 2026-12-24]}
    sources:
      - name: phone
        table: interactions
        files: [a.csv, b-*.csv]
        decimal: ","
        columns:
          contact_id: Call Id
          arrived_at: {columns: [Date, Time], format: "%Y-%m-%d %H:%M:%S"}
          outcome: {column: Answered (Y/N), values: {Y: handled, N: abandoned}}
          resolved: {column: Resolved, values: {Y: true, N: false}}
          talk_seconds: {column: Talk, unit: "hh:mm:ss"}
    roster: {file: roster.csv, columns: {agent: id, team: team}}
    headline:
      - {metric: service_level, variant: sl_offered, target: 80%}
      - {metric: asa, target: 05:30}
      - {metric: abandon_rate, target: 0.05}
    rejects: {limit: 2 %}
    """

  private func read(_ text: String) throws(Failure) -> Workspace {
    try Workspace(yaml: text, file: "site/wrapup.yaml", directory: "/site")
  }

  private func problems(_ text: String) -> [String] {
    do throws(Failure) {
      _ = try read(text)
      return []
    } catch {
      #expect(error.status == .configuration)
      return error.diagnostics.map(\.description)
    }
  }

  @Test("a complete file is read")
  func complete() throws {
    let workspace = try read(WorkspaceTests.good)
    #expect(workspace.organisation == "Harbour Energy Care")
    #expect(workspace.serviceLevelSeconds == 20)
    #expect(workspace.closedDays.map(\.description) == ["2026-12-24", "2026-12-25"])
    #expect(workspace.rejectLimit == 0.02)
    #expect(workspace.outputDirectory == "/site/out")
    let source = try #require(workspace.sources.first)
    #expect(source.patterns == ["a.csv", "b-*.csv"])
    #expect(source.decimalComma)
    #expect(source.timeZone == "Europe/Berlin")
    #expect(source.columns[.arrivedAt]?.columns == ["Date", "Time"])
    #expect(source.columns[.outcome]?.values == ["Y": "handled", "N": "abandoned"])
    #expect(source.columns[.talk]?.unit == .clock)
    #expect(workspace.roster?.columns == [.agent: "id", .team: "team"])
    #expect(workspace.headline.map(\.target) == [0.8, 330, 0.05])
  }

  @Test("without a headline the catalogue's is taken")
  func headline() throws {
    let end = try #require(WorkspaceTests.good.firstRange(of: "headline:"))
    let workspace = try read(String(WorkspaceTests.good[..<end.lowerBound]))
    #expect(workspace.headline.map(\.key) == Catalogue.defaultHeadline)
  }

  @Test("an unknown key is named with its place and the nearest known key")
  func unknownKey() {
    let text = WorkspaceTests.good.replacing("organisation:", with: "organization:")
    #expect(
      problems(text) == [
        "site/wrapup.yaml:1:1: error[ING-003]: the workspace has no key “organization”\n  hint: did you mean “organisation”?"
      ])
  }

  @Test("all problems of the file come together, in its order")
  func together() {
    let text = WorkspaceTests.good.replacing("Europe/Berlin", with: "Europe/Berlinn")
      .replacing("table: interactions", with: "table: interaction")
      .replacing("contact_id:", with: "contactid:").replacing("asa", with: "asaa").replacing("2 %", with: "200%")
    let found = problems(text)
    #expect(found.count == 5)
    #expect(found.first?.contains("2:12: error[ING-006]: “Europe/Berlinn” is not a time zone") == true)
    #expect(found.first?.contains("did you mean “Europe/Berlin”?") == true)
    #expect(found.joined().contains("did you mean “interactions”?"))
    #expect(found.joined().contains("10:7: error[ING-008]: “interactions” has no column “contactid”"))
    #expect(found.joined().contains("there is no metric “asaa”"))
    #expect(found.last?.contains("“limit” must be a share") == true)
  }

  @Test(
    "a wrong value is reported",
    arguments: [
      ("unit: \"hh:mm:ss\"", "unit: \"hh:mm:s\"", "did you mean “hh:mm:ss”?"),
      ("values: {Y: handled", "values: {Y: handeld", "did you mean “handled”?"),
      ("values: {Y: true", "values: {Y: ja", "use one of: true, false"),
      ("sl_offered", "sl_offerd", "did you mean “sl_offered”?"),
      ("target: 05:30", "target: 05:3x", "write minutes and seconds"),
      ("target: 80%", "target: 180%", "write a share"),
      ("2026-12-25", "2026-02-30", "“2026-02-30” is not a day"),
      ("name: phone", "name: \"a/b\"", "cannot be the name of a source"),
      ("decimal: \",\"", "delimiter: \";;\"", "must be one character"),
      ("decimal: \",\"", "encoding: utf-9", "did you mean “utf-8”?"),
      ("decimal: \",\"", "skip_rows: -1", "whole number from 0 to 1000"),
      ("{agent: id, team: team}", "{agent: id, taem: team}", "did you mean “team”?"),
      ("{agent: id, team: team}", "{agent: id}", "needs “team”"),
      ("files: [a.csv, b-*.csv]", "files: []", "is an empty list"),
      ("contact_id: Call Id", "contact_id: {colum: Call Id}", "did you mean “column”?"),
      ("contact_id: Call Id", "contact_id: {column: Call Id, unit: seconds}", "takes no “unit”"),
    ])
  func wrongValue(old: String, new: String, message: String) {
    let found = problems(WorkspaceTests.good.replacing(old, with: new))
    #expect(!found.isEmpty)
    #expect(found.joined(separator: "\n").contains(message))
  }

  @Test("broken YAML is reported with line and column")
  func broken() {
    let found = problems("organisation: [a\ntime_zone: b\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("site/wrapup.yaml:2:") == true)
    #expect(found.first?.contains("ING-002") == true)
  }

  @Test("a key that stands twice is reported")
  func twice() {
    #expect(problems("organisation: a\norganisation: b\n").first?.contains("stands twice") == true)
  }

  @Test("a missing file is input that is missing")
  func missing() async throws {
    let failure = try await failure { _ = try Workspace(at: "/nowhere/at/all") }
    #expect(failure.status == .inputMissing)
  }

  @Test("surveys need a score")
  func surveys() {
    let text = """
      organisation: A
      time_zone: UTC
      sources:
        - {name: s, table: surveys, files: s.csv, columns: {answered_at: when}}
      """
    #expect(problems(text).joined().contains("“columns” of “surveys” needs “csat_score”"))
  }
}
