/// What the roster says of a person beside name and team: what advice on teams and roles must respect.
package struct RosterFacts: Codable, Hashable, Sendable {
  /// Why a person is proposed for no other team.
  package enum Stay: String, Codable, Hashable, Sendable, CaseIterable {
    case onLeave = "on-leave"
    case coachingPlan = "coaching-plan"
    case accommodation
    /// The workspace or the person says so.
    case asked
  }

  package enum Leaving: String, Codable, Hashable, Sendable, CaseIterable {
    case voluntary, involuntary
    case internalMove = "internal-move"
  }

  package var shift: String?
  package var leaving: Leaving?
  package var stays: Stay?
  /// Ids of teams, sorted; `nil` where all are allowed.
  package var allowedTeams: [String]?
  /// Ids of the roles that the person has, sorted.
  package var roles: [String] = []
  /// Ids of roles, `pairs` or `all`, sorted.
  package var optedOut: [String] = []

  package init() {}

  package static let optedOutOfPairs = "pairs"
  package static let optedOutOfAll = "all"

  package func isOptedOut(of role: String) -> Bool {
    optedOut.contains(role) || optedOut.contains(RosterFacts.optedOutOfAll)
  }
}
