import Analysis
import Document
import Metrics

/// What reviews of contacts found, behaviour by behaviour.
struct QualitySection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  private var rows: [BehaviourRow] { report.data.behaviours }
  var figureCount: Int { rows.count >= 2 ? 1 : 0 }
  var tableCount: Int { figureCount == 0 || views.isEmpty ? 0 : 1 }

  var section: Section? {
    guard figureCount > 0 else { return nil }
    var columns = [Column(span: 6, blocks: [.figure(figure)])]
    if !views.isEmpty { columns.append(Column(span: 6, blocks: [.table(table)])) }
    return Section(id: "quality", title: "Quality of contacts", blocks: [.columns(columns)])
  }

  private var overall: Double? {
    let parts = rows.compactMap(\.met.measurement)
    let scored = parts.reduce(0) { $0 + ($1.denominator ?? 0) }
    return scored > 0 ? parts.reduce(0) { $0 + $1.numerator } / scored : nil
  }

  private var figure: Figure {
    let percent = NumberFormat(.fraction, decimals: 0)
    let period = EnglishDates.shortName(report.assessment.period)
    let title = title
    let all = overall.map { "all behaviours \(percent.text($0))" } ?? ""
    return Figure(
      id: "fig-\(firstFigure)", number: firstFigure, title: title,
      subtitle: "Reviewed contacts in which a behaviour was met; %, \(report.population), \(period), with 95% interval",
      note: "Alphabetical order. Filled dot: apart from the other behaviours together by more than chance.",
      alternativeText: "Dot plot of reviewed behaviours, \(report.population), \(period), with 95% intervals. "
        + "\(title). \(sentenceStart(all)). Data in the table below.",
      chart: .dotPlot(
        DotPlot(
          format: .percent,
          rows: rows.map { row in
            let measurement = row.met.measurement
            return DotPlot.Row(
              name: behaviourName(row.name), value: measurement?.value, lower: measurement?.interval?.lower,
              upper: measurement?.interval?.upper, isApart: row.isApart,
              valueText: shorthand(row.met, percent, report.composer.language),
              n: measurement?.n ?? 0, rangeText: measurement?.interval.map(percent.text) ?? "")
          }, reference: overall, referenceLabel: all, target: nil, targetLabel: "",
          tableHeads: ["Behaviour", "Met", "Likely between (95%)", "Reviews"])))
  }

  /// Names exactly the behaviours whose dots are filled.
  private var title: String {
    let apart = rows.filter(\.isApart)
    func names(_ isBelow: Bool) -> [String] {
      apart.filter { (($0.met.measurement?.value ?? 0) < (overall ?? 0)) == isBelow }.map { behaviourName($0.name) }
    }
    let (below, above) = (names(true), names(false))
    switch (below.isEmpty, above.isEmpty) {
    case (true, true): return "No behaviour stands out from the others"
    case (false, true): return "\(sentenceStart(joined(below))) \(be(below)) met less often than the others"
    case (true, false): return "\(sentenceStart(joined(above))) \(be(above)) met more often than the others"
    case (false, false): return "\(sentenceStart(joined(below))) \(be(below)) met least, \(joined(above)) most often"
    }
  }

  private func be(_ names: [String]) -> String { names.count == 1 ? "is" : "are" }

  // MARK: Table

  private var views: [MeasureView] {
    [
      "qa_score", "critical_pass", "script_adherence", "procedure_adherence", "qa_coverage", "dispute_rate",
      "overturn_rate", "calibration_agreement",
    ].compactMap { report.composer.view(MetricKey($0), report.subject, report.data) }
      .filter { !$0.assessment.current.isAbsent }
  }

  private var table: Table {
    let rows = views.map { view -> [Cell] in
      let measurement = view.assessment.current.measurement
      return [
        Cell(view.metric.name), Cell(view.valueText, isStrong: true),
        Cell(measurement?.interval.map(view.format.text) ?? ""),
        Cell(measurement.map { NumberFormat.count(Double($0.n)) } ?? ""),
      ]
    }
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). Reviews of the period",
      columns: [
        .init("Measure", order: .text), .init("Value", .right), .init("Likely between (95%)", .right),
        .init("n", .right, order: .number),
      ], rows: rows,
      note: "Critical items count apart from the score. A score depends on the reviewer too."
        + shorthandNote(views.map(\.valueText), report.composer.language, lowest: "3 evaluations"))
  }
}

/// A name of a review form as words: `policy_knowledge` is "policy knowledge".
func behaviourName(_ name: String) -> String { name.replacing("_", with: " ") }
