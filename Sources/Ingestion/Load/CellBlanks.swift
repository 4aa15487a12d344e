import Foundation

/// Blanks at the ends of cells, which the engine would have to take off.
extension RecordScanner {
  /// Whether a cell without its quotes begins or ends with a blank: a space of any width, a tab or a line end.
  func hasEdgeBlanks(_ cell: Range<Int>) -> Bool {
    guard !cell.isEmpty else { return false }
    // Neither a blank nor the first or last byte of one.
    let isOrdinary = { (byte: UInt8) in byte > 0x20 && byte < 0x80 }
    if isOrdinary(bytes[cell.lowerBound]), isOrdinary(bytes[cell.upperBound - 1]) { return false }
    return blankLength(at: cell.lowerBound, in: cell) > 0 || endsWithBlank(cell)
  }

  func endsWithBlank(_ cell: Range<Int>) -> Bool {
    (1...3).contains { blankLength(at: cell.upperBound - $0, in: cell) == $0 }
  }

  /// Whether there may be a no-break space.
  func hasNoBreakByte(_ range: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memchr(base + range.lowerBound, 0xA0, range.count) != nil
  }

  /// How many bytes the blank at an index takes, 0 if there is none: tab, line end or a Unicode space separator.
  func blankLength(at index: Int, in range: Range<Int>) -> Int {
    guard range.contains(index) else { return 0 }
    let second = index + 1 < range.upperBound ? bytes[index + 1] : 0
    let third = index + 2 < range.upperBound ? bytes[index + 2] : 0
    return switch (bytes[index], second, third) {
    case (0x20, _, _), (0x09, _, _), (0x0A, _, _), (0x0D, _, _): 1
    case (0xC2, 0xA0, _): 2
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): 3
    default: 0
    }
  }
}
