import Diagnostics

/// The formats with which the engine reads a time, those with an offset apart from local ones.
struct TimeReading: Sendable, Equatable {
  var local: [String]
  var offset: [String]
  /// Whether all writings of ISO 8601 are read, beside others.
  private(set) var readsISO = false
  /// Whether a format reads the name of a zone in place of an offset.
  var hasNamedZones: Bool { offset.contains { $0.contains("%Z") } }

  /// The formats that a workspace declares.
  ///
  /// A final literal `Z` means UTC; read as a plain letter it would lose the offset without a word.
  init(declared formats: [String]) {
    let formats = formats.map { $0.hasSuffix("Z") && !$0.hasSuffix("%Z") ? $0.dropLast() + "%z" : $0 }
    local = formats.filter { !$0.contains("%z") && !$0.contains("%Z") }
    offset = formats.filter { $0.contains("%z") || $0.contains("%Z") }
  }

  /// ISO 8601 and dates with a named month, which have one reading only, and dates in figures as far as proven.
  init(order: DayOrder?) {
    let dates = order.map { [$0.date(year: "%Y"), $0.date(year: "%y")] } ?? []
    let figures = dates.flatMap { date in ["/", ".", "-"].map { date.replacing("/", with: $0) } }
    let named = ["%d-%b-%y", "%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y"]
    let clocks = ["", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p"]
    local =
      TimeReading.iso.filter { !$0.hasSuffix("%z") } + (figures + named).flatMap { day in clocks.map { day + $0 } }
    offset = TimeReading.iso.filter { $0.hasSuffix("%z") }
    readsISO = true
  }

  private static let iso: [String] = {
    var formats: [String] = []
    // The engine tries formats in this order, so the most usual come first.
    for date in ["%Y-%m-%d", "%Y/%m/%d"] {
      for clock in [" %H:%M:%S", "T%H:%M:%S", " %H:%M:%S.%f", "T%H:%M:%S.%f", " %H:%M", "T%H:%M"] {
        formats += [date + clock, date + clock + "%z", date + clock + " %z"]
      }
      formats.append(date)
    }
    return formats
  }()

  /// For a sheet: ISO 8601 too, because its numbers are turned into that.
  func withISO() -> TimeReading {
    var reading = self
    reading.local += TimeReading.iso.filter { !$0.hasSuffix("%z") && !local.contains($0) }
    return reading
  }
}

/// Which of the first two figures of a date is the day.
enum DayOrder: Sendable, Equatable {
  case dayFirst, monthFirst

  fileprivate func date(year: String) -> String {
    self == .dayFirst ? "%d/%m/" + year : "%m/%d/" + year
  }
}

/// What the data say about dates in figures such as 03/04/2026.
struct DateEvidence: Sendable, Equatable {
  /// How many values are such dates.
  var values: Int
  /// Values whose first or second figure is above 12 and so can only be a day.
  var firstAbove12: Int
  var secondAbove12: Int
  /// One of the values.
  var example: String

  /// The order that the data prove; `nil` when there are no such dates.
  ///
  /// - Throws: `dataBreaksContract` when both readings are possible, or when each is needed somewhere.
  func order(of column: String, at location: SourceLocation) throws(Failure) -> DayOrder? {
    if values == 0 { return nil }
    if firstAbove12 > 0, secondAbove12 == 0 { return .dayFirst }
    if secondAbove12 > 0, firstAbove12 == 0 { return .monthFirst }
    let hint = "declare it, for example {column: …, format: \"%d/%m/%Y %H:%M\"} or \"%m/%d/%Y %H:%M\""
    let message =
      firstAbove12 == 0
      ? "“\(example)” in “\(column)” can be read day first (\(reading(dayFirst: true))) or month first (\(reading(dayFirst: false))), and no value settles it"
      : "“\(column)” mixes dates that are day first with dates that are month first"
    throw Failure(.dataBreaksContract, Diagnostic("ING-016", .error, message, at: location, hint: hint))
  }

  private func reading(dayFirst: Bool) -> String {
    let figures = example.split(whereSeparator: { !$0.isNumber }).prefix(2).compactMap { Int($0) }
    guard figures.count == 2 else { return dayFirst ? "day/month" : "month/day" }
    let (day, month) = dayFirst ? (figures[0], figures[1]) : (figures[1], figures[0])
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return names.indices.contains(month - 1) ? "\(day) \(names[month - 1])" : "\(day)/\(month)"
  }
}
