import Analysis
import Document
import Metrics

/// What the contacts were about that nobody resolved, most first.
func unresolvedFigure(_ report: ManagerReport, number: Int) -> Figure? {
  let key = MetricKey("resolution_rate", "of_answered")
  let rows = report.data.breakdown.compactMap { row -> (row: BreakdownRow, open: Int)? in
    guard let measurement = row.measures[key]?.measurement, let all = measurement.denominator else { return nil }
    return (row, Int((all - measurement.numerator).rounded()))
  }
  let total = rows.reduce(0) { $0 + $1.open }
  let named = rows.filter { $0.row.types == 1 }
  guard rows.count >= 3, total >= 20, let level = rows.first?.row.level,
    let most = named.max(by: { ($0.open, $1.row.value) < ($1.open, $0.row.value) })
  else { return nil }
  let kind = level == .queue ? "queue" : "contact type"
  let period = EnglishDates.shortName(report.assessment.period)
  let title =
    "\(most.row.value) leaves the most contacts unresolved: \(most.open) of \(NumberFormat.count(Double(total)))"
  return Figure(
    id: "fig-\(number)", number: number, title: title,
    subtitle: "Answered contacts that were not resolved, by \(kind), \(report.population), \(period)",
    note: "At the right: the share of all unresolved contacts that a row and those above it make up.",
    alternativeText: "Pareto chart of unresolved contacts by \(kind), \(report.population), \(period). \(title). "
      + "Data in the table below.",
    chart: .pareto(
      ParetoChart(
        rows: rows.map { item in
          ParetoChart.Row(
            name: item.row.name(in: report.composer.language), count: item.open,
            valueText: NumberFormat.count(Double(item.open)))
        }, tableHeads: [sentenceStart(kind), "Unresolved", "Together"])))
}
