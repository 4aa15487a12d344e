/// How much of the differences between people runs along teams: the analysis of variance of one value a person.
package struct BetweenTeams: Hashable, Sendable {
  /// With fewer teams ICC(1) says nothing and is not shown.
  package static let leastTeams = 3

  package var teams: Int
  /// MSB and MSW, in squared units of the values.
  package var meanSquareBetween: Double
  package var meanSquareWithin: Double
  /// n₀ = (N − Σn²/N)/(J − 1): the size of team that counts, below the average when sizes differ.
  package var typicalSize: Double
  /// MSB/MSW with its upper tail; `nil` without any spread within teams.
  package var f: Double?
  package var p: Double?
  /// ICC(1) = (MSB − MSW)/(MSB + (n₀−1)·MSW), up to 1; negative when teams differ less than chance makes them.
  ///
  /// `nil` where all values are equal.
  package var correlation: Double?

  /// The share of the differences that is between teams, from 0 to 1; `nil` for fewer than 3 teams.
  package var shownShare: Double? {
    teams >= BetweenTeams.leastTeams ? correlation.map { max(0, $0) } : nil
  }

  /// - Parameters:
  ///   - values: one a person, in a fixed order.
  ///   - labels: the team of each.
  /// - Returns: `nil` for fewer than 2 teams, or without a team of 2.
  package init?<Team: Hashable>(_ values: [Double], teams labels: [Team]) {
    guard values.count == labels.count else { return nil }
    var places: [Team: Int] = [:]
    var groups: [[Double]] = []
    for (value, label) in zip(values, labels) {
      let place = places[label] ?? groups.count
      if place == groups.count {
        places[label] = place
        groups.append([])
      }
      groups[place].append(value)
    }
    guard groups.count > 1, values.count > groups.count else { return nil }
    let mean = values.average
    var (between, within, squares) = (CompensatedSum(), CompensatedSum(), 0.0)
    for group in groups {
      let (n, own) = (Double(group.count), group.average)
      between.add(n * (own - mean) * (own - mean))
      within.add(group.squaresAbout(own))
      squares += n * n
    }
    teams = groups.count
    let (total, freedom) = (Double(values.count), Double(groups.count - 1))
    meanSquareBetween = between.value / freedom
    meanSquareWithin = within.value / (total - Double(groups.count))
    typicalSize = (total - squares / total) / freedom
    if meanSquareWithin > 0 {
      let ratio = meanSquareBetween / meanSquareWithin
      f = ratio
      p = FisherF.upperTail(ratio, numerator: freedom, denominator: total - Double(groups.count))
    }
    let whole = meanSquareBetween + (typicalSize - 1) * meanSquareWithin
    if whole > 0 { correlation = (meanSquareBetween - meanSquareWithin) / whole }
  }
}
