import Charts
import Document
import HTMLRendering
import Metrics

/// A manager report with every kind of block, about as long as a real one.
enum SampleReport {
  static let report = Report(
    kind: .site, subject: .site, slug: "site", language: "en", kicker: "Monthly performance report",
    title: "Customer Support · October 2026",
    facts: [
      ["1 to 31 October 2026"], [.number("41\u{202F}208", source: "site contacts_offered current"), " contacts"],
      ["data on 30 of 31 expected days ", .link("(see notes)", to: .anchor("notes"))],
    ],
    metadataTitle: "Customer Support, October 2026",
    runningHeader: ("Customer Support · October 2026", "Northwind"), footer: "Northwind · confidential",
    sections: [lead, state, changes, demand, teams, notes])

  static let context = PageContext(
    up: "../", dataPrefix: "north-",
    links: [
      (title: "PDF", href: "north.pdf"), (title: "Measures as CSV", href: "../data/measures.csv"),
      (title: "All months", href: "../../../index.html"),
    ],
    generated: "2\u{A0}November\u{A0}2026", program: "wrapup 1.0.0", runID: "4f2a9c0d1b7e6a55")

  private static let lead = Section(
    id: "summary",
    title: "Calls were answered faster through September and most of October; last week broke the pattern",
    isLead: true,
    blocks: [
      .columns([
        Column(
          span: 8,
          blocks: [
            .findings([
              [
                .strong("Answer speed improved."),
                " Eight of the last nine weeks were above the May to August average of ",
                .number("75%", source: "site service_level baseline"), ". ",
                .link("Figure\u{A0}1", to: .anchor("fig-1")),
              ],
              [
                .strong("Abandonment rose to 7.9% in the last week,"),
                " outside the usual range of 3.9% to 6.9%. It coincides with “two people on unplanned leave”. ",
                .link("Figure\u{A0}2", to: .anchor("fig-2")),
              ],
              [
                .strong("Nothing else changed."),
                " Handle time, first-time resolution and satisfaction moved only within their usual range.",
              ],
            ])
          ]),
        Column(
          span: 4,
          blocks: [
            .aside(
              Aside(
                tone: .care, title: "Read with care",
                paragraphs: [["There are no data for 14 October 2026: the export of that day is missing."]]))
          ]),
      ])
    ])

  private static let state = Section(
    id: "state", title: "Where each measure stands",
    blocks: [
      .measureTable(
        MeasureTable(
          id: "table-1", caption: "Table 1. Five measures for October 2026, with 26 weeks of history",
          heads: ["Measure", "October", "Target", "Is it changing?", "Will it meet the target?", "26 weeks"],
          groups: [
            .init(
              title: "Service",
              rows: [
                row(
                  "Answered within 20 s", "79.1%", "78.7% to 79.5%, n 41\u{202F}208", "80%", .improving,
                  "Improving: 8 of the last 9 weeks above average", .hitOrMiss,
                  "Hit or miss: target is inside the usual range", answered),
                row(
                  "Abandoned", "7.9%", "6.6% to 9.4%, n 1\u{202F}306", "5%", .concern,
                  "Concern: last week above the usual range", .fail, "Target is not expected to be met", abandoned),
              ]),
            .init(
              title: "Customer",
              rows: [
                row(
                  "Resolved first time", "72%", "70% to 74%, n 2\u{202F}214", "75%", .common, "No significant change",
                  .fail, "Target is not expected to be met", weekly(0.72, 0.02)),
                row(
                  "Customer satisfaction", "82%", "77% to 86%, n 312", "–", .common, "No significant change", .none,
                  "No target set", weekly(0.82, 0.03)),
              ]),
            .init(
              title: "Work",
              rows: [
                row(
                  "Handle time", "05:18", "05:12 to 05:24, n 38\u{202F}117", "05:30", .changedUp,
                  "Changed: seven weeks higher", .pass, "Target expected to be met", nil)
              ]),
          ],
          note: "Under each value: the range in which the true value likely lies (95%), and the number of contacts."))
    ])

  private static let changes = Section(
    id: "what-changed", title: "What changed",
    blocks: [
      .columns([
        Column(
          span: 6,
          blocks: [
            .figure(
              figure(
                1, "Answer speed has been above average since September",
                "Calls answered within 20 seconds, % of calls offered, weekly",
                "Shaded band: usual range (average ± 2.66 × mean moving range). Squares: improvement.",
                .process(answered)))
          ]),
        Column(
          span: 6,
          blocks: [
            .figure(
              figure(
                2, "Abandonment left its usual range in the last week of October",
                "Calls abandoned after 5 seconds, % of calls offered, weekly",
                "Diamond: outside the usual range in the direction we do not want. Source: phone platform.",
                .process(abandoned)))
          ]),
      ])
    ])

  private static let demand = Section(
    id: "when", title: "When and why",
    blocks: [
      .figure(
        figure(
          3, "Midday is the hardest time to answer quickly, above all on Mondays",
          "Calls answered within 20 seconds, % of calls offered, by hour of arrival, October",
          "Darker means fewer calls answered in time. Dash: closed. Each cell holds at least 40 calls.",
          .heatMap(heatMap))),
      .columns([
        Column(
          span: 6,
          blocks: [
            .figure(
              figure(
                4, "Billing and delivery make up half of all contacts", "Contacts by type, October",
                "Other holds 14 types.", .bars(bars)))
          ]),
        Column(
          span: 6,
          blocks: [
            .figure(
              figure(
                5, "Delivery is above and Technical below the average of all teams",
                "Contacts resolved first time, %, October, with 95% interval",
                "Alphabetical order. Filled dot: the interval does not include the average of all teams.",
                .dotPlot(dots)))
          ]),
      ]),
    ])

  private static let teams = Section(
    id: "teams", title: "Teams",
    blocks: [
      .paragraph(Paragraph(.body, ["Two of seven teams differ from the others by more than chance explains."])),
      .table(
        Table(
          id: "table-2", caption: "Table 2. The same numbers",
          columns: [
            .init("Team"), .init("Contacts", .right), .init("Answered in 20 s", .right), .init("Abandoned", .right),
            .init("Handle time", .right), .init("Resolved first time", .right), .init("Satisfaction", .right),
          ],
          rows: dots.rows.enumerated().map { index, row in
            [
              Cell(row.name, isStrong: row.isApart, link: .file("teams/\(row.name.lowercased()).html")),
              Cell("\(row.n)"), Cell("7\(index)%"), Cell("\(index).4%"), Cell("05:1\(index)"), Cell(row.valueText),
              index == 3 ? "[low]" : "8\(index)%",
            ]
          }, note: "[low]: fewer than 10 answers.")),
    ])

  private static let notes = Section(
    id: "notes", title: "Notes",
    blocks: [
      .definitions([
        Definition(
          term: "Answered within 20 s",
          text: ["calls answered within 20 seconds of entering the queue ÷ calls offered."]),
        Definition(term: "Handle time", text: ["(talk + hold + after-contact work) ÷ answered contacts."]),
      ]),
      .glance(
        Glance(
          heads: ["Measure", "You", "Target", "Your usual range and the team’s middle half", "What this means"],
          rows: [
            .init(
              name: "Handle time", value: "05:04", target: "05:30",
              bar: RangeBar(
                scaleLower: 240, scaleUpper: 400, value: 304, isHollow: false, usualLower: 280, usualUpper: 350,
                middleLower: 300, middleUpper: 340, target: 330), barText: "You 05:04, usual range 04:40 to 05:50",
              meaning: "Within your usual range"),
            .init(name: "Satisfaction", value: "[low]", target: "–", bar: nil, barText: "Too few", meaning: "Too few"),
          ],
          key: [
            .init(.own, "you"), .init(.usualRange, "your usual range"), .init(.middleHalf, "the team’s middle half"),
            .init(.target, "target"),
          ])),
      .aside(Aside(tone: .note, title: "Privacy", paragraphs: [["No person is named on this page."]])),
      .writingLines(["Actions agreed for November"]),
      .paragraph(Paragraph(.note, ["Signals: outside the usual range; seven on one side; seven in one direction."])),
    ])
}

extension SampleReport {
  static func figure(_ number: Int, _ title: String, _ subtitle: String, _ note: String, _ chart: ChartSpec) -> Figure {
    Figure(
      id: "fig-\(number)", number: number, title: title, subtitle: subtitle, note: note,
      alternativeText: "\(title). \(subtitle). Data in the table below.", chart: chart)
  }

  private static func row(
    _ name: String, _ value: String, _ precision: String, _ target: String, _ variation: StatusIcon, _ words: String,
    _ assurance: StatusIcon, _ assuranceWords: String, _ sparkline: ProcessChart?
  ) -> MeasureTable.Row {
    MeasureTable.Row(
      name: name, value: value, precision: precision, target: target, variation: variation, variationText: words,
      assurance: assurance, assuranceText: assuranceWords, sparkline: sparkline,
      sparklineText: sparkline == nil ? "too little history" : "26 weeks of \(name.lowercased()), last \(value)")
  }

  static let answered = weekly(0.75, 0.03, target: 0.8) { $0 >= 17 && $0 < 25 ? 0.075 : $0 == 25 ? 0.03 : 0 }
  static let abandoned = weekly(0.055, 0.005, target: 0.05, bad: [25]) { $0 == 25 ? 0.025 : 0 }

  /// 26 weeks around a level, with a step; the same every time.
  static func weekly(
    _ level: Double, _ spread: Double, target: Double? = nil, bad: Set<Int> = [], step: (Int) -> Double = { _ in 0 }
  ) -> ProcessChart {
    let wave = [0.1, 0.7, -0.4, 0.5, -0.1, 0.4, -0.8, 0.2, 0.4, -0.5, 0.6, -0.3, -0.9]
    let months = ["May", "Jun", "Jul", "Aug", "Sep", "Oct"]
    let points = (0..<26).map { index in
      let value: Double? = index == 16 ? nil : level + spread * wave[index % wave.count] + step(index)
      let label = "\(1 + (index * 7) % 28)\u{A0}\(months[min(5, index * 7 / 30)])"
      let text = value.map { NumberFormat.fixed($0 * 100, 1) + "%" } ?? "no data"
      let status: ProcessChart.Status = bad.contains(index) ? .concern : step(index) > 0 ? .improvement : .common
      return ProcessChart.Point(
        label: label, longLabel: "week of \(label) 2026", value: value, lower: level - 1.5 * spread,
        upper: level + 1.5 * spread, status: status, isHollow: index == 3, valueText: text,
        rangeText: NumberFormat(.fraction, decimals: 0).text(
          Interval(lower: level - 1.5 * spread, upper: level + 1.5 * spread)),
        n: 1500 + index, statusText: status == .common ? "Usual" : "Signal: \(status.rawValue)")
    }
    let percent = NumberFormat(.fraction, decimals: 0)
    return ProcessChart(
      format: .percent, points: points, center: level, centerLabel: "Average \(percent.text(level))", isTrial: false,
      target: target, targetLabel: target.map { "Target \(percent.text($0))" } ?? "",
      lastLabel: "Last week \(points[25].valueText)", annotations: [],
      tableHeads: ["Week", "Value", "Usual range", "Contacts", "Status"])
  }

  static let heatMap: HeatMap = {
    let hours = (8...19).map { $0 < 10 ? "0\($0)" : "\($0)" }
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    return HeatMap(
      columns: hours, rows: days,
      cells: days.enumerated().map { day, name in
        hours.enumerated().map { hour, label in
          guard day < 5 || hour < 6 else {
            return HeatMap.Cell(step: nil, text: "–", longText: "\(name) \(label): closed")
          }
          let value = 88 - [3, 9, 18, 28, 30, 24, 12, 5, 0, 1, 0, 2][hour] + day
          return HeatMap.Cell(
            step: min(4, max(0, (92 - value) / 7)), text: "\(value)", longText: "\(name) \(label): \(value)% of 148")
        }
      }, tableHeads: ["Day"] + hours)
  }()

  static let bars = BarChart(
    format: .count,
    rows: [
      ("Billing", 11_482.0, "74% resolved"), ("Delivery", 9_210, "79% resolved"), ("Technical", 6_004, "65% resolved"),
      ("Cancellations", 4_371, "74% resolved"), ("Other (14 types)", 10_141, "71% resolved"),
    ].map { .init(name: $0.0, value: $0.1, valueText: NumberFormat.count($0.1), detail: $0.2) },
    tableHeads: ["Type", "Contacts", "Resolved"])

  static let dots = DotPlot(
    format: .percent,
    rows: [
      ("Billing", 0.75, 1130), ("Business", 0.74, 541), ("Cancellations", 0.74, 840), ("Delivery", 0.77, 1689),
      ("North", 0.72, 1365), ("South", 0.71, 1215), ("Technical", 0.65, 742),
    ].map { name, value, n in
      let half = 1 / Double(n).squareRoot()
      let percent = NumberFormat(.fraction, decimals: 0)
      return .init(
        name: name, value: value, lower: value - half, upper: value + half, isApart: abs(value - 0.73) > 0.035,
        valueText: percent.text(value), n: n,
        rangeText: percent.text(Interval(lower: value - half, upper: value + half)))
    }, reference: 0.73, referenceLabel: "all teams 73%", target: nil, targetLabel: "",
    tableHeads: ["Team", "Resolved", "Likely between", "Contacts"])
}

extension SampleReport {
  static let index = ArchiveIndex(
    title: "Reports", organisation: "Northwind Customer Support",
    latest: .init(title: "October 2026", href: "2026-10/v2/index.html"), summary: "14 months · first September 2025",
    years: [
      .init(
        title: "2026",
        rows: [
          indexRow(
            "2026-10", "October", "Calls were answered faster; abandonment rose in the last week", 1, 1, 0,
            ["revised 12 Nov"]),
          indexRow("2026-09", "September", "Answer speed improved", 1, 0, 0, []),
          indexRow(
            "2026-08", "August", "August was ordinary: no measure left its usual range", 0, 0, 0,
            ["partial: 29 of 31 days"]),
          indexRow("2026-07", "July", "Handle time is higher since June", 0, 2, 1, ["new definition of abandoned"]),
        ]),
      .init(
        title: "2025", rows: [indexRow("2025-12", "December", "Satisfaction fell below its usual range", 0, 1, 0, [])]),
      .init(title: "2024", rows: [indexRow("2024-12", "December", "December: too few weeks to know", 0, 0, 0, [])]),
    ], fontsPrefix: "")

  private static func indexRow(
    _ id: String, _ title: String, _ headline: String, _ improvements: Int, _ concerns: Int, _ changes: Int,
    _ badges: [String]
  ) -> ArchiveIndex.Row {
    ArchiveIndex.Row(
      id: id, title: title, href: "\(id)/v1/index.html", headline: headline, improvements: improvements,
      concerns: concerns, changes: changes, badges: badges,
      links: [
        .init(title: "HTML", href: "\(id)/v1/index.html"), .init(title: "CSV", href: "\(id)/v1/data/measures.csv"),
      ])
  }
}
