/// Dates and periods in English words, with no-break spaces inside a date.
package enum EnglishDates {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// `October`.
  package static func month(_ number: Int) -> String { months[(number - 1) % 12] }

  /// `Oct`.
  package static func shortMonth(_ number: Int) -> String { String(month(number).prefix(3)) }

  /// `Mon`; 1 is Monday.
  package static func shortWeekday(_ number: Int) -> String { String(weekdays[(number - 1) % 7].prefix(3)) }

  /// `Monday`; 1 is Monday.
  package static func weekday(_ number: Int) -> String { weekdays[(number - 1) % 7] }

  /// `27 October 2026`.
  package static func long(_ day: CivilDate) -> String {
    let (year, month, number) = day.parts
    return "\(number)\u{A0}\(self.month(month))\u{A0}\(year)"
  }

  /// `27 October`.
  package static func dayAndMonth(_ day: CivilDate) -> String {
    "\(day.parts.day)\u{A0}\(month(day.parts.month))"
  }

  /// `27 Oct`.
  package static func short(_ day: CivilDate) -> String { "\(day.parts.day)\u{A0}\(shortMonth(day.parts.month))" }

  /// `1 to 31 October 2026`, `28 September to 4 October 2026`.
  package static func span(_ first: CivilDate, _ last: CivilDate) -> String {
    guard first != last else { return long(first) }
    let (left, right) = (first.parts, last.parts)
    if left.year != right.year { return "\(long(first)) to \(long(last))" }
    if left.month != right.month { return "\(dayAndMonth(first)) to \(long(last))" }
    return "\(left.day) to \(long(last))"
  }

  /// The name of a period in a title: `October 2026`, `Week 41, 2026`, `Third quarter 2026`.
  package static func name(_ period: Period) -> String {
    switch period {
    case .day(let day): long(day)
    case .week(let year, let week): "Week\u{A0}\(week), \(year)"
    case .month(let year, let month): "\(self.month(month))\u{A0}\(year)"
    case .quarter(let year, let quarter): "\(ordinals[quarter - 1]) quarter\u{A0}\(year)"
    case .range(let first, let last): span(first, last)
    }
  }

  /// The name without the year, for a sentence: `October`, `week 41`, `the third quarter`.
  package static func shortName(_ period: Period) -> String {
    switch period {
    case .day(let day): dayAndMonth(day)
    case .week(_, let week): "week\u{A0}\(week)"
    case .month(_, let month): self.month(month)
    case .quarter(_, let quarter): "the \(ordinals[quarter - 1].lowercased()) quarter"
    case .range(let first, let last): "\(dayAndMonth(first)) to \(dayAndMonth(last))"
    }
  }

  /// On an axis: `27 Oct` for a day or the Monday of a week, `Oct` for a month.
  package static func axisLabel(_ period: Period) -> String {
    switch period {
    case .month(let year, let month): month == 1 ? "\(shortMonth(month))\u{A0}\(year)" : shortMonth(month)
    case .day, .week, .quarter, .range: short(period.first)
    }
  }

  /// In a tip or a data table: `week of 27 October 2026`.
  package static func longLabel(_ period: Period) -> String {
    if case .week = period { return "week of \(long(period.first))" }
    return name(period)
  }

  private static let ordinals = ["First", "Second", "Third", "Fourth"]
}
