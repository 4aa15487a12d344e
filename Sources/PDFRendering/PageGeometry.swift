import Charts
import Document

/// Where things stand on a page, in points from the top left corner. Everything vertical is a multiple of `unit`.
package struct PageGeometry: Hashable, Sendable {
  /// The baseline grid: a quarter of the leading of body text.
  package static let unit = 3.5
  static let gutter = 12.0

  package let width: Double
  package let height: Double
  package let sideMargin: Double
  package let headerBaseline = 42.0
  package let headerRule = 52.5
  package let contentTop: Double
  /// A whole number of units.
  package let contentHeight: Double
  package let footerBaseline: Double

  package init(_ paper: Paper) {
    switch paper {
    case .a4:
      (width, height) = (595.276, 841.89)
      sideMargin = 51
      contentTop = 77
      contentHeight = 200 * Self.unit
      footerBaseline = 841.89 - 38.5
    case .letter:
      (width, height) = (612, 792)
      sideMargin = 54
      contentTop = 63
      contentHeight = 192 * Self.unit
      footerBaseline = 792 - 35
    }
  }

  /// Above the running header at the left; no longer name of a reader reaches there.
  var logoBox: Rect { Rect(x: sideMargin, y: 10, width: 120, height: 22) }

  package var contentWidth: Double { width - 2 * sideMargin }
  package var contentBottom: Double { contentTop + contentHeight }

  /// The width of a number of the 12 columns with the gutters between them.
  package func width(ofColumns count: Int) -> Double {
    Double(count) * (contentWidth + Self.gutter) / 12 - Self.gutter
  }

  /// Where a column begins, from the left margin; 0 is the first.
  package func start(ofColumn index: Int) -> Double { Double(index) * (contentWidth + Self.gutter) / 12 }
}
