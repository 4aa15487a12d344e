import Analysis
import Document
import Metrics

/// What was agreed earlier, with its status. Actions with one person stand on their team's page, those of a team on its
/// page and the site's, all others on the site's.
struct ActionsSection {
  let report: ManagerReport
  let tableNumber: Int

  /// What was closed longer ago is history.
  private static let recentDays = 92
  private static let most = 20

  var tableCount: Int { rows.isEmpty ? 0 : 1 }

  var section: Section? {
    let rows = rows
    guard !rows.isEmpty else { return nil }
    return Section(
      id: "actions", title: "What was agreed", blocks: [.findings([sentence(rows)]), .table(table(rows))])
  }

  private var end: CivilDate { report.assessment.period.last }

  /// Open ones first, by the day until which they are to be done.
  private var rows: [AgreementRecord] {
    report.assessment.agreements.filter { $0.agreed <= end && isHere($0) }
      .filter { $0.status == .open || $0.agreed > end.adding(days: -ActionsSection.recentDays) }
      .sorted { key($0) < key($1) }
  }

  private func key(_ row: AgreementRecord) -> (Int, CivilDate, CivilDate, String) {
    (row.status == .open ? 0 : 1, row.due ?? end.adding(days: 9999), row.agreed, row.text)
  }

  private func isHere(_ row: AgreementRecord) -> Bool {
    guard let agent = row.agent else {
      return report.subject.level == .site || row.team == report.subject.id
    }
    guard report.subject.level == .team, report.assessment.namesPeople else { return false }
    return report.assessment.agents.contains {
      $0.id == agent && $0.team == report.subject.id && $0.isHere(after: end)
    }
  }

  private func sentence(_ rows: [AgreementRecord]) -> [Inline] {
    let open = rows.filter { $0.status == .open }
    let late = open.count { ($0.due ?? end) < end }
    let done = rows.count { $0.status == .done }
    var text = " \(sentenceStart(spelled(done))) \(done == 1 ? "was" : "were") done in the last three months."
    if late > 0 { text += " \(sentenceStart(spelled(late))) of the open ones should be done by now." }
    return [
      .strong("\(sentenceStart(spelled(open.count))) \(open.count == 1 ? "action is" : "actions are") open."),
      .text(text),
    ]
  }

  private func table(_ rows: [AgreementRecord]) -> Table {
    let hasPeople = rows.contains { $0.agent != nil }
    let hasOwners = rows.contains { $0.owner != nil }
    let shown = rows.prefix(ActionsSection.most)
    let left = rows.count - shown.count
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). Actions, open ones first",
      columns: [.init("What")] + (hasPeople ? [.init("With")] : []) + (hasOwners ? [.init("Who does it")] : [])
        + [.init("Agreed on", .right), .init("Until", .right), .init("Status")],
      rows: shown.map { row in
        [Cell(row.text)]
          + (hasPeople ? [Cell(row.agent.map { report.composer.name(of: Subject(.agent, $0)) } ?? "the team")] : [])
          + (hasOwners ? [Cell(row.owner ?? "–")] : [])
          + [
            Cell(EnglishDates.dayAndMonth(row.agreed)), Cell(row.due.map(EnglishDates.dayAndMonth) ?? "–"),
            Cell(sentenceStart(row.status.rawValue), isStrong: row.status == .open && (row.due ?? end) < end),
          ]
      }, note: left > 0 ? "\(left) more are not shown." : "")
  }
}
