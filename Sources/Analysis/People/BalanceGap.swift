/// Why the balance of teams cannot be judged.
package enum BalanceGap: Codable, Hashable, Sendable {
  /// The roster puts nobody who works into a team.
  case noTeams
  /// Everybody is in one team.
  case oneTeam(String)
  /// Fewer than two teams have two people.
  case teamsOfOne
  /// Neither skills nor time at work are known to differ.
  case nothingDiffers

  init(_ people: [BalancePerson]) {
    let sizes = Dictionary(grouping: people, by: \.team).mapValues(\.count)
    if let team = sizes.keys.min(), sizes.count == 1 {
      self = .oneTeam(team)
    } else if sizes.isEmpty {
      self = .noTeams
    } else if sizes.values.count(where: { $0 > 1 }) < 2 {
      self = .teamsOfOne
    } else {
      self = .nothingDiffers
    }
  }
}
