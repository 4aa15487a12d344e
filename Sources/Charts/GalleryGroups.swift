import Document
import Metrics

/// Charts of groups, hours, types and persons, in every state.
extension ChartGallery {
  static let groups: [(name: String, chart: ChartSpec)] = [
    ("two teams", .dotPlot(dots(["North", "South"]))),
    (
      "seven teams, two apart",
      .dotPlot(
        dots(["Billing", "Business", "Cancellations", "Delivery", "North", "South", "Technical"], apart: [3, 6]))
    ),
    ("twelve teams with a target", .dotPlot(dots((1...12).map { "Team \($0)" }, target: 0.75))),
    (
      "names of all lengths and scripts",
      .dotPlot(
        dots([
          "Ops", "Kundenbetreuung Nord und Nordost, zweite Schicht", "Donaudampfschifffahrtsgesellschaft",
          "خدمة العملاء", "北京客服中心",
        ]))
    ),
    ("a team without enough answers", .dotPlot(dots(["East", "North", "South"], hidden: [1]))),
    ("all teams hidden", .dotPlot(dots(["East", "North"], hidden: [0, 1]))),
    ("target and reference at one place", .dotPlot(dots(["East", "North", "South"], target: 0.731))),
    ("handle times of teams", .dotPlot(times(["Billing", "Delivery", "Technical"]))),
    ("a hundred teams", .dotPlot(dots(hundred, target: 0.75))),
    ("no teams", .dotPlot(dots([]))),
    ("weekdays by hour", .heatMap(heat(columns: 12, rows: 6))),
    ("hours with closed and low cells", .heatMap(heat(columns: 9, rows: 5, special: true))),
    ("two hours of one day", .heatMap(heat(columns: 2, rows: 1))),
    ("around the clock", .heatMap(heat(columns: 24, rows: 7))),
    ("fifty days by hour", .heatMap(heat(columns: 12, rows: 50))),
    ("three contact types", .bars(bars(["Billing", "Delivery", "Account access"]))),
    (
      "twelve types with long names",
      .bars(bars((1...12).map { $0 % 4 == 0 ? "A contact type with quite a long name, number \($0)" : "Type \($0)" }))
    ),
    ("bars with long details", .bars(bars(["Billing", "Delivery"], detail: "resolved in the first contact"))),
    ("bars of nothing", .bars(bars(["Billing", "Delivery"], scale: 0))),
    ("a single bar", .bars(bars(["Billing"]))),
    ("a range bar with everything", .rangeBar(range())),
    ("a range bar of few observations", .rangeBar(range(isHollow: true, hasMiddle: false))),
    ("a range bar with the value alone", .rangeBar(range(hasUsual: false, hasMiddle: false, hasTarget: false))),
    ("a range bar without a value", .rangeBar(range(value: nil))),
    ("a sparkline", .sparkline(process())),
    ("a sparkline with a gap", .sparkline(process(missing: [8, 9]))),
    ("a sparkline of one point", .sparkline(process(values: 1, hasLimits: false))),
  ]

  private static func dots(
    _ names: [String], apart: Set<Int> = [], hidden: Set<Int> = [], target: Double? = nil
  ) -> DotPlot {
    DotPlot(
      format: .percent,
      rows: names.enumerated().map { index, name in
        let value = 0.73 + wave(index * 3) + (apart.contains(index) ? (index % 2 == 0 ? -0.08 : 0.06) : 0)
        let isHidden = hidden.contains(index)
        return DotPlot.Row(
          name: name, value: isHidden ? nil : value, lower: isHidden ? nil : value - 0.03,
          upper: isHidden ? nil : value + 0.03, isApart: apart.contains(index),
          valueText: isHidden ? "[low]" : "\(NumberFormat.fixed(value * 100, 0))%", n: isHidden ? 7 : 540 + 97 * index,
          rangeText: isHidden ? "" : "70% to 76%")
      },
      reference: 0.73, referenceLabel: "all teams 73%", target: target, targetLabel: "target 75%",
      tableHeads: ["Team", "Resolved", "Likely between (95%)", "Contacts"])
  }

  private static func times(_ names: [String]) -> DotPlot {
    DotPlot(
      format: .duration,
      rows: names.enumerated().map { index, name in
        let value = 290 + 34 * Double(index)
        return DotPlot.Row(
          name: name, value: value, lower: value - 12, upper: value + 15, isApart: index == 2,
          valueText: NumberFormat.duration(value), n: 12_400 + 900 * index, rangeText: "04:38 to 05:05")
      },
      reference: 312, referenceLabel: "all teams 05:12", target: 330, targetLabel: "target 05:30",
      tableHeads: ["Team", "Handle time", "Likely between (95%)", "Contacts"])
  }

  private static func heat(columns: Int, rows: Int, special: Bool = false) -> HeatMap {
    let first = columns == 24 ? 0 : 8
    let hours = (0..<columns).map { padded(first + $0, 2) }
    let days = (1...rows).map(EnglishDates.shortWeekday)
    let cells = days.enumerated().map { row, day in
      hours.enumerated().map { column, hour -> HeatMap.Cell in
        if special, row == rows - 1, column > 4 {
          return HeatMap.Cell(step: nil, text: "–", longText: "\(day) \(hour):00: no contacts")
        }
        if special, row == 2, column == 3 {
          return HeatMap.Cell(step: nil, text: "[low]", longText: "\(day) \(hour):00: fewer than 10 contacts")
        }
        let share = 92 - (row * 5 + column * 11) % 41
        return HeatMap.Cell(
          step: (92 - share) / 9, text: String(share), longText: "\(day) \(hour):00: \(share)% of 148")
      }
    }
    return HeatMap(columns: hours, rows: days, cells: cells, tableHeads: ["Weekday"] + hours.map { "\($0):00" })
  }

  private static func bars(
    _ names: [String], scale: Double = 14_820, detail: String = "resolved"
  ) -> BarChart {
    BarChart(
      format: .count,
      rows: names.enumerated().map { index, name in
        let value = (scale / Double(index + 1)).rounded()
        return BarChart.Row(
          name: name, value: value, valueText: NumberFormat.count(value),
          detail: index == 1 ? "" : "\(79 - index)% \(detail)")
      },
      tableHeads: ["Contact type", "Contacts", "Resolved"])
  }

  private static func range(
    value: Double? = 0.42, isHollow: Bool = false, hasUsual: Bool = true, hasMiddle: Bool = true, hasTarget: Bool = true
  ) -> RangeBar {
    RangeBar(
      scaleLower: 0, scaleUpper: 1, value: value, isHollow: isHollow, usualLower: hasUsual ? 0.2 : nil,
      usualUpper: hasUsual ? 0.8 : nil, middleLower: hasMiddle ? 0.3 : nil, middleUpper: hasMiddle ? 0.65 : nil,
      target: hasTarget ? 0.6 : nil)
  }
}
