import Metrics

/// `roster.csv`: one row a person and stay in a team, with today's lead of the team.
func rosterText(_ organisation: Organisation) -> CSVText {
  var text = CSVText()
  text.row([
    "agent_id", "name", "email", "team", "team_name", "team_lead", "valid_from", "valid_to", "joined", "left", "role",
    "contract_hours", "alias",
  ])
  for agent in organisation.agents {
    for span in agent.spans {
      let team = organisation.teams[span.team]
      // Addresses carry no name, so that every script gets one.
      let address = "\(agent.id.lowercased().filter { $0 != "-" })@harbour-energy.example"
      text.row([
        agent.id, agent.name, address, team.id, team.name, team.lead, span.first.description,
        span.last?.description ?? "", agent.joined.description, agent.left?.description ?? "", "agent",
        "\(agent.contractHours)", agent.alias,
      ])
    }
  }
  return text
}

/// `events.csv`: what happened, in order of the first day.
func eventsText(_ simulation: Simulation) -> CSVText {
  let options = simulation.options
  let letter = options.periods[options.months / 3].first.adding(days: 9)
  var events = [(first: letter, last: letter, team: "", label: "Price letter sent")]
  if let plants = simulation.plants {
    let team = simulation.organisation.teams[plants.handleTeam].id
    events.append((plants.training.lowerBound, plants.training.upperBound, team, "Training: shorter calls"))
    events.append(
      (plants.shortStaffed.lowerBound, plants.shortStaffed.upperBound.adding(days: -1), "", "Two people on leave"))
  }
  var text = CSVText()
  text.row(["from", "to", "team", "label"])
  for event in events.sorted(by: { $0.first < $1.first }) {
    text.row([event.first.description, event.last.description, event.team, event.label])
  }
  return text
}

/// `targets.csv`: the goals that the headline of the workspace has, with the day from which they hold.
func targetsText(_ options: SampleOptions) -> CSVText {
  var text = CSVText()
  text.row(["metric", "variant", "level", "target", "valid_from"])
  let targets = [
    ("csat", "top2", "80%"), ("resolution_rate", "of_answered", "75%"), ("service_level", "sl_offered", "80%"),
    ("abandon_rate", "", "5%"), ("aht", "", "05:30"), ("acw_avg", "", "00:45"),
  ]
  for (metric, variant, target) in targets {
    text.row([metric, variant, "site", target, options.periods[0].first.description])
  }
  return text
}

/// `exports/contacts-….csv` of one month, with its header row.
func contactsText(_ contacts: [SampleContact], _ organisation: Organisation) -> CSVText {
  var text = CSVText()
  text.row([
    "contact_id", "arrived_at", "queue", "channel", "direction", "topic", "agent_id", "outcome", "wait_seconds",
    "talk_seconds", "hold_seconds", "acw_seconds", "resolved", "transferred", "customer_key",
  ])
  for contact in contacts {
    text.field(contact.id)
    text.time(contact.day, contact.arrived)
    text.field(Site.queues[contact.queue].id)
    text.field(Site.channels[contact.channel])
    text.field("in")
    text.field(Site.queues[contact.queue].topics[contact.topic])
    text.field(contact.agent.map { organisation.agents[$0].id } ?? "")
    text.field(contact.outcome.name)
    text.field(contact.wait)
    if contact.agent != nil {
      text.field(contact.talk)
      text.field(contact.hold)
      text.field(contact.afterWork)
    } else {
      for _ in 0..<3 { text.blank() }
    }
    text.field(contact.agent == nil ? nil : contact.resolved)
    text.field(contact.agent == nil ? nil : contact.transferred)
    text.field(customerKey(contact.customer))
    text.endRow()
  }
  return text
}

let surveyHeader = [
  "survey_id", "contact_id", "agent_id", "queue", "channel", "topic", "sent_at", "answered_at", "csat", "nps", "ces",
  "resolved_answer", "comment",
]

/// Rows of `exports/surveys.csv` without the header.
func surveysText(_ surveys: [SampleSurvey], _ organisation: Organisation) -> CSVText {
  var text = CSVText()
  for survey in surveys {
    let contact = survey.contact
    text.field("V\(1_000_000 + survey.number)")
    text.field(contact.id)
    text.field(contact.agent.map { organisation.agents[$0].id } ?? "")
    text.field(Site.queues[contact.queue].id)
    text.field(Site.channels[contact.channel])
    text.field(Site.queues[contact.queue].topics[contact.topic])
    text.time(contact.day, survey.sent)
    text.time(survey.answeredDay, survey.answered)
    text.field(survey.satisfaction)
    text.field(survey.recommendation)
    text.field(survey.effort)
    text.field(survey.resolvedAnswer)
    text.field(survey.comment)
    text.endRow()
  }
  return text
}

/// Eight hexadecimal digits that stand for a customer without naming one.
private func customerKey(_ customer: Int) -> String {
  var state = UInt64(customer) &* 0x2545_F491_4F6C_DD1D
  let digits = String(splitMix(&state) >> 32, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
