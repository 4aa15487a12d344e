/// Whether the teams of a site have the same mix of abilities, how work is spread, and what would even it out.
package struct BalanceReport: Codable, Hashable, Sendable {
  package var people: Int
  /// Sorted.
  package var teams: [String]
  /// I of all differences between people, from 0 (the same mix) to 1.
  package var share: Double
  /// The part of random teams of the same people and sizes that are less uneven, from 0 to 1.
  package var percentile: Double
  package var judgement: BalanceJudgement
  /// In the order of the skills that were handed in.
  package var skills: [SkillSpread]
  package var tenure: TenureMix
  /// `nil` where fewer than two teams have it.
  package var occupancy: OccupancySpread?
  package var workload: WorkloadEquity?
  package var advice: SwapAdvice
  /// What moving one person would do; sorted by person, then team; empty for more people than `SwapRules.mostPeople`.
  package var moves: [Move]
  package var seed: UInt64

  /// One person in another team, all others where they are.
  package struct Move: Codable, Hashable, Sendable {
    package var agent: String
    package var from: String
    package var to: String
    /// I of all differences between people afterwards; team sizes change with the move.
    package var share: Double
  }

  /// - Parameters:
  ///   - people: everybody in post at the end of the period, in any order, with a score or `nil` a skill. People of
  ///     teams of one are left out.
  ///   - skills: the ids of the skills.
  ///   - seed: of the random teams and of the draws of skills; printed with the result.
  /// - Returns: `nil` for fewer than two teams of two people, or where people differ in nothing that is known.
  package init?(_ people: [BalancePerson], skills names: [String], seed: UInt64, rules: SwapRules = SwapRules()) {
    guard let features = BalanceFeatures(people, skills: names.count),
      let mix = TeamMix(features.values, sizes: features.sizes),
      let balance = TeamBalance(mix, team: features.team, seed: seed)
    else { return nil }
    self.people = features.people.count
    teams = features.teams
    share = balance.share ?? 0
    percentile = balance.percentile
    judgement = BalanceJudgement(balance.judgement)
    skills = features.spreads(names, team: features.team)
    tenure = TenureMix(features.people, team: features.team, teams: features.teams)
    occupancy = OccupancySpread(features.people, team: features.team, teams: features.teams, seed: seed)
    workload = WorkloadEquity(features.people, team: features.team, teams: features.teams)
    advice = features.advice(mix, balance, skills: names, rules: rules, seed: seed)
    moves = features.moves(mix, rules, skills: names.count)
    self.seed = seed
  }
}

extension BalanceFeatures {
  /// Every move of one free person to a team that is allowed to them; a team keeps at least two people.
  func moves(_ mix: TeamMix, _ rules: SwapRules, skills: Int) -> [BalanceReport.Move] {
    guard mix.totalSquares > 0, people.count <= rules.mostPeople else { return [] }
    let locks = locks(rules, skills: skills)
    let sums = mix.sums(team)
    let start = mix.imbalance(ofSums: sums)
    // The squared length of each team's sum, and with one person more or fewer.
    func squares(_ team: Int, _ sign: Double, _ person: Int) -> Double {
      var total = 0.0
      for feature in 0..<mix.features {
        let sum = sums[team * mix.features + feature] + sign * mix.centered[person * mix.features + feature]
        total += sum * sum
      }
      return total
    }
    var moves: [BalanceReport.Move] = []
    for person in people.indices where locks[person].isEmpty && sizes[team[person]] > 2 {
      let from = team[person]
      let left = squares(from, -1, person) / Double(sizes[from] - 1) - squares(from, 0, person) / Double(sizes[from])
      for to in teams.indices where to != from {
        if let allowed = people[person].allowedTeams, !allowed.contains(teams[to]) { continue }
        let joined = squares(to, 1, person) / Double(sizes[to] + 1) - squares(to, 0, person) / Double(sizes[to])
        moves.append(
          BalanceReport.Move(
            agent: people[person].agent, from: teams[from], to: teams[to],
            share: max(0, start + left + joined) / mix.totalSquares))
      }
    }
    return moves
  }
}
