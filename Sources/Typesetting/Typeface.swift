import CPangoCairo
import Diagnostics
import Document

/// An organisation's own letters, in the place of Inter: font files that were read and checked.
package struct Typeface: Sendable, Hashable {
  /// One weight of it.
  package struct File: Sendable, Hashable {
    /// 400, 500, 600 or 700.
    package var weight: Int
    /// Where fontconfig reads it.
    package var path: String
    /// The whole file, as pages carry it beside them.
    package var bytes: [UInt8]
    /// The PostScript name, under which a PDF embeds it.
    var name: String
    /// `otf` or `ttf`, by what the file holds and not by its name.
    var ending: String

    /// What a page asks for.
    package func webFont(sha256: String) -> WebFont {
      WebFont(weight: weight, fileName: "House-\(weight).\(ending)", sha256: sha256)
    }
  }

  /// By weight, lightest first; always with 400 and 700.
  package let files: [File]

  /// A font file as a workspace names it.
  package struct Source: Sendable, Hashable {
    package var weight: Int
    /// As the workspace writes it, for messages.
    package var name: String
    /// Absolute.
    package var path: String

    package init(weight: Int, name: String, path: String) {
      self.weight = weight
      self.name = name
      self.path = path
    }
  }

  /// - Parameter read: the bytes of a file by its absolute path; `nil` when it cannot be read.
  /// - Throws: `PDF-044` for each file that cannot be used, all together, and where regular or bold is missing.
  package init(_ sources: [Source], read: (String) -> [UInt8]?) throws(Failure) {
    var problems: [Diagnostic] = []
    var files: [File] = []
    for source in sources.sorted(by: { $0.weight < $1.weight }) {
      do throws(Refusal) {
        guard let bytes = read(source.path) else { throw Refusal("cannot be read", "check the path and the rights") }
        files.append(try FontCheck(bytes).file(of: source))
      } catch {
        problems.append(
          Diagnostic("PDF-044", .error, "the font \(source.name) \(error.reason)", hint: error.hint))
      }
    }
    for (weight, key) in [(400, "regular"), (700, "bold")] where !sources.contains(where: { $0.weight == weight }) {
      problems.append(
        Diagnostic(
          "PDF-044", .error, "the fonts of the theme lack “\(key)”",
          hint: "name at least “regular” and “bold”; “medium” and “semi_bold” may follow"))
    }
    guard problems.isEmpty else { throw Failure(.configuration, problems) }
    self.files = files
  }

  /// The weight that stands in for one that was not given: medium by regular, semi-bold by bold, as browsers choose.
  func weight(for wanted: Int) -> Int {
    if files.contains(where: { $0.weight == wanted }) { return wanted }
    return wanted < 550 ? 400 : 700
  }

  /// Why a file is no letter of a report.
  struct Refusal: Error {
    var reason: String
    var hint: String

    init(_ reason: String, _ hint: String) {
      self.reason = reason
      self.hint = hint
    }
  }
}

/// Reads a font file and checks what reports ask of it. Owns HarfBuzz's objects; not `Sendable`.
private final class FontCheck {
  private let bytes: [UInt8]
  private let face: OpaquePointer
  private let font: OpaquePointer

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let blob = bytes.withUnsafeBytes {
      hb_blob_create(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(clamping: $0.count), HB_MEMORY_MODE_DUPLICATE, nil,
        nil)
    }
    face = hb_face_create(blob, 0)
    font = hb_font_create(face)
    hb_blob_destroy(blob)
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  func file(of source: Typeface.Source) throws(Typeface.Refusal) -> Typeface.File {
    let isWeb = bytes.starts(with: Array("wOF".utf8))
    guard !isWeb, hb_face_get_glyph_count(face) > 1 else {
      throw .init(
        isWeb ? "is a web font (WOFF)" : "is no OpenType or TrueType font", "name the .otf or .ttf file of the weight")
    }
    guard length(of: "fvar") == 0 else {
      throw .init("is a variable font", "name the static file of each weight; makers of fonts ship both")
    }
    // OS/2, fsType (OpenType 1.9): no embedding at all, or none of a subset, which is what a PDF holds.
    guard rights & 0x0002 == 0, rights & 0x0100 == 0 else {
      throw .init(
        "may not be embedded in documents, as the file itself says", "ask its maker for a licence, or leave it out")
    }
    let missing = Self.letters.filter { glyph(of: $0) == 0 }
    guard missing.isEmpty else {
      throw .init(
        "lacks \(missing.count) of the \(Self.letters.count) basic letters, digits and signs, the first “\(missing[0])”",
        "name a font for text in Latin letters; other scripts have fonts of their own already")
    }
    let widths = digitWidths
    // A thousandth or two is a maker's rounding, as in Inter's own heavier weights.
    guard (widths.max() ?? 0) - (widths.min() ?? 0) <= hb_position_t(hb_face_get_upem(face) / 200) else {
      throw .init(
        "has digits of different widths, so that numbers in columns would not stand under each other",
        "name a font with tabular figures (OpenType feature tnum)")
    }
    let compact = length(of: "CFF ") > 0
    guard compact || length(of: "glyf") > 0 else {
      throw .init("holds no outlines that a PDF can embed", "name a file with TrueType or CFF outlines")
    }
    return Typeface.File(
      weight: source.weight, path: source.path, bytes: bytes, name: FontFace(face).name,
      ending: compact ? "otf" : "ttf")
  }

  private static let letters: [Unicode.Scalar] = (0x21...0x7E).compactMap { Unicode.Scalar($0) }

  private func length(of table: String) -> UInt32 {
    let blob = hb_face_reference_table(face, FontFace.tag(table))
    defer { hb_blob_destroy(blob) }
    return hb_blob_get_length(blob)
  }

  private func glyph(of scalar: Unicode.Scalar) -> hb_codepoint_t {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : 0
  }

  private var rights: UInt16 {
    let blob = hb_face_reference_table(face, FontFace.tag("OS/2"))
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length >= 10 else { return 0 }
    return UInt16(UInt8(bitPattern: data[8])) << 8 | UInt16(UInt8(bitPattern: data[9]))
  }

  /// The widths of 0 to 9 with the features that reports are set with.
  private var digitWidths: [hb_position_t] {
    var feature = hb_feature_t(tag: FontFace.tag("tnum"), value: 1, start: 0, end: UInt32.max)
    return (0...9).map { digit in
      let buffer = hb_buffer_create()
      defer { hb_buffer_destroy(buffer) }
      hb_buffer_add_utf8(buffer, String(digit), -1, 0, -1)
      hb_buffer_guess_segment_properties(buffer)
      hb_shape(font, buffer, &feature, 1)
      var count: UInt32 = 0
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
      return (0..<Int(count)).reduce(0) { $0 + (positions?[$1].x_advance ?? 0) }
    }
  }
}
