import Ingestion
import Metrics
import Testing

@Suite("Agreements and talks", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct AgreementTests {
  @Test("what was agreed and which talks there were come through, with the person of the roster")
  func rows() async throws {
    let site = try Site([
      "contacts.csv": "id,agent,at\n1,a1,2026-10-05 09:10:00\n", "roster.csv": "id,team,also\na1,east,Ann\n",
      "actions.csv": """
      no,who,team,by,what,on,until,how
      1,Ann,,lead,Listen to three calls,2026-10-05,2026-11-01,
      2,,east,,Shorter opening,2026-09-01,,done
      3,nobody,,,Never seen,2026-10-05,,open

      """,
      "talks.csv": """
      no,who,at,kind,skill,state
      1,a1,2026-10-07 10:00:00,coaching,empathy,done
      2,a1,2026-10-08 10:00:00,coaching,,
      3,a1,2026-10-09 10:00:00,training,empathy,done
      4,a1,2026-10-10 10:00:00,coaching,empathy,planned
      5,a1,2026-11-12 10:00:00,training,empathy,planned
      6,a1,2026-10-12 10:00:00,training,clarity,planned
      7,a1,2027-06-12 10:00:00,training,clarity,planned

      """,
    ])
    let workspace = try site.workspace(rest: [
      "  - name: actions", "    table: actions", "    files: actions.csv",
      "    columns: {action_id: no, agent: who, team: team, owner: by, action: what, agreed_on: on, due: until, status: how}",
      "  - name: talks", "    table: coaching", "    files: talks.csv",
      "    columns: {session_id: no, agent: who, started_at: at, kind: kind, skill: skill, status: state}",
      "roster: {file: roster.csv, columns: {agent: id, team: team, alias: also}}",
    ])
    _ = try await site.load(workspace)
    let dataset = try await site.summarise(workspace, "2026-10")
    let day = { (text: String) in try #require(CivilDate(text)) }
    #expect(
      dataset.agreements == [
        AgreementRecord(team: "east", text: "Shorter opening", agreed: try day("2026-09-01"), status: .done),
        AgreementRecord(
          agent: "a1", owner: "lead", text: "Listen to three calls", agreed: try day("2026-10-05"),
          due: try day("2026-11-01")),
      ])
    #expect(
      dataset.coachings == [
        CoachingRecord(agent: "a1", day: try day("2026-10-07"), skill: "empathy"),
        CoachingRecord(agent: "a1", day: try day("2026-10-08"), skill: nil),
      ])
    #expect(dataset.trainings.map(\.course) == ["empathy"])
    #expect(
      dataset.bookings == [
        BookingRecord(agent: "a1", course: "empathy", skill: "empathy", day: try day("2026-11-12"))
      ])
  }
}
