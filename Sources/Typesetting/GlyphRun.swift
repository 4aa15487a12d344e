import CPangoCairo

/// Shaped text in one font: glyphs at their places, and which bytes of text each cluster of glyphs stands for.
///
/// The text is kept so that it can be selected and searched in a PDF. Fonts are owned by the engine that made the run,
/// so a run must not outlive it. A class, because lines hold the runs of their words and words stand in many lines.
final class GlyphRun {
  /// A `cairo_scaled_font_t`, for images.
  let font: OpaquePointer
  let face: FontFace
  /// Positions relative to the start of the run's baseline, in points.
  let glyphs: [cairo_glyph_t]
  let clusters: [cairo_text_cluster_t]
  /// Right to left: the clusters are in logical order, the glyphs in visual order.
  let isBackward: Bool
  let utf8: [UInt8]
  /// The advance, in points.
  let width: Double
  /// What a PDF shows, made when the run is first drawn.
  var shown: Shown?

  /// A run as strings and moves of a PDF, which say the same wherever the run stands.
  enum Shown {
    /// Codes of the face's basic glyphs: what stands between the first bracket and the last of the operand of `TJ`, and
    /// how far that moves the pen, in points.
    case codes([UInt8], advance: Double)
    /// Glyph by glyph: other fonts, clusters of several glyphs, glyphs above or below the line.
    case single
  }

  init(
    font: OpaquePointer, face: FontFace, glyphs: [cairo_glyph_t], clusters: [cairo_text_cluster_t], isBackward: Bool,
    utf8: [UInt8], width: Double
  ) {
    self.font = font
    self.face = face
    self.glyphs = glyphs
    self.clusters = clusters
    self.isBackward = isBackward
    self.utf8 = utf8
    self.width = width
  }

  /// Moves glyphs apart by `tracking` points after each cluster; not right to left, where letters join.
  func spread(_ glyphs: inout [cairo_glyph_t], by tracking: Double) {
    guard !isBackward else { return }
    var index = 0
    for (step, cluster) in clusters.enumerated() {
      for _ in 0..<cluster.num_glyphs {
        glyphs[index].x += Double(step) * tracking
        index += 1
      }
    }
  }
}
