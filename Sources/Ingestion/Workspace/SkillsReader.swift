import Diagnostics
import Metrics
import Yams

/// What a workspace says about skills and responsibilities: added to the built-in ones, or in their place.
package struct SkillSettings: Sendable, Equatable {
  package struct Skill: Sendable, Equatable {
    package var id: String
    package var name: String
    package var evidence: [Evidence]
    package var location: SourceLocation
  }

  /// One signal, `criterion:empathy`, with what it counts.
  package struct Evidence: Sendable, Equatable {
    package var signal: String
    /// 1 to 3.
    package var weight: Int
    package var isLowerBetter: Bool
    /// Signals in one of which a person must be low for this one to count.
    package var onlyLowIn: [String]
    package var location: SourceLocation
  }

  package struct Role: Sendable, Equatable {
    package var id: String
    package var name: String
    package var skills: [Need]
    package var notNow: [Need]
    package var measures: [Measure]
    package var months: Int?
    package var observations: Int?
    package var sharedHours: Int?
    package var location: SourceLocation
  }

  /// A skill in one of these states.
  package struct Need: Sendable, Equatable {
    package var skill: String
    package var states: [String]
    package var location: SourceLocation
  }

  package struct Measure: Sendable, Equatable {
    package var signal: String
    package var isLowerBetter: Bool
    package var location: SourceLocation
  }

  package var skills: [Skill] = []
  package var droppedSkills: [String] = []
  package var roles: [Role] = []
  package var droppedRoles: [String] = []
  /// Of the lists of what is dropped.
  package var dropLocation = SourceLocation(file: "")

  /// All of it in one text, which changes when any of it does, wherever in the file it stands.
  package var written: String {
    func need(_ need: Need) -> String { "\(need.skill)=\(need.states.joined(separator: ","))" }
    let skills = skills.map { skill in
      ([skill.id, skill.name]
        + skill.evidence.map { "\($0.signal) \($0.weight) \($0.isLowerBetter) \($0.onlyLowIn.joined(separator: ","))" })
        .joined(separator: "\u{1F}")
    }
    let roles = roles.map { role in
      ([role.id, role.name, "\(role.months ?? -1) \(role.observations ?? -1) \(role.sharedHours ?? -1)"]
        + role.skills.map(need) + ["not now"] + role.notNow.map(need)
        + role.measures.map { "\($0.signal) \($0.isLowerBetter)" }).joined(separator: "\u{1F}")
    }
    return (skills + droppedSkills + ["roles"] + roles + droppedRoles).joined(separator: "\u{1E}")
  }
}

extension WorkspaceReader {
  /// `skills: {add: [...], drop: [...]}` and `roles: {add: [...], drop: [...]}`.
  func skills() -> SkillSettings {
    var settings = SkillSettings()
    if let part = part("skills") {
      settings.skills = entries(part).compactMap(skill)
      if part["drop"] != nil { settings.droppedSkills = part.texts("drop") }
      settings.dropLocation = problems.location(of: part["drop"])
    }
    if let part = part("roles") {
      settings.roles = entries(part).compactMap(role)
      if part["drop"] != nil { settings.droppedRoles = part.texts("drop") }
    }
    return settings
  }

  private func part(_ key: String) -> Section? {
    section[key].flatMap { Section($0, "“\(key)”", keys: ["add", "drop"], problems: problems) }
  }

  private func entries(_ part: Section) -> [Node] {
    guard let node = part["add"] else { return [] }
    guard let list = node.sequence else {
      problems.add("ING-005", "“add” must be a list", at: node, hint: "begin each entry with “- id: …”")
      return []
    }
    return Array(list)
  }

  private func skill(_ node: Node) -> SkillSettings.Skill? {
    guard let part = Section(node, "a skill", keys: ["id", "name", "evidence"], problems: problems),
      let id = part.text("id", required: true)
    else { return nil }
    guard let list = part["evidence"]?.sequence, !list.isEmpty else {
      problems.add(
        "ING-070", "the skill “\(id)” has no evidence, so that it could never be read", at: part["evidence"] ?? node,
        hint: "evidence: [{signal: \"criterion:empathy\", weight: 3}]")
      return nil
    }
    return SkillSettings.Skill(
      id: id, name: part.text("name") ?? id, evidence: list.compactMap(evidence), location: problems.location(of: node))
  }

  private func evidence(_ node: Node) -> SkillSettings.Evidence? {
    let keys = ["signal", "weight", "better", "only_low_in"]
    guard let part = Section(node, "a piece of evidence", keys: keys, problems: problems),
      let signal = part.text("signal", required: true)
    else { return nil }
    if part["weight"] == nil { part.reportMissing("weight") }
    return SkillSettings.Evidence(
      signal: signal, weight: part.integer("weight", in: 1...3) ?? 1, isLowerBetter: isLowerBetter(part),
      onlyLowIn: part["only_low_in"] == nil ? [] : part.texts("only_low_in"), location: problems.location(of: node))
  }

  private enum Better: String, CaseIterable { case higher, lower }

  private func isLowerBetter(_ part: Section) -> Bool { (part.choice("better") as Better?) == .lower }

  private func role(_ node: Node) -> SkillSettings.Role? {
    let keys = ["id", "name", "skills", "not_now", "measures", "months", "observations", "shared_hours"]
    guard let part = Section(node, "a role", keys: keys, problems: problems), let id = part.text("id", required: true)
    else { return nil }
    let measures = (part["measures"]?.sequence.map(Array.init) ?? []).compactMap { node -> SkillSettings.Measure? in
      guard let part = Section(node, "a measure of a role", keys: ["signal", "better"], problems: problems),
        let signal = part.text("signal", required: true)
      else { return nil }
      return SkillSettings.Measure(
        signal: signal, isLowerBetter: isLowerBetter(part), location: problems.location(of: node))
    }
    return SkillSettings.Role(
      id: id, name: part.text("name") ?? id, skills: needs(part, "skills"), notNow: needs(part, "not_now"),
      measures: measures, months: part.integer("months", in: 0...600),
      observations: part.integer("observations", in: 0...100_000),
      sharedHours: part.integer("shared_hours", in: 0...168),
      location: problems.location(of: node))
  }

  /// `{communication: strength, empathy: [strength, in-line]}`
  private func needs(_ part: Section, _ key: String) -> [SkillSettings.Need] {
    guard part[key] != nil else { return [] }
    return part.pairs(key).map { skill, keyNode, value in
      let states = value.sequence.map { $0.compactMap { $0.scalar?.string } } ?? [value.scalar?.string ?? ""]
      return SkillSettings.Need(skill: skill, states: states, location: problems.location(of: keyNode))
    }
  }
}
