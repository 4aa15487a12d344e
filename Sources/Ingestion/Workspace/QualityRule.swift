/// Rules of data quality that a workspace can decide about.
package enum QualityRule: String, Sendable, CaseIterable, Hashable {
  /// One person in two voice contacts at the same time.
  case overlaps
  /// Times that go back in an export that is otherwise in order.
  case clockJumps = "clock_jumps"
  /// Talk of more than four hours.
  case longTalk = "long_talk"
  /// Contacts or legs whose end was not recorded.
  case truncated
  /// A day with less than a third of its weekday's usual contacts.
  case volumeDrop = "volume_drop"
  /// Rows of people who are not in the roster.
  case unmatched

  /// The metrics that cannot be trusted when the rule fires.
  var dependents: [String] {
    switch self {
    case .overlaps, .longTalk: ["aht", "avg_talk", "avg_hold", "acw_avg"]
    case .clockJumps: ["asa", "service_level"]
    case .truncated: ["aht", "avg_talk", "avg_hold", "acw_avg", "resolution_rate"]
    case .volumeDrop: ["contacts_offered", "contacts_handled"]
    case .unmatched: ["contacts_handled"]
    }
  }
}

/// What is done when a rule fires.
package enum QualityPolicy: String, Sendable, CaseIterable, Hashable {
  /// It is told; the numbers stand.
  case warn
  /// The run stops before anything is published.
  case reject
  /// The measures that depend on it are left out, and it is told.
  case suppress
}
