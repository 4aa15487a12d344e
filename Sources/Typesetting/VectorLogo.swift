import CPangoCairo
import CSVG

/// An SVG drawing as the pixels that print sharply. Nothing that it refers to is loaded: it has no address to start from.
struct VectorLogo {
  /// A PNG file.
  let png: [UInt8]

  /// The longer side: the box of a logo is 120 points wide, at 600 dots an inch.
  private static let pixels = 1_000.0
  /// A sign has a few kilobytes; what is larger is a picture or an attack.
  static let mostBytes = 1_000_000

  /// What is wrong with a drawing, as the end of a sentence.
  struct Refusal: Error { let reason: String }

  static func isDrawing(_ bytes: [UInt8], at path: String) -> Bool {
    path.lowercased().hasSuffix(".svg") || String(decoding: bytes.prefix(4096), as: UTF8.self).contains("<svg")
  }

  init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= Self.mostBytes else { throw Refusal(reason: "it has more than a megabyte") }
    TextEngine.prepareFonts()
    var problem: UnsafeMutablePointer<GError>?
    guard let handle = rsvg_handle_new_from_data(bytes, gsize(bytes.count), &problem) else {
      throw Refusal(reason: Self.take(problem) ?? "it is no SVG that can be read")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(handle)) }
    guard let size = Self.size(of: handle) else { throw Refusal(reason: "it has neither a size nor a viewBox") }
    let scale = Self.pixels / max(size.width, size.height)
    let (width, height) = (max(1, (size.width * scale).rounded()), max(1, (size.height * scale).rounded()))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
      let context = cairo_create(surface)
    else { throw Refusal(reason: "there is no memory to draw it") }
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    var place = RsvgRectangle(x: 0, y: 0, width: width, height: height)
    guard rsvg_handle_render_document(handle, context, &place, &problem) != 0 else {
      throw Refusal(reason: Self.take(problem) ?? "it cannot be drawn")
    }
    guard let png = try? TextEngine.png(of: surface) else { throw Refusal(reason: "it cannot be drawn") }
    self.png = png
  }

  /// In px; of the view box where the drawing says no size or one relative to what holds it.
  private static func size(of handle: UnsafeMutablePointer<RsvgHandle>) -> (width: Double, height: Double)? {
    var (width, height) = (0.0, 0.0)
    if rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == 0 {
      var (hasWidth, hasHeight, hasBox): (gboolean, gboolean, gboolean) = (0, 0, 0)
      var (wide, high, box) = (RsvgLength(), RsvgLength(), RsvgRectangle())
      rsvg_handle_get_intrinsic_dimensions(handle, &hasWidth, &wide, &hasHeight, &high, &hasBox, &box)
      guard hasBox != 0 else { return nil }
      (width, height) = (box.width, box.height)
    }
    return width > 0 && height > 0 && width.isFinite && height.isFinite ? (width, height) : nil
  }

  private static func take(_ problem: UnsafeMutablePointer<GError>?) -> String? {
    guard let problem else { return nil }
    defer { g_error_free(problem) }
    return problem.pointee.message.map { String(cString: $0) }
  }
}
