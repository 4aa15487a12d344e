import Analysis
import Document
import Metrics

/// How work, abilities and experience are spread over the teams of the site, and what would even them out. Names
/// nobody.
struct BalanceSection {
  let report: ManagerReport
  let firstFigure: Int
  let tableNumber: Int

  private var development: Development? { report.assessment.development }
  private var balance: BalanceReport? { report.subject.level == .site ? development?.balance : nil }

  var figureCount: Int { figures.count }
  var tableCount: Int { balance == nil ? 0 : 1 }

  var section: Section? {
    guard let found = balance else { return gap }
    var items: [[Inline]] = []
    if let equity = found.workload, let sentence = BalanceWords.equity(equity) { items.append(sentence) }
    items.append(BalanceWords.advice(found))
    if let occupancy = found.occupancy { items.append(BalanceWords.occupancy(occupancy, name)) }
    return Section(
      id: "balance", title: "Team balance",
      blocks: [.findings(items)] + paired(figures)
        + [.table(TenureTable(balance: found, number: tableNumber, name: name).table)])
  }

  /// What cannot be told, and what it would take. A site without teams has nothing to balance.
  private var gap: Section? {
    guard report.subject.level == .site, let gap = development?.balanceGap else { return nil }
    let reason: String? =
      switch gap {
      case .noTeams: nil
      case .oneTeam(let team): "Everybody is in one team, \(name(team))."
      case .teamsOfOne: "It takes two teams of at least two people."
      case .nothingDiffers: "Neither skills nor time at work are known to differ between people."
      }
    guard let reason else { return nil }
    return Section(
      id: "balance", title: "Team balance",
      blocks: [.findings([[.strong("The balance of teams cannot be judged."), .text(" \(reason)")]])])
  }

  private func name(_ team: String) -> String { report.composer.name(of: Subject(.team, team)) }

  private var period: String { EnglishDates.shortName(report.assessment.period) }

  private var figures: [Figure] {
    guard let balance else { return [] }
    let makers: [(Int) -> Figure?] = [
      { workFigure(balance, number: $0) }, { lorenzFigure(balance, number: $0) }, { skillFigure(balance, number: $0) },
      { swapFigure(balance, number: $0) }, { occupancyFigure(balance, number: $0) },
    ]
    return makers.reduce(into: []) { figures, maker in
      if let figure = maker(firstFigure + figures.count) { figures.append(figure) }
    }
  }

  // MARK: Work

  private func workFigure(_ balance: BalanceReport, number: Int) -> Figure? {
    guard let teams = balance.workload?.teams, teams.count > 1 else { return nil }
    let apart = teams.filter(\.isApart)
    let title =
      apart.isEmpty
      ? "Work an hour is as even over the teams as chance would make it"
      : "\(sentenceStart(joined(apart.map { name($0.team) }))) \(apart.count == 1 ? "differs" : "differ") in work an "
        + "hour by more than chance"
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Standard minutes of contacts an hour of work, average of people, by team, \(period)",
      note: "Standard minutes are what the same contacts would take anybody. Grey: teams of this size drawn at random "
        + "from the same people.",
      alternativeText: "Dot plot of standard minutes an hour of work by team, whole site, \(period), with the band of "
        + "random teams. \(title). Data in the table below.",
      chart: .chanceDots(
        ChanceDots(
          format: .points,
          rows: teams.map { team in
            ChanceDots.Row(
              name: name(team.team), value: team.rate / 60, lower: team.chance.map { $0.lower / 60 },
              upper: team.chance.map { $0.upper / 60 }, isApart: team.isApart,
              valueText: NumberFormat.fixed(team.rate / 60, 1),
              rangeText: team.chance.map {
                "\(NumberFormat.fixed($0.lower / 60, 1)) to \(NumberFormat.fixed($0.upper / 60, 1))"
              } ?? "one person")
          }, reference: nil, referenceLabel: "", bandLabel: "Grey: expected by chance",
          tableHeads: ["Team", "Minutes an hour", "Expected by chance"])))
  }

  private func lorenzFigure(_ balance: BalanceReport, number: Int) -> Figure? {
    // Steps of fewer people would be persons.
    guard let equity = balance.workload, equity.people >= 10, equity.curve.count > 2,
      let middle = equity.curve.min(by: { abs($0.hours - 0.5) < abs($1.hours - 0.5) })
    else { return nil }
    let title = "\(percent(middle.hours)) of the hours, those with the least work, carry \(percent(middle.work)) of it"
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Share of the work by share of the hours, least work first, \(equity.people) people, \(period)",
      note: "The straight line is the same work in each hour. Gini: 0 all the same, 1 all work with one.",
      alternativeText: "Lorenz curve of standard minutes by hours of work, whole site, \(period). \(title). "
        + "Data in the table below.",
      chart: .lorenz(
        LorenzCurve(
          points: equity.curve.map { point in
            LorenzCurve.Point(
              people: point.hours, work: point.work, peopleText: percent(point.hours), workText: percent(point.work))
          }, equalityLabel: "Equal work", curveLabel: "Gini\u{A0}\(NumberFormat.fixed(equity.gini, 2))",
          peopleLabel: "share of hours, least work first", tableHeads: ["Hours", "Work"])))
  }

  // MARK: Abilities

  /// Skills of which something is known in at least two teams.
  private func known(_ skills: [SkillSpread]) -> [SkillSpread] {
    skills.filter { skill in skill.teams.count { $0.unsure < $0.n } > 1 }
  }

  private func skillName(_ id: String) -> String { development?.model.skills.first { $0.id == id }?.name ?? id }

  private func skillFigure(_ balance: BalanceReport, number: Int) -> Figure? {
    let skills = known(balance.skills)
    // A symbol a team: more than five are not told apart.
    guard !skills.isEmpty, balance.teams.count <= 5 else { return nil }
    let widest = skills.compactMap { skill in skill.widest.map { (skill, $0) } }.max { $0.1.size < $1.1.size }
    let title =
      if balance.judgement != .asEvenAsChance, let (skill, difference) = widest {
        "Teams differ most in \(skillName(skill.skill).lowercased()): highest in \(name(difference.higher)), lowest in "
          + name(difference.lower)
      } else {
        "Skills are spread over the teams as evenly as chance would spread them"
      }
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Average of each team’s people by skill; 0 is the whole site, 1 a usual difference between two people",
      note: "Readings of up to six months, pulled towards the site where they rest on little; whoever has none counts "
        + "as 0.",
      alternativeText: "Dot plot of skills by team, whole site, \(period). \(title). Data in the table below.",
      chart: .skillMix(
        SkillMix(
          format: .points, teams: balance.teams.map(name),
          skills: skills.map { skill in
            SkillMix.Skill(
              name: skillName(skill.skill), values: skill.teams.map { $0.unsure < $0.n ? $0.mean : nil },
              texts: skill.teams.map { $0.unsure < $0.n ? signed($0.mean) : "not enough evidence" })
          }, tableHeads: ["Skill"] + balance.teams.map(name))))
  }

  /// What is between the strongest and the weakest team before and after the swaps.
  private func swapFigure(_ balance: BalanceReport, number: Int) -> Figure? {
    let advice = balance.advice
    guard advice.outcome == .suggested else { return nil }
    let after = Dictionary(advice.skillsAfter.map { ($0.skill, $0) }, uniquingKeysWith: { first, _ in first })
    func reach(_ skill: SkillSpread?) -> Double? {
      guard let means = skill?.teams.map(\.mean), let least = means.min(), let most = means.max() else { return nil }
      return most - least
    }
    let rows = known(balance.skills).map { skill in
      let (before, then) = (reach(skill), reach(after[skill.skill]))
      return SlopeChart.Row(
        name: skillName(skill.skill), before: before, after: then,
        beforeText: before.map { NumberFormat.fixed($0, 2) } ?? "",
        afterText: then.map { NumberFormat.fixed($0, 2) } ?? "",
        isApart: (before ?? 0) - (then ?? 0) > 0.1)
    }
    guard !rows.isEmpty else { return nil }
    let closer = rows.count { ($0.after ?? 0) < ($0.before ?? 0) }
    let title =
      "\(sentenceStart(spelled(advice.swaps.count))) \(advice.swaps.count == 1 ? "swap" : "swaps") would bring the teams "
      + "closer in \(spelled(closer)) of \(spelled(rows.count)) skills"
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Distance between the strongest and the weakest team by skill, before and after the proposed swaps",
      note: "1 is a usual difference between two people. Bold: the distance falls by more than 0.1. A proposal; a "
        + "person decides.",
      alternativeText: "Dumbbell chart of the distance between teams by skill, whole site, before and after. "
        + "\(title). Data in the table below.",
      chart: .dumbbell(
        SlopeChart(
          format: .points, rows: rows, beforeLabel: "Now", afterLabel: "After", tableHeads: ["Skill", "Now", "After"])))
  }

  // MARK: Occupancy

  private func occupancyFigure(_ balance: BalanceReport, number: Int) -> Figure? {
    guard let occupancy = balance.occupancy else { return nil }
    let title =
      occupancy.judgement == .asEvenAsChance
      ? "Occupancy is as even over the teams as chance would make it"
      : "Occupancy differs between teams by up to \(NumberFormat.fixed(occupancy.range * 100, 0)) points"
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Share of the time on queue spent with contacts, average of people and their middle half, \(period)",
      note: "Line: 85%, above which work is tiring for long.",
      alternativeText:
        "Dot plot of occupancy by team, whole site, \(period), with the middle half of people. \(title). "
        + "Data in the table below.",
      chart: .dotPlot(
        DotPlot(
          format: .percent,
          rows: occupancy.rows.map { row in
            DotPlot.Row(
              name: name(row.team), value: row.mean, lower: row.middleHalf?.lower, upper: row.middleHalf?.upper,
              isApart: false, valueText: row.mean.map(percent) ?? "no data", n: row.n,
              rangeText: row.middleHalf.map { "\(percent($0.lower)) to \(percent($0.upper))" } ?? "")
          }, reference: nil, referenceLabel: "", target: 0.85, targetLabel: "85%",
          tableHeads: ["Team", "Occupancy", "Middle half", "People"])))
  }

  private func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, 0) + "%" }

  private func signed(_ value: Double) -> String {
    let text = NumberFormat.fixed(abs(value), 2)
    return text == "0.00" ? text : (value < 0 ? "\u{2212}" : "+") + text
  }
}

/// How long the people of each team have been here.
struct TenureTable {
  let balance: BalanceReport
  let number: Int
  let name: (String) -> String

  var table: Table {
    let isKnown = balance.tenure.rows.allSatisfy { $0.unknown == 0 }
    return Table(
      id: "table-\(number)", caption: "Table \(number). How long the people of each team have been here",
      columns: [
        .init("Team", order: .text), .init("Under 3 months", .right), .init("3 to 12 months", .right),
        .init("Longer", .right),
      ] + (isKnown ? [] : [.init("Not known", .right)]),
      rows: balance.tenure.rows.map { row in
        [Cell(name(row.team))] + row.counts.map { Cell("\($0)") } + (isKnown ? [] : [Cell("\(row.unknown)")])
      }, note: "")
  }
}
