/// People with features, each a member of one team of a fixed size.
///
/// How uneven a mix is: I = Σ n·‖mean of the team − mean of all‖² over teams, 0 for teams that are the same on average.
package struct TeamMix: Hashable, Sendable {
  package let people: Int
  package let features: Int
  package let sizes: [Int]
  /// Person by person, with the mean of all at 0.
  let centered: [Double]
  /// Σ over people and features of the squared distance from the mean: the most that I can be.
  package let totalSquares: Double

  /// - Parameters:
  ///   - values: the features of each person, all of the same number; usually standardised, so that each counts the same.
  ///   - sizes: of the teams, above 0, together as many as there are people.
  /// - Returns: `nil` where the numbers do not fit.
  package init?(_ values: [[Double]], sizes: [Int]) {
    guard let first = values.first, values.allSatisfy({ $0.count == first.count }), sizes.allSatisfy({ $0 > 0 }),
      sizes.reduce(0, +) == values.count
    else { return nil }
    people = values.count
    features = first.count
    self.sizes = sizes
    let means = first.indices.map { feature in values.map { $0[feature] }.sorted().average }
    centered = values.flatMap { zip($0, means).map { $0 - $1 } }
    totalSquares = centered.squaresAbout(0)
  }

  /// How uneven the mix is, from 0 to `totalSquares`.
  ///
  /// - Parameter team: of each person, from 0.
  package func imbalance(_ team: [Int]) -> Double { imbalance(ofSums: sums(team)) }

  /// Σ of the centred features of each team, team by team.
  func sums(_ team: [Int]) -> [Double] {
    var sums = Array(repeating: 0.0, count: sizes.count * features)
    for person in 0..<people {
      let (from, to) = (person * features, team[person] * features)
      for feature in 0..<features { sums[to + feature] += centered[from + feature] }
    }
    return sums
  }

  func imbalance(ofSums sums: [Double]) -> Double {
    var result = 0.0
    for (team, size) in sizes.enumerated() {
      var squares = 0.0
      for feature in (team * features)..<((team + 1) * features) { squares += sums[feature] * sums[feature] }
      result += squares / Double(size)
    }
    return result
  }

  /// What I changes by when two people of different teams change places, from the sums of their teams.
  func change(_ sums: [Double], _ one: Int, of oneTeam: Int, with two: Int, of twoTeam: Int) -> Double {
    var (first, second) = (0.0, 0.0)
    for feature in 0..<features {
      let d = centered[two * features + feature] - centered[one * features + feature]
      first += d * (2 * sums[oneTeam * features + feature] + d)
      second += d * (d - 2 * sums[twoTeam * features + feature])
    }
    return first / Double(sizes[oneTeam]) + second / Double(sizes[twoTeam])
  }

  /// Two people change places.
  func swap(_ one: Int, with two: Int, _ team: inout [Int], _ sums: inout [Double]) {
    for feature in 0..<features {
      let d = centered[two * features + feature] - centered[one * features + feature]
      sums[team[one] * features + feature] += d
      sums[team[two] * features + feature] -= d
    }
    team.swapAt(one, two)
  }

  /// Each feature with mean 0 and standard deviation 1 (n − 1 below the line); a feature without spread is left out.
  ///
  /// - Parameter withSpreads: adds the squared distance of each feature from its mean as one more, so that even teams are
  ///   alike in spread, not only on average (Papenberg, British Journal of Mathematical and Statistical Psychology 2024).
  package static func standardised(_ values: [[Double]], withSpreads: Bool = false) -> [[Double]] {
    guard let first = values.first, values.allSatisfy({ $0.count == first.count }) else { return [] }
    var columns = first.indices.map { feature in values.map { $0[feature] } }
    if withSpreads {
      columns += columns.map { column in
        let mean = column.sorted().average
        return column.map { ($0 - mean) * ($0 - mean) }
      }
    }
    let used = columns.compactMap { column -> [Double]? in
      let sorted = column.sorted()
      let mean = sorted.average
      let deviation = sorted.varianceAbout(mean).squareRoot()
      return deviation > 0 ? column.map { ($0 - mean) / deviation } : nil
    }
    return values.indices.map { person in used.map { $0[person] } }
  }
}
