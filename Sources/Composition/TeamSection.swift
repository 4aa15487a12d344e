import Analysis
import Document
import Metrics

/// Teams side by side with their intervals: what differs by more than chance, and what does not.
struct TeamSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  /// The site's page lists the teams; a team's page shows where it stands among them.
  var tableCount: Int { report.subject.level == .site && !shown.isEmpty ? 1 : 0 }

  var figureCount: Int { shown.count }

  var section: Section? {
    if isOfOne { return alone }
    guard !shown.isEmpty else { return nil }
    let figures = shown.enumerated().map { index, comparison in
      figure(comparison.comparison, comparison.metric, number: firstFigure + index)
    }
    var blocks: [Block] = [.paragraph(Paragraph(.body, opening))]
    blocks += paired(figures)
    if report.subject.level == .site { blocks.append(.table(table)) }
    return Section(id: "teams", title: "Teams", blocks: blocks)
  }

  private var isOfOne: Bool {
    report.subject.level == .team && report.assessment.teamsOfOne.contains(report.subject.id)
  }

  private var alone: Section? {
    guard report.composer.reportedTeams.count > 1 else { return nil }
    return Section(
      id: "teams", title: "Teams",
      blocks: [
        .paragraph(
          Paragraph(
            .body,
            [
              .strong("One person works in this team."),
              " Its numbers are that person’s, so they are not set beside other teams.",
            ]))
      ])
  }

  /// The measures on which teams differ, and the first headline measures up to two.
  private var shown: [(comparison: TeamComparison, metric: MetricDefinition)] {
    guard !isOfOne else { return [] }
    let all = report.assessment.teamComparisons.compactMap { comparison in
      report.composer.metrics[comparison.key].map { (comparison: comparison, metric: $0) }
    }
    let differing = all.filter(\.comparison.differs)
    let same = all.filter { !$0.comparison.differs }
    return Array((differing + same).prefix(max(2, min(4, differing.count))))
  }

  private var opening: [Inline] {
    let differing = report.assessment.teamComparisons.filter(\.differs)
    let nouns = differing.compactMap { report.composer.metrics[$0.key] }.map { MetricWords($0).noun }
    guard !nouns.isEmpty else {
      return [
        .strong("No team can be told apart from the others"),
        " on any headline measure: the differences are what chance brings.",
      ]
    }
    return [
      .strong("Differences larger than chance: \(joined(nouns))."),
      " Contact mix differs between teams, so a difference is a question, not a verdict.",
    ]
  }

  private func figure(_ comparison: TeamComparison, _ metric: MetricDefinition, number: Int) -> Figure {
    let format = NumberFormat(metric, n: comparison.overall.n)
    let unit = MeasureView(
      subject: report.subject, metric: metric,
      assessment: MeasureAssessment(
        key: metric.key, current: .measured(comparison.overall), previous: .notApplicable, target: nil, weekly: nil,
        monthly: nil, variation: Variation(signal: .common, rule: nil, run: 0, points: 0), assurance: .none,
        targetState: .none, peers: nil), language: report.composer.language
    ).unitWords
    let title = title(comparison, metric)
    let period = EnglishDates.shortName(report.assessment.period)
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "\(MeasureView.clause(of: metric)); \(unit), \(period), with 95% interval",
      note: "Alphabetical order. Filled dot: apart from all other teams by more than chance. "
        + "Contact mix differs between teams.",
      alternativeText: "Dot plot of \(MetricWords(metric).noun) by team, \(period), with 95% intervals. \(title). "
        + "All teams \(format.text(comparison.overall.value)). Data in the table below.",
      chart: .dotPlot(
        DotPlot(
          format: AxisFormat(metric.unit),
          rows: comparison.rows.map { row($0, NumberFormat(metric, n: $0.quantity.measurement?.n ?? 0)) },
          reference: comparison.overall.value,
          referenceLabel: "all teams \(format.text(comparison.overall.value))", target: nil, targetLabel: "",
          tableHeads: ["Team", metric.name, "Likely between (95%)", sentenceStart(metric.observations)])))
  }

  private func row(_ row: TeamComparison.Row, _ format: NumberFormat) -> DotPlot.Row {
    let measurement = row.quantity.measurement
    return DotPlot.Row(
      name: report.composer.name(of: Subject(.team, row.team)), value: measurement?.value,
      lower: measurement?.interval.map { format.clamped($0.lower) },
      upper: measurement?.interval.map { format.clamped($0.upper) }, isApart: row.isApart,
      valueText: shorthand(row.quantity, format, report.composer.language), n: measurement?.n ?? 0,
      rangeText: measurement?.interval.map(format.text) ?? "")
  }

  /// Names exactly the teams whose dots are filled.
  private func title(_ comparison: TeamComparison, _ metric: MetricDefinition) -> String {
    let noun = MetricWords(metric).noun
    let apart = comparison.rows.filter(\.isApart)
    let above = names(apart.filter { ($0.quantity.measurement?.value ?? 0) > comparison.overall.value })
    let below = names(apart.filter { ($0.quantity.measurement?.value ?? 0) <= comparison.overall.value })
    switch (above.isEmpty, below.isEmpty) {
    case (true, true): return "\(sentenceStart(noun)): no team can be told apart from the others"
    case (false, true): return "\(sentenceStart(noun)) is higher in \(joined(above)) than elsewhere"
    case (true, false): return "\(sentenceStart(noun)) is lower in \(joined(below)) than elsewhere"
    case (false, false):
      return "\(sentenceStart(noun)) is higher in \(joined(above)) and lower in \(joined(below))"
    }
  }

  private func names(_ rows: [TeamComparison.Row]) -> [String] {
    rows.map { report.composer.name(of: Subject(.team, $0.team)) }
  }

  /// The same numbers, and the way to each team's page.
  private var table: Table {
    let comparisons = report.assessment.teamComparisons.compactMap { comparison in
      report.composer.metrics[comparison.key].map { (comparison, $0) }
    }
    let rows = report.composer.reportedTeams.map { team -> [Cell] in
      [Cell(report.composer.name(of: team), link: .file("teams/\(report.composer.slug(of: team)).html"))]
        + comparisons.map { comparison, metric in
          let row = comparison.rows.first { $0.team == team.id }
          let quantity =
            row?.quantity
            ?? (report.assessment.teamsOfOne.contains(team.id) ? .suppressed(.fewPeople, n: 1) : .missing(.noRows))
          return Cell(
            shorthand(quantity, NumberFormat(metric, n: quantity.measurement?.n ?? 0), report.composer.language),
            isStrong: row?.isApart ?? false)
        }
    }
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). The same measures by team, in alphabetical order",
      columns: [.init("Team", order: .text)] + comparisons.map { .init($0.1.name, .right) }, rows: rows,
      note: "Bold: apart from all other teams by more than chance."
        + shorthandNote(rows.joined().map(\.text), report.composer.language))
  }
}
