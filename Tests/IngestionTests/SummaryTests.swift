import Diagnostics
import Foundation
import Ingestion
import Metrics
import Testing

@Suite("Adding up", .enabled(if: TestEngine.isFound, TestEngine.reason))
struct SummaryTests {
  private static let columns = [
    "contact_id: id", "agent: agent", "arrived_at: at", "queue: queue", "outcome: outcome", "wait_seconds: wait",
    "talk_seconds: talk", "hold_seconds: hold", "resolved: resolved", "csat_score: score",
  ]
  private static let contacts = """
    id,agent,at,queue,outcome,wait,talk,hold,resolved,score
    1,a1,2026-10-05 09:10:00,billing,handled,10,100,5,yes,5
    2,a1,2026-10-05 10:10:00,billing,handled,30,200,,no,
    3,a1,2026-10-06 09:20:00,sales,handled,,60,0,,3
    4,a2,2026-10-06 09:30:00,sales,handled,20,40,0,yes,4
    5,,2026-10-06 09:40:00,sales,abandoned,15,,,no,
    6,,2026-10-06 09:50:00,sales,abandoned,60,,,,
    7,,2026-10-06 09:55:00,sales,short_abandoned,,,,,
    8,,2026-10-06 09:56:00,sales,blocked,,,,,
    9,a2,2026-09-15 09:30:00,sales,handled,20,40,0,yes,1

    """

  @Test("every column is added up for the cells that it belongs to")
  func columns() async throws {
    let site = try Site(["contacts.csv": SummaryTests.contacts])
    let workspace = try site.workspace(columns: SummaryTests.columns)
    _ = try await site.load(workspace)
    let dataset = try await site.summarise(workspace, "2026-10")
    let sums = try #require(dataset.cells[.site]?[dataset.period])
    let expected: [(SumColumn, Int64)] = [
      (.offered, 7), (.handled, 4), (.abandoned, 2), (.shortAbandoned, 1), (.blocked, 1), (.handledWithin, 2),
      (.abandonedWithin, 2), (.waitSeconds, 60), (.waitKnown, 3), (.talkSeconds, 400), (.talkKnown, 4),
      (.holdSeconds, 5), (.holdKnown, 3), (.acwKnown, 0), (.handleSeconds, 405), (.handleKnown, 4),
      (.resolvedKnown, 3), (.resolvedOfferedKnown, 6), (.resolved, 2), (.surveys, 3), (.surveyTop2, 2),
      (.surveyScore, 12), (.surveyScoreSquared, 50),
      // Agents a1 (3 contacts, 365 s) and a2 (1, 40 s).
      (.handleClusters, 2), (.handleClusterXX, 10), (.handleClusterXY, 1135), (.handleClusterYY, 134825),
      // Waits: a1 (2, 40 s), a2 (1, 20 s).
      (.waitClusters, 2), (.waitClusterXX, 5), (.waitClusterXY, 100), (.waitClusterYY, 2000),
    ]
    for (column, value) in expected { #expect(sums[column] == value, "\(column.name)") }
    // A person's clusters are days: 5 October (2 contacts, 305 s) and 6 October (1, 60 s).
    let agent = try #require(dataset.cells[Subject(.agent, "a1")]?[dataset.period])
    #expect(agent[.handleClusters] == 2)
    #expect(agent[.handleClusterXY] == 2 * 305 + 60)
    #expect(dataset.cells[Subject(.queue, "sales")]?[dataset.period]?[.offered] == 5)
    #expect(dataset.cells[.site]?[try #require(Period("2026-09"))]?[.surveyScore] == 1)
    #expect(dataset.cells[.site]?[try #require(Period("2026-W41"))]?[.offered] == 7)
    #expect(dataset.breakdowns[.site]?.map(\.value) == ["sales", "billing"])
    #expect(dataset.breakdowns[.site]?.map(\.level) == [.queue, .queue])
    #expect(dataset.breakdowns[Subject(.agent, "a1")]?.map(\.value) == ["billing", "sales"])
    #expect(
      dataset.hours[.site]?.map { "\($0.weekday) \($0.hour) \($0.sums[.offered])" } == ["1 9 1", "1 10 1", "2 9 5"])
    #expect(
      dataset.quality.daysWithoutData.map(\.description) == ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04"])
  }

  @Test("without a roster and teams the site is one team")
  func oneTeam() async throws {
    let site = try Site(["contacts.csv": SummaryTests.contacts])
    let workspace = try site.workspace(columns: SummaryTests.columns)
    _ = try await site.load(workspace)
    let dataset = try await site.summarise(workspace, "2026-10")
    #expect(dataset.teams.map(\.id) == ["Test site"])
    let team = try #require(dataset.cells[Subject(.team, "Test site")]?[dataset.period])
    let all = try #require(dataset.cells[.site]?[dataset.period])
    // What belongs to a whole period, such as the busiest hour, is known of the site only.
    for column in SumColumn.allCases where column.family != .snapshot {
      #expect(team[column] == all[column], "\(column)")
    }
  }

  @Test("days without rows between days with rows are gaps, closed days are not")
  func gaps() async throws {
    let rows = ["id,agent,at", "1,a,2026-10-01 09:00:00", "2,a,2026-10-04 09:00:00", "3,a,2026-10-06 09:00:00"]
    let site = try Site(["contacts.csv": rows.joined(separator: "\n")])
    let workspace = try site.workspace(rest: ["calendar: {closed: [2026-10-03]}"])
    _ = try await site.load(workspace)
    let quality = try await site.summarise(workspace, "2026-10").quality
    #expect(quality.daysWithoutData.map(\.description) == ["2026-10-02", "2026-10-05"])
  }

  private static let roster = """
    id,name,alias,team,title,lead,from,to,joined
    a1,Ann Lee,,east,East side,Mia,,2026-10-05,2024-01-01
    a1,Ann Lee,,west,West side,Tom,2026-10-06,,2024-01-01
    a2,Bob Ray,bray;b.ray,east,East side,Mia,,2026-10-31,

    """
  private static let rosterLines = [
    "roster:", "  file: roster.csv",
    "  columns: {agent: id, name: name, alias: alias, team: team, team_name: title, team_lead: lead, valid_from: from, valid_to: to, joined: joined}",
  ]

  @Test("a contact counts for the team of its day, and people are known by id, name and alias")
  func moves() async throws {
    let rows = [
      "id,agent,at", "1,a1,2026-10-05 09:00:00", "2,Ann Lee,2026-10-06 09:00:00", "3,bray,2026-10-06 09:00:00",
      "4,Zed,2026-10-06 09:00:00", "5,,2026-10-06 09:00:00", "6,a2,2026-11-02 09:00:00",
    ]
    let site = try Site(["contacts.csv": rows.joined(separator: "\n"), "roster.csv": SummaryTests.roster])
    let workspace = try site.workspace(rest: SummaryTests.rosterLines)
    _ = try await site.load(workspace)
    let dataset = try await site.summarise(workspace, "2026-10")
    let handled = { (subject: Subject) in dataset.cells[subject]?[dataset.period]?[.handled] }
    #expect(handled(Subject(.team, "east")) == 2)
    #expect(handled(Subject(.team, "west")) == 1)
    #expect(handled(.unassigned) == 1)
    #expect(handled(.site) == 5)
    #expect(handled(Subject(.agent, "a1")) == 2)
    #expect(handled(Subject(.agent, "a2")) == 1)
    #expect(dataset.cells[Subject(.agent, "Zed")] == nil)
    let ann = try #require(dataset.agents.first)
    #expect(ann.name == "Ann Lee")
    #expect(ann.team == "west")
    #expect(ann.joined == CivilDate("2024-01-01"))
    #expect(ann.moves == [AgentRecord.Move(day: try #require(CivilDate("2026-10-06")), from: "east", to: "west")])
    #expect(
      dataset.teams == [
        TeamRecord(id: "east", name: "East side", lead: "Mia"), TeamRecord(id: "unassigned", name: "Unassigned"),
        TeamRecord(id: "west", name: "West side", lead: "Tom"),
      ])
    #expect(dataset.quality.unmatchedRows == 1)
    #expect(dataset.quality.unmatchedAgents == ["Zed"])
    #expect(dataset.quality.files.map(\.unmatched) == [1])
    let november = try await site.summarise(workspace, "2026-11")
    #expect(november.cells[.unassigned]?[november.period]?[.handled] == 1)
    #expect(november.quality.warnings.contains { $0.hasPrefix("1 rows of people on days without a team") })
  }

  @Test("a roster with overlapping spans or wrong days is refused, all rows together")
  func badRoster() async throws {
    let site = try Site([
      "contacts.csv": "id,agent,at\n1,a1,2026-10-05 09:00:00\n",
      "roster.csv": "id,team,from,to\na1,east,,2026-10-05\na1,west,2026-10-05,\na2,east,05.10.2026,\n,east,,\n",
    ])
    let workspace = try site.workspace(rest: [
      "roster: {file: roster.csv, columns: {agent: id, team: team, valid_from: from, valid_to: to}}"
    ])
    _ = try await site.load(workspace)
    let failure = try await failure { _ = try await site.summarise(workspace, "2026-10") }
    #expect(failure.status == .dataBreaksContract)
    #expect(
      failure.text.contains("roster.csv:3: error[ING-026]: “a1” is in two teams at once: this row overlaps with line 2")
    )
    #expect(failure.text.contains("roster.csv:4: error[ING-026]: “05.10.2026” is not a day"))
    #expect(failure.text.contains("roster.csv:5: error[ING-026]: the agent is missing"))
  }

  @Test("events are read and sorted, long labels refused")
  func events() async throws {
    let files = ["contacts.csv": "id,agent,at\n1,a1,2026-10-05 09:00:00\n"]
    let lines = [
      "events: {file: events.csv, date_format: \"%d.%m.%Y\", columns: {first: from, last: to, team: team, label: label}}"
    ]
    let good = "from;to;team;label\n12.10.2026;;east;New tariff\n05.10.2026;06.10.2026;;Outage\n"
    let site = try Site(files.merging(["events.csv": good]) { $1 })
    let workspace = try site.workspace(rest: lines)
    _ = try await site.load(workspace)
    let events = try await site.summarise(workspace, "2026-10").events
    #expect(
      events.map { "\($0.first) \($0.last) \($0.team ?? "-") \($0.label)" } == [
        "2026-10-05 2026-10-06 - Outage", "2026-10-12 2026-10-12 east New tariff",
      ])
    try site.write(Array("from;to;team;label\n12.10.2026;11.10.2026;;a b c d e f g\n".utf8), "events.csv")
    let failure = try await failure { _ = try await site.summarise(workspace, "2026-10") }
    #expect(failure.diagnostics.count == 2)
  }

  @Test("an extension means the person who had it on the day; days with two owners are refused")
  func aliases() async throws {
    let site = try Site([
      "contacts.csv": "id,agent,at\n1,201,2026-10-05 09:00:00\n2,201,2026-10-20 09:00:00\n3,a2,2026-10-20 10:00:00\n",
      "roster.csv": "id,team\na1,east\na2,west\n",
      "aliases.csv": "extension,id,from,to\n201,a1,,2026-10-15\n201,a2,2026-10-16,\n",
    ])
    let workspace = try site.workspace(rest: [
      "roster: {file: roster.csv, columns: {agent: id, team: team}}",
      "aliases: {file: aliases.csv, columns: {alias: extension, agent: id, valid_from: from, valid_to: to}}",
    ])
    _ = try await site.load(workspace)
    let dataset = try await site.summarise(workspace, "2026-10")
    let handled = { (subject: Subject) in dataset.cells[subject]?[dataset.period]?[.handled] }
    #expect(handled(Subject(.agent, "a1")) == 1)
    #expect(handled(Subject(.agent, "a2")) == 2)
    #expect(handled(Subject(.team, "west")) == 2)
    #expect(dataset.quality.unmatchedRows == 0)
    try site.write(Array("extension,id,from,to\n201,a1,,2026-10-17\n201,a2,2026-10-16,\n".utf8), "aliases.csv")
    let failure = try await failure { _ = try await site.summarise(workspace, "2026-10") }
    #expect(failure.text.contains("aliases.csv:3: error[ING-026]: “201” is given for the same days on line 2 already"))
  }

  @Test("surveys count beside contacts, on the day of the answer")
  func surveys() async throws {
    let site = try Site([
      "contacts.csv": "id,agent,at\n1,a1,2026-10-05 09:00:00\n",
      "answers.csv":
        "id,agent,at,score,of\n1,a1,2026-10-31,5,5\n1,a1,2026-10-31,4,5\n2,a1,2026-10-31,9,10\n3,a1,2026-10-31,7,5\n",
    ])
    let source = """
        - name: survey
          table: surveys
          files: answers.csv
          columns: {survey_id: id, agent: agent, answered_at: at, score: score, scale_max: of}
      """.split(separator: "\n").map(String.init)
    let workspace = try site.workspace(rest: source + ["rejects: {limit: 50%}"])
    let sums = try await site.sums(workspace)
    #expect(sums[.offered] == 1)
    #expect(sums[.surveys] == 1)
    #expect(sums[.surveyScore] == 4)
    // An answer on another scale is kept and is no answer out of 5; one that is off its scale is rejected.
    #expect(site.rejects("answers.csv", source: "survey")?.contains("5,score is not on the scale") == true)
  }

  @Test("the same rows give the same sums on one thread and on several")
  func threads() async throws {
    let rows = (0..<4000).map {
      "\($0),a\($0 % 7),2026-10-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1) 09:00:00,\($0 % 300)"
    }
    let site = try Site(["contacts.csv": (["id,agent,at,talk"] + rows).joined(separator: "\n")])
    let workspace = try site.workspace(columns: [
      "contact_id: id", "agent: agent", "arrived_at: at", "talk_seconds: talk",
    ])
    _ = try await site.load(workspace)
    let engine = try await TestEngine.found()
    let period = try #require(Period("2026-10"))
    let one = try await Ingestion.summarise(
      workspace: workspace, engine: engine, period: period, limits: EngineLimits(threads: 1))
    let four = try await Ingestion.summarise(
      workspace: workspace, engine: engine, period: period, limits: EngineLimits(threads: 4))
    #expect(one.cells == four.cells)
    #expect(one.hours == four.hours)
    #expect(one.agents == four.agents)
  }
}

@Suite("The history")
struct HistoryTests {
  @Test("26 full weeks and 14 full months end with the period", arguments: ["2026-10", "2026-Q3", "2026-W41"])
  func reach(text: String) async throws {
    let period = try #require(Period(text))
    let plan = HistoryPlanText.periods(period)
    let weeks = plan.filter { $0.contains("-W") }
    let months = plan.filter { $0.count == 7 && !$0.contains("Q") }
    #expect(weeks.count == 26)
    #expect(months.count == 14)
    #expect(plan.contains(period.previous.id))
    #expect(plan.allSatisfy { Period($0).map { $0.last <= period.last } ?? false })
  }
}
