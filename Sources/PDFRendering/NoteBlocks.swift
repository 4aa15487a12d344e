import Charts
import Document
import Typesetting

extension BlockLayout {
  /// A note with a rule at its left, from the top of its heading to its last line.
  func aside(_ aside: Aside, width: Double) -> Strip {
    let inset = 3 * unit
    let measure = min(width, geometry.width(ofColumns: 8)) - inset
    let title = balancedLines(aside.title, .minorHeading, width: measure)
    var elements: [Element] = [.tagged(StructureTag(.heading3), placed(title, .minorHeading, x: inset))]
    var y = height(of: title, .minorHeading)
    for paragraph in aside.paragraphs {
      let lines = evenLines(spans(paragraph, .aside), .aside, width: measure)
      elements.append(.tagged(StructureTag(.paragraph), placed(lines, .aside, x: inset, y: y)))
      y += height(of: lines, .aside)
    }
    if aside.paragraphs.isEmpty { return headingAlone(elements, height: y, inset: inset) }
    let color: ColorToken = aside.tone == .care ? .concern : .ink
    elements.append(.rule(Point(0.6, 2.5), Point(0.6, y), Stroke(color, 1.2)))
    return Strip(height: y, gap: 4 * unit, firstBaseline: TextRole.minorHeading.baseline, elements: elements)
  }

  /// A note in small type under its heading.
  func note(_ aside: Aside, width: Double) -> Strip {
    let title = balancedLines(aside.title, .minorHeading, width: width)
    var elements: [Element] = [.tagged(StructureTag(.heading3), placed(title, .minorHeading))]
    var y = height(of: title, .minorHeading)
    for (index, paragraph) in aside.paragraphs.enumerated() {
      if index > 0 { y += unit }
      let lines = evenLines(spans(paragraph, .definition), .definition, width: width)
      elements.append(.tagged(StructureTag(.paragraph), placed(lines, .definition, y: y)))
      y += height(of: lines, .definition)
    }
    return Strip(height: y, gap: 4 * unit, firstBaseline: TextRole.minorHeading.baseline, elements: elements)
  }

  /// A note without text is the heading of what follows it: without the rule, at the left edge.
  private func headingAlone(_ elements: [Element], height: Double, inset: Double) -> Strip {
    Strip(
      height: height, gap: 4 * unit, firstBaseline: TextRole.minorHeading.baseline, keepsWithNext: true,
      elements: [.offset(Point(-inset, 0), elements)])
  }

  func writingLines(_ prompts: [String], width: Double) -> [Strip] {
    prompts.enumerated().map { index, prompt in
      let lines = engine.lines([TextSpan(prompt, color: .ink2)], size: TextRole.prompt.size, width: width)
      let room = max(density.writingRoom, height(of: lines, .prompt) + density.writingRoom - 3 * unit)
      return Strip(
        height: room, gap: index == 0 ? 2 * unit : 0, firstBaseline: TextRole.prompt.baseline,
        elements: [
          .tagged(StructureTag(.paragraph), placed(lines, .prompt)),
          .rule(Point(0, room), Point(width, room), Stroke(.hair, 0.75)),
        ])
    }
  }

  /// Definitions one below the other; two in a row where the whole page is theirs, so that a page can end after each.
  func definitions(_ definitions: [Definition], width: Double) -> [Strip] {
    if width > geometry.width(ofColumns: 9), definitions.count > 1 {
      return stride(from: 0, to: definitions.count, by: 2).flatMap { index in
        let pair = definitions[index..<min(index + 2, definitions.count)]
        let columns = pair.map { Column(span: 6, blocks: [.definitions([$0])]) }
        return columnStrips(columns, heading: nil).withGap(index == 0 ? 2 * unit : unit)
      }
    }
    return definitions.enumerated().flatMap { index, definition in
      flowing(
        [.strong(definition.term), .text(": ")] + definition.text, .definition, width: width,
        gap: index == 0 ? 2 * unit : unit)
    }
  }
}
