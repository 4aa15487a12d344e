import Metrics

/// Opening days and clock of the invented site: Europe/Berlin, Monday to Saturday, 8 to 20 o'clock.
enum SiteCalendar {
  static let opening = 8
  static let closing = 20

  /// Whether contacts arrive on a day: not on Sundays and not on the public holidays of all German states.
  static func isOpen(_ day: CivilDate) -> Bool { day.weekday != 7 && !isHoliday(day) }

  static func isHoliday(_ day: CivilDate) -> Bool {
    let (year, month, date) = day.parts
    if [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)].contains(where: { $0 == (month, date) }) { return true }
    // Good Friday, Easter Monday, Ascension Day, Whit Monday.
    return [-2, 1, 39, 50].contains(day.ordinal - easter(year).ordinal)
  }

  /// Easter Sunday by the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", ch. 8).
  static func easter(_ year: Int) -> CivilDate {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
    let m = (a + 11 * d + 22 * e) / 451
    let sum = d + e - 7 * m + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1) ?? CivilDate(ordinal: 0)
  }

  /// Hours ahead of UTC after the early morning, when the clock may change: 1 or 2.
  static func offset(_ day: CivilDate) -> Int {
    let year = day.parts.year
    return day >= lastSunday(year, 3) && day < lastSunday(year, 10) ? 2 : 1
  }

  private static func lastSunday(_ year: Int, _ month: Int) -> CivilDate {
    let last = Period.month(year: year, month: month).last
    return last.adding(days: -(last.weekday % 7))
  }

  static func monday(_ day: CivilDate) -> CivilDate { day.adding(days: 1 - day.weekday) }
}
