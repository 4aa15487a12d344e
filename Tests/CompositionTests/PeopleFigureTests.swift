@testable import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("Figures about people")
struct PeopleFigureTests {
  private static let skills = ["communication", "empathy"]

  /// The centre with twelve people a team; those of the north are strong in empathy when `isUneven`.
  private func composer(isUneven: Bool = true, change: (inout Development) -> Void = { _ in }) throws -> Composer {
    let dataset = SyntheticCentre().dataset
    var assessment = assess(dataset)
    var random = SplitMix64(seed: 5)
    let people = dataset.agents.map { agent in
      let scores = PeopleFigureTests.skills.map { skill -> BalancePerson.Score? in
        let chance = Double(random.next() % 1000) / 1000 - 0.5
        let lift = isUneven && skill == "empathy" ? (agent.team == "north" ? 1.0 : -1) : 0
        return BalancePerson.Score(value: lift + chance, standardError: 0.3, isStrength: lift + chance > 0.8)
      }
      return BalancePerson(
        agent: agent.id, team: agent.team ?? "", scores: scores, tenureMonths: 24 + Double(random.next() % 24),
        occupancy: 0.75 + Double(random.next() % 100) / 1000, work: 90_000 + Double(random.next() % 20_000), hours: 150,
        contacts: 300)
    }
    var development = Development(model: .standard)
    development.balance = BalanceReport(people, skills: PeopleFigureTests.skills, seed: 1)
    development.profiles = dataset.agents.map { agent in
      SkillProfile(agent: agent.id, skills: [reading("communication", agent), reading("empathy", agent)], speed: nil)
    }
    change(&development)
    assessment.development = development
    return Composer(assessment, try Words.languages())
  }

  private func reading(_ skill: String, _ agent: AgentRecord) -> SkillReading {
    let states: [SkillState] = [.developmentArea, .inLine, .strength, .mixedEvidence]
    return SkillReading(
      skill: skill, state: states[(Int(agent.id.suffix(1)) ?? 0) % 4], score: 0, standardError: 0.3, mass: 3.5,
      directMass: 2, origins: [], developmentProbability: 0, strengthProbability: 0, items: [], missing: [])
  }

  private func report(_ subject: Subject, _ composer: Composer) throws -> Report {
    try #require(composer.managerReport(subject))
  }

  private func figure(_ report: Report, _ kind: String) -> Figure? { report.figures.first { $0.chart.kind == kind } }

  @Test("an uneven mix is shown with its swaps; the site's page names nobody, the private document does")
  func uneven() throws {
    let composer = try composer()
    let site = try report(.site, composer)
    #expect(try #require(figure(site, "skillMix")).title.hasPrefix("Teams differ most in empathy"))
    let swaps = try #require(figure(site, "dumbbell"))
    #expect(swaps.title.contains("would bring the teams closer"))
    #expect(figure(site, "lorenz") != nil && figure(site, "chanceDots") != nil)
    let text = "\(site)"
    for agent in composer.assessment.agents { #expect(!text.contains(agent.name), "\(agent.name) on the site's page") }
    let private_ = try #require(composer.decisionReports.first { $0.slug == "team-balance" })
    let balance = try #require(composer.assessment.development?.balance)
    #expect(balance.advice.outcome == .suggested)
    for swap in balance.advice.swaps {
      #expect("\(private_)".contains(composer.name(of: Subject(.agent, swap.first))))
    }
    // Everybody who may be moved stands in the what-if, once.
    let table = try #require(
      private_.allBlocks.compactMap { block in
        if case .table(let table) = block, table.id == "table-3" { table } else { nil }
      }.first)
    #expect(table.rows.count == Set(balance.moves.map(\.agent)).count)
    #expect(table.rows.map { $0[0].text } == table.rows.map { $0[0].text }.sorted())
  }

  @Test("an even mix proposes nothing")
  func even() throws {
    let composer = try composer(isUneven: false)
    let site = try report(.site, composer)
    #expect(figure(site, "dumbbell") == nil)
    #expect(
      try #require(figure(site, "skillMix")).title
        == "Skills are spread over the teams as evenly as chance would spread them")
  }

  @Test("the map of skills stands on the team's page alone and says what several share")
  func map() throws {
    let composer = try composer()
    let north = try report(Subject(.team, "north"), composer)
    let map = try #require(figure(north, "evidence"))
    // A-1000 to A-1011: the last digits 0, 4, 8 and again 0 are to develop.
    #expect(map.title == "Communication is to develop for four of twelve people")
    guard case .evidence(let chart) = map.chart else { return }
    #expect(chart.rows.count == 12 && chart.rows.allSatisfy { $0.cells.count == 2 })
    #expect(figure(try report(.site, composer), "evidence") == nil)
    var hidden = composer.assessment
    hidden.namesPeople = false
    let quiet = Composer(hidden, try Words.languages())
    #expect(figure(try report(Subject(.team, "north"), quiet), "evidence") == nil)
    #expect(!quiet.decisionReports.contains { $0.slug == "team-balance" })
  }

  @Test("who left and who joined: counts with intervals, a rate only with enough time, nobody by name")
  func leaving() throws {
    let end = SyntheticCentre().period.last
    let people = (0..<40).map { index in
      Employment(
        agent: "p\(index)", team: "north", joined: end.adding(days: index < 30 ? -900 : -200),
        left: index < 4 ? end.adding(days: -30 * (index + 1)) : nil, reason: index == 0 ? .internalMove : .voluntary)
    }
    let composer = try composer { development in
      development.attrition = AttritionReport(people, in: .range(end.adding(days: -364), end))
      development.cohorts = joinerCohorts(
        (0..<6).map {
          Employment(agent: "j\($0)", joined: end.adding(days: -200), left: $0 == 0 ? end.adding(days: -150) : nil)
        }
          + (0..<6).map { Employment(agent: "k\($0)", joined: end.adding(days: -20)) }, upTo: end)
    }
    let section = try #require(try report(.site, composer).sections.first { $0.id == "leaving" })
    let text = "\(section)"
    #expect(text.contains("Three people left in the last twelve months."))
    #expect(text.contains("One internal move not counted."))
    #expect(text.contains("One of 6 joiners left within 90 days."))
    #expect(text.contains("not over") && text.contains("[low]"))
    #expect(try report(Subject(.team, "north"), composer).sections.allSatisfy { $0.id != "leaving" })
  }

  @Test("responsibilities name who meets the rule, or what is lacking; who opted out is nowhere")
  func roles() throws {
    let composer = try composer { development in
      let facts = SyntheticCentre().dataset.agents.map { agent in
        PersonFacts(
          agent: agent.id, team: agent.team, tenureMonths: 24, halfHours: Set(0..<40),
          optedOut: agent.id == "A-1002" ? ["helper"] : [])
      }
      var profiles = development.profiles
      for index in profiles.indices {
        profiles[index].skills = profiles[index].skills.map { reading in
          var reading = reading
          reading.state = ["A-1002", "A-1003"].contains(profiles[index].agent) ? .strength : .developmentArea
          return reading
        }
      }
      let rule = RoleRule(
        "helper", "Helper", .mentor, skills: [.init("communication", [.strength])], leastObservations: 0,
        leastSharedHours: 8)
      let planner = RoleRule("planner", "Planner", .planner, skills: [.init("time_management", [.strength])])
      let finder = RoleFinder(facts, profiles: profiles, evidence: [])
      development.profiles = profiles
      development.roles = [finder.report(rule, seed: 1), finder.report(planner, seed: 1)]
      development.pairs = learningPairs(facts, profiles: profiles, skills: ["communication"])
    }
    let north = try report(Subject(.team, "north"), composer)
    let text = "\(try #require(north.sections.first { $0.id == "roles" }))"
    let (asked, met) = (composer.name(of: Subject(.agent, "A-1002")), composer.name(of: Subject(.agent, "A-1003")))
    #expect(text.contains("Helper: \(met) meets the rule."))
    #expect(!text.contains("Helper: \(asked)"))
    #expect(text.contains("One person asked not to be named."))
    #expect(text.contains("Nobody meets the rule of planner for now."))
    #expect(text.contains("a reading of time management (12 of 12)"))
    #expect(text.contains("could sit beside"))
  }
}
