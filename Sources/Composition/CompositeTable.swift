import Analysis
import Document
import Metrics

/// A score never stands alone: its parts with their values, limits, weights and points.
func compositeTable(_ report: ManagerReport, number: Int) -> Table? {
  guard let composite = report.assessment.composite, report.subject.level != .agent,
    let view = report.composer.view(MetricKey("composite"), report.subject, report.data),
    let total = view.assessment.current.measurement
  else { return nil }
  let score = composite.score { report.data[$0]?.current.measurement?.value }
  let rows = (score?.parts ?? []).compactMap { part, points -> [Cell]? in
    guard let metric = report.composer.metrics[part.key] else { return nil }
    let format = NumberFormat(metric, n: 1000)
    let value = report.data[part.key]?.current.measurement
    return [
      Cell(metric.name), Cell(value.map { format.text($0.value) } ?? "[x]"), Cell(format.text(part.worst)),
      Cell(format.text(part.best)), Cell(NumberFormat.fixed(part.weight, 0)),
      Cell(points.map { NumberFormat.fixed($0 * part.weight, 1) } ?? "[x]"),
    ]
  }
  return Table(
    id: "table-\(number)", caption: "Table \(number). The score of \(NumberFormat.fixed(total.value, 1)) and its parts",
    columns: [
      .init("Part"), .init("Value", .right), .init("0 points at", .right), .init("Full points at", .right),
      .init("Weight", .right), .init("Points", .right),
    ], rows: rows,
    note: "The points of a part rise evenly from its worst to its best value and stay there. Parts without a value are "
      + "left out and the other weights made to total 100."
      + shorthandNote(rows.joined().map(\.text), report.composer.language))
}
