import Document
import Testing

@Suite("Empty pages")
struct EmptyPageTests {
  @Test("a page with nothing to say is still a whole page")
  func empty() throws {
    let markup = Markup(try GalleryPage.html(GalleryPage.report()))
    #expect(markup.faults == [])
    #expect(markup.texts(of: "h1") == ["North, October 2026"])
    let blocks: [Block] = [
      .paragraph(Paragraph(.body, [])), .findings([]), .columns([]), .definitions([]), .writingLines([]),
      .aside(Aside(tone: .note, title: "Alone", paragraphs: [])), .glance(Glance(heads: [], rows: [], key: [])),
      .measureTable(MeasureTable(id: "table-1", caption: "", heads: [], groups: [], note: "")),
      .table(Table(id: "table-2", caption: "", columns: [], rows: [], note: "")),
    ]
    for block in blocks { #expect(Markup(try GalleryPage.html(GalleryPage.report([block]))).faults == []) }
  }
}
