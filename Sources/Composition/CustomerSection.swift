import Analysis
import Document
import Metrics

/// What customers think, in the order in which they care: little effort, little waiting, friendly people.
struct CustomerSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  private var figures: AnswerFigures { AnswerFigures(report: report) }
  var figureCount: Int { figures.shown.count }
  var tableCount: Int { table == nil ? 0 : 1 }

  var section: Section? {
    let figures = figures.figures(from: firstFigure)
    guard !figures.isEmpty else { return nil }
    var blocks: [Block] = []
    let items = contradictions + [responseSentence].compactMap(\.self)
    if !items.isEmpty { blocks.append(.findings(items)) }
    blocks += paired(figures)
    if let table { blocks.append(.table(table)) }
    return Section(id: "customers", title: "What customers say", blocks: blocks)
  }

  // MARK: Table

  /// What a customer notices, with the measures that speak for it.
  private static let priorities: [(name: String, keys: [MetricKey])] = [
    ("Effort", ["ces_positive", "transfer_rate", "repeat_rate", "fcr_survey"].map { MetricKey($0) }),
    (
      "Speed",
      [
        MetricKey("asa", "median"), MetricKey("asa", "p90"), MetricKey("first_response_time", "median"),
        MetricKey("resolution_time", "median"), MetricKey("aht"),
      ]
    ),
    ("Friendliness", [MetricKey("csat", "top2"), MetricKey("sentiment_mix", "positive"), MetricKey("qa_item_rate")]),
    ("Loyalty", [MetricKey("nps"), MetricKey("complaint_rate")]),
  ]

  private var table: Table? {
    let rows = CustomerSection.priorities.flatMap { priority in
      priority.keys.compactMap { report.composer.view($0, report.subject, report.data) }
        .filter { !$0.assessment.current.isAbsent }.map { cells(priority.name, $0) }
    }
    guard rows.count >= 2, figureCount > 0 else { return nil }
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). What customers notice: effort, speed, friendliness",
      columns: [
        .init("What counts"), .init("Measure", order: .text), .init("Value", .right),
        .init("Likely between (95%)", .right), .init("n", .right, order: .number), .init("Is it changing?"),
      ], rows: rows,
      note: shorthandNote(rows.joined().map(\.text), report.composer.language).trimmingPrefix(" ").description)
  }

  private func cells(_ priority: String, _ view: MeasureView) -> [Cell] {
    let measurement = view.assessment.current.measurement
    return [
      Cell(priority), Cell(view.metric.name), Cell(view.valueText, isStrong: true),
      Cell(measurement?.interval.map(view.format.text) ?? ""),
      Cell(measurement.map { NumberFormat.count(Double($0.n)) } ?? ""),
      Cell(view.series == nil ? "" : view.variationText),
    ]
  }

  // MARK: Sentences

  /// Measures that should agree and do not: a question to the process.
  private var contradictions: [[Inline]] {
    (report.composer.findings[report.subject] ?? []).filter { $0.kind == .contradiction }.compactMap { finding in
      guard let key = finding.key, let value = finding.evidence["value"], let usual = finding.evidence["center"],
        let other = finding.evidence["before"], let metric = report.composer.metrics[key]
      else { return nil }
      let format = NumberFormat(metric, n: 0)
      let source = "\(report.subject.level.rawValue)/\(report.subject.id) contradiction"
      let numbers: [Inline] = [
        .number(format.text(value), source: source), " (whole site ", .number(format.text(usual), source: source), ")",
      ]
      let share = NumberFormat(.fraction, decimals: 0).text(other)
      if key.metric == "nps" {
        return [.strong("Good reviews, few recommendations.")] + [" Recommendation is "] + numbers
          + [
            ", while reviews are better (", .number(share, source: source),
            ") and fewer contacts are solved than elsewhere. Look at the process first, not at people.",
          ]
      }
      return [.strong("Content customers, little warmth in reviews.")] + [" Satisfaction is "] + numbers
        + [
          ", while empathy and tone were met in only ", .number(share, source: source),
          " of reviews. Ask whether contacts are hurried.",
        ]
    }
  }

  /// Who answered: what is said of all customers rests on them.
  private var responseSentence: [Inline]? {
    guard let view = report.composer.view(MetricKey("survey_response_rate"), report.subject, report.data),
      let measurement = view.assessment.current.measurement, let asked = measurement.denominator
    else { return nil }
    return [
      .strong("\(view.valueText) of those who were asked answered."), " ",
      .number(NumberFormat.count(asked), source: view.source("current")),
      " were asked. The others may think otherwise, so a small change of these shares can be a change of who answers.",
    ]
  }
}
