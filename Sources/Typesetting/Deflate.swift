import CPangoCairo

/// The compression of PDF streams (`/FlateDecode`, RFC 1950).
package enum Deflate {
  /// Compresses bytes; `nil` when zlib fails.
  ///
  /// - Parameter level: of zlib, 1 (fast) to 9 (small).
  package static func compress(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
    Deflater(level: level)?.compress(bytes)
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

/// Compresses one stream after the other with the same working memory, which costs more to set up than a page costs to
/// compress. Each result depends on its bytes alone. Not `Sendable`.
package final class Deflater {
  /// On the heap: zlib keeps a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: of zlib, 1 (fast) to 9 (small).
  /// - Returns: `nil` when there is no memory.
  package init?(level: Int32) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateInit2_(
      stream, level, Z_DEFLATED, 15, 8, Z_DEFAULT_STRATEGY, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// `nil` when zlib fails.
  package func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard deflateReset(stream) == Z_OK else { return nil }
    let capacity = Int(deflateBound(stream, UInt(bytes.count)))
    var isDone = false
    let result = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBufferPointer { input in
        // zlib reads its input only, but its interface does not say so.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(capacity)
        isDone = deflate(stream, Z_FINISH) == Z_STREAM_END
        count = isDone ? capacity - Int(stream.pointee.avail_out) : 0
      }
    }
    return isDone ? result : nil
  }
}
