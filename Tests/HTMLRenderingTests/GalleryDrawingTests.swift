import Charts
import Document
import Testing

@testable import HTMLRendering

@Suite("Drawings of the gallery")
struct GalleryDrawingTests {
  static let names = ChartGallery.entries.map(\.name)

  private func chart(_ name: String) throws -> ChartSpec {
    try #require(ChartGallery.entries.first { $0.name == name }?.chart)
  }

  @Test("a drawing has the texts of its scene, in order, and no other", arguments: names)
  func texts(name: String) throws {
    for size in SizeClass.allCases where !size.isPaper {
      let scene = layOut(try chart(name), size: size, measurer: GalleryPage.BlockMeasurer())
      let svg = SVGWriter.figure(scene, id: "fig-1", name: "column", title: "Title", description: "Text")
      #expect(Markup(svg).faults == [])
      #expect(Markup(svg).texts(of: "text") == scene.marks.flatMap(texts))
    }
  }

  @Test("a drawing has one shape for each mark, and one tip for each region", arguments: names)
  func shapes(name: String) throws {
    let scene = layOut(try chart(name), size: .column, measurer: GalleryPage.BlockMeasurer())
    let markup = Markup(SVGWriter.figure(scene, id: "fig-1", name: "column", title: "Title", description: "Text"))
    let drawn = markup.tags.filter { ["path", "rect", "circle"].contains($0.name) }
    #expect(drawn.count == scene.marks.map(shapeCount).reduce(0, +) + scene.regions.count)
    #expect(markup.texts(of: "title").dropFirst() == scene.regions.map { $0.lines.joined(separator: "\n") }[...])
    let colours = Set(ColorToken.allCases.flatMap { ["fill-\($0.rawValue)", "line-\($0.rawValue)"] })
    for name in markup.values("class").flatMap({ $0.split(separator: " ").map(String.init) })
    where name.hasPrefix("fill-") || name.hasPrefix("line-") { #expect(colours.contains(name)) }
    #expect(markup.values("fill") == [] && markup.values("stroke") == [])
  }

  @Test("the table below a figure holds every number of the chart", arguments: names)
  func table(name: String) throws {
    let spec = try chart(name)
    let markup = Markup(try GalleryPage.html(GalleryPage.report([.figure(GalleryPage.figure(spec))])))
    // A cell may bind its words with no-break spaces.
    let cells = Set((markup.texts(of: "td") + markup.texts(of: "th")).map { $0.replacing("\u{A0}", with: " ") })
    for value in values(spec) { #expect(cells.contains(value.replacing("\u{A0}", with: " ")), "\(value)") }
  }

  @Test("no text of a drawing on a screen is smaller than 12 px", arguments: names)
  func textSize(name: String) throws {
    for size in SizeClass.allCases where !size.isPaper {
      let scene = layOut(try chart(name), size: size, measurer: GalleryPage.BlockMeasurer())
      let svg = SVGWriter.figure(scene, id: "fig-1", name: "column", title: "Title", description: "Text")
      for value in Markup(svg).values("font-size") { #expect((Double(value) ?? 0) >= 12) }
    }
  }

  private func texts(_ mark: Mark) -> [String] {
    switch mark {
    case .text(let text): [text.text]
    case .group(_, let marks): marks.flatMap(texts)
    case .path, .rect, .symbol: []
    }
  }

  private func shapeCount(_ mark: Mark) -> Int {
    switch mark {
    case .group(_, let marks): marks.map(shapeCount).reduce(0, +)
    case .path(let path): path.points.isEmpty ? 0 : 1
    case .rect, .symbol: 1
    case .text: 0
    }
  }

  /// The numbers as the figure words them.
  private func values(_ chart: ChartSpec) -> [String] {
    switch chart {
    case .process(let chart): chart.points.filter { $0.value != nil }.map(\.valueText)
    case .dotPlot(let plot): plot.rows.map(\.valueText) + plot.rows.map(\.rangeText).filter { !$0.isEmpty }
    case .heatMap(let map): map.cells.flatMap { $0.map(\.text) }
    case .bars(let bars): bars.rows.map(\.valueText)
    case .histogram, .pareto, .intervals, .slope, .dumbbell, .scores, .smallMultiples, .funnel, .skillMix, .evidence,
      .lorenz, .chanceDots, .effects, .ramp, .occupancy:
      layOut(chart, size: .column, measurer: GalleryPage.BlockMeasurer()).table.rows.joined().filter { !$0.isEmpty }
    // Small drawings stand in tables that give their numbers in words.
    case .sparkline, .rangeBar: []
    }
  }
}
