import Foundation
import Metrics
import Testing

@testable import Analysis

/// One person's evidence, written briefly: z in true deviations.
func evidence(
  _ signal: String, _ z: Double, reliability: Double = 0.8, n: Int = 60, reviewers: Int? = 2, agent: String = "a1",
  latest: String = "2026-10-20", origin: EvidenceOrigin? = nil, sameIntervals: Bool = false
) -> EvidenceItem {
  let signal = EvidenceSignal(signal) ?? EvidenceSignal(.record, "unknown")
  let definition = Catalogue.metrics(threshold: 20).first { $0.key == signal.metric }
  return EvidenceItem(
    agent: agent, signal: signal, origin: origin ?? EvidenceOrigin(signal, definition: definition), value: 5 + 2 * z,
    n: n, reviewers: reviewers, mean: 5, deviation: 2, reliability: reliability,
    latest: CivilDate(latest) ?? CivilDate(ordinal: 0), isOfSameIntervals: sameIntervals)
}

let octoberEnd = CivilDate(ordinal: 20_757)

@Suite("Skills of a person")
struct SkillTests {
  private let reader = SkillReader(.standard, on: octoberEnd)

  private func reading(_ skill: String, _ items: [EvidenceItem]) throws -> SkillReading {
    try #require(reader.profile(of: "a1", items)[skill])
  }

  @Test("the day of the tests is the last of October 2026")
  func day() {
    #expect(octoberEnd.description == "2026-10-31")
    #expect(CivilDate("2026-08-31")?.adding(months: -6).description == "2026-02-28")
    #expect(CivilDate("2026-01-15")?.adding(months: -1).description == "2025-12-15")
    #expect(CivilDate("2026-01-31")?.months(to: octoberEnd) == 9)
    #expect(CivilDate("2026-02-28")?.months(to: CivilDate(ordinal: octoberEnd.ordinal - 4)) == 7)
  }

  @Test("score, spread and probabilities are those of the formulas")
  func formulas() throws {
    let found = try reading(
      "problem_solving",
      [
        evidence("criterion:issue_resolved", -1.5, reliability: 0.6),
        evidence("metric:fcr_survey", -1, reliability: 0.5),
        evidence("metric:transfer_rate", 0.5, reliability: 0.4),
      ])
    let mass = 3 * 0.6 + 2 * 0.5 + 0.4
    let score = (3 * 0.6 * -1.5 + 2 * 0.5 * -1 - 0.4 * 0.5) / mass
    let error = (9 * 0.6 * 0.4 + 4 * 0.5 * 0.5 + 0.4 * 0.6).squareRoot() / mass
    #expect(abs(found.mass - mass) < 1e-12 && abs(found.directMass - 1.8) < 1e-12)
    #expect(abs((found.score ?? 0) - score) < 1e-12 && abs((found.standardError ?? 0) - error) < 1e-12)
    #expect(abs(found.developmentProbability - Normal.cdf((-0.3 - score) / error)) < 1e-12)
    #expect(found.developmentProbability > 0.8 && found.state == .developmentArea && found.missing.isEmpty)
    #expect(found.origins == [.customers, .operations, .reviews] && found.n == 180)
  }

  @Test("measures of contacts alone never make a reading")
  func operationsAlone() throws {
    let found = try reading(
      "time_management",
      [
        evidence("metric:acw_avg", 3, reliability: 1), evidence("metric:aux_share", 3, reliability: 1),
        evidence("metric:schedule_adherence", -3, reliability: 1),
      ])
    #expect(found.state == .notEnoughEvidence && found.mass == 5 && found.directMass == 0)
    #expect(found.missing.contains(.direct([EvidenceSignal(.criterion, "guidelines")], least: 3)))
    #expect(found.missing.contains(.anotherOrigin(than: [.operations])))
  }

  @Test("reviews alone are one kind of evidence and not enough")
  func oneOrigin() throws {
    let items = [evidence("criterion:clarity", 2), evidence("criterion:positive_tone", 2)]
    let alone = try reading("communication", items)
    #expect(alone.state == .notEnoughEvidence && alone.missing == [.anotherOrigin(than: [.reviews])])
    let both = try reading("communication", items + [evidence("metric:ces_positive", 1)])
    #expect(both.state == .strength)
  }

  @Test("what is missing is said in numbers")
  func missing() throws {
    let one = try reading("empathy", [evidence("criterion:empathy", -2, n: 5, reviewers: 1)])
    #expect(
      one.missing.contains(
        .observations(EvidenceSignal(.criterion, "empathy"), more: 2, fromAnotherReviewer: true)))
    let few = try reading("empathy", [evidence("criterion:empathy", -2, n: 1, reviewers: 1)])
    #expect(
      few.missing.contains(
        .observations(EvidenceSignal(.criterion, "empathy"), more: 2, fromAnotherReviewer: true)))
    // λ = 0.2 from 5 reviews: M = 20, and 1/3 needs 10 of them.
    let weak = try reading("empathy", [evidence("criterion:empathy", -2, reliability: 0.2, n: 5)])
    #expect(
      weak.missing.contains(
        .observations(EvidenceSignal(.criterion, "empathy"), more: 5, fromAnotherReviewer: false)))
    let nothing = try reading("teamwork", []).missing
    let records = ["peer_nomination", "mentoring_log"].map { EvidenceSignal(.record, $0) }
    #expect(nothing == [.direct(records, least: 1), .anotherOrigin(than: [])])
  }

  @Test("evidence older than six months is listed and does not count")
  func age() throws {
    let old = evidence("criterion:empathy", -2, latest: "2026-04-29")
    let young = evidence("criterion:empathy", -2, latest: "2026-04-30")
    #expect(try reading("empathy", [old]).items.first?.use == .tooOld)
    #expect(try reading("empathy", [young]).items.first?.use == .counts)
  }

  @Test("reliable items far apart are mixed evidence")
  func mixed() throws {
    let items = [evidence("criterion:empathy", 2.5), evidence("survey:friendliness", -1)]
    #expect(try reading("empathy", items).state == .mixedEvidence)
    let unsure = [evidence("criterion:empathy", 2.5), evidence("survey:friendliness", -1, reliability: 0.4)]
    #expect(try reading("empathy", unsure).state != .mixedEvidence)
  }

  @Test("speed counts for nobody whose resolution, quality or satisfaction is low")
  func speed() throws {
    let quick = evidence("metric:aht", -1.5)
    for outcome in ["fcr_survey", "fcr_repeat", "resolution_rate.of_answered", "qa_score", "csat.top2"] {
      let low = try reading("product_knowledge", [quick, evidence("metric:\(outcome)", -1)])
      let use = low.items.first { $0.signal.id == "aht" }?.use
      #expect(use == .speedWithLow(EvidenceSignal(.metric, outcome)), "\(outcome)")
    }
    let unknown = try reading("product_knowledge", [quick]).items.first { $0.signal.id == "aht" }?.use
    #expect(unknown == .speedWithoutOutcome)
    let fine = try reading("product_knowledge", [quick, evidence("metric:fcr_survey", 0)])
    #expect(fine.items.first { $0.signal.id == "aht" }?.use == .counts)
  }

  @Test("slow contacts weigh on problem solving only for people who solve few")
  func pairing() throws {
    let slow = evidence("metric:aht", 1.5)
    let solving = try reading("problem_solving", [slow, evidence("metric:fcr_survey", 0.5)])
    let use = solving.items.first { $0.signal.id == "aht" }?.use
    #expect(use == .onlyWithLow([EvidenceSignal(.metric, "fcr_survey"), EvidenceSignal(.metric, "fcr_repeat")]))
    let not = try reading("problem_solving", [slow, evidence("metric:fcr_survey", -1)])
    #expect(not.items.first { $0.signal.id == "aht" }.map { $0.use == .counts || isElsewhere($0.use) } == true)
    let quadrants: [(Double, Double, SpeedReading.Quadrant)] = [
      (-1, 1, .quickAndSolved), (-1, -1, .quickNotSolved), (1, 1, .slowAndSolved), (1, -1, .slowNotSolved),
      (0.1, 1, .usual),
    ]
    for (time, solved, expected) in quadrants {
      let profile = reader.profile(
        of: "a1", [evidence("metric:aht", time), evidence("metric:fcr_survey", solved)])
      #expect(profile.speed?.quadrant == expected)
    }
    #expect(reader.profile(of: "a1", [slow]).speed == nil)
  }

  private func isElsewhere(_ use: SkillReading.Use) -> Bool {
    if case .countsElsewhere = use { true } else { false }
  }

  @Test("a metric counts in at most two skills of a person")
  func twoSkills() throws {
    let profile = reader.profile(
      of: "a1", [evidence("metric:aht", 1.5), evidence("metric:fcr_survey", -1), evidence("metric:csat.top2", 1)])
    let users = profile.skills.filter { skill in
      skill.items.contains { $0.signal.id == "aht" && $0.use == .counts }
    }
    #expect(users.map(\.skill) == ["communication", "problem_solving"])
    let third = profile["product_knowledge"]?.items.first { $0.signal.id == "aht" }?.use
    #expect(third == .countsElsewhere(["communication", "problem_solving"]))
  }

  @Test("low occupancy counts only beside colleagues of the same half-hours, high occupancy never")
  func occupancy() throws {
    func use(_ item: EvidenceItem) throws -> SkillReading.Use? {
      try reading("time_management", [item]).items.first { $0.signal.id == "occupancy" }?.use
    }
    #expect(try use(evidence("metric:occupancy", -2)) == .noSameIntervals)
    #expect(try use(evidence("metric:occupancy", 2, sameIntervals: true)) == .onlyLow)
    #expect(try use(evidence("metric:occupancy", -2, sameIntervals: true)) == .counts)
  }

  @Test("stress is never inferred, whatever the model links to it")
  func stress() throws {
    #expect(try reading("stress_tolerance", []).state == .notInferred)
    var model = SkillModel.standard
    let place = try #require(model.skills.firstIndex { $0.id == "stress_tolerance" })
    model.skills[place].links = [.init(EvidenceSignal(.criterion, "empathy"), 3)]
    let profile = SkillReader(model, on: octoberEnd).profile(of: "a1", [evidence("criterion:empathy", -3)])
    #expect(profile["stress_tolerance"]?.state == .notInferred && profile["stress_tolerance"]?.score == nil)
    let problems = model.problems(metrics: Catalogue.metrics(threshold: 20))
    #expect(problems.contains { $0.reason == .linkOfSkillNotInferred && $0.place.skill == place })
  }

  @Test("the order of evidence and the evidence of others change nothing", arguments: 1...10)
  func order(seed: UInt64) throws {
    var random = Random(seed)
    let signals = Set(SkillModel.standard.skills.flatMap { $0.links.map(\.signal.text) }).sorted()
    let items = signals.map { evidence($0, random.normal(), reliability: random.uniform()) }
    let others = items.map { item in
      var item = item
      item.agent = "b2"
      item.value = 9
      return item
    }
    let shuffled = (items + others).shuffled(using: &random)
    #expect(reader.profile(of: "a1", items) == reader.profile(of: "a1", shuffled), "seed \(seed)")
  }

  @Test("the standard model has no problem but metrics of many skills, and reads back what it writes")
  func standard() throws {
    let problems = SkillModel.standard.problems(metrics: Catalogue.metrics(threshold: 20))
    #expect(problems.allSatisfy { $0.isNote })
    #expect(problems.map(\.reason) == [.manySkills(EvidenceSignal(.metric, "aht"), skills: 3, most: 2)])
    let data = try JSONEncoder().encode(SkillModel.standard)
    #expect(try JSONDecoder().decode(SkillModel.self, from: data) == .standard)
    #expect(EvidenceSignal("metric:") == nil && EvidenceSignal("mood:low") == nil && EvidenceSignal("aht") == nil)
  }

  @Test("what is wrong with a model is found with its place")
  func problems() {
    let model = SkillModel(
      skills: [
        .init("one", "One", [.init(EvidenceSignal(.metric, "no_such"), 4), .init(EvidenceSignal(.metric, "aht"), 3)]),
        .init(
          "one", "Again",
          [.init(EvidenceSignal(.criterion, "charm"), 3), .init(EvidenceSignal(.criterion, "charm"), 3)]),
      ], speed: .init(speed: EvidenceSignal(.metric, "aht"), outcomes: []))
    let found = model.problems(metrics: Catalogue.metrics(threshold: 20), criteria: ["empathy"])
    func has(_ reason: SkillModelProblem.Reason, _ skill: Int?, _ link: Int?) -> Bool {
      found.contains(SkillModelProblem(place: .init(skill: skill, link: link), reason: reason))
    }
    #expect(has(.unknownMetric(MetricKey("no_such")), 0, 0) && has(.weightOutOfRange(4), 0, 0))
    #expect(has(.metricAsDirect(MetricKey("aht")), 0, 1) && has(.noDirectEvidence, 0, nil))
    #expect(has(.repeatedSkill("one"), 1, nil) && has(.unknownCriterion("charm"), 1, 0))
    #expect(has(.repeatedSignal(EvidenceSignal(.criterion, "charm")), 1, 1) && has(.speedWithoutOutcome, nil, nil))
  }
}
