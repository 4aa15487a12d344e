import Charts
import Document
import Typesetting

/// Draws finished pages. It measures only the text that runs through all pages.
struct PageDrawing {
  let engine: TextEngine
  let geometry: PageGeometry
  let canvas: PageCanvas
  let logo: LogoImage?
  /// In the footer of every page after the report's own; empty for none.
  let footer: String

  /// - Returns: the bookmarks: the title, its sections below it, notes below those.
  func draw(_ pages: [PageContent], of report: Report) -> [OutlineEntry] {
    var outline: [OutlineEntry] = []
    canvas.begin(StructureTag(.document), holdsContent: false)
    for (index, page) in pages.enumerated() {
      drawRunners(report, page: index + 1, of: pages.count)
      if index == 0 { drawLogo() }
      let origin = Point(geometry.sideMargin, geometry.contentTop)
      for element in nested(page.strips[...]) { draw(element, at: origin, page: index, outline: &outline) }
      canvas.endPage()
    }
    canvas.end()
    return outline
  }

  private func draw(_ element: Element, at origin: Point, page: Int, outline: inout [OutlineEntry]) {
    switch element {
    case .text(let line, let place):
      canvas.draw(line, at: place.moved(by: origin))
    case .rule(let start, let end, let stroke):
      canvas.stroke([start.moved(by: origin), end.moved(by: origin)], stroke, isClosed: false)
    case .scene(let scene, let place):
      engine.draw(scene, on: canvas, at: place.moved(by: origin))
    case .tagged(let tag, let children):
      if let entry = bookmark(tag, children, page: page, y: origin.y) { outline.append(entry) }
      canvas.begin(tag, holdsContent: !children.contains(where: \.holdsTags))
      for child in children { draw(child, at: origin, page: page, outline: &outline) }
      canvas.end()
    case .offset(let shift, let children):
      for child in children { draw(child, at: shift.moved(by: origin), page: page, outline: &outline) }
    }
  }

  /// The running header with its rule, the footer and the page number: not part of the structure.
  private func drawRunners(_ report: Report, page: Int, of count: Int) {
    let left = geometry.sideMargin
    let right = geometry.width - geometry.sideMargin
    let header = report.runningHeader
    let title = runner(header.left)
    canvas.draw(title, at: Point(left, geometry.headerBaseline))
    // A long name takes two lines rather than losing its end.
    let room = geometry.contentWidth - title.width - 14
    let names = engine.lines([span(header.right)], size: TextRole.runner.size, width: room)
    for (index, line) in names.enumerated() {
      let up = Double(names.count - 1 - index) * TextRole.runner.leading
      canvas.draw(line, at: Point(right - line.width, geometry.headerBaseline - up))
    }
    let rule = [Point(left, geometry.headerRule), Point(right, geometry.headerRule)]
    canvas.stroke(rule, Stroke(.hair, 0.75), isClosed: false)
    let number = runner("\(page) / \(count)")
    canvas.draw(number, at: Point(right - number.width, geometry.footerBaseline))
    let words = [report.footer, footer].filter { !$0.isEmpty }.joined(separator: " ")
    let feet = engine.lines(
      [span(words)], size: TextRole.runner.size, width: geometry.contentWidth - number.width - 14)
    for (index, line) in feet.enumerated() {
      canvas.draw(line, at: Point(left, geometry.footerBaseline + Double(index) * TextRole.runner.leading))
    }
  }

  private func span(_ text: String) -> TextSpan { TextSpan(text, color: TextRole.runner.color) }

  private func runner(_ text: String) -> TextLine { engine.line([span(text)], size: TextRole.runner.size) }

  /// The logo in its box above the running header, with its text where it has one, else as decoration.
  private func drawLogo() {
    guard let logo else { return }
    let frame = logo.frame(in: geometry.logoBox)
    let tag = StructureTag(.figure, alternativeText: logo.alternativeText)
    if !logo.alternativeText.isEmpty { canvas.begin(tag, holdsContent: true) }
    canvas.drawLogo(in: frame)
    if !logo.alternativeText.isEmpty { canvas.end() }
  }

  private func bookmark(_ tag: StructureTag, _ children: [Element], page: Int, y: Double) -> OutlineEntry? {
    let level: Int
    switch tag.role {
    case .heading1: level = 0
    case .heading2: level = 1
    case .heading3: level = 2
    case .document, .paragraph, .list, .item, .label, .itemBody, .table, .row, .head, .cell, .figure: return nil
    }
    let title = children.compactMap { if case .text(let line, _) = $0 { line.text } else { nil } }
      .joined(separator: " ")
    return OutlineEntry(title: title, level: level, page: page, y: max(0, y - 7))
  }
}

extension Element {
  /// Whether an element of the structure tree is in it.
  fileprivate var holdsTags: Bool {
    switch self {
    case .text, .rule, .scene: false
    case .tagged: true
    case .offset(_, let children): children.contains(where: \.holdsTags)
    }
  }
}
