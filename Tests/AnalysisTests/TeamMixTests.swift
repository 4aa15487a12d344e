import Testing

@testable import Analysis

@Suite("Mix of teams")
struct TeamMixTests {
  private func people(_ count: Int, features: Int = 2, _ random: inout Random) -> [[Double]] {
    (0..<count).map { _ in (0..<features).map { _ in random.normal() } }
  }

  @Test("the order of people and the names of teams change nothing", arguments: 1...10)
  func order(seed: UInt64) throws {
    for sizes in [[4, 5], [12, 9, 9]] {
      var random = Random(seed)
      let count = sizes.reduce(0, +)
      let values = people(count, &random)
      let team = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
      let mix = try #require(TeamMix(values, sizes: sizes))
      let balance = try #require(TeamBalance(mix, team: team, seed: 3))
      let places = Array(0..<count).shuffled(using: &random)
      let moved = try #require(TeamMix(places.map { values[$0] }, sizes: sizes))
      let other = try #require(TeamBalance(moved, team: places.map { team[$0] }, seed: 3))
      #expect(other.standing == balance.standing, "seed \(seed)")
      #expect(abs(other.imbalance - balance.imbalance) < 1e-12, "seed \(seed)")
    }
  }

  @Test("teams made at random are called uneven in about one of forty sites, teams by ability always")
  func calibration() throws {
    var random = Random(8)
    var uneven = 0
    for _ in 0..<400 {
      let mix = try #require(TeamMix(people(9, features: 1, &random), sizes: [4, 5]))
      let balance = try #require(TeamBalance(mix, team: [0, 0, 0, 0, 1, 1, 1, 1, 1], seed: 1))
      if balance.judgement == .uneven { uneven += 1 }
    }
    #expect((2...20).contains(uneven), "\(uneven) of 400")
    let sorted = try #require(TeamMix((0..<30).map { [Double($0)] }, sizes: [10, 10, 10]))
    let balance = try #require(TeamBalance(sorted, team: (0..<30).map { $0 / 10 }, seed: 1))
    #expect(balance.judgement == .uneven && balance.standing.count == 1 && balance.standing.total == 10_000)
    let even = try #require(TeamBalance(sorted, team: (0..<30).map { $0 % 3 }, seed: 1))
    #expect(even.judgement == .asEvenAsChance)
    let equal = try #require(TeamMix([[1], [1], [1]], sizes: [1, 2]))
    #expect(TeamBalance(equal, team: [0, 1, 1], seed: 1)?.share == nil)
    #expect(TeamBalance(equal, team: [0, 0, 1], seed: 1) == nil)
  }

  @Test("a search finds what looking at everything finds", arguments: 1...4)
  func search(seed: UInt64) throws {
    var random = Random(seed)
    let values = people(15, &random)
    let mix = try #require(TeamMix(values, sizes: [5, 5, 5]))
    let optimum = try #require(EvenTeams(mix, seed: 1))
    #expect(optimum.isOptimal && optimum.arrangements == 126_126)
    let free = try #require(EvenTeams(mix, seed: 1, mostEnumerated: 1))
    #expect(!free.isOptimal && free.imbalance >= optimum.imbalance - 1e-9)
    #expect(free.imbalance - optimum.imbalance <= 0.01 * mix.totalSquares, "seed \(seed)")
    #expect(abs(mix.imbalance(free.team) - free.imbalance) < 1e-9 && mix.fits(free.team))
  }

  @Test("people are only where they may be, and impossible demands have no answer")
  func allowed() throws {
    var random = Random(4)
    let mix = try #require(TeamMix(people(30, &random), sizes: [10, 10, 10]))
    let allowed = (0..<30).map { Set($0 < 10 ? [0, 1] : $0 < 20 ? [1, 2] : [0, 1, 2]) }
    let teams = try #require(EvenTeams(mix, allowed: allowed, seed: 2))
    #expect(zip(teams.team, allowed).allSatisfy { $1.contains($0) } && mix.fits(teams.team))
    #expect(EvenTeams(mix, allowed: allowed, seed: 2) == teams)
    #expect(EvenTeams(mix, allowed: (0..<30).map { $0 < 11 ? [0] : [0, 1, 2] }, seed: 2) == nil)
    let small = try #require(TeamMix([[1], [2]], sizes: [1, 1]))
    #expect(EvenTeams(small, allowed: [[0], [0]], seed: 2) == nil)
    #expect(TeamMix([[1], [2]], sizes: [1, 2]) == nil && TeamMix([], sizes: []) == nil)
  }

  /// All that at most so many swaps lead to, without any memory of how.
  private func reachable(
    _ mix: TeamMix, _ team: [Int], swaps: Int, locked: Set<Int>, allowed: [Set<Int>]?
  ) -> Double {
    var states: Set<[Int]> = [team]
    for _ in 0..<swaps {
      var next = states
      for state in states {
        for one in team.indices where !locked.contains(one) {
          for two in team.indices where two > one && !locked.contains(two) && state[one] != state[two] {
            if let allowed, !allowed[one].contains(state[two]) || !allowed[two].contains(state[one]) { continue }
            var moved = state
            moved.swapAt(one, two)
            next.insert(moved)
          }
        }
      }
      states = next
    }
    return states.map(mix.imbalance).min() ?? .nan
  }

  @Test("one, two and three swaps of a few people are the best there are", arguments: 1...12)
  func swaps(seed: UInt64) throws {
    var random = Random(seed)
    let sizes = seed % 2 == 0 ? [4, 4] : [3, 3, 3]
    let count = sizes.reduce(0, +)
    let mix = try #require(TeamMix(people(count, &random), sizes: sizes))
    let team = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }.shuffled(using: &random)
    let locked: Set<Int> = seed % 3 == 0 ? [0, 4] : []
    let allowed = seed % 4 == 1 ? team.enumerated().map { $0 % 3 == 0 ? Set([$1]) : Set(sizes.indices) } : nil
    let plans = try #require(SwapSearch(mix, team: team, locked: locked, allowed: allowed)).plans()
    #expect(plans.count == 4)
    for (swaps, plan) in plans.enumerated() {
      let best = reachable(mix, team, swaps: swaps, locked: locked, allowed: allowed)
      #expect(abs(plan.imbalance - best) < 1e-9, "seed \(seed), \(swaps) swaps")
      #expect(plan.swaps.count <= swaps && plan.isExact)
      #expect(plan.swaps.allSatisfy { !locked.contains($0.first) && !locked.contains($0.second) })
    }
  }

  @Test("where only the best states are kept, two swaps are still the best there are", arguments: 1...3)
  func pairs(seed: UInt64) throws {
    var random = Random(seed)
    let mix = try #require(TeamMix(people(24, &random), sizes: [8, 8, 8]))
    let team = (0..<24).map { $0 / 8 }
    let plans = try #require(SwapSearch(mix, team: team)).plans()
    let best = reachable(mix, team, swaps: 2, locked: [], allowed: nil)
    #expect(abs(plans[2].imbalance - best) < 1e-9 && plans[3].imbalance <= plans[2].imbalance, "seed \(seed)")
    #expect(plans.map(\.isExact) == [true, true, true, false])
  }

  @Test("where only the 64 best states are kept, two hundred small cases end at the optimum almost always")
  func narrow() throws {
    var best = 0
    for seed in 1...200 {
      var random = Random(UInt64(seed))
      let sizes = [[3, 3, 3], [5, 5], [2, 3, 4], [3, 4, 3]][seed % 4]
      let mix = try #require(TeamMix(people(sizes.reduce(0, +), features: 2 + seed % 4, &random), sizes: sizes))
      let team = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
      let narrow = try #require(SwapSearch(mix, team: team, looks: 0)).plans()[3]
      let all = try #require(SwapSearch(mix, team: team, looks: .max)).plans()[3]
      #expect(all.isExact && narrow.imbalance >= all.imbalance - 1e-9, "seed \(seed)")
      if narrow.imbalance <= all.imbalance + 1e-9 { best += 1 }
    }
    print("beam of 64 at the optimum in \(best) of 200 cases")
    #expect(best >= 190)
  }

  @Test("two hundred people in eight teams take a moment, even teams need no swap")
  func large() throws {
    var random = Random(5)
    let mix = try #require(TeamMix(people(200, features: 5, &random), sizes: Array(repeating: 25, count: 8)))
    let search = try #require(SwapSearch(mix, team: (0..<200).map { $0 / 25 }))
    var plans: [SwapSearch.Plan] = []
    let time = ContinuousClock().measure { plans = search.plans() }
    print("three swaps among 200 people: \(time)")
    #expect(zip(plans, plans.dropFirst()).allSatisfy { $0.imbalance >= $1.imbalance })
    #expect(plans.map(\.isExact) == [true, true, false, false])
    let even = try #require(TeamMix([[1], [2], [1], [2]], sizes: [2, 2]))
    let none = try #require(SwapSearch(even, team: [0, 0, 1, 1])).plans()
    #expect(none.allSatisfy { $0.swaps.isEmpty && $0.imbalance == 0 })
  }

  @Test("features are put on one scale, constant ones left out, spreads added")
  func scale() throws {
    let values = TeamMix.standardised([[1, 5, 100], [2, 5, 300], [3, 5, 200]])
    #expect(values == [[-1, -1], [0, 1], [1, 0]])
    let spreads = TeamMix.standardised([[0.0], [1], [4]], withSpreads: true)
    #expect(spreads.allSatisfy { $0.count == 2 })
    #expect(abs(spreads.reduce(0) { $0 + $1[1] }) < 1e-12)
    #expect(standardisedDifference([1], [2]) == nil && standardisedDifference([1, 1], [2, 2]) == nil)
    #expect(standardisedDifference([], [1, 2, 3]) == nil)
  }
}
