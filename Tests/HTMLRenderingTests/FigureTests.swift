import Charts
import Document
import HTMLRendering
import Testing

@Suite("A figure")
struct FigureTests {
  private let reading: PageReading
  private let report = SampleReport.report

  init() throws { reading = try sampleReading() }

  @Test("has one drawing for each range of widths, with a name and a description")
  func drawings() throws {
    for (figure, sizes) in report.placedFigures {
      let drawings = charts(of: figure)
      #expect(drawings.map { $0.attributes["class"] } == sizes.map { "chart \($0.rawValue)" })
      for (drawing, size) in zip(drawings, sizes) {
        #expect(drawing.attributes["role"] == "img")
        #expect(drawing.attributes["width"] == "\(Int(size.width))")
        #expect(text("title", "\(figure.id)-\(size.rawValue)-title") == figure.title)
        #expect(text("desc", "\(figure.id)-\(size.rawValue)-desc") == figure.alternativeText)
      }
    }
  }

  @Test("shows the texts of its scene, all of them and in order")
  func texts() throws {
    var position = 0
    let drawn = reading.elements.filter { $0.name == "text" }.map(\.text)
    for (figure, sizes) in report.placedFigures {
      for size in sizes {
        let expected = layOut(figure.chart, size: size, measurer: EvenMeasurer()).texts
        #expect(!expected.isEmpty)
        #expect(Array(drawn[position..<min(drawn.count, position + expected.count)]) == expected)
        position += expected.count
      }
    }
    #expect(position == drawn.count)
  }

  @Test("has its numbers below it as a table, every row and cell of it")
  func numbers() throws {
    for (figure, _) in report.placedFigures {
      let table = layOut(figure.chart, size: .column, measurer: EvenMeasurer()).table
      let start = try #require(reading.elements.firstIndex { $0.attributes["id"] == "\(figure.id)-data" })
      let cells = reading.elements[start...].dropFirst().prefix { $0.name != "table" && $0.name != "figure" }
        .filter { $0.name == "th" || $0.name == "td" }.map { $0.text.replacing("\u{A0}", with: " ") }
      let expected = (table.heads + table.rows.flatMap(\.self)).map { $0.replacing("\u{A0}", with: " ") }
      #expect(Array(cells.prefix(expected.count)) == expected)
    }
  }

  @Test("offers each tip of its scene once, in its widest drawing")
  func tips() throws {
    let (figure, sizes) = try #require(report.placedFigures.first)
    let widest = try #require(sizes.last)
    let expected = layOut(figure.chart, size: widest, measurer: EvenMeasurer()).regions
      .map { $0.lines.joined(separator: "\n") }
    #expect(sizes.count > 1)
    #expect(!expected.isEmpty)
    let tips = reading.all("title").filter { $0.path.last == "rect" }.map(\.text)
    #expect(Array(tips.prefix(expected.count)) == expected)
  }

  @Test("hides the texts of the drawing from screen readers, which read the description")
  func hiddenTexts() {
    let groups = reading.all("g").filter { $0.path.last == "svg" && $0.attributes["class"] == nil }
    #expect(groups.count == report.placedFigures.map(\.sizes.count).reduce(0, +))
    #expect(groups.allSatisfy { $0.attributes["aria-hidden"] == "true" })
  }

  @Test("names colours by class and never by value")
  func colors() {
    let names: Set<String> = ["path", "rect", "circle", "text", "g"]
    for element in reading.elements where names.contains(element.name) {
      #expect(element.attributes["fill"] == nil && element.attributes["stroke"] == nil)
    }
  }

  @Test("draws every shape, and a hollow one in the colour of the ground")
  func shapes() throws {
    var chart = SampleReport.abandoned
    chart.points[5].status = .changedUp
    chart.points[6].status = .changedDown
    let scene = layOut(.process(chart), size: .column, measurer: EvenMeasurer())
    var report = report
    report.sections = [
      Section(
        id: "one", title: "One",
        blocks: [.figure(SampleReport.figure(1, "A title", "A subtitle", "", .process(chart)))])
    ]
    let page = try renderer().page(report, context: SampleReport.context)
    let symbols = scene.marks.flatMap(symbols)
    #expect(Set(symbols.map(\.shape)).isSuperset(of: [.circle, .diamond, .triangleUp, .triangleDown]))
    let hollow = try #require(symbols.first { $0.fill == nil })
    #expect(hollow.shape == .circle)
    #expect(page.contains(#/class="part-point fill-background line-common"[^<]*(<circle )?cx="/#))
  }

  @Test("of every kind in every state becomes markup that is closed where it was opened")
  func gallery() throws {
    var report = report
    report.sections = ChartGallery.entries.enumerated().map { index, entry in
      Section(
        id: "chart-\(index)", title: entry.name,
        blocks: [.figure(SampleReport.figure(index, entry.name, "", "", entry.chart))])
    }
    let reading = PageReading(try renderer().page(report, context: SampleReport.context))
    #expect(reading.faults == [])
    #expect(reading.all("figure").count == ChartGallery.entries.count)
  }

  private func charts(of figure: Figure) -> [PageReading.Element] {
    reading.all("svg").filter { $0.attributes["aria-labelledby"]?.hasPrefix("\(figure.id)-") == true }
  }

  private func text(_ name: String, _ id: String) -> String? {
    reading.elements.first { $0.name == name && $0.attributes["id"] == id }?.text
  }

  private func symbols(_ mark: Mark) -> [SymbolMark] {
    switch mark {
    case .symbol(let symbol): [symbol]
    case .group(_, let marks): marks.flatMap(symbols)
    case .path, .rect, .text: []
    }
  }
}
