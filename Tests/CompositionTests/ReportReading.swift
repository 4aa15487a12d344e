import Document

/// What a reader of a report sees, for tests that read it.
extension Report {
  var allBlocks: [Block] { sections.flatMap { $0.blocks.flatMap(\.flattened) } }

  /// Every run of prose, a paragraph or finding each.
  var prose: [[Inline]] {
    allBlocks.flatMap { block -> [[Inline]] in
      switch block {
      case .paragraph(let paragraph): [paragraph.inlines]
      case .findings(let items): items
      case .aside(let aside): aside.paragraphs
      case .measureTable, .glance, .table, .figure, .columns, .writingLines, .definitions: []
      }
    }
  }

  var figures: [Figure] {
    allBlocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// Texts of tables, charts and the measure table, where the numbers of prose must stand too.
  var tableTexts: String {
    allBlocks.map { block in
      switch block {
      case .measureTable(let table):
        table.groups.flatMap(\.rows).map { "\($0.value) \($0.precision) \($0.target) \(chartText($0.sparkline))" }
          .joined(separator: " ")
      case .glance(let glance):
        glance.rows.map { "\($0.value) \($0.target) \($0.barText)" }.joined(separator: " ")
      case .table(let table): table.rows.joined().map(\.text).joined(separator: " ")
      case .figure(let figure): figure.alternativeText + " " + chartText(figure.chart)
      case .paragraph, .findings, .aside, .columns, .writingLines, .definitions: ""
      }
    }.joined(separator: " ")
  }

  /// All text of the report, for searches.
  var everything: String { String(describing: self) }

  private func chartText(_ chart: ProcessChart?) -> String {
    guard let chart else { return "" }
    return chart.points.map { "\($0.valueText) \($0.rangeText)" }.joined(separator: " ")
      + " \(chart.centerLabel) \(chart.lastLabel) \(chart.targetLabel)"
  }

  private func chartText(_ chart: ChartSpec) -> String {
    switch chart {
    case .process(let chart), .sparkline(let chart): chartText(chart)
    case .rangeBar, .heatMap, .bars, .histogram, .pareto, .intervals, .slope, .dumbbell, .scores, .smallMultiples,
      .funnel, .skillMix, .evidence, .lorenz, .chanceDots, .effects, .ramp, .occupancy:
      ""
    case .dotPlot(let plot): plot.rows.map { "\($0.valueText) \($0.rangeText)" }.joined(separator: " ")
    }
  }
}

extension Block {
  var flattened: [Block] {
    if case .columns(let columns) = self { columns.flatMap { $0.blocks.flatMap(\.flattened) } } else { [self] }
  }
}

extension [Inline] {
  var plain: String { map(\.plain).joined() }
  var wordCount: Int { plain.split(separator: " ").count }
}
