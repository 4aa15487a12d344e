/// The customer's voice (§4 of the catalogue).
extension Catalogue {
  private static let surveys = ["surveys", "interactions"]
  private static let efforts = ScoreMoments.effort.n

  static let voice: [MetricDefinition] =
    [
      MetricDefinition.share(
        MetricKey("csat", "top2"), "Satisfaction", "Survey answers of 4 or 5 out of 5, of all answers.",
        .init(.surveyTop2), .init(.surveys), .higherIsBetter, everywhere, .customer, "answers", inputs: surveys
      ).with(benchmark: Benchmark("68–81% (top answer only) by sector", "SQM Group", nil, .study)),
      MetricDefinition(
        key: MetricKey("csat_mean"), name: "Satisfaction score", definition: "Average survey score, from 1 to 5.",
        numerator: .init(.surveyScore), denominator: .init(.surveys), unit: .points(minimum: 1, maximum: 5),
        direction: .higherIsBetter, levels: everywhere, interval: .moderatedMean(.satisfaction), group: .customer,
        observations: "answers", inputs: surveys),
      .count(
        "surveys", "Survey answers", "Survey answers with a score.", .init(.surveys), everywhere, .customer, "answers",
        inputs: surveys),
      MetricDefinition(
        key: MetricKey("nps"), name: "Recommendation (NPS)",
        definition: "Answers of 9 or 10 less answers of 0 to 6, of all answers from 0 to 10, times 100.",
        numerator: [.npsPromoters: 1, .npsDetractors: -1],
        denominator: [.npsPromoters: 1, .npsPassives: 1, .npsDetractors: 1], scale: 100,
        unit: .points(minimum: -100, maximum: 100), direction: .higherIsBetter, levels: everywhere,
        interval: .promoters, group: .customer, observations: "answers", inputs: ["surveys"], leastForAgent: 40),
      .share(
        MetricKey("ces_positive"), "Easy to deal with", "Answers of 5 to 7 on effort, of all answers from 1 to 7.",
        [.ces5: 1, .ces6: 1, .ces7: 1], efforts, .higherIsBetter, everywhere, .customer, "answers",
        inputs: ["surveys"]),
      MetricDefinition.ratio(
        MetricKey("ces_positive", "index"), "Effort index",
        "Answers of 6 and 7 less answers of 1 to 3 on effort, of all answers from 1 to 7, times 100.",
        [.ces6: 1, .ces7: 1, .ces1: -1, .ces2: -1, .ces3: -1], efforts, .points(minimum: -100, maximum: 100),
        .higherIsBetter, everywhere, .customer, "answers", scale: 100, inputs: ["surveys"]
      ).with(isDefault: false),
      MetricDefinition(
        key: MetricKey("ces_mean"), name: "Effort score",
        definition: "Average answer on effort, from 1 (hard) to 7 (easy).", numerator: ScoreMoments.effort.sum,
        denominator: efforts, unit: .points(minimum: 1, maximum: 7), direction: .higherIsBetter, levels: everywhere,
        interval: .moderatedMean(.effort), group: .customer, observations: "answers", inputs: ["surveys"]),
      MetricDefinition.share(
        MetricKey("fcr_survey"), "Solved, says the customer",
        "Survey answers that say the matter was solved, of answers to that question.", .init(.fcrYes), .init(.fcrKnown),
        .higherIsBetter, everywhere, .customer, "answers", inputs: ["surveys"]
      ).with(benchmark: Benchmark("70% on average", "SQM Group, over 500 centres", nil, .study)),
      .share(
        MetricKey("survey_response_rate"), "Response rate", "Survey answers, of surveys that were sent.",
        .init(.surveysAnswered), .init(.surveysSent), .none, [.site, .queue, .channel], .customer, "surveys sent",
        inputs: ["interval_volumes"]),
      .share(
        MetricKey("survey_invite_rate"), "Asked for an opinion", "Surveys that were sent, of answered contacts.",
        .init(.surveysSent), .init(.handled), .none, [.site, .queue, .channel], .customer, "contacts",
        inputs: ["interval_volumes"]
      ).with(evidence: [.surveysSent]),
    ] + sentiment

  private static let scored: SumExpression = [.sentimentNegative: 1, .sentimentNeutral: 1, .sentimentPositive: 1]

  private static let sentiment: [MetricDefinition] = [
    sentimentShare("negative", .sentimentNegative, .lowerIsBetter, isDefault: true),
    sentimentShare("neutral", .sentimentNeutral, .none, isDefault: false),
    sentimentShare("positive", .sentimentPositive, .higherIsBetter, isDefault: false),
    MetricDefinition(
      key: MetricKey("net_sentiment"), name: "Net sentiment",
      definition: "Contacts that a program reads as positive less those it reads as negative, of contacts read, "
        + "times 100.", numerator: [.sentimentPositive: 1, .sentimentNegative: -1], denominator: scored, scale: 100,
      unit: .points(minimum: -100, maximum: 100), direction: .higherIsBetter, levels: people, interval: .promoters,
      group: .customer, observations: "contacts", inputs: ["sentiment"]),
  ]

  private static func sentimentShare(
    _ variant: String, _ column: SumColumn, _ direction: Direction, isDefault: Bool
  ) -> MetricDefinition {
    MetricDefinition.share(
      MetricKey("sentiment_mix", variant), "Read as \(variant)",
      "Contacts that a program reads as \(variant), of contacts read.", .init(column), scored, direction, people,
      .customer, inputs: ["sentiment"]
    ).with(isDefault: isDefault)
  }

  /// Repeat contacts, first-contact resolution without a survey, and complaints.
  static func contacts(_ settings: MetricSettings) -> [MetricDefinition] {
    let days = settings.repeatDays == 1 ? "1 day" : "\(settings.repeatDays) days"
    return [
      .share(
        MetricKey("fcr_repeat"), "Solved at first, no repeat",
        "First contacts of a customer without another one within \(days), of those whose \(days) are over.",
        .init(.fcrWindowYes), .init(.fcrWindowKnown), .higherIsBetter, everywhere, .customer, inputs: ["interactions"]),
      .share(
        MetricKey("fcr_flag"), "Solved at first, by the flag",
        "Answered contacts marked as resolved, not passed on and not opened again, of those where it is known.",
        .init(.fcrFlag), .init(.fcrFlagKnown), .higherIsBetter, everywhere, .customer, inputs: ["interactions"]),
      .share(
        MetricKey("repeat_rate"), "Repeat contacts",
        "Contacts that follow one of the same customer within \(days), of contacts of known customers.",
        .init(.repeats), .init(.repeatKnown), .lowerIsBetter, queues, .customer, inputs: ["interactions"]),
      .ratio(
        MetricKey("contacts_per_customer"), "Contacts a customer", "Contacts, per customer who made any.",
        .init(.customerContacts), .init(.customersSeen), .number, .lowerIsBetter, queues, .customer, "customers",
        inputs: ["interactions"]),
      .share(
        MetricKey("complaint_rate"), "Complaints", "Contacts whose topic is a complaint, of answered contacts.",
        .init(.complaintContacts), .init(.handled), .lowerIsBetter, [.site, .team, .queue], .customer,
        inputs: ["interactions"]
      ).with(evidence: [.complaintContacts]),
    ]
  }
}
