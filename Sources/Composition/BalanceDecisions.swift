import Analysis
import Document
import Metrics

/// The private document for those who decide on teams: proposed swaps by name, who is not proposed and why, and what
/// moving any one person would do. Advice with its reasons; nothing of it stands in the archive.
struct BalanceDecisions {
  let composer: Composer

  private var development: Development? { composer.assessment.development }

  var report: Report? {
    guard let balance = development?.balance, composer.assessment.namesPeople else { return nil }
    let period = EnglishDates.name(composer.assessment.period)
    let organisation = composer.assessment.organisation
    return Report(
      kind: .site, subject: .site, slug: "team-balance", language: "en", kicker: "For those who decide on teams",
      title: "Team balance · \(period)",
      facts: [
        [.text("\(balance.people) people in \(balance.teams.count) teams")],
        [.text("\(percent(balance.share)) of the differences between people lie between teams")],
      ],
      metadataTitle: "Team balance, \(period)", runningHeader: ("Team balance · \(period)", organisation),
      footer: "\(organisation) · confidential", sections: sections(balance).compactMap(\.self))
  }

  private func sections(_ balance: BalanceReport) -> [Section?] {
    [swaps(balance), gains(balance), locked(balance), moves(balance)]
  }

  private func name(_ agent: String) -> String { composer.name(of: Subject(.agent, agent)) }
  private func team(_ id: String) -> String { composer.name(of: Subject(.team, id)) }
  private func percent(_ share: Double) -> String { NumberFormat.fixed(share * 100, 0) + "%" }

  // MARK: Swaps

  private func swaps(_ balance: BalanceReport) -> Section {
    let advice = balance.advice
    let items = advice.swaps.map { swap -> [Inline] in
      [
        .strong(
          "\(name(swap.first)) (\(team(swap.firstTeam))) and \(name(swap.second)) (\(team(swap.secondTeam))) change places."
        ),
        .text(
          " This removes \(percent(swap.removes)) of the imbalance, and helps in \(percent(swap.helpsIn)) of what the "
            + "skills of people may truly be."),
      ]
    }
    var blocks: [Block] = [
      items.isEmpty ? .paragraph(Paragraph(.body, BalanceWords.advice(balance))) : .findings(items)
    ]
    if !items.isEmpty {
      blocks.append(
        .paragraph(
          Paragraph(
            .body,
            [
              .text(
                "The share of differences that lies between teams falls from \(percent(advice.shareBefore)) to "
                  + "\(percent(advice.shareAfter)); \(advice.staying) of \(balance.people) people keep their manager.")
            ])))
    }
    blocks.append(
      .paragraph(
        Paragraph(
          .note,
          [
            .text(
              "Advice, never an order. Looked for are at most three swaps that even out skills and experience most. Each "
                + "must remove at least 5% of the imbalance and help in at least 80% of draws from what is known; every "
                + "team keeps somebody strong in each skill in which it has somebody; whoever the roster keeps in place "
                + "stays. Talk to the people first: skills are not all that a team is made of.")
          ])))
    return Section(id: "swaps", title: "What would even out the teams", blocks: blocks)
  }

  /// What each team is like, skill by skill, now and after all swaps.
  private func gains(_ balance: BalanceReport) -> Section? {
    guard balance.advice.outcome == .suggested else { return nil }
    let after = Dictionary(balance.advice.skillsAfter.map { ($0.skill, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = balance.skills.flatMap { skill -> [[Cell]] in
      guard skill.teams.contains(where: { $0.unsure < $0.n }), let then = after[skill.skill] else { return [] }
      return zip(skill.teams, then.teams).map { now, then in
        [
          Cell(development?.model.skills.first { $0.id == skill.skill }?.name ?? skill.skill), Cell(team(now.team)),
          Cell(signed(now.mean)), Cell(signed(then.mean)), Cell("\(now.strong)"), Cell("\(then.strong)"),
        ]
      }
    }
    let table = Table(
      id: "table-1", caption: "Table 1. Each team’s average by skill, now and after the swaps",
      columns: [
        .init("Skill"), .init("Team"), .init("Now", .right), .init("After", .right), .init("Strong now", .right),
        .init("Strong after", .right),
      ], rows: rows,
      note: "0 is the whole site, 1 a usual difference between two people. Strong: people for whom it is a "
        + "strength.")
    return Section(id: "gains", title: "What each team gains", blocks: [.table(table)])
  }

  private func signed(_ value: Double) -> String {
    let text = NumberFormat.fixed(abs(value), 2)
    return text == "0.00" ? text : (value < 0 ? "\u{2212}" : "+") + text
  }

  // MARK: Who stays

  private func locked(_ balance: BalanceReport) -> Section? {
    let rows = balance.advice.locked.map { ($0.agent, name($0.agent), $0.reasons) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .map { [Cell($0.1), Cell(joined($0.2.map(words)))] }
    guard !rows.isEmpty else { return nil }
    return Section(
      id: "staying", title: "Who is not proposed",
      blocks: [
        .table(
          Table(
            id: "table-2", caption: "Table 2. People who stay where they are, in alphabetical order",
            columns: [.init("Person"), .init("Why")], rows: rows, note: ""))
      ])
  }

  private func words(_ lock: MoveLock) -> String {
    switch lock {
    case .newcomer: "in the first three months"
    case .onLeave: "on leave"
    case .coachingPlan: "in a coaching plan"
    case .accommodation: "an accommodation"
    case .asked: "asked to stay"
    case .onlyStrong: "the only one of the team who is strong in a skill"
    }
  }

  // MARK: What if

  private static let mostTeams = 5

  private func moves(_ balance: BalanceReport) -> Section? {
    let people = Dictionary(grouping: balance.moves, by: \.agent)
    guard !people.isEmpty else { return nil }
    let wide = balance.teams.count <= BalanceDecisions.mostTeams
    let rows = people.keys.map { ($0, name($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { id, name -> [Cell] in
      let moves = people[id] ?? []
      let head = [Cell(name), Cell(moves.first.map { team($0.from) } ?? "")]
      if wide {
        return head
          + balance.teams.map { place in Cell(moves.first { $0.to == place }.map { percent($0.share) } ?? "–") }
      }
      let best = moves.min { ($0.share, $0.to) < ($1.share, $1.to) }
      return head + [Cell(best.map { team($0.to) } ?? ""), Cell(best.map { percent($0.share) } ?? "")]
    }
    let places: [Table.Column] =
      wide
      ? balance.teams.map { .init("To \(team($0))", .right) }
      : [.init("Most even in"), .init("Between teams", .right)]
    return Section(
      id: "moves", title: "What moving one person would do",
      blocks: [
        .paragraph(
          Paragraph(
            .body,
            [
              .text(
                "Each number is the share of differences that would lie between teams if this one person changed and "
                  + "everybody else stayed. It is \(percent(balance.share)) now; less is more even.")
            ])),
        .table(
          Table(
            id: "table-3", caption: "Table 3. People who may be moved, in alphabetical order",
            columns: [.init("Person"), .init("Now in")] + places, rows: rows,
            note: "–: the own team, or one that the roster does not allow.")),
      ])
  }
}
