import Charts
import Document
import HTMLRendering
import Metrics

/// One report that holds every block, and every chart of the chart gallery as a figure.
package enum Gallery {
  package static var report: Report {
    Report(
      kind: .site, subject: .site, slug: "gallery", language: "en", kicker: "For those who change the look",
      title: "Gallery of charts and blocks", facts: [["every state on one page"]], metadataTitle: "Gallery",
      runningHeader: ("Gallery", "Wrapup"), footer: "Gallery", sections: [lead, tables, texts] + charts)
  }

  /// The gallery stands alone: its fonts lie beside it and it has no neighbours.
  package static let context = PageContext(
    up: "", dataPrefix: "", links: [], generated: "2\u{A0}November\u{A0}2026", program: programVersion, runID: "gallery"
  )

  private static let lead = Section(
    id: "summary", title: "A lead heading says the finding and takes two lines when it must", isLead: true,
    blocks: [
      .columns([
        Column(
          span: 8,
          blocks: [
            .findings([
              [
                .strong("Abandonment rose to 7.9% in the week of 19 October."), " The usual range is 3.9% to 6.9%. ",
                .link("Figure 1", to: .anchor("fig-1")),
              ],
              [.strong("Nothing else changed."), " Handle time and satisfaction moved within their usual range."],
            ])
          ]),
        Column(
          span: 4,
          blocks: [
            .aside(Aside(tone: .care, title: "Read with care", paragraphs: [["No data on 14 October."]])),
            .aside(Aside(tone: .note, title: "The goals", paragraphs: [["Satisfaction: 80% or more"]])),
          ]),
      ])
    ])

  private static let tables = Section(
    id: "tables", title: "Tables",
    blocks: [
      .measureTable(measureTable), .glance(glance),
      .table(
        Table(
          id: "table-2", caption: "Table 2. Every shorthand",
          columns: [
            .init("Contact type"), .init("Contacts", .right), .init("Handle time", .right), .init("Resolved", .right),
          ],
          rows: [
            ["Billing", "1 482", "05:52", "74%"],
            ["Delivery of a parcel with a very long name", "77", "1:06:31", "[low]"],
            ["Other (14 types)", "5", "[x]", "[c]"], ["Callback", "0", "[z]", "[z]"],
          ],
          note: "[low]: fewer than 10. [x]: not in the exports. [c]: not shown. [z]: does not apply.")),
    ])

  private static let measureTable = MeasureTable(
    id: "table-1", caption: "Table 1. Every icon with its words",
    heads: ["Measure", "October", "Target", "Is it changing?", "Will it meet the target?", "26 weeks"],
    groups: [
      .init(
        title: "Customer",
        rows: zip(StatusIcon.allCases, StatusIcon.allCases.reversed()).map { left, right in
          MeasureTable.Row(
            name: "Satisfaction", value: "79.1%", precision: "77.0% to 81.2%, n 1130", target: "80%", variation: left,
            variationText: left == .none ? "Too few weeks to say" : "Words beside “\(left.rawValue)”", assurance: right,
            assuranceText: right == .none ? "No target set" : "Words beside “\(right.rawValue)”", sparkline: sparkline,
            sparklineText: "26 weeks, last 79%")
        })
    ], note: "Under each value: the range in which the true value likely lies (95%), and n.")

  private static var sparkline: ProcessChart? {
    for entry in ChartGallery.entries { if case .process(let chart) = entry.chart { return chart } }
    return nil
  }

  private static let glance = Glance(
    heads: ["Measure", "You", "Target", "Your usual range and the site’s middle half", "What this means"],
    rows: [
      glanceRow("Handle time", "05:04", "05:30", value: 0.4, isHollow: false, all: true, "Within your usual range"),
      glanceRow("Satisfaction", "86%", "–", value: 0.7, isHollow: true, all: false, "Too early to say what is usual"),
      Glance.Row(
        name: "After-contact work", value: "[low]", target: "00:45", bar: nil, barText: "",
        meaning: "Twelve contacts: too few to say"),
    ],
    key: [
      .init(.own, "you"), .init(.usualRange, "your usual range"), .init(.middleHalf, "the site’s middle half"),
      .init(.target, "target"),
    ])

  private static func glanceRow(
    _ name: String, _ own: String, _ target: String, value: Double, isHollow: Bool, all: Bool, _ meaning: String
  ) -> Glance.Row {
    Glance.Row(
      name: name, value: own, target: target,
      bar: RangeBar(
        scaleLower: 0, scaleUpper: 1, value: value, isHollow: isHollow, usualLower: all ? 0.2 : nil,
        usualUpper: all ? 0.8 : nil, middleLower: all ? 0.3 : nil, middleUpper: all ? 0.65 : nil,
        target: all ? 0.6 : nil), barText: "You \(own)", meaning: meaning)
  }

  private static let texts = Section(
    id: "texts", title: "Texts",
    blocks: [
      .paragraph(
        Paragraph(.lead, ["A lead paragraph in a quieter ink, with names that need other fonts: ", .text(names)])),
      .paragraph(
        Paragraph(.body, [.strong("A bold clause."), " Then plain words, and a number: ", .number("79%", source: "")])),
      .paragraph(Paragraph(.note, ["A note below a figure, small."])),
      .writingLines(["What I want to keep doing", "What I want to change"]),
      .definitions([
        Definition(term: "Handle time", text: ["Talk, hold and after-contact work, average per answered contact."])
      ]),
    ])

  private static let names = "José Ñandú, Zoë Łukasiewicz, محمد الفاسي, נועה כהן, अनन्या शर्मा, สมชาย ใจดี, 王小明, 佐藤花子, 김민준"

  /// Figures in pairs, each in a section named after its state.
  private static var charts: [Section] {
    ChartGallery.entries.enumerated().map { index, entry in
      let figure = Figure(
        id: "fig-\(index + 1)", number: index + 1, title: "Figure \(index + 1) shows \(entry.name)",
        subtitle: "Share of contacts answered within 20 seconds, %, weekly", note: "Shaded band: usual range.",
        alternativeText: "Gallery figure: \(entry.name). Data in the table below.", chart: entry.chart)
      return Section(
        id: "chart-\(index + 1)", title: entry.name, blocks: [.columns([Column(span: 6, blocks: [.figure(figure)])])])
    }
  }
}
