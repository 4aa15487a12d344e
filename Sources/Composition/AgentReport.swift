import Analysis
import Document
import Metrics

/// The two private pages of one agent: strengths first, own data over time, one thing to try. Nothing in here
/// names, counts or shows anyone else; a group appears only as the middle half that analysis allowed.
struct AgentReport {
  let composer: Composer
  let subject: Subject
  let data: SubjectAssessment
  let views: [MeasureView]

  private var assessment: Assessment { composer.assessment }
  private var period: Period { assessment.period }
  private var name: String { composer.name(of: subject) }
  /// The first eight weeks are for settling in: no comparison, no limits.
  private var isNew: Bool { data.weeksOfHistory < 8 }

  init(composer: Composer, subject: Subject, data: SubjectAssessment) {
    self.composer = composer
    self.subject = subject
    self.data = data
    let headline = composer.headlineViews(subject, data)
    let extras = [
      MetricKey("csat", "top2"), MetricKey("resolution_rate", "of_answered"), MetricKey("aht"),
      MetricKey("acw_avg"), MetricKey("transfer_rate"),
    ].filter { key in
      // Without hold and after-contact work, handle time is talk time; one of the two is enough.
      let same = key == MetricKey("aht") ? MetricKey("avg_talk") : key
      return !headline.contains { $0.metric.key == key || $0.metric.key == same }
    }
    .compactMap { composer.view($0, subject, data) }.filter { !$0.assessment.current.isAbsent }
    views = Array((headline + extras).prefix(max(headline.count, 5)).prefix(6))
  }

  var report: Report {
    let periodName = EnglishDates.name(period)
    let unit = if case .month = period { "month" } else { "report" }
    return Report(
      kind: .agent, subject: subject, slug: composer.slug(of: subject), language: "en", kicker: "",
      title: title, facts: [], metadataTitle: "Your \(unit), \(periodName)",
      runningHeader: ("Your \(unit) · \(periodName)", teamLine), footer: "For \(name) only. Not a ranking.",
      sections: [opening, wentWell, glance, history, focus, contacts, details.skills, conversation, makings].compactMap(
        \.self)
        + (isNew ? [] : details.details))
  }

  private var details: AgentDetails { AgentDetails(composer: composer, subject: subject, data: data) }

  private var teamLine: String {
    let team = assessment.agents.first { $0.id == subject.id }?.team
    return team.map { "\(name) · \(composer.name(of: Subject(.team, $0)))" } ?? name
  }

  // MARK: Page 1

  /// At most 45 characters, so that it stays on one line.
  private var title: String {
    if isNew { return "Your first weeks" }
    let better = improvements.map(\.words.better).filter { !$0.isEmpty }
    let steady = views.first { !$0.hasSignal && $0.assessment.variation.points >= 6 && $0.metric.group == .customer }
    if let first = better.first {
      let longer = steady.map { "\(first), steady \($0.words.steady)" } ?? first
      return longer.count <= 45 ? longer : first
    }
    if views.contains(where: \.hasSignal) {
      return "Your \(EnglishDates.shortName(period)) in numbers"
    }
    return "A steady \(unitWord)"
  }

  private var unitWord: String {
    switch period {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .range: "period"
    }
  }

  private var improvements: [MeasureView] { views.filter { $0.assessment.variation.signal == .improvement } }

  private var opening: Section {
    let span = (period.dayCount == 1 ? "on " : "from ") + EnglishDates.span(period.first, period.last)
    let contacts = composer.view(MetricKey("contacts_handled"), subject, data)?.assessment.current.measurement
    let answers = composer.view(MetricKey("surveys"), subject, data)?.assessment.current.measurement
    var counts: [String] = []
    if let contacts, contacts.value > 0 {
      counts.append("\(NumberFormat.count(contacts.value)) answered \(contacts.value == 1 ? "contact" : "contacts")")
    }
    if let answers, answers.value > 0 {
      counts.append("\(NumberFormat.count(answers.value)) survey \(answers.value == 1 ? "answer" : "answers")")
    }
    let behind = counts.isEmpty ? "" : " (\(joined(counts)))"
    return Section(
      id: "opening", title: nil, page: 1,
      blocks: [
        .paragraph(
          Paragraph(
            .lead,
            [
              .text(
                "This report is for you. It shows your own work \(span)\(behind) next to your own history. "
                  + "Use it to prepare the conversation with your team lead.")
            ]))
      ])
  }

  private var wentWell: Section? {
    let strengths = StrengthSentences(views: views, isNew: isNew).paragraphs
    let texts = strengths.map { Block.paragraph(Paragraph(.body, $0)) }
    guard let goals else { return Section(id: "went-well", title: wentWellTitle, page: 1, blocks: texts) }
    return Section(
      id: "went-well", title: wentWellTitle, page: 1,
      blocks: [.columns([Column(span: 8, blocks: texts), Column(span: 4, blocks: [goals])])])
  }

  private var wentWellTitle: String {
    isNew
      ? "Settling in"
      : improvements.isEmpty && !StrengthSentences(views: views, isNew: isNew).hasStrength
        ? "Where you stand" : "What went well"
  }

  private var goals: Block? {
    let goals = views.compactMap { view -> String? in
      guard let target = view.assessment.target else { return nil }
      let text = view.format.target(target)
      return switch view.metric.direction {
      case .higherIsBetter: "\(view.metric.name): \(text) or more"
      case .lowerIsBetter: "\(view.metric.name): \(text) or less"
      case .guarded: "\(view.metric.name): about \(text), as a guide"
      case .none: nil
      }
    }
    guard !goals.isEmpty else { return nil }
    return .aside(Aside(tone: .note, title: "Your goals", paragraphs: goals.map { [.text($0)] }))
  }

  private var glance: Section? {
    guard !views.isEmpty else { return nil }
    let rows = GlanceRows(views: views, isNew: isNew)
    return Section(
      id: "glance", title: "Your \(unitWord) at a glance", page: 1, blocks: [.glance(rows.glance)] + rows.note)
  }

  private var history: Section? {
    guard !isNew else { return nil }
    let ranked = views.filter { $0.processChart() != nil }.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    let chosen = ranked.prefix(2).map(\.element)
    let figures = chosen.enumerated().compactMap { index, view in
      view.figure(number: index + 1, population: "you", audience: .agent)
    }
    guard !figures.isEmpty else { return nil }
    return Section(id: "history", title: nil, page: 1, blocks: paired(figures))
  }

  /// The most changed first, then what has a target.
  private func rank(_ view: MeasureView) -> Int {
    switch view.assessment.variation.signal {
    case .improvement, .concern: 0
    case .neutralHigh, .neutralLow: 1
    case .common: view.assessment.target == nil ? 3 : 2
    }
  }

  // MARK: Page 2

  private var focus: Section {
    let sentences = FocusSentences(views: views, isNew: isNew, next: period.next)
    let aside = Block.aside(
      Aside(
        tone: .note, title: "If something gets in the way",
        paragraphs: [
          ["Tell your team lead if a system, a rule or the kind of contacts makes this hard. That is useful to know."]
        ]))
    return Section(
      id: "focus", title: sentences.title, page: 2,
      blocks: [
        .columns([
          Column(span: 8, blocks: sentences.paragraphs.map { .paragraph(Paragraph(.body, $0)) }),
          Column(span: 4, blocks: [aside]),
        ])
      ])
  }

  private var contacts: Section? {
    guard !data.breakdown.isEmpty else { return nil }
    let keys = [
      MetricKey("aht"), MetricKey("resolution_rate", "of_answered"), MetricKey("csat", "top2"),
      MetricKey("transfer_rate"),
    ]
    let head = data.breakdown.first?.level == .queue ? "Queue" : "Contact type"
    let table = breakdownTable(
      data.breakdown, metrics: keys.compactMap { composer.metrics[$0] }, id: "table-1", caption: "", head: head,
      lowest: "20 contacts or 10 answers")
    return Section(
      id: "contacts", title: "Your contacts in \(EnglishDates.shortName(period))", page: 2, blocks: [.table(table)])
  }

  private var conversation: Section {
    Section(
      id: "conversation", title: "For your conversation", page: 2,
      blocks: [.writingLines(["What I want to keep doing", "What I want to change", "What I need from my team lead"])])
  }

  private var makings: Section {
    let definitions = views.map { Inline.strong("\($0.metric.name): ") }.enumerated().flatMap { index, term in
      [term, .text(clause(views[index]) + " ")]
    }
    let group = views.compactMap(\.assessment.peers).first
    let middle =
      group.map {
        "The middle half is shown without names and only for groups of 11 or more (here \($0.people) people). "
      } ?? "No comparison with a group is shown: too few people have enough contacts. "
    let who: [Inline] = [
      .text(
        "You and your team lead. \(middle)If a number looks wrong, tell your team lead; a corrected report is issued "
          + "as a new version.")
    ]
    return Section(
      id: "makings", title: nil, page: 2,
      blocks: [
        .columns([
          Column(
            span: 6, blocks: [.aside(Aside(tone: .note, title: "How the numbers are made", paragraphs: [definitions]))]),
          Column(span: 6, blocks: [.aside(Aside(tone: .note, title: "Who sees this", paragraphs: [who]))]),
        ])
      ])
  }

  /// The definition, and how sure the value is: "(61 answers; likely between 75% and 93%)".
  private func clause(_ view: MeasureView) -> String {
    let sentence = MeasureView.clause(of: view.metric)
    let definition = sentence.prefix(1).lowercased() + sentence.dropFirst()
    let lack = MissingParts.sentence(of: view.metric, in: data)
    guard let measurement = view.assessment.current.measurement else { return definition + "." + lack }
    let n = "\(NumberFormat.count(Double(measurement.n))) \(view.metric.observations)"
    let likely = measurement.interval.map { "; likely between \(view.format.between($0))" } ?? ""
    return "\(definition) (\(n)\(likely))." + lack
  }
}
