import Diagnostics
import Foundation
import Metrics

/// The moment that reports print, given or taken once at the start; nothing else asks for the time.
struct Clock: Sendable {
  /// ISO 8601 in UTC with seconds: `2026-11-02T06:00:00Z`.
  let iso: String
  let day: CivilDate

  /// - Throws: `Failure` with `.usage` for text that is not such a moment.
  init(_ text: String?) throws(Failure) {
    let formatter = ISO8601DateFormatter()
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    let date: Date
    if let text {
      guard let parsed = formatter.date(from: text) else {
        throw Failure(
          .usage,
          Diagnostic(
            "CMD-003", .error, "“\(text)” is not a moment in time",
            hint: "write it as 2026-11-02T06:00:00Z"))
      }
      date = parsed
    } else {
      date = Date()
    }
    iso = formatter.string(from: date)
    day = CivilDate(iso.prefix(10)) ?? CivilDate(ordinal: 0)
  }
}
