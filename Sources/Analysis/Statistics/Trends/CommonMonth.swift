/// One month of an agent beside the whole cohort, with the agent in it.
package struct CohortMonth: Hashable, Sendable {
  package var numerator: Int64
  package var denominator: Int64
  package var cohortNumerator: Int64
  package var cohortDenominator: Int64
  /// How many people of the cohort have a denominator in the month, with the agent if the agent has one.
  package var people: Int

  package init(
    numerator: Int64, denominator: Int64, cohortNumerator: Int64, cohortDenominator: Int64, people: Int
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.cohortNumerator = cohortNumerator
    self.cohortDenominator = cohortDenominator
    self.people = people
  }

  /// With fewer other people a month of the cohort says too little.
  package static let leastOthers = 5

  /// The cohort's value without the agent; `nil` with too few others.
  fileprivate var others: Double? {
    let rest = cohortDenominator - denominator
    guard rest > 0, people - (denominator > 0 ? 1 : 0) >= CohortMonth.leastOthers else { return nil }
    return Double(cohortNumerator - numerator) / Double(rest)
  }
}

/// A series without what happened to all: y − (C − C̄), where C is the value of the others in that month.
///
/// It takes out the season, launches, outages and changed survey wording at once, where a season of its own for every
/// agent could not be told from chance. C̄ is the average over the months kept, so that the average of those stays.
///
/// - Returns: one a month, in the unit numerator by denominator; `nil` for a month without a value of the agent, or
///   with fewer than 5 others.
package func withoutCommonMonths(_ months: [CohortMonth]) -> [Double?] {
  let others = months.map { $0.denominator > 0 ? $0.others : nil }
  let usual = others.compactMap(\.self).average
  return zip(months, others).map { month, others in
    others.map { Double(month.numerator) / Double(month.denominator) - ($0 - usual) }
  }
}
