import Charts
import Diagnostics
import Document
import Foundation
import HTMLRendering
import Metrics

/// A font of blocks: every character is 0.6 em wide, so pages do not depend on real fonts.
struct BlockMeasurer: TextMeasurer {
  func width(of text: String, style: TextStyle) -> Double { Double(text.count) * 0.6 * style.size }
  func extents(of style: TextStyle) -> (ascent: Double, descent: Double) { (style.size * 0.97, style.size * 0.24) }
}

/// The root of the package, found from this file.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

let builtInTemplates = packageRoot.appendingPathComponent("templates").path

/// - Parameter overlay: a folder that goes before the built-in templates.
func renderer(overlay: String? = nil) throws(Failure) -> HTMLRenderer {
  try HTMLRenderer(
    templates: [overlay, builtInTemplates].compactMap(\.self), theme: .standard, measurer: BlockMeasurer())
}

let plainContext = PageContext(
  up: "../", dataPrefix: "north-", links: [("All months", "../../../index.html")], generated: "2 November 2026",
  program: "wrapup 1.0.0", runID: "7f3a")

func page(_ report: Report) throws(Failure) -> String { try renderer().page(report, context: plainContext) }

/// A report with one section for each list of blocks.
func report(_ sections: [Block]...) -> Report {
  Report(
    kind: .team, subject: Subject(.team, "north"), slug: "north", language: "en", kicker: "Monthly report",
    title: "North, October 2026", facts: [["1 to 31 October 2026"]], metadataTitle: "North, October 2026",
    runningHeader: (left: "", right: ""), footer: "Confidential",
    sections: sections.enumerated().map { Section(id: "part-\($0 + 1)", title: "Part \($0 + 1)", blocks: $1) })
}

func figure(_ chart: ChartSpec, number: Int = 1) -> Figure {
  Figure(
    id: "fig-\(number)", number: number, title: "Answer speed rose \(number)", subtitle: "Answered within 20 s, %",
    note: "Band: usual range.", alternativeText: "Process chart of answer speed.", chart: chart)
}

/// Every chart of the gallery on one page, alone and side by side, with every other block.
func fullReport() -> Report {
  let figures = ChartGallery.entries.enumerated().map { Block.figure(figure($1.chart, number: $0 + 1)) }
  let pairs = stride(from: 0, to: figures.count - 1, by: 2).map { index in
    Block.columns([
      Column(span: 6, blocks: [figures[index]]), Column(span: index % 4 == 0 ? 6 : 4, blocks: [figures[index + 1]]),
    ])
  }
  let rest = figures.count % 2 == 1 ? [figures[figures.count - 1]] : []
  return report(Hostile("plain").blocks, pairs, rest)
}

/// A new empty folder, removed by `body`'s end.
func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
  return try body(folder.path)
}
