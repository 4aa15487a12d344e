import Document
import Metrics

/// Charts over time beyond process charts.
extension ChartGallery {
  static let trends: [(name: String, chart: ChartSpec)] = [
    ("a day offered against forecast", .intervals(intervals(28) { 60 + 900 * abs(wave($0)) })),
    ("a day that is not over", .intervals(intervals(28, known: 0..<17) { 60 + 900 * abs(wave($0)) })),
    ("a day with a gap", .intervals(intervals(28, known: 0..<28, missing: Set(8..<20)) { 60 + 900 * abs(wave($0)) })),
    ("seven days of half hours", .intervals(intervals(336) { 50 + 40 * Double($0 % 48) / 48 })),
    ("no intervals", .intervals(intervals(0) { _ in 0 })),
    ("one interval", .intervals(intervals(1) { _ in 12 })),
    ("intervals of extreme counts", .intervals(intervals(12) { $0 == 5 ? 4_000_000 : 0 })),
    ("intervals with long labels", .intervals(intervals(20, words: scripts) { 60 + 900 * abs(wave($0)) })),
    ("all intervals suppressed", .intervals(intervals(20, known: 0..<0, hasForecast: false) { _ in 0 })),
    ("one starter among the cohort", .ramp(ramp(12, ["You"]))),
    ("three starters among the cohort", .ramp(ramp(12, ["A. Moreau", "B. Lindqvist", "C. Okafor"]))),
    ("no months since the start", .ramp(ramp(0, []))),
    ("the first month", .ramp(ramp(1, ["You"]))),
    ("a ramp of extreme values", .ramp(ramp(6, ["You"], scale: 90))),
    ("starters with long names", .ramp(ramp(9, Array(scripts.prefix(3))))),
    ("a suppressed cohort", .ramp(ramp(9, [], isHidden: true))),
    ("weeks of occupancy", .occupancy(occupancy(26) { 0.8 + wave($0) * 2 })),
    ("no weeks of occupancy", .occupancy(occupancy(0) { _ in 0 })),
    ("one week of occupancy", .occupancy(occupancy(1) { _ in 0.91 })),
    ("extreme occupancy", .occupancy(occupancy(12) { $0 % 2 == 0 ? 0 : 1 })),
    ("occupancy with a gap", .occupancy(occupancy(26) { (9...14).contains($0) ? nil : 0.8 + wave($0) })),
    ("occupancy with long labels", .occupancy(occupancy(26, words: scripts) { 0.8 + wave($0) })),
    ("all weeks of occupancy suppressed", .occupancy(occupancy(26) { _ in nil })),
    ("six small charts on one scale", .smallMultiples(multiples(plain + ["East"], sharesScale: true))),
    ("five small charts, each on its own scale", .smallMultiples(multiples(plain, sharesScale: false))),
    ("sixty small charts", .smallMultiples(multiples(Array(hundred.prefix(60)), sharesScale: true))),
    ("no small charts", .smallMultiples(multiples([], sharesScale: true))),
    ("a small chart of one point", .smallMultiples(multiples(["North"], weeks: 1, sharesScale: true))),
    ("small charts of extreme values", .smallMultiples(multiples(plain, sharesScale: true, scale: 30_000_000))),
    ("small charts with long names", .smallMultiples(multiples(scripts, sharesScale: true))),
    ("all small charts suppressed", .smallMultiples(multiples(plain, sharesScale: true, isHidden: true))),
  ]

  private static func intervals(
    _ count: Int, known: Range<Int>? = nil, missing: Set<Int> = [], hasForecast: Bool = true, words: [String]? = nil,
    value: (Int) -> Double
  ) -> IntervalChart {
    IntervalChart(
      format: .count,
      points: (0..<count).map { index in
        let clock = "\(padded((8 + index / 2) % 24, 2)):\(index % 2 == 0 ? "00" : "30")"
        let isKnown = (known ?? 0..<count).contains(index) && !missing.contains(index)
        let actual = isKnown ? value(index).rounded() : nil
        let expected = hasForecast ? (value(max(0, index - 1)) * 0.95).rounded() : nil
        return IntervalChart.Point(
          label: clock, longLabel: "5 October 2026, \(clock)", actual: actual, expected: expected,
          actualText: actual.map { NumberFormat.count($0) } ?? "–",
          expectedText: expected.map { NumberFormat.count($0) } ?? "–")
      }, actualLabel: words?[0] ?? "Offered\u{A0}3120", expectedLabel: words?[1] ?? "Forecast\u{A0}2980",
      tableHeads: ["Interval", "Offered", "Forecast"])
  }

  private static func ramp(
    _ count: Int, _ people: [String], scale: Double = 1, isHidden: Bool = false
  ) -> RampChart {
    func middle(_ month: Int) -> Double { 300 + 240 / Double(month + 1) * scale }
    return RampChart(
      format: .duration,
      months: (0..<count).map { month in
        RampChart.Month(
          label: String(month + 1), lower: isHidden ? nil : middle(month) - 30 * scale.squareRoot(),
          middle: isHidden ? nil : middle(month), upper: isHidden ? nil : middle(month) + 40 * scale.squareRoot(),
          rangeText: isHidden ? "[low]" : "04:50 to 06:10", n: isHidden ? 4 : 14)
      },
      people: people.enumerated().map { index, name in
        let values = (0..<count).map { month -> Double? in
          month > count - 1 - index ? nil : middle(month) + Double(index * 25) - 20 + 400 * wave(month + index)
        }
        return RampChart.Person(
          label: name, values: values, texts: values.map { $0.map { NumberFormat.duration($0) } ?? "–" })
      }, bandLabel: "Middle half of 14\u{A0}starters", middleLabel: "Median",
      tableHeads: ["Month", "Middle half", "Starters"] + people)
  }

  private static func occupancy(
    _ count: Int, words: [String]? = nil, value: (Int) -> Double?
  ) -> OccupancyChart {
    let first = CivilDate(ordinal: 20_574)
    return OccupancyChart(
      weeks: (0..<count).map { index in
        let monday = first.adding(days: 7 * index)
        let value = value(index)
        return OccupancyChart.Week(
          label: EnglishDates.short(monday), longLabel: "week of \(EnglishDates.long(monday))", value: value,
          valueText: share(value), statusText: value.map { $0 > 0.85 ? "above the healthy band" : "" } ?? "no data")
      }, healthyLower: 0.75, healthyUpper: 0.85, healthyLabel: words?[0] ?? "Healthy 75% to\u{A0}85%",
      lastLabel: words?[1] ?? "Last\u{A0}week\u{A0}82%", tableHeads: ["Week", "Occupancy", "Healthy band"])
  }

  private static func multiples(
    _ names: [String], weeks: Int = 13, sharesScale: Bool, scale: Double = 0, isHidden: Bool = false
  ) -> SmallMultiples {
    SmallMultiples(
      panels: names.enumerated().map { index, name in
        let values = (0..<weeks).map { week -> Double? in
          if isHidden || (index == 1 && week == 5) { return nil }
          return scale > 0 ? (index == 0 ? scale : 3) : 0.7 + wave(week + index * 2) + Double(index) * 0.03
        }
        let text = { (value: Double?) in
          isHidden ? "[low]" : scale > 0 ? value.map { NumberFormat.count($0) } ?? "–" : share(value)
        }
        return SmallMultiples.Panel(
          title: name, format: scale > 0 ? .count : .percent, labels: (0..<weeks).map { "W\(30 + $0)" },
          values: values, texts: values.map(text), lower: isHidden || scale > 0 ? nil : 0.66,
          upper: isHidden || scale > 0 ? nil : 0.9,
          lastLabel: isHidden ? "[low]" : "Last week \(text(values.last ?? nil))")
      }, sharesScale: sharesScale, tableHeads: ["Team", "Week", "Resolved"])
  }
}
