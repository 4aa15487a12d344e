import Metrics

/// How often each length of a time occurred.
package struct TimeSpread: Codable, Hashable, Sendable {
  package var measure: HistogramMeasure
  /// How many times were counted.
  package var n: Int
  /// Side by side from 0, in seconds, all of one width; what is longer than the last stands in `longer`.
  package var bins: [Bin]
  /// How many were longer than the last bin.
  package var longer: Int
  /// Half of all were at most this long, in seconds.
  package var median: Double
  /// Nine in ten were; `nil` where that is beyond what is told apart (four and a half hours, or eleven days of minutes).
  package var ninetieth: Double?

  package struct Bin: Codable, Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    package var count: Int
  }
}

/// The answers on one scale, now and in the period before.
package struct AnswerCounts: Codable, Hashable, Sendable {
  package enum Scale: String, Codable, Hashable, Sendable, CaseIterable {
    /// 1 to 5.
    case satisfaction
    /// 1 (hard) to 7 (easy).
    case effort
    /// 0 to 6, 7 or 8, 9 or 10.
    case recommendation
  }

  package var scale: Scale
  /// From the lowest answer to the highest.
  package var counts: [Int]
  package var previous: [Int]
}

/// One day of the period: what came, what was forecast, who was needed and who was there.
package struct DayLoad: Codable, Hashable, Sendable {
  package var day: CivilDate
  /// Contacts in the intervals that have a forecast, and the forecast; `nil` without one.
  package var came: Int?
  package var forecast: Int?
  /// Hours of people on queue, as required and as they were; `nil` where they are not known.
  package var requiredHours: Double?
  package var onQueueHours: Double?
}

/// One reviewed behaviour of a site or team.
package struct BehaviourRow: Codable, Hashable, Sendable {
  package var name: String
  /// The share of reviewed contacts in which it was met.
  package var met: Quantity
  /// Met more or less often than the other behaviours together, by more than chance (99.8 %).
  package var isApart: Bool
}

extension SubjectAssessor {
  /// Waits, first answers and the like of the reporting period; none with fewer than 30.
  func spreads(_ subject: Subject) -> [TimeSpread] {
    let histograms = dataset.histograms[subject] ?? [:]
    return HistogramMeasure.allCases.compactMap { measure in
      histograms[measure].flatMap { TimeSpread(measure, LogLinearHistogram(counts: $0)) }
    }
  }

  /// The scales with answers in the period, few or many.
  func answers(_ subject: Subject) -> [AnswerCounts] {
    let cells = dataset.cells[subject] ?? [:]
    return AnswerCounts.Scale.allCases.compactMap { scale in
      func counts(_ period: Period) -> [Int] { scale.columns.map { Int(cells[period]?[$0] ?? 0) } }
      let now = counts(dataset.period)
      guard now.contains(where: { $0 > 0 }) else { return nil }
      return AnswerCounts(scale: scale, counts: now, previous: counts(dataset.period.previous))
    }
  }

  /// The days of a period of at most 62 days that have a plan; empty for longer ones and without a plan.
  func days(_ subject: Subject) -> [DayLoad] {
    let cells = dataset.cells[subject] ?? [:]
    let period = dataset.period
    guard (period.last.ordinal - period.first.ordinal) <= 61 else { return [] }
    return stride(from: 0, through: (period.last.ordinal - period.first.ordinal), by: 1).compactMap { offset in
      let day = period.first.adding(days: offset)
      guard let sums = cells[.day(day)], sums.has(.planning) else { return nil }
      let isForecast = sums[.forecastKnown] > 0
      func hours(_ column: SumColumn) -> Double? { sums[column] > 0 ? Double(sums[column]) / 3600 : nil }
      return DayLoad(
        day: day, came: isForecast ? Int(sums[.forecastActual]) : nil,
        forecast: isForecast ? Int(sums[.forecastContacts]) : nil, requiredHours: hours(.requiredSeconds),
        onQueueHours: hours(.onQueueSeconds))
    }
  }

  /// The behaviours with at least ten reviews, by name.
  func behaviours(_ subject: Subject) -> [BehaviourRow] {
    let rows = (dataset.behaviours[subject] ?? []).filter { $0.sums[.behaviourScored] >= 10 }
    let all = rows.reduce((met: Int64(0), scored: Int64(0))) {
      ($0.met + $1.sums[.behaviourMet], $0.scored + $1.sums[.behaviourScored])
    }
    return rows.map { row in
      let (met, scored) = (row.sums[.behaviourMet], row.sums[.behaviourScored])
      let measurement = Measurement(
        value: Double(met) / Double(scored), numerator: Double(met), denominator: Double(scored), n: Int(scored),
        interval: wilson(Double(met), of: Double(scored)))
      let others = (Double(all.met - met), Double(all.scored - scored))
      let difference =
        others.1 > 0 ? newcombeDifference((Double(met), Double(scored)), others, z: Normal.z998) : nil
      return BehaviourRow(
        name: row.value, met: .measured(measurement), isApart: difference.map { !$0.contains(0) } ?? false)
    }
    .sorted { $0.name < $1.name }
  }
}

extension AnswerCounts.Scale {
  /// The sums that count its answers, from the lowest answer to the highest.
  var columns: [SumColumn] {
    switch self {
    case .satisfaction: [.csat1, .csat2, .csat3, .csat4, .csat5]
    case .effort: [.ces1, .ces2, .ces3, .ces4, .ces5, .ces6, .ces7]
    case .recommendation: [.npsDetractors, .npsPassives, .npsPromoters]
    }
  }
}

extension TimeSpread {
  /// Widths of bins that a reader can count in, in seconds.
  private static let widths: [Double] = [
    1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400,
  ]

  /// At most 18 bins that hold all but the longest fiftieth, or what can be told apart; `nil` with fewer than 30 times
  /// or an open median.
  init?(_ measure: HistogramMeasure, _ histogram: LogLinearHistogram) {
    guard histogram.count >= 30, let median = histogram.quantile(0.5) else { return nil }
    let unit = measure.unitSeconds
    let end = max(unit, (histogram.quantile(0.98) ?? Double(LogLinearHistogram.largest)) * unit)
    let width = TimeSpread.widths.first { $0 >= unit && end / $0 <= 18 } ?? (end / 18).rounded(.up)
    let number = max(1, Int((end / width).rounded(.up)))
    var counts = Array(repeating: 0, count: number)
    var longer = 0
    for (bucket, count) in histogram.filled {
      // A bucket is at most 1/32 wide, so it counts where its middle lies.
      let place = bucket.middle.map { Int(($0 * unit / width).rounded(.down)) } ?? number
      if place < number { counts[place] += Int(count) } else { longer += Int(count) }
    }
    self.init(
      measure: measure, n: Int(histogram.count),
      bins: counts.enumerated().map { index, count in
        Bin(lower: Double(index) * width, upper: Double(index + 1) * width, count: count)
      }, longer: longer, median: median * unit, ninetieth: histogram.quantile(0.9).map { $0 * unit })
  }
}
