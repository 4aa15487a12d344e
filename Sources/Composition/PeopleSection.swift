import Analysis
import Document
import Metrics

/// The people of a team in alphabetical order: each measure on the same contacts and with the same reviewer, with how
/// sure it is. No ranks, no colours.
struct PeopleSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  var figureCount: Int { figures.count }

  private var figures: [Figure] {
    PeopleFunnels(report: report, members: members, comparisons: comparisons, firstFigure: firstFigure).figures
  }

  var tableCount: Int { comparisons.count }

  var section: Section? {
    guard !comparisons.isEmpty else { return nil }
    let tables = comparisons.enumerated().map { index, item in
      Block.table(table(item.comparison, item.metric, number: tableNumber + index))
    }
    var blocks: [Block] = [.paragraph(Paragraph(.body, opening))]
    if !unusual.isEmpty { blocks.append(.findings(unusual)) }
    return Section(id: "people", title: "People", blocks: blocks + paired(figures) + tables)
  }

  /// People whose month differs from their months before, when what happened to all is taken out; among all people and
  /// measures at most one in ten is chance.
  private var unusual: [[Inline]] {
    members.flatMap { person -> [[Inline]] in
      let subject = Subject(.agent, person.id)
      let found = (report.composer.findings[subject] ?? []).filter { $0.kind == .unusualMonth }
      return found.compactMap { finding in
        guard let metric = finding.key.flatMap({ report.composer.metrics[$0] }), let value = finding.evidence["value"],
          let usual = finding.evidence["center"]
        else { return nil }
        let format = NumberFormat(metric, n: Int(finding.evidence["n"] ?? 0))
        let noun = MetricWords(metric).noun
        let source = "agent/\(person.id) \(metric.key.metric)"
        return [
          .strong("\(person.name): an unusual month for \(noun)."),
          .text(" "), .number(format.text(value), source: "\(source) current"),
          .text(" in \(EnglishDates.name(finding.period)), in the months before together "),
          .number(format.text(usual), source: "\(source) before"), ".",
        ]
      }
    }
  }

  private var opening: [Inline] {
    [
      .strong("In alphabetical order; this is no ranking."),
      .text(
        " The fair value is what a person would have with the average mix of contacts, or the average reviewer, pulled "
          + "towards similar people of the whole site by as much as few observations leave open. “Higher” and “lower” "
          + "are said only when they are at least 95% sure."),
    ]
  }

  private var members: [AgentRecord] {
    let end = report.assessment.period.last
    return report.assessment.agents
      .filter { $0.team == report.subject.id && $0.isHere(after: end) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Measures of which anything is known of the members, in the order of the page.
  private var comparisons: [(comparison: FairComparison, metric: MetricDefinition)] {
    guard report.assessment.namesPeople, report.subject.level == .team, report.subject != .unassigned else { return [] }
    let ids = Set(members.map(\.id))
    let order = Dictionary(
      report.assessment.headline.enumerated().map { ($1.key.metric, $0) }, uniquingKeysWith: { first, _ in first })
    return report.assessment.fairness.comparisons.compactMap { comparison in
      guard let metric = report.composer.metrics[comparison.key],
        comparison.people.contains(where: { ids.contains($0.agent) && $0.state != .none })
      else { return nil }
      return (comparison, metric)
    }.sorted {
      (order[$0.metric.key.metric] ?? 99, $0.metric.key) < (order[$1.metric.key.metric] ?? 99, $1.metric.key)
    }
  }

  private func table(_ comparison: FairComparison, _ metric: MetricDefinition, number: Int) -> Table {
    let found = Dictionary(comparison.people.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = members.map { row($0, found[$0.id], metric) }
    let overall = NumberFormat(metric, n: 100).text(comparison.overall)
    return Table(
      id: "table-\(number)",
      caption: "Table \(number). \(metric.name): each person, compared fairly",
      columns: [
        .init("Person", order: .text), .init("Own value", .right), .init("Fair value", .right),
        .init("Likely between (95%)", .right),
        .init(sentenceStart(metric.observations), .right, order: .number), .init("Months", .right),
        .init("Beside similar people"),
      ], rows: rows,
      note: "All together \(overall). Months: the shortest time that makes the value reliable, else twelve."
        + shorthandNote(
          rows.joined().map(\.text), report.composer.language,
          lowest: "\(leastShown(metric, ofAgent: true)) observations"),
      isOfPeople: true)
  }

  private func row(_ person: AgentRecord, _ found: FairMeasure?, _ metric: MetricDefinition) -> [Cell] {
    guard let found, found.state != .none else {
      return [Cell(person.name), Cell("[x]"), "", "", Cell("0"), "", Cell("No data")]
    }
    let format = NumberFormat(metric, n: found.n)
    let isHidden = found.state == .countOnly
    let isCompared = found.state == .compare || found.state == .band
    return [
      Cell(person.name), Cell(isHidden ? "[low]" : found.raw.map(format.text) ?? ""),
      Cell(isCompared ? found.shrunk.map(format.text) ?? "" : ""),
      Cell(isCompared ? found.interval.map(format.text) ?? "" : ""), Cell(NumberFormat.count(Double(found.n))),
      Cell("\(found.window.rawValue)"),
      Cell(words(found), isStrong: found.standing == .above || found.standing == .below),
    ]
  }

  private func words(_ found: FairMeasure) -> String {
    if found.isNewcomer { return "New: not compared" }
    switch found.state {
    case .none, .countOnly: return "Too few"
    case .value:
      if let coverage = found.coverage, coverage < StratumMerging.leastCoverage { return "No fair comparison" }
      return "Not compared"
    case .compare, .band:
      return switch found.standing {
      case .above: "Higher"
      case .below: "Lower"
      case .inLine, nil: "In line"
      }
    }
  }
}
