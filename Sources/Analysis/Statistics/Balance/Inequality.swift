import Foundation

/// How unevenly work is spread over people.
package struct Inequality: Hashable, Sendable {
  /// Of work by hour: 0 when all have the same, near 1 when one person has all.
  package var gini: Double
  /// Times n/(n − 1), so that small groups are comparable with large ones; `nil` for one person.
  package var correctedGini: Double?
  /// Standard deviation (n − 1) by mean of work by hour; `nil` for one person.
  package var variation: Double?
  /// `nil` when someone has no work.
  package var greatestOverLeast: Double?
  /// Theil's T, weighted by hours: Σ s·ln(s/p), s the share of the work and p the share of the hours; 0 when even.
  ///
  /// The hours make that people who work part-time do not count as idle.
  package var theil: Double
  /// The part of it between teams: Σ S·ln(S/P) over teams.
  package var theilBetween: Double
  /// The part inside teams.
  package var theilWithin: Double

  /// - Parameters:
  ///   - work: per person, not negative, as seconds that the contacts would take anybody.
  ///   - hours: per person, in any unit; people without hours are left out. `nil`: the same for all.
  ///   - teams: per person. The people come in a fixed order.
  /// - Returns: `nil` where there is no work or nobody with hours.
  package init?<Team: Hashable>(work: [Double], hours: [Double]? = nil, teams: [Team]) {
    let hours = hours ?? Array(repeating: 1, count: work.count)
    guard work.count == hours.count, work.count == teams.count, work.allSatisfy({ $0 >= 0 }) else { return nil }
    let people = work.indices.filter { hours[$0] > 0 }
    let (totalWork, totalHours) = (sum(people.map { work[$0] }), sum(people.map { hours[$0] }))
    guard totalWork > 0, totalHours > 0 else { return nil }

    let rates = people.map { work[$0] / hours[$0] }.sorted()
    let n = Double(rates.count)
    let ranked = sum(rates.enumerated().map { Double($0 + 1) * $1 })
    gini = max(0, 2 * ranked / (n * sum(rates)) - (n + 1) / n)
    let mean = rates.average
    if rates.count > 1 {
      correctedGini = gini * n / (n - 1)
      variation = rates.varianceAbout(mean).squareRoot() / mean
    }
    if let least = rates.first, let greatest = rates.last, least > 0 { greatestOverLeast = greatest / least }

    var places: [Team: Int] = [:]
    var teamWork: [CompensatedSum] = []
    var teamHours: [CompensatedSum] = []
    for person in people {
      let place = places[teams[person]] ?? teamWork.count
      if place == teamWork.count {
        places[teams[person]] = place
        teamWork.append(CompensatedSum())
        teamHours.append(CompensatedSum())
      }
      teamWork[place].add(work[person])
      teamHours[place].add(hours[person])
    }
    theil = max(0, sum(people.map { excess(work[$0] / totalWork, hours[$0] / totalHours) }))
    let between = zip(teamWork, teamHours).map { excess($0.value / totalWork, $1.value / totalHours) }
    // Rounding must not make a part negative or larger than the whole.
    theilBetween = min(theil, max(0, sum(between)))
    theilWithin = theil - theilBetween
  }
}

/// s·ln(s/p), with 0·ln 0 = 0.
private func excess(_ share: Double, _ expected: Double) -> Double {
  share > 0 ? share * log(share / expected) : 0
}

private func sum(_ values: [Double]) -> Double {
  var total = CompensatedSum()
  for value in values { total.add(value) }
  return total.value
}
