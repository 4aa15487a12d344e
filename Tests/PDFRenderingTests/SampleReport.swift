import Document
import Metrics

/// A typical two-page report of an invented agent.
enum SampleReport {
  static let name = "Sam Okafor"

  static func report(
    name: String = SampleReport.name, types: Int = 5, title: String = "Shorter after-call work, steady resolution"
  ) -> Report {
    Report(
      kind: .agent, subject: Subject(.agent, "a-1042"), slug: "a-1042", language: "en", kicker: "", title: title,
      facts: [], metadataTitle: "Your month, October 2026",
      runningHeader: (left: "Your month · October 2026", right: "\(name) · Customer Support, North"),
      footer: "For \(name) only. Not a ranking. Small numbers vary: see page 2.",
      sections: [
        lead, strengths, glance, charts, focus, contacts(types), conversation, notes,
      ])
  }

  private static let lead = Section(
    id: "lead", title: nil,
    blocks: [
      .paragraph(
        Paragraph(
          .lead,
          [
            .text("This report is for you. It shows your own contacts from 1 to 31 October 2026 ("),
            .number("412", source: "agent/a-1042 contacts_handled current"),
            .text(
              " contacts on 20 working days) next to your own history. Use it to prepare your conversation with your team lead on 9 November."
            ),
          ]))
    ])

  private static let strengths = Section(
    id: "strengths", title: "What went well",
    blocks: [
      .columns([
        Column(
          span: 8,
          blocks: [
            .findings([
              [
                .strong("After-call work fell to 41 seconds."),
                .text(
                  " It has been below your earlier average of 51 seconds for eight weeks in a row, so this is a real change, not chance."
                ),
              ],
              [
                .strong("78% of your contacts were resolved first time."),
                .text(
                  " That is above the target of 75%. Your usual range is 68% to 81%, so expect months on both sides of this."
                ),
              ],
            ])
          ]),
        Column(
          span: 4,
          blocks: [
            .aside(
              Aside(
                tone: .note, title: "Your goals",
                paragraphs: [
                  ["1. Keep first-time resolution at 75% or more."], ["2. Bring transfers below 12% by December."],
                  ["Agreed 6 October"],
                ]))
          ]),
      ])
    ])

  private static let glance = Section(
    id: "glance", title: "Your month at a glance",
    blocks: [
      .glance(
        Glance(
          heads: ["Measure", "You", "Target", "Your usual range and the team’s middle half", "What this means"],
          rows: [
            row("Handle time", "05:04", "05:30", bar(0.36, 0.2, 0.7, 0.24, 0.75, 0.58), "Within your usual range"),
            row(
              "After-call work", "00:41", "00:45", bar(0.34, 0.23, 0.71, 0.27, 0.76, 0.43), "Lower for 8 weeks running"),
            row("Resolved first time", "78%", "75%", bar(0.67, 0.33, 0.78, 0.3, 0.64, 0.57), "Within your usual range"),
            row("Satisfaction", "86%", "80%", bar(0.66, 0.29, 0.84, 0.35, 0.59, 0.47), "Within your usual range"),
            row("Transfers", "14%", "12%", bar(0.6, 0.29, 0.72, 0.23, 0.61, 0.47), "Within your usual range"),
          ],
          key: [
            .init(.own, "you"), .init(.usualRange, "your usual range"), .init(.middleHalf, "middle half of team"),
            .init(.target, "target"),
          ]))
    ])

  private static func row(_ name: String, _ value: String, _ target: String, _ bar: RangeBar, _ meaning: String)
    -> Glance.Row
  {
    Glance.Row(
      name: name, value: value, target: target, bar: bar,
      barText: "\(name): you \(value), target \(target). \(meaning).", meaning: meaning)
  }

  private static func bar(
    _ value: Double, _ lower: Double, _ upper: Double, _ middleLower: Double, _ middleUpper: Double, _ target: Double
  ) -> RangeBar {
    RangeBar(
      scaleLower: 0, scaleUpper: 1, value: value, isHollow: false, usualLower: lower, usualUpper: upper,
      middleLower: middleLower, middleUpper: middleUpper, target: target)
  }

  private static let charts = Section(
    id: "charts", title: nil,
    blocks: [
      .columns([
        Column(span: 6, blocks: [.figure(workFigure)]), Column(span: 6, blocks: [.figure(resolutionFigure)]),
      ]),
      .paragraph(
        Paragraph(
          .note,
          [
            "Shaded band: your usual range (average of the first 16 weeks ± 2.66 × mean moving range). Squares: improvement."
          ])),
    ])

  private static let workFigure = Figure(
    id: "fig-1", number: 1, title: "After-call work has been lower since September",
    subtitle: "Average per contact, mm:ss, weekly", note: "",
    alternativeText:
      "Process chart of your after-call work, weekly, May to October 2026. Below the earlier average of 51 seconds since September; last week 41 seconds; target 45 seconds.",
    chart: .process(
      chart(
        .duration,
        [
          52, 49, 55, 51, 53, 50, 54, 48, 52, 50, 53, 51, 49, 52, 50, 51, 47, 45, 44, 46, 43, 42, 44, 41, 42, 41,
        ], center: 51.25, lower: 43, upper: 59.8, target: 45, from: 16,
        labels: ("Average 00:51", "Target 00:45", "Last week 00:41"))))

  private static let resolutionFigure = Figure(
    id: "fig-2", number: 2, title: "First-time resolution is steady and above target",
    subtitle: "Contacts with no repeat within 7 days, %, weekly", note: "",
    alternativeText:
      "Process chart of your first-time resolution, weekly, May to October 2026. Steady around the average of 74%; last week 78%; target 75%.",
    chart: .process(
      chart(
        .percent,
        [
          72, 76, 70, 77, 73, 75, 71, 78, 74, 76, 72, 75, 73, 77, 74, 76, 75, 78, 73, 77, 74, 79, 76, 75, 80, 78,
        ].map { $0 / 100 }, center: 0.745, lower: 0.643, upper: 0.847, target: 0.75, from: 99,
        labels: ("Average 74%", "Target 75%", "Last week 78%"))))

  private static func chart(
    _ format: AxisFormat, _ values: [Double], center: Double, lower: Double, upper: Double, target: Double, from: Int,
    labels: (center: String, target: String, last: String)
  ) -> ProcessChart {
    let days =
      ["4", "11", "18", "25", "1", "8", "15", "22", "29", "6", "13", "20", "27", "3", "10", "17", "24", "31"]
      + ["7", "14", "21", "28", "5", "12", "19", "26"]
    let months =
      Array(repeating: "May", count: 4) + Array(repeating: "Jun", count: 5) + Array(repeating: "Jul", count: 4)
      + Array(repeating: "Aug", count: 5) + Array(repeating: "Sep", count: 4) + Array(repeating: "Oct", count: 4)
    let points = values.enumerated().map { index, value in
      ProcessChart.Point(
        label: "\(days[index])\u{A0}\(months[index])", longLabel: "week of \(days[index]) \(months[index]) 2026",
        value: value, lower: lower, upper: upper, status: index >= from ? .improvement : .common, isHollow: false,
        valueText: "\(value)", rangeText: "\(lower) to \(upper)", n: 90, statusText: "")
    }
    return ProcessChart(
      format: format, points: points, center: center, centerLabel: labels.center, isTrial: false, target: target,
      targetLabel: labels.target, lastLabel: labels.last, annotations: [],
      tableHeads: ["Week", "Value", "Usual range", "Contacts", "Status"])
  }

  private static let focus = Section(
    id: "focus", title: "One thing to try in November", page: 2,
    blocks: [
      .columns([
        Column(
          span: 8,
          blocks: [
            .paragraph(
              Paragraph(
                .body,
                [
                  .strong("Offer to check the billing system before you transfer."),
                  .text(
                    " 31 of your 58 transfers were billing questions. 22 of those were answered by billing in under two minutes, from a screen you can also open."
                  ),
                ])),
            .paragraph(
              Paragraph(
                .body,
                [
                  .strong("Try this"),
                  .text(
                    ": when a customer asks about an invoice date or amount, open Billing › Invoices first. Transfer only if the account is locked."
                  ),
                ])),
            .paragraph(
              Paragraph(
                .body,
                [
                  .strong("How you will know it works"),
                  .text(
                    ": transfers below 12% in the first two weeks of November, with resolution staying at 75% or more."),
                ])),
          ]),
        Column(
          span: 4,
          blocks: [
            .aside(
              Aside(
                tone: .note, title: "If something gets in the way",
                paragraphs: [
                  [
                    "Tell your team lead if access to Billing › Invoices fails or if the queue target makes this hard. That is useful to know."
                  ]
                ]))
          ]),
      ])
    ])

  private static func contacts(_ count: Int) -> Section {
    let types: [[Cell]] = [
      ["Billing", "148", "05:52", "74%", "21%"], ["Delivery", "121", "04:10", "83%", "8%"],
      ["Cancellations", "77", "06:31", "79%", "12%"], ["Account access", "61", "03:22", "81%", "10%"],
    ]
    let more = (0..<max(0, count - 5)).map { index -> [Cell] in
      [Cell("Type \(index + 5)"), "12", "05:00", "75%", "9%"]
    }
    return Section(
      id: "contacts", title: "Your contacts in October", page: 2,
      blocks: [
        .table(
          Table(
            id: "table-1", caption: "",
            columns: [
              .init("Contact type"), .init("Contacts", .right), .init("Handle time", .right),
              .init("Resolved first time", .right), .init("Transfers", .right),
            ], rows: types + more + [["Other", "5", "[low]", "[low]", "[low]"]],
            note:
              "[low]: fewer than 10 contacts, not shown because one contact would change the result by 10 points or more."
          ))
      ])
  }

  private static let conversation = Section(
    id: "conversation", title: "For your conversation", page: 2,
    blocks: [.writingLines(["What I want to keep doing", "What I want to change", "What I need from my team lead"])])

  private static let notes = Section(
    id: "notes", title: nil, page: 2,
    blocks: [
      .columns([
        Column(
          span: 6,
          blocks: [
            .aside(
              Aside(
                tone: .note, title: "How the numbers are made",
                paragraphs: [
                  [
                    .strong("Handle time:"), " talk + hold + after-call work, average per contact. ",
                    .strong("Resolved first time:"),
                    " no contact from the same customer on the same topic within 7 days. ", .strong("Satisfaction:"),
                    " share of survey answers 4 or 5 out of 5 (61 answers; the true value is likely between 75% and 93%).",
                  ]
                ]))
          ]),
        Column(
          span: 6,
          blocks: [
            .aside(
              Aside(
                tone: .note, title: "Who sees this",
                paragraphs: [
                  [
                    "You and your team lead. The team’s middle half is shown without names and only for groups of 8 or more people. You can ask for a correction until 16 November: quality@example.org. Kept for 13 months."
                  ]
                ]))
          ]),
      ])
    ])
}
