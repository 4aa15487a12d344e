/// Teams that are as even as they can be, made anew from all people.
///
/// The most even teams are those of the largest differences inside (Papenberg and Klau, Psychological Methods 26 (2021)
/// 161). Up to a million arrangements all are looked at; beyond, the best of several searches is usually the optimum but
/// need not be.
package struct EvenTeams: Hashable, Sendable {
  package static let searches = 20
  package static let mostEnumerated = 1_000_000

  /// The team of each person, one of possibly several equally even solutions.
  package var team: [Int]
  package var imbalance: Double
  /// Whether no arrangement is more even.
  package var isOptimal: Bool
  /// How many arrangements were looked at, equal teams not told apart; `nil` for a search.
  package var arrangements: Int?

  /// - Parameters:
  ///   - mix: people and features. Ties go to the first arrangement in the order of people.
  ///   - allowed: the teams that each person may be in; `nil` for all.
  ///   - seed: of the starts of the searches.
  ///   - mostEnumerated: with more arrangements than these, searches are made.
  /// - Returns: `nil` where the teams cannot be filled.
  package init?(
    _ mix: TeamMix, allowed: [Set<Int>]? = nil, seed: UInt64, mostEnumerated: Int = EvenTeams.mostEnumerated
  ) {
    guard allowed.map({ $0.count == mix.people }) ?? true else { return nil }
    // Every way counts once for each order of equal teams.
    let repeats = allowed == nil ? EvenTeams.orders(of: mix.sizes) : 1
    if relabellings(mix.sizes, limit: mostEnumerated * repeats) != nil {
      var best: (team: [Int], imbalance: Double)?
      var count = 0
      TeamArrangements(mix, allowed: allowed, skipsTwins: true).forEach { team, imbalance in
        count += 1
        if imbalance < best?.imbalance ?? .infinity { best = (team, imbalance) }
      }
      guard let best else { return nil }
      (team, imbalance, isOptimal, arrangements) = (best.team, best.imbalance, true, count)
    } else {
      guard let found = EvenTeams.search(mix, allowed, seed) else { return nil }
      (team, imbalance, isOptimal, arrangements) = (found.team, found.imbalance, false, nil)
    }
  }

  /// In how many ways teams of equal size can be put in order; at most 1 000 are counted.
  private static func orders(of sizes: [Int]) -> Int {
    var orders = 1
    for (index, size) in sizes.enumerated() {
      orders = min(1_000, orders * sizes[...index].count { $0 == size })
    }
    return orders
  }

  /// From random starts, the best swap again and again until none helps.
  private static func search(
    _ mix: TeamMix, _ allowed: [Set<Int>]?, _ seed: UInt64
  ) -> (team: [Int], imbalance: Double)? {
    var random = SplitMix64(seed: seed)
    var best: (team: [Int], imbalance: Double)?
    for _ in 0..<searches {
      guard var team = start(mix, allowed, &random) else { return nil }
      var sums = mix.sums(team)
      let least = -1e-12 * max(mix.totalSquares, .leastNormalMagnitude)
      while let swap = bestSwap(mix, allowed, team, sums), swap.change < least {
        mix.swap(swap.one, with: swap.two, &team, &sums)
      }
      let imbalance = mix.imbalance(team)
      if imbalance < best?.imbalance ?? .infinity { best = (team, imbalance) }
    }
    return best
  }

  private static func bestSwap(
    _ mix: TeamMix, _ allowed: [Set<Int>]?, _ team: [Int], _ sums: [Double]
  ) -> (one: Int, two: Int, change: Double)? {
    var best: (one: Int, two: Int, change: Double)?
    for one in 0..<mix.people {
      for two in (one + 1)..<max(mix.people, one + 1) where team[one] != team[two] {
        if let allowed, !allowed[one].contains(team[two]) || !allowed[two].contains(team[one]) { continue }
        let change = mix.change(sums, one, of: team[one], with: two, of: team[two])
        if change < best?.change ?? .infinity { best = (one, two, change) }
      }
    }
    return best
  }

  /// A random way to fill the teams: each person takes a free seat, or has others move up along a chain that ends at one.
  private static func start(_ mix: TeamMix, _ allowed: [Set<Int>]?, _ random: inout SplitMix64) -> [Int]? {
    var order = Array(0..<mix.people)
    random.drawFirst(order.count, of: &order)
    var members = Array(repeating: [Int](), count: mix.sizes.count)
    func seat(_ person: Int, _ isTried: inout [Bool], _ teams: [Int]) -> Bool {
      for team in teams where !isTried[team] && allowed?[person].contains(team) ?? true {
        isTried[team] = true
        if members[team].count < mix.sizes[team] {
          members[team].append(person)
          return true
        }
        for place in members[team].indices {
          let other = members[team][place]
          if seat(other, &isTried, teams) {
            members[team][place] = person
            return true
          }
        }
      }
      return false
    }
    var teams = Array(mix.sizes.indices)
    for person in order {
      random.drawFirst(teams.count, of: &teams)
      // A team with many free seats is as likely as its seats are many.
      teams.sort { mix.sizes[$0] - members[$0].count > mix.sizes[$1] - members[$1].count }
      var isTried = Array(repeating: false, count: teams.count)
      guard seat(person, &isTried, teams) else { return nil }
    }
    var team = Array(repeating: 0, count: mix.people)
    for (label, people) in members.enumerated() {
      for person in people { team[person] = label }
    }
    return team
  }
}
