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
  /// Moderated t interval of a mean score, §1.4.
  case moderatedMean
  /// None: a count.
  case none
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
  package var unit: MetricUnit
  package var direction: Direction
  /// Where it may be shown; service level never for an agent.
  package var levels: Set<Level>
  package var interval: IntervalMethod
  /// Which question of the reader it answers.
  package var group: Group
  /// What `n` counts, in the plural: "contacts", "answers".
  package var observations: String

  /// The headings under which measures stand, outcome before efficiency.
  package enum Group: String, Codable, Hashable, Sendable, CaseIterable {
    case customer = "Customer"
    case service = "Service"
    case work = "Work"
  }

  package init(
    key: MetricKey, name: String, definition: String, numerator: SumExpression, denominator: SumExpression?,
    unit: MetricUnit, direction: Direction, levels: Set<Level>, interval: IntervalMethod, group: Group,
    observations: String
  ) {
    self.key = key
    self.name = name
    self.definition = definition
    self.numerator = numerator
    self.denominator = denominator
    self.unit = unit
    self.direction = direction
    self.levels = levels
    self.interval = interval
    self.group = group
    self.observations = observations
  }
}
