import Diagnostics
import Metrics

/// Reads what the families' scripts wrote into a dataset.
struct FamilyCells {
  let script: SummaryScript

  /// Adds cells, behaviours, snapshots and histograms.
  func add(to dataset: inout Dataset) throws(Failure) {
    for family in script.families {
      try addCells(family, ResultFile(at: script.path(of: family)), to: &dataset)
    }
    if script.hasSnapshots {
      try addSnapshots(ResultFile(at: script.path(.snapshots)), to: &dataset)
      try addHistograms(ResultFile(at: script.path(.histograms)), to: &dataset)
      try addCalibration(ResultFile(at: script.path(.calibration)), to: &dataset)
    }
    try addPeople(to: &dataset)
    if script.hasContacts { try addWaits(to: &dataset) }
    dataset.behaviours = dataset.behaviours.mapValues { $0.sorted { $0.value < $1.value } }
  }

  private func addCells(_ family: SumFamily, _ file: ResultFile, to dataset: inout Dataset) {
    let columns = Array(family.columns)
    file.forEachRow { row in
      guard let level = row.text(0).flatMap(Level.init(rawValue:)), let id = row.text(1),
        let period = row.text(4).flatMap({ Period($0) })
      else { return }
      let subject = Subject(level, id)
      if row.text(2) == "behaviour" {
        var sums = Sums()
        for (index, column) in columns.enumerated() { sums[column] = row.integer(5 + index) }
        dataset.behaviours[subject, default: []]
          .append(Breakdown(level: .behaviour, value: row.text(3) ?? "", sums: sums))
        return
      }
      fill(&dataset.cells[subject, default: [:]][period, default: Sums()], columns, row, from: 5)
    }
  }

  private func addPeople(to dataset: inout Dataset) throws(Failure) {
    dataset.strata = try ResultFile(at: script.path(.strata)).compactMap { row in
      guard let agent = row.text(0), let reach = ReportingWindow(rawValue: Int(row.integer(3))) else { return nil }
      return StratumSums(
        agent: agent, queue: row.text(1) ?? "", channel: row.text(2) ?? "", reach: reach,
        numbers: (4..<row.count).map(row.integer))
    }
    if script.hasReviews {
      dataset.reviews = try ResultFile(at: script.path(.reviews)).compactMap { row in
        guard let agent = row.text(0), let reviewer = row.text(1),
          let reach = ReportingWindow(rawValue: Int(row.integer(3)))
        else { return nil }
        return ReviewSums(
          agent: agent, reviewer: reviewer, item: row.text(2) ?? "", reach: reach, n: row.integer(4),
          score: row.integer(5), scoreSquared: row.integer(6))
      }
    }
    if script.hasShifts {
      for row in try ResultFile(at: script.path(.shifts)).rows() {
        guard let agent = row[0], let halves = row[1] else { continue }
        dataset.usualHalfHours[agent] = halves.split(separator: " ").compactMap { Int($0) }
      }
    }
    if script.hasTrainings {
      dataset.trainings = try ResultFile(at: script.path(.trainings)).compactMap { row in
        guard let agent = row.text(0), let course = row.text(1), let day = row.text(2).flatMap({ CivilDate($0) })
        else { return nil }
        return TrainingRecord(agent: agent, course: course, day: day, method: row.text(3))
      }
      dataset.coachings = try ResultFile(at: script.path(.coachings)).compactMap { row in
        guard let agent = row.text(0), let day = row.text(1).flatMap({ CivilDate($0) }) else { return nil }
        return CoachingRecord(agent: agent, day: day, skill: row.text(2))
      }
      dataset.bookings = try ResultFile(at: script.path(.bookings)).compactMap { row in
        guard let agent = row.text(0), let course = row.text(1), let skill = row.text(2),
          let day = row.text(3).flatMap({ CivilDate($0) })
        else { return nil }
        return BookingRecord(agent: agent, course: course, skill: skill, day: day)
      }
    }
    if script.hasAgreements {
      dataset.agreements = try ResultFile(at: script.path(.agreements)).compactMap { row in
        guard let text = row.text(3), let agreed = row.text(4).flatMap({ CivilDate($0) }) else { return nil }
        return AgreementRecord(
          agent: row.text(0), team: row.text(1), owner: row.text(2), text: text, agreed: agreed,
          due: row.text(5).flatMap { CivilDate($0) },
          status: row.text(6).flatMap(AgreementRecord.Status.init(rawValue:)) ?? .open)
      }.sorted { ($0.agreed, $0.agent ?? "", $0.text) < ($1.agreed, $1.agent ?? "", $1.text) }
    }
  }

  private func addWaits(to dataset: inout Dataset) throws(Failure) {
    dataset.longestWaits = try ResultFile(at: script.path(.waits)).compactMap { row in
      guard let day = row.text(0).flatMap({ CivilDate($0) }), let clock = row.text(1), let outcome = row.text(4) else {
        return nil
      }
      return WaitRecord(
        day: day, clock: clock, queue: row.text(2), seconds: Int(row.integer(3)), outcome: outcome,
        offered: Int(row.integer(5)), abandoned: Int(row.integer(6)), people: Int(row.integer(7)),
        usual: row.text(8).flatMap { Double($0) }, asLong: Int(row.integer(9)))
    }
  }

  private func addSnapshots(_ file: ResultFile, to dataset: inout Dataset) {
    let columns = SumFamily.snapshot.columns.prefix { $0 != .calibrationPairs }
    file.forEachRow { row in
      guard let level = row.text(0).flatMap(Level.init(rawValue:)), let id = row.text(1),
        let period = row.text(2).flatMap({ Period($0) })
      else { return }
      fill(&dataset.cells[Subject(level, id), default: [:]][period, default: Sums()], Array(columns), row, from: 3)
    }
  }

  private func addCalibration(_ file: ResultFile, to dataset: inout Dataset) {
    let period = dataset.period
    file.forEachRow { row in
      fill(
        &dataset.cells[.site, default: [:]][period, default: Sums()], [.calibrationPairs, .calibrationAgreeing], row,
        from: 0)
    }
  }

  private func addHistograms(_ file: ResultFile, to dataset: inout Dataset) {
    file.forEachRow { row in
      guard let level = row.text(0).flatMap(Level.init(rawValue:)), let id = row.text(1),
        let measure = row.text(2).flatMap(HistogramMeasure.init(rawValue:))
      else { return }
      dataset.histograms[Subject(level, id), default: [:]][measure, default: [:]][Int(row.integer(3))] = row.integer(4)
    }
  }

  private func fill(_ sums: inout Sums, _ columns: [SumColumn], _ row: ResultFile.Row, from first: Int) {
    for (index, column) in columns.enumerated() { sums[column] += row.integer(first + index) }
  }
}
