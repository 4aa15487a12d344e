import Metrics

/// People who joined in one month and how many of them left within 90 days.
package struct JoinerCohort: Codable, Hashable, Sendable {
  package static let days = 90

  package enum State: String, Codable, Hashable, Sendable {
    case complete
    /// For some the 90 days are not over: more may leave.
    case censored
    /// Too few people to show a share.
    case fewPeople = "few-people"
  }

  package var month: Period
  package var joined: Int
  /// Without internal moves.
  package var left: Int
  /// Whose 90 days are not over.
  package var open: Int
  package var state: State
  /// With its interval, for complete cohorts of enough people only.
  package var share: Double?
  package var interval: Interval?
}

/// The cohorts that joined up to a day, oldest first.
///
/// - Parameters:
///   - day: the end of what is known; who leaves later is still here.
///   - months: how many months of joining are looked at, the one of the day included.
///   - leastPeople: a share is shown for so many joiners.
package func joinerCohorts(
  _ people: [Employment], upTo day: CivilDate, months: Int = 12, leastPeople: Int = 5
) -> [JoinerCohort] {
  var period = Period(.month, containing: day)
  var result: [JoinerCohort] = []
  for _ in 0..<months {
    let joiners = people.filter { period.contains($0.joined) && $0.joined <= day }
    if !joiners.isEmpty {
      func isGone(_ person: Employment) -> Bool { person.left.map { $0 <= day } ?? false }
      let left = joiners.count {
        isGone($0) && $0.reason != .internalMove
          && ($0.left.map { last in last.ordinal } ?? .max) - $0.joined.ordinal <= JoinerCohort.days
      }
      let open = joiners.count { !isGone($0) && day.ordinal - $0.joined.ordinal < JoinerCohort.days }
      let state: JoinerCohort.State = open > 0 ? .censored : joiners.count < leastPeople ? .fewPeople : .complete
      result.append(
        JoinerCohort(
          month: period, joined: joiners.count, left: left, open: open, state: state,
          share: state == .complete ? Double(left) / Double(joiners.count) : nil,
          interval: state == .complete ? wilson(Double(left), of: Double(joiners.count)) : nil))
    }
    period = period.previous
  }
  return result.reversed()
}

/// What joiners reach in which month at work.
package struct RampCurve: Codable, Hashable, Sendable {
  /// One joiner's value in one month since the start.
  package struct Observation: Codable, Hashable, Sendable {
    package var agent: String
    /// From 0.
    package var month: Int
    package var value: Double

    package init(agent: String, month: Int, value: Double) {
      self.agent = agent
      self.month = month
      self.value = value
    }
  }

  package struct Point: Codable, Hashable, Sendable {
    package var month: Int
    package var people: Int
    /// `nil` for fewer people than must contribute.
    package var median: Double?
    package var middleHalf: Interval?
  }

  /// One for each month up to the last one with anybody.
  package var points: [Point]

  /// - Parameters:
  ///   - observations: of joiners of the last two years, one a person and month.
  ///   - leastPeople: for a median.
  ///   - leastForHalf: for the middle half.
  package init(_ observations: [Observation], leastPeople: Int = 5, leastForHalf: Int = 10) {
    let months = Dictionary(grouping: observations.filter { $0.month >= 0 }, by: \.month)
    let last = months.keys.max() ?? -1
    points = (0..<(last + 1)).map { month in
      let values = (months[month] ?? []).map(\.value).sorted()
      var point = Point(month: month, people: values.count, median: nil, middleHalf: nil)
      if values.count >= leastPeople { point.median = values.medianOfSorted }
      if values.count >= leastForHalf, let lower = quantile(values, 0.25), let upper = quantile(values, 0.75) {
        point.middleHalf = Interval(lower: lower, upper: upper)
      }
      return point
    }
  }

  /// The first month in which half of the joiners are at a level and the median stays there; `nil` when not yet.
  ///
  /// - Parameter isReached: whether a value is as good as the level that experienced people have.
  package func monthReached(_ isReached: (Double) -> Bool) -> Int? {
    let known = points.compactMap { point in point.median.map { (point.month, $0) } }
    guard let last = known.last, isReached(last.1) else { return nil }
    return known.reversed().prefix { isReached($0.1) }.last?.0
  }
}
