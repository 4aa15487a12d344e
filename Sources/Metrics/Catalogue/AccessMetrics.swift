/// Access and volume (§1 of the catalogue).
extension Catalogue {
  static func access(_ settings: MetricSettings) -> [MetricDefinition] {
    volume + serviceLevels(settings.threshold) + shares + waits + planning
  }

  private static let volume: [MetricDefinition] = [
    .count(
      "contacts_received", "Received", "Contacts that arrived, those that were turned away included.",
      [.offered: 1, .blocked: 1], queues.union([.channel])),
    .count("contacts_offered", "Offered", "Contacts that entered a queue.", .init(.offered), everywhere),
    .count("contacts_handled", "Handled", "Contacts that a person answered.", .init(.handled), everywhere),
  ]

  private static let queued: SumExpression = [.handled: 1, .abandoned: 1, .shortAbandoned: 1]

  private static func serviceLevels(_ threshold: Int) -> [MetricDefinition] {
    func level(
      _ variant: String, _ name: String, _ definition: String, _ above: SumExpression, _ below: SumExpression,
      isDefault: Bool = false
    ) -> MetricDefinition {
      MetricDefinition.share(
        MetricKey("service_level", variant), name, definition, above, below, .higherIsBetter, wide, .service
      ).with(
        benchmark: variant == "sl_offered"
          ? Benchmark("80% in 20 seconds, the default of a queue", "Genesys Cloud", nil, .trade) : nil,
        isDefault: isDefault)
    }
    return [
      level(
        "sl_offered", "Answered within \(threshold) s",
        "Answered within \(threshold) seconds, of contacts answered or abandoned.", .init(.handledWithin), queued,
        isDefault: true),
      level(
        "sl_answered_only", "Answered within \(threshold) s, of answered",
        "Answered within \(threshold) seconds, of contacts answered. Contacts that gave up do not count.",
        .init(.handledWithin), .init(.handled)),
      level(
        "sl_all_credit", "Out of queue within \(threshold) s",
        "Answered or abandoned within \(threshold) seconds, of contacts answered or abandoned.",
        [.handledWithin: 1, .abandonedWithin: 1], queued),
      level(
        "sl_excl_early_abandon", "Answered within \(threshold) s, early abandons left out",
        "Answered within \(threshold) seconds, of contacts answered or abandoned after more than \(threshold) seconds.",
        .init(.handledWithin), [.handled: 1, .abandoned: 1, .shortAbandoned: 1, .abandonedWithin: -1]),
      level(
        "sl_short_credit", "Answered within \(threshold) s or short abandon",
        "Answered within \(threshold) seconds or given up at once, of contacts answered or abandoned.",
        [.handledWithin: 1, .shortAbandoned: 1], queued),
      level(
        "sl_excl_short", "Answered within \(threshold) s, short abandons left out",
        "Answered within \(threshold) seconds, of contacts answered or abandoned, without short abandons.",
        .init(.handledWithin), [.handled: 1, .abandoned: 1]),
    ]
  }

  private static let shares: [MetricDefinition] = [
    MetricDefinition.share(
      MetricKey("abandon_rate"), "Abandoned", "Contacts that gave up waiting, of those offered without short abandons.",
      .init(.abandoned), [.offered: 1, .shortAbandoned: -1], .lowerIsBetter, wide, .service
    ).with(benchmark: Benchmark("6%", "Purdue University / BenchmarkPortal", 2003, .study)),
    MetricDefinition.share(
      MetricKey("abandon_rate", "of_offered"), "Abandoned, of offered",
      "Contacts that gave up waiting, at once or later, of those offered.", [.abandoned: 1, .shortAbandoned: 1],
      .init(.offered), .lowerIsBetter, wide, .service
    ).with(isDefault: false),
    MetricDefinition.share(
      MetricKey("abandon_rate", "of_answered_or_abandoned"), "Abandoned, of answered or abandoned",
      "Contacts that gave up waiting, of those answered or abandoned. Those who left for a callback or another queue do "
        + "not count.", .init(.abandoned), [.handled: 1, .abandoned: 1], .lowerIsBetter, wide, .service
    ).with(isDefault: false),
    .share(
      MetricKey("answer_rate"), "Answered", "Contacts that a person answered, of those offered.",
      .init(.handled), .init(.offered), .higherIsBetter, wide, .service),
    .share(
      MetricKey("short_abandon_share"), "Short abandons", "Contacts that gave up at once, of those offered.",
      .init(.shortAbandoned), .init(.offered), .none, queues.union([.channel]), .service),
    .share(
      MetricKey("flow_out_rate"), "Left for elsewhere",
      "Contacts that left the queue without an answer and without giving up, of those offered.", .init(.flowedOut),
      .init(.offered), .lowerIsBetter, queues.union([.channel]), .service),
    .share(
      MetricKey("callback_rate"), "Callback taken", "Contacts that asked to be called back, of those offered.",
      .init(.callbackTaken), .init(.offered), .none, queues.union([.channel]), .service),
    .share(
      MetricKey("blocked_rate"), "Turned away",
      "Contacts that never entered a queue because it was full, closed or without anybody, of those received.",
      .init(.blocked), [.offered: 1, .blocked: 1], .lowerIsBetter, queues.union([.channel]), .service
    ).with(evidence: [.blocked]),
  ]

  private static let waits: [MetricDefinition] = [
    MetricDefinition.mean(
      "asa", "Speed of answer", "Average wait of answered contacts, from joining the queue to the answer.",
      .wait, .lowerIsBetter, wide, .service
    ).with(benchmark: Benchmark("37 s", "Purdue University / BenchmarkPortal", 2003, .study)),
    .quantile(
      "asa", 0.5, "Speed of answer, median", "The wait that half of the answered contacts do not exceed.", .wait,
      .lowerIsBetter, [.site, .team, .queue], .service),
    .quantile(
      "asa", 0.9, "Speed of answer, 90th percentile", "The wait that nine of ten answered contacts do not exceed.",
      .wait, .lowerIsBetter, [.site, .team, .queue], .service),
    .ratio(
      MetricKey("avg_time_in_queue"), "Time in queue",
      "Average wait of everybody who left the queue: answered, given up or gone elsewhere.", .init(.waitAllSeconds),
      .init(.waitAllKnown), .seconds, .lowerIsBetter, queues.union([.channel]), .service, "contacts"),
    .ratio(
      MetricKey("avg_abandon_wait"), "Wait before giving up", "Average wait of contacts that gave up.",
      .init(.abandonWaitSeconds), .init(.abandonWaitKnown), .seconds, .none, queues.union([.channel]), .service,
      "contacts"
    ).with(benchmark: Benchmark("71 s", "Purdue University / BenchmarkPortal", 2003, .study)),
    .largest(
      "max_queue_wait", "Longest wait", "The longest wait of any contact, answered or not.", .queueWaitMax,
      queues.union([.channel]), .service),
  ]

  private static let planning: [MetricDefinition] = [
    MetricDefinition(
      key: MetricKey("peak_ratio"), name: "Busiest hour",
      definition: "Contacts of the busiest hour, over the average of all hours with contacts.",
      numerator: .init(.hourOfferedMax), denominator: .init(.hoursOpen), unit: .number, direction: .none,
      levels: queues, interval: .none, group: .service, observations: "hours", rule: .derived(.peakHour),
      inputs: ["interactions"]),
    .ratio(
      MetricKey("forecast_accuracy"), "Forecast error",
      "Differences between contacts and forecast, interval by interval, over the forecast.", .init(.forecastError),
      .init(.forecastContacts), .fraction, .lowerIsBetter, queues, .service, "intervals", n: .init(.forecastKnown),
      inputs: ["interval_volumes"]
    ).with(mayExceedWhole: true),
    .ratio(
      MetricKey("staffing_cover"), "Staffed of required",
      "Time on queue of all people, over the staffed time that was required.", .init(.onQueueSeconds),
      .init(.requiredSeconds), .fraction, .guarded, [.site], .service, "days", n: .init(.stateDays),
      inputs: ["interval_volumes"]
    ).with(evidence: [.onQueueSeconds], mayExceedWhole: true),
  ]
}
