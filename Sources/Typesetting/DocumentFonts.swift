import CPangoCairo
import Charts

/// The fonts of one PDF file in the order of their first use.
///
/// Each weight of the main family is embedded with the same basic glyphs in every file, compressed once; further letters
/// that a file is known to use follow in a second subset; other fonts, and glyphs that nobody foresaw, are embedded with
/// what the file uses of them, under their own numbers, which takes more room. So a file's bytes depend on its own text
/// alone.
package final class DocumentFonts {
  /// One font of the file.
  final class Entry {
    let face: FontFace
    /// Its glyphs where they are known before the file ends; else `nil`.
    let basis: FontProgram?
    /// Its position in the file.
    let index: Int
    /// The glyphs used and what they stood for first; for a font without basis.
    var texts: [UInt32: [UInt8]] = [:]

    init(_ face: FontFace, basis: FontProgram?, index: Int) {
      self.face = face
      self.basis = basis
      self.index = index
    }
  }

  private let engine: TextEngine
  /// The file's letters, of which some are no basic ones.
  private let letters: [String]
  /// The second subset of a face, looked up once.
  private var additions: [ObjectIdentifier: FontProgram?] = [:]
  private var entries: [Entry] = []
  /// The one that was asked for last.
  private var last: Entry?

  init(engine: TextEngine, letters: [String] = []) {
    self.engine = engine
    self.letters = letters
  }

  /// The font and code of a glyph, and whether a reader program finds its text without being told.
  func place(_ glyph: UInt, of face: FontFace, text: ArraySlice<UInt8>) -> (entry: Entry, code: UInt16, isPlain: Bool) {
    if let basis = engine.basis(of: face), let code = basis.code(of: glyph) {
      let entry = entry(face, basis)
      return (entry, code, basis.stands(code, for: text))
    }
    if let addition = addition(to: face), let code = addition.code(of: glyph) {
      return (entry(face, addition), code, addition.stands(code, for: text))
    }
    let entry = entry(face, nil)
    let number = UInt32(truncatingIfNeeded: glyph)
    let code = UInt16(truncatingIfNeeded: glyph)
    guard let known = entry.texts[number], !known.isEmpty else {
      entry.texts[number] = Array(text)
      return (entry, code, true)
    }
    return (entry, code, known.elementsEqual(text))
  }

  /// The font of a face's basic glyphs.
  func entry(of face: FontFace) -> Entry { entry(face, face.basis) }

  /// How a run is shown. It depends on the run alone.
  func shown(_ run: GlyphRun, size: Double) -> GlyphRun.Shown {
    guard let basis = engine.basis(of: run.face), !run.isBackward, run.clusters.count == run.glyphs.count else {
      return .single
    }
    var bytes: [UInt8] = []
    var pen = run.glyphs.first?.x ?? 0
    let start = pen
    var byte = 0
    for (cluster, glyph) in zip(run.clusters, run.glyphs) {
      let end = byte + Int(cluster.num_bytes)
      guard cluster.num_glyphs == 1, abs(glyph.y) <= 0.004, let code = basis.code(of: glyph.index),
        basis.stands(code, for: run.utf8[byte..<end])
      else { return .single }
      let shift = ((pen - glyph.x) / size * 1000).rounded()
      if shift != 0 {
        bytes.append(")")
        bytes.append(integer: Int(shift))
        bytes.append("(")
        pen -= shift * size / 1000
      }
      bytes.append(escaped: UInt8(code >> 8))
      bytes.append(escaped: UInt8(code & 255))
      pen += run.face.advance(of: glyph.index) * size / 1000
      byte = end
    }
    return .codes(bytes, advance: pen - start)
  }

  /// The font files to embed, in the order of the fonts' indices; `nil` when one cannot be cut down.
  package func programs() -> [FontProgram]? {
    var programs: [FontProgram] = []
    for entry in entries {
      guard let program = entry.basis ?? engine.program(of: entry.face, entry.texts) else { return nil }
      programs.append(program)
    }
    return programs
  }

  private func addition(to face: FontFace) -> FontProgram? {
    if let known = additions[ObjectIdentifier(face)] { return known }
    let program = engine.addition(to: face, letters: letters)
    additions[ObjectIdentifier(face)] = .some(program)
    return program
  }

  private func entry(_ face: FontFace, _ basis: FontProgram?) -> Entry {
    if let last, last.face === face, last.basis === basis { return last }
    let found = entries.first { $0.face === face && $0.basis === basis }
    let entry = found ?? Entry(face, basis: basis, index: entries.count)
    if found == nil { entries.append(entry) }
    last = entry
    return entry
  }
}

extension TextEngine {
  /// The basic glyphs of a weight of the main family; `nil` for other fonts.
  func basis(of face: FontFace) -> FontProgram? {
    if face.isBasisKnown { return face.basis }
    face.isBasisKnown = true
    guard let weight = fonts.weights[face.name] else { return nil }
    let texts = glyphs(of: face, weight: weight, for: Self.repertoire)
    face.basis = FontProgram(face, Self.sorted(texts), keepsNumbers: false)
    return face.basis
  }

  /// The glyphs of letters that the basic ones lack; `nil` where there are none, and for other fonts.
  func addition(to face: FontFace, letters: [String]) -> FontProgram? {
    guard let weight = fonts.weights[face.name], let basis = basis(of: face) else { return nil }
    let texts = glyphs(of: face, weight: weight, for: letters).filter { basis.code(of: UInt($0.key)) == nil }
    return texts.isEmpty ? nil : program(of: face, texts, keepsNumbers: false)
  }

  private func glyphs(of face: FontFace, weight: Int, for texts: [String]) -> [UInt32: [UInt8]] {
    var glyphs: [UInt32: [UInt8]] = [:]
    for text in texts {
      for run in word(text, style: TextStyle(size: 10, weight: weight)).runs where run.face === face {
        for (glyph, utf8) in run.singleGlyphs where glyphs[glyph] == nil { glyphs[glyph] = Array(utf8) }
      }
    }
    return glyphs
  }

  /// A font cut down to the glyphs that one file uses beyond the basic ones.
  func program(of face: FontFace, _ texts: [UInt32: [UInt8]], keepsNumbers: Bool = true) -> FontProgram? {
    let key = ProgramKey(face: ObjectIdentifier(face), glyphs: Self.sorted(texts), keepsNumbers: keepsNumbers)
    if let known = programs[key] { return known }
    let program = FontProgram(face, key.glyphs, keepsNumbers: keepsNumbers)
    programs[key] = program
    return program
  }

  struct ProgramKey: Hashable {
    var face: ObjectIdentifier
    var glyphs: [FontProgram.Glyph]
    var keepsNumbers: Bool
  }

  private static func sorted(_ texts: [UInt32: [UInt8]]) -> [FontProgram.Glyph] {
    texts.filter { $0.key != 0 }.map { FontProgram.Glyph(number: $0.key, utf8: $0.value) }
      .sorted { $0.number < $1.number }
  }

  /// What nearly every report is written with: first each character alone, then those that Inter draws in another way
  /// beside digits or capitals.
  private static let repertoire: [String] =
    (0x21...0x7E).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
    + [" ", "\u{A0}", "\u{202F}", "–", "−", "±", "×", "·", "’", "‘", "“", "”", "…", "›", "→"]
    + ["0:0", "A-A", "(A)", "A:A", "A/A", "A–A", "0×0"]
}

extension GlyphRun {
  /// The glyphs that alone stand for a text.
  var singleGlyphs: [(glyph: UInt32, utf8: ArraySlice<UInt8>)] {
    var found: [(glyph: UInt32, utf8: ArraySlice<UInt8>)] = []
    var glyph = 0
    var byte = 0
    for cluster in clusters {
      let end = byte + Int(cluster.num_bytes)
      if cluster.num_glyphs == 1, !isBackward {
        found.append((UInt32(truncatingIfNeeded: glyphs[glyph].index), utf8[byte..<end]))
      }
      glyph += Int(cluster.num_glyphs)
      byte = end
    }
    return found
  }
}
