import Analysis
import Document
import Metrics

/// A team's occupancy week by week beside the healthy band.
struct OccupancyFigure {
  let report: ManagerReport

  /// Where working time on queue is neither idle nor tiring for long: 75 % to 85 %.
  static let healthy = Interval(lower: 0.75, upper: 0.85)
  private static let mostWeeks = 26

  /// The last half year; without four weeks there is no course to see.
  private var weeks: [ProcessPoint] {
    guard report.subject.level == .team,
      let series = report.data[MetricKey("occupancy")]?.weekly
    else { return [] }
    let points = series.points.suffix(OccupancyFigure.mostWeeks)
    return points.count { $0.value != nil } >= 4 ? Array(points) : []
  }

  func figure(number: Int) -> Figure? {
    let weeks = weeks
    let known = weeks.compactMap(\.value)
    guard let last = known.last else { return nil }
    let high = known.count { $0 > OccupancyFigure.healthy.upper }
    let low = known.count { $0 < OccupancyFigure.healthy.lower }
    let title =
      switch (high, low) {
      case (0, 0): "Occupancy was healthy in all \(spelled(known.count)) weeks"
      case (0, _): "Occupancy was below the healthy band in \(spelled(low)) of \(spelled(known.count)) weeks"
      case (_, 0): "Occupancy was above the healthy band in \(spelled(high)) of \(spelled(known.count)) weeks"
      default:
        "Occupancy left the healthy band in \(spelled(high + low)) of \(spelled(known.count)) weeks, "
          + "\(spelled(high)) times above it"
      }
    let percent = NumberFormat(.fraction, decimals: 0)
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Share of the time on queue spent with contacts, by week, \(report.population)",
      note: "Band: 75% to 85%, a common planning range. Whole team; nobody is singled out.",
      alternativeText: "Line chart of occupancy by week, \(report.population), with the healthy band. \(title). "
        + "Data in the table below.",
      chart: .occupancy(
        OccupancyChart(
          weeks: weeks.map { point in
            OccupancyChart.Week(
              label: EnglishDates.axisLabel(point.period), longLabel: EnglishDates.name(point.period),
              value: point.value, valueText: point.value.map(percent.text) ?? "no data", statusText: status(point.value)
            )
          }, healthyLower: OccupancyFigure.healthy.lower, healthyUpper: OccupancyFigure.healthy.upper,
          healthyLabel: "Healthy 75% to 85%", lastLabel: "Last week\u{A0}\(percent.text(last))",
          tableHeads: ["Week", "Occupancy", "Healthy band"])))
  }

  private func status(_ value: Double?) -> String {
    guard let value else { return "" }
    return value > OccupancyFigure.healthy.upper
      ? "above" : value < OccupancyFigure.healthy.lower ? "below" : "inside"
  }
}
