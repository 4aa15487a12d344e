import CPangoCairo
import Charts
import Diagnostics
import Document

/// Measures text in the fonts that draw it. One measurer a thread; it is not `Sendable`.
package final class PangoMeasurer: TextMeasurer {
  /// The engine behind it, which also draws: what is measured is what is set.
  package let engine: TextEngine
  private var widths = BoundedCache<TextEngine.WordKey, Double>(limit: 10_000)
  private var metrics: [TextStyle: (ascent: Double, descent: Double)] = [:]

  /// - Throws: `PDF-002` and `PDF-003` when the fonts cannot be used.
  package convenience init(fonts: FontLibrary) throws(Failure) {
    self.init(engine: try TextEngine(fonts: fonts))
  }

  package init(engine: TextEngine) { self.engine = engine }

  package func width(of text: String, style: TextStyle) -> Double {
    let key = TextEngine.WordKey(text: text, style: style)
    if let known = widths[key] { return known }
    let width = engine.line([TextSpan(text, weight: style.weight)], size: style.size).width
    widths[key] = width
    return width
  }

  package func extents(of style: TextStyle) -> (ascent: Double, descent: Double) {
    if let known = metrics[style] { return known }
    let found = engine.extents(of: style)
    metrics[style] = found
    return found
  }
}

extension TextEngine {
  /// The font's own ascent and descent, in the unit of `style.size`, both positive.
  package func extents(of style: TextStyle) -> (ascent: Double, descent: Double) {
    // Inter's own font is asked: Pango's metrics would be those of the tallest fallback.
    if let run = word("x", style: style).runs.first {
      var extents = cairo_font_extents_t()
      cairo_scaled_font_extents(run.font, &extents)
      return (extents.ascent, extents.descent)
    }
    let metrics = pango_context_get_metrics(context, description(of: style), nil)
    defer { pango_font_metrics_unref(metrics) }
    let scale = Double(PANGO_SCALE)
    return (
      Double(pango_font_metrics_get_ascent(metrics)) / scale, Double(pango_font_metrics_get_descent(metrics)) / scale
    )
  }
}
