import CPangoCairo
import Charts
import Diagnostics
import Document

/// Shapes, measures and breaks text with Pango. One engine a thread: it is not `Sendable`, and engines share nothing.
///
/// Setting up costs tens of milliseconds (the font files are scanned), so an engine is kept for many documents.
package final class TextEngine {
  /// BCP 47. Changing it forgets what was shaped, because a font may draw a letter differently by language.
  package var language: String {
    didSet {
      guard language != oldValue else { return }
      pango_context_set_language(context, pango_language_from_string(language))
      forget()
    }
  }
  /// Characters that no font of the library has, in order of appearance; they are drawn as an empty box.
  private(set) var missing: [Character] = []

  let context: OpaquePointer
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let configuration: OpaquePointer
  let fonts: FontLibrary
  private var descriptions: [TextStyle: OpaquePointer] = [:]
  /// Every scaled font that a run points to, held until the engine goes.
  private var scaledFonts: Set<OpaquePointer> = []
  private var faces: [OpaquePointer: FontFace] = [:]
  private var words = BoundedCache<WordKey, ShapedWord>(limit: 10_000)
  /// Most texts of a report are those of the last one.
  var knownLines = BoundedCache<LinesKey, [TextLine]>(limit: 2_000)
  /// Fonts cut down to what single files used beyond the basic glyphs: names share their accents.
  var programs = BoundedCache<ProgramKey, FontProgram>(limit: 64)
  private let layout: OpaquePointer
  private let features: OpaquePointer

  struct WordKey: Hashable {
    var text: String
    var style: TextStyle
  }

  struct LinesKey: Hashable {
    var spans: [TextSpan]
    var size: Double
    var width: Double
    var tracking: Double
  }

  /// - Throws: `PDF-002` when a font cannot be read, `PDF-003` when the family of the text is found but
  ///   something else is chosen for it.
  package init(fonts: FontLibrary, language: String = "en") throws(Failure) {
    self.language = language
    self.fonts = fonts
    configuration = try Self.configuration(of: fonts)
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      FcConfigDestroy(configuration)
      throw Failure(.engineMissing, Diagnostic("PDF-002", .error, "Pango has no FreeType font map"))
    }
    fontMap = map
    pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    context = Self.context(of: map, language: language)
    layout = pango_layout_new(context)
    // Line breaks are decided here, and the language of the report, not its first letter, says where a line begins.
    pango_layout_set_auto_dir(layout, 0)
    features = pango_attr_list_new()
    pango_attr_list_insert(features, pango_attr_font_features_new("tnum=1, lnum=1"))
    try checkWeights()
  }

  deinit {
    for font in scaledFonts { cairo_scaled_font_destroy(font) }
    for description in descriptions.values { pango_font_description_free(description) }
    pango_attr_list_unref(features)
    g_object_unref(UnsafeMutableRawPointer(layout))
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(UnsafeMutableRawPointer(fontMap))
    FcConfigDestroy(configuration)
  }

  /// The missing characters since the last call.
  package func takeMissing() -> [Character] {
    defer { missing = [] }
    return missing
  }

  /// A word in one style, shaped once.
  func word(_ text: String, style: TextStyle) -> ShapedWord {
    let key = WordKey(text: text, style: style)
    if let known = words[key] {
      if known.isMissingGlyphs { note(missingIn: text) }
      return known
    }
    let shaped = shape(text, style: style)
    words[key] = shaped
    if shaped.isMissingGlyphs { note(missingIn: text) }
    return shaped
  }

  /// Runs a body on the engine's own Pango layout with the text set and no width.
  func withLayout<Result>(
    _ text: String, style: TextStyle, attributes: OpaquePointer? = nil, _ body: (OpaquePointer) -> Result
  ) -> Result {
    pango_layout_set_width(layout, -1)
    pango_layout_set_font_description(layout, description(of: style))
    pango_layout_set_attributes(layout, attributes ?? features)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        pango_layout_set_text(layout, characters.baseAddress, Int32(characters.count))
      }
    }
    return body(layout)
  }

  /// Keeps a scaled font alive as long as the engine.
  func retain(_ font: OpaquePointer) {
    if scaledFonts.insert(font).inserted { cairo_scaled_font_reference(font) }
  }

  /// The file behind a font, the same for all its sizes.
  func face(of font: UnsafeMutablePointer<PangoFont>) -> FontFace {
    let handle: OpaquePointer = hb_font_get_face(pango_font_get_hb_font(font))
    if let known = faces[handle] { return known }
    let face = FontFace(handle)
    faces[handle] = face
    return face
  }

  /// A font by size and weight, with the fallback families behind it.
  func description(of style: TextStyle) -> OpaquePointer? {
    if let known = descriptions[style] { return known }
    let description = pango_font_description_new()
    pango_font_description_set_family(description, fonts.families)
    pango_font_description_set_weight(description, PangoWeight(UInt32(fonts.weight(for: style.weight))))
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    descriptions[style] = description
    return description
  }

  private func shape(_ text: String, style: TextStyle) -> ShapedWord {
    withLayout(text, style: style) { layout in
      let line = pango_layout_get_line_readonly(layout, 0)
      let runs = glyphRuns(of: line, text: text)
      let unknown = pango_layout_get_unknown_glyphs_count(layout)
      return ShapedWord(text: text, weight: style.weight, runs: runs, isMissingGlyphs: unknown > 0)
    }
  }

  /// Remembers the characters of a text that no font has.
  func note(missingIn text: String) {
    for character in text where !missing.contains(character) {
      let count = withLayout(String(character), style: TextStyle(size: 10)) {
        pango_layout_get_unknown_glyphs_count($0)
      }
      if count > 0 { missing.append(character) }
    }
  }

  private func forget() {
    words.removeAll()
    knownLines.removeAll()
    pango_layout_context_changed(layout)
  }

  /// Checks that each weight of the main family is the one that is used: a silent substitute would look almost right.
  private func checkWeights() throws(Failure) {
    for weight in [400, 500, 600, 700] {
      let wanted = description(of: TextStyle(size: 10, weight: weight))
      let font = pango_font_map_load_font(fontMap, context, wanted)
      defer { if let font { g_object_unref(UnsafeMutableRawPointer(font)) } }
      let found = font.map { pango_font_describe($0) } ?? nil
      defer { pango_font_description_free(found) }
      let family = found.flatMap { pango_font_description_get_family($0) }.map { String(cString: $0) } ?? "no font"
      let foundWeight = found.map { pango_font_description_get_weight($0).rawValue } ?? 0
      guard family == fonts.mainFamily, foundWeight == UInt32(fonts.weight(for: weight)) else {
        throw Failure(
          .inputMissing,
          Diagnostic(
            "PDF-003", .error,
            "\(fonts.mainFamily) of weight \(weight) was asked for and \(family) of weight \(foundWeight) was found",
            hint: fonts.typeface == nil
              ? "install the static fonts of the package fonts-inter, not the variable font"
              : "leave “fonts” out of the theme, or name other files"))
      }
    }
  }
}
