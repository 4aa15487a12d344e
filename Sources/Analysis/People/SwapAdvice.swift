/// One way to even out the mix of teams; a person decides (methods.md §5.5).
package struct SwapAdvice: Codable, Hashable, Sendable {
  package enum Outcome: String, Codable, Hashable, Sendable {
    /// Teams are as even as chance would make them: nothing to do.
    case asEvenAsChance = "as-even-as-chance"
    /// They are uneven, and no swap of those allowed is sure to help enough.
    case nothingHelpsEnough = "nothing-helps-enough"
    /// Too few people are free to move.
    case nobodyFree = "nobody-free"
    /// They are uneven, and trying all swaps of so many would take minutes; such sites have parts to look at one by one.
    case tooManyPeople = "too-many-people"
    case suggested
  }

  package struct Swap: Codable, Hashable, Sendable {
    package var first: String
    package var firstTeam: String
    package var second: String
    package var secondTeam: String
    /// The part of the imbalance at the start that this swap removes, after those before it.
    package var removes: Double
    /// In how many of the draws of what people's skills may truly be it helps, from 0 to 1.
    package var helpsIn: Double
  }

  /// Somebody who is not proposed.
  package struct Locked: Codable, Hashable, Sendable {
    package var agent: String
    /// Sorted by name.
    package var reasons: [MoveLock]
  }

  package var outcome: Outcome
  package var swaps: [Swap]
  /// Of all differences between people, from 0 to 1, before and after all swaps.
  package var shareBefore: Double
  package var shareAfter: Double
  /// How the teams would stand among random teams afterwards; `nil` without a suggestion.
  package var judgementAfter: BalanceJudgement?
  package var percentileAfter: Double?
  /// What each team is like after all swaps, skill by skill; empty without a suggestion.
  package var skillsAfter: [SkillSpread]
  /// Sorted by id.
  package var locked: [Locked]
  /// People who keep their manager.
  package var staying: Int
  package var seed: UInt64
}

/// The limits of advice on swaps.
package struct SwapRules: Codable, Hashable, Sendable {
  package var mostSwaps = 3
  /// Below this percentile of random teams nothing is suggested.
  package var leastPercentile = 0.9
  /// Each swap must remove so much of the imbalance at the start.
  package var leastRemoved = 0.05
  package var draws = 200
  package var leastHelping = 0.8
  package var newcomerMonths = 3.0
  /// With more people teams are judged and no swaps looked for.
  package var mostPeople = 300

  package init() {}
}

extension BalanceFeatures {
  /// Who stays, and why.
  func locks(_ rules: SwapRules, skills: Int) -> [Set<MoveLock>] {
    var locks = people.map { person in
      var locks = person.locks
      if let months = person.tenureMonths, months < rules.newcomerMonths { locks.insert(.newcomer) }
      return locks
    }
    // A team must not lose the only person who is strong in a skill.
    for skill in 0..<skills {
      for place in teams.indices {
        let strong = people.indices.filter { team[$0] == place && people[$0].scores[skill]?.isStrength == true }
        if strong.count == 1 { locks[strong[0]].insert(.onlyStrong) }
      }
    }
    return locks
  }

  /// Whether every team keeps somebody strong in each skill in which it has somebody.
  private func keepsStrong(_ after: [Int], skills: Int) -> Bool {
    (0..<skills).allSatisfy { skill in
      let strong = people.indices.filter { people[$0].scores[skill]?.isStrength == true }
      return Set(strong.map { team[$0] }).isSubset(of: Set(strong.map { after[$0] }))
    }
  }

  func advice(
    _ mix: TeamMix, _ balance: TeamBalance, skills names: [String], rules: SwapRules, seed: UInt64
  ) -> SwapAdvice {
    let skills = names.count
    let locks = locks(rules, skills: skills)
    let share = balance.share ?? 0
    var advice = SwapAdvice(
      outcome: .asEvenAsChance, swaps: [], shareBefore: share, shareAfter: share, judgementAfter: nil,
      percentileAfter: nil, skillsAfter: [],
      locked: people.indices.filter { !locks[$0].isEmpty }.map { person in
        SwapAdvice.Locked(
          agent: people[person].agent, reasons: locks[person].sorted { $0.rawValue < $1.rawValue })
      },
      staying: people.count, seed: seed)
    guard balance.percentile >= rules.leastPercentile, balance.imbalance > 0 else { return advice }
    guard people.count <= rules.mostPeople else {
      advice.outcome = .tooManyPeople
      return advice
    }
    let free = people.indices.filter { locks[$0].isEmpty }
    guard Set(free.map { team[$0] }).count > 1,
      let search = SwapSearch(
        mix, team: team, locked: Set(people.indices.filter { !locks[$0].isEmpty }), allowed: allowed)
    else {
      advice.outcome = .nobodyFree
      return advice
    }
    advice.outcome = .nothingHelpsEnough
    let draws = draws(rules.draws, seed: seed)
    for plan in search.plans(upTo: rules.mostSwaps).reversed() where !plan.swaps.isEmpty {
      let swaps = judged(plan.swaps, mix, draws, atStart: balance.imbalance)
      guard swaps.allSatisfy({ $0.removes >= rules.leastRemoved && $0.helpsIn >= rules.leastHelping }),
        keepsStrong(plan.team, skills: skills)
      else { continue }
      advice.outcome = .suggested
      advice.swaps = swaps
      advice.shareAfter = mix.totalSquares > 0 ? plan.imbalance / mix.totalSquares : 0
      if let after = TeamBalance(mix, team: plan.team, seed: seed) {
        advice.judgementAfter = BalanceJudgement(after.judgement)
        advice.percentileAfter = after.percentile
      }
      advice.skillsAfter = spreads(names, team: plan.team)
      advice.staying = people.indices.count { plan.team[$0] == team[$0] }
      return advice
    }
    return advice
  }

  /// How each skill is spread over teams, when people are in these.
  func spreads(_ names: [String], team: [Int]) -> [SkillSpread] {
    names.enumerated().map { place, name in
      SkillSpread(name, people.map { $0.scores[place] }, team: team, teams: teams)
    }
  }

  /// What the features may truly be: each as drawn from its value and standard error.
  private func draws(_ count: Int, seed: UInt64) -> [TeamMix] {
    var random = SplitMix64(seed: seed)
    return (0..<count).compactMap { _ in
      let drawn = zip(values, errors).map { values, errors in
        zip(values, errors).map { value, error in error > 0 ? value + error * random.normal() : value }
      }
      return TeamMix(drawn, sizes: sizes)
    }
  }

  /// What each swap removes, and in how many draws it does.
  private func judged(
    _ swaps: [SwapSearch.Swap], _ mix: TeamMix, _ draws: [TeamMix], atStart start: Double
  ) -> [SwapAdvice.Swap] {
    var current = team
    return swaps.map { swap in
      let before = current
      current.swapAt(swap.first, swap.second)
      let helping = draws.count { $0.imbalance(current) < $0.imbalance(before) }
      return SwapAdvice.Swap(
        first: people[swap.first].agent, firstTeam: teams[before[swap.first]], second: people[swap.second].agent,
        secondTeam: teams[before[swap.second]],
        removes: (mix.imbalance(before) - mix.imbalance(current)) / start,
        helpsIn: draws.isEmpty ? 0 : Double(helping) / Double(draws.count))
    }
  }
}

extension SplitMix64 {
  /// A standard normal number, from one word.
  mutating func normal() -> Double {
    // The middle of one of 2⁵³ equal pieces of 0…1, which is never an end.
    Normal.quantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }
}
