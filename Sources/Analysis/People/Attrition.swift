import Metrics

/// One person's time at work here.
package struct Employment: Codable, Hashable, Sendable {
  package enum Reason: String, Codable, Hashable, Sendable, CaseIterable {
    case voluntary, involuntary
    /// To another part of the organisation: no attrition.
    case internalMove = "internal-move"
    case unknown
  }

  package var agent: String
  package var team: String?
  package var joined: CivilDate
  /// The last day; `nil` while in post.
  package var left: CivilDate?
  package var reason: Reason

  package init(
    agent: String, team: String? = nil, joined: CivilDate, left: CivilDate? = nil, reason: Reason = .unknown
  ) {
    self.agent = agent
    self.team = team
    self.joined = joined
    self.left = left
    self.reason = reason
  }

  /// Days in post from one day to another, both counted.
  func days(from first: CivilDate, to last: CivilDate) -> Int {
    let end = min(left ?? last, last)
    return max(0, end.ordinal - max(joined, first).ordinal + 1)
  }

  func isInPost(at day: CivilDate) -> Bool { joined <= day && (left.map { $0 > day } ?? true) }
}

/// Leavers by time at work, with what the count lets one say (methods.md §10.2).
package struct LeavingRate: Codable, Hashable, Sendable {
  package var leavers: Int
  /// Days in post by 30.4375.
  package var personMonths: Double
  /// Leavers a person and year: 12·leavers/person-months; `nil` without any time.
  package var annual: Double?
  package var interval: Interval?

  init(leavers: Int, days: Int) {
    self.leavers = leavers
    personMonths = Double(days) / LeavingRate.daysOfMonth
    guard days > 0 else { return }
    let factor = 12 / personMonths
    annual = factor * Double(leavers)
    let limits = poissonInterval(leavers)
    interval = Interval(lower: factor * limits.lower, upper: factor * limits.upper)
  }

  static let daysOfMonth = 30.4375

  /// The probability of leaving within a year at this rate: 1 − (1 − m)¹², m leavers a person and month.
  package var yearlyProbability: Double? {
    annual.map { rate in
      let staying = max(0, 1 - rate / 12)
      return 1 - (0..<12).reduce(1.0) { power, _ in power * staying }
    }
  }
}

/// Who left a site or team in a period.
package struct AttritionReport: Codable, Hashable, Sendable {
  package struct ReasonRow: Codable, Hashable, Sendable {
    package var reason: Employment.Reason
    package var rate: LeavingRate
  }

  package struct BandRow: Codable, Hashable, Sendable {
    package var band: TenureBand
    package var rate: LeavingRate
  }

  package struct TeamRow: Codable, Hashable, Sendable {
    package var team: String
    package var personYears: Double
    /// `nil` for less time than can be told from chance.
    package var rate: LeavingRate?
  }

  /// Without internal moves.
  package var rate: LeavingRate
  /// Voluntary, involuntary and unknown.
  package var reasons: [ReasonRow]
  package var internalMoves: Int
  package var bands: [BandRow]
  package var headAtStart: Int
  package var headAtEnd: Int
  /// Leavers by the average of both heads, a year: the number that personnel departments print; `nil` without heads.
  package var averageHeadRate: Double?
  /// Of those in post before the period, those still in post at its end, with the interval; `nil` of nobody.
  package var retention: Double?
  package var retentionInterval: Interval?
  package var stayed: Int
  /// Sorted by team.
  package var teams: [TeamRow]

  package static let leastPersonYears = 15.0

  /// - Parameters:
  ///   - people: everybody who was in post at any time, in any order.
  ///   - period: usually a year; shorter ones have few leavers.
  package init(_ people: [Employment], in period: Period) {
    let (first, last) = (period.first, period.last)
    func left(_ person: Employment) -> Bool {
      person.left.map { period.contains($0) } ?? false
    }
    func days(_ people: [Employment]) -> Int { people.reduce(0) { $0 + $1.days(from: first, to: last) } }
    let leavers = people.filter { left($0) && $0.reason != .internalMove }
    let total = days(people)
    rate = LeavingRate(leavers: leavers.count, days: total)
    reasons = [Employment.Reason.voluntary, .involuntary, .unknown].map { reason in
      ReasonRow(reason: reason, rate: LeavingRate(leavers: leavers.count { $0.reason == reason }, days: total))
    }
    internalMoves = people.count { left($0) && $0.reason == .internalMove }
    bands = TenureBand.allCases.map { band in
      // Everybody passes through the bands, so that each has its own time and its own leavers.
      let days = people.reduce(0) { sum, person in
        let span = band.span(from: person.joined)
        return sum + person.days(from: max(first, span.first), to: span.last.map { min(last, $0) } ?? last)
      }
      let own = leavers.count { person in
        person.left.map { TenureBand(from: person.joined, to: $0) == band } ?? false
      }
      return BandRow(band: band, rate: LeavingRate(leavers: own, days: days))
    }
    let before = people.filter { $0.isInPost(at: first.adding(days: -1)) }
    headAtStart = before.count
    headAtEnd = people.count { $0.isInPost(at: last) }
    let average = Double(headAtStart + headAtEnd) / 2
    let years = Double(period.dayCount) / 365.25
    averageHeadRate = average > 0 ? Double(leavers.count) / average / years : nil
    stayed = before.count { $0.isInPost(at: last) }
    if headAtStart > 0 {
      retention = Double(stayed) / Double(headAtStart)
      retentionInterval = wilson(Double(stayed), of: Double(headAtStart))
    }
    teams = Set(people.compactMap(\.team)).sorted().map { team in
      let members = people.filter { $0.team == team }
      let days = days(members)
      let years = Double(days) / 365.25
      let rate = LeavingRate(leavers: leavers.count { $0.team == team }, days: days)
      return TeamRow(team: team, personYears: years, rate: years >= AttritionReport.leastPersonYears ? rate : nil)
    }
  }
}

extension TenureBand {
  /// By days: below 91, below 365, and longer.
  init(from joined: CivilDate, to day: CivilDate) {
    let days = day.ordinal - joined.ordinal
    self = days < 91 ? .newcomer : days < 365 ? .firstYear : .experienced
  }

  /// The days that somebody spends in the band; open at the end for the last one.
  func span(from joined: CivilDate) -> (first: CivilDate, last: CivilDate?) {
    switch self {
    case .newcomer: (joined, joined.adding(days: 90))
    case .firstYear: (joined.adding(days: 91), joined.adding(days: 364))
    case .experienced: (joined.adding(days: 365), nil)
    }
  }
}
