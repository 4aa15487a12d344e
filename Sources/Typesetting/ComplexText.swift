import CPangoCairo
import Charts
import Document

extension TextEngine {
  /// Lines of text that mixes directions or has no spaces between words: Pango breaks and orders it.
  func complexLines(_ spans: [TextSpan], size: Double, width: Double) -> [TextLine] {
    let text = spans.map(\.text).joined()
    let attributes = weights(of: spans)
    defer { pango_attr_list_unref(attributes) }
    var unknown = false
    let lines = withLayout(text, style: TextStyle(size: size), attributes: attributes) { layout in
      if width.isFinite {
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      }
      if pango_layout_get_unknown_glyphs_count(layout) > 0 { unknown = true }
      return (0..<pango_layout_get_line_count(layout)).map { index in
        line(pango_layout_get_line_readonly(layout, index), of: text, spans: spans, size: size)
      }
    }
    if unknown { note(missingIn: text) }
    return lines
  }

  private func line(
    _ line: UnsafeMutablePointer<PangoLayoutLine>?, of text: String, spans: [TextSpan], size: Double
  ) -> TextLine {
    var result = TextLine(size: size)
    var starts: [Int] = []
    var node = line?.pointee.runs
    while let current = node {
      let item = current.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self)
      starts.append(item?.pointee.item.map { Int($0.pointee.offset) } ?? 0)
      node = current.pointee.next
    }
    for (run, start) in zip(glyphRuns(of: line, text: text), starts) {
      result.pieces.append(.init(run: run, x: result.width, color: color(at: start, of: spans)))
      result.width += run.width
    }
    if let line {
      let start = text.utf8.index(text.startIndex, offsetBy: Int(line.pointee.start_index))
      let end = text.utf8.index(start, offsetBy: Int(line.pointee.length))
      var said = String(text[start..<end])
      // A space at the end of a wrapped line takes room that nobody sees.
      if said.hasSuffix(" ") { said.removeLast() }
      result.statedText = said
    }
    return result
  }

  /// The features of all text, and the weight of each span as an attribute of its bytes.
  private func weights(of spans: [TextSpan]) -> OpaquePointer? {
    let attributes = pango_attr_list_new()
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1, lnum=1"))
    var start: UInt32 = 0
    for span in spans {
      let attribute = pango_attr_weight_new(PangoWeight(UInt32(span.weight)))
      attribute?.pointee.start_index = start
      start += UInt32(span.text.utf8.count)
      attribute?.pointee.end_index = start
      pango_attr_list_insert(attributes, attribute)
      // A foreground of its own makes Pango start a new run where a span begins, so that a run has one colour. The
      // value is never drawn.
      let boundary = pango_attr_foreground_new(UInt16(truncatingIfNeeded: start), 0, 0)
      boundary?.pointee.start_index = start - UInt32(span.text.utf8.count)
      boundary?.pointee.end_index = start
      pango_attr_list_insert(attributes, boundary)
    }
    return attributes
  }

  private func color(at offset: Int, of spans: [TextSpan]) -> ColorToken {
    var end = 0
    for span in spans {
      end += span.text.utf8.count
      if offset < end { return span.color }
    }
    return spans.last?.color ?? .ink
  }
}
