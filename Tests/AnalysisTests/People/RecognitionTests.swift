import Metrics
import Testing

@testable import Analysis

@Suite("Recognition")
struct RecognitionTests {
  private let measures: [(MetricKey, RecognitionFamily)] = [
    (MetricKey("csat", "top2"), .customer), (MetricKey("fcr_survey"), .resolution),
  ]

  /// A site of 60 people who do not differ and do not change, but for those planted.
  private func site(_ random: inout Random, planted: Int = 0, by step: Double = 0.18) -> RecognitionInput {
    let people = (0..<60).map { index in
      PersonFacts(
        agent: "p\(index / 10)\(index % 10)", team: "t\(index % 5)", tenureMonths: 24,
        shift: index.isMultiple(of: 3) ? "night" : "day", isPartTime: index.isMultiple(of: 4))
    }
    var improvements: [ImprovementItem] = []
    var standings: [StandingItem] = []
    for (place, measure) in measures.enumerated() {
      var counts: [(successes: Double, n: Double)] = []
      for (index, person) in people.enumerated() {
        let (n, before) = (90, 270)
        let rate = 0.7 + (place == 0 && index < planted ? step : 0)
        let now = (Double(random.binomial(n, rate)), Double(n))
        let past = (Double(random.binomial(before, 0.7)), Double(before))
        let item = ImprovementItem(
          agent: person.agent, metric: measure.0, now: now, before: past, deviation: 0.06)
        if let item { improvements.append(item) }
        counts.append((now.0 + past.0, now.1 + past.1))
      }
      guard let spread = ShareSpread(counts.map { ($0.successes, $0.n) }) else { continue }
      // The floor of the pooling: ρ is never below 0.02.
      let pull = 1 / max(spread.correlation ?? 0, 0.02) - 1
      let deviation = (spread.mean * (1 - spread.mean) / (pull + 1)).squareRoot()
      for (person, count) in zip(people, counts) {
        let mean = (count.successes + spread.mean * pull) / (count.n + pull)
        standings.append(
          StandingItem(
            agent: person.agent, family: measure.1, metric: measure.0, value: mean,
            standardError: (mean * (1 - mean) / (count.n + pull + 1)).squareRoot(), mean: spread.mean,
            deviation: deviation, n: Int(count.n), reliability: count.n / (count.n + pull)))
      }
    }
    let praise = people.map {
      PraiseItem(agent: $0.agent, observed: random.binomial(600, 0.01), expected: 6, contacts: 600)
    }
    return RecognitionInput(people: people, improvements: improvements, standings: standings, praise: praise)
  }

  @Test("on at least 85 of 100 sites without any real difference nobody is named")
  func noFalseNames() {
    var random = Random(20_261_031)
    var quiet = 0
    var (improved, excellent, praised) = (0, 0, 0)
    for _ in 0..<200 {
      let report = RecognitionReport(site(&random), seed: 1)
      if report.recognised.isEmpty { quiet += 1 }
      if !report.improved.isEmpty { improved += 1 }
      if !report.excellent.isEmpty { excellent += 1 }
      if !report.praised.isEmpty { praised += 1 }
    }
    print(
      "Nobody recognised on \(quiet) of 200 sites without differences; somebody improved on \(improved), excellent "
        + "on \(excellent), praised on \(praised).")
    #expect(quiet >= 170, "\(quiet) of 200")
  }

  @Test("improvements of 18 points are found, and few others")
  func realImprovements() {
    var random = Random(7)
    var (found, others) = (0, 0)
    for _ in 0..<40 {
      let names = Set(RecognitionReport(site(&random, planted: 5), seed: 1).improved.map(\.item.agent))
      let planted = names.intersection((0..<5).map { "p0\($0)" })
      found += planted.count
      others += names.count - planted.count
    }
    print(
      "Of 200 improvements by 18 points \(found) were found, with \(others) false names "
        + "(\((1000 * Double(others) / Double(max(found + others, 1))).rounded() / 10) %).")
    #expect(found >= 120, "\(found) of 200")
    #expect(Double(others) <= 0.2 * Double(found + others))
  }

  @Test("the score test has the size that it says")
  func scoreTest() throws {
    var random = Random(3)
    var small = 0
    for _ in 0..<4_000 {
      let item = try #require(
        ImprovementItem(
          agent: "a", metric: MetricKey("csat", "top2"), now: (Double(random.binomial(60, 0.6)), 60),
          before: (Double(random.binomial(180, 0.6)), 180), deviation: 0.1))
      if item.p <= 0.05 { small += 1 }
    }
    #expect((140...260).contains(small), "\(small) of 4000")
    let better = ImprovementItem(
      agent: "a", metric: MetricKey("transfer_rate"), now: (5, 100), before: (20, 100), deviation: 0.1, better: .lower)
    #expect((better?.change ?? 0) > 0.149 && (better?.p ?? 1) < 0.01 && (better?.interval?.lower ?? -1) > 0)
    let everybody = ImprovementItem(
      agent: "a", metric: MetricKey("csat", "top2"), now: (80, 100), before: (60, 100), common: 0.2, deviation: 0.1)
    #expect(abs((everybody?.p ?? 0) - 0.5) < 1e-9)
  }

  private func improvement(_ agent: String, _ change: Double = 0.3) -> ImprovementItem {
    ImprovementItem(
      agent: agent, metric: MetricKey("csat", "top2"), change: change, interval: nil, n: 90, p: 0.0001, deviation: 0.1)
  }

  @Test("small changes, concerns elsewhere and newcomers are not praised, and a list is alphabetical")
  func rules() {
    let people = ["d", "c", "b", "a"].map { PersonFacts(agent: $0, team: "t", tenureMonths: $0 == "b" ? 1 : 20) }
    let input = RecognitionInput(
      people: people,
      improvements: [improvement("d"), improvement("c", 0.04), improvement("b"), improvement("a")],
      newcomers: ["b", "a"].map {
        NewcomerItem(
          agent: $0, metric: MetricKey("aht"), month: 1, value: 3, standardError: 0.5, curve: 2, joiners: 6, n: 50)
      })
    let report = RecognitionReport(input, seed: 1)
    #expect(report.improved.map(\.item.agent) == ["a", "d"] && report.newcomers.map(\.agent) == ["b"])
    #expect(report.people == 3 && report.improvementTests == 3)
    var concerned = input
    concerned.concerns = ["a": [MetricKey("qa_score")], "d": [MetricKey("csat", "top2")]]
    #expect(RecognitionReport(concerned, seed: 1).improved.map(\.item.agent) == ["d"])
  }

  @Test("excellence takes two families, each for sure")
  func excellence() {
    func standing(_ agent: String, _ family: RecognitionFamily, _ value: Double, reliability: Double = 0.8)
      -> StandingItem
    {
      StandingItem(
        agent: agent, family: family, metric: MetricKey(family.rawValue), value: value, standardError: 0.2, mean: 0,
        deviation: 1, n: 200, reliability: reliability)
    }
    let report = RecognitionReport(
      RecognitionInput(
        people: ["a", "b", "c"].map { PersonFacts(agent: $0, team: "t", tenureMonths: 20) },
        standings: [
          standing("a", .customer, 1), standing("a", .quality, 1), standing("b", .customer, 3),
          standing("c", .customer, 3), standing("c", .quality, 3, reliability: 0.6),
        ]), seed: 1)
    #expect(report.excellent.map(\.agent) == ["a"] && report.eligible == ["a"])
  }

  @Test("praise is counted against what the same contacts bring others")
  func praise() {
    let people = (0..<10).map { PersonFacts(agent: "p\($0)", team: "t", tenureMonths: 20) }
    let input = RecognitionInput(
      people: people,
      praise: people.map {
        PraiseItem(agent: $0.agent, observed: $0.agent == "p3" ? 20 : 5, expected: 5, contacts: 400)
      })
    #expect(RecognitionReport(input, seed: 1).praised.map(\.item.agent) == ["p3"])
    // P(X ≥ 20) of a Poisson count with mean 5.
    #expect(abs(PraiseItem(agent: "a", observed: 20, expected: 5, contacts: 1).p - 3.4521e-7) < 1e-9)
    #expect(PraiseItem(agent: "a", observed: 0, expected: 5, contacts: 1).p == 1)
  }

  @Test("a shift that cannot qualify is shown")
  func fairness() {
    let people = (0..<30).map {
      PersonFacts(agent: "p\($0)", team: "t", tenureMonths: 20, shift: $0 < 12 ? "night" : "day")
    }
    let standings = people.flatMap { person in
      [RecognitionFamily.customer, .quality].map { family in
        StandingItem(
          agent: person.agent, family: family, metric: MetricKey(family.rawValue), value: 0, standardError: 0.2,
          mean: 0, deviation: 1, n: 100, reliability: person.shift == "night" ? 0.4 : 0.8)
      }
    }
    let report = RecognitionReport(RecognitionInput(people: people, standings: standings), seed: 1)
    let shift = report.eligibility.first { $0.attribute == .shift }
    #expect(shift?.judgement == .checkCriteria && shift?.rows.map(\.count) == [18, 0])
    #expect(report.recognition.allSatisfy { $0.judgement == .nothingToCompare })
  }
}
