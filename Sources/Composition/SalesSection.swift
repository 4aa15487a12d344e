import Analysis
import Document
import Metrics

/// Outbound contacts, leads and sales, where the workspace has them.
struct SalesSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  /// Its measures, which the tables of the other measures leave out.
  var views: [MeasureView] { report.others.filter { $0.metric.group == .sales } }

  private var spread: TimeSpread? { report.data.spreads.first { $0.measure == .leadResponseMinutes } }
  var figureCount: Int { views.isEmpty || spread == nil ? 0 : 1 }
  var tableCount: Int { views.isEmpty ? 0 : 1 }

  var section: Section? {
    guard !views.isEmpty else { return nil }
    var columns = [Column(span: 6, blocks: [.table(table)])]
    if let spread {
      columns.append(Column(span: 6, blocks: [.figure(spreadFigure(spread, report, number: firstFigure))]))
    }
    return Section(id: "sales", title: "Outbound and sales", blocks: [.columns(columns)])
  }

  private var table: Table {
    let rows = views.sorted { $0.metric.name < $1.metric.name }.map(otherMeasureCells)
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). Leads and sales of the period",
      columns: [
        .init("Measure", order: .text), .init("Value", .right), .init("Likely between (95%)", .right),
        .init("n", .right, order: .number),
      ], rows: rows,
      note: shorthandNote(views.map(\.valueText), report.composer.language).trimmingPrefix(" ").description)
  }
}
