import HTMLRendering
import Testing

@Suite("The index of an archive")
struct IndexTests {
  @Test("lists years and periods in the given order, each row with an anchor")
  func order() throws {
    let reading = PageReading(try renderer().index(SampleReport.index))
    #expect(reading.faults == [])
    #expect(reading.all("h2").map(\.text) == ["2026", "2025", "2024"])
    #expect(
      reading.all("tr").compactMap { $0.attributes["id"] } == [
        "2026-10", "2026-09", "2026-08", "2026-07", "2025-12", "2024-12",
      ])
  }

  @Test("says signals in words as well, with the right number of the noun")
  func signals() throws {
    let reading = PageReading(try renderer().index(SampleReport.index))
    let cells = reading.all("td").filter { $0.attributes["class"] == "signals" }.map(\.text)
    #expect(cells[0] == "1 improvement1 concern " || cells[0] == "1 improvement 1 concern ")
    #expect(cells[2] == "No signal")
    #expect(cells[3].hasPrefix("2 concerns"))
  }

  @Test("opens the two newest years and folds the rest")
  func folding() throws {
    let years = PageReading(try renderer().index(SampleReport.index)).all("details")
    #expect(years.map { $0.attributes["open"] != nil } == [true, true, false])
  }

  @Test("of an empty archive says so")
  func empty() throws {
    let page = try renderer().index(
      ArchiveIndex(title: "Reports", organisation: "Northwind", latest: nil, summary: "", years: [], fontsPrefix: ""))
    #expect(page.contains("No report has been published yet."))
    #expect(PageReading(page).all("table").isEmpty)
  }
}
