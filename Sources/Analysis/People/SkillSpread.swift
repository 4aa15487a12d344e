import Foundation
import Metrics

/// How one skill is spread over teams.
package struct SkillSpread: Codable, Hashable, Sendable {
  package var skill: String
  /// In the order of team ids.
  package var teams: [TeamMean]
  /// The two teams that differ most; `nil` where nothing varies inside them.
  package var widest: Difference?
  /// The share of the differences between people that runs along teams, from 0 to 1; `nil` where all are the same.
  package var share: Double?
  /// The largest variance of a team by the smallest; `nil` where one has none.
  package var varianceRatio: Double?
  /// ICC(1), from 0 to 1; `nil` for fewer than three teams.
  package var correlation: Double?

  package struct TeamMean: Codable, Hashable, Sendable {
    package var team: String
    package var mean: Double
    package var n: Int
    /// People whose own score is too unsure to compare by; they count with what is known.
    package var unsure: Int
    /// People who are strong in the skill.
    package var strong: Int
  }

  /// The difference of two means by the deviation inside teams.
  package struct Difference: Codable, Hashable, Sendable {
    package var higher: String
    package var lower: String
    package var size: Double
  }

  /// - Parameters:
  ///   - scores: of the people, `nil` where nothing is known, which counts as the mean of the cohort.
  ///   - team: the place of each person's team.
  init(_ skill: String, _ scores: [BalancePerson.Score?], team: [Int], teams names: [String]) {
    self.skill = skill
    let values = scores.map { $0?.value ?? 0 }
    let groups = names.indices.map { place in values.indices.filter { team[$0] == place } }
    teams = zip(names, groups).map { name, members in
      TeamMean(
        team: name, mean: members.map { values[$0] }.average, n: members.count,
        unsure: members.count { !(scores[$0]?.isReliable ?? false) },
        strong: members.count { scores[$0]?.isStrength ?? false })
    }
    widest = widestDifference(groups.map { $0.map { values[$0] } }, names)
    if let between = BetweenTeams(values, teams: team) {
      let along = between.meanSquareBetween * Double(between.teams - 1)
      let inside = between.meanSquareWithin * Double(values.count - between.teams)
      if along + inside > 0 { share = along / (along + inside) }
      correlation = between.shownShare
    }
    let variances = groups.map { members in
      let own = members.map { values[$0] }
      return own.varianceAbout(own.average)
    }
    if let least = variances.min(), let greatest = variances.max(), least > 0 { varianceRatio = greatest / least }
  }
}

/// The two groups with the largest standardised difference, the first two of several.
func widestDifference(_ groups: [[Double]], _ names: [String]) -> SkillSpread.Difference? {
  var widest: SkillSpread.Difference?
  for one in groups.indices {
    for two in groups.indices where two > one {
      guard let size = standardisedDifference(groups[one], groups[two]) else { continue }
      guard abs(size) > widest?.size ?? -1 else { continue }
      let (higher, lower) = size >= 0 ? (one, two) : (two, one)
      widest = SkillSpread.Difference(higher: names[higher], lower: names[lower], size: abs(size))
    }
  }
  return widest
}

/// Who has been here how long, team by team.
package struct TenureMix: Codable, Hashable, Sendable {
  package struct Row: Codable, Hashable, Sendable {
    package var team: String
    /// In the order of the bands: below 3 months, below 12, and longer.
    package var counts: [Int]
    /// People of whom it is not known.
    package var unknown: Int
  }

  package var rows: [Row]
  /// On log(1 + months).
  package var widest: SkillSpread.Difference?

  init(_ people: [BalancePerson], team: [Int], teams: [String]) {
    let groups = teams.indices.map { place in people.indices.filter { team[$0] == place }.map { people[$0] } }
    rows = zip(teams, groups).map { name, members in
      let months = members.compactMap(\.tenureMonths)
      let bands = TenureBand.allCases.map { band in months.count { TenureBand(tenureMonths: $0) == band } }
      return Row(team: name, counts: bands, unknown: members.count - months.count)
    }
    widest = widestDifference(
      groups.map { $0.compactMap { $0.tenureMonths.map { log(1 + max(0, $0)) } } }, teams)
  }
}

extension TenureBand {
  /// - Parameter tenureMonths: months since the first day at work, 0 or more.
  package init(tenureMonths months: Double) {
    self = months < 3 ? .newcomer : months < 12 ? .firstYear : .experienced
  }
}
