import Metrics

/// How evenly work is spread over people, as standard minutes by hour staffed (methods.md §5.1).
package struct WorkloadEquity: Codable, Hashable, Sendable {
  package var people: Int
  /// Corrected for small groups, from 0 (all the same) to 1.
  package var gini: Double
  /// Standard deviation by mean.
  package var variation: Double
  /// The part of it that chance alone does not explain; 0 where chance explains all.
  package var excessVariation: Double
  /// The share of the unevenness that is between teams, from 0 to 1, the rest being inside teams; `nil` where work is
  /// spread evenly.
  package var shareBetween: Double?
  /// The Lorenz curve from (0, 0) to (1, 1): the share of the work that the share of the hours with the least work
  /// brings. At most 20 steps, so that it shows no single person of a large site.
  package var curve: [CurvePoint]
  /// In the order of team ids.
  package var teams: [TeamRate]

  package struct CurvePoint: Codable, Hashable, Sendable {
    /// 0 to 1.
    package var hours: Double
    /// 0 to 1.
    package var work: Double
  }

  /// The work an hour of one team's people.
  package struct TeamRate: Codable, Hashable, Sendable {
    package var team: String
    package var people: Int
    /// Standard seconds an hour, the mean of its people.
    package var rate: Double
    /// Where the mean of as many people drawn at random from the site lies in 95 of 100 draws; `nil` for one person.
    package var chance: Interval?

    package var isApart: Bool { chance.map { !$0.contains(rate) } ?? false }
  }

  /// - Returns: `nil` for fewer than five people with hours, for whom nothing could be said, or without work.
  init?(_ people: [BalancePerson], team: [Int], teams names: [String]) {
    let known = people.indices.filter { people[$0].hours > 0 }
    guard known.count >= 5,
      let inequality = Inequality(
        work: known.map { people[$0].work }, hours: known.map { people[$0].hours }, teams: known.map { team[$0] }),
      let gini = inequality.correctedGini, let variation = inequality.variation
    else { return nil }
    self.people = known.count
    self.gini = gini
    self.variation = variation
    // Counts of contacts that come at random vary by 1/√mean.
    let contacts = known.map { Double(people[$0].contacts) }.average
    let chance = contacts > 0 ? 1 / contacts : 0
    excessVariation = max(0, variation * variation - chance).squareRoot()
    if inequality.theil > 1e-12 { shareBetween = inequality.theilBetween / inequality.theil }
    curve = WorkloadEquity.curve(known.map { people[$0] })
    teams = WorkloadEquity.rates(known.map { (people[$0], team[$0]) }, names)
  }

  private static func curve(_ people: [BalancePerson]) -> [CurvePoint] {
    let sorted = people.sorted { ($0.work / $0.hours, $0.agent) < ($1.work / $1.hours, $1.agent) }
    let (hours, work) = sorted.reduce((0.0, 0.0)) { ($0.0 + $1.hours, $0.1 + $1.work) }
    guard hours > 0, work > 0 else { return [] }
    let steps = min(20, sorted.count)
    var points = [CurvePoint(hours: 0, work: 0)]
    var (hoursSoFar, workSoFar, next) = (0.0, 0.0, 1)
    for (index, person) in sorted.enumerated() {
      hoursSoFar += person.hours
      workSoFar += person.work
      guard (index + 1) * steps >= next * sorted.count else { continue }
      next += 1
      points.append(CurvePoint(hours: min(1, hoursSoFar / hours), work: min(1, workSoFar / work)))
    }
    return points
  }

  /// The band is that of a mean of n of N people drawn without putting back: σ/√n·√((N−n)/(N−1)) around the mean.
  private static func rates(_ people: [(person: BalancePerson, team: Int)], _ names: [String]) -> [TeamRate] {
    let all = people.map { $0.person.work / $0.person.hours }
    let mean = all.average
    let deviation = all.varianceAbout(mean).squareRoot()
    return names.enumerated().compactMap { place, name in
      let own = people.filter { $0.team == place }.map { $0.person.work / $0.person.hours }
      guard !own.isEmpty else { return nil }
      let (n, all) = (Double(own.count), Double(all.count))
      let reach = Normal.z95 * deviation / n.squareRoot() * ((all - n) / (all - 1)).squareRoot()
      return TeamRate(
        team: name, people: own.count, rate: own.average,
        chance: own.count > 1 ? Interval(lower: max(0, mean - reach), upper: mean + reach) : nil)
    }
  }
}

/// How busy people are, team by team.
package struct OccupancySpread: Codable, Hashable, Sendable {
  package struct Row: Codable, Hashable, Sendable {
    package var team: String
    package var n: Int
    /// From 0 to 1; `nil` without anybody of whom it is known.
    package var mean: Double?
    /// The middle half; `nil` for fewer than five people.
    package var middleHalf: Interval?
  }

  package var rows: [Row]
  /// The largest mean of a team less the smallest.
  package var range: Double
  /// The part of random teams of the same people that are less uneven, from 0 to 1.
  package var percentile: Double
  package var judgement: BalanceJudgement

  /// - Returns: `nil` where fewer than two teams have occupancy of two people each.
  init?(_ people: [BalancePerson], team: [Int], teams: [String], seed: UInt64) {
    let groups = teams.indices.map { place in
      people.indices.filter { team[$0] == place }.compactMap { people[$0].occupancy }
    }
    rows = zip(teams, groups).map { name, values in
      let sorted = values.sorted()
      var half: Interval?
      if sorted.count >= 5, let lower = quantile(sorted, 0.25), let upper = quantile(sorted, 0.75) {
        half = Interval(lower: lower, upper: upper)
      }
      return Row(team: name, n: values.count, mean: values.isEmpty ? nil : values.average, middleHalf: half)
    }
    let used = groups.filter { $0.count > 1 }
    let means = used.map(\.average)
    guard used.count > 1, let least = means.min(), let greatest = means.max(),
      let mix = TeamMix(used.flatMap { $0.map { [$0] } }, sizes: used.map(\.count)),
      let balance = TeamBalance(
        mix, team: used.enumerated().flatMap { Array(repeating: $0, count: $1.count) }, seed: seed)
    else { return nil }
    range = greatest - least
    percentile = balance.percentile
    judgement = BalanceJudgement(balance.judgement)
  }
}

/// How uneven teams are beside teams drawn at random from the same people.
package enum BalanceJudgement: String, Codable, Hashable, Sendable {
  case asEvenAsChance = "as-even-as-chance"
  case somewhatUneven = "somewhat-uneven"
  case uneven

  init(_ judgement: TeamBalance.Judgement) {
    self =
      switch judgement {
      case .asEvenAsChance: .asEvenAsChance
      case .somewhatUneven: .somewhatUneven
      case .uneven: .uneven
      }
  }
}
