import CPangoCairo
import Charts
import Document

/// Draws on a cairo surface, for images. Not `Sendable`.
final class Canvas: Drawing {
  let context: OpaquePointer
  private let theme: Theme
  /// What is set in cairo, so that it is not set again.
  private var color: ColorToken?
  private var font: OpaquePointer?
  private var lineWidth = -1.0
  private var dash: [Double] = []
  private var cap = CAIRO_LINE_CAP_BUTT

  /// - Parameter context: a `cairo_t`, which the canvas takes over.
  init(context: OpaquePointer, theme: Theme) {
    self.context = context
    self.theme = theme
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  deinit { cairo_destroy(context) }

  func fill(_ frame: Rect, _ token: ColorToken) {
    use(token)
    cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
    cairo_fill(context)
  }

  func stroke(_ points: [Point], _ stroke: Stroke, isClosed: Bool) {
    guard trace(points, isClosed: isClosed) else { return }
    use(stroke)
    cairo_stroke(context)
  }

  func fill(_ points: [Point], _ token: ColorToken) {
    guard trace(points, isClosed: true) else { return }
    use(token)
    cairo_fill(context)
  }

  /// A disc is a dot of a round pen.
  func disc(at center: Point, diameter: Double, _ token: ColorToken) {
    use(token)
    set(width: diameter, dash: [], cap: CAIRO_LINE_CAP_ROUND)
    cairo_move_to(context, center.x, center.y)
    cairo_line_to(context, center.x, center.y)
    cairo_stroke(context)
  }

  func circle(at center: Point, diameter: Double, _ stroke: Stroke) {
    use(stroke)
    cairo_new_sub_path(context)
    cairo_arc(context, center.x, center.y, diameter / 2, 0, 2 * .pi)
    cairo_stroke(context)
  }

  func rectangle(_ frame: Rect, _ stroke: Stroke) {
    use(stroke)
    cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
    cairo_stroke(context)
  }

  func draw(_ line: TextLine, at position: Point) {
    for piece in line.pieces {
      use(piece.color)
      if font != piece.run.font {
        cairo_set_scaled_font(context, piece.run.font)
        font = piece.run.font
      }
      show(piece.run, x: position.x + piece.x, y: position.y, tracking: piece.tracking)
    }
  }

  private func show(_ run: GlyphRun, x: Double, y: Double, tracking: Double) {
    var glyphs = run.glyphs.map { cairo_glyph_t(index: $0.index, x: $0.x + x, y: $0.y + y) }
    if tracking != 0 { run.spread(&glyphs, by: tracking) }
    run.utf8.withUnsafeBytes { bytes in
      cairo_show_text_glyphs(
        context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(run.utf8.count), glyphs, Int32(glyphs.count),
        run.clusters, Int32(run.clusters.count),
        run.isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
    }
  }

  private func trace(_ points: [Point], isClosed: Bool) -> Bool {
    guard points.count > 1 else { return false }
    for (index, point) in points.enumerated() {
      if index == 0 { cairo_move_to(context, point.x, point.y) } else { cairo_line_to(context, point.x, point.y) }
    }
    if isClosed { cairo_close_path(context) }
    return true
  }

  private func use(_ token: ColorToken) {
    guard color != token else { return }
    color = token
    let value = theme.paper(token)
    cairo_set_source_rgb(context, Double(value.red) / 255, Double(value.green) / 255, Double(value.blue) / 255)
  }

  private func use(_ stroke: Stroke) {
    use(stroke.color)
    set(width: stroke.width, dash: stroke.dash, cap: CAIRO_LINE_CAP_BUTT)
  }

  private func set(width: Double, dash: [Double], cap: cairo_line_cap_t) {
    if width != lineWidth { cairo_set_line_width(context, width) }
    if dash != self.dash { cairo_set_dash(context, dash, Int32(dash.count), 0) }
    if cap != self.cap { cairo_set_line_cap(context, cap) }
    lineWidth = width
    self.dash = dash
    self.cap = cap
  }
}
