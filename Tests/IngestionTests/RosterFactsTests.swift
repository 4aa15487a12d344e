import Ingestion
import Metrics
import Testing

@Suite("What a roster says beside teams", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct RosterFactsTests {
  private static let contacts = "id,agent,at\n1,a1,2026-10-05 09:10:00\n2,a2,2026-10-06 09:30:00\n"
  private static let line =
    "roster: {file: roster.csv, columns: {agent: id, team: team, shift: shift, leave_reason: why, stays: stays, "
    + "allowed_teams: may, roles: roles, opted_out: out}}"

  private func dataset(_ roster: String) async throws -> Dataset {
    let site = try Site(["contacts.csv": RosterFactsTests.contacts, "roster.csv": roster])
    let workspace = try site.workspace(rest: [RosterFactsTests.line])
    _ = try await site.load(workspace)
    return try await site.summarise(workspace, "2026-10")
  }

  @Test("reasons, locks, allowed teams, roles and refusals are read as they are written")
  func facts() async throws {
    let dataset = try await dataset(
      "id,team,shift,why,stays,may,roles,out\n"
        + "a1,east,late,Internal move,coaching_plan,west; east,mentor;planner,all\na2,west,,,,,,\n")
    let first = try #require(dataset.agents.first { $0.id == "a1" }).facts
    #expect(first.shift == "late" && first.leaving == .internalMove && first.stays == .coachingPlan)
    #expect(first.allowedTeams == ["east", "west"] && first.roles == ["mentor", "planner"])
    #expect(first.isOptedOut(of: "mentor") && first.isOptedOut(of: RosterFacts.optedOutOfPairs))
    #expect(try #require(dataset.agents.first { $0.id == "a2" }).facts == RosterFacts())
  }

  @Test("a word that means nothing, and a team that is none, are told with line and choices")
  func refused() async throws {
    let failure = try await failure {
      _ = try await dataset(
        "id,team,shift,why,stays,may,roles,out\na1,east,,,forever,,,\na2,west,,,,nord,,\n")
    }
    #expect(failure.text.contains("roster.csv:2: error[ING-026]: “forever” is not a word of “stays”"))
    #expect(failure.text.contains("one of on-leave, coaching-plan, accommodation, asked, or nothing"))
    #expect(failure.text.contains("roster.csv:3: error[ING-026]: “a2” may change to “nord”"))
    #expect(failure.text.contains("one of east, west"))
  }

  @Test("a usual week is the half-hours of most planned weeks, by the clock of the site")
  func halfHours() async throws {
    // Eight Mondays from eight to twelve, over the change of the clock on 25 October; one Tuesday, which is no habit.
    let mondays = ["09-07", "09-14", "09-21", "09-28", "10-05", "10-12", "10-19", "10-26"]
    let rows = mondays.map { "a1,2026-\($0) 08:00:00,2026-\($0) 12:00:00,calls" }
    let site = try Site([
      "contacts.csv": RosterFactsTests.contacts,
      "plan.csv": "agent,from,to,what\n"
        + (rows + ["a1,2026-10-06 08:00:00,2026-10-06 12:00:00,calls"])
        .joined(separator: "\n") + "\n",
    ])
    let second = [
      "  - name: plan", "    table: schedules", "    files: plan.csv",
      "    columns: {agent: agent, started_at: from, ended_at: to, activity: what}",
    ]
    let workspace = try site.workspace(rest: second)
    _ = try await site.load(workspace)
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.usualHalfHours == ["a1": Array(16..<24)])
  }
}
