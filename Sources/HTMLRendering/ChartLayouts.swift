import Charts
import Document

/// Lays out everything that a page draws, for the widths that pages have.
struct ChartLayouts {
  let measurer: any TextMeasurer

  /// The room that a figure has, which decides the layouts it needs.
  enum Room {
    /// The whole width of the page.
    case page
    /// More than a third of it: 520 px.
    case column
    /// A third of it or less.
    case aside
  }

  /// A layout with the widths of the page at which it shows.
  struct Variant {
    /// The class name that the style sheet switches: `narrow`, `column`, `wide`.
    var name: String
    var scene: Scene
  }

  /// One layout for each range of page widths. Text is never scaled, so a figure of the whole width has a layout for
  /// tablets, too.
  func variants(_ chart: ChartSpec, in room: Room) -> [Variant] {
    let sizes: [SizeClass] =
      switch room {
      case .page: [.narrow, .column, .wide]
      case .column: [.narrow, .column]
      case .aside: [.narrow]
      }
    return sizes.map { Variant(name: $0.rawValue, scene: layOut(chart, size: $0, measurer: measurer)) }
  }

  func icon(_ icon: StatusIcon) -> Scene { layOut(icon: icon, side: 20) }

  func sparkline(_ chart: ProcessChart) -> Scene {
    layOut(sparkline: chart, width: 132, height: 28, isPaper: false)
  }

  func rangeBar(_ bar: RangeBar) -> Scene { layOut(rangeBar: bar, width: 200, height: 24, isPaper: false) }

  /// The class of a table that must break inside words, `long`, because one of them is wider than 200 px: a name
  /// without spaces would push everything else off the page.
  func wordClass(_ texts: [String]) -> String? {
    let style = TextStyle(size: 15, weight: 600)
    let words = texts.flatMap { $0.split(separator: " ") }
    return words.contains { measurer.width(of: String($0), style: style) > 200 } ? "long" : nil
  }

  /// The width of the widest part of a text that cannot be broken, in CSS pixels.
  func unbreakableWidth(_ text: String, size: Double, weight: Int = 400) -> Double {
    text.split { $0 == " " || $0 == "-" || $0 == "/" }
      .map { measurer.width(of: String($0), style: TextStyle(size: size, weight: weight)) }.max() ?? 0
  }
}
