import CPangoCairo

/// The compression of PDF streams (`/FlateDecode`, RFC 1950).
package enum Deflate {
  /// Compresses bytes at zlib's standard level; `nil` when zlib fails.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(UInt(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    let status = compress2(&result, &length, bytes, UInt(bytes.count), 6)
    guard status == Z_OK else { return nil }
    result.removeLast(result.count - Int(length))
    return result
  }

  /// Expands bytes; `nil` when they are not a zlib stream or grow beyond `limit` bytes.
  package static func expand(_ bytes: some Collection<UInt8>, limit: Int = 64 << 20) -> [UInt8]? {
    let input = Array(bytes)
    var capacity = max(1024, input.count * 6)
    while capacity <= limit {
      var length = UInt(capacity)
      var result = [UInt8](repeating: 0, count: capacity)
      let status = uncompress(&result, &length, input, UInt(input.count))
      if status == Z_OK {
        result.removeLast(result.count - Int(length))
        return result
      }
      guard status == Z_BUF_ERROR else { return nil }
      capacity *= 4
    }
    return nil
  }
}
