/// Handling (§2 of the catalogue).
extension Catalogue {
  static func handling(_ settings: MetricSettings) -> [MetricDefinition] {
    times + parts + transfers + offers(settings) + solutions
  }

  private static let times: [MetricDefinition] = [
    MetricDefinition.mean(
      "aht", "Handle time", "Talk, hold and after-contact work, average per answered contact.",
      .handle, .guarded, everywhere, .work),
    .ratio(
      MetricKey("aht", "with_ring"), "Handle time with ringing",
      "Ringing, talk, hold and after-contact work, average per answered contact.",
      [.handleSeconds: 1, .ringSeconds: 1],
      .init(.handleKnown), .seconds, .guarded, people, .work, "contacts", inputs: ["segments"]
    ).with(evidence: [.ringKnown], isDefault: false),
    .quantile(
      "aht", 0.5, "Handle time, median", "The handle time that half of the answered contacts do not exceed.", .handle,
      .guarded, [.site, .team, .agent, .queue], .work),
    .quantile(
      "aht", 0.9, "Handle time, 90th percentile", "The handle time that nine of ten answered contacts do not exceed.",
      .handle, .guarded, [.site, .team, .agent, .queue], .work),
    .mean("avg_talk", "Talk time", "Talk time, average per answered contact.", .talk, .none, everywhere, .work),
    .mean(
      "avg_hold", "Hold time", "Hold time, average per answered contact.", .hold, .lowerIsBetter, everywhere, .work),
    .ratio(
      MetricKey("avg_hold", "of_held"), "Hold time of held contacts",
      "Hold time, average per contact that was put on hold.", .init(.holdSeconds), .init(.heldContacts), .seconds,
      .lowerIsBetter, everywhere, .work, "contacts"
    ).with(isDefault: false),
    .mean(
      "acw_avg", "After-contact work", "Work after the contact, average per answered contact.", .acw, .lowerIsBetter,
      everywhere, .work),
    .ratio(
      MetricKey("acw_avg", "of_contacts_with_any"), "After-contact work where there is any",
      "Work after the contact, average per contact that had any.", .init(.acwSeconds), .init(.acwContacts), .seconds,
      .lowerIsBetter, everywhere, .work, "contacts"
    ).with(isDefault: false),
  ]

  private static let parts: [MetricDefinition] = [
    .share(
      MetricKey("hold_rate"), "Put on hold", "Answered contacts that were put on hold, of those where it is known.",
      .init(.heldContacts), .init(.heldKnown), .lowerIsBetter, everywhere, .work),
    .largest(
      "longest_hold", "Longest hold", "The longest single hold of any contact.", .longestHoldMax,
      people.union([.queue]),
      .work, inputs: ["segments"]),
    .ratio(
      MetricKey("acw_share"), "After-contact share", "After-contact work, of the handle time.", .init(.acwSeconds),
      .init(.handleSeconds), .fraction, .lowerIsBetter, everywhere, .work, "contacts", n: .init(.acwKnown)
    ).with(evidence: [.acwKnown]),
    .ratio(
      MetricKey("hold_share"), "Hold share", "Hold time, of the handle time.", .init(.holdSeconds),
      .init(.handleSeconds), .fraction, .lowerIsBetter, people, .work, "contacts", n: .init(.holdKnown)
    ).with(evidence: [.holdKnown]),
  ]

  private static let transfers: [MetricDefinition] = [
    MetricDefinition.share(
      MetricKey("transfer_rate"), "Transferred", "Answered contacts that were passed on to someone else.",
      .init(.transferred), .init(.transferKnown), .lowerIsBetter, everywhere, .work
    ).with(benchmark: Benchmark("19% of callers", "SQM Group", nil, .trade)),
    .share(
      MetricKey("warm_transfer_share"), "Warm transfers",
      "Transfers with a word to the next person first, of transfers whose kind is known.", .init(.warmTransfers),
      [.blindTransfers: 1, .warmTransfers: 1], .higherIsBetter, people, .work, "transfers", inputs: ["segments"]),
    .ratio(
      MetricKey("transfers_per_contact"), "Transfers a contact", "Transfers, per contact that was answered.",
      [.blindTransfers: 1, .warmTransfers: 1], .init(.handled), .number, .lowerIsBetter, queues, .work, "contacts",
      inputs: ["segments"]
    ).with(evidence: [.transferKindKnown]),
    .share(
      MetricKey("consult_rate"), "Asked a colleague", "Answered legs with a talk to a colleague beside the contact.",
      .init(.consults), .init(.consultKnown), .none, people, .work, "legs", inputs: ["segments"]),
  ]

  private static func offers(_ settings: MetricSettings) -> [MetricDefinition] {
    [
      .ratio(
        MetricKey("ring_avg"), "Ringing", "Time from the offer to a person to the answer, average per answered offer.",
        .init(.ringSeconds), .init(.ringKnown), .seconds, .none, people, .work, "offers", inputs: ["segments"]),
      .share(
        MetricKey("rna_rate"), "Not answered", "Offers to a person that were not taken, of all offers.",
        .init(.legMissed), .init(.legOffers), .lowerIsBetter, people, .work, "offers", inputs: ["segments"]),
      MetricDefinition.share(
        MetricKey("rna_rate", "without_abandons"), "Not answered, abandons left out",
        "Offers to a person that were not taken, of all offers, without those where the customer gave up meanwhile.",
        [.legMissed: 1, .legMissedAbandoned: -1], [.legOffers: 1, .legMissedAbandoned: -1], .lowerIsBetter, people,
        .work, "offers", inputs: ["segments"]
      ).with(isDefault: false),
      .ratio(
        MetricKey("contacts_per_hour"), "Contacts an hour",
        "Answered contacts per hour on queue. People do not choose how many contacts arrive.",
        [.handled: 1], .init(.onQueueSeconds), .number, .none, people, .work, "days", n: .init(.stateDays),
        scale: 3600, inputs: ["agent_states"]),
      .share(
        MetricKey("agent_disconnect_rate"), "Ended by the person",
        "Answered calls that the person ended before the customer.", .init(.agentDisconnects),
        .init(.disconnectKnown), .none, people, .work, "calls", inputs: ["segments"]),
      .share(
        MetricKey("short_call_rate"), "Very short calls",
        "Answered calls with less than \(settings.shortCallSeconds) seconds of talk: a sign of faults, to be looked into.",
        .init(.shortLegs), .init(.voiceLegs), .none, people, .work, "calls", inputs: ["segments"]),
    ]
  }

  private static let solutions: [MetricDefinition] = [
    .share(
      MetricKey("resolution_rate", "of_answered"), "Resolved", "Contacts marked as resolved, of those answered.",
      .init(.resolved), .init(.resolvedKnown), .higherIsBetter, everywhere, .customer),
    MetricDefinition.share(
      MetricKey("resolution_rate", "of_offered"), "Resolved, of offered",
      "Contacts marked as resolved, of those offered.", .init(.resolved), .init(.resolvedOfferedKnown),
      .higherIsBetter, wide, .customer
    ).with(isDefault: false),
    .ratio(
      MetricKey("resolution_time"), "Time to solution", "Time from arrival to the last solution, average.",
      .init(.resolutionSeconds), .init(.resolutionKnown), .seconds, .lowerIsBetter, everywhere, .customer, "contacts",
      inputs: ["interactions"]),
    .quantile(
      "resolution_time", 0.5, "Time to solution, median", "The time in which half of the solved contacts were solved.",
      .resolutionMinutes, .lowerIsBetter, [.site, .team, .agent, .queue], .customer, inputs: ["interactions"]),
    .quantile(
      "resolution_time", 0.9, "Time to solution, 90th percentile",
      "The time in which nine of ten solved contacts were solved.", .resolutionMinutes, .lowerIsBetter,
      [.site, .team, .agent, .queue], .customer, inputs: ["interactions"]),
    .share(
      MetricKey("reopen_rate"), "Reopened", "Contacts that were opened again, of those where it is known.",
      .init(.reopened), .init(.reopenedKnown), .lowerIsBetter, everywhere, .customer, inputs: ["interactions"]),
    .ratio(
      MetricKey("first_response_time"), "First reply",
      "Time from the customer's first word to the first reply of a person, average of contacts with a reply.",
      .init(.firstReplySeconds), .init(.firstReplyKnown), .seconds, .lowerIsBetter, everywhere, .service, "contacts",
      inputs: ["interactions"]),
    .quantile(
      "first_response_time", 0.5, "First reply, median", "The time in which half of the contacts had a first reply.",
      .firstReply, .lowerIsBetter, [.site, .team, .agent, .queue], .service, inputs: ["interactions"]),
    .quantile(
      "first_response_time", 0.9, "First reply, 90th percentile",
      "The time in which nine of ten contacts had a first reply.", .firstReply, .lowerIsBetter,
      [.site, .team, .agent, .queue], .service, inputs: ["interactions"]),
    .share(
      MetricKey("unanswered_rate"), "Without reply", "E-mails and messages without a reply of a person, of all.",
      .init(.asyncUnanswered), .init(.asyncReceived), .lowerIsBetter, queues.union([.channel]), .service,
      inputs: ["interactions"]),
    .count(
      "backlog_age", "Open at the end", "Contacts that were open at the end of the period.", .init(.backlogOpen),
      queues,
      .service, "contacts", inputs: ["interactions"]),
    .ratio(
      MetricKey("backlog_age", "mean_age"), "Age of open contacts",
      "Time since arrival of the contacts that were open at the end of the period, average.", .init(.backlogAgeMinutes),
      .init(.backlogOpen), .seconds, .lowerIsBetter, queues, .service, "contacts", scale: 60, inputs: ["interactions"]
    ).with(isDefault: false),
  ]
}
