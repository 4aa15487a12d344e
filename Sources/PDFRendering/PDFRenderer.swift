import Diagnostics
import Document
import Typesetting

/// Sets reports as PDF files. It keeps fonts and shaped words from document to document, and belongs to one thread:
/// make one a worker.
package final class PDFRenderer {
  /// Of the document that was rendered last.
  package private(set) var pageCount = 0
  /// What a person should know about managers' documents rendered so far: characters without a font (`PDF-020`).
  package private(set) var warnings: [Diagnostic] = []

  private let measurer: PangoMeasurer
  private let theme: Theme
  private let geometry: PageGeometry
  private let created: String
  private let deflater: Deflater
  private let logo: LogoImage?

  /// Of zlib: 6 would make files 3 % smaller and take a fifth longer.
  private static let level: Int32 = 3

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
    guard let deflater = Deflater(level: Self.level) else { throw DocumentWriter.failure("zlib cannot start") }
    self.deflater = deflater
    logo = try theme.logo.map { (logo) throws(Failure) in try LogoImage(logo, deflater: deflater) }
  }

  /// The bytes of a tagged PDF file; the same report gives the same bytes.
  ///
  /// - Throws: `PDF-020` when no font has a character of an agent's report, `PDF-021` when a block is higher than a
  ///   page, `PDF-011` and `PDF-030` when the file cannot be put together. A broken file is never returned.
  package func render(_ report: Report) throws(Failure) -> [UInt8] {
    let engine = measurer.engine
    engine.language = report.language
    let pages = PagePlan(engine: engine, measurer: measurer, geometry: geometry).pages(report)
    try checkHeights(pages, of: report)
    let canvas = PageCanvas(height: geometry.height, theme: theme, engine: engine, letters: report.letters)
    let outline = PageDrawing(engine: engine, geometry: geometry, canvas: canvas, logo: logo, footer: theme.footer)
      .draw(pages, of: report)
    let missing = missingCharacters(in: report)
    // A person’s own page never shows a box in the place of a letter; what managers read is told and goes out.
    guard missing.isEmpty || report.kind != .agent else {
      throw Failure(.dataBreaksContract, missing)
    }
    warnings += missing
    guard canvas.isComplete else {
      throw Failure(.bug, Diagnostic("PDF-011", .error, "a structure element of \(report.slug) was not closed"))
    }
    pageCount = pages.count
    let writer = DocumentWriter(
      title: report.metadataTitle, language: report.language, created: created,
      agent: report.kind == .agent ? report.subject.id : nil, geometry: geometry, deflater: deflater, logo: logo,
      declaresPDFUA: theme.declaresPDFUA)
    return try writer.file(of: canvas, outline: outline)
  }

  /// A block that cannot be split and is higher than a page would run over the footer.
  private func checkHeights(_ pages: [PageContent], of report: Report) throws(Failure) {
    let room = geometry.contentHeight
    let tall = pages.flatMap(\.strips).filter { $0.strip.height > room + 0.01 }
    guard tall.isEmpty else {
      throw Failure(
        .configuration,
        tall.map { placed in
          Diagnostic(
            "PDF-021", .error,
            "“\(placed.strip.words)” of \(report.slug) is \(Int(placed.strip.height.rounded(.up))) points high, and a page has \(Int(room))",
            hint: "make the text shorter")
        })
    }
  }

  /// One diagnostic a character, with the place where it stands first.
  private func missingCharacters(in report: Report) -> [Diagnostic] {
    measurer.engine.takeMissing().map { character in
      let place = report.firstPlace(of: character) ?? "the report"
      return Diagnostic(
        "PDF-020", report.kind == .agent ? .error : .warning,
        "no font has the character “\(character)”, which stands in \(place) of \(report.slug)",
        hint: "install fonts-noto-core and fonts-noto-cjk, or fonts-wqy-microhei; else write the text without it")
    }
  }
}

extension Strip {
  /// The first words of a strip, by which a person finds it.
  fileprivate var words: String {
    func first(_ elements: [Element]) -> String? {
      for element in elements {
        switch element {
        case .text(let line, _): return line.text
        case .rule, .scene: continue
        case .tagged(_, let children), .offset(_, let children): if let found = first(children) { return found }
        }
      }
      return nil
    }
    return first(elements) ?? "a figure"
  }
}
