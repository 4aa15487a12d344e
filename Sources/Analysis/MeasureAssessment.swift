import Metrics

/// One metric of one subject: where it stands, whether it changes, whether it will meet its target.
package struct MeasureAssessment: Codable, Hashable, Sendable {
  package var key: MetricKey
  package var current: Quantity
  /// The period of the same kind just before, by the same rules.
  package var previous: Quantity
  /// In base units; `nil` without a target.
  package var target: Double?
  /// How it moved over its months, where that can be told from chance.
  package var change: MonthlyChange? = nil
  /// Whether the target will be met in a month like the last ones.
  package var outlook: Outlook? = nil
  /// The upper end where the target is a band from `target`.
  package var targetUpper: Double? = nil
  /// The last 26 full ISO weeks up to the end of the period; `nil` where fewer than two have data.
  package var weekly: ProcessSeries?
  /// The last 13 months up to the end of the period; `nil` where fewer than two have data.
  package var monthly: ProcessSeries?
  /// The state of the latest point of the series that is shown (weekly, else monthly).
  package var variation: Variation
  package var assurance: Assurance
  /// Is the target met in the period, judged by the interval?
  package var targetState: TargetState
  /// The middle half (quartiles) of the group's values, where the rules on disclosure allow it; agents only.
  package var peers: PeerBand?

  package init(
    key: MetricKey, current: Quantity, previous: Quantity, target: Double?, weekly: ProcessSeries?,
    monthly: ProcessSeries?, variation: Variation, assurance: Assurance, targetState: TargetState, peers: PeerBand?
  ) {
    self.key = key
    self.current = current
    self.previous = previous
    self.target = target
    self.weekly = weekly
    self.monthly = monthly
    self.variation = variation
    self.assurance = assurance
    self.targetState = targetState
    self.peers = peers
  }
}

/// The middle half of a group of people, shown without names (methods.md §12).
package struct PeerBand: Codable, Hashable, Sendable {
  package var lower: Double
  package var upper: Double
  /// The people in the group, the reader included.
  package var people: Int
  /// `.team` or `.site`.
  package var group: Level

  package init(lower: Double, upper: Double, people: Int, group: Level) {
    self.lower = lower
    self.upper = upper
    self.people = people
    self.group = group
  }
}

/// Whether a value meets its target, decided on unrounded numbers by its interval.
package enum TargetState: String, Codable, Hashable, Sendable {
  /// The whole interval is on the good side.
  case met
  /// The whole interval is on the other side.
  case notMet = "not-met"
  /// The target lies inside the interval.
  case unclear
  /// No target, no value, or no direction.
  case none
}
