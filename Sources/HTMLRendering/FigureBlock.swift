import Charts
import Document

extension BlockWriter {
  /// A figure: what it shows, the drawing, its notes and its numbers. Each drawing repeats the figure's name and
  /// description, because only one of them is ever shown.
  mutating func append(_ figure: Figure, in room: ChartLayouts.Room) {
    let variants = charts.variants(figure.chart, in: room)
    // The measure stands in the page, so that “wrapup explain page.html#fig-3” finds it years later.
    writer.open(
      "figure",
      figure.about.isEmpty
        ? ["id": figure.id, "class": "figure in-\(room)"]
        : ["id": figure.id, "class": "figure in-\(room)", "data-about": figure.about])
    writer.open("figcaption")
    writer.open("p", ["class": "figure-title"])
    writer.element("strong", figure.title)
    writer.close("p")
    if !figure.subtitle.isEmpty { writer.element("p", figure.subtitle, ["class": "figure-subtitle"]) }
    writer.close("figcaption")
    for (index, variant) in variants.enumerated() {
      // A wider drawing of the same marks has the words of their tips.
      let isRepeated = variants.dropFirst(index + 1).first.map { wider in
        wider.scene.regions.map(\.lines) == variant.scene.regions.map(\.lines)
      }
      writer.newline()
      writer.append(
        SVGWriter.figure(
          variant.scene, id: "\(figure.id)-\(variant.name)", name: variant.name, title: figure.title,
          description: figure.alternativeText, hasTips: isRepeated != true))
    }
    writer.newline()
    if !figure.note.isEmpty { writer.element("p", figure.note, ["class": "note"]) }
    if let table = variants.first?.scene.table, !table.heads.isEmpty { append(table, of: figure) }
    writer.close("figure")
  }

  private mutating func append(_ table: DataTable, of figure: Figure) {
    writer.open("details", ["class": "data"])
    writer.element("summary", "Data for figure\u{A0}\(figure.number)")
    append(grid: Grid(table, id: "\(figure.id)-data", caption: figure.title))
    writer.open("p", ["class": "note"])
    writer.element(
      "a", "Data of figure\u{A0}\(figure.number) as CSV", ["href": address("\(dataFolder)\(figure.id).csv")])
    writer.close("p")
    writer.close("details")
  }
}
