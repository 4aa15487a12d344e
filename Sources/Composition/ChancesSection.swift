import Analysis
import Document
import Metrics

/// Whether responsibilities and recognition fall evenly on the groups of the site. Names nobody.
struct ChancesSection {
  let report: ManagerReport
  let tableNumber: Int

  private var development: Development? { report.subject.level == .site ? report.assessment.development : nil }

  /// Where everybody or nobody has something there is nothing to compare.
  var tableCount: Int { shown.isEmpty ? 0 : 1 }

  var section: Section? {
    guard tableCount > 0 else { return nil }
    return Section(
      id: "chances", title: "Whether chances are the same for all", blocks: [.findings([sentence]), .table(table)])
  }

  private struct Row {
    var name: String
    var met: Int
    var people: Int
    var spreads: [OpportunitySpread]
  }

  /// Only what somebody has: of nothing there is no spread.
  private var rows: [Row] {
    guard let development else { return [] }
    func row(_ name: String, _ spreads: [OpportunitySpread]) -> Row? {
      // Everybody is in some team.
      guard let teams = spreads.first(where: { $0.attribute == .team })?.rows else { return nil }
      let met = teams.reduce(0) { $0 + $1.count }
      return met == 0
        ? nil : Row(name: name, met: met, people: teams.reduce(0) { $0 + $1.people }, spreads: spreads)
    }
    let roles = development.roles.compactMap { row("Meets the rule: \($0.rule.name.lowercased())", $0.qualified) }
    let recognition = development.recognition.map { found in
      [row("Enough data to be recognised", found.eligibility), row("Recognised", found.recognition)]
        .compactMap(\.self)
    }
    return roles + (recognition ?? [])
  }

  private var shown: [GroupAttribute] {
    GroupAttribute.allCases.filter { attribute in
      rows.contains { row in
        row.spreads.contains { $0.attribute == attribute && $0.judgement != .nothingToCompare }
      }
    }
  }

  private var sentence: [Inline] {
    let checks = rows.flatMap { row in
      row.spreads.filter { $0.judgement == .checkCriteria }.map { (row.name, $0.attribute) }
    }
    guard !checks.isEmpty else {
      return [
        .strong("No group has fewer chances than chance explains."),
        " Responsibilities and recognition are looked at by team and other groups, whoever it is.",
      ]
    }
    let words = checks.map { "\($0.0.lowercased()) by \(name($0.1))" }
    return [
      .strong("Check the criteria: \(joined(words))."),
      " Groups differ here more than chance would make them. That is a question about the rule, not about people.",
    ]
  }

  private var table: Table {
    let shown = shown
    let heads: [Table.Column] =
      [.init("What", order: .text), .init("People", .right), .init("Of", .right)]
      + shown.map { .init("By \(name($0))") }
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). How evenly chances fall", columns: heads,
      rows: rows.map { row in
        [Cell(row.name), Cell("\(row.met)"), Cell("\(row.people)")]
          + shown.map { attribute in Cell(words(row.spreads.first { $0.attribute == attribute })) }
      },
      note: "An exact test of each table; “check the criteria” is said when chance makes such a spread in fewer than "
        + "5 of 100 cases.")
  }

  private func words(_ spread: OpportunitySpread?) -> String {
    switch spread?.judgement {
    case .noDifference: "No difference"
    case .checkCriteria: "Check the criteria"
    case .nothingToCompare, nil: "Nothing to compare"
    }
  }

  private func name(_ attribute: GroupAttribute) -> String {
    switch attribute {
    case .team: "team"
    case .shift: "shift"
    case .channel: "channel"
    case .tenure: "time at work"
    case .partTime: "part-time work"
    }
  }
}
