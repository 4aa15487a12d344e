import Diagnostics
import Document
import HTMLRendering
import Metrics
import Publishing
import Typesetting

/// Writes `archive/index.html` and `latest.json` from manifests alone.
struct ArchiveIndexWriter {
  let archive: Archive
  let home: Home
  let overlay: String
  let fonts: FontLibrary

  func write() throws(Failure) {
    let manifests = try archive.manifests()
    guard let newest = manifests.max(by: { ($0.period.last, $0.version) < ($1.period.last, $1.version) }) else {
      return
    }
    let html = try HTMLRenderer(
      templates: [overlay, home.templates], theme: .standard, measurer: try PangoMeasurer(fonts: fonts))
    let page = try html.index(ArchiveIndexWriter.index(manifests, newest: newest))
    try FileWriting.replace(Array(page.utf8), at: "\(archive.root)/archive/index.html")
    try archive.writeLatest()
  }

  /// Years and periods newest first; each period by its newest version.
  static func index(_ manifests: [Manifest], newest: Manifest) -> ArchiveIndex {
    let versions = Dictionary(grouping: manifests, by: \.period)
    let latest = versions.values.compactMap { $0.max { $0.version < $1.version } }
      .sorted { ($0.period.last, $0.period.id) > ($1.period.last, $1.period.id) }
    let years = Dictionary(grouping: latest) { $0.period.last.parts.year }.sorted { $0.key > $1.key }
    let first = latest.min { $0.period.first < $1.period.first }
    let count = latest.count == 1 ? "1 report" : "\(latest.count) reports"
    return ArchiveIndex(
      title: "Reports", organisation: newest.organisation,
      latest: ArchiveIndex.Link(title: EnglishDates.name(newest.period), href: path(newest) + "index.html"),
      summary: "\(count) · first \(first.map { EnglishDates.name($0.period) } ?? "")",
      years: years.map { year, manifests in
        ArchiveIndex.Year(
          title: String(year), rows: manifests.map { row($0, versions: versions[$0.period]?.count ?? 1) })
      },
      fontsPrefix: path(newest))
  }

  private static func row(_ manifest: Manifest, versions: Int) -> ArchiveIndex.Row {
    var badges: [String] = []
    if versions > 1, let day = CivilDate(manifest.created.prefix(10)) {
      badges.append("revised \(EnglishDates.short(day))")
    }
    if manifest.daysWithData < manifest.daysExpected {
      badges.append("partial: \(manifest.daysWithData) of \(manifest.daysExpected) days")
    }
    let folder = path(manifest)
    let pages = manifest.pages.dropFirst().map { ArchiveIndex.Link(title: $0.title, href: folder + $0.path) }
    let older = (1..<max(2, manifest.version)).filter { $0 < manifest.version }.map { version in
      ArchiveIndex.Link(title: "version \(version)", href: "\(manifest.period.id)/v\(version)/index.html")
    }
    return ArchiveIndex.Row(
      id: manifest.period.id, title: EnglishDates.name(manifest.period), href: folder + "index.html",
      headline: manifest.headline, improvements: manifest.improvements, concerns: manifest.concerns,
      changes: manifest.changes, badges: badges,
      links: pages + [ArchiveIndex.Link(title: "CSV", href: folder + "data/measures.csv")] + older)
  }

  private static func path(_ manifest: Manifest) -> String { "\(manifest.period.id)/v\(manifest.version)/" }
}

extension PageContext {
  /// The surroundings of a page of a version.
  init(writer: ReportWriter, report: Report, address: PageAddress) {
    var links: [(title: String, href: String)] = []
    if report.kind == .team { links.append(("Site report", "\(address.up)index.html")) }
    links.append(("All months", "\(address.up)../../index.html"))
    links.append(("CSV", "\(address.up)data/measures.csv"))
    self.init(
      up: address.up, dataPrefix: address.dataPrefix, links: links, generated: EnglishDates.long(writer.clock.day),
      program: programVersion, runID: writer.identity.runID)
  }
}
