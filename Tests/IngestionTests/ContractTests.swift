import Foundation
import Metrics
import Testing

@testable import Ingestion

@Suite("The contracts of the canonical tables")
struct ContractTests {
  @Test("the documentation says what the program does; RECORD=1 writes it anew")
  func documentation() throws {
    let path = Place.root + "/docs/canonical-tables.md"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(CanonicalTable.documentation.utf8).write(to: URL(fileURLWithPath: path))
    }
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == CanonicalTable.documentation)
  }

  @Test("the same name means the same in every table")
  func sameNames() {
    var kinds: [String: CanonicalField.Kind] = [:]
    for table in CanonicalTable.all {
      #expect(Set(table.fields.map(\.name)).count == table.fields.count, "\(table.name) has a column twice")
      #expect(table.field(table.time) != nil, "\(table.name) lacks its time")
      for key in table.key { #expect(table.field(key) != nil, "\(table.name) lacks its key \(key)") }
      for field in table.fields {
        // Ranges and words differ: the score of an answer is not that of an evaluation.
        let known = kinds[field.name] ?? field.kind
        let plain = { (kind: CanonicalField.Kind) -> String in
          let name = String("\(kind)".prefix { $0 != "(" })
          return name == "choice" ? "text" : name
        }
        #expect(plain(known) == plain(field.kind), "\(table.name).\(field.name)")
        kinds[field.name] = field.kind
      }
    }
  }
}

/// Loads and reads back one table of one source.
@Suite("Every canonical table can be filled by a mapping", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct MappingTests {
  private func rows(_ table: String, _ csv: String, _ columns: [String], rest: [String] = []) async throws -> [String] {
    let site = try Site(["contacts.csv": csv])
    let workspace = try site.workspace(columns: columns, table: table, zone: "UTC", rest: rest)
    _ = try await site.load(workspace)
    let path = site.directory + "/dump.csv"
    try await Ingestion.dump(
      table, workspace: workspace, engine: try await TestEngine.found(), options: Ingestion.DumpOptions(), to: path)
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test("a table of every kind is loaded from columns of its own names", arguments: CanonicalTable.all.map(\.name))
  func everyTable(name: String) async throws {
    let table = try #require(CanonicalTable.named(name))
    let cells = table.fields.map { field in
      switch field.kind {
      case .text: "t"
      case .time: "2026-10-05 09:00:00"
      case .day: "2026-10-05"
      case .choice(let words): words[0]
      case .seconds, .count, .score: "1"
      case .number(let range): range.contains(1) ? "1" : "0"
      case .flag: "yes"
      case .secret: "+1 555 0100"
      case .comment: "call +1 555 010 0100 or me@example.org"
      }
    }
    let csv = table.fields.map(\.name).joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n"
    let found = try await rows(
      name, csv, table.fields.map { "\($0.name): \($0.name)" }, rest: ["privacy: {comments: keep}"])
    #expect(found.count == 2)
    #expect(found[0] == "source," + table.fields.map(\.storedName).joined(separator: ","))
    #expect(!found[1].contains("555 0100") && !found[1].contains("5550100"))
    if table.fields.contains(where: { $0.kind == .comment }) {
      #expect(found[1].contains("call [number] or [address]"))
    }
  }

  @Test("an average is accepted beside its count and becomes a sum, a share becomes a count")
  func averages() async throws {
    let found = try await rows(
      "interval_volumes", "day,in,answered,asa,sl\n2026-10-05,100,90,00:00:20,76.67%\n",
      [
        "started_at: day", "offered: in", "handled: answered",
        "wait_seconds: {column: asa, unit: \"hh:mm:ss\", times: handled}",
        "handled_within: {column: sl, times: handled}",
      ])
    let row = try #require(found.last).split(separator: ",", omittingEmptySubsequences: false)
    let header = found[0].split(separator: ",")
    let cell = { (name: String) in header.firstIndex { $0 == name }.map { String(row[$0]) } }
    #expect(cell("wait_seconds") == "1800")
    #expect(cell("handled_within") == "69")
  }

  @Test("a row that was updated later counts, wherever it stands")
  func updated() async throws {
    let found = try await rows(
      "leads",
      "id,at,state,changed\n1,2026-10-05 09:00,won,2026-10-07 09:00\n1,2026-10-05 09:00,open,2026-10-06 09:00\n",
      ["lead_id: id", "created_at: at", "status: state", "updated_at: changed"])
    #expect(found.count == 2)
    #expect(found[1].contains("won"))
  }
}
