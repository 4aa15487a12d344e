import Charts
import Document

/// The values of the archive's index.
struct IndexPage {
  let index: ArchiveIndex
  let style: StyleSheet
  let logo: Logo?
  let charts: ChartLayouts
  let misses: TemplateView.Misses

  var view: TemplateView {
    let latest = index.latest.map { [link("index.latest", $0.title, address($0.href), misses)] } ?? []
    return TemplateView(
      "index",
      [
        "language": .text(index.language), "documentTitle": .text(documentTitle),
        "contentSecurityPolicy": .text(style.contentSecurityPolicy), "style": .markup(style.text),
        "logo": .list(PageLogo.views(logo, at: "index.logo", misses)),
        "heading": .text(bound(index.title)), "organisation": .text(index.organisation), "latest": .list(latest),
        "summary": .text(index.summary), "isEmpty": .flag(index.years.allSatisfy(\.rows.isEmpty)),
        "years": .list(index.years.enumerated().map { year($1, isOpen: $0 < 2) }),
        "pages": .list(index.pages.map { link("index.pages", $0.title, address($0.href), misses) }),
        "hasMeasures": .flag(!index.measures.isEmpty), "measures": .list(index.measures.map(measure)),
      ], misses: misses)
  }

  /// Says whose reports they are, once.
  private var documentTitle: String {
    index.title.contains(index.organisation) ? index.title : "\(index.title), \(index.organisation)"
  }

  private func year(_ year: ArchiveIndex.Year, isOpen: Bool) -> TemplateView {
    TemplateView(
      "index.years",
      ["title": .text(year.title), "isOpen": .flag(isOpen), "rows": .list(year.rows.map(row))], misses: misses)
  }

  private func row(_ row: ArchiveIndex.Row) -> TemplateView {
    TemplateView(
      "index.years.rows",
      [
        "id": .text(row.id), "title": .text(row.title), "href": .text(address(row.href)),
        "headline": .text(row.headline), "signals": .markup(signals(row)),
        "badges": .list(
          row.badges.map { TemplateView("index.years.rows.badges", ["text": .text($0)], misses: misses) }),
        "links": .list(row.links.map { link("index.years.rows.links", $0.title, address($0.href), misses) }),
      ], misses: misses)
  }

  private func measure(_ measure: ArchiveIndex.Measure) -> TemplateView {
    TemplateView(
      "index.measures",
      [
        "id": .text(measure.id), "title": .text(measure.title), "value": .text(measure.value),
        "sparkline": .markup(SVGWriter.inline(charts.sparkline(measure), class: "sparkline", label: measure.text)),
        "notes": .list(
          measure.notes.map { TemplateView("index.measures.notes", ["text": .text($0)], misses: misses) }),
      ], misses: misses)
  }

  /// Icon and number for the eye, whole words for screen readers.
  private func signals(_ row: ArchiveIndex.Row) -> String {
    let kinds: [(StatusIcon, Int, String)] = [
      (.improving, row.improvements, "improvement"), (.concern, row.concerns, "concern"),
      (.changedUp, row.changes, "change"),
    ]
    var writer = MarkupWriter()
    for (icon, count, word) in kinds where count > 0 {
      writer.open("span", ["class": "signal"])
      writer.append(SVGWriter.decoration(charts.icon(icon), class: "icon"))
      writer.text("\(count)")
      writer.element("span", " \(word)\(count == 1 ? "" : "s")", ["class": "visually-hidden"])
      writer.close("span")
      writer.text(" ")
    }
    if writer.markup.isEmpty { writer.element("span", "No signal", ["class": "quiet"]) }
    return writer.markup
  }
}

extension ChartLayouts {
  /// The line of a main measure, with an upright stroke before each first point of another definition.
  func sparkline(_ measure: ArchiveIndex.Measure) -> Scene {
    var scene = layOut(sparkline: measure.chart, width: 264, height: 28, isPaper: false)
    let steps = Double(max(1, measure.chart.points.count - 1))
    for index in measure.rebases where index > 0 {
      // Half a step before the point, between the insets that the layout leaves at both ends.
      let x = ((3.5 + (Double(index) - 0.5) * (scene.width - 7) / steps) * 100).rounded() / 100
      scene.marks.append(
        .path(
          PathMark(
            part: .annotation, points: [Point(x, 1), Point(x, scene.height - 1)],
            stroke: Stroke(.ink3, 1, dash: [3, 2]))))
    }
    return scene
  }
}
