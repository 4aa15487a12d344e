/// What a metric's value is counted in. The base unit is what `measures.csv` prints.
package enum MetricUnit: Codable, Hashable, Sendable {
  /// Base unit seconds; shown as `mm:ss`.
  case seconds
  /// Base unit a fraction from 0 to 1; shown as per cent.
  case fraction
  /// Base unit one.
  case count
  /// Base unit points of a scale with both ends, such as 1 to 5.
  case points(minimum: Double, maximum: Double)
  /// Base unit one, with decimals: contacts an hour, sessions a person.
  case number
  /// Base unit one of an ISO 4217 currency.
  case money(String)
}

/// Which way is better. A metric with a band or none is never coloured as improvement or concern.
package enum Direction: String, Codable, Hashable, Sendable {
  case higherIsBetter = "higher"
  case lowerIsBetter = "lower"
  /// Neither way is better as such: too little and too much are both questions (handle time).
  case guarded
  /// Context only (volume).
  case none
}

/// Where a subject stands in the organisation, or what it cuts across.
package enum Level: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  case site, team, agent, queue, channel, topic
  /// An item of quality evaluations.
  case behaviour
  /// Somebody who evaluates contacts; a training that people take.
  case reviewer, course

  /// About one person: never in the archive that managers share.
  package var isPrivate: Bool { self == .agent || self == .reviewer }

  package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

/// A metric and its variant: `service_level` of variant `sl_offered`. The variant is empty where there is one only.
package struct MetricKey: Codable, Hashable, Sendable, Comparable {
  package var metric: String
  package var variant: String

  package init(_ metric: String, _ variant: String = "") {
    self.metric = metric
    self.variant = variant
  }

  package static func < (left: MetricKey, right: MetricKey) -> Bool {
    (left.metric, left.variant) < (right.metric, right.variant)
  }
}

/// How the 95 % interval of a metric is made (methods.md §1).
package enum IntervalMethod: Codable, Hashable, Sendable {
  /// Wilson score interval of a proportion, §1.1.
  case wilson
  /// Ratio of sums on the log scale over clusters (agent-days or agents), §1.3.
  case logRatio(TimePart)
  /// The same of a share of time, over days of a person or people of anything wider; it ends at 0 and 1.
  case timeShare(TimeShare)
  /// Moderated t interval of a mean score, §1.4.
  case moderatedMean(ScoreMoments)
  /// Adjusted Wald interval of promoters minus detractors, §1.5.
  case promoters
  /// Exact Poisson, or Byar's approximation from 10 on, of a small count over an exposure, §1.6.
  case poisson
  /// None: a count, a maximum, or a ratio whose spread is not known.
  case none
}

/// The sums behind a mean score and its variance.
package struct ScoreMoments: Codable, Hashable, Sendable {
  package var n: SumExpression
  package var sum: SumExpression
  package var squares: SumExpression
  /// What one point of the metric's unit is in the columns: 1, or 10 000 for shares kept in ten-thousandths.
  package var divisor: Double

  /// Survey scores from 1 to 5.
  package static let satisfaction = ScoreMoments(
    n: .init(.surveys), sum: .init(.surveyScore), squares: .init(.surveyScoreSquared), divisor: 1)
  /// Customer effort from 1 to 7.
  package static let effort = ScoreMoments(
    n: [.ces1: 1, .ces2: 1, .ces3: 1, .ces4: 1, .ces5: 1, .ces6: 1, .ces7: 1],
    sum: [.ces1: 1, .ces2: 2, .ces3: 3, .ces4: 4, .ces5: 5, .ces6: 6, .ces7: 7],
    squares: [.ces1: 1, .ces2: 4, .ces3: 9, .ces4: 16, .ces5: 25, .ces6: 36, .ces7: 49], divisor: 1)
  /// Shares of the points of quality evaluations.
  package static let quality = ScoreMoments(
    n: .init(.qaScored), sum: .init(.qaScoreSum), squares: .init(.qaScoreSquared), divisor: 10_000)
}

/// A part of the time that a contact takes, with the columns that hold its clusters.
package enum TimePart: String, Codable, Hashable, Sendable, CaseIterable {
  case handle, wait, talk, hold, acw

  /// The number of clusters m and the moments Σx², Σxy, Σy² (x contacts, y seconds a cluster).
  package var columns: (m: SumColumn, xx: SumColumn, xy: SumColumn, yy: SumColumn) {
    switch self {
    case .handle: (.handleClusters, .handleClusterXX, .handleClusterXY, .handleClusterYY)
    case .wait: (.waitClusters, .waitClusterXX, .waitClusterXY, .waitClusterYY)
    case .talk: (.talkClusters, .talkClusterXX, .talkClusterXY, .talkClusterYY)
    case .hold: (.holdClusters, .holdClusterXX, .holdClusterXY, .holdClusterYY)
    case .acw: (.acwClusters, .acwClusterXX, .acwClusterXY, .acwClusterYY)
    }
  }
}

/// A share of working time with the columns that hold its clusters.
package enum TimeShare: String, Codable, Hashable, Sendable, CaseIterable {
  case adherence, occupancy

  /// The number of clusters m and the moments Σx², Σxy, Σy² (x seconds below the line, y above it, a cluster).
  package var columns: (m: SumColumn, xx: SumColumn, xy: SumColumn, yy: SumColumn) {
    switch self {
    case .adherence: (.adherenceClusters, .adherenceClusterXX, .adherenceClusterXY, .adherenceClusterYY)
    case .occupancy: (.occupancyClusters, .occupancyClusterXX, .occupancyClusterXY, .occupancyClusterYY)
    }
  }

  /// The columns that are added up below and above the line.
  package var parts: (below: [SumColumn], above: [SumColumn]) {
    switch self {
    case .adherence: ([.relevantScheduledSeconds], [.adherentSeconds])
    case .occupancy: ([.contactSeconds, .acwStateSeconds, .idleSeconds], [.contactSeconds, .acwStateSeconds])
    }
  }
}

/// Where a benchmark comes from, shown only with its source and year; a target goes before it.
package struct Benchmark: Codable, Hashable, Sendable {
  /// As it is printed: "80 % in 20 s".
  package var text: String
  package var source: String
  /// `nil` where the source gives none.
  package var year: Int?
  /// How far it can be trusted.
  package var grade: Grade

  package enum Grade: String, Codable, Hashable, Sendable {
    /// A large study, or one that states its method.
    case study
    /// A survey of a vendor or the trade press.
    case trade
    /// Second-hand.
    case secondHand = "second-hand"
  }

  package init(_ text: String, _ source: String, _ year: Int?, _ grade: Grade) {
    (self.text, self.source, self.year, self.grade) = (text, source, year, grade)
  }
}

/// A distribution that is kept as counts by bucket.
package enum HistogramMeasure: String, Codable, Hashable, Sendable, CaseIterable {
  case handle, wait
  case firstReply = "first_reply"
  case resolutionMinutes = "resolution_minutes"
  case leadResponseMinutes = "lead_response_minutes"

  /// What one step of the buckets is, in seconds.
  package var unitSeconds: Double {
    switch self {
    case .handle, .wait, .firstReply: 1
    case .resolutionMinutes, .leadResponseMinutes: 60
    }
  }
}

/// One row of the catalogue: what a metric is, in words and in sums.
package struct MetricDefinition: Codable, Hashable, Sendable {
  package var key: MetricKey
  /// Sentence case, as it stands in a table: "Handle time".
  package var name: String
  /// One plain sentence that says what is divided by what.
  package var definition: String
  /// Added up over all rows of the cell, before dividing.
  package var numerator: SumExpression
  /// `nil` for a count.
  package var denominator: SumExpression?
  /// What `numerator / denominator` is multiplied by to be in the unit: 3 600 for contacts an hour.
  package var scale: Double
  /// How many observations stand behind it; `nil`: the denominator.
  package var observationCount: SumExpression?
  package var unit: MetricUnit
  package var direction: Direction
  /// Where it may be shown; service level never for an agent.
  package var levels: Set<Level>
  package var interval: IntervalMethod
  /// Which question of the reader it answers.
  package var group: Group
  /// What `n` counts, in the plural: "contacts", "answers".
  package var observations: String
  /// How the value comes about.
  package var rule: Rule
  /// The canonical tables of which one must have rows.
  package var inputs: [String]
  /// Columns of which each must hold something somewhere, else the metric has no input.
  package var evidence: [SumColumn]
  /// The fewest observations of one agent that are shown; `nil`: the rule of what is counted.
  package var leastForAgent: Int?
  package var benchmark: Benchmark?
  /// Whether it stands for its metric where no variant is named.
  package var isDefault: Bool
  /// Whether a value above 100% is one like any other, as of time worked over time planned.
  package var mayExceedWhole = false

  /// How a value comes from sums.
  package enum Rule: Codable, Hashable, Sendable {
    /// Numerator over denominator, or the numerator alone.
    case sums
    /// The numerator is the largest of all rows.
    case largest
    /// A quantile of a histogram, by a share from 0 to 1.
    case quantile(HistogramMeasure, Double)
    /// More than one cell, or a model; see `Derivation`.
    case derived(Derivation)
  }

  /// What is not a ratio of the sums of one cell.
  package enum Derivation: String, Codable, Hashable, Sendable, CaseIterable {
    /// The busiest hour times the number of hours, over all contacts of the period.
    case peakHour = "peak-hour"
    /// The coefficient of variation and the Gini index of work an hour over the people of a team.
    case workloadSpread = "workload-spread"
    case workloadGini = "workload-gini"
    /// A weighted score of other metrics.
    case composite
    /// Models over people that need an analysis of their own.
    case teamMix = "team-mix"
    case reviewerEffect = "reviewer-effect"
    case coachingEffect = "coaching-effect"
    case workloadChecks = "workload-checks"
  }

  /// The headings under which measures stand, outcome before efficiency.
  package enum Group: String, Codable, Hashable, Sendable, CaseIterable {
    case customer = "Customer"
    case quality = "Quality"
    case service = "Service"
    case work = "Work"
    case time = "Time"
    case people = "People"
    case sales = "Sales"
  }

  package init(
    key: MetricKey, name: String, definition: String, numerator: SumExpression, denominator: SumExpression?,
    scale: Double = 1, observationCount: SumExpression? = nil, unit: MetricUnit, direction: Direction,
    levels: Set<Level>, interval: IntervalMethod, group: Group, observations: String, rule: Rule = .sums,
    inputs: [String] = [], evidence: [SumColumn] = [], leastForAgent: Int? = nil, benchmark: Benchmark? = nil,
    isDefault: Bool = true
  ) {
    self.key = key
    self.name = name
    self.definition = definition
    self.numerator = numerator
    self.denominator = denominator
    self.scale = scale
    self.observationCount = observationCount
    self.unit = unit
    self.direction = direction
    self.levels = levels
    self.interval = interval
    self.group = group
    self.observations = observations
    self.rule = rule
    self.inputs = inputs
    self.evidence = evidence
    self.leastForAgent = leastForAgent
    self.benchmark = benchmark
    self.isDefault = isDefault
  }

  /// The formula in column names: `handled_within / (handled + abandoned + short_abandoned)`.
  package var formula: String {
    switch rule {
    case .derived(.peakHour): return "hour_offered_max × hours_open / offered"
    case .derived(let derivation): return derivation.rawValue
    case .quantile(let measure, let share):
      return "\(share == 0.5 ? "median" : "\(Int((share * 100).rounded()))th percentile") of \(measure.rawValue)"
    case .largest: return "largest of \(numerator.description)"
    case .sums: break
    }
    guard let denominator else { return numerator.description }
    let factor = scale == 1 ? "" : "\(NumberFormat.plain(scale)) × "
    return factor + MetricDefinition.bracketed(numerator) + " / " + MetricDefinition.bracketed(denominator)
  }

  /// Whether it comes from more than the sums of one cell.
  package var isDerived: Bool { if case .derived(let rule) = rule { rule != .peakHour } else { false } }

  /// Whether it is a score of other measures, which is shown with its parts only.
  package var isScore: Bool { rule == .derived(.composite) }

  private static func bracketed(_ expression: SumExpression) -> String {
    expression.terms.count == 1 ? expression.description : "(\(expression.description))"
  }
}
