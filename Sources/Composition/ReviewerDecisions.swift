import Analysis
import Document
import Metrics

/// The private document for the quality lead: how mild or severe each reviewer is with the same people, and how many
/// reviews a score needs. Nothing of it stands in the archive.
struct ReviewerDecisions {
  let composer: Composer

  private var reviewers: ReviewerAssessment? { composer.assessment.fairness.reviewers }

  var report: Report? {
    guard let reviewers, !reviewers.reviewers.isEmpty else { return nil }
    let period = EnglishDates.name(composer.assessment.period)
    let organisation = composer.assessment.organisation
    return Report(
      kind: .site, subject: .site, slug: "reviewers", language: "en", kicker: "For the quality lead",
      title: "Reviewers · \(period)", facts: [[.text("\(reviewers.reviewers.count) reviewers, twelve months")]],
      metadataTitle: "Reviewers, \(period)", runningHeader: ("Reviewers · \(period)", organisation),
      footer: "\(organisation) · confidential", sections: [severity(reviewers), need(reviewers)].compactMap(\.self))
  }

  private func points(_ value: Double) -> String {
    let text = NumberFormat.fixed(abs(value) * 100, 1)
    return text == "0.0" ? text : (value < 0 ? "\u{2212}" : "+") + text
  }

  private func severity(_ found: ReviewerAssessment) -> Section {
    let apart = found.reviewers.filter(\.isApart)
    let head =
      apart.isEmpty
      ? "No reviewer is surely milder or more severe than the others."
      : "\(sentenceStart(spelled(apart.count))) of \(spelled(found.reviewers.count(where: \.isShown))) reviewers "
        + "\(apart.count == 1 ? "scores" : "score") the same people otherwise than the others do."
    let separate =
      found.separateGroups > 1
      ? " They form \(spelled(found.separateGroups)) groups that score no person in common; only inside a group can "
        + "they be compared." : ""
    let rows = found.reviewers.map { reviewer in
      [
        Cell(reviewer.reviewer), Cell("\(reviewer.evaluations)"), Cell("\(reviewer.people)"),
        Cell(reviewer.isShown ? points(reviewer.effect) : "[low]"),
        Cell(reviewer.isShown ? "\(points(reviewer.interval.lower)) to \(points(reviewer.interval.upper))" : ""),
        Cell(
          !reviewer.isShown
            ? "Too few" : !reviewer.isApart ? "In line" : reviewer.effect < 0 ? "More severe" : "Milder",
          isStrong: reviewer.isApart),
      ]
    }
    return Section(
      id: "severity", title: "How mild or severe",
      blocks: [
        .findings([
          [
            .strong(head),
            .text(" A calibration session is the remedy; people’s scores are corrected for it already.\(separate)"),
          ]
        ]),
        .table(
          Table(
            id: "table-1", caption: "Table 1. Each reviewer beside the others, on the same people, alphabetical",
            columns: [
              .init("Reviewer"), .init("Evaluations", .right), .init("People", .right), .init("Points", .right),
              .init("Likely between (95%)", .right), .init("Beside the others"),
            ], rows: rows,
            note:
              "Points of 100, pulled towards 0 by as much as few evaluations leave open. “Milder” and “more severe” "
              + "need at least three points and 95% certainty. [low]: too few evaluations or people.")),
      ])
  }

  private func need(_ found: ReviewerAssessment) -> Section? {
    guard found.betweenPeople > 0, !found.plan.isEmpty else { return nil }
    func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "no number is enough" }
    let all = found.betweenPeople + found.betweenReviewers + found.error
    func share(_ part: Double) -> String { NumberFormat.fixed(part / all * 100, 0) + "%" }
    return Section(
      id: "need", title: "What a score rests on",
      blocks: [
        .paragraph(
          Paragraph(
            .body,
            [
              .text(
                "Of all that makes one score differ from another, \(share(found.betweenPeople)) is the person, "
                  + "\(share(found.betweenReviewers)) the reviewer and \(share(found.error)) the single contact and chance."
              )
            ])),
        .table(
          Table(
            id: "table-2", caption: "Table 2. Evaluations a person needs before scores can be compared",
            columns: [.init("Reviewers"), .init("To compare", .right), .init("To be sure", .right)],
            rows: found.plan.map { [Cell("\($0.reviewers)"), Cell(text($0.forHalf)), Cell(text($0.forSeven))] },
            note: "A reliability of 0.5 and of 0.7.")),
      ])
  }
}
