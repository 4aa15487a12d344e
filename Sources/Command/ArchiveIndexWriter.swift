import Diagnostics
import Document
import HTMLRendering
import Metrics
import Publishing
import Typesetting

/// Writes the pages at the top of an archive from manifests and stored numbers alone: index, restatements, changes to
/// methods, and `latest.json`.
struct ArchiveIndexWriter {
  let archive: Archive
  let home: Home
  let overlay: String

  func write() throws(Failure) {
    let history = ArchiveHistory(archive, try archive.manifests())
    guard let newest = history.newest else { return }
    let look = try ArchiveLook(archive.folder(newest.period, version: newest.version)).look
    let html = try HTMLRenderer(
      templates: [overlay, home.templates], theme: look.theme, measurer: try PangoMeasurer(fonts: look.fonts))
    let restatements = RestatementsPage(history)
    let index = try html.index(ArchiveIndexWriter.index(history, newest: newest))
    let pages = [
      ("methods.html", try page(MethodsPage(history: history).report(newest), history, newest, html)),
      ("restatements.csv", restatements.csv),
      ("restatements.html", try page(restatements.report(newest), history, newest, html)),
      ("index.html", index),
    ]
    try archive.exchange(
      pages.map { ($0.0, Array($0.1.utf8)) } + [("latest.json", archive.latestPointer(newest))])
  }

  private func page(
    _ report: Report, _ history: ArchiveHistory, _ newest: Manifest, _ html: HTMLRenderer
  ) throws(Failure) -> String {
    var links = [(title: "All months", href: "index.html")]
    if report.slug == "restatements" { links.append(("CSV", "restatements.csv")) }
    // No clock: the pages say what the archive said when it was issued last.
    let moment = history.manifests.map(\.created).max() ?? newest.created
    let day = CivilDate(moment.prefix(10)).map(EnglishDates.long) ?? moment
    return try html.page(
      report,
      context: PageContext(
        up: ArchiveHistory.path(newest), dataPrefix: "", links: links, generated: day, program: newest.program,
        runID: newest.runID))
  }

  /// Years and periods newest first; each period by its newest version.
  static func index(_ history: ArchiveHistory, newest: Manifest) -> ArchiveIndex {
    let latest = history.newestVersions.sorted { ($0.period.last, $0.period.id) > ($1.period.last, $1.period.id) }
    let years = Dictionary(grouping: latest) { $0.period.last.parts.year }.sorted { $0.key > $1.key }
    let first = latest.min { $0.period.first < $1.period.first }
    let count = latest.count == 1 ? "1 report" : "\(latest.count) reports"
    let rows = IndexRows(history: history)
    return ArchiveIndex(
      title: "Reports", organisation: newest.organisation,
      latest: ArchiveIndex.Link(
        title: EnglishDates.name(newest.period), href: ArchiveHistory.path(newest) + "index.html"),
      summary: "\(count) · first \(first.map { EnglishDates.name($0.period) } ?? "")",
      years: years.map { year, manifests in
        ArchiveIndex.Year(title: String(year), rows: manifests.map(rows.row))
      },
      fontsPrefix: ArchiveHistory.path(newest),
      pages: [
        .init(title: "definitions", href: "methods.html#definitions"),
        .init(title: "changes to methods", href: "methods.html#changes"),
        .init(title: "restatements", href: "restatements.html"),
      ], measures: IndexMeasures(history: history).measures(newest))
  }
}

/// The rows of the index, one a period.
struct IndexRows {
  let history: ArchiveHistory

  func row(_ manifest: Manifest) -> ArchiveIndex.Row {
    let folder = ArchiveHistory.path(manifest)
    let pages = manifest.pages.dropFirst().map { ArchiveIndex.Link(title: $0.title, href: folder + $0.path) }
    // A version that was pruned has no page to link to.
    let older = history.manifests.filter { $0.period == manifest.period && $0.version < manifest.version }.map {
      ArchiveIndex.Link(title: "version \($0.version)", href: ArchiveHistory.path($0) + "index.html")
    }
    return ArchiveIndex.Row(
      id: manifest.period.id, title: EnglishDates.name(manifest.period), href: folder + "index.html",
      headline: manifest.headline, improvements: manifest.improvements, concerns: manifest.concerns,
      changes: manifest.changes, badges: badges(manifest),
      links: pages + [ArchiveIndex.Link(title: "CSV", href: folder + "data/measures.csv")] + older)
  }

  private func badges(_ manifest: Manifest) -> [String] {
    var badges: [String] = []
    if manifest.version > 1, let day = CivilDate(manifest.created.prefix(10)) {
      badges.append("revised \(EnglishDates.short(day))")
    }
    if manifest.daysWithData < manifest.daysExpected {
      badges.append("partial: \(manifest.daysWithData) of \(manifest.daysExpected) days")
    }
    return badges + definitions(manifest)
  }

  /// Measures of the first screen by name, as many others as there are by number.
  private func definitions(_ manifest: Manifest) -> [String] {
    let changed = history.changes.filter { $0.manifest.period == manifest.period }.map(\.after)
    let main = changed.filter { (manifest.mainMeasures ?? []).contains($0.key) }
    var badges = main.map { "new definition of \($0.title.prefix(1).lowercased())\($0.title.dropFirst())" }
    let others = changed.count - main.count
    if others > 0 {
      badges.append("\(others) \(main.isEmpty ? "" : "more ")new \(others == 1 ? "definition" : "definitions")")
    }
    return badges
  }
}

extension PageContext {
  /// The surroundings of a page of a version.
  init(writer: ReportWriter, report: Report, address: PageAddress) {
    var links: [(title: String, href: String)] = []
    if report.kind == .team { links.append(("Site report", "\(address.up)index.html")) }
    links.append(("All months", "\(address.up)../../index.html"))
    links.append(("PDF", String(address.path.split(separator: "/").last ?? "").replacing(".html", with: ".pdf")))
    links.append(("CSV", "\(address.up)data/measures.csv"))
    self.init(
      up: address.up, dataPrefix: address.dataPrefix, links: links, generated: EnglishDates.long(writer.clock.day),
      program: programVersion, runID: writer.identity.runID)
  }
}
