import Diagnostics
import Foundation
import Ingestion
import Metrics
import Testing

@Suite("Drafting a workspace", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct DraftTests {
  private func draft(_ site: Site, _ exports: [String]) async throws -> WorkspaceDraft {
    try await WorkspaceDraft(
      exports: exports, directory: site.directory, organisation: "Test site", timeZone: "Europe/Berlin",
      engine: try await TestEngine.found())
  }

  private func loaded(_ site: Site, _ period: String) async throws -> (Workspace, Sums) {
    let workspace = try Workspace(at: site.directory)
    return (workspace, try await site.sums(workspace, period))
  }

  @Test("a plain table of contacts loads as drafted")
  func plain() async throws {
    let site = try Site([
      "contacts.csv": """
      Call ID,Agent Name,Start Time,Queue,Answered (Y/N),Wait Time,Talk Time,CSAT,Remark
      1,Ann,26/10/2026 09:00,sales,Y,10,00:01:40,5,fine
      2,Bob,05/10/2026 10:00,sales,N,30,,,
      """
    ])
    let path = try await draft(site, ["contacts.csv"]).write()
    #expect(path == site.directory + "/wrapup.yaml")
    let (workspace, sums) = try await loaded(site, "2026-10")
    let columns = try #require(workspace.sources.first).columns
    #expect(columns[.arrivedAt]?.formats == ["%d/%m/%Y %H:%M"])
    #expect(columns[.outcome]?.values == ["Y": "handled", "N": "abandoned"])
    #expect(columns[.talk]?.unit == .clock)
    #expect(sums[.handled] == 1)
    #expect(sums[.abandoned] == 1)
    #expect(sums[.talkSeconds] == 100)
    #expect(sums[.surveys] == 1)
  }

  @Test("German titles, semicolons, decimal commas and lines above the header are understood")
  func german() async throws {
    let text = """
      Bericht Oktober
      erstellt am 01.11.2026
      Anruf-ID;Mitarbeiter;Datum;Uhrzeit;Warteschlange;Angenommen;Wartezeit;Gesprächszeit;Gelöst
      1;Jürgen;05.10.2026;09:00:00;Vertrieb;ja;10,5;100,5;ja
      2;Anna;26.10.2026;10:00:00;Vertrieb;nein;30,0;;nein
      """
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let site = try Site(bytes: ["anrufe.csv": bytes])
    _ = try await draft(site, ["anrufe.csv"]).write()
    let (workspace, sums) = try await loaded(site, "2026-10")
    let source = try #require(workspace.sources.first)
    #expect(source.delimiter == ";")
    #expect(source.encoding == .windows1252)
    #expect(source.skipRows == 2)
    #expect(source.decimalComma)
    #expect(sums[.handled] == 1)
    #expect(sums[.talkSeconds] == 101)
    #expect(sums[.resolved] == 1)
  }

  @Test("French and Spanish titles are understood")
  func romance() async throws {
    let site = try Site([
      "appels.csv": "Identifiant,Conseiller,Date et heure,Motif,Durée\n1,Luc,2026-10-05 09:00:00,Facture,100\n",
      "llamadas.csv": "Id llamada,Agente,Fecha y hora,Motivo,Tiempo de espera\n1,Eva,2026-10-06 09:00:00,Factura,20\n",
    ])
    _ = try await draft(site, ["appels.csv", "llamadas.csv"]).write()
    let (workspace, sums) = try await loaded(site, "2026-10")
    #expect(workspace.sources.map(\.name) == ["appels", "llamadas-2"])
    #expect(sums[.handled] == 2)
    #expect(sums[.talkSeconds] == 100)
    #expect(sums[.waitSeconds] == 20)
  }

  @Test("a table of answers becomes a source of surveys")
  func surveys() async throws {
    let site = try Site(["answers.csv": "Response ID,Agent,Response Date,Rating\nr1,Ann,2026-10-05,4\n"])
    _ = try await draft(site, ["answers.csv"]).write()
    let (workspace, sums) = try await loaded(site, "2026-10")
    #expect(workspace.sources.first?.kindName == "generic_survey")
    #expect(sums[.surveys] == 1)
  }

  @Test("a workspace is never overwritten")
  func neverOverwritten() async throws {
    let site = try Site(["contacts.csv": "id,agent,start time\n1,Ann,2026-10-05 09:00:00\n", "wrapup.yaml": "mine"])
    let draft = try await draft(site, ["contacts.csv"])
    let failure = try await failure { _ = try draft.write() }
    #expect(failure.status == .cannotWrite)
    #expect(FileManager.default.contents(atPath: site.directory + "/wrapup.yaml") == Data("mine".utf8))
  }

  @Test("an export without a time says what it has")
  func noTime() async throws {
    let site = try Site(["contacts.csv": "id,agent\n1,Ann\n"])
    let failure = try await failure { _ = try await draft(site, ["contacts.csv"]) }
    #expect(failure.status == .dataBreaksContract)
    #expect(failure.text.contains("the file has: id, agent"))
  }

  @Test("PwC's workbook is understood", .enabled(if: Place.hasShared, "the shared test data are not there"))
  func workbook() async throws {
    let site = try Site()
    _ = try await draft(site, [Place.shared + "/data/pwc_switzerland/Call-Center-Dataset.xlsx"]).write()
    let (workspace, sums) = try await loaded(site, "2021-Q1")
    #expect(workspace.sources.first?.columns[.talk]?.unit == .excelDay)
    #expect(sums[.offered] == 5000)
    #expect(sums[.handled] == 4054)
    #expect(sums[.talkSeconds] == 911_837)
    #expect(sums[.resolved] == 3646)
  }
}
