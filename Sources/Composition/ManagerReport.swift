import Analysis
import Document
import Metrics

/// The report of the site or of one team, in the order finding, state, evidence, causes, teams, notes.
struct ManagerReport {
  let composer: Composer
  let subject: Subject
  let data: SubjectAssessment
  let headline: [MeasureView]
  let others: [MeasureView]
  var assessment: Assessment { composer.assessment }

  init(composer: Composer, subject: Subject, data: SubjectAssessment) {
    self.composer = composer
    self.subject = subject
    self.data = data
    let headline = composer.headlineViews(subject, data)
    let keys = Set(headline.map(\.metric.key))
    self.headline = headline
    others = composer.assessment.metrics.filter { !keys.contains($0.key) }
      .compactMap { composer.view($0.key, subject, data) }.filter { view in
        if case .missing = view.assessment.current { return false }
        return !view.assessment.current.isAbsent && view.metric.isDefault && !view.metric.isScore
      }
      .filter { subject.level == .site || $0.metric.key != MetricKey("contacts_offered") }
  }

  var report: Report {
    let figures = changeFigures
    var next = Numbering(figure: figures.count + 1, table: headline.isEmpty ? 1 : 2)
    let customers = CustomerSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: customers.figureCount, tables: customers.tableCount)
    let demand = DemandSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: demand.figureCount, tables: demand.tableCount)
    let teams = TeamSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: teams.figureCount, tables: teams.tableCount)
    let fairness = FairnessSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: fairness.figureCount, tables: fairness.tableCount)
    let balance = BalanceSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: balance.figureCount, tables: balance.tableCount)
    let people = PeopleSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: people.figureCount, tables: people.tableCount)
    let quality = QualitySection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: quality.figureCount, tables: quality.tableCount)
    let skills = SkillsSection(report: self, firstFigure: next.figure)
    next.pass(figures: skills.figureCount, tables: 0)
    let care = CareSection(report: self, firstFigure: next.figure)
    next.pass(figures: care.figureCount, tables: 0)
    let chances = ChancesSection(report: self, tableNumber: next.table)
    next.pass(figures: 0, tables: chances.tableCount)
    let leaving = LeavingSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: leaving.figureCount, tables: leaving.tableCount)
    let sales = SalesSection(report: self, firstFigure: next.figure, tableNumber: next.table)
    next.pass(figures: sales.figureCount, tables: sales.tableCount)
    let actions = ActionsSection(report: self, tableNumber: next.table)
    next.pass(figures: 0, tables: actions.tableCount)
    let score = compositeTable(self, number: next.table)
    next.pass(figures: 0, tables: score == nil ? 0 : 1)
    let first = [
      leadSection(figures), stateSection, changeSection(figures), customers.section, demand.section, teams.section,
      fairness.section, balance.section, people.section, quality.section, skills.section,
      RolesSection(report: self).section,
    ]
    let sections =
      first + care.sections + [
        chances.section, leaving.section, sales.section,
        score.map { Section(id: "score", title: "The score and its parts", blocks: [.table($0)]) },
        actions.section, otherSection(next, leavingOut: sales.views), NotesSection(report: self).section,
      ]
    let name = composer.name(of: subject)
    let period = EnglishDates.name(assessment.period)
    return Report(
      kind: subject.level == .site ? .site : .team, subject: subject, slug: composer.slug(of: subject),
      language: "en", kicker: kicker, title: "\(name) · \(period)", facts: facts,
      metadataTitle: "\(name), \(period)", runningHeader: ("\(name) · \(period)", assessment.organisation),
      footer: "\(assessment.organisation) · confidential", sections: sections.compactMap(\.self))
  }

  /// Whether contacts that nobody answered are counted here; those of a queue often belong to no team.
  private var hasWaiting: Bool {
    let counts = ["contacts_offered", "contacts_handled"].map { key in
      composer.view(MetricKey(key), subject, data)?.assessment.current.measurement?.value
    }
    return counts[0] != counts[1]
  }

  /// "all teams" or the team's name, inside a subtitle.
  var population: String { subject.level == .site ? "whole site" : composer.name(of: subject) }

  private var kicker: String {
    let kind =
      switch assessment.period {
      case .month: "Monthly performance report"
      case .week: "Weekly performance report"
      case .quarter: "Quarterly performance report"
      case .day, .range: "Performance report"
      }
    return subject.level == .site ? kind : "\(kind) · \(assessment.organisation)"
  }

  private var facts: [[Inline]] {
    var facts: [[Inline]] = [[.text(EnglishDates.span(assessment.period.first, assessment.period.last))]]
    for key in ["contacts_offered", "surveys"] {
      if let view = composer.view(MetricKey(key), subject, data), let count = view.assessment.current.measurement,
        count.value > 0
      {
        let noun = key == "surveys" ? "survey answers" : hasWaiting ? "contacts" : "answered contacts"
        facts.append([.number(view.format.text(count.value), source: view.source("current")), .text(" \(noun)")])
      }
    }
    let quality = assessment.quality
    let (with, without) = (quality.daysWithData.count, quality.daysWithoutData.count)
    facts.append(
      without == 0
        ? [.text("data on all \(with) expected days")]
        : [
          .text("no data on \(without == 1 ? "one day" : "\(without) days") "),
          .link("(read with care)", to: .anchor("summary")),
        ])
    return facts
  }

  // MARK: The first screen

  /// A process chart for each measure with a signal; with fewer than two, the first measures stand in.
  private var changeFigures: [(view: MeasureView, figure: Figure)] {
    let signals = headline.filter(\.hasSignal)
    let calm = headline.filter { !$0.hasSignal && $0.series != nil }
    let shown = signals + calm.prefix(max(0, 2 - signals.count))
    var figures: [(MeasureView, Figure)] = []
    for view in shown {
      let events = view.hasSignal ? eventsBehind(view) : []
      let figure = view.figure(
        number: figures.count + 1, population: population, audience: .manager, events: events)
      if let figure { figures.append((view, figure)) }
    }
    return figures
  }

  private func eventsBehind(_ view: MeasureView) -> [EventRecord] {
    let events = composer.findings[subject]?.first { $0.kind == .signal && $0.key == view.metric.key }?.events ?? []
    // What may coincide with a change lies near its beginning, not anywhere in its course.
    guard let start = (view.isLasting ? view.sideRun : view.run).first?.period else { return [] }
    return events.filter { $0.first <= start.last.adding(days: 7) && $0.last >= start.first.adding(days: -7) }
  }

  private func leadSection(_ figures: [(view: MeasureView, figure: Figure)]) -> Section {
    let changed = figures.filter(\.view.hasSignal).sorted { weight($0.view) > weight($1.view) }
    var items = changed.prefix(2).map { view, figure in
      view.findingHead + view.findingEvidence(audience: .manager) + view.coincidence(eventsBehind(view))
        + [" ", .link("Figure\u{A0}\(figure.number)", to: .anchor(figure.id))]
    }
    if items.isEmpty, let target = targetSentence { items.append(target) }
    items.append(unchangedSentence(unnamed: Array(changed.dropFirst(2)), changedCount: changed.count))
    var blocks: [Block] = [.findings(items)]
    if let care = careAside { blocks = [.columns([.init(span: 8, blocks: blocks), .init(span: 4, blocks: [care])])] }
    return Section(id: "summary", title: headlineSentence(changed.map(\.view)), isLead: true, blocks: blocks)
  }

  private func weight(_ view: MeasureView) -> Double {
    composer.findings[subject]?.first { $0.kind == .signal && $0.key == view.metric.key }?.weight ?? 0
  }

  /// At most two clauses; an ordinary month is said to be one.
  private func headlineSentence(_ changed: [MeasureView]) -> String {
    guard let first = changed.first else {
      let name = sentenceStart(EnglishDates.shortName(assessment.period))
      return headline.contains { $0.assessment.variation.points >= 6 }
        ? "\(name) was ordinary: no measure left its usual range" : "\(name): too few weeks to know what is usual"
    }
    guard changed.count > 1 else { return first.chartTitle }
    let second = changed[1].chartTitle
    let joined = "\(first.chartTitle); \(second.prefix(1).lowercased() + second.dropFirst())"
    return joined.split(separator: " ").count <= 20 ? joined : first.chartTitle
  }

  /// What did not change, after what changed as well but found no place among the first findings.
  private func unchangedSentence(
    unnamed: [(view: MeasureView, figure: Figure)], changedCount: Int
  ) -> [Inline] {
    let steady = headline.filter { !$0.hasSignal && $0.assessment.variation.points >= 6 }.map(\.words.noun)
    let unknown = headline.filter { $0.assessment.variation.points < 6 }
    guard !steady.isEmpty else {
      return unknown.isEmpty
        ? [.strong("Every headline measure changed."), " The figures below show how."]
        : [.strong("Too little history."), " A usual range needs at least six weeks of data."]
    }
    let step = headline.first { !$0.hasSignal }?.step ?? "week"
    let verb = steady.count == 1 ? "moved only within its" : "moved only within their"
    let rest = Inline.text(" \(sentenceStart(joined(steady))) \(verb) usual \(step)-to-\(step) range.")
    guard unnamed.isEmpty else {
      let nouns = sentenceStart(joined(unnamed.map(\.view.words.noun)))
      let figures = unnamed.enumerated().flatMap { index, item -> [Inline] in
        [
          .text(index == 0 ? " (" : ", "),
          .link("Figure\u{A0}\(item.figure.number)", to: .anchor(item.figure.id)),
        ]
      }
      return [.strong("\(nouns) changed too")] + figures + [").", rest]
    }
    let moved = headline.contains { $0.assessment.change != nil }
    let head =
      switch (changedCount, moved) {
      case (0, false): "Nothing changed that we can tell from ordinary variation."
      case (0, true): "The last weeks were ordinary."
      case (_, false): "Nothing else changed."
      case (_, true): "The other measures had ordinary weeks."
      }
    return [.strong(head), rest]
  }

  /// Where no measure changed: which targets the period met, decided by the interval.
  private var targetSentence: [Inline]? {
    let met = headline.filter { $0.assessment.targetState == .met }
    let missed = headline.filter { $0.assessment.targetState == .notMet }
    guard let view = missed.first ?? met.first, let value = view.assessment.current.measurement?.value,
      let target = view.assessment.target
    else { return nil }
    let verdict = missed.isEmpty ? "met its target" : "missed its target"
    return [
      .strong("\(view.words.Noun) \(verdict)."), " It was ",
      .number(view.format.text(value), source: view.source("current")), .text("; the target is "),
      .number(view.format.target(target), source: view.source("target")), ".",
    ]
  }

  private var careAside: Block? {
    let quality = assessment.quality
    var paragraphs: [[Inline]] = []
    if !quality.daysWithoutData.isEmpty {
      let days = quality.daysWithoutData.map(EnglishDates.dayAndMonth)
      let listed = days.count <= 4 ? joined(days) : "\(joined(Array(days.prefix(3)))) and \(days.count - 3) more days"
      let rest =
        days.count == 1
        ? "This day is missing from all counts; it is" : "These days are missing from all counts; they are"
      paragraphs.append([.text("No data on \(listed). \(rest) not zero.")])
    }
    if quality.unmatchedRows > 0, subject.level == .site {
      paragraphs.append([
        .text(
          "\(NumberFormat.count(Double(quality.unmatchedRows))) contacts or answers belong to people who are not in "
            + "the roster. They count for the site and stand under “unassigned”.")
      ])
    }
    return paragraphs.isEmpty
      ? nil : .aside(Aside(tone: .care, title: "Read with care", paragraphs: paragraphs))
  }

  // MARK: State and evidence

  private var stateSection: Section? {
    headline.isEmpty
      ? nil
      : Section(
        id: "state", title: "Where each measure stands",
        blocks: [.measureTable(measureTable(headline, period: assessment.period))])
  }

  private func changeSection(_ figures: [(view: MeasureView, figure: Figure)]) -> Section? {
    guard !figures.isEmpty else { return nil }
    let title = figures.contains(where: \.view.hasSignal) ? "What changed" : "The last weeks"
    let blocks = paired(figures.map(\.figure)) + (monthlySentences.isEmpty ? [] : [.findings(monthlySentences)])
    return Section(id: "changes", title: title, blocks: blocks)
  }

  /// What moved over the months, beside the charts of the weeks.
  private var monthlySentences: [[Inline]] { headline.compactMap(\.changeSentence) }

  private func otherSection(_ next: Numbering, leavingOut shown: [MeasureView]) -> Section? {
    let keys = Set(shown.map(\.metric.key))
    let rest = others.filter { !keys.contains($0.metric.key) }
    guard !rest.isEmpty else { return nil }
    let charts = SmallCharts(report: self, views: rest).figures(from: next.figure)
    return Section(
      id: "other-measures", title: "All other measures", isReference: true,
      blocks: charts.map(Block.figure) + otherMeasureTables(rest, number: next.table))
  }
}

/// The numbers that the next figure and the next table get.
struct Numbering {
  private(set) var figure: Int
  private(set) var table: Int

  init(figure: Int, table: Int) {
    self.figure = figure
    self.table = table
  }

  mutating func pass(figures: Int, tables: Int) {
    figure += figures
    table += tables
  }
}

/// Figures two by two; a single one keeps its half.
func paired(_ figures: [Figure]) -> [Block] {
  stride(from: 0, to: figures.count, by: 2).map { index in
    .columns(figures[index..<min(index + 2, figures.count)].map { Column(span: 6, blocks: [.figure($0)]) })
  }
}
