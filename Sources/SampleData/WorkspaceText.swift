import Metrics

/// The `wrapup.yaml` of the sample, commented for somebody who will put own exports in place of these.
func workspaceText(_ options: SampleOptions) -> String {
  """
  # The workspace of an invented contact centre. Replace the exports with your own, change the column names
  # below to those of your files, and run:
  #
  #   wrapup run --period \(options.end.id)
  #
  organisation: \(Organisation.name)

  # Days and weeks begin in this zone (an IANA name). Times with an offset are converted to it.
  time_zone: Europe/Berlin
  language: en

  # Contacts answered after at most this many seconds count as in time.
  service_level_seconds: 20

  # The look; colours, logo, paper and footer can be set here, too. The files say that they are made by PDF/UA-1: which of
  # its rules no program can check, docs/accessibility.md tells.
  theme: {declare_pdf_ua: yes}

  # Days without contacts that are no gap in the data: here Sundays and public holidays.
  calendar:
    closed:
  \(closedDays(options))

  # Where the exports lie. A pattern may match many files, plain or gzip-compressed. Left our name of a column,
  # right the name in your file. If your export writes it another way, say how, for example:
  #
  #   arrived_at: {columns: [Date, Time], format: "%d.%m.%Y %H:%M:%S"}
  #   talk_seconds: {column: Talk time, unit: "hh:mm:ss"}
  #   outcome: {column: Answered, values: {yes: handled, no: abandoned}}
  sources:
    - name: phone-and-chat
      table: interactions
      files: exports/contacts-*.csv*
      format: csv
      delimiter: ","
      encoding: utf-8
      decimal: "."
      columns:
        contact_id: contact_id
        agent: agent_id
        arrived_at: arrived_at
        queue: queue
        channel: channel
        direction: direction
        topic: topic
        # Kept as a digest with a key of this workspace, so that repeat contacts can be counted.
        customer: customer_key
        # handled, abandoned, short_abandoned, flowed_out or callback_taken
        outcome: outcome
        wait_seconds: {column: wait_seconds, unit: seconds}
        talk_seconds: {column: talk_seconds, unit: seconds}
        hold_seconds: {column: hold_seconds, unit: seconds}
        acw_seconds: {column: acw_seconds, unit: seconds}
        resolved: {column: resolved, values: {Y: true, N: false}}
        transferred: {column: transferred, values: {Y: true, N: false}}

    # An adapter knows a format, here a table of answers with a column for each question.
    - name: surveys
      adapter: generic_survey
      files: exports/surveys.csv*

    - name: invitations
      table: interval_volumes
      files: exports/survey_invitations.csv*
      columns: {started_at: day, queue: queue, channel: channel, surveys_sent: sent, surveys_answered: answered}

    - name: legs
      table: segments
      files: exports/legs.csv*
      columns:
        contact_id: contact_id
        leg_no: leg_no
        agent: agent_id
        queue: queue
        started_at: started_at
        ring_seconds: {column: ring_seconds, unit: seconds}
        # Talk, hold and after-contact work stand with the contacts; here they would count twice.
        longest_hold_seconds: {column: longest_hold_seconds, unit: seconds}
        hold_count: hold_count
        consult_seconds: {column: consult_seconds, unit: seconds}
        transfer_kind: transfer_kind
        disconnected_by: disconnected_by
        answered: {column: answered, values: {Y: true, N: false}}

    - name: half-hours
      table: interval_volumes
      files: exports/interval_volumes.csv*
      columns: {started_at: interval, forecast: forecast, required_seconds: {column: required_seconds, unit: seconds}}

    - name: states
      table: agent_states
      files: exports/agent_states.csv*
      columns: {agent: agent_id, state: state, code: code, started_at: start, ended_at: end}

    - name: schedule
      table: schedules
      files: exports/schedule.csv*
      columns:
        agent: agent_id
        activity: activity
        started_at: start
        ended_at: end
        paid: {column: paid, values: {Y: true, N: false}}
        on_queue: {column: on_queue, values: {Y: true, N: false}}

    - name: quality
      adapter: qa_long
      files: exports/qa.csv*

    - name: coaching
      table: coaching
      files: exports/coaching.csv*
      columns:
        session_id: session_id
        agent: agent_id
        coach: coach
        started_at: held_at
        duration_seconds: {column: minutes, unit: minutes}
        method: method
        skill: behaviour
        contact_at: contact_at

    - name: training
      table: coaching
      files: exports/training.csv*
      columns:
        session_id: session_id
        kind: kind
        course: programme
        agent: agent_id
        started_at: first
        duration_seconds: {column: hours, unit: hours}
        method: method
        skill: skill

    - name: recognition
      table: recognition
      files: exports/recognition.csv*
      columns: {recognition_id: recognition_id, agent: agent_id, awarded_at: day, kind: kind, given_by: given_by}

    - name: leads
      table: leads
      files: exports/leads.csv*
      columns:
        lead_id: lead_id
        contact_id: contact_id
        agent: agent_id
        created_at: created_at
        responded_at: responded_at
        connected: {column: connected, values: {Y: true, N: false}}
        status: outcome

    - name: sales
      table: sales
      files: exports/sales.csv*
      columns:
        sale_id: sale_id
        lead_id: lead_id
        contact_id: contact_id
        agent: agent_id
        sold_at: sold_at
        product: product
        upsell: {column: upsell, values: {Y: true, N: false}}
        amount: amount
        currency: currency

  # customers.csv lies ready beside them and is not read: it counts customers, and the table takes a row a customer.

  # Who works in which team: one row a person and stay. valid_to is the last day; empty means until now.
  roster:
    file: roster.csv
    columns:
      agent: agent_id
      name: name
      team: team
      team_name: team_name
      team_lead: team_lead
      valid_from: valid_from
      valid_to: valid_to
      joined: joined
      left: left
      email: email
      alias: alias

  # What happened and may explain a change. An empty team means the whole site; a label has at most six words.
  events:
    file: events.csv
    columns: {first: from, last: to, team: team, label: label}

  # The measures of the first screen, in this order.
  headline:
    - {metric: csat, variant: top2, target: 80%}
    - {metric: resolution_rate, variant: of_answered, target: 75%}
    - {metric: service_level, variant: sl_offered, target: 80%}
    - {metric: abandon_rate, target: 5%}
    - {metric: aht, target: "05:30"}
    - {metric: acw_avg, target: "00:45"}

  # How reports are mailed. Until --send is given, “wrapup deliver” only says what it would send; docs/delivery.md.
  #
  # mail:
  #   from: reports@harbour-energy.example
  #   contact: your team lead
  #   smtp: {host: relay.harbour-energy.example, user: report, password_file: /etc/wrapup/smtp}

  # Where reports are written.
  archive: out

  """
}

/// The closed days of the history, one line a month.
private func closedDays(_ options: SampleOptions) -> String {
  let months = options.periods.map { period in
    (period.first.ordinal...period.last.ordinal).map(CivilDate.init(ordinal:)).filter { !SiteCalendar.isOpen($0) }
      .map(\.description).joined(separator: ", ")
  }
  return "      [\n" + months.map { "        \($0),\n" }.joined() + "      ]"
}
