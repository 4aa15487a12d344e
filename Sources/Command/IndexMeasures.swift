import Document
import HTMLRendering
import Metrics
import Publishing

/// The main measures over the whole archive, one sparkline each, from the stored numbers of the months.
struct IndexMeasures {
  let history: ArchiveHistory

  /// In the order of the newest report's first screen.
  func measures(_ newest: Manifest) -> [ArchiveIndex.Measure] {
    let months = history.newestVersions.filter { if case .month = $0.period { true } else { false } }
    guard let first = months.first, let last = months.last, months.count > 1 else { return [] }
    var periods = [first.period]
    while let end = periods.last, end < last.period { periods.append(end.next) }
    let byPeriod = Dictionary(months.map { ($0.period, history.siteRows($0)) }, uniquingKeysWith: { first, _ in first })
    return (newest.mainMeasures ?? []).compactMap { key in
      measure(key, newest, periods, byPeriod.mapValues { $0[key] })
    }
  }

  private func measure(
    _ key: MetricKey, _ newest: Manifest, _ periods: [Period], _ rows: [Period: StoredMeasure?]
  ) -> ArchiveIndex.Measure? {
    let known = periods.compactMap { period in
      rows[period].flatMap { $0 }.flatMap { row in Double(row.value).map { (period, $0, row.unit) } }
    }
    guard let (first, firstValue, unit) = known.first, let (last, lastValue, _) = known.last else { return nil }
    let title = newest.definitions.first { $0.key == key }?.title ?? key.metric
    let changes = history.changes.filter { $0.after.key == key }.map(\.manifest.period)
    let marks = periods.indices.filter { changes.contains(periods[$0]) }
    let values = Dictionary(known.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    let text =
      "\(EnglishDates.name(first)) \(storedText(firstValue, unit: unit)), "
      + "\(EnglishDates.name(last)) \(storedText(lastValue, unit: unit))"
    return ArchiveIndex.Measure(
      id: "measure-\(key.metric)\(key.variant.isEmpty ? "" : "-\(key.variant)")", title: title,
      value: storedText(lastValue, unit: unit),
      chart: chart(periods, values, unit), rebases: marks, text: text,
      notes: marks.map { "new definition from \(EnglishDates.name(periods[$0])) on" })
  }

  private func chart(_ periods: [Period], _ values: [Period: Double], _ unit: String) -> ProcessChart {
    let format: AxisFormat =
      switch unit {
      case "fraction": .percent
      case "seconds": .duration
      case "points": .points
      default: .count
      }
    return ProcessChart(
      format: format,
      points: periods.map { period in
        ProcessChart.Point(
          label: EnglishDates.axisLabel(period), longLabel: EnglishDates.longLabel(period), value: values[period],
          lower: nil, upper: nil, status: .common, isHollow: false,
          valueText: storedText(values[period], unit: unit), rangeText: "", n: 0, statusText: "")
      }, center: nil, centerLabel: "", isTrial: false, target: nil, targetLabel: "", lastLabel: "", annotations: [],
      tableHeads: [])
  }
}
