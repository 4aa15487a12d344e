import Metrics

/// One number of the data files: one metric of one subject in one period.
package struct MeasureRow: Sendable, Hashable {
  package var subject: Subject
  package var key: MetricKey
  package var period: Period
  package var quantity: Quantity
  /// In base units; only on rows of the reporting period.
  package var target: Double?
}

/// Every number of a dataset, sorted by level, id, metric, variant and period.
///
/// Site, teams, queues, channels and topics come with their whole history; agents with the reporting period and the
/// weeks and months that share days with it. Rows without data appear for the reporting period only.
///
/// - Parameter assessment: of the same dataset; adds a row a reviewer and a course, and what needs more than sums.
package func measureRows(_ dataset: Dataset, assessment: Assessment? = nil) -> [MeasureRow] {
  let fairness = assessment?.fairness ?? FairnessAssessment()
  let metrics = dataset.metrics.sorted { $0.key < $1.key }
  // What the pages say of the reported period, the files say too.
  let assessor = makeAssessor(dataset, metrics, DataCalendar(dataset), fairness)
  let inputs = assessor.current.inputs
  let variances = scoreVariances(dataset, metrics)
  var rows: [MeasureRow] = []
  for subject in dataset.cells.keys.sorted() {
    let cells = dataset.cells[subject] ?? [:]
    let reported = assessor.quantities(of: subject)
    let periods = cells.keys.filter { shows($0, of: subject, in: dataset.period) }
      .map { (id: $0.id, period: $0) }.sorted { $0.id < $1.id }
    for metric in metrics where metric.levels.contains(subject.level) {
      for (_, period) in periods {
        let maker = QuantityMaker(inputs: inputs, scoreVariances: variances[period] ?? [:])
        let isReported = period == dataset.period
        let quantity =
          (isReported ? derived(metric, subject, assessment) ?? reported[metric.key] : nil)
          ?? maker.quantity(metric, cells[period], level: subject.level)
        if case .missing = quantity, !isReported { continue }
        rows.append(
          MeasureRow(
            subject: subject, key: metric.key, period: period, quantity: quantity,
            target: isReported ? assessor.targets.expectation(metric.key, of: subject)?.value : nil))
      }
    }
  }
  rows += fairness.rows(dataset.period)
  return rows.sorted { ($0.subject, $0.key, $0.period.id) < ($1.subject, $1.key, $1.period.id) }
}

extension FairnessAssessment {
  /// Reviewers and courses as rows of the data files; the variant of a course's effect is the measure it is on.
  fileprivate func rows(_ period: Period) -> [MeasureRow] {
    let reviewers = (reviewers?.reviewers ?? []).map { reviewer in
      MeasureRow(
        subject: Subject(.reviewer, reviewer.reviewer), key: MetricKey("evaluator_leniency"), period: period,
        quantity: reviewer.isShown
          ? .measured(
            Measurement(
              value: reviewer.effect, numerator: reviewer.effect, denominator: nil, n: reviewer.evaluations,
              interval: reviewer.interval))
          : .suppressed(.fewObservations, n: reviewer.evaluations))
    }
    return reviewers
      + courses.map { course in
        let key = MetricKey("coaching_effect", course.key.metric)
        let subject = Subject(.course, course.course)
        guard let difference = course.difference else {
          return MeasureRow(
            subject: subject, key: key, period: course.month,
            quantity: course.trained > 0 ? .suppressed(.fewPeople, n: course.trained) : .missing(.noObservations))
        }
        return MeasureRow(
          subject: subject, key: key, period: course.month,
          quantity: .measured(
            Measurement(
              value: difference, numerator: difference, denominator: nil, n: course.trained, interval: course.interval))
        )
      }
  }
}

/// A measure that is no ratio of the subject's own sums, as the pages say it.
private func derived(_ metric: MetricDefinition, _ subject: Subject, _ assessment: Assessment?) -> Quantity? {
  guard case .derived = metric.rule else { return nil }
  return assessment?.subjects[subject]?[metric.key]?.current
}

private func shows(_ period: Period, of subject: Subject, in reported: Period) -> Bool {
  subject.level != .agent || (reported.first <= period.last && period.first <= reported.last)
}

/// The variance of scores within agents, a period.
private func scoreVariances(_ dataset: Dataset, _ metrics: [MetricDefinition]) -> [Period: [ScoreMoments: Double]] {
  var agents: [Period: [Sums]] = [:]
  for (subject, cells) in dataset.cells.sorted(by: { $0.key < $1.key }) where subject.level == .agent {
    for (period, sums) in cells { agents[period, default: []].append(sums) }
  }
  return agents.mapValues { MetricDefinition.scoreVariances(metrics, $0) }
}
