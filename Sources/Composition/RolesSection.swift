import Analysis
import Document
import Metrics

/// Who of a team meets what a responsibility asks for, and who could learn from whom: the same rules for everybody,
/// printed, in alphabetical order. Only on a team's own page.
struct RolesSection {
  let report: ManagerReport

  private var development: Development? { report.assessment.development }

  var section: Section? {
    guard report.assessment.namesPeople, report.subject.level == .team, let development, !development.roles.isEmpty,
      !members.isEmpty
    else { return nil }
    let items = development.roles.flatMap(sentences) + nobody + mismatches + pairs
    guard !items.isEmpty else { return nil }
    return Section(
      id: "roles", title: "Responsibilities and learning together",
      blocks: [.findings(items), .paragraph(Paragraph(.note, [.text(rules)]))])
  }

  private var members: [AgentRecord] {
    let end = report.assessment.period.last
    return report.assessment.agents.filter { $0.team == report.subject.id && $0.isHere(after: end) }
  }

  private func name(_ agent: String) -> String { report.composer.name(of: Subject(.agent, agent)) }

  private func skillName(_ id: String) -> String {
    (development?.model.skills.first { $0.id == id }?.name ?? id).lowercased()
  }

  private func own(_ role: RoleReport) -> [RoleFinding] {
    let ids = Set(members.map(\.id))
    return role.findings.filter { ids.contains($0.agent) }.sorted {
      (name($0.agent), $0.agent) < (name($1.agent), $1.agent)
    }
  }

  // MARK: Candidates

  private func sentences(_ role: RoleReport) -> [[Inline]] {
    own(role).compactMap { finding in
      let evidence = finding.skills.map { reading in
        "\(skillName(reading.skill)) \(SkillWords.state(reading.state).lowercased()) "
          + "(n\u{A0}\(NumberFormat.count(Double(reading.n))))"
      }
      switch finding.outcome {
      case .candidate:
        return [
          .strong("\(role.rule.name): \(name(finding.agent)) meets the rule."),
          .text(" \(sentenceStart(joined(evidence))). Ask first; a person decides."),
        ]
      case .notNow(let skills):
        return [
          .strong("\(role.rule.name): \(name(finding.agent)) meets the rule, and now is not the moment."),
          .text(" First \(joined(skills.map(skillName)))."),
        ]
      case .notMet, .optedOut: return nil
      }
    }
  }

  /// Roles without anybody, with what is lacking most often: an empty list is a finding about the data, too.
  private var nobody: [[Inline]] {
    let empty = (development?.roles ?? []).filter { role in
      own(role).allSatisfy { finding in
        switch finding.outcome {
        case .candidate, .notNow: false
        case .notMet, .optedOut: true
        }
      }
    }
    guard !empty.isEmpty else { return [] }
    let reasons = empty.compactMap { role in
      lacking(role).map { "for \(role.rule.name.lowercased()) \($0.text) (\($0.count) of \(members.count))" }
    }
    return [
      [
        .strong("Nobody meets the rule of \(joined(empty.map { $0.rule.name.lowercased() })) for now."),
        .text(reasons.isEmpty ? "" : " Most often lacking: \(reasons.joined(separator: "; "))."),
      ]
    ]
  }

  private func lacking(_ role: RoleReport) -> (text: String, count: Int)? {
    var counts: [String: Int] = [:]
    for finding in own(role) {
      guard case .notMet(let unmet) = finding.outcome else { continue }
      for text in Set(unmet.map { words($0, role.rule) }) { counts[text, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  private func words(_ unmet: RoleFinding.Unmet, _ rule: RoleRule) -> String {
    switch unmet {
    case .skill(let skill, .notEnoughEvidence), .skill(let skill, .notInferred):
      "a reading of \(skillName(skill))"
    case .skill(let skill, _):
      "\(skillName(skill)) \(states(rule.skills.first { $0.skill == skill }))"
    case .tooFewObservations(let skill, _, _): "observations of \(skillName(skill))"
    case .measure(let signal, _):
      SkillWords.signal(signal, report.composer.metrics, report.composer.language)
    case .tenure(_, let least): "\(spelled(least)) months at work"
    case .sharedHours: "hours together with a colleague"
    }
  }

  /// "as a strength", "in line or a strength".
  private func states(_ need: RoleRule.SkillNeed?) -> String {
    need?.states.contains(.inLine) == true ? "at least in line" : "as a strength"
  }

  // MARK: Learning together

  private var mismatches: [[Inline]] {
    let ids = Set(members.map(\.id))
    return (development?.mismatches ?? []).filter { ids.contains($0.agent) }.map { item in
      let role = development?.roles.first { $0.rule.id == item.role }?.rule.name.lowercased() ?? item.role
      return [
        .strong("\(name(item.agent)) is \(role), which asks for \(skillName(item.reading.skill))."),
        .text(
          " The reading is to develop (n\u{A0}\(NumberFormat.count(Double(item.reading.n)))): support comes before any "
            + "change."),
      ]
    }
  }

  private var pairs: [[Inline]] {
    let ids = Set(members.map(\.id))
    return (development?.pairs ?? []).filter { ids.contains($0.learner) && ids.contains($0.strong) }
      .sorted { (name($0.learner), $0.skill) < (name($1.learner), $1.skill) }
      .map { pair in
        [
          .strong("\(name(pair.learner)) could sit beside \(name(pair.strong)) for \(skillName(pair.skill))."),
          .text(
            " The one works on what the other is strong in, and they are at work together for about "
              + "\(NumberFormat.fixed(pair.sharedHours, 0)) hours a week."),
        ]
      }
  }

  // MARK: Rules

  private var rules: String {
    let rules = (development?.roles ?? []).map { role -> String in
      let rule = role.rule
      var parts = rule.skills.map { "\(skillName($0.skill)) \(states($0))" }
      parts += rule.measures.map { need in
        "\(SkillWords.signal(need.signal, report.composer.metrics, report.composer.language)) "
          + (need.least > 0 ? "well on the good side" : "on the good side")
      }
      parts.append("\(spelled(rule.leastTenureMonths)) months at work")
      if rule.leastSharedHours > 0 {
        parts.append("\(NumberFormat.fixed(rule.leastSharedHours, 0)) hours a week with a colleague")
      }
      return "\(rule.name): \(joined(parts))."
    }
    let away = (development?.roles.first).map { own($0).count { $0.outcome == .optedOut } } ?? 0
    let asked =
      away == 0 ? "" : " \(sentenceStart(spelled(away))) \(away == 1 ? "person" : "people") asked not to be named."
    return "The rules are the same for everybody. \(rules.joined(separator: " ")) "
      + "Each skill needs \(spelled(development?.roles.first?.rule.leastObservations ?? 20)) observations.\(asked)"
  }
}
