import Analysis
import ArgumentParser
import Diagnostics
import Ingestion

/// `wrapup skills`: the skills and responsibilities as they are read, ready to be copied into a workspace and changed.
struct SkillsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skills",
    abstract: "Print skills with their evidence and responsibilities with their rules, as YAML for wrapup.yaml.")

  @Option(help: "The folder with wrapup.yaml; without it the built-in ones are printed.")
  var workspace: String?

  func run() throws {
    let model = try workspace.map { path in try Workspace(at: path).peopleModel() } ?? .standard
    writeOutput(PeopleModelText(model: model).text)
  }
}

/// A model as YAML that a workspace may hold.
struct PeopleModelText {
  let model: PeopleModel

  var text: String {
    """
    # What each skill is read from. A skill of the same id replaces a built-in one; “drop: [teamwork]” leaves it out.
    # weight: 3 names the skill, 2 points to it, 1 may have to do with it. better: lower turns a measure round.
    skills:
      add:
    \(model.skills.skills.filter(\.isInferred).map(skill).joined(separator: "\n"))
    # What responsibilities ask for, the same for everybody.
    roles:
      add:
    \(model.roles.map(role).joined(separator: "\n"))

    """
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private func skill(_ skill: SkillModel.Skill) -> String {
    (["    - id: \(quoted(skill.id))", "      name: \(quoted(skill.name))", "      evidence:"] + skill.links.map(link))
      .joined(separator: "\n")
  }

  private func link(_ link: SkillModel.Link) -> String {
    var parts = ["signal: \(quoted(link.signal.text))", "weight: \(link.weight)"]
    if link.stronger == .lower { parts.append("better: lower") }
    if case .lowIn(let others) = link.condition {
      parts.append("only_low_in: [\(others.map { quoted($0.text) }.joined(separator: ", "))]")
    }
    return "        - {\(parts.joined(separator: ", "))}"
  }

  private func role(_ rule: RoleRule) -> String {
    func needs(_ needs: [RoleRule.SkillNeed]) -> String {
      needs.map { "\($0.skill): [\($0.states.map(\.rawValue).sorted().joined(separator: ", "))]" }.joined(
        separator: ", ")
    }
    var lines = ["    - id: \(quoted(rule.id))", "      name: \(quoted(rule.name))"]
    if !rule.skills.isEmpty { lines.append("      skills: {\(needs(rule.skills))}") }
    if !rule.notNow.isEmpty { lines.append("      not_now: {\(needs(rule.notNow))}") }
    if !rule.measures.isEmpty {
      lines.append("      measures:")
      lines += rule.measures.map { measure in
        "        - {signal: \(quoted(measure.signal.text))\(measure.better == .lower ? ", better: lower" : "")}"
      }
    }
    lines.append("      months: \(rule.leastTenureMonths)")
    lines.append("      observations: \(rule.leastObservations)")
    if rule.leastSharedHours > 0 { lines.append("      shared_hours: \(Int(rule.leastSharedHours))") }
    return lines.joined(separator: "\n")
  }
}
