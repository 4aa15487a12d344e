import Document
import Metrics

/// Every chart in every state: what tests lay out at every size, and what the gallery page shows.
package enum ChartGallery {
  package static let entries: [(name: String, chart: ChartSpec)] =
    processes.map { ($0.name, .process($0.chart)) } + groups + vocabulary

  static let processes: [(name: String, chart: ProcessChart)] = ordinary + signals + incomplete + scales + wordy

  private static let ordinary: [(name: String, chart: ProcessChart)] = [
    ("ordinary weeks", process()),
    (
      "twelve months",
      relabelled(
        process(values: 12, labels: months), last: "Last\u{A0}month\u{A0}78%", target: "Target\u{A0}80%",
        center: "Average\u{A0}75%")
    ),
    ("limits that follow n", process(varying: true)),
    ("target outside the usual range", process(target: 0.98)),
    ("average, target and last value together", process(target: 0.7505)),
    ("no target", process(target: nil)),
    ("no variation", process { _ in 0.8 }),
  ]

  private static let signals: [(name: String, chart: ProcessChart)] = [
    (
      "improvement since a step",
      process {
        $0 < 18 ? 0.75 + wave($0) : 0.84 + wave($0)
      } status: {
        $0 < 18 ? .common : .improvement
      }
    ),
    (
      "a concern in the last week",
      process {
        $0 == 25 ? 0.93 : 0.75 + wave($0)
      } status: {
        $0 == 25 ? .concern : .common
      }
    ),
    (
      "an improvement that a concern ends",
      process(events: [(8, "New routing of calls")]) {
        $0 == 25 ? 0.6 : ($0 < 9 ? 0.7 : 0.78) + wave($0)
      } status: {
        $0 < 9 ? .common : $0 == 25 ? .concern : .improvement
      }
    ),
    (
      "changed upwards without a direction",
      process(format: .count, target: nil) {
        3100 + 9000 * wave($0) + ($0 > 17 ? 600 : 0)
      } status: {
        $0 > 17 ? .changedUp : .common
      }
    ),
    (
      "changed downwards without a direction",
      process(format: .duration, target: nil) {
        300 + 900 * wave($0) - ($0 > 17 ? 60 : 0)
      } status: {
        $0 > 17 ? .changedDown : .common
      }
    ),
  ]

  private static let incomplete: [(name: String, chart: ProcessChart)] = [
    ("a gap without data", process(missing: [9, 10, 11])),
    ("single missing weeks", process(missing: [3, 20])),
    ("the last weeks without data", process(missing: [23, 24, 25])),
    ("no data at all", process(hasLimits: false, missing: Set(0..<26))),
    ("trial limits", process(values: 9, isTrial: true)),
    ("points only", process(values: 5, hasLimits: false, target: nil)),
    ("one point", process(values: 1, hasLimits: false)),
    ("two points and a target", process(values: 2, hasLimits: false)),
    ("hollow points", process(hollow: [0, 12, 25])),
  ]

  private static let scales: [(name: String, chart: ProcessChart)] = [
    ("near one hundred per cent", process(decimals: 1, target: 0.99) { 0.985 + wave($0) / 6 }),
    ("near zero", process(decimals: 1, target: 0.01) { max(0, 0.004 + wave($0) / 12) }),
    ("from zero to one hundred per cent", process { $0 % 2 == 0 ? 0 : 1 }),
    ("durations over an hour", process(format: .duration, target: 4000) { 3900 + 9000 * wave($0) }),
    ("short durations", process(format: .duration, target: 12) { 9 + 40 * wave($0) }),
    ("tens of thousands", process(format: .count, values: 13, target: nil) { 41_000 + 90_000 * wave($0) }),
    ("points of a scale", process(format: .points, decimals: 1, target: 4.2) { 4.1 + 2 * wave($0) }),
    ("scores below zero", process(format: .points, target: 10) { -20 + 900 * wave($0) }),
  ]

  private static let wordy: [(name: String, chart: ProcessChart)] = [
    ("two events", process(events: [(12, "New wrap-up screen"), (20, "Two people on leave")])),
    (
      "an event at each edge",
      process(events: [(0, "Move to the new office"), (25, "Outage of the phone lines")])
    ),
    ("two events a week apart", process(events: [(11, "New script for refunds"), (12, "Billing letters sent")])),
    (
      "long labels",
      relabelled(
        process(target: 0.77), last: "Letzte\u{A0}abgeschlossene Kalenderwoche\u{A0}76\u{A0}%",
        target: "Vereinbartes Ziel ab\u{A0}Juli 77\u{A0}%", center: "Durchschnitt der ersten sechzehn Wochen 75\u{A0}%")
    ),
    (
      "labels in other scripts",
      relabelled(
        process(), last: "الأسبوع الأخير 76%", target: "目標 80%", center: "平均 75%")
    ),
  ]

  /// A chart whose points follow `value`, all else by default.
  static func process(
    format: AxisFormat = .percent, decimals: Int = 0, values count: Int = 26, hasLimits: Bool = true,
    isTrial: Bool = false,
    varying: Bool = false, missing: Set<Int> = [], hollow: Set<Int> = [], target: Double? = 0.8,
    events: [(Int, String)] = [], labels: [String]? = nil,
    value: (Int) -> Double = { 0.75 + wave($0) },
    status: (Int) -> ProcessChart.Status = { _ in .common }
  ) -> ProcessChart {
    let number = NumberFormat(unit(format), decimals: decimals)
    let numbers = (0..<count).map(value)
    let base = numbers.prefix(16)
    let center = base.reduce(0, +) / Double(max(1, base.count))
    let spread = max((base.max() ?? 0) - (base.min() ?? 0), abs(center) * 0.01)
    let first = CivilDate(ordinal: 20_574)
    let points = (0..<count).map { index in
      let reach = spread * (varying ? 0.7 + 0.25 * Double(index % 3) : 0.8)
      let isMissing = missing.contains(index)
      let limits =
        hasLimits
        ? Interval(lower: number.clamped(center - reach), upper: number.clamped(center + reach)) : nil
      let monday = first.adding(days: 7 * index)
      return ProcessChart.Point(
        label: labels?[index] ?? EnglishDates.short(monday), longLabel: "week of \(EnglishDates.long(monday))",
        value: isMissing ? nil : numbers[index], lower: limits?.lower, upper: limits?.upper, status: status(index),
        isHollow: hollow.contains(index), valueText: isMissing ? "no data" : number.text(numbers[index]),
        rangeText: limits.map(number.text) ?? "", n: isMissing ? 0 : 120 + index,
        statusText: isMissing ? "No data" : status(index).rawValue)
    }
    let last = points.last { $0.value != nil && !$0.isHollow } ?? points.last { $0.value != nil }
    return ProcessChart(
      format: format, points: points, center: hasLimits ? center : nil,
      centerLabel: "Average\u{A0}\(number.text(center))",
      isTrial: isTrial, target: target, targetLabel: target.map { "Target\u{A0}\(number.text($0))" } ?? "",
      lastLabel: "Last\u{A0}week\u{A0}\(last?.valueText ?? "")",
      annotations: events.map { ProcessChart.Annotation(index: $0.0, text: $0.1) },
      tableHeads: ["Week", "Answered within 20 s", "Usual range", "Contacts", "Status"])
  }

  private static let months =
    ["Nov 2025", "Dec", "Jan 2026"] + ["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"]

  private static func relabelled(
    _ chart: ProcessChart, last: String, target: String, center: String
  ) -> ProcessChart {
    var chart = chart
    chart.lastLabel = last
    chart.targetLabel = target
    chart.centerLabel = center
    return chart
  }

  /// A fixed, uneven wave of ±0.03.
  static func wave(_ index: Int) -> Double {
    let step = (index * 7 + index * index * 3) % 13
    return Double(step - 6) / 200
  }

  private static func unit(_ format: AxisFormat) -> MetricUnit {
    switch format {
    case .percent: .fraction
    case .duration: .seconds
    case .count: .count
    case .points: .points(minimum: -100, maximum: 100)
    }
  }
}
