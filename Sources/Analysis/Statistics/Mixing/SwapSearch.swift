/// The few swaps of people between teams that make teams most even.
///
/// One swap is found by looking at all; two by looking at all pairs where these are few enough. For more, all states that
/// the swaps so far lead to are kept while they are few, and the best where they are many, at least 64 and as many as a
/// moment allows: that is usually the optimum but need not be. Locked people stay, and nobody enters a team that is not allowed to them.
package struct SwapSearch: Sendable {
  package static let mostPairs = 20_000_000
  /// The fewest states that are kept, where there are as many.
  package static let width = 64
  /// As many states are kept as leave no more swaps than these to be looked at after them.
  package static let mostLooks = 4_000_000
  package static let mostSwaps = 3

  /// Two people change places; `first` has the lower number.
  package struct Swap: Hashable, Sendable, Comparable {
    package var first: Int
    package var second: Int

    package init(first: Int, second: Int) {
      self.first = first
      self.second = second
    }

    package static func < (left: Swap, right: Swap) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  /// The most even teams that so many swaps can make.
  package struct Plan: Hashable, Sendable {
    /// In order; fewer than were allowed where more do not help.
    package var swaps: [Swap]
    /// After all of them.
    package var imbalance: Double
    package var team: [Int]
    /// Whether every sequence of so many swaps was looked at.
    package var isExact: Bool
  }

  private let mix: TeamMix
  private let team: [Int]
  private let isLocked: [Bool]
  private let allowed: [Set<Int>]?
  private let looks: Int

  /// - Parameters:
  ///   - mix: people in the order of their ids, which decides between equally good swaps.
  ///   - team: of each person.
  ///   - locked: people who stay where they are.
  ///   - allowed: the teams that each person may be in; `nil` for all.
  ///   - looks: how many swaps may be looked at after each depth.
  /// - Returns: `nil` where the teams do not have the sizes of the mix.
  package init?(
    _ mix: TeamMix, team: [Int], locked: Set<Int> = [], allowed: [Set<Int>]? = nil,
    looks: Int = SwapSearch.mostLooks
  ) {
    guard mix.fits(team), allowed.map({ $0.count == mix.people }) ?? true else { return nil }
    self.mix = mix
    self.team = team
    self.allowed = allowed
    self.looks = looks
    isLocked = (0..<mix.people).map(locked.contains)
  }

  /// The best plans of at most 0, 1, 2, … swaps.
  package func plans(upTo most: Int = SwapSearch.mostSwaps) -> [Plan] {
    let start = State(team: team, sums: mix.sums(team), imbalance: mix.imbalance(team), swaps: [])
    var plans = [Plan(swaps: [], imbalance: start.imbalance, team: team, isExact: true)]
    guard most > 0 else { return plans }
    var states = [start]
    // Whether the states are all that as many swaps lead to.
    var isComplete = true
    // Even an optimum has swaps that change nothing but rounding.
    let least = 1e-12 * max(mix.totalSquares, .leastNormalMagnitude)
    for depth in 1...most {
      var best: State?
      var isExact = isComplete
      if depth == 2, !isComplete, let found = bestPair(start) {
        best = found
        isExact = true
      }
      let ways = states.count * feasibleSwaps
      let keep = min(ways, max(SwapSearch.width, looks / max(1, feasibleSwaps)))
      isComplete = isComplete && keep == ways
      states = next(states, keep: depth == most ? 1 : keep)
      if let first = states.first, first.imbalance < best?.imbalance ?? .infinity { best = first }
      var plan = plans[depth - 1]
      if let best, best.imbalance < plan.imbalance - least {
        plan = Plan(swaps: best.swaps, imbalance: mix.imbalance(best.team), team: best.team, isExact: true)
      }
      plan.isExact = isExact
      plans.append(plan)
    }
    return plans
  }

  /// At most so many swaps are open to any state: the pairs of people who are free to move.
  private var feasibleSwaps: Int {
    let free = isLocked.count { !$0 }
    return free * (free - 1) / 2
  }

  private struct State {
    var team: [Int]
    var sums: [Double]
    var imbalance: Double
    var swaps: [Swap]

    func applying(_ swap: Swap, _ change: Double, _ mix: TeamMix) -> State {
      var next = self
      mix.swap(swap.first, with: swap.second, &next.team, &next.sums)
      next.imbalance += change
      next.swaps.append(swap)
      return next
    }
  }

  /// Calls `body` with all that may be done next, in order of people.
  private func forEachSwap(_ team: [Int], _ sums: [Double], _ body: (Swap, Double) -> Void) {
    for one in 0..<mix.people where !isLocked[one] {
      for two in (one + 1)..<max(mix.people, one + 1) where !isLocked[two] && team[one] != team[two] {
        if let allowed, !allowed[one].contains(team[two]) || !allowed[two].contains(team[one]) { continue }
        body(Swap(first: one, second: two), mix.change(sums, one, of: team[one], with: two, of: team[two]))
      }
    }
  }

  /// The best states one swap further, at most so many, best first.
  private func next(_ states: [State], keep: Int) -> [State] {
    var candidates: [(state: Int, swap: Swap, change: Double, imbalance: Double)] = []
    for (index, state) in states.enumerated() {
      // The swaps of one state lead to different states, so that no more of them are needed than are kept.
      var own: [(swap: Swap, change: Double)] = []
      var bound = Double.infinity
      forEachSwap(state.team, state.sums) { swap, change in
        guard change < bound else { return }
        own.append((swap, change))
        if own.count >= 4 * max(keep, SwapSearch.width) {
          own = SwapSearch.best(own, keep)
          bound = own.last?.change ?? .infinity
        }
      }
      for (swap, change) in SwapSearch.best(own, keep) {
        candidates.append((index, swap, change, state.imbalance + change))
      }
    }
    candidates.sort { left, right in
      if left.imbalance != right.imbalance { return left.imbalance < right.imbalance }
      return left.state != right.state ? left.state < right.state : left.swap < right.swap
    }
    var seen: Set<[Int]> = []
    var result: [State] = []
    for candidate in candidates where result.count < keep {
      let state = states[candidate.state].applying(candidate.swap, candidate.change, mix)
      if seen.insert(state.team).inserted { result.append(state) }
    }
    return result
  }

  private static func best(_ swaps: [(swap: Swap, change: Double)], _ keep: Int) -> [(swap: Swap, change: Double)] {
    Array(swaps.sorted { $0.change != $1.change ? $0.change < $1.change : $0.swap < $1.swap }.prefix(keep))
  }

  /// The best two swaps of all, or `nil` where there are too many pairs.
  private func bestPair(_ start: State) -> State? {
    var firsts: [(swap: Swap, change: Double)] = []
    forEachSwap(start.team, start.sums) { firsts.append(($0, $1)) }
    guard firsts.count * max(0, firsts.count - 1) / 2 <= SwapSearch.mostPairs, !firsts.isEmpty else { return nil }
    var best: (first: Int, swap: Swap, change: Double)?
    var lowest = Double.infinity
    var (team, sums) = (start.team, start.sums)
    for (index, first) in firsts.enumerated() {
      mix.swap(first.swap.first, with: first.swap.second, &team, &sums)
      forEachSwap(team, sums) { second, change in
        guard first.change + change < lowest else { return }
        lowest = first.change + change
        best = (index, second, change)
      }
      (team, sums) = (start.team, start.sums)
    }
    return best.map { found in
      let first = firsts[found.first]
      return start.applying(first.swap, first.change, mix).applying(found.swap, found.change, mix)
    }
  }
}
