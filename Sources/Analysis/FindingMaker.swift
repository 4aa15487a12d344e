import Metrics

/// Picks out what a reader should hear of, with the numbers and without words.
struct FindingMaker {
  var dataset: Dataset
  var metrics: [MetricKey: MetricDefinition]
  var missingDays: [CivilDate]
  /// The team of an agent at the end of the period.
  var teamOf: [String: String]

  /// Signals, targets and "nothing changed" of one subject.
  func findings(of assessment: SubjectAssessment) -> [Finding] {
    let headline = dataset.headline.compactMap { headline in
      metrics[headline.key].flatMap { metric in assessment[headline.key].map { (metric, $0) } }
    }
    let signals = headline.compactMap { signal(assessment.subject, $0, $1) }
    let targets =
      headline.compactMap { target(assessment.subject, $0, $1) }
      + headline.compactMap { change(assessment.subject, $0, $1) }
    // Without one measure whose usual range is known, "nothing changed" would be a guess.
    let known = headline.map(\.1).filter { $0.shownSeries?.center != nil }
    guard !known.isEmpty, headline.allSatisfy({ $0.1.variation.signal == .common && $0.1.change == nil }) else {
      return signals + targets
    }
    return signals + targets + [
      Finding(
        subject: assessment.subject, key: nil, kind: .nothingChanged, signal: .common, rule: nil,
        evidence: ["points": Double(known.map(\.variation.points).max() ?? 0)], period: dataset.period, events: [],
        weight: 5)
    ]
  }

  /// The latest usable point carries a special cause and its period ends within the report.
  private func signal(
    _ subject: Subject, _ metric: MetricDefinition, _ measure: MeasureAssessment
  ) -> Finding? {
    guard measure.variation.signal != .common, let series = measure.shownSeries else { return nil }
    let usable = series.points.filter { $0.value != nil && !$0.isHollow }
    guard let latest = usable.last, let value = latest.value, dataset.period.contains(latest.period.last)
    else { return nil }
    // The signal may have begun under another rule; what happened then may matter.
    let start = usable.reversed().prefix { $0.signal == latest.signal }.last ?? latest
    var evidence = [
      "value": value, "run": Double(measure.variation.run), "points": Double(measure.variation.points),
      "n": Double(latest.n),
    ]
    evidence["center"] = series.center
    evidence["lower"] = latest.limits?.lower
    evidence["upper"] = latest.limits?.upper
    evidence["target"] = measure.target
    return Finding(
      subject: subject, key: metric.key, kind: .signal, signal: measure.variation.signal,
      rule: measure.variation.rule, evidence: evidence, period: latest.period,
      events: events(of: subject, from: start.period.first.adding(days: -7), to: latest.period.last.adding(days: 7)),
      weight: 50 + signalWeight(measure.variation.signal) + groupWeight(metric) + ruleWeight(measure.variation.rule))
  }

  private func target(
    _ subject: Subject, _ metric: MetricDefinition, _ measure: MeasureAssessment
  ) -> Finding? {
    guard measure.targetState == .met || measure.targetState == .notMet, let target = measure.target,
      let measurement = measure.current.measurement
    else { return nil }
    let signal: Signal = measure.targetState == .met ? .improvement : .concern
    var evidence = ["value": measurement.value, "target": target, "n": Double(measurement.n)]
    evidence["lower"] = measurement.interval?.lower
    evidence["upper"] = measurement.interval?.upper
    return Finding(
      subject: subject, key: metric.key, kind: .target, signal: signal, rule: nil, evidence: evidence,
      period: dataset.period, events: [], weight: (signal == .concern ? 40 : 10) + groupWeight(metric) / 2)
  }

  /// Teams that differ: one finding a team, and one for the site.
  func findings(of comparison: TeamComparison) -> [Finding] {
    guard let metric = metrics[comparison.key] else { return [] }
    let apart = comparison.rows.filter(\.isApart)
    let rows: [Finding] = apart.compactMap { row in
      guard let measurement = row.quantity.measurement, let difference = row.differenceFromOthers else { return nil }
      return teamDifference(
        Subject(.team, row.team), metric, Signal(isHigh: difference.lower > 0, direction: metric.direction),
        [
          "value": measurement.value, "center": comparison.overall.value, "lower": difference.lower,
          "upper": difference.upper, "n": Double(measurement.n),
        ])
    }
    guard let first = rows.first else { return [] }
    let signal = rows.contains { $0.signal == .concern } ? Signal.concern : first.signal
    return rows + [
      teamDifference(
        .site, metric, signal,
        [
          "value": comparison.overall.value, "points": Double(apart.count), "n": Double(comparison.overall.n),
        ])
    ]
  }

  private func teamDifference(
    _ subject: Subject, _ metric: MetricDefinition, _ signal: Signal, _ evidence: [String: Double]
  ) -> Finding {
    Finding(
      subject: subject, key: metric.key, kind: .teamDifference, signal: signal, rule: nil, evidence: evidence,
      period: dataset.period, events: [], weight: 25 + signalWeight(signal) / 4 + groupWeight(metric) / 2)
  }

  /// What a reader must know about the data: days without any, and people nobody knows.
  var dataFindings: [Finding] {
    var findings: [Finding] = []
    if !missingDays.isEmpty { findings.append(dataFinding(.dataGap, ["days": Double(missingDays.count)], 4)) }
    if dataset.quality.unmatchedRows > 0 {
      findings.append(dataFinding(.unmatched, ["n": Double(dataset.quality.unmatchedRows)], 3))
    }
    return findings
  }

  private func dataFinding(_ kind: Finding.Kind, _ evidence: [String: Double], _ weight: Double) -> Finding {
    Finding(
      subject: .site, key: nil, kind: kind, signal: .common, rule: nil, evidence: evidence, period: dataset.period,
      events: [], weight: weight)
  }

  func events(of subject: Subject, from first: CivilDate, to last: CivilDate) -> [EventRecord] {
    let team = subject.level == .team ? subject.id : subject.level == .agent ? teamOf[subject.id] : nil
    return dataset.events
      .filter { ($0.team == nil || $0.team == team) && $0.first <= last && $0.last >= first }
      .sorted { ($0.first, $0.last, $0.label) < ($1.first, $1.last, $1.label) }
  }

  // Steps are wide enough that concern always leads, then the customer, then the rule.
  func signalWeight(_ signal: Signal) -> Double {
    switch signal {
    case .concern: 100
    case .neutralHigh, .neutralLow: 60
    case .improvement: 50
    case .common: 0
    }
  }

  func groupWeight(_ metric: MetricDefinition) -> Double {
    switch metric.group {
    case .customer: 20
    case .service: 12
    case .quality: 16
    case .time, .people, .sales: 2
    case .work: 4
    }
  }

  private func ruleWeight(_ rule: SignalRule?) -> Double {
    switch rule {
    case .outsideLimits: 4
    case .trend: 3
    case .twoInThree: 2
    case .shift: 1
    case nil: 0
    }
  }
}

extension MeasureAssessment {
  /// The series that is shown: weekly where it can carry limits, else monthly, else whichever there is.
  package var shownSeries: ProcessSeries? {
    if let weekly, weekly.maturity != .dotsOnly { return weekly }
    if let monthly, monthly.maturity != .dotsOnly { return monthly }
    return weekly ?? monthly
  }
}
