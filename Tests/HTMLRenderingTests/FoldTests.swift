import Document
import Testing

@testable import HTMLRendering

@Suite("Folded parts")
struct FoldTests {
  private static let definitions = (1...6).map { Definition(term: "Measure \($0)", text: ["It counts."]) }
  private static let table = Table(
    id: "table-5", caption: "Table 5. Work: the other measures", columns: [.init("Measure"), .init("n", .right)],
    rows: (1...5).map { [Cell("Measure \($0)"), Cell("\($0)")] }, note: "A note.")

  private func reading(section id: String, _ blocks: [Block]) throws -> PageReading {
    var report = SampleReport.report
    report.sections = [Section(id: id, title: "One", isReference: id != "changes", blocks: blocks)]
    return PageReading(try renderer().page(report, context: SampleReport.context))
  }

  @Test("definitions of the notes fold into one line that names the first of them")
  func notes() throws {
    let reading = try reading(section: "notes", [.definitions(Self.definitions)])
    #expect(reading.faults == [])
    #expect(reading.all("summary").map(\.text) == ["Definitions: Measure 1, Measure 2, Measure 3 and 3\u{A0}more"])
    #expect(reading.all("dt").count == 6)
    #expect(reading.all("dt").allSatisfy { $0.path.contains("details") })
  }

  @Test("a few definitions, and those of any other section, stand open")
  func open() throws {
    let few = try reading(section: "notes", [.definitions(Array(Self.definitions.prefix(4)))])
    #expect(few.all("details").isEmpty && few.all("dt").count == 4)
    let elsewhere = try reading(section: "changes", [.definitions(Self.definitions), .table(Self.table)])
    #expect(elsewhere.all("details").isEmpty && elsewhere.all("dt").count == 6)
  }

  @Test("a table of other measures folds under its caption, with its note, and keeps its name")
  func table() throws {
    let reading = try reading(section: "other-measures", [.table(Self.table)])
    #expect(reading.all("summary").map(\.text) == ["Table 5. Work: the other measures, 5\u{A0}rows"])
    #expect(reading.all("caption").map(\.text) == ["Table 5. Work: the other measures"])
    #expect(reading.all("caption").first?.attributes["class"] == "visually-hidden")
    #expect(reading.elements.first { $0.attributes["class"] == "note" }?.path.contains("details") == true)
  }

  @Test("the script opens folded parts before the page is printed; the PDF edition has them open")
  func paper() throws { #expect(try samplePage().contains("addEventListener('beforeprint'")) }
}

@Suite("Order and filter of tables")
struct TableTraitsTests {
  private func table(_ heads: [Table.Column], rows count: Int) -> Table {
    Table(
      id: "table-2", caption: "People", columns: heads,
      rows: (0..<count).map { row in heads.indices.map { Cell("\(row)-\($0)") } }, note: "", isOfPeople: heads.count > 2
    )
  }

  private let heads: [Table.Column] = [
    .init("Agent", order: .text), .init("Tenure, months", .right, order: .number),
    .init("Contacts", .right, order: .number), .init("Resolved", .right),
    .init("Handle time", .right), .init("QA score", .right), .init("n", .right, order: .number),
    .init("Lead"),
  ]

  @Test("rows are ordered by name, tenure and numbers of observations, and by no result of a person")
  func orders() {
    let table = table(heads, rows: 5)
    #expect(
      heads.indices.map { table.order(of: $0)?.rawValue } == [
        "text", "number", "number", nil, nil, nil, "number", nil,
      ])
    #expect(table.order(of: 8) == nil)
  }

  @Test("three rows offer neither order nor filter")
  func short() {
    let table = table(heads, rows: 3)
    #expect(heads.indices.allSatisfy { table.order(of: $0) == nil })
    #expect(!table.hasFilter)
  }

  @Test("the page says so on the heads and on tables of people, and on no other")
  func markup() throws {
    var report = SampleReport.report
    var queues = table([.init("Queue", order: .text), .init("Resolved", .right)], rows: 5)
    queues.id = "table-3"
    report.sections = [Section(id: "people", title: "People", blocks: [.table(table(heads, rows: 5)), .table(queues)])]
    let reading = PageReading(try renderer().page(report, context: SampleReport.context))
    let sorted = reading.all("th").filter { $0.attributes["data-sort"] != nil }.map(\.text)
    #expect(sorted == ["Agent", "Tenure, months", "Contacts", "n", "Queue"])
    #expect(reading.all("table").map { $0.attributes["data-filter"] } == ["people", nil])
  }
}
