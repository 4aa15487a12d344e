import Charts
import Document

/// Every block and inline, with one text in every place that holds words.
struct Hostile {
  let text: String

  init(_ text: String) { self.text = text }

  private var inlines: [Inline] {
    [
      .text(text), .strong(text), .number(text, source: text), .link(text, to: .anchor("part-1")),
      .link(text, to: .file("data/\(text).csv")),
    ]
  }

  var blocks: [Block] {
    [
      .paragraph(Paragraph(.lead, inlines)), .paragraph(Paragraph(.note, inlines)), .findings([inlines]),
      .aside(Aside(tone: .care, title: text, paragraphs: [inlines])),
      .aside(Aside(tone: .note, title: text, paragraphs: [inlines])),
      .measureTable(measures), .glance(glance), .table(table), .writingLines([text]),
      .definitions([Definition(term: text, text: inlines)]),
    ]
  }

  /// Bars whose name, value and detail are the text.
  var bars: ChartSpec {
    .bars(
      BarChart(
        format: .count, rows: [.init(name: text, value: 12, valueText: text, detail: text)],
        tableHeads: [text, text, text]))
  }

  var process: ProcessChart {
    ProcessChart(
      format: .percent,
      points: (1...3).map { index in
        .init(
          label: text, longLabel: text, value: 0.7 + Double(index) / 50, lower: 0.6, upper: 0.9, status: .common,
          isHollow: false, valueText: text, rangeText: text, n: 100, statusText: text)
      }, center: 0.75, centerLabel: text, isTrial: true, target: 0.8, targetLabel: text, lastLabel: text,
      annotations: [.init(index: 1, text: text)], tableHeads: [text, text, text, text, text])
  }

  private var measures: MeasureTable {
    MeasureTable(
      id: "table-1", caption: text, heads: [text, text, text, text, text, text],
      groups: [
        .init(
          title: text,
          rows: StatusIcon.allCases.map { icon in
            .init(
              name: text, value: text, precision: text, target: icon == .none ? "–" : text, variation: icon,
              variationText: text, assurance: icon, assuranceText: text, sparkline: icon == .none ? nil : process,
              sparklineText: text)
          })
      ], note: text)
  }

  private var glance: Glance {
    let bar = RangeBar(
      scaleLower: 0, scaleUpper: 1, value: 0.5, isHollow: false, usualLower: 0.3, usualUpper: 0.6, middleLower: 0.4,
      middleUpper: 0.7, target: 0.8)
    return Glance(
      heads: [text, text, text, text, text],
      rows: [
        .init(name: text, value: text, target: text, bar: bar, barText: text, meaning: text),
        .init(name: text, value: text, target: text, bar: nil, barText: text, meaning: text),
      ],
      key: [.init(.own, text), .init(.usualRange, text), .init(.middleHalf, text), .init(.target, text)])
  }

  private var table: Table {
    Table(
      id: "table-2", caption: text, columns: [.init(text), .init(text, .right)],
      rows: [[Cell(text), Cell(text, isStrong: true)], [Cell(text, link: .file(text)), Cell(text)]], note: text)
  }
}
