/// The built-in metrics. Definitions say what is divided by what; variants stand side by side.
package enum Catalogue {
  private static let everywhere: Set<Level> = [.site, .team, .agent, .queue, .channel, .topic]
  private static let wide: Set<Level> = [.site, .team, .queue, .channel, .topic]
  private static let score = MetricUnit.points(minimum: 1, maximum: 5)

  /// Every metric that this version computes, sorted by key.
  ///
  /// - Parameter threshold: the service-level threshold in seconds, which is part of the printed definitions.
  package static func metrics(threshold: Int) -> [MetricDefinition] {
    (volume + access(threshold) + handling + voice).sorted { $0.key < $1.key }
  }

  /// The measure that the first screen shows when the workspace names none.
  package static let defaultHeadline: [MetricKey] = [
    MetricKey("csat", "top2"), MetricKey("resolution_rate", "of_answered"), MetricKey("service_level", "sl_offered"),
    MetricKey("abandon_rate"), MetricKey("asa"), MetricKey("aht"),
  ]

  private static let volume: [MetricDefinition] = [
    .count("contacts_offered", "Offered", "Contacts that entered a queue.", .offered, levels: everywhere),
    .count("contacts_handled", "Handled", "Contacts that a person answered.", .handled, levels: everywhere),
  ]

  private static func access(_ threshold: Int) -> [MetricDefinition] {
    [
      .share(
        "abandon_rate", "", "Abandoned", "Contacts that gave up waiting, of those offered without short abandons.",
        .init(.abandoned), [.offered: 1, .shortAbandoned: -1], .lowerIsBetter, wide, .service, "contacts"),
      .share(
        "answer_rate", "", "Answered", "Contacts that a person answered, of those offered.",
        .init(.handled), .init(.offered), .higherIsBetter, wide, .service, "contacts"),
      .share(
        "service_level", "sl_offered", "Answered within \(threshold) s",
        "Answered within \(threshold) seconds, of contacts answered or abandoned.",
        .init(.handledWithin), [.handled: 1, .abandoned: 1, .shortAbandoned: 1], .higherIsBetter, wide, .service,
        "contacts"),
      .share(
        "service_level", "sl_answered_only", "Answered within \(threshold) s, of answered",
        "Answered within \(threshold) seconds, of contacts answered. Contacts that gave up do not count.",
        .init(.handledWithin), .init(.handled), .higherIsBetter, wide, .service, "contacts"),
      .share(
        "service_level", "sl_all_credit", "Out of queue within \(threshold) s",
        "Answered or abandoned within \(threshold) seconds, of contacts answered or abandoned.",
        [.handledWithin: 1, .abandonedWithin: 1], [.handled: 1, .abandoned: 1, .shortAbandoned: 1],
        .higherIsBetter, wide, .service, "contacts"),
      .mean(
        "asa", "Speed of answer", "Average wait of answered contacts, from joining the queue to the answer.",
        .wait, .lowerIsBetter, wide, .service),
    ]
  }

  private static let handling: [MetricDefinition] = [
    .mean(
      "aht", "Handle time", "Talk, hold and after-contact work, average per answered contact.",
      .handle, .guarded, everywhere, .work),
    .mean(
      "avg_talk", "Talk time", "Talk time, average per answered contact.", .talk, .none,
      everywhere, .work),
    .mean(
      "avg_hold", "Hold time", "Hold time, average per answered contact.", .hold,
      .lowerIsBetter, everywhere, .work),
    .mean(
      "acw_avg", "After-contact work", "Work after the contact, average per answered contact.", .acw, .lowerIsBetter,
      everywhere, .work),
    .share(
      "transfer_rate", "", "Transferred", "Answered contacts that were passed on to someone else.",
      .init(.transferred), .init(.transferKnown), .lowerIsBetter, everywhere, .work, "contacts"),
    .share(
      "resolution_rate", "of_answered", "Resolved", "Contacts marked as resolved, of those answered.",
      .init(.resolved), .init(.resolvedKnown), .higherIsBetter, everywhere, .customer, "contacts"),
    .share(
      "resolution_rate", "of_offered", "Resolved, of offered", "Contacts marked as resolved, of those offered.",
      .init(.resolved), .init(.resolvedOfferedKnown), .higherIsBetter, wide, .customer, "contacts"),
  ]

  private static let voice: [MetricDefinition] = [
    .share(
      "csat", "top2", "Satisfaction", "Survey answers of 4 or 5 out of 5, of all answers.",
      .init(.surveyTop2), .init(.surveys), .higherIsBetter, everywhere, .customer, "answers"),
    MetricDefinition(
      key: MetricKey("csat_mean"), name: "Satisfaction score", definition: "Average survey score, from 1 to 5.",
      numerator: .init(.surveyScore), denominator: .init(.surveys), unit: score, direction: .higherIsBetter,
      levels: everywhere, interval: .moderatedMean, group: .customer, observations: "answers"),
    .count(
      "surveys", "Survey answers", "Survey answers with a score.", .surveys, levels: everywhere, group: .customer,
      observations: "answers"),
  ]
}

extension MetricDefinition {
  fileprivate static func count(
    _ id: String, _ name: String, _ definition: String, _ column: SumColumn, levels: Set<Level>,
    group: Group = .service, observations: String = "contacts"
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id), name: name, definition: definition, numerator: SumExpression(column), denominator: nil,
      unit: .count, direction: .none, levels: levels, interval: .none, group: group, observations: observations)
  }

  fileprivate static func share(
    _ id: String, _ variant: String, _ name: String, _ definition: String, _ numerator: SumExpression,
    _ denominator: SumExpression, _ direction: Direction, _ levels: Set<Level>, _ group: Group,
    _ observations: String
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id, variant), name: name, definition: definition, numerator: numerator,
      denominator: denominator, unit: .fraction, direction: direction, levels: levels, interval: .wilson,
      group: group, observations: observations)
  }

  fileprivate static func mean(
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
      interval: .logRatio(part), group: group, observations: "contacts")
  }
}
