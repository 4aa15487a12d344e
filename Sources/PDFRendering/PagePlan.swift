import Document
import Typesetting

/// Decides what stands on which page. An agent's report has two pages whose sections are fixed; a manager's report
/// flows.
struct PagePlan {
  let engine: TextEngine
  let measurer: PangoMeasurer
  let geometry: PageGeometry

  /// An agent's two pages; a section of a later one is a detail.
  static let plannedPages = 2

  /// The pages of a report, as many as it needs and at least one.
  func pages(_ report: Report) -> [PageContent] {
    let pages = report.kind == .agent ? fixedPages(report) : flowingPages(report)
    return pages.isEmpty ? [PageContent()] : pages
  }

  private func flowingPages(_ report: Report) -> [PageContent] {
    let layout = layout(report, Density.ladder[0])
    return flow.pages(layout.opening(of: report) + report.sections.flatMap(layout.section))
  }

  /// Two pages, and more for details and for what does not fit. Each page goes down the ladder of densities on its own; if that is not
  /// enough, the section that does not fit moves behind the second page and what follows it closes up.
  private func fixedPages(_ report: Report) -> [PageContent] {
    if let short = shortPages(report) { return short }
    var pages: [PageContent] = []
    var overflow: [Strip] = []
    let planned = report.sections.filter { $0.page <= PagePlan.plannedPages }
    let numbers = planned.isEmpty ? [1] : Set(planned.map(\.page)).sorted()
    for number in numbers {
      let sections = report.sections.filter { $0.page == number }
      let best = fullest(report, sections, opens: number == numbers.first)
      pages.append(best.page)
      overflow += best.rest
    }
    // Details follow what did not fit, on the same page where there is room.
    let details = report.sections.filter { $0.page > PagePlan.plannedPages }
    var behind = flow.pages(overflow + details.flatMap(layout(report, Density.ladder[0]).section))
    // A last page with a line or two is worse than less air.
    for density in Density.ladder.dropFirst() where behind.count > 1 {
      let tried = flow.pages(overflow + details.flatMap(layout(report, density).section))
      if tried.count < behind.count { behind = tried }
    }
    return pages + behind
  }

  /// Few details stand on the last planned page, where they are in the report's order; `nil` where they do not fit.
  private func shortPages(_ report: Report) -> [PageContent]? {
    let last = PagePlan.plannedPages
    guard report.sections.contains(where: { $0.page == last }), report.sections.contains(where: { $0.page > last })
    else { return nil }
    let opening = (1..<last).map { number in
      fullest(report, report.sections.filter { $0.page == number }, opens: number == 1)
    }
    let closing = fullest(report, report.sections.filter { $0.page >= last }, opens: false)
    guard (opening + [closing]).allSatisfy(\.rest.isEmpty) else { return nil }
    return (opening + [closing]).map(\.page)
  }

  /// A page at the first density that leaves the least for later.
  private func fullest(_ report: Report, _ sections: [Section], opens: Bool) -> (page: PageContent, rest: [Strip]) {
    var best: (page: PageContent, rest: [Strip])?
    for density in Density.ladder {
      let layout = layout(report, density)
      let tried = filled(opens ? layout.opening(of: report) : [], sections.map(layout.section))
      if tried.rest.count < best?.rest.count ?? .max { best = tried }
      if tried.rest.isEmpty { break }
    }
    return best ?? (PageContent(), [])
  }

  /// One page from the top: each section that fits stands on it, the others are the rest. A section that has the page
  /// to itself and still does not fit is split.
  private func filled(_ opening: [Strip], _ sections: [[Strip]]) -> (page: PageContent, rest: [Strip]) {
    var page = PageContent()
    var rest: [Strip] = []
    for strip in opening { flow.place(strip, on: &page) }
    for section in sections where !section.isEmpty {
      if flow.fits(section, on: page) {
        for strip in section { flow.place(strip, on: &page) }
      } else if page.strips.isEmpty {
        let pages = flow.pages(section)
        page = pages[0]
        rest += section.dropFirst(pages[0].strips.count)
      } else {
        rest += section
      }
    }
    return (page, rest)
  }

  private var flow: Flow { Flow(pageHeight: geometry.contentHeight) }

  private func layout(_ report: Report, _ density: Density) -> BlockLayout {
    BlockLayout(engine: engine, measurer: measurer, geometry: geometry, density: density, kind: report.kind)
  }
}
