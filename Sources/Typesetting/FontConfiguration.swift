import CPangoCairo
import Diagnostics
import Synchronization

extension TextEngine {
  /// Whether the program's own configuration stands in the place of the host's. Fontconfig parses with global state, so
  /// that two threads must not do it at once.
  private static let isPrepared = Mutex(false)

  /// A fontconfig configuration of its own that knows the library's files and nothing of the host's settings.
  ///
  /// The first one also becomes the one of the whole process. Each font map of Pango starts a thread that loads the
  /// host's configuration if there is none, and while several do, one can read what another frees.
  static func configuration(of fonts: FontLibrary) throws(Failure) -> OpaquePointer {
    let made = isPrepared.withLock { isPrepared in
      Result { () throws(Failure) in
        let configuration = Made(pointer: try make(fonts))
        if !isPrepared { isPrepared = FcConfigSetCurrent(configuration.pointer) != 0 }
        return configuration
      }
    }
    return try made.get().pointer
  }

  /// For what draws text without an engine, as a logo may: it sees the same fonts, or none where they are missing.
  static func prepareFonts() {
    if let fonts = try? FontLibrary(), let configuration = try? configuration(of: fonts) {
      FcConfigDestroy(configuration)
      return
    }
    isPrepared.withLock { isPrepared in
      guard !isPrepared, let empty = FcConfigCreate() else { return }
      isPrepared = FcConfigSetCurrent(empty) != 0
      FcConfigDestroy(empty)
    }
  }

  /// Crosses the lock; whoever gets it is its only owner.
  private struct Made: @unchecked Sendable { let pointer: OpaquePointer }

  private static func make(_ fonts: FontLibrary) throws(Failure) -> OpaquePointer {
    guard let configuration = FcConfigCreate() else {
      throw Failure(.engineMissing, Diagnostic("PDF-002", .error, "fontconfig cannot make a configuration"))
    }
    let rules =
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig>"
      + (fonts.typeface?.files ?? []).map(rule).joined() + "</fontconfig>"
    let isParsed = rules.withCString { characters in
      characters.withMemoryRebound(to: FcChar8.self, capacity: rules.utf8.count) {
        FcConfigParseAndLoadFromMemory(configuration, $0, 1)
      }
    }
    var unreadable: [String] = isParsed == 0 ? ["the built-in font rules"] : []
    for file in (fonts.typeface?.files ?? []).map(\.path) + fonts.files {
      let isAdded = file.withCString { characters in
        characters.withMemoryRebound(to: FcChar8.self, capacity: file.utf8.count) {
          FcConfigAppFontAddFile(configuration, $0)
        }
      }
      if isAdded == 0 { unreadable.append(file) }
    }
    guard unreadable.isEmpty else {
      FcConfigDestroy(configuration)
      throw Failure(
        .inputMissing,
        unreadable.map {
          Diagnostic("PDF-002", .error, "fontconfig cannot read \($0)", hint: "install the font package again")
        })
    }
    return configuration
  }

  /// Gives a file the family and weight that it has here: files of one typeface often call themselves families of their
  /// own ("Example Light"), and not all of them state their weight.
  private static func rule(_ file: Typeface.File) -> String {
    let weight: Int32 =
      switch file.weight {
      case 500: FC_WEIGHT_MEDIUM
      case 600: FC_WEIGHT_DEMIBOLD
      case 700: FC_WEIGHT_BOLD
      default: FC_WEIGHT_REGULAR
      }
    func edit(_ name: String, _ value: String) -> String {
      "<edit name=\"\(name)\" mode=\"assign_replace\" binding=\"strong\">\(value)</edit>"
    }
    let path = file.path.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return "<match target=\"scan\"><test name=\"file\" compare=\"eq\"><string>\(path)</string></test>"
      + edit("family", "<string>\(FontLibrary.houseFamily)</string>") + edit("weight", "<int>\(weight)</int>")
      + edit("slant", "<int>\(FC_SLANT_ROMAN)</int>") + edit("width", "<int>\(FC_WIDTH_NORMAL)</int>") + "</match>"
  }

  /// A context whose glyphs stand where the font says: without hinting, and positions are not rounded. Rounding makes
  /// semi-bold text wider than bold text, with gaps that can be seen.
  static func context(of map: UnsafeMutablePointer<PangoFontMap>, language: String) -> OpaquePointer {
    let context: OpaquePointer = pango_font_map_create_context(map)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, pango_language_from_string(language))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    return context
  }
}
