import Analysis
import Document
import Metrics

/// How many came and when, how long they waited, and whether forecast and staff met them.
struct AccessFigures {
  let report: ManagerReport

  private var period: String { EnglishDates.shortName(report.assessment.period) }

  /// From `first` on: volume, waits, forecast, staff; each only with its data.
  ///
  /// - Parameter inTime: what stands beside the volume.
  func figures(from first: Int, inTime: @escaping (Int) -> Figure?) -> [Figure] {
    var figures: [Figure] = []
    for make in [volume, inTime, waits, forecast, staff] {
      if let figure = make(first + figures.count) { figures.append(figure) }
    }
    return figures
  }

  // MARK: Volume

  /// Contacts an hour by weekday: the sum over the weekdays of the period that have data.
  private func volume(_ number: Int) -> Figure? {
    let rows = report.data.hours.filter { $0.offered > 0 }
    let dayCounts = Dictionary(grouping: report.assessment.quality.daysWithData, by: \.weekday).mapValues(\.count)
    let loads = rows.compactMap { row in
      dayCounts[row.weekday].map { HourLoad(row: row, mean: Double(row.offered) / Double($0)) }
    }
    guard loads.count >= 14, let busiest = loads.max(by: { ($0.mean, $1.row.hour) < ($1.mean, $0.row.hour) }) else {
      return nil
    }
    let hours = Array((rows.map(\.hour).min() ?? 0)...(rows.map(\.hour).max() ?? 0))
    let weekdays = Set(loads.map(\.row.weekday)).sorted()
    let cells = weekdays.map { weekday in
      hours.map { hour in
        cell(loads.first { $0.row.weekday == weekday && $0.row.hour == hour }, weekday, hour, busiest.mean)
      }
    }
    let title =
      "Most contacts come on \(EnglishDates.weekday(busiest.row.weekday)) from \(padded(busiest.row.hour, 2)):00 to "
      + "\(padded(busiest.row.hour + 1, 2)):00: \(text(busiest.mean)) an hour"
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Contacts an hour, average by weekday and hour of arrival, \(report.population), \(period)",
      note: "The stronger the shade, the more. Dash: no contacts. The average is over the weekdays with data.",
      alternativeText: "Heat map of contacts an hour, by weekday and hour, \(report.population), \(period). \(title). "
        + "Data in the table below.",
      chart: .heatMap(
        HeatMap(
          columns: hours.map { padded($0, 2) }, rows: weekdays.map(EnglishDates.shortWeekday), cells: cells,
          tableHeads: ["Weekday"] + hours.map { "\(padded($0, 2)):00" })))
  }

  private struct HourLoad {
    var row: HourRow
    var mean: Double
  }

  private func text(_ mean: Double) -> String { NumberFormat.fixed(mean, mean < 9.95 ? 1 : 0) }

  private func cell(_ load: HourLoad?, _ weekday: Int, _ hour: Int, _ most: Double) -> HeatMap.Cell {
    let name = "\(EnglishDates.shortWeekday(weekday)) \(padded(hour, 2)):00"
    guard let load else { return HeatMap.Cell(step: nil, text: "–", longText: "\(name): no contacts") }
    return HeatMap.Cell(
      step: min(4, Int(5 * load.mean / most)), text: text(load.mean),
      longText: "\(name): \(text(load.mean)) an hour, \(NumberFormat.count(Double(load.row.offered))) in all")
  }

  // MARK: Waits

  private func waits(_ number: Int) -> Figure? {
    let measures: [HistogramMeasure] = [.wait, .firstReply, .resolutionMinutes]
    return measures.compactMap { measure in report.data.spreads.first { $0.measure == measure } }.first
      .map { spreadFigure($0, report, number: number) }
  }

  // MARK: Plan

  private func forecast(_ number: Int) -> Figure? {
    let days = report.data.days.filter { $0.came != nil && $0.forecast != nil }
    let (came, expected) = (days.reduce(0) { $0 + ($1.came ?? 0) }, days.reduce(0) { $0 + ($1.forecast ?? 0) })
    guard days.count >= 5, expected > 0 else { return nil }
    let difference = Double(came - expected) / Double(expected)
    let percent = NumberFormat(.fraction, decimals: 1).text(abs(difference))
    let counts = (NumberFormat.count(Double(came)), NumberFormat.count(Double(expected)))
    let title =
      abs(difference) < 0.0005
      ? "As many contacts came as were forecast: \(counts.0)"
      : "\(percent) \(difference > 0 ? "more" : "fewer") contacts came than were forecast: \(counts.0) of \(counts.1)"
    return plan(
      number, title: title, subtitle: "Contacts a day in the intervals with a forecast", noun: "contacts and forecast",
      heads: ["Came", "Forecast"], days: days.map { ($0.day, $0.came.map(Double.init), $0.forecast.map(Double.init)) }
    )
  }

  private func staff(_ number: Int) -> Figure? {
    let days = report.data.days.filter { $0.requiredHours != nil && $0.onQueueHours != nil }
    let short = days.count { ($0.onQueueHours ?? 0) < ($0.requiredHours ?? 0) }
    guard days.count >= 5 else { return nil }
    let all = spelled(days.count)
    let title =
      switch short {
      case 0: "Every day had at least the hours on queue that were required"
      case days.count: "No day had the hours on queue that were required"
      default: "\(sentenceStart(spelled(short))) of \(all) days had fewer hours on queue than required"
      }
    return plan(
      number, title: title, subtitle: "Hours of people on queue a day, as they were and as required",
      noun: "hours on queue and required hours", heads: ["On queue", "Required"],
      note: "A day can have enough hours and still be short at its busiest time. ",
      days: days.map { ($0.day, $0.onQueueHours, $0.requiredHours) })
  }

  private func plan(
    _ number: Int, title: String, subtitle: String, noun: String, heads: [String], note: String = "",
    days: [(day: CivilDate, actual: Double?, expected: Double?)]
  ) -> Figure {
    Figure(
      id: "fig-\(number)", number: number, title: title, subtitle: "\(subtitle), \(report.population), \(period)",
      note: note + "Days without data or without a plan are left out.",
      alternativeText: "Line chart of \(noun) by day, \(report.population), \(period). \(title). "
        + "Data in the table below.",
      chart: .intervals(
        IntervalChart(
          format: .count,
          points: days.map { day in
            IntervalChart.Point(
              label: EnglishDates.short(day.day), longLabel: EnglishDates.long(day.day), actual: day.actual,
              expected: day.expected, actualText: day.actual.map { NumberFormat.count($0) } ?? "–",
              expectedText: day.expected.map { NumberFormat.count($0) } ?? "–")
          }, actualLabel: heads[0], expectedLabel: heads[1], tableHeads: ["Day"] + heads)))
  }
}
