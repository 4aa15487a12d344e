import Charts
import Diagnostics
import Document
import Foundation
import HTMLRendering
import Metrics

/// Pages made of given blocks, with the built-in templates and no fonts.
enum GalleryPage {
  /// A font of blocks: every character is 0.6 em wide.
  struct BlockMeasurer: TextMeasurer {
    func width(of text: String, style: TextStyle) -> Double { Double(text.count) * 0.6 * style.size }
    func extents(of style: TextStyle) -> (ascent: Double, descent: Double) { (style.size * 0.97, style.size * 0.24) }
  }

  /// The root of the package, found from this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let context = PageContext(
    up: "../", dataPrefix: "north-", links: [("All months", "../../../index.html")], generated: "2 November 2026",
    program: "wrapup 1.0.0", runID: "7f3a")

  static func html(_ report: Report, overlay: String? = nil) throws(Failure) -> String {
    let folders = [overlay, root.appendingPathComponent("templates").path].compactMap(\.self)
    return try HTMLRenderer(templates: folders, theme: .standard, measurer: BlockMeasurer())
      .page(report, context: context)
  }

  /// A report with one section for each list of blocks.
  static func report(_ sections: [Block]...) -> Report {
    Report(
      kind: .team, subject: Subject(.team, "north"), slug: "north", language: "en", kicker: "Monthly report",
      title: "North, October 2026", facts: [["1 to 31 October 2026"]], metadataTitle: "North, October 2026",
      runningHeader: (left: "", right: ""), footer: "Confidential",
      sections: sections.enumerated().map { Section(id: "part-\($0 + 1)", title: "Part \($0 + 1)", blocks: $1) })
  }

  static func figure(_ chart: ChartSpec) -> Figure {
    Figure(
      id: "fig-1", number: 1, title: "Answer speed rose", subtitle: "Answered within 20 s, %",
      note: "Band: usual range.", alternativeText: "Process chart of answer speed.", chart: chart)
  }
}
