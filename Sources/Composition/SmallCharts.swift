import Analysis
import Document
import Metrics

/// The other measures over the months, a small chart each: a figure a group.
struct SmallCharts {
  let report: ManagerReport
  let views: [MeasureView]

  /// Fewer months are no line.
  private static let leastMonths = 6

  var groups: [(group: MetricDefinition.Group, views: [MeasureView])] {
    MetricDefinition.Group.allCases.compactMap { group in
      let own = views.filter { view in
        view.metric.group == group
          && (view.assessment.monthly?.points.count { $0.value != nil } ?? 0) >= SmallCharts.leastMonths
      }
      return own.count < 2 ? nil : (group, own.sorted { $0.metric.name < $1.metric.name })
    }
  }

  func figures(from first: Int) -> [Figure] {
    groups.enumerated().map { figure($1.group, $1.views, number: first + $0) }
  }

  private func figure(_ group: MetricDefinition.Group, _ views: [MeasureView], number: Int) -> Figure {
    let left = views.filter { isOutside($0) }.map(\.words.noun)
    let count = spelled(views.count)
    let name = group.rawValue
    let title =
      switch left.count {
      case 0: "\(name): none of the other \(count) measures left its usual range in the last month"
      case 1: "\(name): one of the other \(count) measures left its usual range: \(left[0])"
      default: "\(name): \(spelled(left.count)) of the other \(count) measures left their usual range: \(joined(left))"
      }
    let months = views.compactMap { $0.assessment.monthly?.points.count }.max() ?? 0
    return Figure(
      id: "fig-\(number)", number: number, title: title,
      subtitle: "Values by month over \(months) months, each on its own scale, \(report.population)",
      note: "Shaded: the usual range, from twelve months on firm, below that a trial. "
        + "Of many measures a few leave it by chance.",
      alternativeText: "Small line charts of \(count) measures, \(name.lowercased()), by month, \(report.population). "
        + "\(title). Data in the table below.",
      chart: .smallMultiples(
        SmallMultiples(
          panels: views.compactMap(panel), sharesScale: false, tableHeads: ["Measure", "Month", "Value"])))
  }

  private func isOutside(_ view: MeasureView) -> Bool {
    guard let monthly = view.assessment.monthly,
      let last = monthly.points.last(where: { $0.value != nil && !$0.isHollow }), let value = last.value,
      let limits = last.limits
    else { return false }
    return !limits.contains(value)
  }

  private func panel(_ view: MeasureView) -> SmallMultiples.Panel? {
    guard let monthly = view.assessment.monthly else { return nil }
    let texts = monthly.points.map { point in
      point.value.map { NumberFormat(view.metric, n: point.n).text($0) } ?? "–"
    }
    let last = monthly.points.last
    let format = NumberFormat(view.metric, n: last?.n ?? 0)
    // The usual range is drawn within what the unit can be.
    let limits = monthly.limits.map { Interval(lower: format.clamped($0.lower), upper: format.clamped($0.upper)) }
    return SmallMultiples.Panel(
      title: view.metric.name, format: AxisFormat(view.metric.unit),
      labels: monthly.points.map { label($0.period) }, values: monthly.points.map(\.value),
      texts: texts, lower: limits?.lower, upper: limits?.upper,
      lastLabel: last.map { "\(EnglishDates.axisLabel($0.period)) \(texts.last ?? "–")" } ?? "")
  }

  /// "Oct 2025": the first and the last month of a year's line have the same name.
  private func label(_ period: Period) -> String {
    guard case .month(let year, let month) = period else { return EnglishDates.axisLabel(period) }
    return "\(EnglishDates.shortMonth(month))\u{A0}\(year)"
  }
}
