import Document
import Foundation

/// The organisation's sign inside a page: part of the file, so that nothing is loaded.
enum PageLogo {
  /// The largest box in px; a logo keeps its proportions in it.
  private static let box = (width: 240.0, height: 40.0)

  /// No element, or one with the keys `source`, `text`, `width` and `height` in whole px.
  static func views(_ logo: Logo?, at path: String, _ misses: TemplateView.Misses) -> [TemplateView] {
    guard let logo, let size = size(of: logo.png) else { return [] }
    let scale = min(box.width / size.width, box.height / size.height)
    func length(_ pixels: Double) -> String { String(max(1, Int((pixels * scale).rounded()))) }
    // A drawing in an `img` runs no script and loads nothing.
    let (kind, bytes) = logo.svg.map { ("svg+xml", $0) } ?? ("png", logo.png)
    return [
      TemplateView(
        path,
        [
          "source": .text("data:image/\(kind);base64,\(Data(bytes).base64EncodedString())"),
          "text": .text(logo.alternativeText), "width": .text(length(size.width)),
          "height": .text(length(size.height)),
        ], misses: misses)
    ]
  }

  /// Width and height in pixels from the header of a PNG file (ISO 15948, 11.2.2); `nil` where it is none.
  static func size(of png: [UInt8]) -> (width: Double, height: Double)? {
    guard png.count >= 24, png.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    func number(at start: Int) -> Double { Double(png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }) }
    let (width, height) = (number(at: 16), number(at: 20))
    return width > 0 && height > 0 ? (width, height) : nil
  }
}
