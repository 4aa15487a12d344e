import Charts
import Diagnostics
import Document

/// Draws reports and the index of an archive as self-contained HTML pages: one file each, whole without its script,
/// nothing loaded but fonts that lie beside it. Not `Sendable`: one for each worker, because measurers stay where they were made.
package final class HTMLRenderer {
  private let templates: TemplateLibrary
  private let theme: Theme
  private let charts: ChartLayouts
  /// By font folder: all pages of a version share one or two.
  private var styles: [String: StyleSheet] = [:]

  /// - Parameters:
  ///   - folders: where the templates are; the first folder that has a file wins, a missing folder is passed over.
  /// - Throws: `Failure` with `.configuration` and a diagnostic for each fault of a template, with file and line.
  package init(templates folders: [String], theme: Theme, measurer: any TextMeasurer) throws(Failure) {
    templates = try TemplateLibrary(folders: folders)
    self.theme = theme
    charts = ChartLayouts(measurer: measurer)
  }

  /// The page of one report. The same report and context give the same text.
  ///
  /// - Throws: `Failure` where a template asks for a value that does not exist.
  package func page(_ report: Report, context: PageContext) throws(Failure) -> String {
    let style = try style(fonts: context.up + "fonts/")
    let misses = TemplateView.Misses()
    let inlines = InlineWriter(up: context.up)
    let jumps = report.sections.filter { $0.title != nil && !$0.isLead }
    let view = TemplateView(
      "page",
      [
        "language": .text(report.language), "documentTitle": .text(report.metadataTitle),
        "contentSecurityPolicy": .text(ContentPolicy.text(style: style.text, script: templates.script.text)),
        "style": .markup(style.text), "hasScript": .flag(templates.script.text != nil),
        "script": .markup(templates.script.text ?? ""),
        "logo": .list(PageLogo.views(theme.logo, at: "page.logo", misses)), "kicker": .text(report.kicker),
        "heading": .text(bound(report.title)),
        "facts": .list(
          report.facts.map { TemplateView("page.facts", ["markup": .markup(inlines.markup($0))], misses: misses) }),
        "generated": .text(context.generated), "hasLinks": .flag(!context.links.isEmpty),
        "links": .list(context.links.map { link("page.links", $0.title, address($0.href), misses) }),
        "hasJumps": .flag(jumps.count > 1),
        "jumps": .list(jumps.map { link("page.jumps", $0.title ?? "", "#" + address($0.id), misses) }),
        "sections": .list(report.sections.map { section($0, context: context, inlines: inlines, misses: misses) }),
        "footer": .text(report.footer), "program": .text(context.program), "runID": .text(context.runID),
      ], misses: misses)
    return try templates.render("page", view, misses: misses)
  }

  /// The list of all published periods.
  ///
  /// - Throws: `Failure` where a template asks for a value that does not exist.
  package func index(_ index: ArchiveIndex) throws(Failure) -> String {
    let style = try style(fonts: index.fontsPrefix + "fonts/")
    let misses = TemplateView.Misses()
    let view = IndexPage(index: index, style: style, logo: theme.logo, charts: charts, misses: misses).view
    return try templates.render("index", view, misses: misses)
  }

  private func style(fonts: String) throws(Failure) -> StyleSheet {
    if let style = styles[fonts] { return style }
    let style = try StyleSheet(templates: templates, theme: theme, fonts: fonts)
    styles[fonts] = style
    return style
  }

  private func section(
    _ section: Section, context: PageContext, inlines: InlineWriter, misses: TemplateView.Misses
  ) -> TemplateView {
    var blocks = BlockWriter(
      charts: charts, inlines: inlines, dataFolder: "\(context.up)data/\(context.dataPrefix)",
      sectionID: section.id, headingLevel: section.title == nil ? 2 : 3,
      isReference: section.isForReference)
    for block in section.blocks { blocks.append(block, in: .page) }
    return TemplateView(
      "page.sections",
      [
        "id": .text(section.id), "hasTitle": .flag(section.title != nil), "title": .text(section.title ?? ""),
        "isLead": .flag(section.isLead), "blocks": .markup(blocks.writer.markup),
      ], misses: misses)
  }
}

/// Binds a separating dot to what stands before it, so that no line begins with one.
func bound(_ title: String) -> String { title.replacing(" · ", with: "\u{A0}· ") }

/// A link as templates see it.
func link(_ path: String, _ title: String, _ href: String, _ misses: TemplateView.Misses) -> TemplateView {
  TemplateView(path, ["title": .text(title), "href": .text(href)], misses: misses)
}
