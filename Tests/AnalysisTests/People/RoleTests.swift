import Metrics
import Testing

@testable import Analysis

@Suite("Roles, pairs and chances")
struct RoleTests {
  private let reader = SkillReader(.standard, on: octoberEnd)

  private func strong(_ agent: String, _ z: Double = 2) -> [EvidenceItem] {
    [
      "criterion:clarity", "criterion:positive_tone", "metric:ces_positive", "criterion:issue_resolved",
      "metric:fcr_survey", "criterion:policy_knowledge", "metric:hold_share", "criterion:guidelines",
      "metric:acw_avg", "metric:schedule_adherence", "metric:punctuality", "record:learning_speed",
    ].map { signal in
      let sign = ["metric:hold_share", "metric:acw_avg"].contains(signal) ? -1.0 : 1
      return evidence(signal, sign * z, agent: agent)
    }
  }

  private func finder(_ people: [PersonFacts], _ items: [EvidenceItem]) -> RoleFinder {
    RoleFinder(people, profiles: people.map { reader.profile(of: $0.agent, items) }, evidence: items)
  }

  private func person(_ agent: String, months: Double? = 30, hours: Set<Int> = Set(0..<80)) -> PersonFacts {
    PersonFacts(agent: agent, team: "t", tenureMonths: months, halfHours: hours)
  }

  @Test("candidates are those who meet every point of the rule, in the order of ids")
  func candidates() throws {
    var out = person("d")
    out.optedOut = ["mentor"]
    let people = [person("c"), person("b", months: 2), person("a"), out, person("e"), person("f", hours: [])]
    let items = ["a", "b", "c", "d", "f"].flatMap { strong($0) } + strong("e", -2)
    let report = finder(people, items).report(RoleRule.standard[0], seed: 1)
    #expect(report.candidates.map(\.agent) == ["a", "c"])
    let outcomes = Dictionary(uniqueKeysWithValues: report.findings.map { ($0.agent, $0.outcome) })
    #expect(outcomes["b"] == .notMet([.tenure(months: 2, least: 6)]))
    #expect(outcomes["d"] == .optedOut && outcomes["f"] == .notMet([.sharedHours(nil)]))
    guard case .notMet(let unmet) = outcomes["e"] else {
      Issue.record("e")
      return
    }
    #expect(unmet.contains(.skill("communication", .developmentArea)))
    #expect(report.candidates.allSatisfy { $0.skills.count == 3 && $0.skills.allSatisfy { $0.n >= 20 } })
  }

  @Test("low self-confidence means not now, for managers, not never")
  func notNow() {
    let items =
      strong("a") + [
        evidence("criterion:ownership", -3, reliability: 0.9, agent: "a"),
        evidence("record:escalations", 2, agent: "a"),
      ]
    let report = finder([person("a"), person("b")], items).report(RoleRule.standard[0], seed: 1)
    #expect(report.findings[0].outcome == .notNow(["self_confidence"]))
  }

  @Test("a role that asks for what is low is a mismatch, one that lacks evidence is none")
  func mismatches() {
    let rule = RoleRule("billing", "Billing", .queue, skills: [.init("product_knowledge", [.inLine, .strength])])
    var low = person("a")
    low.holds = ["billing"]
    var unknown = person("b")
    unknown.holds = ["billing"]
    let found = finder([low, unknown, person("c")], strong("a", -2) + strong("c", -2)).mismatches([rule])
    #expect(found.map(\.agent) == ["a"] && found[0].reading.skill == "product_knowledge")
  }

  @Test("pairs share hours, and nobody is asked to help more than two")
  func pairs() {
    let people = ["s1", "s2", "x1", "x2", "x3", "x4", "x5"].map { person($0) } + [person("x6", hours: Set(100..<180))]
    let items = ["s1", "s2"].flatMap { strong($0) } + (1...6).flatMap { strong("x\($0)", -2) }
    let profiles = people.map { reader.profile(of: $0.agent, items) }
    let pairs = learningPairs(people, profiles: profiles, skills: ["communication"])
    #expect(pairs.map(\.learner) == ["x1", "x2", "x3", "x4"] && pairs.map(\.strong) == ["s1", "s2", "s1", "s2"])
    #expect(pairs.allSatisfy { $0.sharedHours == 40 })
    var shy = people
    shy[0].isUnpaired = true
    #expect(learningPairs(shy, profiles: profiles, skills: ["communication"]).allSatisfy { $0.strong == "s2" })
  }

  @Test("the exact test agrees with Fisher's published tables, with sampling, and with the order of groups")
  func exactTest() throws {
    // The lady who tasted tea: 3 of 4 and 1 of 4.
    #expect(abs(try #require(freemanHalton([(4, 3), (4, 1)], seed: 1)) - 34.0 / 70) < 1e-12)
    // 1 of 10 and 11 of 14, two-sided.
    #expect(abs(try #require(freemanHalton([(10, 1), (14, 11)], seed: 1)) - 0.002759456) < 1e-8)
    let three = [(people: 8, count: 1), (people: 9, count: 6), (people: 7, count: 5)]
    let p = try #require(freemanHalton(three, seed: 1))
    #expect(abs(try #require(freemanHalton(three.reversed(), seed: 1)) - p) < 1e-12)
    #expect(freemanHalton([(4, 4), (5, 5)], seed: 1) == nil && freemanHalton([(9, 2)], seed: 1) == nil)
    let large = (0..<12).map { (people: 20, count: $0 == 0 ? 18 : 6) }
    #expect(try #require(freemanHalton(large, seed: 1)) < 0.01)
    let even = (0..<12).map { _ in (people: 20, count: 6) }
    #expect(try #require(freemanHalton(even, seed: 1)) > 0.9)
  }

  @Test("a chance that one shift never gets is found")
  func chances() throws {
    let people = (0..<24).map { (group: $0 < 12 ? "day" : "night", has: $0 < 9) }
    let spread = OpportunitySpread(.shift, people.map { ($0.group, $0.has) }, seed: 1)
    #expect(spread.judgement == .checkCriteria && spread.rows.map(\.count) == [9, 0])
    #expect(OpportunitySpread(.team, [("x", true), (nil, false)], seed: 1).judgement == .nothingToCompare)
  }
}

@Suite("Coaching plans")
struct CoachingTests {
  private let reader = SkillReader(.standard, on: octoberEnd)

  private func person(_ agent: String, empathy: Double, solving: Double, contacts: Int = 100) -> CoachingPerson {
    let items = [
      evidence("criterion:empathy", empathy, reliability: 0.9, agent: agent),
      evidence("survey:friendliness", empathy, agent: agent),
      evidence("criterion:issue_resolved", solving, reliability: 0.9, agent: agent),
      evidence("metric:fcr_survey", solving, agent: agent),
    ]
    return CoachingPerson(agent: agent, team: "t", profile: reader.profile(of: agent, items), contacts: contacts)
  }

  private let skills = SkillModel.standard.skills.map(\.id)

  @Test("the next hour goes where gap, volume and evidence are largest")
  func needs() {
    let people = [
      person("a", empathy: -1.5, solving: 1, contacts: 100), person("b", empathy: -1.5, solving: 1, contacts: 300),
      person("c", empathy: 1, solving: 1),
    ]
    let report = CoachingReport(people, skills: skills, on: octoberEnd)
    #expect(report.needs.map(\.agent) == ["b", "a"])
    for need in report.needs {
      #expect(abs(need.weight - need.gap * Double(need.contacts) * need.evidence) < 1e-12 && need.gap > 0)
    }
    #expect(report.plans.map(\.agent) == ["a", "b"])
    #expect(report.plans[0].goals[0].reviewOn.description == "2027-01-31")
    #expect(report.plans[0].goals[0].baseline.signal == EvidenceSignal(.criterion, "empathy"))
  }

  @Test("one of five is coached alone, four of five as a group, and few people say nothing")
  func groups() {
    func form(_ low: Int, of count: Int) -> TrainingNeed? {
      let people = (0..<count).map { person("p\($0)", empathy: $0 < low ? -2 : 2, solving: 2) }
      return CoachingReport(people, skills: ["empathy"], on: octoberEnd).trainings.first
    }
    #expect(form(1, of: 5)?.form == .individual && form(4, of: 5)?.form == .group)
    #expect(form(0, of: 5)?.form == .nobody && form(0, of: 4)?.form == .unknown)
    #expect(form(1, of: 5)?.share == 0.2 && form(4, of: 4)?.share == nil)
  }

  @Test("a training booked for somebody who is strong is found, one for somebody unknown is not")
  func bookings() {
    var strong = person("a", empathy: 2, solving: 2)
    strong.bookings = [
      .init(course: "Listening", skill: "empathy", day: octoberEnd),
      .init(course: "Team", skill: "teamwork", day: octoberEnd),
    ]
    var weak = person("b", empathy: -2, solving: 2)
    weak.bookings = strong.bookings
    let report = CoachingReport([strong, weak], skills: skills, on: octoberEnd)
    #expect(report.unneeded.map(\.agent) == ["a"] && report.unneeded.map(\.booking.skill) == ["empathy"])
  }

  @Test("a plan has at most two skills, a large or lasting gap asks for a programme")
  func plan() throws {
    let items =
      ["criterion:clarity", "metric:ces_positive", "criterion:policy_knowledge"].map {
        evidence($0, -2, reliability: 0.9)
      } + [
        evidence("metric:hold_share", 2), evidence("criterion:empathy", -2, reliability: 0.9),
        evidence("survey:friendliness", -2),
      ]
    var person = CoachingPerson(agent: "a1", team: "t", profile: reader.profile(of: "a1", items), contacts: 10)
    person.aspiration = "Trainer"
    let report = CoachingReport([person], skills: skills, on: octoberEnd)
    #expect(report.needs.count == 3 && report.plans.first?.goals.count == 2)
    #expect(report.plans.first?.aspiration == "Trainer")
    #expect(report.needs.allSatisfy { $0.intensity == .programme })
    let small = self.person("a", empathy: -0.9, solving: 2)
    #expect(CoachingReport([small], skills: skills, on: octoberEnd).needs.map(\.intensity) == [.session])
    var lasting = small
    lasting.monthsLow = ["empathy": 3]
    #expect(CoachingReport([lasting], skills: skills, on: octoberEnd).needs.map(\.intensity) == [.session])
    lasting.monthsLow = ["empathy": 6]
    #expect(CoachingReport([lasting], skills: skills, on: octoberEnd).needs.map(\.intensity) == [.programme])
  }

  @Test("a gap lasts while reviews find it in each stretch of months, beside everybody's mean of that stretch")
  func lasting() {
    func reviews(_ agent: String, _ met: [ReportingWindow: Int64], by reviewer: String = "r") -> [ReviewSums] {
      met.map { reach, met in
        ReviewSums(
          agent: agent, reviewer: reviewer, item: "empathy", reach: reach, n: 10, score: met * 10_000,
          scoreSquared: met * 100_000_000)
      }
    }
    let all =
      reviews("always", [.period: 5, .threeMonths: 6, .sixMonths: 5, .twelveMonths: 9])
      + reviews("since", [.period: 5, .threeMonths: 6, .sixMonths: 10])
      + reviews("now", [.period: 5, .threeMonths: 10, .sixMonths: 7])
      + reviews("never", [.period: 10, .threeMonths: 6, .sixMonths: 6])
      // A month without reviews ends what is known.
      + reviews("unseen", [.threeMonths: 2, .sixMonths: 2])
      + reviews("good", [.period: 10, .threeMonths: 10, .sixMonths: 10])
    let months = LastingGaps(reviews: all, mildness: [:]).months(.standard).compactMapValues { $0["empathy"] }
    #expect(months == ["always": 6, "since": 3, "now": 1])
    // What a strict reviewer took away is given back.
    let strict = reviews("a", [.period: 6], by: "strict") + reviews("b", [.period: 8], by: "mild")
    let corrected = LastingGaps(reviews: strict, mildness: ["strict": -0.2, "mild": 0.1]).months(.standard)
    #expect(corrected["a"]?["empathy"] == nil && corrected["b"]?["empathy"] == 1)
  }
}
