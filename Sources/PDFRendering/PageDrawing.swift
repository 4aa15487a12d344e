import Charts
import Document
import Typesetting

/// Draws finished pages. It measures only the text that runs through all pages.
struct PageDrawing {
  let engine: TextEngine
  let geometry: PageGeometry
  let surface: PDFSurface

  func draw(_ pages: [PageContent], of report: Report) {
    var outline = Outline(surface: surface)
    surface.begin(StructureTag(.document))
    for (index, page) in pages.enumerated() {
      drawRunners(report, page: index + 1, of: pages.count)
      let origin = Point(geometry.sideMargin, geometry.contentTop)
      for element in nested(page.strips[...]) { draw(element, at: origin, page: index + 1, outline: &outline) }
      surface.endPage()
    }
    surface.end()
  }

  private func draw(_ element: Element, at origin: Point, page: Int, outline: inout Outline) {
    switch element {
    case .text(let line, let place):
      surface.canvas.draw(line, at: place.moved(by: origin))
    case .rule(let start, let end, let stroke):
      surface.canvas.stroke([start.moved(by: origin), end.moved(by: origin)], stroke)
    case .scene(let scene, let place):
      engine.draw(scene, on: surface.canvas, at: place.moved(by: origin))
    case .tagged(let tag, let children):
      outline.add(tag, children, page: page, y: origin.y)
      surface.begin(tag)
      for child in children { draw(child, at: origin, page: page, outline: &outline) }
      surface.end()
    case .offset(let shift, let children):
      for child in children { draw(child, at: shift.moved(by: origin), page: page, outline: &outline) }
    }
  }

  /// The running header with its rule, the footer and the page number: not part of the structure.
  private func drawRunners(_ report: Report, page: Int, of count: Int) {
    let canvas = surface.canvas
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
    canvas.stroke(rule, Stroke(.hair, 0.75))
    let number = runner("\(page) / \(count)")
    canvas.draw(number, at: Point(right - number.width, geometry.footerBaseline))
    let feet = engine.lines(
      [span(report.footer)], size: TextRole.runner.size, width: geometry.contentWidth - number.width - 14)
    for (index, line) in feet.enumerated() {
      canvas.draw(line, at: Point(left, geometry.footerBaseline + Double(index) * TextRole.runner.leading))
    }
  }

  private func span(_ text: String) -> TextSpan { TextSpan(text, color: TextRole.runner.color) }

  private func runner(_ text: String) -> TextLine { engine.line([span(text)], size: TextRole.runner.size) }
}

/// The bookmarks of a PDF: the title, its sections below it, notes below those.
private struct Outline {
  let surface: PDFSurface
  private var parents: [Int32] = []

  init(surface: PDFSurface) { self.surface = surface }

  mutating func add(_ tag: StructureTag, _ children: [Element], page: Int, y: Double) {
    let level: Int
    switch tag.role {
    case .heading1: level = 0
    case .heading2: level = 1
    case .heading3: level = 2
    case .document, .paragraph, .list, .item, .label, .itemBody, .table, .row, .head, .cell, .figure: return
    }
    let title = children.compactMap { if case .text(let line, _) = $0 { line.text } else { nil } }
      .joined(separator: " ")
    parents = Array(parents.prefix(level))
    let entry = surface.addOutline(title, under: parents.last, page: page, y: max(0, y - 7))
    parents.append(entry)
  }
}
