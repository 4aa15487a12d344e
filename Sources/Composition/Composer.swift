import Analysis
import Document
import Metrics

/// Turns an assessment into one report a reader: selection, words and privacy; no numbers are made here.
package struct Composer: Sendable {
  package let assessment: Assessment
  /// What the reader reads: English for managers.
  private(set) var language: Language
  /// In the reader's words.
  private(set) var metrics: [MetricKey: MetricDefinition]
  /// The languages of agents, and the metrics in their words by code.
  private let languages: Languages
  private let translated: [String: [MetricKey: MetricDefinition]]
  let agentNames: [String: String]
  /// By id, as the roster has them at the end of the period.
  private let agents: [String: AgentRecord]
  let teamNames: [String: String]
  let agentSlugs: Slugs
  let teamSlugs: Slugs
  let findings: [Subject: [Finding]]

  package init(_ assessment: Assessment, _ languages: Languages) {
    self.assessment = assessment
    self.languages = languages
    language = languages.english
    metrics = Dictionary(assessment.metrics.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let translations = languages.all.map { language in
      (
        language.code,
        Dictionary(
          assessment.metrics.map { ($0.key, language.translated($0)) }, uniquingKeysWith: { first, _ in first })
      )
    }
    translated = Dictionary(translations, uniquingKeysWith: { first, _ in first })
    agentNames = Dictionary(assessment.agents.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    agents = Dictionary(assessment.agents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    teamNames = Dictionary(assessment.teams.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let subjects = assessment.subjects.keys
    agentSlugs = Slugs(subjects.filter { $0.level == .agent }.map(\.id))
    teamSlugs = Slugs(subjects.filter { $0.level == .team }.map(\.id))
    findings = Dictionary(grouping: assessment.findings, by: \.subject)
  }

  /// The teams that get a report, by name.
  package var reportedTeams: [Subject] {
    assessment.subjects.keys.filter { $0.level == .team && $0 != .unassigned && hasRows($0) }
      .sorted { (name(of: $0), $0.id) < (name(of: $1), $1.id) }
  }

  /// The teams that are set beside one another: a team's number must not be a person's.
  var comparedTeams: [Subject] { reportedTeams.filter { !assessment.teamsOfOne.contains($0.id) } }

  /// The agents that get a report: those with contacts or answers in the period, also who left in it: their own
  /// last report. No page for others names them.
  package var reportedAgents: [Subject] {
    assessment.subjects.keys.filter { subject in
      subject.level == .agent && agents[subject.id]?.left ?? assessment.period.last >= assessment.period.first
        && hasRows(subject)
    }.sorted()
  }

  /// The manager report of the site or a team; `nil` for a subject without rows.
  package func managerReport(_ subject: Subject) -> Report? {
    guard let data = assessment.subjects[subject] else { return nil }
    return ManagerReport(composer: self, subject: subject, data: data).report
  }

  /// Private documents for those who decide on teams, and for the quality lead; each only with its data.
  package var decisionReports: [Report] {
    [BalanceDecisions(composer: self).report, ReviewerDecisions(composer: self).report].compactMap(\.self)
  }

  /// Their names in files.
  package static let decisionFiles = ["team-balance", "reviewers"]

  /// The private report of one agent in their language; `nil` for a subject without rows.
  package func agentReport(_ subject: Subject) -> Report? {
    guard let data = assessment.subjects[subject] else { return nil }
    return AgentReport(composer: speaking(language(of: subject)), subject: subject, data: data).report
  }

  private func language(of agent: Subject) -> Language { languages[agents[agent.id]?.language] }

  /// The team of an agent in the roster.
  func team(of agent: Subject) -> String? { agents[agent.id]?.team }

  /// The day on which an agent left, in the period or before.
  func lastDay(of agent: Subject) -> CivilDate? {
    guard agent.level == .agent, let left = agents[agent.id]?.left else { return nil }
    return left <= assessment.period.last ? left : nil
  }

  /// The same for a reader of another language.
  private func speaking(_ language: Language) -> Composer {
    var composer = self
    composer.language = language
    composer.metrics = translated[language.code] ?? metrics
    return composer
  }

  /// `north`, or `site`.
  package func slug(of subject: Subject) -> String {
    switch subject.level {
    case .team: teamSlugs[subject.id]
    case .agent: agentSlugs[subject.id]
    case .site, .queue, .channel, .topic, .behaviour, .reviewer, .course: "site"
    }
  }

  /// The name a reader knows the subject by.
  package func name(of subject: Subject) -> String {
    switch subject.level {
    case .team: teamNames[subject.id] ?? subject.id
    case .agent: agentNames[subject.id] ?? subject.id
    case .site: assessment.organisation
    case .queue, .channel, .topic, .behaviour, .reviewer, .course: subject.id
    }
  }

  /// Headline measures of a subject in the workspace's order, for the levels that they have.
  func headlineViews(_ subject: Subject, _ data: SubjectAssessment) -> [MeasureView] {
    assessment.headline.compactMap { view($0.key, subject, data) }.filter { !$0.assessment.current.isAbsent }
  }

  /// One measure of a subject; `nil` where the metric has no such level.
  func view(_ key: MetricKey, _ subject: Subject, _ data: SubjectAssessment) -> MeasureView? {
    guard let metric = metrics[key], metric.levels.contains(subject.level), let measure = data[key] else {
      return nil
    }
    return MeasureView(
      subject: subject, metric: metric, assessment: measure, language: language, lastDay: lastDay(of: subject))
  }

  /// Events of the whole site or of one team.
  func events(for subject: Subject) -> [EventRecord] {
    switch subject.level {
    case .team: assessment.events.filter { $0.team == nil || $0.team == subject.id }
    case .agent:
      assessment.events.filter { event in
        event.team == nil || event.team == team(of: subject)
      }
    case .site, .queue, .channel, .topic, .behaviour, .reviewer, .course: assessment.events
    }
  }

  private func hasRows(_ subject: Subject) -> Bool {
    assessment.subjects[subject]?.measures.contains { measure in
      switch measure.current {
      case .measured, .suppressed: true
      case .missing, .notApplicable: false
      }
    } ?? false
  }
}

extension Quantity {
  /// Nothing to show in this workspace at all: the input is missing or the level has no such metric.
  var isAbsent: Bool {
    switch self {
    case .missing(.noInput), .missing(.notComputed), .notApplicable: true
    case .measured, .suppressed, .missing: false
    }
  }
}
