import CPangoCairo

/// A font file as a PDF embeds it: its name, measures and glyphs. Owned by the engine; not `Sendable`.
final class FontFace {
  /// A `hb_face_t`.
  let handle: OpaquePointer
  /// A `hb_font_t` in the units of the file.
  private let font: OpaquePointer
  /// The PostScript name, with letters that a PDF name may have: `Inter-SemiBold`.
  let name: String
  /// The glyphs that every file has which uses the face; made when it is first used.
  var basis: FontProgram?
  /// Whether making `basis` was tried.
  var isBasisKnown = false
  private let perThousand: Double
  /// By glyph; −1 where not yet known.
  private var advances: [Double] = []

  init(_ handle: OpaquePointer) {
    self.handle = hb_face_reference(handle)
    font = hb_font_create(handle)
    perThousand = 1000 / Double(max(1, hb_face_get_upem(handle)))
    name = Self.postScriptName(of: handle)
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(handle)
  }

  /// The advance of a glyph in thousandths of the size, as exact as a file states it: to a hundredth.
  func width(of glyph: UInt32) -> Double {
    (Double(hb_font_get_glyph_h_advance(font, glyph)) * perThousand * 100).rounded() / 100
  }

  /// The same, looked up once a glyph.
  func advance(of glyph: UInt) -> Double {
    let index = Int(truncatingIfNeeded: glyph)
    while advances.count <= index, index < 65_536 { advances.append(-1) }
    guard index < advances.count else { return 0 }
    if advances[index] < 0 { advances[index] = width(of: UInt32(truncatingIfNeeded: index)) }
    return advances[index]
  }

  /// Outlines in the compact format of PostScript rather than in TrueType's.
  private(set) lazy var isCompact: Bool = {
    let table = hb_face_reference_table(handle, FontFace.tag("CFF "))
    defer { hb_blob_destroy(table) }
    return hb_blob_get_length(table) > 0
  }()

  /// The entries of a font descriptor that follow from the file (ISO 32000-1, 9.8), in thousandths of the size.
  private(set) lazy var descriptor: String = {
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    var capital: hb_position_t = 0
    if hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital) == 0 {
      capital = extents.ascender * 7 / 10
    }
    let box = bounds.map { thousandths(Int32($0)) }.map(String.init).joined(separator: " ")
    return "/Flags 4/FontBBox[\(box)]/ItalicAngle 0/Ascent \(thousandths(extents.ascender))"
      + "/Descent \(thousandths(extents.descender))/CapHeight \(thousandths(capital))/StemV 80"
  }()

  /// The box of all glyphs, from the font's header.
  private var bounds: [Int16] {
    let table = hb_face_reference_table(handle, FontFace.tag("head"))
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    guard let bytes = hb_blob_get_data(table, &length), length >= 44 else { return [0, 0, 0, 0] }
    return (0..<4).map { index in
      let high = UInt16(UInt8(bitPattern: bytes[36 + 2 * index]))
      let low = UInt16(UInt8(bitPattern: bytes[37 + 2 * index]))
      return Int16(bitPattern: high << 8 | low)
    }
  }

  private func thousandths(_ value: hb_position_t) -> Int { Int((Double(value) * perThousand).rounded()) }

  /// The four letters of a table as a number.
  static func tag(_ letters: String) -> hb_tag_t { letters.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  private static func postScriptName(of face: OpaquePointer) -> String {
    var length: UInt32 = 64
    var bytes = [CChar](repeating: 0, count: 64)
    hb_ot_name_get_utf8(face, hb_ot_name_id_t(6), hb_language_from_string("en", -1), &length, &bytes)
    let name = bytes.prefix(Int(length)).map { UInt8(bitPattern: $0) }.filter {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    }
    return name.isEmpty ? "Font" : String(decoding: name, as: UTF8.self)
  }
}
