import CPangoCairo

extension TextEngine {
  /// The runs of a Pango line in visual order, with the text that each cluster stands for.
  ///
  /// - Parameter text: the text of the whole layout, to which the line's byte offsets point.
  func glyphRuns(of line: UnsafeMutablePointer<PangoLayoutLine>?, text: String) -> [GlyphRun] {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        var runs: [GlyphRun] = []
        var node = line?.pointee.runs
        while let current = node {
          if let item = current.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self),
            let run = glyphRun(of: item, text: characters)
          {
            runs.append(run)
          }
          node = current.pointee.next
        }
        return runs
      }
    }
  }

  private func glyphRun(
    of item: UnsafeMutablePointer<PangoGlyphItem>, text: UnsafeBufferPointer<CChar>
  ) -> GlyphRun? {
    guard let pangoItem = item.pointee.item, let string = item.pointee.glyphs,
      let pangoFont = pangoItem.pointee.analysis.font,
      let font = pango_cairo_font_get_scaled_font(OpaquePointer(pangoFont))
    else { return nil }
    retain(font)
    let face = face(of: pangoFont)
    let isBackward = pangoItem.pointee.analysis.level % 2 == 1
    let (glyphs, width) = Self.positions(of: string.pointee)
    let start = Int(pangoItem.pointee.offset)
    let end = start + Int(pangoItem.pointee.length)
    return GlyphRun(
      font: font, face: face, glyphs: glyphs, clusters: Self.clusters(of: item, text: text, isBackward: isBackward),
      isBackward: isBackward, utf8: text[start..<end].map { UInt8(bitPattern: $0) }, width: width)
  }

  private static func positions(of string: PangoGlyphString) -> (glyphs: [cairo_glyph_t], width: Double) {
    let scale = Double(PANGO_SCALE)
    var glyphs: [cairo_glyph_t] = []
    glyphs.reserveCapacity(Int(string.num_glyphs))
    var x = 0.0
    for index in 0..<Int(string.num_glyphs) {
      let info = string.glyphs[index]
      if info.glyph != emptyGlyph {
        // A character that no font has is drawn as the font's own empty box, glyph 0.
        let glyph = info.glyph & unknownFlag == 0 ? UInt(info.glyph) : 0
        glyphs.append(
          cairo_glyph_t(
            index: glyph, x: x + Double(info.geometry.x_offset) / scale, y: Double(info.geometry.y_offset) / scale))
      }
      x += Double(info.geometry.width) / scale
    }
    return (glyphs, x)
  }

  private static func clusters(
    of item: UnsafeMutablePointer<PangoGlyphItem>, text: UnsafeBufferPointer<CChar>, isBackward: Bool
  ) -> [cairo_text_cluster_t] {
    var clusters: [cairo_text_cluster_t] = []
    var iterator = PangoGlyphItemIter()
    var hasCluster = pango_glyph_item_iter_init_start(&iterator, item, text.baseAddress)
    while hasCluster != 0 {
      // Right to left, `end_glyph` lies before `start_glyph` and is itself not part of the cluster.
      let glyphs =
        isBackward
        ? Int(iterator.end_glyph) + 1..<Int(iterator.start_glyph) + 1
        : Int(iterator.start_glyph)..<Int(iterator.end_glyph)
      let drawn = glyphs.count { item.pointee.glyphs.pointee.glyphs[$0].glyph != emptyGlyph }
      clusters.append(
        cairo_text_cluster_t(num_bytes: iterator.end_index - iterator.start_index, num_glyphs: Int32(drawn)))
      hasCluster = pango_glyph_item_iter_next_cluster(&iterator)
    }
    return clusters
  }

  // Pango's macros PANGO_GLYPH_EMPTY and PANGO_GLYPH_UNKNOWN_FLAG, which Swift does not see.
  private static let emptyGlyph: UInt32 = 0x0FFF_FFFF
  private static let unknownFlag: UInt32 = 0x1000_0000
}
