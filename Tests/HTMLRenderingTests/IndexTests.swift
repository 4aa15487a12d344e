import Document
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

  private func line(_ values: [Double?], rebases: [Int]) -> ArchiveIndex.Measure {
    ArchiveIndex.Measure(
      id: "measure-csat-top2", title: "Satisfaction <b>", value: "82.0%",
      chart: ProcessChart(
        format: .percent,
        points: values.map {
          ProcessChart.Point(
            label: "Oct", longLabel: "October 2026", value: $0, lower: nil, upper: nil, status: .common,
            isHollow: false, valueText: "", rangeText: "", n: 0, statusText: "")
        }, center: nil, centerLabel: "", isTrial: false, target: nil, targetLabel: "", lastLabel: "", annotations: [],
        tableHeads: []), rebases: rebases, text: "August 2026 80.0%, October 2026 82.0%",
      notes: rebases.map { _ in "new definition from October 2026 on" })
  }

  @Test("draws a line a main measure with words for it, and a stroke where the definition changed")
  func measures() throws {
    var index = SampleReport.index
    index.measures = [line([0.8, 0.81, 0.82], rebases: [2]), line([0.8, nil, 0.82], rebases: [])]
    index.pages = [ArchiveIndex.Link(title: "restatements", href: "restatements.html")]
    let page = try renderer().index(index)
    let reading = PageReading(page)
    #expect(reading.faults == [])
    #expect(reading.all("h2").last?.text == "Main measures over the whole archive")
    #expect(page.contains("Satisfaction &lt;b&gt;"))
    let drawings = reading.all("svg").filter { $0.attributes["class"] == "sparkline" }
    #expect(
      drawings.map { $0.attributes["aria-label"] }
        == [String?](repeating: "August 2026 80.0%, October 2026 82.0%", count: 2))
    #expect(page.components(separatedBy: "part-annotation").count == 2)
    // Between the second and the third of three points, 3.5 px from both ends of 264 px.
    #expect(page.contains("M196.3 1V27"))
    #expect(reading.all("small").map(\.text).contains("new definition from October 2026 on"))
    #expect(reading.all("a").contains { $0.attributes["href"] == "restatements.html" && $0.text == "restatements" })
  }

  @Test("leaves the lines out where there is one month only")
  func noMeasures() throws {
    #expect(try !renderer().index(SampleReport.index).contains("Main measures"))
  }
}
