import Metrics

/// Compares the teams of a site on the headline measures.
struct TeamComparer {
  var dataset: Dataset
  var maker: QuantityMaker

  /// One a headline measure that teams have; empty with fewer than two teams.
  func comparisons(_ metrics: [MetricKey: MetricDefinition]) -> [TeamComparison] {
    let teams = teams
    guard teams.count >= 2 else { return [] }
    return dataset.headline.compactMap { headline in
      metrics[headline.key].flatMap { compare($0, teams) }
    }
  }

  /// By name; without the place where unknown people are counted, and without teams of one person, whose number would
  /// be that person's.
  private var teams: [(id: String, sums: Sums?)] {
    let names = Dictionary(dataset.teams.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(dataset.teams.map(\.id))
      .union(dataset.cells.keys.filter { $0.level == .team }.map(\.id))
      .subtracting([Subject.unassigned.id]).subtracting(TeamComparer.teamsOfOne(dataset))
    return ids.sorted { (names[$0] ?? $0, $0) < (names[$1] ?? $1, $1) }
      .map { ($0, dataset.cells[Subject(.team, $0)]?[dataset.period]) }
  }

  /// Teams in which one person worked in the period, sorted.
  static func teamsOfOne(_ dataset: Dataset) -> [String] {
    let atWork = dataset.agents.filter { dataset.cells[Subject(.agent, $0.id)]?[dataset.period]?.hasRows ?? false }
    let teams = Dictionary(grouping: atWork.filter { $0.team != nil }) { $0.team ?? "" }
    return teams.filter { $0.value.count == 1 }.map(\.key).sorted()
  }

  private func compare(_ metric: MetricDefinition, _ teams: [(id: String, sums: Sums?)]) -> TeamComparison? {
    let all = together(teams.map(\.sums))
    guard let overall = maker.quantity(metric, all, level: .team).measurement else { return nil }
    let rows = teams.map { team in
      let quantity = maker.quantity(metric, team.sums, level: .team)
      // Whole numbers: taking a team out of the total leaves exactly the others.
      var others = all
      if let own = team.sums { others.removeDisjoint(own) }
      let difference =
        quantity.measurement == nil || maker.quantity(metric, others, level: .team).measurement == nil
        ? nil : team.sums.flatMap { self.difference(metric, $0, others) }
      return TeamComparison.Row(
        team: team.id, quantity: quantity, differenceFromOthers: difference,
        isApart: difference.map { !$0.contains(0) } ?? false)
    }
    return TeamComparison(key: metric.key, overall: overall, rows: rows, differs: rows.contains(where: \.isApart))
  }

  private func together(_ parts: [Sums?]) -> Sums {
    var total = Sums()
    for sums in parts.compactMap(\.self) { total.addDisjoint(sums) }
    return total
  }

  /// A team minus all others together, at 99.8 %.
  private func difference(_ metric: MetricDefinition, _ own: Sums, _ others: Sums) -> Interval? {
    guard let denominator = metric.denominator else { return nil }
    let (above1, below1) = (metric.numerator.value(in: own), denominator.value(in: own))
    let (above2, below2) = (metric.numerator.value(in: others), denominator.value(in: others))
    switch metric.interval {
    case .wilson:
      return newcombeDifference(
        (Double(above1), Double(below1)), (Double(above2), Double(below2)), z: Normal.z998)
    case .logRatio(let part):
      guard let first = RatioOfSums(part, numerator: above1, denominator: below1, in: own),
        let second = RatioOfSums(part, numerator: above2, denominator: below2, in: others)
      else { return nil }
      return ratioDifference(first, second, confidence: 0.998)
    case .timeShare(let share):
      guard let first = RatioOfSums(share, numerator: above1, denominator: below1, in: own),
        let second = RatioOfSums(share, numerator: above2, denominator: below2, in: others)
      else { return nil }
      return ratioDifference(first, second, confidence: 0.998)
    case .moderatedMean(let moments):
      guard let first = maker.moderated(own, moments), let second = maker.moderated(others, moments) else { return nil }
      return meanDifference(first, second, confidence: 0.998)
    case .promoters, .poisson, .none: return nil
    }
  }
}
