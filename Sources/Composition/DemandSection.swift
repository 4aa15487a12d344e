import Analysis
import Document
import Metrics

/// When contacts come, how many are answered in time, and what they are about.
struct DemandSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  var figureCount: Int { figures.count }
  var tableCount: Int { tables.count }

  var section: Section? {
    var blocks = paired(figures)
    blocks += tables.map(Block.table)
    return blocks.isEmpty ? nil : Section(id: "when-and-why", title: "When and why", blocks: blocks)
  }

  private var figures: [Figure] {
    var figures = AccessFigures(report: report).figures(from: firstFigure, inTime: heatFigure)
    for make in [barFigure, { unresolvedFigure(report, number: $0) }] {
      if let figure = make(firstFigure + figures.count) { figures.append(figure) }
    }
    return figures
  }

  // MARK: Heat map

  private func heatFigure(_ number: Int) -> Figure? {
    let rows = report.data.hours.filter { $0.offered > 0 }
    let measured = rows.compactMap(\.inTime.measurement)
    guard let metric = inTimeMetric, measured.count >= 2, let low = measured.map(\.value).min(),
      let high = measured.map(\.value).max(), let hardest = hardestHours(rows)
    else { return nil }
    let hours = Array((rows.map(\.hour).min() ?? 0)...(rows.map(\.hour).max() ?? 0))
    let weekdays = Set(rows.map(\.weekday)).sorted()
    let edges = HeatSteps(low: low, high: high)
    let cells = weekdays.map { weekday in
      hours.map { hour in cell(rows.first { $0.weekday == weekday && $0.hour == hour }, weekday, hour, edges) }
    }
    let clause = MeasureView.clause(of: metric)
    let title =
      "Between \(padded(hardest.hours.lowerBound, 2)):00 and \(padded(hardest.hours.upperBound + 1, 2)):00 the fewest are answered in time"
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "\(clause); %, by hour of arrival, \(report.population), "
        + EnglishDates.shortName(report.assessment.period),
      note: "The stronger the shade, the fewer in time. Dash: no contacts. [low]: fewer than 10 contacts. "
        + "Over all days that time had \(hardest.text) in time.",
      alternativeText: "Heat map of \(clause.lowercased()), by weekday and hour, \(report.population). \(title). "
        + "Cells run from \(percent(low)) to \(percent(high)). Data in the table below.",
      chart: .heatMap(
        HeatMap(
          columns: hours.map { padded($0, 2) }, rows: weekdays.map(EnglishDates.shortWeekday), cells: cells,
          tableHeads: ["Weekday"] + hours.map { "\(padded($0, 2)):00" })))
  }

  private var inTimeMetric: MetricDefinition? {
    report.composer.metrics[MetricKey("service_level", "sl_offered")]
  }

  private func cell(_ row: HourRow?, _ weekday: Int, _ hour: Int, _ steps: HeatSteps) -> HeatMap.Cell {
    let name = "\(EnglishDates.shortWeekday(weekday)) \(padded(hour, 2)):00"
    guard let row, row.offered > 0 else { return HeatMap.Cell(step: nil, text: "–", longText: "\(name): no contacts") }
    guard let measurement = row.inTime.measurement else {
      return HeatMap.Cell(step: nil, text: "[low]", longText: "\(name): fewer than 10 contacts")
    }
    let text = NumberFormat.fixed(measurement.value * 100, 0)
    return HeatMap.Cell(
      step: steps.step(measurement.value), text: text,
      longText: "\(name): \(text)% of \(NumberFormat.count(Double(row.offered)))")
  }

  /// The hour with the lowest share over all weekdays, of hours with at least 30 contacts, with the hours beside it
  /// that a reader cannot tell from it.
  private func hardestHours(_ rows: [HourRow]) -> (hours: ClosedRange<Int>, text: String)? {
    let shares = Dictionary(grouping: rows, by: \.hour).compactMapValues { rows -> Double? in
      let parts = rows.compactMap(\.inTime.measurement)
      let below = parts.reduce(0) { $0 + ($1.denominator ?? 0) }
      return below >= 30 ? parts.reduce(0) { $0 + $1.numerator } / below : nil
    }
    guard let lowest = shares.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    let text = percent(lowest.value)
    var (first, last) = (lowest.key, lowest.key)
    while let share = shares[first - 1], percent(share) == text { first -= 1 }
    while let share = shares[last + 1], percent(share) == text { last += 1 }
    return (first...last, text)
  }

  private func percent(_ share: Double) -> String { NumberFormat(.fraction, decimals: 0).text(share) }

  // MARK: Topics

  private func barFigure(_ number: Int) -> Figure? {
    let rows = report.data.breakdown
    guard rows.count >= 2, let first = rows.first, first.contacts > 0 else { return nil }
    let total = rows.reduce(0) { $0 + $1.contacts }
    let resolution = MetricKey("resolution_rate", "of_answered")
    let kind = first.level == .queue ? "queue" : "contact type"
    let share = percent(Double(first.contacts) / Double(total))
    let bars = rows.map { row in
      BarChart.Row(
        name: row.name(in: report.composer.language), value: Double(row.contacts),
        valueText: NumberFormat.count(Double(row.contacts)),
        detail: row.measures[resolution]?.measurement.map { "\(percent($0.value)) resolved" } ?? "")
    }
    let title = "\(first.value) is the most frequent \(kind): \(share) of all"
    let period = EnglishDates.shortName(report.assessment.period)
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Contacts by \(kind), \(report.population), \(period)",
      note: bars.contains { !$0.detail.isEmpty }
        ? "Beside each bar: the share of its answered contacts that was resolved." : "",
      alternativeText: "Bar chart of contacts by \(kind), \(report.population), \(period). \(title). "
        + "Data in the table below.",
      chart: .bars(
        BarChart(format: .count, rows: bars, tableHeads: [sentenceStart(kind), "Contacts", "Resolved"])))
  }

  /// By contact type; of the site also by channel and queue.
  private var tables: [Table] {
    let types = report.data.breakdown
    let cuts = [types.count >= 2 ? types : [], report.data.channels, report.data.queues].filter { !$0.isEmpty }
    // Where contacts have no type they are shown by queue already.
    let levels = cuts.compactMap(\.first?.level)
    let shown = cuts.enumerated().filter { index, cut in
      !levels[..<index].contains { $0 == cut.first?.level }
    }.map(\.element)
    let tables = shown.enumerated().map { index, rows in table(rows, number: tableNumber + index) }
    return tables + [waitsTable(report, number: tableNumber + tables.count)].compactMap(\.self)
  }

  private func table(_ rows: [BreakdownRow], number: Int) -> Table {
    let head =
      switch rows.first?.level {
      case .queue: "Queue"
      case .channel: "Channel"
      default: "Contact type"
      }
    let keys = [
      MetricKey("service_level", "sl_offered"), MetricKey("abandon_rate"), MetricKey("aht"),
      MetricKey("resolution_rate", "of_answered"), MetricKey("csat", "top2"), MetricKey("transfer_rate"),
    ]
    return breakdownTable(
      rows, metrics: keys.compactMap { report.composer.metrics[$0] }, id: "table-\(number)",
      caption: "Table \(number). Measures by \(head.lowercased())", head: head, lowest: "10 observations",
      report.composer.language)
  }
}

extension MeasureView {
  /// A definition's first sentence without its full stop.
  static func clause(of metric: MetricDefinition) -> String {
    let sentence = metric.definition.split(separator: ". ", maxSplits: 1).first.map(String.init) ?? ""
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}

/// Five steps with round edges over the range of values; the stronger the lower.
struct HeatSteps {
  private let top: Double
  private let width: Double

  init(low: Double, high: Double) {
    let widths = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25]
    width = widths.first { (high / $0).rounded(.up) - (low / $0).rounded(.down) <= 5 } ?? 0.25
    top = (high / width).rounded(.up) * width
  }

  /// 0 for the highest values to 4 for the lowest.
  func step(_ value: Double) -> Int { min(4, max(0, Int(((top - value) / width).rounded(.down)))) }
}
