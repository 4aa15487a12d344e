import Metrics

/// How evenly what people are good at is spread over the teams (methods.md §5.2).
struct TeamMixComparer {
  /// Fewer reviewed items a person say too little about a person.
  static let leastItems = 3.0
  static let leastPeople = 6

  let dataset: Dataset
  /// How mild each reviewer is, as a fraction of the points.
  let mildness: [String: Double]

  /// `nil` where fewer than two teams of at least two people can be compared.
  var assessment: TeamMixAssessment? {
    let people = profiles
    let teams = Array(Set(people.map(\.team))).sorted().filter { team in people.count { $0.team == team } > 1 }
    let members = people.filter { teams.contains($0.team) }.sorted { ($0.team, $0.agent) < ($1.team, $1.agent) }
    guard teams.count > 1, members.count >= TeamMixComparer.leastPeople else { return nil }
    let sizes = teams.map { team in members.count { $0.team == team } }
    let places = Dictionary(uniqueKeysWithValues: teams.enumerated().map { ($1, $0) })
    let labels = members.compactMap { places[$0.team] }
    guard let mix = TeamMix(TeamMixComparer.features(members), sizes: sizes),
      let balance = TeamBalance(mix, team: labels, seed: TeamMixComparer.seed), let share = balance.share
    else { return nil }
    let judgement: TeamMixAssessment.Judgement =
      switch balance.judgement {
      case .asEvenAsChance: .even
      case .somewhatUneven: .somewhatUneven
      case .uneven: .uneven
      }
    return TeamMixAssessment(
      share: share, percentile: balance.percentile, judgement: judgement, people: members.count,
      strengths: judgement == .even ? [] : strengths(members, teams))
  }

  /// Printed with the figures that rest on draws.
  static let seed: UInt64 = 20_260_101

  private struct Profile {
    var agent: String
    var team: String
    /// In the order of the items, corrected for reviewers.
    var shares: [Double]
    /// How often each item was reviewed.
    var counts: [Double]
  }

  private var items: [String] { Set(dataset.reviews.map(\.item)).subtracting([""]).sorted() }

  /// Everybody in a team with enough reviews of each item over twelve months.
  private var profiles: [Profile] {
    let items = items
    guard !items.isEmpty else { return [] }
    let places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    let end = dataset.period.last
    let teams = Dictionary(
      dataset.agents.filter { $0.isHere(after: end) }.map { ($0.id, $0.team) },
      uniquingKeysWith: { first, _ in first })
    var sums: [String: [(n: Double, score: Double)]] = [:]
    for review in dataset.reviews where review.reach <= .twelveMonths {
      guard let item = places[review.item] else { continue }
      let n = Double(review.n)
      sums[review.agent, default: Array(repeating: (0, 0), count: items.count)][item].n += n
      sums[review.agent]?[item].score += Double(review.score) / 10_000 - n * (mildness[review.reviewer] ?? 0)
    }
    return sums.keys.sorted().compactMap { agent in
      guard let team = teams[agent] ?? nil, team != Subject.unassigned.id, let own = sums[agent],
        own.allSatisfy({ $0.n >= TeamMixComparer.leastItems })
      else { return nil }
      return Profile(agent: agent, team: team, shares: own.map { $0.score / $0.n }, counts: own.map(\.n))
    }
  }

  /// Each item in standard deviations, shrunk by its reliability: an item on which people differ by chance alone says
  /// nothing about the mix.
  private static func features(_ members: [Profile]) -> [[Double]] {
    var columns: [[Double]] = []
    for place in members.first?.shares.indices ?? 0..<0 {
      let values = members.map { $0.shares[place] }
      let mean = values.sorted().average
      let deviation = values.sorted().varianceAbout(mean).squareRoot()
      let chance = min(0.99, max(0.01, mean))
      let variances = members.map { chance * (1 - chance) / $0.counts[place] }
      guard deviation > 0, let pooled = EffectPooling(values: values, variances: variances) else { continue }
      columns.append(
        zip(values, variances).map { value, variance in
          pooled.shrunk(value: value, variance: variance).reliability * (value - mean) / deviation
        })
    }
    return members.indices.map { person in columns.map { $0[person] } }
  }

  /// Teams whose people do an item more or less often than the people of the others; Benjamini and Hochberg at 10 %
  /// over the items of a team. Asked only where the whole mix is uneven.
  private func strengths(_ members: [Profile], _ teams: [String]) -> [TeamStrength] {
    teams.flatMap { team -> [TeamStrength] in
      var found: [TeamStrength] = []
      var tests: [Double] = []
      for (place, item) in items.enumerated() {
        let own = members.filter { $0.team == team }.map { $0.shares[place] }.sorted()
        let others = members.filter { $0.team != team }.map { $0.shares[place] }.sorted()
        guard let test = TrainingEffect.welch(own, others) else { continue }
        found.append(
          TeamStrength(team: team, item: item, value: own.average, others: others.average, people: own.count))
        tests.append(test.p)
      }
      return zip(found, falseDiscoveryRates(tests)).filter { $0.1 <= 0.1 }.map(\.0)
    }
  }
}
