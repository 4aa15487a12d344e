import Diagnostics
import GRDB
import Metrics

extension Ledger {
  /// How many deliveries of a period are in which state.
  package struct Overview: Sendable, Hashable {
    package var period: Period
    package var counts: [DeliveryState: Int]

    package init(period: Period, counts: [DeliveryState: Int]) {
      self.period = period
      self.counts = counts
    }

    /// Those that wait for the program or for a person.
    package var open: Int { counts.reduce(0) { $0 + ($1.key.isOpen ? $1.value : 0) } }

    /// `20 accepted, 1 in doubt`, in the order of the states.
    package var text: String {
      DeliveryState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
        .joined(separator: ", ")
    }
  }

  /// Every period with deliveries, oldest first; what was superseded is not counted.
  package func overview() throws(Failure) -> [Overview] {
    try read { database in
      let rows = try LedgerRow.fetch(database, "state <> ?", [DeliveryState.superseded.rawValue])
      return Dictionary(grouping: rows, by: \.delivery.key.period).map { period, rows in
        Overview(period: period, counts: Dictionary(grouping: rows, by: \.delivery.state).mapValues(\.count))
      }.sorted { $0.period < $1.period }
    }
  }

  /// Takes everything about an agent out of the ledger, and out of the free pages of its file.
  ///
  /// - Returns: how many deliveries there were.
  package func forget(_ agents: Set<String>) throws(Failure) -> Int {
    let count = try write { database in
      try database.execute(sql: "PRAGMA secure_delete = ON")
      var count = 0
      for agent in agents.sorted() {
        let reader = LedgerRow.text(of: .agent(agent))
        try database.execute(
          sql: "DELETE FROM transition WHERE id IN (SELECT id FROM delivery WHERE reader = ?)", arguments: [reader])
        try database.execute(sql: "DELETE FROM delivery WHERE reader = ?", arguments: [reader])
        count += database.changesCount
      }
      return count
    }
    if count > 0 { try compact() }
    return count
  }
}
