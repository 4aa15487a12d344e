/// Kinds of contact, merged until each can serve as a fair yardstick.
///
/// A kind of contact with too few observations, or made mostly by one agent, is pooled with the other such kinds of the
/// next wider kind; what is still too small there goes one step wider again, up to all contacts. What remains too small
/// even then has nothing to be compared with.
package struct StratumMerging: Hashable, Sendable {
  package static let leastObservations = 30
  /// Of the observations of a stratum, one agent may make up to this part.
  package static let greatestShare = 0.5
  /// A comparison is fair that covers at least this part of an agent's contacts.
  package static let leastCoverage = 0.6

  /// The merged stratum of each given one; `nil` where nothing can serve as comparison.
  package private(set) var merged: [Int?]
  /// What the observations of each merged stratum have in common, widest first; empty for all contacts.
  package private(set) var paths: [[String]] = []

  /// - Parameters:
  ///   - paths: of each stratum the kinds it belongs to, widest first, as channel, queue and reason.
  ///   - counts: how many contacts, by agent (row) and stratum (column).
  package init(paths given: [[String]], counts: TwoWayCells) {
    merged = Array(repeating: nil, count: given.count)
    var pending = given
    var isOpen = Array(repeating: false, count: given.count)
    var byStratum = Array(repeating: [(agent: Int, n: Double)](), count: given.count)
    for cell in counts.cells where cell.column < given.count {
      isOpen[cell.column] = true
      byStratum[cell.column].append((cell.row, cell.n))
    }
    for depth in stride(from: given.map(\.count).max() ?? 0, through: 0, by: -1) {
      var groups: [[String]: [Int]] = [:]
      for stratum in given.indices where isOpen[stratum] && pending[stratum].count == depth {
        groups[pending[stratum], default: []].append(stratum)
      }
      for path in groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let members = groups[path] ?? []
        if StratumMerging.isLargeEnough(members.flatMap { byStratum[$0] }) {
          for stratum in members {
            merged[stratum] = paths.count
            isOpen[stratum] = false
          }
          paths.append(path)
        } else {
          for stratum in members { pending[stratum].removeLast(depth > 0 ? 1 : 0) }
        }
      }
    }
  }

  private static func isLargeEnough(_ contributions: [(agent: Int, n: Double)]) -> Bool {
    var byAgent: [Int: Double] = [:]
    for (agent, n) in contributions { byAgent[agent, default: 0] += n }
    // Counts are whole: the order of these sums does not show.
    let total = byAgent.values.reduce(0, +)
    let greatest = byAgent.values.max() ?? 0
    return total >= Double(leastObservations) && greatest <= greatestShare * total
  }

  /// The cells with merged strata as columns, without contacts that nothing can be compared with.
  package func apply(_ table: TwoWayCells) -> TwoWayCells {
    TwoWayCells(
      rows: table.rows, columns: paths.count,
      cells: table.cells.compactMap { cell in
        guard cell.column < merged.count, let column = merged[cell.column] else { return nil }
        var moved = cell
        moved.column = column
        return moved
      })
  }

  /// The part of each agent's contacts that has a comparison, from 0 to 1; `nil` without contacts.
  package func coverage(_ table: TwoWayCells) -> [Double?] {
    (0..<table.rows).map { row in
      var (covered, all) = (0.0, 0.0)
      for cell in table.cells[table.starts[row]..<table.starts[row + 1]] {
        all += cell.n
        if cell.column < merged.count, merged[cell.column] != nil { covered += cell.n }
      }
      return all > 0 ? covered / all : nil
    }
  }
}
