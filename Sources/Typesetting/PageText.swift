import CPangoCairo
import Charts
import Document

/// What the text operators of a page have set.
struct TextState {
  /// The font's index in the document; −1 before the first.
  var font = -1
  var size = 0.0
  /// Where the next glyph would stand by itself, from the left end of the line in points.
  var pen = 0.0
  var rise = 0.0
  var isArray = false
  var isString = false
}

extension PageCanvas {
  package func draw(_ line: TextLine, at position: Point) {
    guard !line.pieces.isEmpty else { return }
    mark()
    content.append("BT ")
    append(position.x, position.y)
    content.append("Td ")
    text.pen = 0
    for piece in line.pieces {
      use(piece.color)
      show(piece.run, x: piece.x, size: line.size, tracking: piece.tracking)
    }
    closeArray()
    if text.rise != 0 {
      text.rise = 0
      content.append("0 Ts ")
    }
    content.append("ET\n")
  }

  private func use(_ color: ColorToken) {
    guard fillColor != color else { return }
    closeArray()
    use(fill: color)
  }

  private func show(_ run: GlyphRun, x: Double, size: Double, tracking: Double) {
    let shown = run.shown ?? fonts.shown(run, size: size)
    run.shown = shown
    guard case .codes(let codes, let advance) = shown, tracking == 0, let first = run.glyphs.first else {
      showClusters(of: run, x: x, size: size, tracking: tracking)
      return
    }
    begin(fonts.entry(of: run.face), size: size, rise: 0, x: x + first.x)
    content.append(contentsOf: codes)
    text.pen += advance
  }

  /// Cluster by cluster in reading order, so that the text can be taken out in that order.
  private func showClusters(of run: GlyphRun, x: Double, size: Double, tracking: Double) {
    var byte = 0
    var glyph = run.isBackward ? run.glyphs.count : 0
    var shift = x
    for cluster in run.clusters {
      let count = Int(cluster.num_glyphs)
      let end = byte + Int(cluster.num_bytes)
      if run.isBackward { glyph -= count }
      if count > 0 {
        show(run, glyph..<glyph + count, standingFor: run.utf8[byte..<end], x: shift, size: size)
      }
      if !run.isBackward { glyph += count }
      byte = end
      shift += tracking
    }
  }

  private func show(
    _ run: GlyphRun, _ glyphs: Range<Int>, standingFor utf8: ArraySlice<UInt8>, x: Double, size: Double
  ) {
    // A glyph of a cluster of several stands for nothing alone.
    let first = run.glyphs[glyphs.lowerBound]
    let single = glyphs.count == 1 ? utf8 : []
    let place = fonts.place(first.index, of: run.face, text: single)
    if glyphs.count == 1, place.isPlain {
      append(place, first, run.face, x: x, size: size)
      return
    }
    closeArray()
    content.append("/Span<</ActualText<FEFF")
    content.append(utf16: String(decoding: utf8, as: UTF8.self))
    content.append(">>>BDC ")
    append(place, first, run.face, x: x, size: size)
    for index in glyphs.dropFirst() {
      let glyph = run.glyphs[index]
      append(fonts.place(glyph.index, of: run.face, text: []), glyph, run.face, x: x, size: size)
    }
    closeArray()
    content.append("EMC ")
  }

  private func append(
    _ place: (entry: DocumentFonts.Entry, code: UInt16, isPlain: Bool), _ glyph: cairo_glyph_t, _ face: FontFace,
    x: Double, size: Double
  ) {
    // Offsets of Pango grow downwards.
    begin(place.entry, size: size, rise: -glyph.y, x: x + glyph.x)
    content.append(escaped: UInt8(place.code >> 8))
    content.append(escaped: UInt8(place.code & 255))
    text.pen += face.advance(of: glyph.index) * size / 1000
  }

  /// Sees to it that a code written next shows a glyph of a font at a place.
  private func begin(_ font: DocumentFonts.Entry, size: Double, rise: Double, x: Double) {
    if text.font != font.index || text.size != size {
      closeArray()
      text.font = font.index
      text.size = size
      content.append("/F")
      content.append(integer: text.font)
      content.append(" ")
      content.append(fixed: size)
      content.append(" Tf ")
    }
    if abs(rise - text.rise) > 0.004 {
      closeArray()
      text.rise = rise
      content.append(fixed: rise)
      content.append(" Ts ")
    }
    if !text.isArray {
      content.append("[")
      text.isArray = true
    }
    let shift = ((text.pen - x) / size * 1000).rounded()
    if shift != 0 {
      if text.isString { content.append(UInt8(ascii: ")")) }
      text.isString = false
      content.append(integer: Int(shift))
      text.pen -= shift * size / 1000
    }
    if !text.isString { content.append(UInt8(ascii: "(")) }
    text.isString = true
  }

  private func closeArray() {
    if text.isString { content.append(")") }
    if text.isArray { content.append("]TJ ") }
    text.isString = false
    text.isArray = false
  }
}
