import Metrics

/// Which cells of a table that leaves the team may be shown, so that nobody can be made out (methods.md §12).
package enum TableDisclosure {
  /// A group is shown to its members when it has so many others.
  package static let leastOthers = 5
  /// A cell needs as many people as its reader and the others: the reader can take away their own value.
  package static let leastContributors = leastOthers + 1

  /// What people contribute to each cell, and whether a total of all cells stands beside them.
  ///
  /// A cell is hidden with fewer than 6 contributors or where one makes more than half of it. With a total, what is hidden
  /// can be reckoned from what is shown: the hidden cells together must be large enough as well and more than one, else
  /// the smallest shown one is hidden too.
  ///
  /// - Parameter cells: the measurements of all who have enough observations; a cell of nobody counts as shown.
  /// - Returns: whether each cell and the total are shown.
  package static func decide(_ cells: [[Measurement]], withTotal: Bool) -> Decision {
    var isShown = cells.map { $0.isEmpty || isLargeEnough($0) }
    let isTotalShown = withTotal && isLargeEnough(Array(cells.joined()))
    guard isTotalShown else { return Decision(cells: isShown, total: false) }
    while true {
      let hidden = cells.indices.filter { !isShown[$0] }
      guard !hidden.isEmpty else { return Decision(cells: isShown, total: true) }
      if hidden.count > 1, isLargeEnough(hidden.flatMap { cells[$0] }) {
        return Decision(cells: isShown, total: true)
      }
      // Ties go to the first cell.
      let shown = cells.indices.filter { isShown[$0] && !cells[$0].isEmpty }
      guard let smallest = shown.min(by: { (cells[$0].count, $0) < (cells[$1].count, $1) }) else {
        // Nothing is left to hide them behind.
        return Decision(cells: isShown, total: false)
      }
      isShown[smallest] = false
    }
  }

  package struct Decision: Hashable, Sendable {
    package var cells: [Bool]
    /// `false` also where there is none.
    package var total: Bool
  }

  /// Whether a group can be shown to any of its members.
  private static func isLargeEnough(_ measurements: [Measurement]) -> Bool {
    let group = PeerGroup(measurements)
    return group.others(than: nil) >= leastContributors && !group.isDominated(for: nil)
  }
}
