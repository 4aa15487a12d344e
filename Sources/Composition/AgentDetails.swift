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
  /// Nothing is asked of somebody who left.
  let hasLeft: Bool

  private var assessment: Assessment { composer.assessment }
  private var language: Language { composer.language }
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
        Cell(language.skill(reading.skill, named: names[reading.skill] ?? reading.skill)), Cell(words(reading.state)),
        Cell(language.capitalised(SkillWords.evidence(reading, composer.metrics, language, most: 2))),
      ]
    }
    let table = Table(
      id: "table-skills", caption: "",
      columns: [
        .init(language.text(.skillsSkill)), .init(language.text(.skillsReading)), .init(language.text(.skillsBasis)),
      ], rows: rows, note: language.text(.skillsNote))
    return Section(id: "skills", title: language.text(.skillsTitle), page: 2, blocks: [.table(table)])
  }

  /// The person's own page says what to do with it.
  private func words(_ state: SkillState) -> String {
    switch state {
    case .strength: language.text(.skillsStrength)
    case .inLine: language.text(.skillsInLine)
    case .developmentArea: language.text(.skillsToDevelop)
    case .mixedEvidence: language.text(.skillsMixed)
    case .notEnoughEvidence, .notInferred: language.text(.skillsTooLittle)
    }
  }

  // MARK: Page 3

  var details: [Section] {
    let talks = [coachings, trainings].compactMap(\.self)
    return [behaviours, load].compactMap(\.self) + (talks.count > 1 ? [beside(talks)] : talks)
  }

  /// Short lists stand side by side: a page with two lines on it is no page.
  private func beside(_ sections: [Section]) -> Section {
    let columns = sections.map { section in
      let paragraphs = section.blocks.compactMap { block -> [Inline]? in
        if case .paragraph(let paragraph) = block { paragraph.inlines } else { nil }
      }
      return Column(span: 6, blocks: [.aside(Aside(tone: .note, title: section.title ?? "", paragraphs: paragraphs))])
    }
    return Section(id: "talks", title: nil, page: 3, blocks: [.columns(columns)])
  }

  private var behaviours: Section? {
    let items = (profile?.skills ?? []).flatMap(\.items).compactMap(\.evidence).filter { $0.signal.kind == .criterion }
    let own = Dictionary(items.map { ($0.signal, $0) }, uniquingKeysWith: { first, _ in first })
      .sorted { $0.key < $1.key }.map(\.value).filter { $0.n >= 3 }
    guard !own.isEmpty else { return nil }
    let format = NumberFormat(.fraction, decimals: 0, style: language.numbers)
    let rows = own.map { item in
      [
        Cell(language.capitalised(SkillWords.signal(item.signal, composer.metrics, language))),
        Cell(format.text(format.clamped(item.value))), Cell(item.interval.map(format.text) ?? ""),
        Cell(language.number(item.n)),
      ]
    }
    let table = Table(
      id: "table-behaviours", caption: "",
      columns: [
        .init(language.text(.behavioursBehaviour)), .init(language.text(.behavioursMet), .right),
        .init(language.text(.behavioursLikely), .right), .init(language.text(.behavioursReviews), .right),
      ], rows: rows, note: language.text(.behavioursNote))
    return Section(id: "behaviours", title: language.text(.behavioursTitle), page: 3, blocks: [.table(table)])
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
      id: "table-load", caption: "",
      columns: [
        .init(language.text(.glanceMeasure)), .init(language.text(.glanceYou), .right),
        .init(language.text(.loadWhat)),
      ], rows: rows, note: language.text(hasLeft ? .loadNoteLast : .loadNote))
    return Section(id: "load", title: language.text(.loadTitle), page: 3, blocks: [.table(table)])
  }

  private var trainings: Section? {
    let own = assessment.trainings.filter { $0.agent == subject.id }
    guard !own.isEmpty else { return nil }
    let items = own.map { training -> [Inline] in
      language.prose(
        .trainingsTaken, ["course": .text(training.course), "day": .text(language.long(training.day))])
        + effect(of: training)
    }
    return Section(
      id: "trainings", title: language.text(.trainingsTitle), page: 3,
      blocks: items.map { .paragraph(Paragraph(.body, $0)) })
  }

  /// What the course changed for all who took it; nothing about any of them.
  private func effect(of training: TrainingRecord) -> [Inline] {
    let month = Period(.month, containing: training.day)
    let found = assessment.fairness.courses.filter {
      $0.course == training.course && $0.method == training.method && $0.month == month
    }
    let nouns = found.filter { $0.verdict == .effect }.compactMap { composer.metrics[$0.key] }.map {
      MetricWords($0, language).noun
    }
    if !nouns.isEmpty { return language.next(.trainingsChanged, ["nouns": .text(language.list(nouns))]) }
    return found.contains { $0.verdict == .noEffectSeen } ? language.next(.trainingsNoEffect) : []
  }
}
