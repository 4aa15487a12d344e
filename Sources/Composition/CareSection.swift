import Analysis
import Document
import Metrics

/// Recognition and workload: who stands out by rules that are the same for all, and whose load needs a look.
struct CareSection {
  let report: ManagerReport
  let firstFigure: Int

  private var development: Development? { report.assessment.development }

  var sections: [Section] { [recognition, workload].compactMap(\.self) }

  private func isOwn(_ agent: String) -> Bool {
    report.assessment.agents.contains { $0.id == agent && $0.team == report.subject.id }
  }

  private func name(_ agent: String) -> String { report.composer.name(of: Subject(.agent, agent)) }

  // MARK: Recognition

  private var recognition: Section? {
    guard report.subject.level == .team, report.assessment.namesPeople, let found = development?.recognition else {
      return nil
    }
    let improved = found.improved.filter { isOwn($0.item.agent) }.map { entry -> [Inline] in
      let metric = report.composer.metrics[entry.item.metric]
      return [
        .strong("\(name(entry.item.agent)) improved."),
        .text(
          " \(metric.map { MetricWords($0).Noun } ?? entry.item.metric.metric) of the last three months against the nine "
            + "before: better by \(NumberFormat.fixed(abs(entry.item.change) * 100, 0))\u{A0}points than for the others "
            + "(n\u{A0}\(NumberFormat.count(Double(entry.item.n)))). That is more than chance explains."),
      ]
    }
    let excellent = found.excellent.filter { isOwn($0.agent) }.map { entry -> [Inline] in
      let nouns = entry.items.compactMap { report.composer.metrics[$0.metric] }.map { MetricWords($0).noun }
      return [
        .strong("\(name(entry.agent)) does lastingly well."),
        .text(" \(sentenceStart(joined(nouns))) \(nouns.count == 1 ? "is" : "are") well above similar people."),
      ]
    }
    let items = improved + excellent
    let rule = Paragraph(
      .note,
      [
        .text(
          "Rules, the same for everybody: improvement beyond chance over all people and measures (one in ten may be "
            + "chance), at least half of the usual difference between people, and no concern elsewhere; or lastingly "
            + "well above similar people in two of customer, resolution and quality. \(found.eligible.count) of "
            + "\(found.people) people of the site have enough data for the second list. Lists are alphabetical and may "
            + "be empty.")
      ])
    let empty: Inline = "No change of this quarter stands out from ordinary variation."
    return Section(
      id: "recognition", title: "Recognition",
      blocks: [items.isEmpty ? .paragraph(Paragraph(.body, [empty])) : .findings(items), .paragraph(rule)])
  }

  // MARK: Workload

  var figureCount: Int { workload == nil ? 0 : figures.count }

  private var figures: [Figure] { [OccupancyFigure(report: report).figure(number: firstFigure)].compactMap(\.self) }

  private var workload: Section? {
    guard report.subject.level == .team, let found = development?.workload,
      let team = found.teams.first(where: { $0.team == report.subject.id })
    else { return nil }
    var items: [[Inline]] = []
    if team.isStaffing {
      items.append([
        .strong("The load is a matter of staffing."),
        .text(
          " \(sentenceStart(spelled(team.over))) of \(spelled(team.people)) people were over 85% occupancy in most of the "
            + "last weeks; nobody is named for it."),
      ])
    }
    if report.assessment.namesPeople {
      items += found.findings.filter { $0.team == report.subject.id }.map { finding in
        let causes = finding.causes.map(SkillWords.cause)
        let advice = finding.suggestsTalk ? " A talk about the workload is suggested." : ""
        return [
          .strong("\(name(finding.agent)): \(joined(finding.checks.map(SkillWords.check)))."),
          .text(causes.isEmpty ? advice : " Look first at \(joined(causes)).\(advice)"),
        ]
      }
    }
    let occupancy =
      team.occupancy.map { " The team’s occupancy over the last four weeks was \(NumberFormat.fixed($0 * 100, 0))%." }
      ?? ""
    let calm: [Inline] = [.strong("No check of workload fired."), .text(occupancy)]
    return Section(
      id: "workload", title: "Workload",
      blocks: [items.isEmpty ? .paragraph(Paragraph(.body, calm)) : .findings(items)] + paired(figures) + [
        .paragraph(
          Paragraph(
            .note,
            [
              .text(
                "Checks: occupancy over 85% in three of four weeks or over 90% in two, overtime above a tenth of planned "
                  + "time in two months in a row, more than 48 hours a week, breaks cut short, adherence below its range. "
                  + "They are facts about work. Nothing here guesses at health or at who might leave.")
            ]))
      ])
  }
}
