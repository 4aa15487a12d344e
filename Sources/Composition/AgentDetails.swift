import Analysis
import Document
import Metrics

/// What the reviews and the clock say about one person, with the evidence behind it: only their own.
struct AgentDetails {
  /// Fewer people with readings could be worked out from "in line with others".
  static let leastPeople = 6

  let composer: Composer
  let subject: Subject
  let data: SubjectAssessment

  private var assessment: Assessment { composer.assessment }
  private var profile: SkillProfile? {
    guard let development = assessment.development, development.profiles.count >= AgentDetails.leastPeople else {
      return nil
    }
    return development[subject.id]
  }

  // MARK: Page 2

  /// The skills of which enough is known, strengths first, each with what it rests on.
  var skills: Section? {
    guard let profile, let model = assessment.development?.model else { return nil }
    let names = Dictionary(model.skills.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let known = profile.skills.filter { [.strength, .inLine, .developmentArea, .mixedEvidence].contains($0.state) }
    guard !known.isEmpty else { return nil }
    let order: [SkillState] = [.strength, .inLine, .mixedEvidence, .developmentArea]
    let sorted = order.flatMap { state in known.filter { $0.state == state } }
    let rows = sorted.map { reading in
      [
        Cell(names[reading.skill] ?? reading.skill), Cell(words(reading.state)),
        Cell(sentenceStart(SkillWords.evidence(reading, composer.metrics, most: 2))),
      ]
    }
    let table = Table(
      id: "table-skills", caption: "", columns: [.init("Skill"), .init("Reading"), .init("What it rests on")],
      rows: rows,
      note:
        "Over six months, corrected for reviewers and kinds of contact. Two kinds of evidence are needed; a reading is "
        + "said only when it is at least 80% sure. You know best what stands behind it.")
    return Section(id: "skills", title: "Your skills, as far as the data can tell", page: 2, blocks: [.table(table)])
  }

  /// The person's own page says what to do with it.
  private func words(_ state: SkillState) -> String {
    switch state {
    case .strength: "A strength to share"
    case .inLine: "In line with colleagues"
    case .developmentArea: "Worth working on"
    case .mixedEvidence: "Mixed: worth a talk"
    case .notEnoughEvidence, .notInferred: "Not enough evidence"
    }
  }

  // MARK: Page 3

  var details: [Section] { [behaviours, load, trainings].compactMap(\.self) }

  private var behaviours: Section? {
    let items = (profile?.skills ?? []).flatMap(\.items).compactMap(\.evidence).filter { $0.signal.kind == .criterion }
    let own = Dictionary(items.map { ($0.signal, $0) }, uniquingKeysWith: { first, _ in first })
      .sorted { $0.key < $1.key }.map(\.value).filter { $0.n >= 3 }
    guard !own.isEmpty else { return nil }
    func percent(_ share: Double) -> String { NumberFormat.fixed(min(1, max(0, share)) * 100, 0) + "%" }
    let rows = own.map { item in
      [
        Cell(sentenceStart(SkillWords.signal(item.signal, composer.metrics))), Cell(percent(item.value)),
        Cell(item.interval.map { "\(percent($0.lower)) to \(percent($0.upper))" } ?? ""), Cell("\(item.n)"),
      ]
    }
    let table = Table(
      id: "table-behaviours", caption: "",
      columns: [
        .init("Behaviour"), .init("Met", .right), .init("Likely between (95%)", .right), .init("Reviews", .right),
      ], rows: rows,
      note:
        "Contacts picked at random over six months, corrected for how strict each reviewer is. If you disagree with a "
        + "review, say so: a review can be disputed.")
    return Section(id: "behaviours", title: "Your reviewed behaviours", page: 3, blocks: [.table(table)])
  }

  /// Measures of time that the person can see but rarely decides.
  private var load: Section? {
    let keys = [
      "occupancy", "schedule_adherence", "late_break_rate", "overtime_share", "contacts_per_hour", "longest_hold",
    ]
    let views = keys.compactMap { key in
      assessment.metrics.first { $0.key.metric == key && $0.isDefault }
        .flatMap { composer.view($0.key, subject, data) }
    }.filter { $0.assessment.current.measurement != nil }
    guard !views.isEmpty else { return nil }
    let rows = views.map { view in
      let clause = MeasureView.clause(of: view.metric)
      return [Cell(view.metric.name), Cell(view.valueText), Cell(clause)]
    }
    let table = Table(
      id: "table-load", caption: "", columns: [.init("Measure"), .init("You", .right), .init("What it is")], rows: rows,
      note:
        "Staffing, schedules and the mix of contacts decide most of this. If the load is too high, tell your team lead."
    )
    return Section(id: "load", title: "Your load", page: 3, blocks: [.table(table)])
  }

  private var trainings: Section? {
    let own = assessment.trainings.filter { $0.agent == subject.id }
    guard !own.isEmpty else { return nil }
    let items = own.map { training -> [Inline] in
      [.strong("\(training.course)"), .text(" on \(EnglishDates.long(training.day)).\(effect(of: training))")]
    }
    return Section(
      id: "trainings", title: "Your trainings", page: 3, blocks: items.map { .paragraph(Paragraph(.body, $0)) })
  }

  /// What the course changed for all who took it; nothing about any of them.
  private func effect(of training: TrainingRecord) -> String {
    let month = Period(.month, containing: training.day)
    let found = assessment.fairness.courses.filter { $0.course == training.course && $0.month == month }
    let nouns = found.filter { $0.verdict == .effect }.compactMap { composer.metrics[$0.key] }.map {
      MetricWords($0).noun
    }
    if !nouns.isEmpty { return " On average it changed \(joined(nouns)) for those who took it." }
    return found.contains { $0.verdict == .noEffectSeen } ? " No effect on the main measures can be seen yet." : ""
  }
}
