import Metrics

/// A moment in whole seconds since 1970-01-01T00:00:00Z. Whoever sends asks for it; nothing here looks at a clock.
package struct Moment: Hashable, Comparable, Sendable {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Reads `2026-11-02T06:00:00Z`; `nil` for anything else.
  package init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58, bytes[19] == 90,
      let day = CivilDate(text.prefix(10))
    else { return nil }
    let number = { (start: Int) -> Int? in
      let pair = bytes[start..<start + 2]
      return pair.allSatisfy { (48...57).contains($0) } ? pair.reduce(0) { $0 * 10 + Int($1) - 48 } : nil
    }
    guard let hour = number(11), let minute = number(14), let second = number(17), hour < 24, minute < 60, second < 60
    else { return nil }
    seconds = day.ordinal * 86_400 + hour * 3600 + minute * 60 + second
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  package func adding(minutes: Int) -> Moment { Moment(seconds: seconds + 60 * minutes) }

  /// The day in UTC.
  package var day: CivilDate { CivilDate(ordinal: (seconds - secondOfDay) / 86_400) }

  /// `2026-11-02T06:00:00Z`.
  package var iso: String { "\(day)T\(time)Z" }

  /// As a message's header has it (RFC 5322, 3.3): `Mon, 02 Nov 2026 06:00:00 +0000`.
  package var header: String {
    let (year, month, number) = day.parts
    return "\(EnglishDates.shortWeekday(day.weekday)), \(padded(number, 2)) \(EnglishDates.shortMonth(month)) "
      + "\(padded(year, 4)) \(time) +0000"
  }

  private var secondOfDay: Int { (seconds % 86_400 + 86_400) % 86_400 }

  private var time: String {
    [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0, 2) }.joined(separator: ":")
  }
}
