extension CanonicalTable {
  /// What an `outcome` can be. Offered are the first five; `open` contacts had not ended when the export was made.
  package static let outcomes = [
    "handled", "abandoned", "short_abandoned", "flowed_out", "callback_taken", "blocked", "voicemail", "closed", "open",
  ]

  /// What a state of an agent can be. `logged_in` runs beside the others.
  package static let states = ["logged_in", "available_idle", "on_contact", "acw", "aux", "rna", "offline"]

  static let contacts: [CanonicalTable] = [
    CanonicalTable(
      "interactions",
      "One row a contact and queue entry. A call that enters a second queue is a second row with an id of its own.",
      key: ["contact_id"], time: "arrived_at",
      identities: [
        Identity("ended_at >= arrived_at", "it ends before it begins"),
        Identity("answered_at >= arrived_at", "it is answered before it begins"),
      ],
      fields: [
        .text("contact_id", "The contact; unique within a source."),
        .agent, .team, .queue, .channel,
        .text("direction", "in or out; other words are kept."),
        .text("topic", "What it was about."),
        .secret("customer", "Who contacted: a number, an address or an id."),
        .time("arrived_at", "When it entered the queue.", required: true),
        .time("answered_at", "When a person answered."),
        .time("ended_at", "When it ended."),
        .seconds("ivr_seconds", "In menus, before the queue."),
        .seconds("wait_seconds", "From entering the queue to the answer or to leaving it.", most: 604_800),
        .choice("outcome", outcomes, "How the queue entry ended."),
        .seconds("talk_seconds", "With a person, without hold. Empty where segments hold it."),
        .seconds("hold_seconds", "The customer on hold. Empty where segments hold it."),
        .seconds("acw_seconds", "After-contact work. Empty where segments hold it."),
        .flag("resolved", "Whether the export says so."),
        .flag("transferred", "Whether it was passed on to someone else."),
        .flag("reopened", "Whether it was opened again."),
        .flag("bot_handled", "Whether no person took part."),
        .seconds("first_reply_seconds", "From arrival to the first reply of a person.", most: 31_622_400),
        .seconds("resolution_seconds", "From arrival to the last solution.", most: 31_622_400),
        .score("csat_score", "An answer of the customer from 1 to 5, where it stands with the contact."),
        .truncated, .updated,
      ]),
    CanonicalTable(
      "segments", "One row a leg: one person's part of a contact, or an offer that the person did not take.",
      key: ["contact_id", "leg_no"], time: "started_at",
      identities: [Identity("ended_at >= started_at", "it ends before it begins")],
      fields: [
        .text("contact_id", "The contact, as in interactions.", required: true),
        .count("leg_no", "Its number within the contact, from 1.", required: true),
        .agent, .team, .queue, .channel,
        .text("direction", "in or out; other words are kept."),
        .time("started_at", "When it was offered to the person or began.", required: true),
        .time("answered_at", "When the person answered."),
        .time("ended_at", "When the conversation ended, before after-contact work."),
        .seconds("ring_seconds", "Offered and not yet answered."),
        .seconds("talk_seconds", "In conversation, without hold."),
        .seconds("hold_seconds", "The customer on hold."),
        .seconds("longest_hold_seconds", "The longest of several holds."),
        .count("hold_count", "How many holds."),
        .seconds("acw_seconds", "After-contact work."),
        .seconds("consult_seconds", "In talks with a colleague beside the contact."),
        .choice("transfer_kind", ["none", "blind", "warm"], "How the person passed it on."),
        .choice("disconnected_by", ["customer", "agent", "system"], "Who ended it."),
        .flag("answered", "Whether the person took it; false for an offer that rang out."),
        .truncated, .updated,
      ]),
    CanonicalTable(
      "interval_volumes",
      "One row an interval and queue, team or person of an export that is counted already. Counts and sums, never averages.",
      key: ["started_at", "queue", "channel", "team", "agent"], time: "started_at",
      identities: [
        Identity("handled <= offered", "more handled than offered"),
        Identity("abandoned <= offered", "more abandoned than offered"),
        Identity("handled_within <= handled", "more in time than handled"),
      ],
      fields: [
        .agent, .team, .queue, .channel,
        .time("started_at", "When the interval begins.", required: true),
        .seconds("interval_seconds", "How long it is: 1800 or 86400."),
        .count("offered", "Queue entries."), .count("handled", "Answered by a person."),
        .count("abandoned", "Gave up waiting."), .count("short_abandoned", "Gave up at once."),
        .count("flowed_out", "Left the queue otherwise."), .count("callback_taken", "Asked to be called back."),
        .count("blocked", "Never entered: full, closed, nobody there."),
        .count("handled_within", "Answered within the service-level threshold."),
        .seconds("wait_seconds", "Sum of the waits of those handled.", most: 2_000_000_000),
        .seconds("talk_seconds", "Sum of talk.", most: 2_000_000_000),
        .seconds("hold_seconds", "Sum of hold.", most: 2_000_000_000),
        .seconds("acw_seconds", "Sum of after-contact work.", most: 2_000_000_000),
        .seconds("login_seconds", "Sum of time logged in.", most: 2_000_000_000),
        .seconds("pause_seconds", "Sum of time paused.", most: 2_000_000_000),
        .count("surveys_sent", "Surveys that were sent."), .count("surveys_answered", "Surveys that were answered."),
        .number("forecast", 0...1e9, "Contacts that were forecast."),
        .seconds("required_seconds", "Staffed time that was required.", most: 2_000_000_000),
        .updated,
      ]),
  ]

  static let people: [CanonicalTable] = [
    CanonicalTable(
      "agent_states", "One row a stretch of time of a person in a state. Half-open: the end belongs to the next.",
      key: ["agent", "state", "code", "started_at"], time: "started_at",
      identities: [Identity("ended_at >= started_at", "it ends before it begins")],
      fields: [
        .theAgent, .team, .queue,
        .choice("state", states, "What the person was in.", required: true),
        .text("code", "The reason of an aux state, or the name that the system gives the state."),
        .time("started_at", "When it began.", required: true),
        .time("ended_at", "When it ended; empty while it lasts."),
        .truncated, .updated,
      ]),
    CanonicalTable(
      "schedules", "One row an activity of a person's plan.",
      key: ["agent", "activity", "started_at"], time: "started_at",
      identities: [Identity("ended_at >= started_at", "it ends before it begins")],
      fields: [
        .theAgent, .team,
        .text("site", "Where the person works."),
        .text("activity", "What is planned.", required: true),
        .time("started_at", "When it begins.", required: true),
        .time("ended_at", "When it ends.", required: true),
        .flag("all_day", "Whether the plan names a day and no times."),
        .seconds("planned_seconds", "The duration that the plan prints beside the times."),
        .seconds("paid_seconds", "The part of it that is paid."),
        .flag("paid", "Whether it is paid."), .flag("on_queue", "Whether it is work on contacts."),
        .updated,
      ]),
    CanonicalTable(
      "roster", "One row a person and span in a team.",
      key: ["agent", "valid_from"], time: "valid_from",
      identities: [Identity("valid_to >= valid_from", "it ends before it begins")],
      fields: [
        .theAgent,
        .text("name", "The person's name."), .team,
        .text("team_name", "The team's name."), .text("team_lead", "Who leads the team."),
        .text("shift", "The shift."), .text("site", "Where the person works."),
        .day("valid_from", "The first day in the team."), .day("valid_to", "The last day in the team."),
        .day("joined", "The first day in the centre."), .day("left_on", "The last day in the centre."),
        .text("leave_reason", "Why the person left."),
        .text("email", "The address."), .text("extension", "The extension."), .text("login", "The login."),
      ]),
    CanonicalTable(
      "wellbeing", "One row a person, day and measure of strain or absence that a system records.",
      key: ["agent", "day", "measure"], time: "day",
      fields: [
        .theAgent, .day("day", "The day.", required: true),
        .text("measure", "What was recorded: absence, overtime, missed_break.", required: true),
        .number("value", -1e9...1e9, "How much.", required: true), .text("unit", "What it is counted in."),
      ]),
  ]
}
