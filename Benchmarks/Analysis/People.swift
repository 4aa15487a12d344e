import Analysis

/// Even numbers from 0 to 1.
private struct Draws {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  /// About a standard normal number: the sum of twelve even ones.
  mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + next() } }
}

/// Prints the CPU seconds of what is looked for among people, in the sizes of a large centre.
func timePeople() {
  var draws = Draws(20_261_031)
  func timed(_ name: String, _ work: () -> String) {
    let start = processorSeconds()
    let result = work()
    print("\(name): \(((processorSeconds() - start) * 1000).rounded() / 1000) s (\(result))")
  }

  let people = 200
  let teams = (0..<people).map { $0 * 12 / people }
  let sizes = (0..<12).map { team in teams.count { $0 == team } }
  let values = teams.map { team in (0..<8).map { _ in draws.normal() + Double(team) / 12 } }
  timed("up to three swaps, 200 people, 12 teams, 8 features") {
    guard let mix = TeamMix(values, sizes: sizes), let search = SwapSearch(mix, team: teams) else { return "none" }
    let plans = search.plans()
    return "imbalance \(plans.map { "\(Int($0.imbalance))" }.joined(separator: ", "))"
  }

  let agents = (0..<2000).map { _ in draws.normal() * 5 }
  let reviewers = (0..<60).map { _ in draws.normal() * 4 }
  let scores = (0..<12_000).map { index in
    let (agent, reviewer) = (index % 2000, Int(draws.next() * 60))
    return (row: agent, column: reviewer, value: 80 + agents[agent] + reviewers[reviewer] + draws.normal() * 8)
  }
  timed("reviewers, 2 000 people, 60 reviewers, 12 000 evaluations") {
    let table = TwoWayCells(rows: 2000, columns: 60, observations: scores)
    guard let model = ReviewerModel(estimatedFrom: table) else { return "none" }
    let parts = [model.variances.agent, model.variances.reviewer, model.variances.error]
    return "standard deviations \(parts.map { "\(($0.squareRoot() * 10).rounded() / 10)" }.joined(separator: ", "))"
  }

  let many = (0..<1000).map { _ in (0..<8).map { _ in draws.normal() } }
  timed("9 999 relabellings of 1 000 people in 40 teams, 8 features") {
    guard let mix = TeamMix(many, sizes: Array(repeating: 25, count: 40)) else { return "none" }
    let balance = TeamBalance(mix, team: (0..<1000).map { $0 / 25 }, seed: 20_260_101)
    return "percentile \(balance.map { "\($0.percentile)" } ?? "none")"
  }
}
