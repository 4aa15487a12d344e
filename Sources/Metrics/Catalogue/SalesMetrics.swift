/// Outbound, sales, customers and cost (§5 of the catalogue).
extension Catalogue {
  static func sales(_ settings: MetricSettings) -> [MetricDefinition] {
    let money = MetricUnit.money(settings.currency)
    let minutes = settings.leadTargetSeconds / 60
    return leadMetrics(minutes) + customers + [
      .count(
        "deals_closed", "Deals", "Sales that were closed.", .init(.dealsClosed), people, .sales, "deals",
        inputs: ["sales"]),
      revenue(
        "revenue", "Revenue", "Amounts of sales, less what was taken back, on the day it is booked.", nil, 0.01, money,
        [.dealsClosed]),
      revenue(
        "revenue_per_handled", "Revenue a contact", "Amounts of sales, per answered contact.", .init(.handled), 0.01,
        money, [.dealsClosed]),
      revenue(
        "revenue_per_hour", "Revenue an hour", "Amounts of sales, per hour on queue.", .init(.onQueueSeconds), 36,
        money, [.dealsClosed, .onQueueSeconds]),
      .share(
        MetricKey("upsell_rate"), "Upsells", "Sales with an upsell, of sales where it is known.", .init(.upsells),
        .init(.upsellKnown), .higherIsBetter, people, .sales, "deals", inputs: ["sales"]),
      MetricDefinition.ratio(
        MetricKey("cost_per_contact"), "Cost a contact", "Cost of the hours logged in, per answered contact.",
        .init(.loggedInSeconds), .init(.handled), money, .lowerIsBetter, [.site], .sales, "contacts",
        scale: (settings.costPerHour ?? 0) / 3600,
        inputs: settings.costPerHour == nil ? ["cost_per_hour"] : ["agent_states"]
      ).with(evidence: [.loggedInSeconds]),
    ]
  }

  private static func revenue(
    _ id: String, _ name: String, _ definition: String, _ below: SumExpression?, _ scale: Double, _ unit: MetricUnit,
    _ evidence: [SumColumn]
  ) -> MetricDefinition {
    MetricDefinition(
      key: MetricKey(id), name: name, definition: definition, numerator: .init(.revenueCents), denominator: below,
      scale: scale, observationCount: .init(.dealsClosed), unit: unit,
      direction: below == nil ? .none : .higherIsBetter,
      levels: people, interval: .none, group: .sales, observations: "deals", inputs: ["sales"], evidence: evidence)
  }

  private static func leadMetrics(_ minutes: Int) -> [MetricDefinition] {
    [
      .share(
        MetricKey("connect_rate"), "Reached", "Outbound contacts that were answered, of those tried.",
        .init(.outboundConnected), .init(.outboundAttempts), .higherIsBetter, people, .sales, "attempts",
        inputs: ["interactions"]),
      .share(
        MetricKey("conversion_rate"), "Won", "Leads that were won, of all leads.", .init(.leadsWon), .init(.leads),
        .higherIsBetter, people, .sales, "leads", inputs: ["leads"]),
      MetricDefinition.share(
        MetricKey("conversion_rate", "of_connects"), "Won, of reached", "Leads that were won, of leads reached.",
        .init(.leadsWon), .init(.leadsConnected), .higherIsBetter, people, .sales, "leads", inputs: ["leads"]
      ).with(isDefault: false),
      MetricDefinition.ratio(
        MetricKey("lead_response_time", "mean"), "Lead response, mean",
        "Time from a lead to the first response, average.",
        .init(.leadResponseMinutes), .init(.leadsResponded), .seconds, .lowerIsBetter, people, .sales, "leads",
        scale: 60, inputs: ["leads"]
      ).with(isDefault: false),
      MetricDefinition.quantile(
        "lead_response_time", 0.5, "Lead response", "The time in which half of the leads had a first response.",
        .leadResponseMinutes, .lowerIsBetter, people, .sales, "leads", inputs: ["leads"]
      ).with(
        benchmark: Benchmark("within the hour", "Harvard Business Review", 2011, .study), isDefault: true),
      .quantile(
        "lead_response_time", 0.9, "Lead response, 90th percentile",
        "The time in which nine of ten leads had a first response.", .leadResponseMinutes, .lowerIsBetter, people,
        .sales, "leads", inputs: ["leads"]),
      MetricDefinition.share(
        MetricKey("lead_within_target"), "Leads in time",
        "Leads with a first response within \(minutes) minutes, of all leads. Leads without any count as late.",
        .init(.leadsWithinTarget), .init(.leads), .higherIsBetter, people, .sales, "leads", inputs: ["leads"]
      ).with(
        benchmark: Benchmark("37% within the hour", "Harvard Business Review", 2011, .study),
        evidence: [.leadsResponded]),
    ]
  }

  private static let customers: [MetricDefinition] = [
    .share(
      MetricKey("customer_retention_rate"), "Customers kept",
      "Customers of the start who were still there at the end, of customers at the start.",
      [.customersAtStart: 1, .customersLost: -1], .init(.customersAtStart), .higherIsBetter, [.site], .sales,
      "customers", inputs: ["customers"]),
    .share(
      MetricKey("customer_churn_rate"), "Customers lost",
      "Customers of the start who left in the period, of customers at the start.", .init(.customersLost),
      .init(.customersAtStart), .lowerIsBetter, [.site], .sales, "customers", inputs: ["customers"]),
  ]
}
