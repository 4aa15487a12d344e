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
        # handled, abandoned, short_abandoned, flowed_out or callback_taken
        outcome: outcome
        wait_seconds: {column: wait_seconds, unit: seconds}
        talk_seconds: {column: talk_seconds, unit: seconds}
        hold_seconds: {column: hold_seconds, unit: seconds}
        acw_seconds: {column: acw_seconds, unit: seconds}
        resolved: {column: resolved, values: {Y: true, N: false}}
        transferred: {column: transferred, values: {Y: true, N: false}}

    - name: surveys
      table: surveys
      files: exports/surveys.csv*
      format: csv
      delimiter: ","
      encoding: utf-8
      decimal: "."
      columns:
        survey_id: survey_id
        contact_id: contact_id
        agent: agent_id
        queue: queue
        channel: channel
        topic: topic
        answered_at: answered_at
        # 1 to 5
        csat_score: csat

  # These lie ready beside them and are not read yet: legs, qa, agent_states, schedule, survey_invitations,
  # coaching, training, recognition, sales, customers and interval_volumes in exports/, and targets.csv.

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
