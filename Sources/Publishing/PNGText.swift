/// Words inside of a PNG image: its title and its description, so that whoever shows it can say what it shows
/// (PNG specification, third edition, 11.3.3.4: `iTXt`).
package enum PNGText {
  private static let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  /// The image with both texts behind its header. Bytes that are no PNG come back as they are.
  package static func adding(title: String, description: String, to png: [UInt8]) -> [UInt8] {
    // Signature, then the header: length, name, 13 bytes and the sum.
    let header = 8 + 12 + 13
    guard png.starts(with: signature), png.count > header else { return png }
    return Array(png[..<header]) + chunk("Title", title) + chunk("Description", description) + png[header...]
  }

  /// Width in pixels and both texts; `nil` for bytes that are no PNG.
  package static func read(_ png: [UInt8]) -> (width: Int, title: String, description: String)? {
    guard png.starts(with: signature), png.count > 33 else { return nil }
    let number = { (start: Int) in png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    var texts: [String: String] = [:]
    var offset = 8
    while offset + 12 <= png.count {
      let length = number(offset)
      guard length <= png.count - offset - 12 else { return nil }
      if png[offset + 4..<offset + 8].elementsEqual("iTXt".utf8) {
        // Keyword, then five bytes: ends, no compression, no language, no translated keyword.
        let parts = png[offset + 8..<offset + 8 + length].split(
          separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[1].count >= 4 {
          texts[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1].dropFirst(4), as: UTF8.self)
        }
      }
      offset += length + 12
    }
    return (number(16), texts["Title"] ?? "", texts["Description"] ?? "")
  }

  private static func chunk(_ keyword: String, _ text: String) -> [UInt8] {
    let body = Array("iTXt".utf8) + Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8)
    return bigEndian(UInt32(body.count - 4)) + body + bigEndian(checksum(body))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// The CRC of the PNG specification, annex D.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
