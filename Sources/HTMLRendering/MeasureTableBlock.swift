import Charts
import Document

extension BlockWriter {
  /// "Where each measure stands". On a phone each row becomes a block of its own whose lines carry the column's head;
  /// the roles keep it a table for screen readers all the same.
  mutating func append(_ table: MeasureTable) {
    let heads = table.heads
    let rows = table.groups.flatMap(\.rows)
    let texts = rows.flatMap {
      [$0.name, line($0.value), bound(precision: $0.precision), line($0.target), $0.variationText, $0.assuranceText]
    }
    let names = ["measures", charts.wordClass(heads + texts)].compactMap(\.self).joined(separator: " ")
    writer.open("table", ["id": table.id, "class": names, "role": "table"])
    if !table.caption.isEmpty { writer.element("caption", table.caption) }
    writer.open("thead", ["role": "rowgroup"])
    writer.open("tr", ["role": "row"])
    for (index, head) in heads.enumerated() {
      writer.element(
        "th", head,
        ["scope": "col", "role": "columnheader", "class": index == 1 || index == 2 ? "number" : nil])
    }
    writer.close("tr")
    writer.close("thead")
    for group in table.groups { append(group, heads: heads) }
    writer.close("table")
    if !table.note.isEmpty { writer.element("p", table.note, ["class": "note"]) }
  }

  private mutating func append(_ group: MeasureTable.Group, heads: [String]) {
    writer.open("tbody", ["role": "rowgroup"])
    if !group.title.isEmpty {
      writer.open("tr", ["class": "group", "role": "row"])
      writer.element(
        "th", group.title, ["scope": "rowgroup", "role": "rowheader", "colspan": "\(heads.count)"])
      writer.close("tr")
    }
    for row in group.rows {
      writer.newline()
      append(row, heads: heads)
    }
    writer.close("tbody")
  }

  private mutating func append(_ row: MeasureTable.Row, heads: [String]) {
    func head(_ index: Int) -> String? { index < heads.count ? heads[index] : nil }
    writer.open("tr", ["role": "row"])
    writer.element("th", row.name, ["scope": "row", "role": "rowheader"])
    writer.open("td", ["class": "number value", "role": "cell", "data-label": head(1)])
    writer.element("strong", row.value)
    if !row.precision.isEmpty { writer.element("small", bound(precision: row.precision)) }
    writer.close("td")
    writer.open("td", ["class": "number", "role": "cell", "data-label": head(2)])
    append(orNone: row.target)
    writer.close("td")
    append(row.variation, row.variationText, label: head(3))
    append(row.assurance, row.assuranceText, label: head(4))
    writer.open("td", ["class": "trend", "role": "cell", "data-label": head(5)])
    if let sparkline = row.sparkline {
      writer.append(
        SVGWriter.inline(charts.sparkline(sparkline), class: "sparkline", label: row.sparklineText))
    } else {
      writer.element("small", row.sparklineText)
    }
    writer.close("td")
    writer.close("tr")
  }

  /// The style sheet keeps numbers on one line.
  func line(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  /// "77% to 81%, n 1130" breaks after the comma only.
  private func bound(precision: String) -> String {
    precision.split(separator: ", ").map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: ", ")
  }

  private mutating func append(_ icon: StatusIcon, _ text: String, label: String?) {
    writer.open("td", ["class": "status", "role": "cell", "data-label": label])
    writer.open("span", ["class": "status-line"])
    let scene = charts.icon(icon)
    if !scene.marks.isEmpty { writer.append(SVGWriter.decoration(scene, class: "icon")) }
    writer.element("span", text)
    writer.close("span")
    writer.close("td")
  }

  /// A dash means "none" to the eye only.
  mutating func append(orNone text: String) {
    guard text == "–" else { return writer.text(text) }
    writer.element("span", "–", ["aria-hidden": "true"])
    writer.element("span", "none", ["class": "visually-hidden"])
  }
}
