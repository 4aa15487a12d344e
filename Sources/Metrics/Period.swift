/// A span of whole days in the site's time zone.
package enum Period: Hashable, Sendable {
  case day(CivilDate)
  /// An ISO 8601 week, Monday to Sunday.
  case week(year: Int, week: Int)
  case month(year: Int, month: Int)
  case quarter(year: Int, quarter: Int)
  /// Both ends included.
  case range(CivilDate, CivilDate)

  /// The period as it is typed: `2026-10`, `2026-W41`, `2026-Q3`, `2026-10-03` or `2026-10-01..2026-10-15`.
  package init?(_ text: String) {
    if let parts = text.firstRange(of: "..") {
      guard let first = CivilDate(text[..<parts.lowerBound]), let last = CivilDate(text[parts.upperBound...]),
        first <= last
      else { return nil }
      self = .range(first, last)
      return
    }
    if let day = CivilDate(text) {
      self = .day(day)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, !text.contains("+"), let year = Int(parts[0]), year >= 1 else {
      return nil
    }
    let rest = parts[1]
    if rest.hasPrefix("W"), rest.count == 3, let week = Int(rest.dropFirst()), week >= 1,
      week <= Period.weeks(in: year)
    {
      self = .week(year: year, week: week)
    } else if rest.hasPrefix("Q"), rest.count == 2, let quarter = Int(rest.dropFirst()), (1...4).contains(quarter) {
      self = .quarter(year: year, quarter: quarter)
    } else if rest.count == 2, let month = Int(rest), (1...12).contains(month) {
      self = .month(year: year, month: month)
    } else {
      return nil
    }
  }

  /// The calendar period of one grain that holds a day.
  package init(_ grain: Grain, containing day: CivilDate) {
    switch grain {
    case .day: self = .day(day)
    case .week:
      let (year, week) = day.isoWeek
      self = .week(year: year, week: week)
    case .month:
      let (year, month, _) = day.parts
      self = .month(year: year, month: month)
    }
  }

  /// The steps in which history is kept.
  package enum Grain: String, Codable, Sendable, CaseIterable {
    case day, week, month
  }

  /// The written form, which `init(_:)` reads back.
  package var id: String {
    switch self {
    case .day(let day): day.description
    case .week(let year, let week): "\(padded(year, 4))-W\(padded(week, 2))"
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter(let year, let quarter): "\(padded(year, 4))-Q\(quarter)"
    case .range(let first, let last): "\(first)..\(last)"
    }
  }

  /// The first day.
  package var first: CivilDate {
    switch self {
    case .day(let day): day
    case .week(let year, let week): Period.monday(ofWeek: 1, in: year).adding(days: 7 * (week - 1))
    case .month(let year, let month): Period.firstOfMonth(year, month)
    case .quarter(let year, let quarter): Period.firstOfMonth(year, 3 * quarter - 2)
    case .range(let first, _): first
    }
  }

  /// The last day, included.
  package var last: CivilDate {
    switch self {
    case .day(let day): day
    case .week: first.adding(days: 6)
    case .month(let year, let month):
      first.adding(days: CivilDate.daysInMonth(year: year, month: month) - 1)
    case .quarter(let year, let quarter): Period.month(year: year, month: 3 * quarter).last
    case .range(_, let last): last
    }
  }

  /// How many days it has.
  package var dayCount: Int { last.ordinal - first.ordinal + 1 }

  package func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }

  /// The period of the same kind and length just before.
  package var previous: Period {
    let before = first.adding(days: -1)
    return switch self {
    case .day: .day(before)
    case .week: Period(.week, containing: before)
    case .month: Period(.month, containing: before)
    case .quarter: .quarter(year: before.parts.year, quarter: (before.parts.month + 2) / 3)
    case .range: .range(first.adding(days: -dayCount), before)
    }
  }

  /// The period of the same kind and length just after.
  package var next: Period {
    let after = last.adding(days: 1)
    return switch self {
    case .day: .day(after)
    case .week: Period(.week, containing: after)
    case .month: Period(.month, containing: after)
    case .quarter: .quarter(year: after.parts.year, quarter: (after.parts.month + 2) / 3)
    case .range: .range(after, after.adding(days: dayCount - 1))
    }
  }

  /// How many ISO weeks a year has: 52 or 53.
  private static func weeks(in year: Int) -> Int {
    (monday(ofWeek: 1, in: year + 1).ordinal - monday(ofWeek: 1, in: year).ordinal) / 7
  }

  private static func monday(ofWeek week: Int, in year: Int) -> CivilDate {
    // 4 January always lies in week 1.
    let fourth = firstOfMonth(year, 1).adding(days: 3)
    return fourth.adding(days: 1 - fourth.weekday + 7 * (week - 1))
  }

  private static func firstOfMonth(_ year: Int, _ month: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: 1) ?? CivilDate(ordinal: 0)
  }
}

extension Period: Comparable, Codable {
  /// By first day, then the shorter first.
  package static func < (left: Period, right: Period) -> Bool {
    (left.first, left.last, left.id) < (right.first, right.last, right.id)
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let period = Period(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a period: \(text)"))
    }
    self = period
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(id)
  }
}
