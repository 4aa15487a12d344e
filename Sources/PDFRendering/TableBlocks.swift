import Charts
import Document
import Typesetting

extension BlockLayout {
  func table(_ table: Table, width: Double) -> [Strip] {
    let frames = frames(of: table, width: width)
    let group = Group(StructureTag(.table))
    let head = headRow(table.columns.map(\.title), frames, group: group, width: width)
    group.repeats(head)
    var rows = [head]
    for row in table.rows {
      let cells = zip(row, frames).enumerated().map { index, pair in
        let (cell, frame) = pair
        return self.cell(
          cell.text, width: frame.width, weight: cell.isStrong ? 600 : index == 0 ? 500 : 400,
          tag: index == 0 ? StructureTag(.head, scope: .row) : StructureTag(.cell))
      }
      rows.append(
        self.row(cells, frames, minimum: 6 * unit, rule: Stroke(.hair, 0.75), group: group, width: width))
    }
    let note = table.note.isEmpty ? [] : note(table.note, width: width)
    let strips = keptTogether(rows, note: note)
    guard !table.caption.isEmpty else { return strips.withGap(2 * unit) }
    let caption = textStrip(
      balancedLines(table.caption, .caption, width: width), .caption, tag: StructureTag(.paragraph))
    return ([caption.keptWithNext] + strips).withGap(4 * unit)
  }

  /// Each column as wide as its widest cell, the room that is left shared between them; a table that is too wide gives
  /// from its first column, whose names wrap.
  private func frames(of table: Table, width: Double) -> [ColumnFrame] {
    let gap = 4 * unit
    var widths = table.columns.enumerated().map { index, column in
      let cells = table.rows.compactMap { $0.indices.contains(index) ? $0[index] : nil }
      let widest = cells.map { natural($0.text, weight: $0.isStrong ? 600 : index == 0 ? 500 : 400) }.max() ?? 0
      // A long head wraps at its spaces; its longest word must stand in one line.
      let head = column.title.split(separator: " ").map { natural(String($0), weight: 600) }.max() ?? 0
      return max(widest, head, min(natural(column.title, weight: 600), width / 5))
    }
    let total = widths.reduce(0, +) + gap * Double(max(0, widths.count - 1))
    let spare = width - total
    if spare < 0, !widths.isEmpty {
      narrow(&widths, by: -spare)
    } else if widths.count > 1 {
      // Names take a larger share, so that the numbers stand nearer to one another.
      let shares = Double(widths.count) + 0.5
      for index in widths.indices { widths[index] += spare * (index == 0 ? 1.5 : 1) / shares }
    }
    var x = 0.0
    return zip(widths, table.columns).map { columnWidth, column in
      defer { x += columnWidth + gap }
      return ColumnFrame(x: x, width: columnWidth, isRight: column.alignment == .right)
    }
  }

  /// Takes from the widest column again and again until the table fits; text then wraps.
  private func narrow(_ widths: inout [Double], by excess: Double) {
    var left = excess
    while left > 0.01, let widest = widths.max(), widest > 30, let index = widths.firstIndex(of: widest) {
      let step = min(left, max(1, widest / 20))
      widths[index] -= step
      left -= step
    }
  }
}

extension Strip {
  var keptWithNext: Strip {
    var strip = self
    strip.keepsWithNext = true
    return strip
  }
}

extension [Strip] {
  /// The same strips with a gap above the first.
  func withGap(_ gap: Double) -> [Strip] {
    var strips = self
    if !strips.isEmpty { strips[0].gap = gap }
    return strips
  }
}
