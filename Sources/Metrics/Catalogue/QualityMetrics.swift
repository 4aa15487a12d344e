/// Quality assurance (§4 of the catalogue).
extension Catalogue {
  private static let evaluations = ["evaluations", "evaluation_answers"]

  static let quality: [MetricDefinition] = [
    MetricDefinition(
      key: MetricKey("qa_score"), name: "QA score",
      definition: "Points earned, of the points that could be reached, over all items of all evaluations that were not "
        + "left out. Evaluations of hand-picked contacts do not count.", numerator: .init(.qaEarned),
      denominator: .init(.qaPossible), observationCount: .init(.evaluations), unit: .fraction,
      direction: .higherIsBetter, levels: people, interval: .moderatedMean(.quality), group: .quality,
      observations: "evaluations", inputs: evaluations, leastForAgent: 3),
    MetricDefinition(
      key: MetricKey("qa_score", "mean"), name: "QA score, mean of evaluations",
      definition: "Average of the scores of evaluations, each counting the same.", numerator: .init(.qaScoreSum),
      denominator: .init(.qaScored), scale: 0.0001, unit: .fraction, direction: .higherIsBetter, levels: people,
      interval: .moderatedMean(.quality), group: .quality, observations: "evaluations", inputs: evaluations,
      leastForAgent: 3, isDefault: false),
    item(
      "qa_item_rate", "Behaviours met", "Items of evaluations that were met in full, of items scored.", .qaItemsMet,
      .qaItems),
    .share(
      MetricKey("critical_pass"), "No critical error",
      "Evaluations without a critical error, of all where it is known.",
      .init(.criticalPassed), .init(.criticalKnown), .higherIsBetter, people, .quality, "evaluations",
      inputs: evaluations
    ).with(leastForAgent: 3),
    item("script_adherence", "Script", "Script items that were met, of script items scored.", .scriptMet, .scriptItems),
    item(
      "procedure_adherence", "Procedures", "Items on procedures and guidelines that were met, of those scored.",
      .procedureMet, .procedureItems),
    .share(
      MetricKey("qa_coverage"), "Coverage", "Contacts that were evaluated, of answered contacts.",
      .init(.evaluations), .init(.handled), .none, people, .quality, inputs: evaluations
    ).with(evidence: [.evaluations]),
    .share(
      MetricKey("dispute_rate"), "Disputed", "Evaluations that the person disputed, of all evaluations.",
      .init(.disputes), .init(.evaluations), .none, people, .quality, "evaluations", inputs: ["disputes"]
    ).with(evidence: [.disputes], leastForAgent: 3),
    .share(
      MetricKey("overturn_rate"), "Overturned", "Disputes that ended in the person's favour, of those decided.",
      .init(.disputesOverturned), .init(.disputesDecided), .none, people, .quality, "disputes", inputs: ["disputes"]
    ).with(leastForAgent: 3),
    .share(
      MetricKey("calibration_agreement"), "Agreement of reviewers",
      "Pairs of evaluations of one contact in a calibration that differ by at most ten points, of all pairs.",
      .init(.calibrationAgreeing), .init(.calibrationPairs), .higherIsBetter, [.site], .quality, "pairs",
      inputs: evaluations
    ).with(benchmark: Benchmark("85% and more", "Supportman, Insight7", nil, .secondHand)),
  ]

  private static func item(
    _ id: String, _ name: String, _ definition: String, _ met: SumColumn, _ scored: SumColumn
  ) -> MetricDefinition {
    MetricDefinition.share(
      MetricKey(id), name, definition, .init(met), .init(scored), .higherIsBetter, people, .quality, "items",
      inputs: ["evaluation_answers"]
    ).with(leastForAgent: 10)
  }
}
