import Charts
import Document

extension BlockWriter {
  /// "Your month at a glance": a row a measure with a range bar, and the key of the marks below.
  mutating func append(_ glance: Glance) {
    let heads = glance.heads
    let texts = glance.rows.flatMap { [$0.name, line($0.value), line($0.target), $0.barText, $0.meaning] }
    let names = ["measures glance", charts.wordClass(heads + texts)].compactMap(\.self).joined(separator: " ")
    writer.open("table", ["class": names, "role": "table"])
    writer.open("thead", ["role": "rowgroup"])
    writer.open("tr", ["role": "row"])
    for (index, head) in heads.enumerated() {
      writer.element(
        "th", head,
        ["scope": "col", "role": "columnheader", "class": index == 1 || index == 2 ? "number" : nil])
    }
    writer.close("tr")
    writer.close("thead")
    writer.open("tbody", ["role": "rowgroup"])
    for row in glance.rows { append(row, heads: heads) }
    writer.close("tbody")
    writer.close("table")
    if !glance.key.isEmpty { append(glance.key) }
  }

  private mutating func append(_ row: Glance.Row, heads: [String]) {
    func head(_ index: Int) -> String? { index < heads.count ? heads[index] : nil }
    writer.open("tr", ["role": "row"])
    writer.element("th", row.name, ["scope": "row", "role": "rowheader"])
    writer.open("td", ["class": "number value", "role": "cell", "data-label": head(1)])
    writer.element("strong", row.value)
    writer.close("td")
    writer.open("td", ["class": "number", "role": "cell", "data-label": head(2)])
    append(orNone: row.target)
    writer.close("td")
    writer.open("td", ["class": "trend", "role": "cell", "data-label": head(3)])
    if let bar = row.bar {
      writer.append(SVGWriter.inline(charts.rangeBar(bar), class: "range-bar", label: row.barText))
    } else {
      writer.text(row.barText)
    }
    writer.close("td")
    writer.open("td", ["class": "status", "role": "cell", "data-label": head(4)])
    writer.element("span", row.meaning, ["class": "status-line"])
    writer.close("td")
    writer.close("tr")
    writer.newline()
  }

  /// Each mark of the bars, drawn as the bars draw it, with its word.
  private mutating func append(_ key: [Glance.Key]) {
    writer.open("ul", ["class": "key"])
    for entry in key {
      writer.open("li")
      writer.append(SVGWriter.decoration(charts.key(entry.symbol), class: "key-mark"))
      writer.text(entry.text)
      writer.close("li")
    }
    writer.close("ul")
  }
}

extension ChartLayouts {
  /// A range bar that holds nothing but one mark.
  func key(_ symbol: Glance.Key.Symbol) -> Scene {
    var bar = RangeBar(
      scaleLower: 0, scaleUpper: 1, value: nil, isHollow: false, usualLower: nil, usualUpper: nil, middleLower: nil,
      middleUpper: nil, target: nil)
    switch symbol {
    case .own: bar.value = 0.5
    case .usualRange: (bar.usualLower, bar.usualUpper) = (0, 1)
    case .middleHalf: (bar.middleLower, bar.middleUpper) = (0, 1)
    case .target: bar.target = 0.5
    }
    return layOut(rangeBar: bar, width: 32, height: 20, isPaper: false)
  }
}
