import Analysis
import Document
import Metrics

/// Skills of the people of a team with their evidence, and where coaching helps most. Only on a team's own page.
struct SkillsSection {
  let report: ManagerReport
  let firstFigure: Int

  private var development: Development? { report.assessment.development }
  private var metrics: [MetricKey: MetricDefinition] { report.composer.metrics }

  var figureCount: Int { figure == nil ? 0 : 1 }

  var section: Section? {
    guard let figure else { return nil }
    var blocks: [Block] = [
      .paragraph(
        Paragraph(
          .body,
          [
            .strong("A reading needs two kinds of evidence, one of which names the skill."),
            .text(
              " It combines reviewed behaviours, corrected for reviewers, with measures on the same contacts over up to "
                + "six months. It says nothing about a person’s character, and a talk comes before any conclusion."),
          ]))
    ]
    if !coaching.isEmpty { blocks.append(.findings(coaching)) }
    return Section(id: "skills", title: "Skills and coaching", blocks: blocks + [.figure(figure)])
  }

  private var members: [(agent: AgentRecord, profile: SkillProfile)] {
    guard report.assessment.namesPeople, report.subject.level == .team else { return [] }
    let profiles = Dictionary(
      (development?.profiles ?? []).map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    return report.assessment.agents.filter { $0.team == report.subject.id }
      .compactMap { agent in profiles[agent.id].map { (agent, $0) } }
      .sorted { ($0.agent.name, $0.agent.id) < ($1.agent.name, $1.agent.id) }
  }

  private var figure: Figure? {
    let members = members
    guard let model = development?.model else { return nil }
    // A skill of which nothing is known of anybody would be a column of excuses; the note names it.
    let shown = model.skills.filter { skill in
      members.contains { member in
        guard let reading = member.profile[skill.id] else { return false }
        return reading.state != .notEnoughEvidence && reading.state != .notInferred
      }
    }
    guard !shown.isEmpty else { return nil }
    let hidden = model.skills.filter { skill in !shown.contains { $0.id == skill.id } }
    let unread =
      hidden.isEmpty ? "" : " Not enough evidence for anybody: \(joined(hidden.map { $0.name.lowercased() }))."
    let title = title(members.map(\.profile), shown)
    let period = EnglishDates.shortName(report.assessment.period)
    return Figure(
      id: "fig-\(firstFigure)", number: firstFigure, title: title,
      subtitle:
        "Readings of up to six months before the end of \(period), \(report.population), people in alphabetical "
        + "order",
      note: "“Strength” and “to develop” are said only when they are at least 80% sure." + unread,
      alternativeText: "Map of people by skill, \(report.population), \(period). \(title). Data in the table below.",
      chart: .evidence(
        EvidenceMap(
          skills: shown.map(\.name), rows: members.map { row($0.agent, $0.profile, shown) },
          words: [
            .strength: "strength", .steady: "in line", .growing: "to develop", .mixed: "mixed: listen first",
            .unknown: "not enough evidence",
          ], evidenceLabel: "darker: more evidence", tableHeads: ["Person"] + shown.map(\.name))))
  }

  /// What a group shares; single people stand in the findings.
  private func title(_ profiles: [SkillProfile], _ skills: [SkillModel.Skill]) -> String {
    func count(_ skill: SkillModel.Skill, _ state: SkillState) -> Int {
      profiles.count { $0[skill.id]?.state == state }
    }
    let develop = skills.map { ($0, count($0, .developmentArea)) }.filter { $0.1 > 1 }.max { $0.1 < $1.1 }
    if let (skill, people) = develop {
      return "\(skill.name) is to develop for \(spelled(people)) of \(spelled(profiles.count)) people"
    }
    let strong = skills.map { ($0, count($0, .strength)) }.filter { $0.1 > 1 }.max { $0.1 < $1.1 }
    if let (skill, people) = strong {
      return "\(skill.name) is a strength of \(spelled(people)) of \(spelled(profiles.count)) people"
    }
    return "Most readings are in line or rest on too little evidence"
  }

  private func row(_ agent: AgentRecord, _ profile: SkillProfile, _ skills: [SkillModel.Skill]) -> EvidenceMap.Row {
    EvidenceMap.Row(
      name: agent.name,
      cells: skills.map { skill in
        guard let reading = profile[skill.id] else {
          return EvidenceMap.Cell(state: .unknown, evidence: 0, longText: "\(skill.name): no data")
        }
        let state: EvidenceMap.State =
          switch reading.state {
          case .strength: .strength
          case .inLine: .steady
          case .developmentArea: .growing
          case .mixedEvidence: .mixed
          case .notEnoughEvidence, .notInferred: .unknown
          }
        let evidence = SkillWords.evidence(reading, metrics, report.composer.language)
        return EvidenceMap.Cell(
          // A reading needs a mass of 2; what goes well beyond it is shaded darker.
          state: state, evidence: reading.mass >= 5 ? 2 : reading.mass >= 3 ? 1 : 0,
          longText: "\(skill.name): \(SkillWords.state(reading.state).lowercased())"
            + (evidence.isEmpty ? "" : "; \(evidence)"))
      })
  }

  /// At most three people and skills, and skills that a group would learn together.
  private var coaching: [[Inline]] {
    guard let coaching = development?.coaching else { return [] }
    let names = Dictionary(
      report.assessment.agents.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let needs = coaching.needs.filter { $0.team == report.subject.id }.prefix(3).map { need -> [Inline] in
      let skill = skillName(need.skill)
      let how =
        need.listensFirst
        ? "Listen to a few contacts first."
        : need.intensity == .session
          ? "One or two sessions."
          : need.isLarge
            ? "The gap is large: a programme over some weeks."
            : "Reviews have found it for six months: a programme over some weeks."
      let evidence = SkillWords.evidence(need.reading, metrics, report.composer.language)
      return [
        .strong("\(names[need.agent] ?? need.agent): \(skill.lowercased())."),
        .text(" The next hour of coaching helps here: \(evidence). \(how)"),
      ]
    }
    let groups = coaching.trainings.filter { $0.team == report.subject.id && $0.form == .group }.map {
      need -> [Inline] in
      [
        .strong("\(skillName(need.skill)): train a group."),
        .text(
          " \(sentenceStart(spelled(need.agents.count))) of \(spelled(need.known)) people could work on it together."),
      ]
    }
    return needs + groups + unneeded(coaching, names)
  }

  /// Trainings that are planned for people whose reading is in line or a strength: at most three lines, a line a course.
  private func unneeded(_ coaching: CoachingReport, _ names: [String: String]) -> [[Inline]] {
    let team = Set(members.map(\.agent.id))
    let booked = coaching.unneeded.filter { team.contains($0.agent) }
    let courses = Dictionary(grouping: booked) { "\($0.booking.course)\u{1F}\($0.booking.skill)" }
      .sorted { $0.key < $1.key }.prefix(3)
    return courses.compactMap { _, bookings -> [Inline]? in
      guard let first = bookings.first else { return nil }
      let people = Set(bookings.map(\.agent)).map { names[$0] ?? $0 }.sorted()
      return [
        .strong("“\(first.booking.course)” may help others more."),
        .text(
          " It is planned for \(joined(people)), whose \(skillName(first.booking.skill).lowercased()) already reads "
            + "in line or better."),
      ]
    }
  }

  private func skillName(_ id: String) -> String { development?.model.skills.first { $0.id == id }?.name ?? id }
}
