import Metrics

/// Which columns any source filled, a level, so that "never recorded" is told from "nothing to count this time".
struct Inputs: Sendable {
  private var totals: [Level: Sums] = [:]

  init(_ dataset: Dataset) {
    for (subject, cells) in dataset.cells where subject != .unassigned {
      var total = totals[subject.level] ?? Sums()
      for (period, sums) in cells {
        if case .day = period { continue }
        total.add(sums)
        // What belongs to one period does not add; that it is there does.
        for column in Inputs.snapshots { total[column] += sums[column] }
      }
      totals[subject.level] = total
    }
  }

  /// Whether a metric can be known at a level at all.
  ///
  /// Shares whose columns do not say so need two more checks: an answer in time needs known waits, and contacts that
  /// gave up must be recorded where they are counted. Phone systems often hold the latter for the site only; a team
  /// would then seem to lose nobody.
  func hold(_ metric: MetricDefinition, at level: Level) -> Bool {
    guard let total = totals[level] else { return false }
    guard (metric.denominator ?? metric.numerator).value(in: total) > 0 else { return false }
    guard metric.evidence.allSatisfy({ total[$0] != 0 }) else { return false }
    let above = Set(metric.numerator.terms.map(\.column))
    let below = Set(metric.denominator?.terms.map(\.column) ?? [])
    if !above.isDisjoint(with: [.handledWithin, .abandonedWithin]), total[.waitKnown] == 0 { return false }
    // A contact that nobody answered is not resolved; that alone does not mean that resolution is recorded.
    if below.contains(.resolvedOfferedKnown), total[.resolvedKnown] == 0 { return false }
    guard metric.numerator.columns.contains(where: { $0.family == .contact }) else { return true }
    let recordsLost = Inputs.recordsLost(total)
    if below.contains(.offered), !above.isDisjoint(with: [.abandoned, .handled]), !recordsLost { return false }
    let siteRecordsLost = totals[.site].map(Inputs.recordsLost) ?? false
    if !below.isDisjoint(with: [.abandoned, .resolvedOfferedKnown]), siteRecordsLost, !recordsLost { return false }
    return true
  }

  private static let snapshots = Array(SumFamily.snapshot.columns) + Array(SumFamily.roster.columns)

  private static func recordsLost(_ sums: Sums) -> Bool { sums[.offered] != sums[.handled] }
}
