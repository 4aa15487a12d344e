/// People and development (§5 of the catalogue).
extension Catalogue {
  private static let tables = ["roster"]

  static let roster: [MetricDefinition] = [
    leaving(
      "", "Attrition", "People who left in the period, over the average of the people in post at its start and end.",
      [.leavers: 2], [.headStart: 1, .headEnd: 1], 1, isDefault: true),
    leaving(
      "of_start", "Attrition, of start", "People who left in the period, of those in post at its start.",
      .init(.leavers), .init(.headStart), 1, isDefault: false),
    leaving(
      "annualised", "Attrition, a year",
      "People who left in the period, over the years of work of all people in it.", .init(.leavers), .init(.headDays),
      365.25, isDefault: false),
    MetricDefinition.share(
      MetricKey("early_attrition"), "Left within 90 days",
      "People who left within 90 days, of those who joined in the 90 days to six months before the end.",
      .init(.earlyLeavers), .init(.joinersWatched), .lowerIsBetter, [.site], .people, "joiners", inputs: tables),
    MetricDefinition.share(
      MetricKey("agent_retention"), "Still here", "People still in post at the end, of those in post at the start.",
      .init(.stayers), .init(.headStart), .higherIsBetter, groups, .people, "people", inputs: tables),
  ]

  private static func leaving(
    _ variant: String, _ name: String, _ definition: String, _ above: SumExpression, _ below: SumExpression,
    _ scale: Double, isDefault: Bool
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey("attrition_rate", variant), name: name, definition: definition, numerator: above,
      denominator: below, scale: scale, observationCount: .init(.headStart), unit: .fraction,
      direction: .lowerIsBetter, levels: groups, interval: .poisson, group: .people, observations: "people",
      inputs: tables, isDefault: isDefault
    ).with(mayExceedWhole: true)
  }

  static let growth: [MetricDefinition] = [
    .share(
      MetricKey("coaching_coverage"), "Coached", "People with at least one coaching talk, of people who worked.",
      .init(.coachedPeople), .init(.activePeople), .higherIsBetter, groups, .people, "people", inputs: ["coaching"]
    ).with(evidence: [.coachingSessions]),
    .ratio(
      MetricKey("coaching_per_agent"), "Coaching talks a person", "Coaching talks, per person who worked.",
      .init(.coachingSessions), .init(.activePeople), .number, .none, groups, .people, "people",
      inputs: ["coaching"]
    ).with(evidence: [.coachingSessions]),
    .ratio(
      MetricKey("training_hours"), "Training a person", "Time in trainings, per person who worked.",
      .init(.trainingSeconds), .init(.activePeople), .seconds, .none, groups, .people, "people",
      inputs: ["coaching"]
    ).with(evidence: [.trainings]),
    .ratio(
      MetricKey("feedback_lag"), "Contact to feedback", "Time from the contact to the coaching talk about it, average.",
      .init(.feedbackLagMinutes), .init(.feedbackLagKnown), .seconds, .lowerIsBetter, groups, .people, "talks",
      scale: 60, inputs: ["coaching"]),
    .ratio(
      MetricKey("recognition_rate"), "Recognitions a person", "Recognitions, per person who worked.",
      .init(.recognitions), .init(.activePeople), .number, .none, groups, .people, "people", inputs: ["recognition"]
    ).with(evidence: [.recognitions]),
  ]

  /// What needs more than the sums of one cell.
  static let derived: [MetricDefinition] = [
    derivation(
      "workload_cv", "Spread of work", "Coefficient of variation of handle time an hour on queue over the people.",
      .workloadSpread, [.team, .site], .work, .lowerIsBetter),
    derivation(
      "workload_gini", "Unevenness of work", "Gini index of handle time an hour on queue over the people.",
      .workloadGini, [.team, .site], .work, .lowerIsBetter),
    derivation(
      "composite", "Score",
      "Weighted score of measures named in the workspace, each from 0 at its worst to 100 at its "
        + "best. It is shown with its parts only.", .composite, [.site, .team], .people, .higherIsBetter),
    derivation(
      "balance_index", "Uneven mix of teams", "Share of the spread of people's measures that lies between teams.",
      .teamMix, [.site], .people, .lowerIsBetter),
    derivation(
      "evaluator_leniency", "Reviewer effect", "How much a reviewer scores above or below others on the same people.",
      .reviewerEffect, [.reviewer], .quality, .none),
    derivation(
      "coaching_effect", "Effect of a training",
      "Change of those who took part less the change of similar people who did not.", .coachingEffect, [.course],
      .people, .none),
    derivation(
      "load_index", "Strain", "Checks of occupancy, overtime and breaks that fired, per person.", .workloadChecks,
      [.team], .people, .lowerIsBetter),
  ]

  private static func derivation(
    _ id: String, _ name: String, _ definition: String, _ rule: MetricDefinition.Derivation, _ levels: Set<Level>,
    _ group: MetricDefinition.Group, _ direction: Direction
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id), name: name, definition: definition, numerator: [:], denominator: nil,
      unit: rule == .composite ? .points(minimum: 0, maximum: 100) : .fraction, direction: direction, levels: levels,
      interval: .none, group: group, observations: "people", rule: .derived(rule), inputs: [])
  }
}
