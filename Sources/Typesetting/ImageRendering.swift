import CPangoCairo
import Charts
import Diagnostics
import Document

extension TextEngine {
  /// A scene as a PNG file on white ground.
  ///
  /// - Parameters:
  ///   - scale: pixels per unit of the scene: 2 for a screen of double density.
  ///   - theme: its colours on white ground are used.
  /// - Throws: `PDF-010` when cairo cannot draw or write it.
  package func pngImage(of scene: Scene, scale: Double, theme: Theme) throws(Failure) -> [UInt8] {
    let width = Int32((scene.width * scale).rounded(.up))
    let height = Int32((scene.height * scale).rounded(.up))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height) else {
      throw Self.failure(CAIRO_STATUS_NO_MEMORY)
    }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { throw Self.failure(CAIRO_STATUS_NO_MEMORY) }
    let canvas = Canvas(context: context, theme: theme)
    cairo_scale(context, scale, scale)
    canvas.fill(Rect(x: 0, y: 0, width: scene.width + 1, height: scene.height + 1), .background)
    draw(scene, on: canvas, at: Point(0, 0))
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else { throw Self.failure(status) }
    return try Self.png(of: surface)
  }

  /// - Throws: `PDF-010` when cairo cannot write it.
  static func png(of surface: OpaquePointer) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { pointer in
      cairo_surface_write_to_png_stream(
        surface,
        { closure, data, length in
          guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
          closure.assumingMemoryBound(to: [UInt8].self).pointee.append(
            contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    guard status == CAIRO_STATUS_SUCCESS else { throw Self.failure(status) }
    return bytes
  }

  private static func failure(_ status: cairo_status_t) -> Failure {
    let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown error"
    return Failure(.bug, Diagnostic("PDF-010", .error, "cairo stopped drawing: \(reason)"))
  }
}
