import Analysis
import Document
import Metrics

/// What came of earlier talks: what was agreed, and which coaching the person had. Who held a talk or follows up is
/// not said.
extension AgentDetails {
  /// At most so many of each, the newest.
  private static let most = 4
  /// How many days before the end of the period a talk or a closed agreement is still news.
  private static let recentDays = 92

  /// What is open, and what was done or dropped lately; what is open ends with the person's last day.
  var agreements: Section? {
    let period = composer.assessment.period
    let own = composer.assessment.agreements.filter { agreement in
      agreement.agent == subject.id && agreement.agreed <= period.last
        && (agreement.status == .open ? !hasLeft : isRecent(agreement.agreed))
    }.suffix(AgentDetails.most)
    guard !own.isEmpty else { return nil }
    let language = composer.language
    let rows = own.map { agreement in
      [
        Cell(agreement.text), Cell(language.long(agreement.agreed)),
        Cell(agreement.due.map(language.long) ?? "\u{2013}"), Cell(words(agreement.status)),
      ]
    }
    let table = Table(
      id: "table-agreed", caption: "",
      columns: [
        .init(language.text(.agreedWhat)), .init(language.text(.agreedSince), .right),
        .init(language.text(.agreedUntil), .right), .init(language.text(.agreedStatus)),
      ], rows: rows, note: "")
    return Section(id: "agreed", title: language.text(.agreedTitle), page: 2, blocks: [.table(table)])
  }

  private func words(_ status: AgreementRecord.Status) -> String {
    switch status {
    case .open: composer.language.text(.agreedOpen)
    case .done: composer.language.text(.agreedDone)
    case .dropped: composer.language.text(.agreedDropped)
    }
  }

  /// The talks of the last three months.
  var coachings: Section? {
    let language = composer.language
    let own = composer.assessment.coachings.filter { $0.agent == subject.id && isRecent($0.day) }
      .suffix(AgentDetails.most)
    guard !own.isEmpty else { return nil }
    let names = Dictionary(
      (composer.assessment.development?.model.skills ?? []).map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let paragraphs = own.map { talk -> Block in
      let day = PhraseValue.text(language.long(talk.day))
      guard let skill = talk.skill else {
        return .paragraph(Paragraph(.body, language.prose(.coachingTalk, ["day": day])))
      }
      let name = names[skill].map { language.skill(skill, named: $0) } ?? language.behaviour(skill)
      return .paragraph(
        Paragraph(
          .body, language.prose(.coachingAbout, ["skill": .text(language.capitalised(name)), "day": day])))
    }
    return Section(id: "coaching", title: language.text(.coachingTitle), page: 3, blocks: paragraphs)
  }

  private func isRecent(_ day: CivilDate) -> Bool {
    let last = composer.assessment.period.last
    return day <= last && day > last.adding(days: -AgentDetails.recentDays)
  }
}
