import Metrics

extension FindingMaker {
  /// Trends and steps over the months of the headline measures.
  func change(_ subject: Subject, _ metric: MetricDefinition, _ measure: MeasureAssessment) -> Finding? {
    guard let change = measure.change else { return nil }
    let signal = Signal(isHigh: change.isRise, direction: metric.direction)
    var evidence: [String: Double]
    let period: Period
    switch change {
    case .trend(let trend):
      evidence = [
        "slope": trend.slope, "lower": trend.interval.lower, "upper": trend.interval.upper,
        "points": Double(trend.months),
      ]
      period = trend.last
    case .step(let step):
      evidence = ["before": step.before, "after": step.after, "points": Double(step.monthsBefore + step.monthsAfter)]
      period = step.from
    }
    evidence["target"] = measure.target
    if let outlook = measure.outlook { evidence["months-of-twelve"] = Double(outlook.monthsOfTwelve) }
    let kind: Finding.Kind = if case .trend = change { .trend } else { .step }
    return Finding(
      subject: subject, key: metric.key, kind: kind, signal: signal, rule: nil, evidence: evidence, period: period,
      events: events(of: subject, from: period.first.adding(days: -7), to: period.last.adding(days: 7)),
      weight: 30 + signalWeight(signal) / 4 + groupWeight(metric) / 2)
  }

  /// People whose reported month differs from their months before: t of the latest month, then Benjamini and Hochberg
  /// over all people and headline measures, at a rate of 10 %. What happened to everybody in a month is taken out first.
  /// A list for the manager, never on a person's page.
  func unusualMonths(_ assessments: [SubjectAssessment]) -> [Finding] {
    var tests: [(Finding, Double)] = []
    let cohorts = CohortMonths(assessments, keys: dataset.headline.map(\.key))
    for assessment in assessments where assessment.subject.level == .agent {
      for headline in dataset.headline {
        guard let metric = metrics[headline.key], metric.denominator != nil,
          let points = assessment[headline.key]?.monthly?.points.filter({ $0.value != nil && !$0.isHollow }),
          let latest = points.last, let value = latest.value, dataset.period.contains(latest.period.last),
          let test = LatestMonth(
            numerators: cohorts.numerators(points, of: headline.key), denominators: points.map(\.denominator))
        else { continue }
        let signal = Signal(isHigh: test.t > 0, direction: metric.direction)
        let earlier = points.dropLast()
        let center = earlier.map(\.numerator).reduce(0, +) / earlier.map(\.denominator).reduce(0, +)
        tests.append(
          (
            Finding(
              subject: assessment.subject, key: metric.key, kind: .unusualMonth, signal: signal, rule: nil,
              evidence: ["value": value, "center": center, "n": Double(latest.n), "points": Double(points.count)],
              period: latest.period, events: [], weight: 20 + signalWeight(signal) / 4 + groupWeight(metric) / 2),
            test.p
          ))
      }
    }
    let rates = falseDiscoveryRates(tests.map(\.1))
    return zip(tests, rates).filter { $0.1 <= 0.1 }.map(\.0.0)
  }

  /// The busiest hour of the week of the site and of each team, where it stands out: half as much again as the average.
  func peaks(_ assessments: [SubjectAssessment]) -> [Finding] {
    assessments.compactMap { assessment in
      let hours = assessment.hours.filter { $0.offered > 0 }
      let total = hours.reduce(0) { $0 + $1.offered }
      guard assessment.subject.level != .agent, hours.count >= 20, total >= 500,
        let busiest = hours.max(by: { ($0.offered, $1.weekday, $1.hour) < ($1.offered, $0.weekday, $0.hour) })
      else { return nil }
      let average = Double(total) / Double(hours.count)
      guard Double(busiest.offered) >= 1.5 * average else { return nil }
      var evidence = [
        "weekday": Double(busiest.weekday), "hour": Double(busiest.hour), "value": Double(busiest.offered),
        "center": average, "n": Double(total),
      ]
      evidence["in-time"] = busiest.inTime.measurement?.value
      return Finding(
        subject: assessment.subject, key: nil, kind: .peak, signal: .common, rule: nil, evidence: evidence,
        period: dataset.period, events: [], weight: 6)
    }
  }
}

/// What all people together had in each month, to take out what happened to everybody (methods.md §3.5).
struct CohortMonths {
  private struct Total {
    var numerator: Int64 = 0
    var denominator: Int64 = 0
    var people = 0
  }
  private var totals: [MetricKey: [Period: Total]] = [:]

  init(_ assessments: [SubjectAssessment], keys: [MetricKey]) {
    for assessment in assessments where assessment.subject.level == .agent {
      for key in keys {
        for point in assessment[key]?.monthly?.points ?? [] where point.value != nil && point.denominator > 0 {
          totals[key, default: [:]][point.period, default: Total()].numerator += Int64(point.numerator)
          totals[key]?[point.period]?.denominator += Int64(point.denominator)
          totals[key]?[point.period]?.people += 1
        }
      }
    }
  }

  /// The numerators that the months would have without what happened to all; as they are where a month has too few
  /// other people.
  func numerators(_ points: [ProcessPoint], of key: MetricKey) -> [Double] {
    let months = points.map { point in
      let total = totals[key]?[point.period] ?? Total()
      return CohortMonth(
        numerator: Int64(point.numerator), denominator: Int64(point.denominator), cohortNumerator: total.numerator,
        cohortDenominator: total.denominator, people: total.people)
    }
    let values = withoutCommonMonths(months)
    guard values.allSatisfy({ $0 != nil }) else { return points.map(\.numerator) }
    return zip(points, values).map { $0.denominator * ($1 ?? 0) }
  }
}
