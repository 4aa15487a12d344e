import Document
import Metrics
import Publishing

/// `methods.html`: definitions that changed from one period to the next, and all definitions of the newest report.
struct MethodsPage {
  let history: ArchiveHistory

  func report(_ newest: Manifest) -> Report {
    archiveReport(
      slug: "methods", title: "Definitions and changes to methods", newest: newest,
      sections: [changes, definitions(newest)])
  }

  private var changes: Section {
    var blocks: [Block] = []
    for period in Set(history.changes.map(\.manifest.period)).sorted(by: >) {
      let changes = history.changes.filter { $0.manifest.period == period }
      blocks.append(
        .table(
          Table(
            id: "table-\(period.id)", caption: "From \(EnglishDates.name(period)) on",
            columns: [.init("Measure"), .init("Before"), .init("Now")],
            rows: changes.map { change in
              [
                Cell(change.after.title), Cell(text(change.before, beside: change.after)),
                Cell(text(change.after, beside: change.before)),
              ]
            }, note: "")))
    }
    if blocks.isEmpty {
      blocks = [.paragraph(Paragraph(.body, ["No definition has changed from one period to the next."]))]
    }
    return Section(id: "changes", title: "Changes to methods", blocks: blocks)
  }

  /// What differs: the formula, the sentence, or both.
  private func text(_ entry: Manifest.DefinitionEntry, beside other: Manifest.DefinitionEntry) -> String {
    let parts = [
      entry.definition == other.definition ? nil : entry.definition,
      entry.formula == other.formula ? nil : entry.formula,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private func definitions(_ newest: Manifest) -> Section {
    let entries = newest.definitions.sorted { ($0.title, $0.key) < ($1.title, $1.key) }
    return Section(
      id: "definitions", title: "Definitions of \(EnglishDates.name(newest.period))",
      blocks: [
        .definitions(
          entries.map { entry in
            Definition(
              term: entry.variant.isEmpty ? entry.title : "\(entry.title) (\(entry.variant))",
              text: [.text("\(entry.definition) "), .text("Formula: \(entry.formula).")])
          })
      ])
  }
}
