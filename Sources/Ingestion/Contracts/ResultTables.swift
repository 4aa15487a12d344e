extension CanonicalTable {
  static let development: [CanonicalTable] = [
    CanonicalTable(
      "coaching", "One row a coaching talk or training of a person.",
      key: ["session_id"], time: "started_at",
      fields: [
        .text("session_id", "The session.", required: true), .theAgent, .text("coach", "Who led it."),
        .choice("kind", ["coaching", "training"], "What it was."), .text("skill", "What it was about."),
        .text("course", "The course."), .text("method", "How: side by side, classroom, online."),
        .time("started_at", "When it began.", required: true), .seconds("duration_seconds", "How long it took."),
        .time("contact_at", "When the contact was that it was about."),
        .choice("status", ["planned", "done", "missed"], "Whether it took place; done when empty."),
        .comment("comment", "What was agreed."),
      ]),
    CanonicalTable(
      "recognition", "One row a thank-you or award to a person.",
      key: ["recognition_id"], time: "awarded_at",
      fields: [
        .text("recognition_id", "The award.", required: true), .theAgent,
        .time("awarded_at", "When.", required: true), .text("kind", "Which award."), .text("given_by", "Who gave it."),
        .comment("comment", "Why."),
      ]),
  ]

  static let results: [CanonicalTable] = [
    CanonicalTable(
      "leads", "One row a lead.", key: ["lead_id"], time: "created_at",
      fields: [
        .text("lead_id", "The lead.", required: true), .agent, .team, .contact, .secret("customer", "Who."),
        .time("created_at", "When it was made.", required: true),
        .text("status", "open, won, lost or a word of the tool."),
        .time("responded_at", "When it was first responded to."), .flag("connected", "Whether the person was reached."),
        .number("value", -1e12...1e12, "What it is worth."), .text("currency", "ISO 4217."), .updated,
      ]),
    CanonicalTable(
      "sales", "One row a sale.", key: ["sale_id"], time: "sold_at",
      fields: [
        .text("sale_id", "The sale.", required: true), .text("lead_id", "Its lead."), .agent, .team, .contact,
        .secret("customer", "Who bought."), .time("sold_at", "When.", required: true),
        .number("amount", -1e12...1e12, "What it brought; negative when taken back."), .text("currency", "ISO 4217."),
        .text("product", "What was sold."), .flag("upsell", "Whether more was sold than asked for."), .updated,
      ]),
    CanonicalTable(
      "customers", "One row a customer.", key: ["customer"], time: "since",
      fields: [
        .secret("customer", "Who."), .text("segment", "The group of customers."),
        .day("since", "The first day.", required: true), .day("until", "The last day."),
      ]),
  ]

  static let plans: [CanonicalTable] = [
    CanonicalTable(
      "events", "One row a dated fact that may explain a change.", key: ["label", "first", "team"], time: "first",
      identities: [Identity("last >= first", "it ends before it begins")],
      fields: [
        .day("first", "The first day.", required: true), .day("last", "The last day."), .team,
        .text("label", "At most six words.", required: true),
      ]),
    CanonicalTable(
      "targets", "One row a target of a measure, with the days on which it is valid.",
      key: ["metric", "variant", "level", "id", "valid_from"], time: "valid_from",
      fields: [
        .text("metric", "The measure.", required: true), .text("variant", "Its variant."),
        .choice("level", ["site", "team", "agent", "queue", "channel", "topic"], "For whom; the site when empty."),
        .text("id", "Which team, person or queue."), .number("value", -1e12...1e12, "The target.", required: true),
        .day("valid_from", "The first day.", required: true), .day("valid_to", "The last day."),
      ]),
    CanonicalTable(
      "actions", "One row something that was agreed and is followed up.", key: ["action_id"], time: "agreed_on",
      fields: [
        .text("action_id", "The action.", required: true), .agent, .team, .text("owner", "Who does it."),
        .text("action", "What is to be done.", required: true),
        .day("agreed_on", "When it was agreed.", required: true),
        .day("due", "Until when."), .choice("status", ["open", "done", "dropped"], "How it stands; open when empty."),
        .day("closed_on", "When it was closed."),
      ]),
  ]
}
