import Diagnostics
import Metrics

/// How large the invented contact centre is and how it is drawn.
package struct SampleOptions: Sendable, Equatable {
  /// People employed at the end, at least 6; leavers come on top.
  package var agents: Int
  /// At least 2, and at most one for every two agents.
  package var teams: Int
  /// Calendar months of history, from 2 to 120.
  package var months: Int
  /// Any number; the same one draws the same site.
  package var seed: UInt64
  /// The last month.
  package var end: Period
  /// Handled contacts an agent and working day, on average; above 0, at most 40.
  package var contactsPerDay: Double
  /// Whether anything is planted; without, only chance moves the numbers.
  package var plants: Bool

  /// The values of the kept sample unless given.
  package init(
    agents: Int = 24, teams: Int = 3, months: Int = 14, seed: UInt64 = 7,
    end: Period = .month(year: 2026, month: 10), contactsPerDay: Double = 12, plants: Bool = true
  ) {
    self.agents = agents
    self.teams = teams
    self.months = months
    self.seed = seed
    self.end = end
    self.contactsPerDay = contactsPerDay
    self.plants = plants
  }

  /// The months in order, the last one being `end`.
  package var periods: [Period] {
    var periods = [end]
    while periods.count < months { periods.append(periods[periods.count - 1].previous) }
    return periods.reversed()
  }

  /// - Throws: `.usage` with every option that is out of range.
  package func validate() throws(Failure) {
    var found: [Diagnostic] = []
    func require(_ holds: Bool, _ message: String, _ hint: String) {
      if !holds { found.append(Diagnostic("SMP-001", .error, message, hint: hint)) }
    }
    require((6...20_000).contains(agents), "\(agents) agents cannot be drawn", "give --agents a number from 6 to 20000")
    require(
      teams >= 2 && teams <= max(2, agents / 2), "\(teams) teams do not fit \(agents) agents",
      "give --teams a number from 2 to half the agents")
    require((2...120).contains(months), "\(months) months cannot be drawn", "give --months a number from 2 to 120")
    require(
      contactsPerDay > 0 && contactsPerDay <= 40, "\(contactsPerDay) contacts an agent and day cannot be drawn",
      "give a number above 0, at most 40")
    require(isMonthInRange, "“\(end.id)” is not a month that can be drawn", "give a month from 1990-01 to 2200-12")
    if !found.isEmpty { throw Failure(.usage, found) }
  }

  private var isMonthInRange: Bool {
    if case .month(let year, _) = end { (1990...2200).contains(year) } else { false }
  }
}
