/// Why the balance of teams cannot be judged.
package enum BalanceGap: Codable, Hashable, Sendable {
  /// The roster puts nobody who works into a team.
  case noTeams
  /// Everybody is in one team.
  case oneTeam(String)
  /// Fewer than two teams have two people.
  case teamsOfOne
  /// More people than all swaps can be tried for.
  case tooManyPeople(Int)
  /// Neither skills nor time at work are known to differ.
  case nothingDiffers

  init(_ people: [BalancePerson], isTooLarge: Bool) {
    let sizes = Dictionary(grouping: people, by: \.team).mapValues(\.count)
    if let team = sizes.keys.min(), sizes.count == 1 {
      self = .oneTeam(team)
    } else if sizes.isEmpty {
      self = .noTeams
    } else if sizes.values.count(where: { $0 > 1 }) < 2 {
      self = .teamsOfOne
    } else {
      self = isTooLarge ? .tooManyPeople(people.count) : .nothingDiffers
    }
  }
}
