import Metrics

/// The periods for which sums are kept, and the days that they need.
struct HistoryPlan {
  /// How far a period reaches: `reporting` also has its parts, `day` is kept for the site and teams only.
  enum Scope: String { case reporting, step, day }

  /// Full weeks and months before the end of the reporting period.
  static let weeks = 26
  static let months = 14

  let period: Period
  /// Sorted; each once.
  let periods: [(period: Period, scope: Scope)]
  let first: CivilDate
  var last: CivilDate { period.last }

  init(_ period: Period) {
    self.period = period
    var scopes: [Period: Scope] = [:]
    let end = period.last
    let steps =
      HistoryPlan.full(.week, until: end, count: HistoryPlan.weeks)
      + HistoryPlan.full(.month, until: end, count: HistoryPlan.months)
    let first = (steps + [period, period.previous]).map(\.first).min() ?? period.first
    for ordinal in first.ordinal...end.ordinal { scopes[.day(CivilDate(ordinal: ordinal))] = .day }
    for step in steps + [period.previous] { scopes[step] = .step }
    scopes[period] = .reporting
    periods = scopes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.first = first
  }

  /// The last periods of a grain that end by a day, the newest first. One cut off would look like a fall.
  private static func full(_ grain: Period.Grain, until end: CivilDate, count: Int) -> [Period] {
    var periods: [Period] = []
    var next = Period(grain, containing: end)
    if next.last > end { next = next.previous }
    while periods.count < count {
      periods.append(next)
      next = next.previous
    }
    return periods
  }
}
