import Metrics
import Testing

@testable import Analysis

@Suite("Balance of teams")
struct BalanceReportTests {
  private let skills = ["communication", "empathy", "problem_solving"]

  /// People whose true skills are drawn and measured with chance; `tilt` lifts the first team.
  private func site(_ random: inout Random, teams: Int = 4, size: Int = 8, tilt: Double = 0) -> [BalancePerson] {
    (0..<(teams * size)).map { index in
      let team = index % teams
      let scores = skills.map { _ -> BalancePerson.Score? in
        let truth = random.normal() + (team == 0 ? tilt : 0)
        let reliability = 0.8
        let measured = truth + random.normal() * (1 / reliability - 1).squareRoot()
        return BalancePerson.Score(
          value: reliability * measured, standardError: (1 - reliability).squareRoot(), isStrength: measured > 1)
      }
      return BalancePerson(
        agent: "p\(index / 10)\(index % 10)", team: "team \(team)", scores: scores,
        tenureMonths: 6 + 60 * random.uniform(), occupancy: 0.7 + 0.1 * random.uniform(),
        work: 100_000 + 20_000 * random.normal(), hours: 150, contacts: 400)
    }
  }

  @Test("teams that chance made get no advice on at least 17 of 20 sites")
  func nullSites() throws {
    var quiet = 0
    for seed in 1...20 {
      var random = Random(UInt64(seed))
      let report = try #require(BalanceReport(site(&random), skills: skills, seed: 1))
      if report.advice.swaps.isEmpty { quiet += 1 }
    }
    print("No swap suggested on \(quiet) of 20 sites whose teams chance made.")
    #expect(quiet >= 17, "\(quiet) of 20")
  }

  @Test("an uneven mix is found and evened out, by swaps that each help", arguments: 1...5)
  func uneven(seed: UInt64) throws {
    var random = Random(seed)
    let people = site(&random, tilt: 2)
    let report = try #require(BalanceReport(people, skills: skills, seed: 1))
    #expect(report.judgement == .uneven && report.advice.outcome == .suggested, "seed \(seed)")
    #expect((1...3).contains(report.advice.swaps.count))
    #expect(report.advice.shareAfter < report.advice.shareBefore)
    #expect(report.advice.swaps.allSatisfy { $0.removes >= 0.05 && $0.helpsIn >= 0.8 })
    #expect(report.advice.swaps.contains { $0.firstTeam == "team 0" || $0.secondTeam == "team 0" })
    let removed = report.advice.swaps.reduce(0) { $0 + $1.removes }
    #expect(abs((1 - removed) * report.advice.shareBefore - report.advice.shareAfter) < 1e-9)
    #expect(report.advice.staying == people.count - 2 * report.advice.swaps.count)
    let widest = try #require(report.skills.first?.widest)
    #expect(widest.higher == "team 0" && widest.size > 0.5)
    let after = try #require(report.advice.skillsAfter.first)
    #expect(after.teams.first?.n == 8 && (after.teams.first?.mean ?? 9) < (report.skills.first?.teams.first?.mean ?? 0))
  }

  @Test("a large site is judged, and no swaps are looked for")
  func large() throws {
    var random = Random(7)
    let people = site(&random, teams: 6, size: 60, tilt: 1)
    let report = try #require(BalanceReport(people, skills: skills, seed: 1))
    #expect(report.people == 360 && report.judgement == .uneven && report.percentile > 0.975)
    #expect(report.advice.outcome == .tooManyPeople && report.advice.swaps.isEmpty && report.moves.isEmpty)
    #expect(report.workload != nil && report.skills.count == skills.count)
  }

  @Test("work by team and the Lorenz curve: chance stays inside its band, a team with a third more does not")
  func work() throws {
    var random = Random(7)
    var people = site(&random)
    let even = try #require(BalanceReport(people, skills: skills, seed: 1)?.workload)
    #expect(even.teams.map(\.people) == [8, 8, 8, 8])
    #expect(even.teams.filter(\.isApart).isEmpty)
    let curve = even.curve
    #expect(curve.first == WorkloadEquity.CurvePoint(hours: 0, work: 0))
    #expect(abs((curve.last?.hours ?? 0) - 1) < 1e-9 && abs((curve.last?.work ?? 0) - 1) < 1e-9)
    #expect(curve.count == 21)
    for (one, two) in zip(curve, curve.dropFirst()) { #expect(one.hours < two.hours && one.work < two.work) }
    // Least work first: the curve lies below the line of the same work in each hour.
    #expect(curve.allSatisfy { $0.work <= $0.hours + 1e-9 })
    for index in people.indices where people[index].team == "team 0" { people[index].work *= 4.0 / 3 }
    let uneven = try #require(BalanceReport(people, skills: skills, seed: 1)?.workload)
    #expect(uneven.teams.first(where: { $0.team == "team 0" })?.isApart == true)
    #expect((uneven.shareBetween ?? 0) > (even.shareBetween ?? 1))
  }

  @Test("locked people, newcomers and the only strong one of a team stay")
  func locks() throws {
    var random = Random(2)
    var people = site(&random, tilt: 2)
    let free = try #require(BalanceReport(people, skills: skills, seed: 1))
    let first = try #require(free.advice.swaps.first)
    let place = try #require(people.firstIndex { $0.agent == first.first })
    people[place].locks = [.coachingPlan]
    let locked = try #require(BalanceReport(people, skills: skills, seed: 1))
    #expect(locked.advice.swaps.allSatisfy { $0.first != first.first && $0.second != first.first })
    #expect(locked.advice.locked.contains { $0.agent == first.first && $0.reasons.contains(.coachingPlan) })
    #expect(locked.moves.allSatisfy { $0.agent != first.first })
    for index in people.indices { people[index].tenureMonths = Double(index % 3) }
    let new = try #require(BalanceReport(people, skills: skills, seed: 1))
    #expect(new.advice.outcome == .nobodyFree && new.moves.isEmpty)
    #expect(new.advice.locked.count == people.count)
    for index in people.indices {
      people[index].tenureMonths = 20
      people[index].locks = []
      for skill in skills.indices { people[index].scores[skill]?.isStrength = false }
    }
    let strong = try #require(people.firstIndex { $0.team == "team 0" })
    people[strong].scores[1]?.isStrength = true
    let kept = try #require(BalanceReport(people, skills: skills, seed: 1)).advice.locked
    #expect(kept.map(\.agent) == [people[strong].agent] && kept.first?.reasons == [.onlyStrong])
  }

  @Test("nobody is proposed for a team that is not allowed to them")
  func allowedTeams() throws {
    var random = Random(4)
    var people = site(&random, tilt: 2)
    for index in people.indices {
      people[index].allowedTeams = index % 4 < 2 ? ["team 0", "team 1"] : ["team 2", "team 3"]
    }
    let report = try #require(BalanceReport(people, skills: skills, seed: 1))
    let pairs: [Set<String>] = [["team 0", "team 1"], ["team 2", "team 3"]]
    #expect(report.advice.swaps.allSatisfy { swap in pairs.contains([swap.firstTeam, swap.secondTeam]) })
    #expect(!report.moves.isEmpty && report.moves.allSatisfy { pairs.contains([$0.from, $0.to]) })
  }

  @Test("the table of moves says what counting anew says", arguments: 1...2)
  func moves(seed: UInt64) throws {
    var random = Random(seed)
    var people = site(&random, teams: 3, size: 3)
    for index in people.indices {
      people[index].scores = people[index].scores.map { score in
        score.map { BalancePerson.Score(value: $0.value, standardError: $0.standardError) }
      }
    }
    let report = try #require(BalanceReport(people, skills: skills, seed: 1))
    #expect(report.moves.count == 9 * 2)
    for move in report.moves {
      var moved = people
      let place = try #require(moved.firstIndex { $0.agent == move.agent })
      moved[place].team = move.to
      let after = try #require(BalanceReport(moved, skills: skills, seed: 1))
      #expect(abs(after.share - move.share) < 1e-9, "seed \(seed)")
    }
  }

  @Test("the order of people changes nothing, and the figures agree with one another", arguments: 1...3)
  func order(seed: UInt64) throws {
    var random = Random(seed)
    let people = site(&random, tilt: 1)
    let report = try #require(BalanceReport(people, skills: skills, seed: 9))
    #expect(BalanceReport(people.shuffled(using: &random), skills: skills, seed: 9) == report, "seed \(seed)")
    #expect(report.skills.map(\.skill) == skills && report.teams.count == 4 && report.people == 32)
    #expect(report.tenure.rows.allSatisfy { $0.counts.reduce($0.unknown, +) == 8 })
    let occupancy = try #require(report.occupancy)
    let means = occupancy.rows.compactMap(\.mean)
    #expect(abs(occupancy.range - ((means.max() ?? 0) - (means.min() ?? 0))) < 1e-12)
    #expect((0...1).contains(report.workload?.shareBetween ?? -1))
    #expect(report.skills.allSatisfy { (0...1).contains($0.share ?? -1) })
  }

  @Test("work that differs no more than chance has no excess, and part-time is no idleness")
  func workload() throws {
    func people(_ hours: (Int) -> Double) -> [BalancePerson] {
      (0..<10).map { index in
        BalancePerson(
          agent: "p\(index)", team: index < 5 ? "a" : "b", scores: [.init(value: Double(index), standardError: 1)],
          tenureMonths: 20, work: 600 * hours(index), hours: hours(index), contacts: 100)
      }
    }
    let partTime = try #require(BalanceReport(people { $0 < 5 ? 80 : 160 }, skills: ["x"], seed: 1)?.workload)
    #expect(partTime.variation < 1e-12 && partTime.excessVariation == 0 && partTime.shareBetween == nil)
    var uneven = people { _ in 100 }
    for index in 0..<5 { uneven[index].work *= 2 }
    let found = try #require(BalanceReport(uneven, skills: ["x"], seed: 1)?.workload)
    #expect(abs((found.shareBetween ?? 0) - 1) < 1e-9 && found.excessVariation > 0.3)
  }

  @Test("one team, teams of one, and people who do not differ have no report")
  func nothing() {
    let same = (0..<6).map {
      BalancePerson(
        agent: "p\($0)", team: $0 < 3 ? "a" : "b", scores: [.init(value: 1, standardError: 1)], tenureMonths: 9)
    }
    #expect(BalanceReport(same, skills: ["x"], seed: 1) == nil)
    let alone = (0..<3).map { BalancePerson(agent: "p\($0)", team: "t\($0)", scores: [nil]) }
    #expect(BalanceReport(alone, skills: ["x"], seed: 1) == nil)
    #expect(BalanceReport([], skills: [], seed: 1) == nil)
  }
}

@Suite("Speed of team balance")
struct BalanceSpeedTests {
  #if DEBUG
    private static let isDebug = true
  #else
    private static let isDebug = false
  #endif

  private func mix(_ people: Int, _ teams: Int, _ features: Int, _ random: inout Random) -> (TeamMix?, [Int]) {
    let team = (0..<people).map { $0 % teams }
    let sizes = (0..<teams).map { label in team.count { $0 == label } }
    let values = (0..<people).map { _ in (0..<features).map { _ in random.normal() } }
    return (TeamMix(values, sizes: sizes), team)
  }

  /// In how many cases the search finds the best three swaps, and by how much of the start it misses them at worst.
  private func found(_ cases: Int, people: Int) throws -> (best: Int, worst: Double) {
    var (best, worst) = (0, 0.0)
    for seed in 1...cases {
      var random = Random(UInt64(seed))
      let (made, team) = mix(people, 3, 2, &random)
      let mix = try #require(made)
      let plan = try #require(SwapSearch(mix, team: team)?.plans(upTo: 3).last)
      let gap = (plan.imbalance - bruteForce(mix, team)) / mix.imbalance(team)
      if gap < 1e-9 { best += 1 }
      worst = max(worst, gap)
    }
    print("The best three swaps of \(people) people were found in \(best) of \(cases) cases; worst gap \(worst).")
    return (best, worst)
  }

  @Test("the search finds the best three swaps of twelve people")
  func small() throws {
    // Looking at everything takes long where code is not optimised.
    let cases = BalanceSpeedTests.isDebug ? 2 : 200
    let (best, _) = try found(cases, people: 12)
    #expect(Double(best) >= 0.95 * Double(cases))
  }

  /// Of 200 such cases 146 were best, and the worst missed by 4.6 % of the start: with only the best states kept the
  /// optimum is usual, not sure.
  @Test(
    "where not all states are kept, three swaps miss the best by little",
    .enabled(if: !isDebug, "optimised code only"))
  func beam() throws {
    let (best, worst) = try found(40, people: 18)
    #expect(best >= 20 && worst < 0.1)
  }

  /// The least imbalance that up to three swaps reach, by trying all.
  private func bruteForce(_ mix: TeamMix, _ team: [Int]) -> Double {
    var best = mix.imbalance(team)
    func visit(_ team: inout [Int], _ sums: inout [Double], _ imbalance: Double, _ depth: Int) {
      for one in 0..<mix.people {
        for two in (one + 1)..<max(mix.people, one + 1) where team[one] != team[two] {
          let next = imbalance + mix.change(sums, one, of: team[one], with: two, of: team[two])
          best = min(best, next)
          guard depth < 3 else { continue }
          mix.swap(one, with: two, &team, &sums)
          visit(&team, &sums, next, depth + 1)
          mix.swap(one, with: two, &team, &sums)
        }
      }
    }
    var (team, sums) = (team, mix.sums(team))
    visit(&team, &sums, best, 1)
    return best
  }

  @Test(
    "three swaps of 200 people in 12 teams by 8 features take less than two seconds",
    .enabled(if: !isDebug, "optimised code only"))
  func search() throws {
    var random = Random(1)
    let (found, team) = mix(200, 12, 8, &random)
    let mix = try #require(found)
    let clock = ContinuousClock()
    let start = clock.now
    let plans = try #require(SwapSearch(mix, team: team)).plans(upTo: 3)
    let seconds = start.duration(to: clock.now)
    print("Three swaps, 200 people, 12 teams, 8 features: \(seconds).")
    #expect(plans.count == 4 && plans[3].imbalance < plans[0].imbalance)
    #expect(seconds < .seconds(2))
  }

  @Test("9 999 random teams of 1 000 people", .enabled(if: !isDebug, "optimised code only"))
  func permutations() throws {
    var random = Random(2)
    let (found, team) = mix(1_000, 40, 8, &random)
    let mix = try #require(found)
    let clock = ContinuousClock()
    let start = clock.now
    let balance = try #require(TeamBalance(mix, team: team, seed: 1))
    let seconds = start.duration(to: clock.now)
    print("9 999 random teams of 1 000 people: \(seconds).")
    #expect(balance.standing.total == 10_000 && !balance.standing.isComplete)
  }
}
