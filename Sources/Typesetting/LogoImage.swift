import CPangoCairo
import Charts
import Diagnostics
import Document

/// A logo as a PDF embeds it: decoded and compressed once, drawn in every file.
package final class LogoImage {
  /// In pixels.
  package let width: Int
  package let height: Int
  /// Red, green and blue of each pixel, compressed.
  package let colors: [UInt8]
  /// The opacity of each pixel, compressed; `nil` where all are opaque.
  package let opacity: [UInt8]?
  package let alternativeText: String

  /// The most pixels a logo may have: four megapixels print sharply on any paper.
  private static let largest = 4_000_000

  /// - Parameter name: of the file, for messages; empty where it was checked before.
  /// - Throws: `PDF-041` when the file is no PNG that can be read, or has too many pixels.
  package init(_ logo: Logo, named name: String = "", deflater: Deflater) throws(Failure) {
    guard let surface = Self.surface(of: logo.png) else {
      throw Self.failure("it is no PNG file that can be read", name)
    }
    defer { cairo_surface_destroy(surface) }
    let (width, height) = (Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)))
    let format = cairo_image_surface_get_format(surface)
    guard width > 0, height > 0, width * height <= Self.largest,
      format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24,
      let data = cairo_image_surface_get_data(surface)
    else { throw Self.failure("it must have 8 bits a colour and at most four million pixels", name) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var colors: [UInt8] = []
    var opacity: [UInt8] = []
    colors.reserveCapacity(width * height * 3)
    for row in 0..<height {
      for column in 0..<width {
        let pixel = UnsafeRawPointer(data).loadUnaligned(fromByteOffset: row * stride + column * 4, as: UInt32.self)
        let alpha = format == CAIRO_FORMAT_ARGB32 ? pixel >> 24 : 255
        for shift in [16, 8, 0] as [UInt32] {
          // Cairo keeps colours multiplied by their opacity.
          let part = pixel >> shift & 255
          colors.append(UInt8(alpha == 0 ? 255 : min(255, (part * 255 + alpha / 2) / alpha)))
        }
        opacity.append(UInt8(alpha))
      }
    }
    let mask = opacity.allSatisfy { $0 == 255 } ? nil : deflater.compress(opacity)
    guard let packed = deflater.compress(colors) else { throw Self.failure("it cannot be compressed", name) }
    self.width = width
    self.height = height
    self.colors = packed
    self.opacity = mask
    alternativeText = logo.alternativeText
  }

  /// The largest place in a box, at its left, with the proportions kept.
  package func frame(in box: Rect) -> Rect {
    let scale = min(box.width / Double(width), box.height / Double(height))
    let size = (width: Double(width) * scale, height: Double(height) * scale)
    return Rect(x: box.x, y: box.y + (box.height - size.height) / 2, width: size.width, height: size.height)
  }

  private static func surface(of png: [UInt8]) -> OpaquePointer? {
    var rest = png[...]
    let surface = withUnsafeMutablePointer(to: &rest) { pointer in
      cairo_image_surface_create_from_png_stream(
        { closure, data, length in
          guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
          let rest = closure.assumingMemoryBound(to: ArraySlice<UInt8>.self)
          guard rest.pointee.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
          for (index, byte) in rest.pointee.prefix(Int(length)).enumerated() { data[index] = byte }
          rest.pointee = rest.pointee.dropFirst(Int(length))
          return CAIRO_STATUS_SUCCESS
        }, pointer)
    }
    guard let surface, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      if let surface { cairo_surface_destroy(surface) }
      return nil
    }
    return surface
  }

  private static func failure(_ reason: String, _ name: String) -> Failure {
    Failure(
      .configuration,
      Diagnostic(
        "PDF-041", .error, "the logo \(name.isEmpty ? "" : name + " ")cannot be used: \(reason)",
        hint: "save it as a PNG of 8 bits a colour, or as plain SVG"))
  }
}
