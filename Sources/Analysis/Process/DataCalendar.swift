import Metrics

/// One period of a series and how much of it the data cover.
struct SeriesPeriod: Hashable, Sendable {
  var period: Period
  /// Not over at the end of the report, or partly before the first or after the last day of data.
  var isPartial: Bool
  /// Every day on which the site is usually open has data.
  var isComplete: Bool
}

/// Which days have data, on which weekdays the site is open, and which periods a series holds.
struct DataCalendar: Sendable {
  /// How many full weeks and months a series looks back.
  static let weekCount = 26
  static let monthCount = 13

  private(set) var weeks: [SeriesPeriod] = []
  private(set) var months: [SeriesPeriod] = []
  /// Days of the reporting period without data on which the site is usually open.
  private(set) var missingDays: [CivilDate] = []

  private var days: Set<CivilDate>
  private var firstDay: CivilDate?
  private var lastDay: CivilDate?
  /// 1 is Monday. A weekday without data in at least 80 % of its weeks is a closed day.
  private var openWeekdays: Set<Int> = Set(1...7)
  /// Whether the days that are known reach back as far as the weeks, so that the first day is the first.
  private var knowsStart = false

  init(_ dataset: Dataset) {
    let cells = dataset.cells[.site] ?? [:]
    days = Set(dataset.quality.daysWithData)
    // A forecast or a number of invitations alone makes a cell, and no day with data.
    for (period, sums) in cells where sums.hasRows { if case .day(let day) = period { days.insert(day) } }
    firstDay = days.min()
    lastDay = days.max()
    openWeekdays = weekdaysWithData()
    if let firstDay {
      knowsStart = !cells.keys.contains { period in
        if case .day = period { false } else { period.last < firstDay }
      }
    }
    let end = dataset.period.last
    let isCalendarMonth =
      switch dataset.period {
      case .month, .quarter: true
      case .day, .week, .range: false
      }
    weeks = periods(.week, upTo: end, count: DataCalendar.weekCount, includesPartial: !isCalendarMonth)
    months = periods(.month, upTo: end, count: DataCalendar.monthCount, includesPartial: !isCalendarMonth)
    missingDays = openDays(dataset.period.first, end).filter { !days.contains($0) }
    if let firstDay, knowsStart { missingDays.removeAll { $0 < firstDay } }
    if days.isEmpty { missingDays = [] }
  }

  /// The last full periods up to a day, oldest first, and the one that the day cuts if it is wanted.
  private func periods(
    _ grain: Period.Grain, upTo end: CivilDate, count: Int, includesPartial: Bool
  ) -> [SeriesPeriod] {
    var result: [SeriesPeriod] = []
    var period = Period(grain, containing: end)
    if period.last > end {
      if includesPartial { result.append(SeriesPeriod(period: period, isPartial: true, isComplete: false)) }
      period = period.previous
    }
    for _ in 0..<count {
      result.append(
        SeriesPeriod(period: period, isPartial: isPartial(period), isComplete: isComplete(period)))
      period = period.previous
    }
    return result.reversed()
  }

  /// A start within the period always makes it partial. At its end one missing day may be a holiday, so that
  /// more than a third of the open days must be missing.
  private func isPartial(_ period: Period) -> Bool {
    if let firstDay, knowsStart, period.contains(firstDay),
      !openDays(period.first, firstDay.adding(days: -1)).isEmpty
    {
      return true
    }
    guard let lastDay, period.contains(lastDay) else { return false }
    let open = openDays(period.first, period.last)
    return 3 * open.count(where: { $0 > lastDay }) > open.count
  }

  private func isComplete(_ period: Period) -> Bool {
    openDays(period.first, period.last).allSatisfy(days.contains)
  }

  private func openDays(_ first: CivilDate, _ last: CivilDate) -> [CivilDate] {
    guard first <= last else { return [] }
    return (first.ordinal...last.ordinal).map(CivilDate.init(ordinal:)).filter { openWeekdays.contains($0.weekday) }
  }

  private func weekdaysWithData() -> Set<Int> {
    guard let firstDay, let lastDay else { return Set(1...7) }
    var all = Array(repeating: 0, count: 8)
    var withData = all
    for ordinal in firstDay.ordinal...lastDay.ordinal {
      let day = CivilDate(ordinal: ordinal)
      all[day.weekday] += 1
      if days.contains(day) { withData[day.weekday] += 1 }
    }
    return Set((1...7).filter { all[$0] == 0 || 5 * withData[$0] > all[$0] })
  }
}
