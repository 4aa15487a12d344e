import Metrics

/// Judges a dataset: values with intervals, usual ranges and signals, targets, team differences and findings.
///
/// Pure and total: the same dataset gives the same assessment, in any order of its records. Work grows with subjects
/// times periods. Methods: proportions Wilson, mean times by clusters on the log scale, scores moderated t, series XmR
/// (site, team) or normalised individuals (agents) with the rules of NHS Making Data Count.
///
/// - Parameter people: how skills are read and what responsibilities ask for.
package func assess(_ dataset: Dataset, people: PeopleModel = .standard) -> Assessment {
  let metrics = dataset.metrics.sorted { $0.key < $1.key }
  let byKey = Dictionary(metrics.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  let calendar = DataCalendar(dataset)
  let fairness = FairnessAssessor(dataset: dataset, metrics: byKey).assessment
  let assessor = makeAssessor(dataset, metrics, calendar, fairness)
  let subjects = subjects(of: dataset)

  let quantities = Dictionary(
    subjects.map { ($0, assessor.quantities(of: $0)) }, uniquingKeysWith: { first, _ in first })
  let teamOf = assessor.records.compactMapValues(\.team)
  let peers = Peers(agentQuantities(quantities), teamOf: teamOf)
  let judged = subjects.map { assessor.assess($0, quantities: quantities[$0] ?? [:], peers: peers) }
  let tested = judged.reduce(0) { $0 + $1.measures.count { $0.monthly?.maturity == .established } }
  let development = DevelopmentAssessor(
    dataset: dataset, fairness: fairness, metrics: byKey, people: people,
    assessments: Dictionary(
      judged.filter { $0.subject.level == .agent }.map { ($0.subject.id, $0) }, uniquingKeysWith: { first, _ in first })
  ).development
  let assessments = withStrain(withoutChanceTrends(judged, tested: tested), development.workload)
  let comparisons = TeamComparer(dataset: dataset, maker: assessor.current).comparisons(byKey)

  let maker = FindingMaker(dataset: dataset, metrics: byKey, missingDays: calendar.missingDays, teamOf: teamOf)
  let findings =
    assessments.flatMap(maker.findings(of:)) + maker.unusualMonths(assessments)
    + ContradictionFinder(dataset: dataset, assessments: assessments).findings + maker.peaks(assessments)
    + comparisons.flatMap(maker.findings(of:)) + maker.findings(of: fairness)
    + maker.dataFindings

  var assessment = Assessment(
    organisation: dataset.organisation, period: dataset.period, timeZone: dataset.timeZone,
    serviceLevelSeconds: dataset.serviceLevelSeconds, metrics: metrics, headline: dataset.headline,
    subjects: Dictionary(assessments.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first }),
    teamComparisons: comparisons, findings: findings.sorted(by: isBefore),
    agents: dataset.agents.sorted { $0.id < $1.id }, teams: dataset.teams.sorted { $0.id < $1.id },
    events: dataset.events.sorted {
      ($0.first, $0.last, $0.team ?? "", $0.label) < ($1.first, $1.last, $1.team ?? "", $1.label)
    },
    quality: dataset.quality)
  assessment.composite = dataset.composite
  assessment.teamsOfOne = TeamComparer.teamsOfOne(dataset)
  assessment.fairness = fairness
  assessment.development = development
  assessment.namesPeople = dataset.namesPeople
  assessment.trainings = dataset.trainings
  assessment.coachings = dataset.coachings
  assessment.agreements = dataset.agreements
  assessment.longestWaits = dataset.longestWaits
  return assessment
}

func makeAssessor(
  _ dataset: Dataset, _ metrics: [MetricDefinition], _ calendar: DataCalendar, _ fairness: FairnessAssessment
) -> SubjectAssessor {
  let inputs = Inputs(dataset)
  let records = Dictionary(dataset.agents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  let agents = dataset.cells.filter { $0.key.level == .agent }.sorted { $0.key < $1.key }.map(\.value)
  func maker(_ period: Period) -> QuantityMaker {
    QuantityMaker(
      inputs: inputs, scoreVariances: MetricDefinition.scoreVariances(metrics, agents.compactMap { $0[period] }))
  }
  return SubjectAssessor(
    dataset: dataset, calendar: calendar, metrics: metrics,
    targets: TargetBook(dataset, records: records), current: maker(dataset.period),
    previous: maker(dataset.period.previous), records: records, headline: Set(dataset.headline.map(\.key)),
    workload: WorkloadSpread(dataset), fairness: fairness)
}

/// The site, all teams, and agents who are in the roster at the end of the period or have rows in it; sorted.
private func subjects(of dataset: Dataset) -> [Subject] {
  let end = dataset.period.last
  let roster = dataset.agents.filter { $0.isHere(after: end) }
  var subjects: Set<Subject> = [.site]
  subjects.formUnion(dataset.teams.map { Subject(.team, $0.id) })
  subjects.formUnion(roster.map { Subject(.agent, $0.id) })
  for (subject, cells) in dataset.cells {
    if subject.level == .team || subject.level == .agent, cells[dataset.period]?.hasRows ?? false {
      subjects.insert(subject)
    }
  }
  return subjects.sorted()
}

private func agentQuantities(_ quantities: [Subject: [MetricKey: Quantity]]) -> [String: [MetricKey: Quantity]] {
  Dictionary(
    quantities.filter { $0.key.level == .agent }.map { ($0.key.id, $0.value) }, uniquingKeysWith: { first, _ in first })
}

/// Teams with their checks of workload a person, where these are known.
private func withStrain(_ assessments: [SubjectAssessment], _ workload: WorkloadReport?) -> [SubjectAssessment] {
  guard let workload else { return assessments }
  let teams = Dictionary(workload.teams.map { ($0.team, $0) }, uniquingKeysWith: { first, _ in first })
  let checks = Dictionary(grouping: workload.findings, by: \.team).mapValues { $0.reduce(0) { $0 + $1.checks.count } }
  return assessments.map { assessment in
    guard assessment.subject.level == .team,
      let place = assessment.measures.firstIndex(where: { $0.key == MetricKey("load_index") }),
      let team = teams[assessment.subject.id]
    else { return assessment }
    var result = assessment
    let count = Double(checks[team.team] ?? 0)
    result.measures[place].current =
      team.people >= WorkloadRules().leastPeople
      ? .measured(
        Measurement(
          value: count / Double(team.people), numerator: count, denominator: Double(team.people), n: team.people))
      : .suppressed(.fewPeople, n: team.people)
    return result
  }
}

/// By subject, then the heaviest, then by metric and kind.
private func isBefore(_ left: Finding, _ right: Finding) -> Bool {
  if left.subject != right.subject { return left.subject < right.subject }
  if left.weight != right.weight { return left.weight > right.weight }
  if left.key != right.key {
    guard let leftKey = left.key else { return false }
    guard let rightKey = right.key else { return true }
    return leftKey < rightKey
  }
  return left.kind.rawValue < right.kind.rawValue
}
