/// Dates and periods in the words of a language.
extension Language {
  /// `October`.
  package func month(_ number: Int) -> String { months[(number - 1) % 12] }

  /// `27 October 2026`.
  package func long(_ day: CivilDate) -> String { text(.datesLong, parts(of: day)) }

  /// `27 October`.
  package func dayAndMonth(_ day: CivilDate) -> String { text(.datesDayAndMonth, parts(of: day)) }

  /// `27 Oct`.
  package func short(_ day: CivilDate) -> String { text(.datesShort, parts(of: day)) }

  /// `1 to 31 October 2026`, `28 September to 4 October 2026`.
  package func span(_ first: CivilDate, _ last: CivilDate) -> String {
    guard first != last else { return long(first) }
    let (left, right) = (first.parts, last.parts)
    if left.year != right.year { return text(.datesSpan, ["first": long(first), "last": long(last)]) }
    if left.month != right.month { return text(.datesSpan, ["first": dayAndMonth(first), "last": long(last)]) }
    return text(.datesDaysOfMonth, ["first": "\(left.day)", "last": long(last)])
  }

  /// `19 to 24 October`, `28 September to 4 October`.
  package func shortSpan(_ first: CivilDate, _ last: CivilDate) -> String {
    first.parts.month == last.parts.month
      ? text(.datesDaysOfMonth, ["first": "\(first.parts.day)", "last": dayAndMonth(last)])
      : text(.datesSpan, ["first": dayAndMonth(first), "last": dayAndMonth(last)])
  }

  /// The name of a period in a title: `October 2026`, `Week 41, 2026`, `Third quarter 2026`.
  package func name(_ period: Period) -> String {
    switch period {
    case .day(let day): long(day)
    case .week(let year, let week): text(.datesWeekAndYear, ["week": "\(week)", "year": "\(year)"])
    case .month(let year, let month): text(.datesMonthAndYear, ["month": self.month(month), "year": "\(year)"])
    case .quarter(let year, let quarter):
      text(.datesQuarterAndYear, ["quarter": quarters[quarter - 1], "year": "\(year)"])
    case .range(let first, let last): span(first, last)
    }
  }

  /// The name without the year, for a sentence: `October`, `week 41`, `the third quarter`.
  package func shortName(_ period: Period) -> String {
    switch period {
    case .day(let day): dayAndMonth(day)
    case .week(_, let week): text(.datesWeek, ["week": "\(week)"])
    case .month(_, let month): self.month(month)
    case .quarter(_, let quarter): text(.datesQuarter, ["quarter": quarters[quarter - 1].lowercased()])
    case .range(let first, let last):
      text(.datesSpan, ["first": dayAndMonth(first), "last": dayAndMonth(last)])
    }
  }

  /// On an axis: `27 Oct` for a day or the Monday of a week, `Oct` for a month.
  package func axisLabel(_ period: Period) -> String {
    switch period {
    case .month(let year, let month):
      month == 1
        ? text(.datesShortMonthAndYear, ["short_month": shortMonths[0], "year": "\(year)"])
        : shortMonths[(month - 1) % 12]
    case .day, .week, .quarter, .range: short(period.first)
    }
  }

  /// In a tip or a data table: `week of 27 October 2026`.
  package func longLabel(_ period: Period) -> String {
    if case .week = period { return text(.datesWeekOf, ["day": long(period.first)]) }
    return name(period)
  }

  private func parts(of day: CivilDate) -> [String: String] {
    let (year, month, number) = day.parts
    return [
      "day": "\(number)", "month": self.month(month), "short_month": shortMonths[(month - 1) % 12], "year": "\(year)",
    ]
  }
}
