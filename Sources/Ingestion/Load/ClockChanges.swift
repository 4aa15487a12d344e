import Foundation

/// The local quarter hours that a zone's clock skips or repeats, as the macro `clock_change(local)`.
///
/// The engine moves a skipped local time by an hour and takes the later of two without a word; this tells.
struct ClockChanges {
  private let skipped: [String]
  private let repeated: [String]

  /// - Parameter zone: IANA name.
  init(zone: String) {
    var skipped: [String] = []
    var repeated: [String] = []
    guard let zone = TimeZone(identifier: zone), let utc = TimeZone(identifier: "UTC") else {
      (self.skipped, self.repeated) = ([], [])
      return
    }
    let first = ClockChanges.year(1990, utc)
    let last = ClockChanges.year(2100, utc)
    var moment = first
    while let change = zone.nextDaylightSavingTimeTransition(after: moment), change < last {
      let before = zone.secondsFromGMT(for: change.addingTimeInterval(-1))
      let after = zone.secondsFromGMT(for: change)
      let start = change.timeIntervalSince1970 + Double(min(before, after))
      let quarters = stride(from: start, to: start + Double(abs(after - before)), by: 900).map {
        ClockChanges.text($0, utc)
      }
      if after > before { skipped += quarters } else { repeated += quarters }
      moment = change
    }
    self.skipped = skipped
    self.repeated = repeated
  }

  private static func year(_ year: Int, _ zone: TimeZone) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar.date(from: DateComponents(year: year, month: 1, day: 1)) ?? .distantPast
  }

  private static func text(_ seconds: Double, _ zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: seconds))
    let two = { (number: Int?) in number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "00" }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute)):00"
  }

  /// `CREATE MACRO clock_change(local) …`: `skipped`, `repeated` or NULL.
  var macro: String {
    let list = { (texts: [String]) in texts.map { "TIMESTAMP '\($0)'" }.joined(separator: ", ") }
    guard !skipped.isEmpty || !repeated.isEmpty else {
      return "CREATE MACRO clock_change(local) AS CAST(NULL AS VARCHAR);\n"
    }
    return """
      CREATE MACRO clock_change(local) AS CASE
        WHEN time_bucket(INTERVAL 15 MINUTE, local) IN (\(list(skipped))) THEN 'skipped'
        WHEN time_bucket(INTERVAL 15 MINUTE, local) IN (\(list(repeated))) THEN 'repeated' END;

      """
  }
}
