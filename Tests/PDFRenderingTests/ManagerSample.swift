import Document
import Metrics

/// A manager report that has every kind of block and takes several pages.
enum ManagerSample {
  static let report = Report(
    kind: .team, subject: Subject(.team, "north"), slug: "north", language: "en",
    kicker: "Monthly performance report", title: "Customer Support, North · October 2026",
    facts: [["1 to 31 October 2026"], ["41 208 contacts"], ["data complete 30 of 31 days"]],
    metadataTitle: "Customer Support, North, October 2026",
    runningHeader: (left: "Monthly performance report · October 2026", right: "Customer Support, North"),
    footer: "Customer Support, North. Counts and rules: see the notes.",
    sections: [lead, measures, figures, notes])

  private static let lead = Section(
    id: "lead", title: "Calls were answered faster from September; abandonment rose in the last week.", isLead: true,
    blocks: [
      .findings([
        [.strong("Calls were answered faster."), " 79% within 20 seconds, against 75% from May to August."],
        [.strong("Abandonment rose in the last week."), " 7.9%, above its usual range."],
        ["Satisfaction, handle time and transfers stayed within their usual ranges."],
      ]),
      .aside(
        Aside(tone: .care, title: "Read with care", paragraphs: [["There are no data for 12 October 2026."]])),
    ])

  private static let measures = Section(
    id: "measures", title: "Where each measure stands",
    blocks: [
      .measureTable(
        MeasureTable(
          id: "table-1", caption: "Headline measures, October 2026",
          heads: ["Measure", "October", "Target", "Is it changing?", "Will it meet the target?", "26 weeks"],
          groups: ["Customer", "Service", "Work"].map { group in
            .init(
              title: group,
              rows: (1...3).map { index in
                MeasureTable.Row(
                  name: "\(group) measure \(index)", value: "79%", precision: "77% to 81%, n 1 130", target: "80%",
                  variation: .improving, variationText: "Improving: above average for 8 weeks", assurance: .hitOrMiss,
                  assuranceText: "Hit or miss: target is inside the usual range", sparkline: nil,
                  sparklineText: "no history")
              })
          }, note: "[low]: fewer than 10 contacts."))
    ])

  private static let figures = Section(
    id: "figures", title: "What changed",
    blocks: [
      .figure(figure(1)),
      .columns([Column(span: 6, blocks: [.figure(figure(2))]), Column(span: 6, blocks: [.figure(figure(3))])]),
      .table(
        Table(
          id: "table-2", caption: "The same numbers",
          columns: [.init("Team"), .init("Contacts", .right), .init("Answered within 20 seconds", .right)],
          rows: (1...40).map { [Cell("Team \($0)"), Cell("\($0 * 17)"), Cell("79%", isStrong: $0 == 3)] }, note: "")),
    ])

  private static func figure(_ number: Int) -> Figure {
    Figure(
      id: "fig-\(number)", number: number,
      title: number == 2
        ? "Answered" : "More contacts were answered within 20 seconds since the first week of September",
      subtitle: "Answered within 20 seconds, %, weekly, all contacts", note: "Band: usual range.",
      alternativeText: "Process chart of contacts answered within 20 seconds. Above average since September.",
      chart: .bars(
        BarChart(
          format: .count, rows: [.init(name: "Billing", value: 148, valueText: "148", detail: "74% resolved")],
          tableHeads: ["Type", "Contacts", "Resolved"])))
  }

  private static let notes = Section(
    id: "notes", title: "Notes",
    blocks: [
      .paragraph(
        Paragraph(
          .body,
          [.text(String(repeating: "A paragraph that is long enough to be split between two pages. ", count: 40))])),
      .definitions(
        (1...9).map {
          Definition(term: "Term \($0)", text: ["talk, hold and after-contact work, divided by contacts."])
        }),
      .writingLines(["Actions agreed"]),
      .paragraph(Paragraph(.note, ["Version 1."])),
    ])
}
