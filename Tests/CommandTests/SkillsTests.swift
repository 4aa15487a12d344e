import Analysis
import Diagnostics
import Foundation
import Ingestion
import Metrics
import Testing

@testable import Command

@Suite("Skills and responsibilities of a workspace")
struct SkillsTests {
  private static let head = """
    organisation: Test site
    time_zone: Europe/Berlin
    sources:
      - name: phone
        table: interactions
        files: contacts.csv
        columns: {contact_id: id, agent: agent, arrived_at: at}

    """

  private func model(_ text: String) throws -> PeopleModel {
    try Workspace(yaml: SkillsTests.head + text, file: "wrapup.yaml", directory: "/nowhere").peopleModel()
  }

  private func refusal(_ text: String) -> String {
    let failure = #expect(throws: Failure.self) { try model(text) }
    return failure?.diagnostics.map(\.description).joined(separator: "\n") ?? ""
  }

  @Test("the built-in ones, printed and read again, are the same")
  func roundTrip() throws {
    let text = PeopleModelText(model: .standard).text
    #expect(try model(text) == .standard)
    #expect(try model("") == .standard)
  }

  @Test("a skill is added, one is replaced in its place, one is dropped, and a role asks for the new one")
  func changed() throws {
    let changed = try model(
      """
      skills:
        drop: [teamwork]
        add:
          - id: patience
            name: Patience
            evidence: [{signal: "criterion:calm", weight: 3}, {signal: "metric:hold_share", weight: 1, better: lower}]
          - {id: empathy, name: Empathy alone, evidence: [{signal: "criterion:empathy", weight: 3}]}
      roles:
        drop: [planner, team_lead]
        add:
          - {id: host, name: Host of guests, skills: {patience: strength}, months: 3, observations: 5}
      """)
    let standard = SkillModel.standard.skills.map(\.id)
    #expect(changed.skills.skills.map(\.id) == standard.filter { $0 != "teamwork" } + ["patience"])
    #expect(changed.skills.skills.first { $0.id == "empathy" }?.links.count == 1)
    #expect(changed.skills.skills.last?.links.last?.stronger == .lower)
    #expect(changed.roles.map(\.id) == ["mentor", "host"])
    #expect(changed.roles.last?.leastTenureMonths == 3 && changed.roles.last?.leastObservations == 5)
  }

  @Test(
    "what is wrong is told with its line and what may stand there",
    arguments: [
      ("skills: {drop: [teemwork]}", "no skill “teemwork” to drop", "did you mean “teamwork”?"),
      ("skills: {add: [{id: a, evidence: []}]}", "the skill “a” has no evidence", "evidence: ["),
      (
        "skills: {add: [{id: a, evidence: [{signal: \"metric:ahd\", weight: 2}, {signal: \"criterion:x\", weight: 3}]}]}",
        "there is no measure “ahd”", "did you mean “metric:aht”?"
      ),
      (
        "skills: {add: [{id: a, evidence: [{signal: \"metric:abandon_rate\", weight: 2}, {signal: \"criterion:x\", weight: 3}]}]}",
        "never known of one person", "link a measure of people"
      ),
      ("skills: {add: [{id: a, evidence: [{signal: \"empathy\", weight: 3}]}]}", "no kind of evidence", "criterion:…"),
      ("skills: {add: [{id: a, evidence: [{signal: \"metric:aht\", weight: 3}]}]}", "has the weight 3", "write 2 or 1"),
      ("skills: {add: [{id: a, evidence: [{signal: \"metric:aht\", weight: 0}]}]}", "from 1 to 3", "whole number"),
      (
        "skills: {add: [{id: a, evidence: [{signal: \"metric:transfer_rate\", weight: 2}]}]}", "nothing names",
        "weight 3"
      ),
      (
        "skills: {add: [{id: a, evidence: [{signal: \"criterion:x\", weight: 3}, {signal: \"metric:transfer_rate\", weight: 1}]}]}",
        "would count for 3 skills", "may count for 2"
      ),
      ("roles: {add: [{id: r, skills: {empaty: strength}}]}", "no skill “empaty”", "did you mean “empathy”?"),
      ("roles: {add: [{id: r, skills: {empathy: good}}]}", "“good” is no state of a skill", "strength, in-line"),
      ("roles: {add: [{id: r}]}", "asks for nothing", "skills: {"),
      ("roles: {ad: []}", "no key “ad”", "did you mean “add”?"),
    ])
  func refused(text: String, message: String, hint: String) {
    let told = refusal(text)
    #expect(told.contains(message) && told.contains(hint), "\(told)")
    #expect(told.contains("wrapup.yaml:8"), "\(told)")
  }

  @Test("a misspelt opt-out is told, for it would have no effect")
  func optOuts() throws {
    var agent = SyntheticAgents.one
    agent.facts.optedOut = ["mentr", "pairs", "all", "planner"]
    let found = PeopleModel.standard.unknownRoles([agent, agent], file: "roster.csv").map(\.description)
    #expect(found.count == 1)
    #expect(found.first?.contains("“mentr”") == true && found.first?.contains("did you mean “mentor”?") == true)
  }
}

private enum SyntheticAgents {
  static let one = AgentRecord(id: "a1", name: "Ann", team: "east")
}
