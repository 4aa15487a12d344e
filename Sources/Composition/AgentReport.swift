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
  private var language: Language { composer.language }
  private var name: String { composer.name(of: subject) }
  /// The first eight weeks are for settling in: no comparison, no limits.
  private var isNew: Bool { data.weeksOfHistory < 8 }
  /// When the person left in the period: nothing is asked of them any more, and nothing lies ahead.
  private let lastDay: CivilDate?

  init(composer: Composer, subject: Subject, data: SubjectAssessment) {
    self.composer = composer
    self.subject = subject
    self.data = data
    lastDay = composer.lastDay(of: subject)
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
    let name = ["period": language.name(period)]
    let isMonth = if case .month = period { true } else { false }
    return Report(
      kind: .agent, subject: subject, slug: composer.slug(of: subject), language: language.code, kicker: "",
      title: title, facts: [],
      metadataTitle: language.text(isMonth ? .documentTitleMonth : .documentTitle, name),
      runningHeader: (language.text(isMonth ? .documentHeaderMonth : .documentHeader, name), teamLine),
      footer: language.text(.documentFooter, ["name": self.name]),
      sections: [
        opening, wentWell, glance, history, focus, details.agreements, contacts, details.skills,
      ].compactMap(\.self) + (isNew ? [] : details.details) + [conversation, makings])
  }

  private var details: AgentDetails {
    AgentDetails(composer: composer, subject: subject, data: data, hasLeft: lastDay != nil)
  }

  private var teamLine: String {
    composer.team(of: subject).map { "\(name) · \(composer.name(of: Subject(.team, $0)))" } ?? name
  }

  // MARK: Page 1

  /// At most 45 characters, so that it stays on one line.
  private var title: String {
    if lastDay != nil { return language.text(.titleLastDay, ["period": language.shortName(period)]) }
    if isNew { return language.text(.titleFirstWeeks) }
    let better = improvements.map(\.words.better).filter { !$0.isEmpty }
    let steady = views.first { !$0.hasSignal && $0.assessment.variation.points >= 6 && $0.metric.group == .customer }
    if let first = better.first {
      let longer = steady.map {
        language.text(.titleBetterAndSteady, ["better": first, "steady": $0.words.steady])
      }
      return longer.flatMap { $0.count <= 45 ? $0 : nil } ?? first
    }
    if views.contains(where: \.hasSignal) {
      return language.text(.titleInNumbers, ["period": language.shortName(period)])
    }
    switch period {
    case .day: return language.text(.titleSteadyDay)
    case .week: return language.text(.titleSteadyWeek)
    case .month: return language.text(.titleSteadyMonth)
    case .quarter: return language.text(.titleSteadyQuarter)
    case .range: return language.text(.titleSteadyPeriod)
    }
  }

  private var improvements: [MeasureView] { views.filter { $0.assessment.variation.signal == .improvement } }

  private var opening: Section {
    let last = lastDay ?? period.last
    let days = language.span(period.first, last)
    let span =
      period.first == last
      ? language.text(.openingOnDay, ["day": days]) : language.text(.openingFromTo, ["span": days])
    let contacts = composer.view(MetricKey("contacts_handled"), subject, data)?.assessment.current.measurement
    let answers = composer.view(MetricKey("surveys"), subject, data)?.assessment.current.measurement
    var counts: [String] = []
    if let contacts, contacts.value > 0 {
      counts.append(language.text(.openingContacts, count: Int(contacts.value)))
    }
    if let answers, answers.value > 0 {
      counts.append(language.text(.openingAnswers, count: Int(answers.value)))
    }
    let behind = counts.isEmpty ? "" : language.text(.openingBehind, ["counts": language.list(counts)])
    let text: Phrase = lastDay == nil ? .openingText : .openingLast
    let lead = language.prose(text, ["span": .text(span), "behind": .text(behind)])
    return Section(id: "opening", title: nil, page: 1, blocks: [.paragraph(Paragraph(.lead, lead))])
  }

  private var wentWell: Section? {
    let texts = strengths.paragraphs.map { Block.paragraph(Paragraph(.body, $0)) }
    guard let goals, lastDay == nil else {
      return Section(id: "went-well", title: wentWellTitle, page: 1, blocks: texts)
    }
    return Section(
      id: "went-well", title: wentWellTitle, page: 1,
      blocks: [.columns([Column(span: 8, blocks: texts), Column(span: 4, blocks: [goals])])])
  }

  private var strengths: StrengthSentences {
    StrengthSentences(views: views, isNew: isNew, hasLeft: lastDay != nil, language: language)
  }

  private var wentWellTitle: String {
    if isNew, lastDay == nil { return language.text(.strengthsSettlingIn) }
    let hasNone = improvements.isEmpty && !strengths.hasStrength
    return language.text(hasNone ? .strengthsWhereYouStand : .strengthsWentWell)
  }

  private var goals: Block? {
    let goals = views.compactMap { view -> String? in
      guard let target = view.assessment.target else { return nil }
      let values = ["name": view.metric.name, "target": view.format.target(target)]
      return switch view.metric.direction {
      case .higherIsBetter: language.text(.goalsOrMore, values)
      case .lowerIsBetter: language.text(.goalsOrLess, values)
      case .guarded: language.text(.goalsGuide, values)
      case .none: nil
      }
    }
    guard !goals.isEmpty else { return nil }
    return .aside(Aside(tone: .note, title: language.text(.goalsTitle), paragraphs: goals.map { [.text($0)] }))
  }

  private var glance: Section? {
    guard !views.isEmpty else { return nil }
    let rows = GlanceRows(views: views, isNew: isNew, language: language)
    let title: Phrase =
      switch period {
      case .day: .glanceTitleDay
      case .week: .glanceTitleWeek
      case .month: .glanceTitleMonth
      case .quarter: .glanceTitleQuarter
      case .range: .glanceTitlePeriod
      }
    return Section(
      id: "glance", title: language.text(title), page: 1, blocks: [.glance(rows.glance)] + rows.note)
  }

  private var history: Section? {
    guard !isNew else { return nil }
    let ranked = views.filter { $0.processChart() != nil }.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    let chosen = ranked.prefix(2).map(\.element)
    let figures = chosen.enumerated().compactMap { index, view in
      view.figure(number: index + 1, population: language.text(.chartPopulation), audience: .agent)
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
    guard lastDay == nil else {
      return Section(
        id: "focus", title: language.text(.focusLastTitle), page: 2,
        blocks: [.paragraph(Paragraph(.body, language.prose(.focusLast)))])
    }
    let sentences = FocusSentences(views: views, isNew: isNew, next: period.next, language: language)
    let aside = Block.aside(
      Aside(
        tone: .note, title: language.text(.focusInTheWay),
        paragraphs: [language.prose(.focusInTheWayText)]))
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
    let head = language.text(data.breakdown.first?.level == .queue ? .contactsQueue : .contactsType)
    let table = breakdownTable(
      data.breakdown, metrics: keys.compactMap { composer.metrics[$0] }, id: "table-1", caption: "", head: head,
      lowest: language.text(.contactsLeast), language)
    return Section(
      id: "contacts", title: language.text(.contactsTitle, ["period": language.shortName(period)]), page: 2,
      blocks: [.table(table)])
  }

  private var conversation: Section {
    let title: Phrase = lastDay == nil ? .conversationTitle : .conversationTitleLast
    let lines: [Phrase] =
      lastDay == nil
      ? [.conversationKeep, .conversationChange, .conversationNeed]
      : [.conversationWorked, .conversationOther, .conversationTake]
    return Section(
      id: "conversation", title: language.text(title), page: 2,
      blocks: [.writingLines(lines.map { language.text($0) })])
  }

  private var makings: Section {
    let definitions = views.map { Inline.strong("\($0.metric.name): ") }.enumerated().flatMap { index, term in
      [term, .text(clause(views[index]) + " ")]
    }
    let group = views.compactMap(\.assessment.peers).first
    let middle =
      group.map { language.text(.makingsGroup, count: $0.people) } ?? language.text(.makingsNoGroup)
    let who = language.prose(.makingsWhoText, ["group": .text(middle)])
    return Section(
      id: "makings", title: nil, page: 2,
      blocks: [
        .columns([
          Column(
            span: 6,
            blocks: [.aside(Aside(tone: .note, title: language.text(.makingsTitle), paragraphs: [definitions]))]),
          Column(span: 6, blocks: [.aside(Aside(tone: .note, title: language.text(.makingsWho), paragraphs: [who]))]),
        ])
      ])
  }

  /// The definition, and how sure the value is: "(61 answers; likely between 75% and 93%)".
  private func clause(_ view: MeasureView) -> String {
    let sentence = MeasureView.clause(of: view.metric)
    let definition = sentence.prefix(1).lowercased() + sentence.dropFirst()
    let lack = MissingParts.sentence(of: view.metric, in: data, language)
    var values = ["definition": definition]
    guard let measurement = view.assessment.current.measurement else {
      return language.text(.makingsMeasure, values) + lack
    }
    values["count"] = language.counted(measurement.n, view.metric.observations)
    guard let interval = measurement.interval else { return language.text(.makingsMeasureSure, values) + lack }
    values["range"] = view.format.between(interval)
    return language.text(.makingsMeasureLikely, values) + lack
  }
}
