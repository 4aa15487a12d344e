import Diagnostics
import Document
import Typesetting

/// Sets reports as PDF files. It keeps fonts and shaped words from document to document, and belongs to one thread:
/// make one a worker.
package final class PDFRenderer {
  /// Of the document that was rendered last.
  package private(set) var pageCount = 0
  /// What a person should know about the documents rendered so far: characters without a font (`PDF-020`).
  package private(set) var warnings: [Diagnostic] = []

  private let measurer: PangoMeasurer
  private let theme: Theme
  private let geometry: PageGeometry
  private let created: String

  /// - Parameters:
  ///   - created: the date that is written into each file, in ISO 8601: `2026-11-02T06:00:00Z`. The clock is not read.
  /// - Throws: `PDF-002` and `PDF-003` when the fonts cannot be used, `PDF-012` when `created` is no such date.
  package init(fonts: FontLibrary, theme: Theme, paper: Paper, created: String) throws(Failure) {
    guard pdfDate(created) != nil else {
      throw Failure(
        .usage,
        Diagnostic(
          "PDF-012", .error, "“\(created)” is not a date and time in ISO 8601",
          hint: "write it like 2026-11-02T06:00:00Z"))
    }
    measurer = try PangoMeasurer(fonts: fonts)
    self.theme = theme
    geometry = PageGeometry(paper)
    self.created = created
  }

  /// The bytes of a tagged PDF file; the same report gives the same bytes.
  ///
  /// - Throws: `PDF-010` and `PDF-011` when drawing fails, `PDF-030` when the finisher cannot read what was drawn. A
  ///   broken file is never returned.
  package func render(_ report: Report) throws(Failure) -> [UInt8] {
    let engine = measurer.engine
    engine.language = report.language
    let pages = PagePlan(engine: engine, measurer: measurer, geometry: geometry).pages(report)
    let surface = try PDFSurface(width: geometry.width, height: geometry.height, theme: theme)
    PageDrawing(engine: engine, geometry: geometry, surface: surface).draw(pages, of: report)
    let drawn = try surface.finish()
    noteMissingCharacters(in: report)
    pageCount = pages.count
    let finisher = Finisher(
      title: report.metadataTitle, language: report.language, created: created,
      agent: report.kind == .agent ? report.subject.id : nil)
    return try finisher.finish(drawn, tags: surface.tags)
  }

  private func noteMissingCharacters(in report: Report) {
    let missing = measurer.engine.takeMissing()
    guard !missing.isEmpty else { return }
    warnings.append(
      Diagnostic(
        "PDF-020", .warning,
        "no font has the characters \(missing.map { "“\($0)”" }.joined(separator: ", ")) of \(report.slug)",
        hint: "install fonts-noto-core and fonts-noto-cjk, or fonts-wqy-microhei"))
  }
}
