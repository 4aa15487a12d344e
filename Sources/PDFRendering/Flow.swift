import Document
import Typesetting

/// What stands on one page, at places from the top left corner of its content.
struct PageContent {
  var strips: [PlacedStrip] = []
  /// The height that is taken, in points.
  var height = 0.0
}

/// Puts strips on pages. No page ends with a heading, the first line of a paragraph or the head of a table, and none
/// begins with a last line alone; what is kept together moves together.
struct Flow {
  let pageHeight: Double

  /// As many pages as are needed; empty for no strips.
  func pages(_ strips: [Strip]) -> [PageContent] {
    var pages: [PageContent] = []
    var page = PageContent()
    for chain in chains(strips) {
      if !fits(chain, on: page), !page.strips.isEmpty {
        pages.append(page)
        page = PageContent()
      }
      for strip in chain {
        // A chain that is taller than a page is broken where it must be.
        if !fits([strip], on: page), !page.strips.isEmpty {
          pages.append(page)
          page = PageContent()
        }
        place(strip, on: &page)
      }
    }
    return page.strips.isEmpty ? pages : pages + [page]
  }

  /// Whether strips fit below what stands on a page.
  func fits(_ strips: [Strip], on page: PageContent) -> Bool {
    var y = page.height
    for (index, strip) in strips.enumerated() {
      let isFirst = page.strips.isEmpty && index == 0
      y += (isFirst ? 0 : strip.gap) + strip.height
    }
    return y <= pageHeight + 0.01
  }

  func place(_ strip: Strip, on page: inout PageContent) {
    if page.strips.isEmpty, !strip.isTableHead, let head = strip.path.last?.head(on: strip.path) {
      page.strips.append(PlacedStrip(strip: head, x: 0, y: 0))
      page.height = head.height
    }
    let y = page.strips.isEmpty ? 0 : page.height + strip.gap
    page.strips.append(PlacedStrip(strip: strip, x: 0, y: y))
    page.height = y + strip.height
  }

  /// Strips in runs that must stay on one page.
  private func chains(_ strips: [Strip]) -> [[Strip]] {
    var chains: [[Strip]] = []
    var current: [Strip] = []
    for strip in strips {
      current.append(strip)
      if !strip.keepsWithNext {
        chains.append(current)
        current = []
      }
    }
    return current.isEmpty ? chains : chains + [current]
  }
}
