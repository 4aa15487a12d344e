import Charts
import Document

/// A table ready to be written: heads, alignment and cells with markup.
struct Grid {
  struct Head {
    var title: String
    var isNumber: Bool
    /// The order that the head offers, if any.
    var order: Table.Order?
  }

  struct Item {
    var text: String
    var isStrong = false
    var href: String?
  }

  var id: String
  var caption: String
  /// Whether the caption shows; screen readers get it in any case.
  var showsCaption: Bool
  var heads: [Head]
  /// Whether a field above the table filters its rows by name.
  var hasFilter = false
  var rows: [[Item]]

  /// The numbers of a chart. A column whose every cell begins like a number is set to the right.
  init(_ table: DataTable, id: String, caption: String) {
    self.id = id
    self.caption = caption
    showsCaption = false
    heads = table.heads.enumerated().map { index, head in
      Head(
        title: head, isNumber: index > 0 && table.rows.allSatisfy { index < $0.count && Grid.isNumber($0[index]) })
    }
    rows = table.rows.map { $0.map { Item(text: Grid.bound($0)) } }
  }

  init(_ table: Table, inlines: InlineWriter) {
    id = table.id
    caption = table.caption
    showsCaption = true
    heads = table.columns.enumerated().map { index, column in
      Head(title: column.title, isNumber: column.alignment == .right, order: table.order(of: index))
    }
    hasFilter = table.hasFilter
    rows = table.rows.map { row in
      row.map { Item(text: $0.text, isStrong: $0.isStrong, href: $0.link.map(inlines.href)) }
    }
  }

  /// A range of two numbers stays on one line: "67% to 83%".
  private static func bound(_ text: String) -> String {
    let ends = text.split(separator: " to ", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ isNumber(String($0)) }) else { return text }
    return ends.joined(separator: "\u{A0}to\u{A0}")
  }

  /// Digits, signs, units and shorthand such as `[low]`; no words.
  private static func isNumber(_ text: String) -> Bool {
    if text.isEmpty || text == "–" || (text.hasPrefix("[") && text.hasSuffix("]")) { return true }
    let rest = text.drop { "−-+".contains($0) }
    return rest.first?.isNumber == true && !rest.contains { $0.isLetter || $0 == " " }
  }

  /// Every text as the style sheet sets it: the cells of a number column stay on one line.
  var texts: [String] {
    heads.map(\.title)
      + rows.flatMap { row in
        zip(heads, row).map { $0.isNumber ? $1.text.replacing(" ", with: "\u{A0}") : $1.text }
      }
  }

  /// The least width without breaking a word, in CSS pixels. Text is 14 or 15 px, with 20 px between columns.
  func leastWidth(_ charts: ChartLayouts) -> Double {
    let size: Double = showsCaption ? 15 : 14
    let widths = heads.indices.map { column in
      let cells = rows.map { row in
        guard column < row.count else { return 0.0 }
        // The style sheet keeps the cells of a number column on one line.
        let text = heads[column].isNumber ? row[column].text.replacing(" ", with: "\u{A0}") : row[column].text
        return charts.unbreakableWidth(text, size: size, weight: row[column].isStrong ? 600 : 400)
      }
      return max(charts.unbreakableWidth(heads[column].title, size: size, weight: 600), cells.max() ?? 0)
    }
    return widths.reduce(0, +) + 20 * Double(max(0, widths.count - 1))
  }
}

extension BlockWriter {
  mutating func append(_ table: Table) {
    guard isReference, !table.caption.isEmpty else {
      return append(Grid(table, inlines: inlines), note: table.note)
    }
    var grid = Grid(table, inlines: inlines)
    grid.showsCaption = false
    fold("\(table.caption), \(table.rows.count)\u{A0}rows") { $0.append(grid, note: table.note) }
  }

  private mutating func append(_ grid: Grid, note: String) {
    append(grid: grid)
    if !note.isEmpty { writer.element("p", note, ["class": "note"]) }
  }

  /// A table; one that is wider than a small phone stands in a region that can be scrolled with the keyboard.
  mutating func append(grid: Grid) {
    // The content of a page of 320 px, the narrowest that a page must fit.
    let isWide = grid.leastWidth(charts) > 288
    let captionID = "\(grid.id)-caption"
    if isWide {
      let label = grid.caption.isEmpty ? nil : captionID
      writer.open(
        "div",
        [
          "class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": label,
          "aria-label": label == nil ? "Table" : nil,
        ])
    }
    writer.open(
      "table",
      ["id": grid.id, "class": charts.wordClass(grid.texts), "data-filter": grid.hasFilter ? "people" : nil])
    if !grid.caption.isEmpty {
      writer.element(
        "caption", grid.caption, ["id": captionID, "class": grid.showsCaption ? nil : "visually-hidden"])
    }
    writer.open("thead")
    writer.open("tr")
    for head in grid.heads {
      writer.element(
        "th", head.title,
        ["scope": "col", "class": head.isNumber ? "number" : nil, "data-sort": head.order?.rawValue])
    }
    writer.close("tr")
    writer.close("thead")
    writer.open("tbody")
    for row in grid.rows { append(row, of: grid) }
    writer.close("tbody")
    writer.close("table")
    if isWide { writer.close("div") }
  }

  private mutating func append(_ row: [Grid.Item], of grid: Grid) {
    writer.open("tr")
    for (index, item) in row.enumerated() {
      let isNumber = index < grid.heads.count && grid.heads[index].isNumber
      let name = index == 0 ? "th" : "td"
      writer.open(name, ["scope": index == 0 ? "row" : nil, "class": isNumber ? "number" : nil])
      if item.isStrong { writer.open("strong") }
      if let href = item.href { writer.element("a", item.text, ["href": href]) } else { writer.text(item.text) }
      if item.isStrong { writer.close("strong") }
      writer.close(name)
    }
    writer.close("tr")
    writer.newline()
  }
}
