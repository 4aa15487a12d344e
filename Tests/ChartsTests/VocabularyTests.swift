import Document
import Testing

@testable import Charts

@Suite("The charts beyond lines, dots and bars")
struct VocabularyTests {
  private func scene(_ name: String, _ size: SizeClass = .column) throws -> Scene {
    let entry = try #require(ChartGallery.entries.first { $0.name == name })
    return layOut(entry.chart, size: size, measurer: BlockMeasurer())
  }

  @Test("every kind has six states or more, and states have names of their own")
  func states() {
    let kinds = Dictionary(grouping: ChartGallery.vocabulary, by: \.chart.kind).mapValues(\.count)
    #expect(kinds.count == 15)
    for (kind, count) in kinds { #expect(count >= 6, "\(kind)") }
    #expect(Set(ChartGallery.entries.map(\.name)).count == ChartGallery.entries.count)
  }

  @Test("each row of a table has as many cells as there are heads", arguments: GalleryCase.all)
  func tables(example: GalleryCase) {
    let table = example.scene.table
    guard ChartGallery.vocabulary.contains(where: { $0.name == example.name }) else { return }
    for row in table.rows { #expect(row.count == table.heads.count) }
  }

  @Test("bars of a histogram stand on the foot of the plot with heights by count", arguments: SizeClass.allCases)
  func histogram(size: SizeClass) throws {
    let bars = try scene("waits with median and ninth decile", size).rects.filter { $0.part == .bar }
    #expect(bars.count == 9)
    #expect(Set(bars.map { ($0.frame.maxY * 10).rounded() }).count == 1)
    #expect(abs(bars[1].frame.height / bars[0].frame.height - 260.0 / 310) < 0.01)
  }

  @Test("cumulative shares ascend to one hundred, by count")
  func pareto() throws {
    let rows = try scene("causes by count").table.rows
    #expect(rows.map { $0[2] } == ["51%", "77%", "92%", "97%", "100%"].map { "together\u{A0}\($0)" })
    let chart = ParetoChart(
      rows: [.init(name: "A", count: 2, valueText: "2"), .init(name: "B", count: 9, valueText: "9")],
      tableHeads: ["", "", ""])
    let sorted = layOut(.pareto(chart), size: .column, measurer: BlockMeasurer()).table.rows
    #expect(sorted.map { $0[0] } == ["B", "A"])
  }

  @Test("one hidden count takes every cumulative share away")
  func paretoHidden() {
    let chart = ParetoChart(
      rows: [.init(name: "A", count: 50, valueText: "50"), .init(name: "B", count: nil, valueText: "[low]")],
      tableHeads: ["", "", ""])
    let scene = layOut(.pareto(chart), size: .column, measurer: BlockMeasurer())
    #expect(scene.table.rows.allSatisfy { $0[2].isEmpty })
    #expect(!scene.texts.contains { $0.text.contains("%") })
  }

  @Test("hatching begins after the last known interval, and a gap in the middle has none")
  func forecast() throws {
    func hatches(_ name: String) throws -> Int { try scene(name).paths.count { $0.part == .hatch } }
    #expect(try hatches("a day that is not over") > 0)
    #expect(try hatches("a day offered against forecast") == 0)
    #expect(try hatches("a day with a gap") == 0)
    #expect(try scene("a day with a gap").texts.contains { $0.text == "no data" })
  }

  @Test("a funnel prints names only outside its limits, each once", arguments: SizeClass.allCases)
  func funnel(size: SizeClass) throws {
    let scene = try scene("forty agents in a funnel, two outside", size)
    let words = scene.texts.filter { $0.part == .name }.map(\.text).joined(separator: " ")
    #expect(words.contains("Amélie Moreau") && words.contains("Li Wei"))
    #expect(scene.symbols.count { $0.fill == .ink } == 2)
    #expect(scene.symbols.count == 40)
  }

  @Test("every team of a skill mix is named once", arguments: SizeClass.allCases)
  func teams(size: SizeClass) throws {
    let names = try scene("skills of five teams", size).texts.filter { $0.part == .team }.map(\.text)
    #expect(names.sorted() == ChartGallery.plain)
  }

  @Test("teams are named beside their symbols where there is room, without a key")
  func directNames() throws { #expect(try scene("skills of five teams", .wide).symbols.count == 20) }

  @Test("an empty plot has its words and no scale of values", arguments: SizeClass.allCases)
  func emptyPlots(size: SizeClass) throws {
    for name in ["no intervals", "a histogram of nothing", "a funnel without agents", "no work to share"] {
      let scene = try scene(name, size)
      #expect(scene.texts.contains { $0.text == "no data" } && !scene.paths.contains { $0.part == .grid })
    }
  }

  @Test("unknown cells are hatched and without a symbol; the others have one", arguments: SizeClass.allCases)
  func evidence(size: SizeClass) throws {
    let scene = try scene("not enough evidence anywhere", size)
    let key = EvidenceMap.State.allCases.count - 1
    #expect(scene.symbols.count == key)
    #expect(scene.paths.contains { $0.part == .hatch })
    #expect(scene.table.rows.allSatisfy { $0.dropFirst().allSatisfy { $0 == "not enough evidence" } })
  }

  @Test("what cannot be told is open, what is clear is filled")
  func effects() throws {
    let symbols = try scene("effects of four trainings").symbols
    #expect(symbols.count { $0.fill == nil } == 3 && symbols.count { $0.fill == .ink } == 1)
  }

  @Test("the parts of a score bar fill it without a gap or cover", arguments: SizeClass.allCases)
  func scores(size: SizeClass) throws {
    let cells = try scene("scores from 1 to 5", size).rects.filter { $0.part == .cell }
    #expect(cells.count == 25)
    for (cell, next) in zip(cells, cells.dropFirst()) where cell.frame.y == next.frame.y {
      #expect((-0.02...1.05).contains(next.frame.x - cell.frame.maxX))
    }
  }

  @Test("the text equivalent names the kind, the finding and where the data are")
  func words() throws {
    let chart = try #require(ChartGallery.entries.first { $0.chart.kind == "funnel" }).chart
    #expect(
      chart.alternativeText("resolution of 40 agents, October 2026", finding: "Two lie outside")
        == "Funnel plot of resolution of 40 agents, October 2026. Two lie outside. Data in the table below.")
    for entry in ChartGallery.entries { #expect(ChartWords.english.kinds[entry.chart.kind] != nil) }
  }
}
