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
package func measureRows(_ dataset: Dataset) -> [MeasureRow] {
  let metrics = dataset.metrics.sorted { $0.key < $1.key }
  // What the pages say of the reported period, the files say too.
  let assessor = makeAssessor(dataset, metrics, DataCalendar(dataset))
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
          (isReported ? reported[metric.key] : nil) ?? maker.quantity(metric, cells[period], level: subject.level)
        if case .missing = quantity, !isReported { continue }
        rows.append(
          MeasureRow(
            subject: subject, key: metric.key, period: period, quantity: quantity,
            target: isReported ? assessor.targets.expectation(metric.key, of: subject)?.value : nil))
      }
    }
  }
  return rows
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
