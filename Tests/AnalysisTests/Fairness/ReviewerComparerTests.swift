import Metrics
import Testing

@testable import Analysis

@Suite("Reviewers, the mix of teams and courses")
struct ReviewerComparerTests {
  /// Ten reviewers' worth of evaluations; `harsh` finds an item met 12 points less often; teams differ in `empathy`.
  static func dataset(seed: UInt64, harsh: Bool, uneven: Bool, people: Int = 24) -> Dataset {
    var random = Random(seed)
    var site = SiteBuilder("2026-10")
    site.teams = (0..<3).map { TeamRecord(id: "t\($0)", name: "Team \($0)") }
    site.agents = (0..<people).map { AgentRecord(id: "a\($0 + 10)", name: "Agent \($0)", team: "t\($0 % 3)") }
    var dataset = site.dataset
    let items = ["clarity", "empathy", "greeting", "rules"]
    for person in 0..<people {
      for reviewer in 0..<4 {
        var scores: [Int64] = []
        var met = Array(repeating: Int64(0), count: items.count)
        for _ in 0..<8 {
          var sum: Int64 = 0
          for (place, item) in items.enumerated() {
            let gift = uneven && item == "empathy" ? [0.15, 0, -0.15][person % 3] : 0
            let isMet = random.uniform() < 0.75 + gift - (harsh && reviewer == 2 ? 0.12 : 0)
            if isMet { met[place] += 1 }
            sum += isMet ? 2500 : 0
          }
          scores.append(sum)
        }
        let agent = "a\(person + 10)"
        dataset.reviews.append(
          ReviewSums(
            agent: agent, reviewer: "r\(reviewer)", item: "", reach: .sixMonths, n: 8, score: scores.reduce(0, +),
            scoreSquared: scores.map { $0 * $0 }.reduce(0, +)))
        for (place, item) in items.enumerated() {
          dataset.reviews.append(
            ReviewSums(
              agent: agent, reviewer: "r\(reviewer)", item: item, reach: .sixMonths, n: 8, score: met[place] * 10_000,
              scoreSquared: met[place] * 100_000_000))
        }
      }
    }
    return dataset
  }

  @Test("a harsh reviewer is found, named for the quality lead, and scores are corrected")
  func harsh() throws {
    let comparer = ReviewerComparer(ReviewerComparerTests.dataset(seed: 1, harsh: true, uneven: false))
    let reviewers = try #require(comparer.assessment).reviewers
    #expect(reviewers.filter(\.isApart).map(\.reviewer) == ["r2"])
    let effect = try #require(reviewers.first { $0.reviewer == "r2" })
    #expect((-0.12 ... -0.04).contains(effect.effect) && effect.evaluations == 192 && effect.people == 24)
    let assessment = assess(ReviewerComparerTests.dataset(seed: 1, harsh: true, uneven: false))
    let finding = try #require(assessment.findings.first { $0.kind == .reviewerDifference })
    #expect(finding.subject.level.isPrivate && finding.detail == "r2")
  }

  @Test("teams of different abilities are found with what they do more often")
  func uneven() throws {
    let assessment = assess(ReviewerComparerTests.dataset(seed: 2, harsh: false, uneven: true))
    let mix = try #require(assessment.fairness.mix)
    #expect(mix.judgement == .uneven && mix.people == 24)
    #expect(mix.strengths.allSatisfy { $0.item == "empathy" })
    #expect(Set(mix.strengths.map(\.team)).isSuperset(of: ["t0", "t2"]))
    #expect(assessment.findings.contains { $0.kind == .unevenMix })
  }

  @Test("without differences reviewers and teams are left alone in at least 34 of 40 sites")
  func null() {
    var (reviewers, mixes) = (0, 0)
    for seed in 200..<240 {
      let dataset = ReviewerComparerTests.dataset(seed: UInt64(seed), harsh: false, uneven: false)
      let comparer = ReviewerComparer(dataset)
      if comparer.assessment?.reviewers.contains(where: \.isApart) == true { reviewers += 1 }
      if TeamMixComparer(dataset: dataset, mildness: comparer.mildness).assessment?.judgement == .uneven { mixes += 1 }
    }
    print("without differences: \(reviewers) of 40 sites name a reviewer, \(mixes) call the mix uneven")
    #expect(reviewers <= 6 && mixes <= 4)
  }

  @Test("one reviewer for everybody cannot be told from the people")
  func oneReviewer() {
    var dataset = ReviewerComparerTests.dataset(seed: 3, harsh: false, uneven: false)
    dataset.reviews.removeAll { $0.reviewer != "r1" }
    #expect(ReviewerComparer(dataset).assessment == nil)
    #expect(assess(dataset).fairness.reviewers == nil)
  }

  /// Twelve of 30 people take a course in June that lowers handle time by `effect` seconds.
  private func courses(seed: UInt64, effect: Int) -> [CourseEffect] {
    var random = Random(seed)
    var site = SiteBuilder("2026-10")
    site.headline = [HeadlineMeasure(key: MetricKey("aht"), target: nil)]
    site.agents = (0..<30).map { AgentRecord(id: "a\($0 + 10)", name: "Agent \($0)", team: "t") }
    for month in 1...10 {
      for person in 0..<30 {
        let gain = person < 12 && month > 6 ? effect : 0
        let usual = 300 + 10 * (person % 5)
        guard let day = CivilDate("2026-\(month < 10 ? "0" : "")\(month)-05") else { continue }
        site.add(
          SiteBuilder.Work(
            handled: 100, seconds: (0..<100).reduce(0) { sum, _ in sum + usual - gain + Int(random.next() % 160) - 80 }),
          agent: "a\(person + 10)", team: "t", day: day)
      }
    }
    var dataset = site.dataset
    dataset.trainings = (0..<12).compactMap { person in
      CivilDate("2026-06-10").map { TrainingRecord(agent: "a\(person + 10)", course: "Calm calls", day: $0) }
    }
    return assess(dataset).fairness.courses
  }

  @Test("a course that works is said to, with its size; one that does not is not")
  func course() throws {
    let found = try #require(courses(seed: 6, effect: 25).first)
    #expect(found.verdict == .effect && found.trained == 12 && found.others == 18)
    #expect((-30 ... -20).contains(try #require(found.difference)))
    var said = 0
    for seed in 300..<340 where courses(seed: UInt64(seed), effect: 0).first?.verdict == .effect { said += 1 }
    print("courses without effect: \(said) of 40 said to have one")
    #expect(said <= 5)
  }

  @Test("a course held by two methods is judged by each, and neither's people are the other's comparison")
  func methods() {
    var site = SiteBuilder.steady(seed: 9, agents: 18)
    site.headline = [HeadlineMeasure(key: MetricKey("aht"), target: nil)]
    var dataset = site.dataset
    let people = dataset.agents.map(\.id)
    dataset.trainings = (0..<12).compactMap { person in
      CivilDate("2026-06-10").map {
        TrainingRecord(agent: people[person], course: "Notes", day: $0, method: person < 6 ? "online" : "on the job")
      }
    }
    let found = assess(dataset).fairness.courses
    #expect(found.map(\.method) == ["on the job", "online"])
    #expect(found.allSatisfy { $0.trained <= 6 && $0.others <= 6 && !$0.isSame(as: found[0]) || $0 == found[0] })
  }

  @Test("a course of last month is too early to tell")
  func early() throws {
    var site = SiteBuilder.steady(seed: 9, agents: 12)
    site.headline = [HeadlineMeasure(key: MetricKey("aht"), target: nil)]
    var dataset = site.dataset
    dataset.trainings = (0..<6).compactMap { person in
      CivilDate("2026-09-10").map { TrainingRecord(agent: "a\(person)", course: "New", day: $0) }
    }
    #expect(assess(dataset).fairness.courses.map(\.verdict) == [.tooEarly])
  }
}
