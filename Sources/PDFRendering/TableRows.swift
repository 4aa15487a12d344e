import Charts
import Document
import Typesetting

/// A column of a table at its place: text stands at its left or right edge.
struct ColumnFrame {
  var x: Double
  var width: Double
  var isRight = false
}

/// What stands in one cell.
struct CellContent {
  var lines: [TextLine]
  var role: TextRole
  var tag: StructureTag
  /// A figure in the cell, relative to the cell's column and the row's top, with a tag of its own.
  var graphic: [Element] = []
  /// Drawn outside the cell's structure element, at the same place.
  var decoration: [Element] = []
  /// From the column's edge: room for an icon.
  var indent = 0.0
}

extension BlockLayout {
  /// A row as one strip: cells set on lines around the row's middle, a hairline below.
  ///
  /// - Parameter minimum: the row's height when no cell has more lines than fit; grows by whole lines.
  func row(
    _ cells: [CellContent], _ frames: [ColumnFrame], minimum: Double, rule: Stroke?, group: Group, width: Double
  ) -> Strip {
    let leading = TextRole.tableBody.leading
    let tallest = Double(cells.map(\.lines.count).max() ?? 1)
    let height = max(minimum, ((tallest * leading + 2 * unit) / unit).rounded(.up) * unit)
    var children: [Element] = []
    var decorations: [Element] = []
    for (cell, frame) in zip(cells, frames) {
      var parts: [Element] = []
      // The middle of the lowercase-and-capital band, 0.36 of the size above the baseline, lies on the row's middle.
      let first = height / 2 + 0.36 * cell.role.size - Double(cell.lines.count - 1) * leading / 2
      let baseline = cell.lines.count % 2 == 1 ? (first / unit).rounded() * unit : first
      for (index, line) in cell.lines.enumerated() {
        let x = frame.isRight ? frame.x + frame.width - line.width : frame.x + cell.indent
        parts.append(.text(line, Point(x, baseline + Double(index) * leading)))
      }
      if !cell.graphic.isEmpty { parts.append(.offset(Point(frame.x, 0), cell.graphic)) }
      children.append(.tagged(cell.tag, parts))
      if !cell.decoration.isEmpty { decorations.append(.offset(Point(frame.x, 0), cell.decoration)) }
    }
    var elements: [Element] = decorations + [.tagged(StructureTag(.row), children)]
    if let rule { elements.append(.rule(Point(0, height), Point(width, height), rule)) }
    return Strip(
      height: height, firstBaseline: height / 2 + 0.36 * TextRole.tableBody.size, path: [group], elements: elements)
  }

  /// The head row: titles at the bottom, a strong rule below.
  func headRow(_ titles: [String], _ frames: [ColumnFrame], group: Group, width: Double) -> Strip {
    let role = TextRole.tableHead
    let cells = zip(titles, frames).map { title, frame in
      balancedLines(title, role, width: frame.width)
    }
    let count = Double(cells.map(\.count).max() ?? 1)
    let height = (count * role.leading / unit).rounded(.up) * unit + 2 * unit
    let children: [Element] = zip(cells, frames).map { lines, frame in
      let first = height - 2 * unit - Double(lines.count - 1) * role.leading
      return .tagged(
        StructureTag(.head, scope: .column),
        lines.enumerated().map { index, line in
          let x = frame.isRight ? frame.x + frame.width - line.width : frame.x
          return .text(line, Point(x, first + Double(index) * role.leading))
        })
    }
    var strip = Strip(
      height: height, firstBaseline: height - 2 * unit, keepsWithNext: true, path: [group],
      elements: [
        .tagged(StructureTag(.row), children), .rule(Point(0, height), Point(width, height), Stroke(.ink, 0.9)),
      ])
    strip.isTableHead = true
    return strip
  }

  /// A cell of wrapped text.
  func cell(
    _ text: String, width: Double, weight: Int = 400, color: ColorToken = .ink, tag: StructureTag = StructureTag(.cell)
  ) -> CellContent {
    let role = TextRole.tableBody
    let lines = engine.lines([TextSpan(text, weight: weight, color: color)], size: role.size, width: width)
    return CellContent(lines: lines, role: role, tag: tag)
  }

  /// The width of a text in one line at the size of tables.
  func natural(_ text: String, weight: Int = 400) -> Double {
    measurer.width(of: text, style: TextStyle(size: TextRole.tableBody.size, weight: weight))
  }

  /// What explains the shorthand of a table, right below it.
  func note(_ text: String, width: Double) -> [Strip] {
    flowing([.text(text)], .note, width: noteWidth([.text(text)], width: width), gap: unit)
  }

  /// Keeps the head with the first row, the last two rows together, and a note with the last row.
  func keptTogether(_ rows: [Strip], note: [Strip]) -> [Strip] {
    var rows = rows
    if rows.count > 2 { rows[rows.count - 2].keepsWithNext = true }
    if !note.isEmpty, !rows.isEmpty { rows[rows.count - 1].keepsWithNext = true }
    return rows + note
  }
}
