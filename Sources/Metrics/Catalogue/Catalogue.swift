/// What the definitions of metrics depend on: settings of a workspace, printed with the numbers.
package struct MetricSettings: Codable, Hashable, Sendable {
  /// Waits up to this many seconds are "in time".
  package var threshold: Int
  /// A contact of the same customer within this many days is a repeat.
  package var repeatDays: Int
  /// A handled call with less talk than this is very short.
  package var shortCallSeconds: Int
  /// Starts and breaks that are off by more are late or missed.
  package var toleranceSeconds: Int
  /// Leads should be answered within this time.
  package var leadTargetSeconds: Int
  /// On which day a state that crosses midnight counts.
  package var attribution: Attribution
  /// ISO 4217.
  package var currency: String
  /// What an hour logged in costs; `nil` when the workspace does not say.
  package var costPerHour: Double?
  /// The variants that stand for their metrics, where they are not those of the catalogue.
  package var variants: [String: String]

  /// Where a stretch of time counts: whole on the day it starts or ends, or split at midnight.
  package enum Attribution: String, Codable, Hashable, Sendable, CaseIterable { case clip, start, end }

  package init(
    threshold: Int = 20, repeatDays: Int = 7, shortCallSeconds: Int = 10, toleranceSeconds: Int = 300,
    leadTargetSeconds: Int = 3600, attribution: Attribution = .clip, currency: String = "EUR",
    costPerHour: Double? = nil, variants: [String: String] = [:]
  ) {
    self.threshold = threshold
    self.repeatDays = repeatDays
    self.shortCallSeconds = shortCallSeconds
    self.toleranceSeconds = toleranceSeconds
    self.leadTargetSeconds = leadTargetSeconds
    self.attribution = attribution
    self.currency = currency
    self.costPerHour = costPerHour
    self.variants = variants
  }
}

/// The built-in metrics. Definitions say what is divided by what; variants stand side by side.
package enum Catalogue {
  static let everywhere: Set<Level> = [.site, .team, .agent, .queue, .channel, .topic]
  static let wide: Set<Level> = [.site, .team, .queue, .channel, .topic]
  /// What a person does, which no topic or channel has.
  static let people: Set<Level> = [.site, .team, .agent]
  static let groups: Set<Level> = [.site, .team]
  /// What is known a queue at most.
  static let queues: Set<Level> = [.site, .queue]

  /// Every metric, sorted by key.
  package static func metrics(_ settings: MetricSettings) -> [MetricDefinition] {
    let all =
      access(settings) + handling(settings) + time(settings) + voice + quality + contacts(settings) + roster + growth
      + sales(settings) + derived
    return all.map { metric in
      var metric = metric
      if let variant = settings.variants[metric.key.metric] { metric.isDefault = metric.key.variant == variant }
      return metric
    }.sorted { $0.key < $1.key }
  }

  /// Every metric with the usual settings.
  ///
  /// - Parameter threshold: the service-level threshold in seconds, which is part of the printed definitions.
  package static func metrics(threshold: Int) -> [MetricDefinition] { metrics(MetricSettings(threshold: threshold)) }

  /// The measure that the first screen shows when the workspace names none.
  package static let defaultHeadline: [MetricKey] = [
    MetricKey("csat", "top2"), MetricKey("resolution_rate", "of_answered"), MetricKey("service_level", "sl_offered"),
    MetricKey("abandon_rate"), MetricKey("asa"), MetricKey("aht"),
  ]
}

extension MetricDefinition {
  static func count(
    _ id: String, _ name: String, _ definition: String, _ expression: SumExpression, _ levels: Set<Level>,
    _ group: Group = .service, _ observations: String = "contacts", inputs: [String] = Self.contactTables
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id), name: name, definition: definition, numerator: expression, denominator: nil,
      unit: .count, direction: .none, levels: levels, interval: .none, group: group, observations: observations,
      inputs: inputs)
  }

  /// A share of contacts, answers or other things that are there or not.
  static func share(
    _ key: MetricKey, _ name: String, _ definition: String, _ numerator: SumExpression,
    _ denominator: SumExpression, _ direction: Direction, _ levels: Set<Level>, _ group: Group,
    _ observations: String = "contacts", inputs: [String] = Self.contactTables
  ) -> MetricDefinition {
    MetricDefinition(
      key: key, name: name, definition: definition, numerator: numerator,
      denominator: denominator, unit: .fraction, direction: direction, levels: levels, interval: .wilson,
      group: group, observations: observations, inputs: inputs)
  }

  /// A share or average of what does not come in independent pieces, such as seconds: no interval.
  static func ratio(
    _ key: MetricKey, _ name: String, _ definition: String, _ numerator: SumExpression,
    _ denominator: SumExpression, _ unit: MetricUnit, _ direction: Direction, _ levels: Set<Level>, _ group: Group,
    _ observations: String, n: SumExpression? = nil, scale: Double = 1, inputs: [String] = Self.contactTables
  ) -> MetricDefinition {
    MetricDefinition(
      key: key, name: name, definition: definition, numerator: numerator, denominator: denominator, scale: scale,
      observationCount: n, unit: unit, direction: direction, levels: levels, interval: .none, group: group,
      observations: observations, inputs: inputs)
  }

  static func mean(
    _ id: String, _ name: String, _ definition: String, _ part: TimePart, _ direction: Direction,
    _ levels: Set<Level>, _ group: Group
  ) -> MetricDefinition {
    let (sum, count): (SumColumn, SumColumn) =
      switch part {
      case .handle: (.handleSeconds, .handleKnown)
      case .wait: (.waitSeconds, .waitKnown)
      case .talk: (.talkSeconds, .talkKnown)
      case .hold: (.holdSeconds, .holdKnown)
      case .acw: (.acwSeconds, .acwKnown)
      }
    return MetricDefinition(
      key: MetricKey(id), name: name, definition: definition, numerator: SumExpression(sum),
      denominator: SumExpression(count), unit: .seconds, direction: direction, levels: levels,
      interval: .logRatio(part), group: group, observations: "contacts", inputs: contactTables)
  }

  static func largest(
    _ id: String, _ name: String, _ definition: String, _ column: SumColumn, _ levels: Set<Level>, _ group: Group,
    inputs: [String] = Self.contactTables
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id), name: name, definition: definition, numerator: SumExpression(column), denominator: nil,
      unit: .seconds, direction: .lowerIsBetter, levels: levels, interval: .none, group: group,
      observations: "contacts", rule: .largest, inputs: inputs)
  }

  /// The median or the 90th percentile of a distribution, as a variant of the mean of the same name.
  static func quantile(
    _ id: String, _ share: Double, _ name: String, _ definition: String, _ measure: HistogramMeasure,
    _ direction: Direction, _ levels: Set<Level>, _ group: Group, _ observations: String = "contacts",
    inputs: [String] = Self.contactTables
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id, share == 0.5 ? "median" : "p90"), name: name, definition: definition,
      numerator: [:], denominator: nil, unit: .seconds, direction: direction, levels: levels, interval: .none,
      group: group, observations: observations, rule: .quantile(measure, share), inputs: inputs, isDefault: false)
  }

  /// The same with one more fact, for what few metrics have.
  func with(
    benchmark: Benchmark? = nil, evidence: [SumColumn]? = nil, leastForAgent: Int? = nil, isDefault: Bool? = nil,
    inputs: [String]? = nil, n: SumExpression? = nil, interval: IntervalMethod? = nil, mayExceedWhole: Bool? = nil
  ) -> MetricDefinition {
    var result = self
    result.benchmark = benchmark ?? result.benchmark
    result.evidence = evidence ?? result.evidence
    result.leastForAgent = leastForAgent ?? result.leastForAgent
    result.isDefault = isDefault ?? result.isDefault
    result.inputs = inputs ?? result.inputs
    result.observationCount = n ?? result.observationCount
    result.interval = interval ?? result.interval
    result.mayExceedWhole = mayExceedWhole ?? result.mayExceedWhole
    return result
  }

  static var contactTables: [String] { ["interactions", "interval_volumes"] }
}
