import Metrics

/// Assesses one subject at a time: a site, a team or an agent.
struct SubjectAssessor {
  var dataset: Dataset
  var calendar: DataCalendar
  /// Sorted by key.
  var metrics: [MetricDefinition]
  var targets: TargetBook
  var current: QuantityMaker
  var previous: QuantityMaker
  var records: [String: AgentRecord]
  var headline: Set<MetricKey>
  var workload: WorkloadSpread
  var fairness = FairnessAssessment()

  /// The quantities of the reporting period, one a metric.
  func quantities(of subject: Subject) -> [MetricKey: Quantity] {
    let sums = dataset.cells[subject]?[dataset.period]
    return Dictionary(
      metrics.map { metric in
        let value =
          quantileQuantity(metric, dataset.histograms[subject] ?? [:], level: subject.level)
          ?? derivedQuantity(metric, subject, sums)
          ?? current.quantity(metric, sums, level: subject.level)
        return (metric.key, value)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What needs more than the sums of one cell; `nil` for other metrics.
  private func derivedQuantity(_ metric: MetricDefinition, _ subject: Subject, _ sums: Sums?) -> Quantity? {
    guard case .derived(let derivation) = metric.rule, metric.levels.contains(subject.level) else { return nil }
    switch derivation {
    case .workloadSpread, .workloadGini: return workload.quantity(derivation, of: subject)
    case .composite:
      guard let composite = dataset.composite else { return .missing(.noInput) }
      let score = composite.score { key in
        metrics.first { $0.key == key }
          .flatMap { current.quantity($0, sums, level: subject.level).measurement?.value }
      }
      guard let score else { return .missing(.noObservations) }
      return .measured(
        Measurement(
          value: score.value, numerator: score.value, denominator: nil,
          n: score.parts.count { $0.points != nil }))
    case .teamMix:
      guard let mix = fairness.mix else { return .missing(dataset.reviews.isEmpty ? .noInput : .noObservations) }
      return .measured(
        Measurement(value: mix.share, numerator: mix.share, denominator: nil, n: mix.people))
    case .peakHour, .reviewerEffect, .coachingEffect, .workloadChecks: return nil
    }
  }

  func assess(_ subject: Subject, quantities: [MetricKey: Quantity], peers: Peers) -> SubjectAssessment {
    let cells = dataset.cells[subject] ?? [:]
    let weekly = history(subject, calendar.weeks, cells)
    let monthly = history(subject, calendar.months, cells)
    let previousSums = cells[dataset.period.previous]
    let measures = metrics.map { metric in
      measure(
        metric, subject, quantities[metric.key] ?? .notApplicable,
        previous.quantity(metric, previousSums, level: subject.level), weekly, monthly, peers)
    }
    var assessment = SubjectAssessment(
      subject: subject, measures: measures, breakdown: breakdown(subject), hours: hours(subject),
      weeksOfHistory: cells.count { period, sums in
        if case .week = period { period.last <= dataset.period.last && sums.hasRows } else { false }
      })
    guard subject.level != .agent else { return assessment }
    assessment.spreads = spreads(subject)
    assessment.answers = answers(subject)
    assessment.days = days(subject)
    assessment.behaviours = behaviours(subject)
    if subject == .site { (assessment.channels, assessment.queues) = (cut(.channel), cut(.queue)) }
    return assessment
  }

  /// What the periods of a series hold for a subject, looked up once for all metrics.
  private struct History {
    var periods: [SeriesPeriod]
    var sums: [Sums?]
    var isHollow: [Bool]
  }

  private func history(_ subject: Subject, _ periods: [SeriesPeriod], _ cells: [Period: Sums]) -> History {
    let record = subject.level == .agent ? records[subject.id] : nil
    // A series ends with the last day (methods.md §0.4).
    let periods = periods.filter { $0.period.first <= record?.left ?? $0.period.last }
    return History(
      periods: periods,
      sums: periods.map { period in cells[period.period].flatMap { $0.hasRows ? $0 : nil } },
      isHollow: periods.map { $0.isPartial || isPartlyEmployed(record, $0.period) })
  }

  /// A first or last week at work is no usual week.
  private func isPartlyEmployed(_ record: AgentRecord?, _ period: Period) -> Bool {
    if let joined = record?.joined, period.contains(joined), joined > period.first { return true }
    if let left = record?.left, period.contains(left), left < period.last { return true }
    return false
  }

  private func measure(
    _ metric: MetricDefinition, _ subject: Subject, _ now: Quantity, _ before: Quantity, _ weekly: History,
    _ monthly: History, _ peers: Peers
  ) -> MeasureAssessment {
    let expectation = targets.expectation(metric.key, of: subject)
    var result = MeasureAssessment(
      key: metric.key, current: now, previous: before, target: expectation?.value, weekly: nil,
      monthly: nil, variation: Variation(nil), assurance: .none, targetState: .none, peers: nil)
    result.targetUpper = expectation?.upper
    guard metric.levels.contains(subject.level), !now.isUnknown else { return result }
    if subject.level == .agent, metric.denominator != nil {
      result.peers = peers.band(metric.key, own: now.measurement, team: records[subject.id]?.team)
    }
    result.targetState = TargetState(
      now, target: result.target, upper: result.targetUpper, direction: metric.direction)
    // A person's page shows one variant of each measure; series of the others would only cost time.
    guard metric.hasSeries, subject.level != .agent || metric.isDefault || headline.contains(metric.key),
      current.inputs.hold(metric, at: subject.level)
    else { return result }
    result.weekly = series(metric, subject, .week, weekly)
    result.monthly = series(metric, subject, .month, monthly)
    if metric.denominator != nil {
      // Of many people some move by chance; a change of one shows in the weeks, with more points to tell it by.
      if subject.level != .agent, metric.isDefault || headline.contains(metric.key) {
        result.change = result.monthly.flatMap(MonthlyChange.init)
      }
      if result.targetUpper == nil {
        result.outlook = Outlook(result.monthly, target: result.target, direction: metric.direction)
      }
    }
    result.variation = Variation(result.shownSeries)
    result.assurance = Assurance(
      limits: result.shownSeries?.limits, target: result.targetUpper == nil ? result.target : nil,
      direction: metric.direction)
    return result
  }

  private func series(
    _ metric: MetricDefinition, _ subject: Subject, _ grain: Period.Grain, _ history: History
  ) -> ProcessSeries? {
    let isAgent = subject.level == .agent
    let isCount = metric.denominator == nil
    let monthLeast = QuantityMaker.leastShown(metric, agent: isAgent)
    let builder = SeriesBuilder(
      metric: metric, chart: isAgent && !isCount ? .normalised : .xmr, grain: grain,
      leastObservations: isAgent && grain == .week ? min(5, monthLeast) : monthLeast,
      carriesLimits: !isCount || (!isAgent && isComplete(history)))
    return builder.series(history.periods, sums: history.sums, isHollow: history.isHollow)
  }

  /// Whether every whole period since the first row has all its opening days.
  private func isComplete(_ history: History) -> Bool {
    guard let first = history.sums.firstIndex(where: { $0 != nil }) else { return false }
    return history.periods[first...].allSatisfy { $0.isComplete || $0.isPartial }
  }

  /// The metrics of a breakdown.
  private static let breakdownKeys: Set<MetricKey> = [
    MetricKey("aht"), MetricKey("resolution_rate", "of_answered"), MetricKey("transfer_rate"),
    MetricKey("csat", "top2"), MetricKey("abandon_rate"), MetricKey("service_level", "sl_offered"),
  ]

  private func breakdown(_ subject: Subject) -> [BreakdownRow] {
    let rows = (dataset.breakdowns[subject] ?? []).sorted {
      (SubjectAssessor.contacts($1.sums), $0.value) < (SubjectAssessor.contacts($0.sums), $1.value)
    }
    let limit = SubjectAssessor.shownTypes(subject.level)
    guard rows.count > limit + 1, let level = rows.first?.level else {
      return rows.map { breakdownRow($0.level, $0.value, $0.sums, types: 1, of: subject) }
    }
    var rest = Sums()
    for row in rows[limit...] { rest.add(row.sums) }
    return rows[..<limit].map { breakdownRow($0.level, $0.value, $0.sums, types: 1, of: subject) }
      + [breakdownRow(level, "", rest, types: rows.count - limit, of: subject)]
  }

  /// The channels or queues of the site; empty where there is one only.
  private func cut(_ level: Level) -> [BreakdownRow] {
    let rows = dataset.cells.compactMap { subject, cells in
      subject.level == level ? cells[dataset.period].map { Breakdown(level: level, value: subject.id, sums: $0) } : nil
    }.filter { SubjectAssessor.contacts($0.sums) > 0 }
      .sorted { (SubjectAssessor.contacts($1.sums), $0.value) < (SubjectAssessor.contacts($0.sums), $1.value) }
    guard rows.count >= 2 else { return [] }
    return rows.map { breakdownRow(level, $0.value, $0.sums, types: 1, of: .site) }
  }

  /// More types than these are put together in the last row; as many as a table or chart can hold.
  private static func shownTypes(_ level: Level) -> Int { level == .agent ? 6 : 11 }

  private static func contacts(_ sums: Sums) -> Int { Int(max(sums[.offered], sums[.handled], sums[.surveys])) }

  private func breakdownRow(_ level: Level, _ value: String, _ sums: Sums, types: Int, of subject: Subject)
    -> BreakdownRow
  {
    let shown = metrics.filter { SubjectAssessor.breakdownKeys.contains($0.key) }
    return BreakdownRow(
      level: level, value: value, contacts: SubjectAssessor.contacts(sums), types: types,
      measures: Dictionary(
        shown.map { ($0.key, current.quantity($0, sums, level: subject.level, cut: level)) },
        uniquingKeysWith: { first, _ in first }))
  }

  private func hours(_ subject: Subject) -> [HourRow] {
    let keys = [MetricKey("service_level", "sl_offered"), MetricKey("answer_rate")]
    let inTime = keys.compactMap { key in metrics.first { $0.key == key } }
      .first { current.inputs.hold($0, at: subject.level) }
    return (dataset.hours[subject] ?? [])
      .map { cell in
        HourRow(
          weekday: cell.weekday, hour: cell.hour, offered: Int(cell.sums[.offered]),
          inTime: inTime.map { current.quantity($0, cell.sums, level: subject.level) } ?? .missing(.noInput))
      }
      .sorted { ($0.weekday, $0.hour) < ($1.weekday, $1.hour) }
  }
}
