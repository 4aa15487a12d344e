import Diagnostics
import Foundation
import Metrics

/// What a reader of the sample should find, with ids and dates.
struct Truth: Codable, Sendable, Equatable {
  /// One planted fact.
  struct Plant: Codable, Sendable, Equatable {
    var id: String
    /// `change`, `difference`, `gap` or `outlier`.
    var kind: String
    var level: String
    var subjects: [String]
    var measures: [String]
    var from: CivilDate?
    var to: CivilDate?
    /// What was done to the draws.
    var planted: String
    /// What else moves because of it.
    var alsoMoves: String
  }

  var organisation: String
  var seed: UInt64
  var agents: Int
  var teams: Int
  var firstMonth: String
  var lastMonth: String
  var plants: [Plant]
  /// Things that happened and changed nothing.
  var withoutEffect: [String]
  var movers: [String]
  var joiners: [String]
  var leavers: [String]

  init(_ options: SampleOptions, _ organisation: Organisation, _ plants: Plants?) {
    self.organisation = Organisation.name
    seed = options.seed
    agents = options.agents
    teams = options.teams
    firstMonth = options.periods[0].id
    lastMonth = options.end.id
    self.plants = plants.map { Truth.list($0, options, organisation) } ?? []
    withoutEffect = [
      "\(DevelopmentDraw.refresher): a training of everybody without any effect.",
      "Price letter sent: an event without any effect.",
      "Coaching sessions and recognition without any effect.",
      "Joiners work like everybody else from their first day: no ramp.",
    ]
    let people = organisation.agents
    let first = options.periods[0].first
    movers = people.filter { $0.spans.count > 1 }.map {
      "\($0.id) from \(organisation.teams[$0.spans[0].team].id) to \(organisation.teams[$0.spans[1].team].id) on \($0.spans[1].first)"
    }
    joiners = people.filter { $0.joined > first }.map { "\($0.id) on \($0.joined)" }
    leavers = people.compactMap { agent in agent.left.map { "\(agent.id), last day \($0)" } }
  }

  private static func list(_ plants: Plants, _ options: SampleOptions, _ organisation: Organisation) -> [Plant] {
    let last = options.end.last
    func agent(_ index: Int) -> String { organisation.agents[index].id }
    func team(_ index: Int) -> String { organisation.teams[index].id }
    let course = Plant(
      id: "course", kind: "difference", level: "course", subjects: plants.courseAgents.sorted().map(agent),
      measures: ["acw_avg"], from: plants.course, to: last,
      planted: "After-contact work of those who took “\(DevelopmentDraw.notes)” is multiplied by \(Plants.notesShare) "
        + "from the course on.",
      alsoMoves: "Handle time of these people by about 2 %, after-contact work of the site by about 3 %.")
    return (plants.courseAgents.isEmpty ? [] : [course]) + [
      Plant(
        id: "team-handle-time", kind: "change", level: "team", subjects: [team(plants.handleTeam)],
        measures: ["aht", "avg_talk", "avg_hold"], from: plants.trainingEffect, to: last,
        planted: "Talk and hold are multiplied by \(Plants.talkShare), so handle time falls by about 12 %, after the "
          + "training of \(plants.training.lowerBound) to \(plants.training.upperBound).",
        alsoMoves:
          "Handle and talk time of the site by about a third of it with three teams, and of each of the team's agents."),
      Plant(
        id: "agent-satisfaction", kind: "change", level: "agent", subjects: [agent(plants.satisfactionAgent)],
        measures: ["csat", "csat_mean"], from: plants.satisfactionFrom, to: last,
        planted: "The hidden satisfaction score falls by \(-Plants.satisfactionFall) standard deviations: the share of "
          + "answers of 4 or 5 falls from about 82 % to about 40 %.",
        alsoMoves: "NPS and effort of the same answers, and the team's satisfaction by a few points."),
      Plant(
        id: "agent-after-contact-work", kind: "change", level: "agent", subjects: [agent(plants.afterWorkAgent)],
        measures: ["acw_avg"], from: plants.afterWorkFrom, to: last,
        planted: "After-contact work is multiplied by \(Plants.afterWorkShare).",
        alsoMoves: "The agent's handle time by about 6 %, after-contact work of the team by about 5 % "
          + "and of the site by under 2 %."),
      Plant(
        id: "harsh-reviewer", kind: "difference", level: "reviewer",
        subjects: [QualityDraw.reviewers(options)[plants.harshReviewer]], measures: ["qa_score"], from: nil, to: nil,
        planted: "Finds every behaviour met \(Int(-Plants.harshness * 100)) points less often than the others, always.",
        alsoMoves: "QA scores of whoever this reviewer happens to review."),
      Plant(
        id: "skill-mix", kind: "difference", level: "team",
        subjects: [team(plants.warmTeam), team(plants.knowingTeam)], measures: ["qa_item_rate"], from: nil, to: nil,
        planted: "\(team(plants.warmTeam)): empathy, positive_tone and personalisation \(Int(Plants.skillShift * 100)) "
          + "points above, issue_resolved, policy_knowledge and guidelines as much below; "
          + "\(team(plants.knowingTeam)): the other way round. By the first team of a person.",
        alsoMoves: "Nothing outside QA."),
      Plant(
        id: "hard-queue", kind: "difference", level: "queue", subjects: [Site.queues[Site.hardQueue].id],
        measures: ["aht", "resolution_rate"], from: nil, to: nil,
        planted:
          "Talk is multiplied by \(Plants.hardTalk) and the chance to resolve is \(Int(-Plants.hardResolution * 100)) "
          + "points lower, always; every team gets the same share of it.",
        alsoMoves: "Satisfaction in this queue is a little lower, because fewer contacts are resolved."),
      Plant(
        id: "missing-day", kind: "gap", level: "site", subjects: [], measures: ["contacts_offered"], from: plants.gap,
        to: plants.gap, planted: "No contact, leg or answered survey of this open day was exported.",
        alsoMoves: "Counts of the day, week and month; states, schedule and half hours have the day."),
      Plant(
        id: "short-staffed-week", kind: "outlier", level: "site", subjects: plants.onLeave.map(agent),
        measures: ["abandon_rate"], from: plants.shortStaffed.lowerBound, to: plants.shortStaffed.upperBound,
        planted:
          "Two people are on leave; \(Plants.abandonFactor) times as many callers give up, and waits are longer.",
        alsoMoves: "Service level, speed of answer and answer rate of the site and of every queue in this week."),
    ]
  }

  /// Sorted and indented JSON with a final line feed.
  ///
  /// - Throws: `.bug` if Foundation cannot encode it.
  func json() throws(Failure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(self)) + [0x0A]
    } catch {
      throw Failure(.bug, Diagnostic("SMP-003", .error, "the planted truth cannot be written as JSON"))
    }
  }

  /// The same for a person to read.
  func markdown() -> String {
    var text = """
      # What is planted in this sample

      \(organisation) is invented, and so is everybody who works there. The numbers were drawn with seed \(seed): \
      \(agents) people, \(teams) teams, \(firstMonth) to \(lastMonth). Whatever is not listed here is chance. \
      `truth.json` says the same to a program.

      Agent states, schedules and legs cover the last three months only, to keep the files small. `surveys.csv` has \
      the answered surveys; `survey_invitations.csv` counts how many were sent and answered. The site is closed on \
      Sundays and on the public holidays of all German states. A span of the roster includes its last day.


      """
    if plants.isEmpty { text += "Nothing is planted.\n" }
    for plant in plants {
      let subjects = plant.subjects.isEmpty ? "" : " " + plant.subjects.joined(separator: ", ")
      let span = plant.from.map { from in plant.to.map { from == $0 ? "on \(from)" : "from \(from) to \($0)" } ?? "" }
      text += """
        ## \(plant.id)

        * Where: \(plant.level)\(subjects)
        * When: \(span ?? "all the time")
        * Measures: \(plant.measures.joined(separator: ", "))
        * Planted: \(plant.planted)
        * Also moves: \(plant.alsoMoves)


        """
    }
    for (title, lines) in [
      ("Without effect", withoutEffect), ("Moves", movers), ("Joiners", joiners), ("Leavers", leavers),
    ] where !lines.isEmpty {
      text += "## \(title)\n\n" + lines.map { "* \($0)\n" }.joined() + "\n"
    }
    return String(text.dropLast())
  }
}
