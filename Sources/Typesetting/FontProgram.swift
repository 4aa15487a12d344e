import CPangoCairo

/// A font file cut down to some of its glyphs, compressed and ready to be embedded.
package final class FontProgram {
  /// A glyph and the text that it stands for when it stands alone.
  struct Glyph: Hashable {
    var number: UInt32
    var utf8: [UInt8]
  }

  /// `ABCDEF+Inter-SemiBold`: the letters follow from the glyphs (ISO 32000-1, 9.6.4).
  package let name: String
  /// Outlines in the compact format of PostScript (CFF), else TrueType.
  package let isCompact: Bool
  /// The entries of the font descriptor.
  package let descriptor: String
  /// The array `/W`: the advances by code, in thousandths of the size.
  package let widths: [UInt8]
  /// The file, compressed, and its length before.
  package let file: [UInt8]
  package let fileLength: Int
  /// The map from codes to text, compressed.
  package let textMap: [UInt8]

  /// By glyph number; `none` where the program lacks the glyph.
  private let codes: [UInt16]
  /// What each code stands for when it stands alone.
  private let texts: [UInt16: [UInt8]]
  private static let none = UInt16.max

  /// - Parameters:
  ///   - glyphs: in ascending order, without repetition and without glyph 0.
  ///   - keepsNumbers: a code is then the glyph's number in the whole file; else codes are counted from 1.
  /// - Returns: `nil` when HarfBuzz or zlib fails.
  init?(_ face: FontFace, _ glyphs: [Glyph], keepsNumbers: Bool) {
    guard let subset = Self.subset(of: face, glyphs.map(\.number), keepsNumbers: keepsNumbers),
      let file = Deflate.compress(subset.bytes, level: 9)
    else { return nil }
    self.file = file
    fileLength = subset.bytes.count
    isCompact = face.isCompact
    descriptor = face.descriptor
    name = Self.letters(for: glyphs) + "+" + face.name
    var codes = [UInt16](repeating: Self.none, count: Int(glyphs.last?.number ?? 0) + 1)
    codes[0] = 0
    for glyph in glyphs { codes[Int(glyph.number)] = UInt16(truncatingIfNeeded: subset.code(glyph.number)) }
    self.codes = codes
    let coded = glyphs.map { (code: codes[Int($0.number)], glyph: $0) }.sorted { $0.code < $1.code }
    texts = Dictionary(coded.map { ($0.code, $0.glyph.utf8) }) { first, _ in first }
    widths = Self.widths([(0, face.width(of: 0))] + coded.map { ($0.code, face.width(of: $0.glyph.number)) })
    let standing = coded.filter { !$0.glyph.utf8.isEmpty }.map { ($0.code, $0.glyph.utf8) }
    guard let map = Deflate.compress(Self.textMap(standing), level: 9) else { return nil }
    textMap = map
  }

  /// The code of a glyph, `nil` when the program lacks it.
  func code(of glyph: UInt) -> UInt16? {
    guard glyph < codes.count, codes[Int(glyph)] != Self.none else { return nil }
    return codes[Int(glyph)]
  }

  /// Whether a code alone stands for a text.
  func stands(_ code: UInt16, for utf8: ArraySlice<UInt8>) -> Bool { texts[code]?.elementsEqual(utf8) ?? false }

  private static func widths(_ widths: [(code: UInt16, width: Double)]) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    var next: Int?
    for (code, width) in widths {
      if next == Int(code) {
        bytes.append(32)
      } else {
        if next != nil { bytes.append("]") }
        bytes.append(integer: Int(code))
        bytes.append("[")
      }
      bytes.append(fixed: width)
      next = Int(code) + 1
    }
    bytes.append("]]")
    return bytes
  }

  /// A CMap from codes of two bytes to UTF-16 (ISO 32000-1, 9.10.3).
  private static func textMap(_ texts: [(code: UInt16, utf8: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000><FFFF>
      endcodespacerange

      """)
    for start in stride(from: 0, to: texts.count, by: 100) {
      let part = texts[start..<min(start + 100, texts.count)]
      bytes.append("\(part.count) beginbfchar\n")
      for (code, utf8) in part {
        bytes.append("<")
        bytes.append(hexadecimal: code)
        bytes.append("><")
        bytes.append(utf16: String(decoding: utf8, as: UTF8.self))
        bytes.append(">\n")
      }
      bytes.append("endbfchar\n")
    }
    bytes.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    return bytes
  }

  /// Six capital letters that tell subsets of one font apart, from the 64-bit FNV-1a hash of their glyphs.
  private static func letters(for glyphs: [Glyph]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for glyph in glyphs { hash = (hash ^ UInt64(glyph.number)) &* 0x100_0000_01B3 }
    return String(
      decoding: (0..<6).map { _ -> UInt8 in
        defer { hash /= 26 }
        return 65 + UInt8(hash % 26)
      }, as: UTF8.self)
  }
}
