import Metrics

/// All that analysis found: numbers and findings, no words.
package struct Assessment: Codable, Hashable, Sendable {
  package var organisation: String
  package var period: Period
  package var timeZone: String
  package var serviceLevelSeconds: Int
  /// The catalogue, sorted by key.
  package var metrics: [MetricDefinition]
  /// The headline measures in the workspace's order.
  package var headline: [HeadlineMeasure]
  /// The site, each team and each agent that has rows in the period or belongs to the roster at its end.
  package var subjects: [Subject: SubjectAssessment]
  /// How teams compare on each headline measure; empty with fewer than two teams.
  package var teamComparisons: [TeamComparison]
  /// Ids of teams in which one person worked: they are set beside no other team.
  package var teamsOfOne: [String] = []
  /// Sorted by subject, then by weight, heaviest first.
  package var findings: [Finding]
  package var agents: [AgentRecord]
  package var teams: [TeamRecord]
  package var events: [EventRecord]
  package var quality: DataQuality
  /// Who took which course within the history.
  package var trainings: [TrainingRecord] = []
  /// Coaching talks, and what was agreed with whom, oldest first.
  package var coachings: [CoachingRecord] = []
  package var agreements: [AgreementRecord] = []
  /// The longest waits of the site, longest first.
  package var longestWaits: [WaitRecord] = []
  /// Whether a team's page may name its people.
  package var namesPeople = true
  /// People compared on the same contacts and with the same reviewer.
  package var fairness = FairnessAssessment()
  /// Skills, balance, coaching, recognition and workload.
  package var development: Development? = nil
  /// A score of several measures, where the workspace defines one.
  package var composite: Composite? = nil

  package init(
    organisation: String, period: Period, timeZone: String, serviceLevelSeconds: Int, metrics: [MetricDefinition],
    headline: [HeadlineMeasure], subjects: [Subject: SubjectAssessment], teamComparisons: [TeamComparison],
    findings: [Finding], agents: [AgentRecord], teams: [TeamRecord], events: [EventRecord], quality: DataQuality
  ) {
    self.organisation = organisation
    self.period = period
    self.timeZone = timeZone
    self.serviceLevelSeconds = serviceLevelSeconds
    self.metrics = metrics
    self.headline = headline
    self.subjects = subjects
    self.teamComparisons = teamComparisons
    self.findings = findings
    self.agents = agents
    self.teams = teams
    self.events = events
    self.quality = quality
  }
}

/// What is known about one subject.
package struct SubjectAssessment: Codable, Hashable, Sendable {
  package var subject: Subject
  /// Every metric of the catalogue, sorted by key; `.notApplicable` where the metric has no such level.
  package var measures: [MeasureAssessment]
  /// The reporting period by topic (or queue), most contacts first.
  package var breakdown: [BreakdownRow]
  /// The reporting period by weekday and hour; empty for an agent.
  package var hours: [HourRow]
  /// How many weeks of own data stand before the end of the period.
  package var weeksOfHistory: Int
  /// How long things took in the reporting period; empty for an agent.
  package var spreads: [TimeSpread] = []
  /// The answers of customers by scale; empty for an agent.
  package var answers: [AnswerCounts] = []
  /// What was planned a day; empty for an agent and without a plan.
  package var days: [DayLoad] = []
  /// The site by channel and by queue, most contacts first; empty for a team or agent and where there is one only.
  package var channels: [BreakdownRow] = []
  package var queues: [BreakdownRow] = []
  /// What reviews said of each behaviour, by name; empty for an agent.
  package var behaviours: [BehaviourRow] = []

  package init(
    subject: Subject, measures: [MeasureAssessment], breakdown: [BreakdownRow], hours: [HourRow],
    weeksOfHistory: Int
  ) {
    self.subject = subject
    self.measures = measures
    self.breakdown = breakdown
    self.hours = hours
    self.weeksOfHistory = weeksOfHistory
  }

  /// The measure of a key, if the catalogue has it.
  package subscript(key: MetricKey) -> MeasureAssessment? { measures.first { $0.key == key } }
}
