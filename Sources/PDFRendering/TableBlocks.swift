import Charts
import Document
import Typesetting

extension BlockLayout {
  /// A table; one that is too wide for the page even with its words wrapped goes on below itself, each part with the
  /// first column.
  func table(_ table: Table, width: Double) -> [Strip] {
    let parts = parts(of: table, width: width)
    return parts.enumerated().flatMap { index, part in
      let strips = wholeTable(part, width: width)
      return index == 0 ? strips : strips.withGap(4 * unit)
    }
  }

  private func parts(of table: Table, width: Double) -> [Table] {
    let least = table.columns.indices.map { leastWidth(ofColumn: $0, in: table) }
    let gap = 4 * unit
    guard table.columns.count > 2, least.reduce(0, +) + gap * Double(least.count - 1) > width else { return [table] }
    var groups: [[Int]] = []
    var used = Double.infinity
    for column in 1..<least.count {
      if used + gap + least[column] > width {
        groups.append([0])
        used = least[0]
      }
      groups[groups.count - 1].append(column)
      used += gap + least[column]
    }
    return groups.enumerated().map { index, columns in
      Table(
        id: table.id, caption: index == 0 ? table.caption : "", columns: columns.map { table.columns[$0] },
        rows: table.rows.map { row in columns.compactMap { row.indices.contains($0) ? row[$0] : nil } },
        note: index == groups.count - 1 ? table.note : "")
    }
  }

  /// The longest word of a column, at most a third of a page.
  private func leastWidth(ofColumn index: Int, in table: Table) -> Double {
    let cells = table.rows.compactMap { $0.indices.contains(index) ? $0[index].text : nil }
    let words = (cells + [table.columns[index].title]).flatMap { $0.split(separator: " ") }
    let widest = Set(words).map { natural(String($0), weight: 600) }.max() ?? 0
    // A word that fits to the last hundredth of a point must not be broken by rounding.
    return min(max(widest + 0.5, 30), geometry.contentWidth / 3)
  }

  private func wholeTable(_ table: Table, width: Double) -> [Strip] {
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
      let head = (column.title.split(separator: " ").map { natural(String($0), weight: 600) }.max() ?? 0) + 0.5
      return max(widest, head, min(natural(column.title, weight: 600), width / 5))
    }
    let total = widths.reduce(0, +) + gap * Double(max(0, widths.count - 1))
    let spare = width - total
    if spare < 0, !widths.isEmpty {
      let least = table.columns.indices.map { leastWidth(ofColumn: $0, in: table) }
      narrow(&widths, by: -spare, least: least)
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

  /// Takes from the widest column that has more than its longest word again and again until the table fits; text then
  /// wraps. Where none has more, words are broken.
  private func narrow(_ widths: inout [Double], by excess: Double, least: [Double]) {
    var left = excess
    while left > 0.01 {
      let roomy = widths.indices.filter { widths[$0] > least[$0] + 0.01 }
      let candidates = roomy.isEmpty ? widths.indices.filter { widths[$0] > 30 } : roomy
      guard let index = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      let floor = roomy.isEmpty ? 30 : least[index]
      let step = min(left, max(1, widths[index] / 20), widths[index] - floor)
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
