import Analysis
import Document
import Metrics

/// "Where each measure stands", with its groups in the order customer, service, work.
func measureTable(_ views: [MeasureView], period: Period) -> MeasureTable {
  let groups = MetricDefinition.Group.allCases.compactMap { group -> MeasureTable.Group? in
    let rows = views.filter { $0.metric.group == group }.map(measureRow)
    return rows.isEmpty ? nil : MeasureTable.Group(title: group.rawValue, rows: rows)
  }
  let weekly = views.contains { $0.series?.grain == .week }
  let points = views.compactMap { $0.series?.points.count }.max() ?? 0
  let history = weekly ? "\(points) weeks" : "\(points) months"
  return MeasureTable(
    id: "table-1",
    caption: "Table 1. \(sentenceStart(spelled(views.count))) measures for \(EnglishDates.name(period)), with "
      + "\(history) of history",
    heads: [
      "Measure", sentenceStart(EnglishDates.shortName(period)), "Target", "Is it changing?",
      "Will it meet the target?", history,
    ],
    groups: groups,
    note: "Under each value: the range in which the true value likely lies (95%), and n, how many observations "
      + "stand behind it." + (views.first.map { shorthandNote(views.map(\.valueText), $0.language) } ?? ""))
}

private func measureRow(_ view: MeasureView) -> MeasureTable.Row {
  MeasureTable.Row(
    name: view.metric.name, value: view.valueText, precision: view.precisionText, target: view.targetText,
    variation: view.variationIcon, variationText: view.variationText, assurance: view.assuranceIcon,
    assuranceText: view.assuranceText, sparkline: view.processChart(), sparklineText: sparklineText(view))
}

private func sparklineText(_ view: MeasureView) -> String {
  guard let series = view.series, let value = view.latest?.value else { return "No history" }
  let range = view.usualRangeText.map { ", usual range \($0)" } ?? ""
  return "\(series.points.count) \(view.step)s, last \(view.format.text(value))\(range)"
}

/// Explains the shorthand that these cells use; empty when they use none.
func shorthandNote(_ cells: [String], _ language: Language, lowest: String = "10 observations") -> String {
  let signs: [(Phrase, Phrase)] = [
    (.signsFew, .signsFewNote), (.signsHidden, .signsHiddenNote), (.signsMissing, .signsMissingNote),
    (.signsNotApplicable, .signsNotApplicableNote),
  ]
  let parts = signs.compactMap { sign, note -> String? in
    let sign = language.text(sign)
    return cells.contains(sign) ? language.text(note, ["sign": sign, "least": lowest]) : nil
  }
  return parts.isEmpty ? "" : " " + parts.joined(separator: " ")
}

/// Every other measure of the subject with its interval, a table a group, side by side; the sums stand in the notes.
func otherMeasureTables(_ views: [MeasureView], number: Int) -> [Block] {
  let groups = MetricDefinition.Group.allCases.compactMap { group -> (title: String, views: [MeasureView])? in
    let own = views.filter { $0.metric.group == group }.sorted { $0.metric.name < $1.metric.name }
    return own.isEmpty ? nil : (group.rawValue, own)
  }
  let tables = groups.enumerated().map { index, group in
    Table(
      id: "table-\(number + index)", caption: "Table \(number + index). \(group.title): the other measures",
      columns: [
        .init("Measure", order: .text), .init("Value", .right), .init("Likely between (95%)", .right),
        .init("n", .right, order: .number),
      ],
      rows: group.views.map(otherMeasureCells),
      note: group.views.first.map { shorthandNote(group.views.map(\.valueText), $0.language) }?
        .trimmingPrefix(" ").description ?? "")
  }
  return stride(from: 0, to: tables.count, by: 2).map { index in
    .columns(tables[index..<min(index + 2, tables.count)].map { Column(span: 6, blocks: [.table($0)]) })
  }
}

/// Name, value, interval and number of observations.
func otherMeasureCells(_ view: MeasureView) -> [Cell] {
  let measurement = view.assessment.current.measurement
  let isCount = view.metric.denominator == nil && view.metric.unit == .count
  return [
    Cell(view.metric.name), Cell(view.valueText, isStrong: true),
    Cell(measurement?.interval.map(view.format.text) ?? ""),
    Cell(isCount ? "" : measurement.map { NumberFormat.count(Double($0.n)) } ?? ""),
  ]
}

extension MeasureView {
  /// "1 130 of 1 431", "911 837 s over 4 054".
  func sumsText(_ measurement: Measurement) -> String {
    guard let denominator = measurement.denominator else { return "" }
    let top = NumberFormat.count(measurement.numerator / stepSize(metric.numerator))
    let bottom = NumberFormat.count(denominator / (metric.denominator.map(stepSize) ?? 1))
    return switch metric.unit {
    case .seconds: "\(top)\u{A0}s over \(bottom)"
    case .points: "\(top) points over \(bottom)"
    case .number, .money: "\(top) over \(bottom)"
    case .fraction, .count: "\(top) of \(bottom)"
    }
  }
}

/// What one step of a sum is in the units that a reader knows: thousandths of points and cents are kept as whole numbers.
private func stepSize(_ expression: SumExpression) -> Double {
  switch expression.terms.first?.column {
  case .qaEarned, .qaPossible, .behaviourEarned, .behaviourPossible: 1000
  case .qaScoreSum: 10_000
  case .revenueCents: 100
  default: 1
  }
}

/// One row a queue, topic or channel with the measures that make sense there.
func breakdownTable(
  _ rows: [BreakdownRow], metrics: [MetricDefinition], id: String, caption: String, head: String, lowest: String,
  _ language: Language
) -> Table {
  let shown = metrics.filter { metric in rows.contains { $0.measures[metric.key]?.measurement != nil } }
  let cells = rows.map { row in
    [Cell(row.name(in: language)), Cell(language.number(row.contacts))]
      + shown.map { metric in
        // No interval stands beside these values, so a share of fewer than ten is not shown.
        let quantity = (row.measures[metric.key] ?? .missing(.noInput)).hidden(below: 10)
        let format = NumberFormat(metric, n: quantity.measurement?.n ?? 0, style: language.numbers)
        return Cell(shorthand(quantity, format, language))
      }
  }
  return Table(
    id: id, caption: caption,
    columns: [.init(head, order: .text), .init(language.text(.contactsContacts), .right, order: .number)]
      + shown.map { .init($0.name, .right) }, rows: cells,
    note: shorthandNote(cells.joined().map(\.text), language, lowest: lowest).trimmingPrefix(" ").description)
}

extension BreakdownRow {
  /// The type's own name, or how many small ones are put together.
  func name(in language: Language) -> String { types > 1 ? language.text(.contactsOther, count: types) : value }
}

extension Quantity {
  /// The same, or suppressed when it rests on fewer observations.
  fileprivate func hidden(below least: Int) -> Quantity {
    if case .measured(let measurement) = self, measurement.n < least {
      return .suppressed(.fewObservations, n: measurement.n)
    }
    return self
  }
}
