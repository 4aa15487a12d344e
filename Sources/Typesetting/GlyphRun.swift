import CPangoCairo

/// Shaped text in one font: glyphs at their places, and which bytes of text each cluster of glyphs stands for.
///
/// The text is kept so that it can be selected and searched in a PDF. `font` is owned by the engine that made the run,
/// so a run must not outlive it.
package struct GlyphRun {
  /// A `cairo_scaled_font_t`.
  let font: OpaquePointer
  /// Positions relative to the start of the run's baseline, in points.
  var glyphs: [cairo_glyph_t]
  var clusters: [cairo_text_cluster_t]
  /// Right to left: the clusters are in logical order, the glyphs in visual order.
  let isBackward: Bool
  var utf8: [UInt8]
  /// The advance, in points.
  var width: Double

  /// Appends a run of the same font and direction at a distance from this run's start.
  mutating func append(_ other: GlyphRun, at offset: Double) {
    glyphs.reserveCapacity(glyphs.count + other.glyphs.count)
    for glyph in other.glyphs { glyphs.append(cairo_glyph_t(index: glyph.index, x: glyph.x + offset, y: glyph.y)) }
    clusters += other.clusters
    utf8 += other.utf8
    width = offset + other.width
  }
}
