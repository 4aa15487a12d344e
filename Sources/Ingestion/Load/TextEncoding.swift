/// How the characters of a text file are written.
package enum TextEncoding: String, Codable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1252 = "windows-1252"
  case latin1 = "latin-1"
  case latin9 = "latin-9"

  /// The encoding of a name, with the usual other spellings of it.
  package init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "utf-8-sig": self = .utf8
    case "utf-16", "utf16", "utf-16le", "utf-16be", "ucs-2": self = .utf16
    case "windows-1252", "cp1252", "ansi": self = .windows1252
    case "latin-1", "latin1", "iso-8859-1": self = .latin1
    case "latin-9", "latin9", "iso-8859-15": self = .latin9
    default: return nil
    }
  }

  /// The encoding that a byte order mark at the start of a file names.
  static func mark(of bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return nil
  }

  /// The bytes as UTF-8 without a byte order mark. Characters that cannot be read become U+FFFD.
  ///
  /// UTF-16 without a mark is what most of its zeros say, as those of Latin letters stand on one side; else
  /// little-endian, as Windows writes it.
  func utf8Bytes(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    switch self {
    case .utf8: return Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
    case .utf16: return TextEncoding.fromUTF16(bytes)
    case .windows1252: return TextEncoding.fromTable(bytes, high: TextEncoding.windowsHigh)
    case .latin1: return TextEncoding.fromTable(bytes, high: [:])
    case .latin9:
      return TextEncoding.fromTable(
        bytes,
        high: [
          0xA4: 0x20AC, 0xA6: 0x160, 0xA8: 0x161, 0xB4: 0x17D, 0xB8: 0x17E, 0xBC: 0x152, 0xBD: 0x153, 0xBE: 0x178,
        ])
    }
  }

  private static func fromUTF16(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let start = mark(of: bytes) == .utf16 ? 2 : 0
    let bigEndian = start == 2 ? bytes[0] == 0xFE : looksBigEndian(bytes)
    let units = stride(from: start, to: bytes.count - 1, by: 2).lazy.map { index -> UInt16 in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    _ = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false, into: { result.append($0) })
    return result
  }

  private static func looksBigEndian(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let zeros = bytes.prefix(4096).indices.filter { bytes[$0] == 0 }
    return zeros.count(where: { $0 % 2 == 0 }) * 2 > zeros.count
  }

  /// Whether the bytes end within a character.
  func isCutOff(_ bytes: UnsafeRawBufferPointer) -> Bool { self == .utf16 && bytes.count % 2 == 1 }

  private static func fromTable(_ bytes: UnsafeRawBufferPointer, high: [UInt8: UInt16]) -> [UInt8] {
    let table = (UInt8.min...UInt8.max).map { high[$0] ?? UInt16($0) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      let scalar = table[Int(byte)]
      if scalar < 0x80 {
        result.append(UInt8(scalar))
      } else if scalar < 0x800 {
        result.append(0xC0 | UInt8(scalar >> 6))
        result.append(0x80 | UInt8(scalar & 0x3F))
      } else {
        result.append(0xE0 | UInt8(scalar >> 12))
        result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
        result.append(0x80 | UInt8(scalar & 0x3F))
      }
    }
    return result
  }

  /// Where Windows-1252 differs from Latin-1 (WHATWG Encoding Standard, index windows-1252).
  private static let windowsHigh: [UInt8: UInt16] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x02C6,
    0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x8E: 0x017D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
    0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A,
    0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
  ]
}
