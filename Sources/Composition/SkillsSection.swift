import Analysis
import Document
import Metrics

/// Skills of the people of a team with their evidence, and where coaching helps most. Only on a team's own page.
struct SkillsSection {
  let report: ManagerReport
  let tableNumber: Int

  private var development: Development? { report.assessment.development }
  private var metrics: [MetricKey: MetricDefinition] { report.composer.metrics }

  var tableCount: Int { table == nil ? 0 : 1 }

  var section: Section? {
    guard let table else { return nil }
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
    return Section(id: "skills", title: "Skills and coaching", blocks: blocks + [.table(table)])
  }

  private var members: [(agent: AgentRecord, profile: SkillProfile)] {
    guard report.assessment.namesPeople, report.subject.level == .team else { return [] }
    let profiles = Dictionary(
      (development?.profiles ?? []).map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    return report.assessment.agents.filter { $0.team == report.subject.id }
      .compactMap { agent in profiles[agent.id].map { (agent, $0) } }
      .sorted { ($0.agent.name, $0.agent.id) < ($1.agent.name, $1.agent.id) }
  }

  private var table: Table? {
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
    let rows = members.map { member -> [Cell] in
      [Cell(member.agent.name)]
        + shown.map { skill in
          guard let reading = member.profile[skill.id] else { return "" }
          return Cell(
            SkillWords.state(reading.state), isStrong: reading.state == .strength || reading.state == .developmentArea)
        }
    }
    let unread =
      hidden.isEmpty ? "" : " Not enough evidence for anybody: \(joined(hidden.map { $0.name.lowercased() }))."
    return Table(
      id: "table-\(tableNumber)", caption: "Table \(tableNumber). Skills of each person, in alphabetical order",
      columns: [.init("Person", order: .text)] + shown.map { .init($0.name) }, rows: rows,
      note: "“Strength” and “To develop” are said only when they are at least 80% sure." + unread, isOfPeople: true)
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
        : need.intensity == .session ? "One or two sessions." : "A programme over some weeks."
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
    return needs + groups
  }

  private func skillName(_ id: String) -> String { development?.model.skills.first { $0.id == id }?.name ?? id }
}
