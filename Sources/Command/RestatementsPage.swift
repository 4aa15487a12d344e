import Document
import Metrics
import Publishing

/// `restatements.html` and its CSV: what re-issues changed, by how much, and why.
struct RestatementsPage {
  let history: ArchiveHistory

  private struct Issue {
    var manifest: Manifest
    var rows: [Restatement]
  }

  private let issues: [Issue]

  init(_ history: ArchiveHistory) {
    self.history = history
    issues = history.manifests.filter { $0.version > 1 }
      .sorted { ($0.period.last, $0.period.id, $0.version) > ($1.period.last, $1.period.id, $1.version) }
      .map { manifest in
        let folder = history.archive.folder(manifest.period, version: manifest.version)
        return Issue(manifest: manifest, rows: Restatement.stored(at: "\(folder)/data/restatement.csv"))
      }
  }

  /// Every number of every re-issue, newest period first.
  var csv: String {
    var csv = CSVWriter(heads: ["report", "version", "issued", "reason"] + Restatement.heads)
    for issue in issues {
      let manifest = issue.manifest
      let head = [
        manifest.period.id, String(manifest.version), manifest.created, manifest.reason?.text ?? "not recorded",
      ]
      for row in issue.rows { csv.append(head + row.cells) }
    }
    return csv.contents
  }

  func report(_ newest: Manifest) -> Report {
    let lead =
      issues.isEmpty
      ? "No report has been issued again"
      : "\(issues.count) \(issues.count == 1 ? "report was" : "reports were") issued again"
    let note = "A version that was replaced stays in the archive as it was, unless it was taken out of it."
    return archiveReport(
      slug: "restatements", title: "Restatements", newest: newest,
      sections: [
        Section(id: "summary", title: lead, isLead: true, blocks: [.paragraph(Paragraph(.body, [.text(note)]))])
      ] + issues.enumerated().map(section))
  }

  private func section(_ number: Int, _ issue: Issue) -> Section {
    let manifest = issue.manifest
    let day = CivilDate(manifest.created.prefix(10)).map { ", issued \(EnglishDates.long($0))" } ?? ""
    let own = issue.rows.filter { $0.level == "site" }
    let others = issue.rows.count - own.count
    var blocks: [Block] = [
      .paragraph(
        Paragraph(
          .body,
          [
            .link("Version \(manifest.version)", to: .file("../../\(ArchiveHistory.path(manifest))index.html")),
            .text("\(day). \(manifest.reason?.text ?? "The reason was not recorded.")"),
          ]))
    ]
    if own.isEmpty {
      blocks.append(
        .paragraph(
          Paragraph(.body, [.text(others == 0 ? "No number changed." : "No number of the whole site changed.")])))
    } else {
      blocks.append(.table(table(own, number: number, others: others, titles: titles(manifest))))
    }
    if others > 0, own.isEmpty { blocks.append(.paragraph(Paragraph(.note, [.text(note(others))]))) }
    return Section(
      id: "\(manifest.period.id)-v\(manifest.version)",
      title: "\(EnglishDates.name(manifest.period)), version \(manifest.version)", blocks: blocks)
  }

  private func table(
    _ rows: [Restatement], number: Int, others: Int, titles: [MetricKey: String]
  ) -> Table {
    Table(
      id: "table-\(number + 1)", caption: "Numbers of the whole site that changed",
      columns: [
        .init("Measure"), .init("Month"), .init("Before", .right), .init("After", .right), .init("Change", .right),
      ],
      rows: rows.map { row in
        [
          Cell(titles[row.key] ?? row.key.metric), Cell(Period(row.period).map(EnglishDates.name) ?? row.period),
          Cell(text(row.before, row.stateBefore, row.unit)), Cell(text(row.after, row.stateAfter, row.unit)),
          Cell(storedDifference(row.change, unit: row.unit)),
        ]
      }, note: others > 0 ? note(others) : "")
  }

  private func note(_ others: Int) -> String {
    "\(NumberFormat.count(Double(others))) more of teams, queues, channels and topics are in restatements.csv."
  }

  /// The number, or the word for why there is none.
  private func text(_ value: Double?, _ state: String, _ unit: String) -> String {
    value != nil || state.isEmpty ? storedText(value, unit: unit) : String(state.prefix { $0 != ":" })
  }

  private func titles(_ manifest: Manifest) -> [MetricKey: String] {
    Dictionary(manifest.definitions.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A page at the top of the archive in the look of the reports. `newest` stands for the fonts and the date.
func archiveReport(slug: String, title: String, newest: Manifest, sections: [Section]) -> Report {
  Report(
    kind: .site, subject: .site, slug: slug, language: "en", kicker: newest.organisation, title: title, facts: [],
    metadataTitle: "\(title), \(newest.organisation)", runningHeader: (newest.organisation, title),
    footer: "Made from the manifests and stored numbers of the archive.", sections: sections)
}
