import Charts
import Document
import Typesetting

extension BlockLayout {
  /// A heading in as few lines as it needs. When its last line would be one short word, the lines are made more even.
  func heading(_ text: String, _ role: TextRole, tag: StructureTag.Role, width: Double) -> Strip {
    let lines = balancedLines(text, role, width: width)
    var strip = textStrip(lines, role, tag: StructureTag(tag))
    strip.keepsWithNext = true
    return strip
  }

  /// Lines whose last one takes at least a quarter of the measure and more than one word, if narrowing can do it
  /// without another line.
  func balancedLines(_ text: String, _ role: TextRole, width: Double) -> [TextLine] {
    let spans = [TextSpan(text, weight: role.weight, color: role.color)]
    var best = engine.lines(spans, size: role.size, width: width, tracking: role.tracking)
    var narrower = width
    while let last = best.last, best.count > 1, last.width < width / 4 || !last.text.contains(" "),
      narrower > width / 2
    {
      narrower -= width / 40
      let lines = engine.lines(spans, size: role.size, width: narrower, tracking: role.tracking)
      // Narrower than its longest word, a line would break within it.
      if lines.count > best.count || wordCount(lines) > wordCount(best) { break }
      best = lines
    }
    return best
  }

  private func wordCount(_ lines: [TextLine]) -> Int { lines.reduce(0) { $0 + $1.text.split(separator: " ").count } }

  /// Lines of a paragraph. If the last one is a single short word, the others are set a little narrower so that it gets
  /// company, as long as that takes no further line.
  func evenLines(_ spans: [TextSpan], _ role: TextRole, width: Double) -> [TextLine] {
    let lines = engine.lines(spans, size: role.size, width: width)
    var narrower = width
    while let last = lines.last, lines.count > 1, last.width < width / 6, !last.text.contains(" "),
      narrower > width * 0.88
    {
      narrower -= width / 50
      let tried = engine.lines(spans, size: role.size, width: narrower)
      if tried.count > lines.count { break }
      if tried.last?.text.contains(" ") == true { return tried }
    }
    return lines
  }

  func paragraph(_ paragraph: Paragraph, width: Double) -> [Strip] {
    switch paragraph.style {
    case .body:
      flowing(paragraph.inlines, .body, width: min(width, geometry.width(ofColumns: 8)), gap: 2 * unit)
    case .lead:
      flowing(paragraph.inlines, .lead, width: min(width, geometry.width(ofColumns: 10)), gap: 2 * unit)
    case .note:
      flowing(paragraph.inlines, .note, width: noteWidth(paragraph.inlines, width: width), gap: 2 * unit)
    }
  }

  /// A note that fits takes one line across the page; a longer one is set narrower, for the eye to find its way back.
  func noteWidth(_ inlines: [Inline], width: Double) -> Double {
    let natural = engine.line(spans(inlines, .note), size: TextRole.note.size).width
    return natural <= width ? width : min(width, geometry.width(ofColumns: 10))
  }

  /// Findings as a list. Agents read two or three as paragraphs; in manager reports they are numbered.
  func findings(_ items: [[Inline]], width: Double) -> [Strip] {
    let list = Group(StructureTag(.list, isNumbered: kind != .agent))
    let indent = kind == .agent ? 0 : 4 * unit
    return items.enumerated().map { index, item in
      let measure = min(width, geometry.width(ofColumns: 8)) - indent
      let lines = evenLines(spans(item, .body), .body, width: measure)
      var children: [Element] = []
      if kind != .agent {
        let number = engine.line([TextSpan("\(index + 1).", weight: 600)], size: TextRole.body.size)
        children.append(.tagged(StructureTag(.label), [.text(number, Point(0, TextRole.body.baseline))]))
      }
      children.append(.tagged(StructureTag(.itemBody), placed(lines, .body, x: indent)))
      return Strip(
        height: height(of: lines, .body), gap: 2 * unit, firstBaseline: TextRole.body.baseline, path: [list],
        elements: [.tagged(StructureTag(.item), children)])
    }
  }

  // MARK: Parts

  /// A paragraph that may be split between its second and its last but one line.
  func flowing(_ inlines: [Inline], _ role: TextRole, width: Double, gap: Double) -> [Strip] {
    let lines = evenLines(spans(inlines, role), role, width: width)
    let group = Group(StructureTag(.paragraph))
    return lines.enumerated().map { index, line in
      let isBreakable = index >= 1 && index < lines.count - 2
      return Strip(
        height: role.leading, gap: index == 0 ? gap : 0, firstBaseline: role.baseline,
        keepsWithNext: index < lines.count - 1 && !isBreakable, path: [group],
        elements: [.text(line, Point(0, role.baseline))])
    }
  }

  func paragraphStrip(
    _ inlines: [Inline], _ role: TextRole, width: Double, tag: StructureTag, gap: Double = 0
  ) -> Strip {
    var strip = textStrip(engine.lines(spans(inlines, role), size: role.size, width: width), role, tag: tag)
    strip.gap = gap
    return strip
  }

  func textStrip(_ lines: [TextLine], _ role: TextRole, tag: StructureTag) -> Strip {
    Strip(
      height: height(of: lines, role), firstBaseline: role.baseline, elements: [.tagged(tag, placed(lines, role))])
  }

  /// Lines below one another, the first with its top at `y`.
  func placed(_ lines: [TextLine], _ role: TextRole, x: Double = 0, y: Double = 0) -> [Element] {
    lines.enumerated().map { index, line in
      .text(line, Point(x, y + role.baseline + Double(index) * role.leading))
    }
  }

  /// The height of lines, made whole units.
  func height(of lines: [TextLine], _ role: TextRole) -> Double {
    (Double(lines.count) * role.leading / unit).rounded(.up) * unit
  }

  /// Runs of text in the weights and colours of a role. Links are set as plain text: on paper they lead nowhere.
  func spans(_ inlines: [Inline], _ role: TextRole) -> [TextSpan] {
    inlines.map { inline in
      switch inline {
      case .text(let text), .number(let text, _), .link(let text, _):
        TextSpan(text, weight: role.weight, color: role.color)
      case .strong(let text):
        TextSpan(text, weight: max(600, role.weight), color: role.color)
      }
    }
  }
}
