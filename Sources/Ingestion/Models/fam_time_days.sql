-- The sums of time by person and day. Tables and views: time_spans, time_pieces, time_segments, time_days,
-- judged_breaks, judged_shifts, loaded_schedules, people. Variables: attribution, has_roster.
CREATE TEMP MACRO spent(condition, seconds) AS sum(CASE WHEN condition THEN seconds END);

-- A plan that names a day and no times: only what it says of its duration is known.
CREATE TEMP VIEW whole_days AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  rows.* EXCLUDE (agent)
FROM (
  SELECT agent, CAST(local_at AS DATE) AS day, team AS own_team,
    CASE WHEN says_leave(activity) THEN planned_seconds END AS leave_seconds,
    least(86400, coalesce(paid_seconds, CASE WHEN paid THEN planned_seconds END)) AS paid_seconds
  FROM loaded_schedules WHERE all_day AND is_within(local_at)) AS rows
LEFT JOIN people ON people.written = rows.agent AND rows.day BETWEEN people.first_day AND people.last_day;

CREATE TEMP TABLE time_sums AS
SELECT person, day, bool_or(known) AS known, min(own_team) AS own_team,
  coalesce(sum(COLUMNS(* EXCLUDE (person, day, known, own_team))), 0) AS '\0'
FROM (
  SELECT person, day, spent(contact, seconds) AS contact, spent(acw AND NOT contact, seconds) AS acw,
    spent(rna AND NOT contact AND NOT acw, seconds) AS rna,
    spent(idle AND NOT contact AND NOT acw AND NOT rna, seconds) AS idle,
    spent((aux OR work) AND NOT on_queue AND NOT rna, seconds) AS aux, spent(on_queue, seconds) AS on_queue,
    spent(here, seconds) AS here, spent(login, seconds) AS login, spent(class = 'on', seconds) AS plan_on,
    spent(class IN ('on', 'off'), seconds) AS relevant, spent(class IN ('on', 'off', 'other'), seconds) AS planned,
    spent(class = 'leave', seconds) AS leave, spent(class = 'on' AND (on_queue OR rna) OR class = 'off' AND NOT on_queue
      AND NOT rna AND (aux OR work OR offline OR NOT login), seconds) AS adherent,
    spent(on_queue AND coalesce(class, 'leave') = 'leave', seconds) AS outside,
    -- Where the plan does not say whether it is work on contacts, what was done cannot be set against it.
    spent(on_queue AND coalesce(class, 'leave') <> 'other', seconds) AS comparable,
    spent(here AND NOT shift, seconds) AS here_over, spent(login AND NOT shift, seconds) AS login_over,
    spent(paid AND NOT unpaid, seconds) AS paid, spent(paid AND NOT unpaid AND class = 'on', seconds) AS paid_on
  FROM time_segments GROUP BY person, day
  UNION ALL BY NAME SELECT person, day, bool_or(known) AS known, min(own_team) AS own_team FROM time_pieces GROUP BY ALL
  UNION ALL BY NAME SELECT person, day, max(leave_seconds) AS all_day_leave, max(paid_seconds) AS paid,
    bool_or(known) AS known, min(own_team) AS own_team FROM whole_days GROUP BY person, day
  UNION ALL BY NAME SELECT * FROM judged_breaks
  UNION ALL BY NAME SELECT * FROM judged_shifts
  UNION ALL BY NAME
  -- As the system recorded them, where it counts a state when it starts or ends.
  SELECT person, day, known, own_team, CASE part WHEN 'on_contact' THEN seconds END AS whole_contact,
    CASE part WHEN 'acw' THEN seconds END AS whole_acw, CASE part WHEN 'rna' THEN seconds END AS whole_rna,
    CASE part WHEN 'available_idle' THEN seconds END AS whole_idle,
    CASE WHEN part IN ('aux', 'work') THEN seconds END AS whole_aux
  FROM (
    SELECT *, part_of(began, ended, day_first, day_last) AS seconds
    FROM merged(['on_contact', 'acw', 'rna', 'available_idle', 'aux', 'work'], 0)
    JOIN time_days ON began < day_last AND ended > day_first AND is_wanted
    WHERE getvariable('attribution') <> 'clip') WHERE seconds > 0)
GROUP BY person, day;

CREATE TEMP MACRO state_sum(clipped, whole) AS
  CAST(CASE WHEN getvariable('attribution') = 'clip' THEN clipped ELSE whole END AS BIGINT);
CREATE TEMP MACRO when_so(condition, number) AS CAST(CASE WHEN condition THEN number ELSE 0 END AS BIGINT);

-- Who has no state on a day on which others have one was absent, if the person has states at all. A plan of which no
-- states are known is neither kept nor missed.
CREATE TEMP VIEW time_facts AS
SELECT person, known, own_team, day, CAST(NULL AS VARCHAR) AS queue, CAST(NULL AS VARCHAR) AS channel,
  CAST(NULL AS VARCHAR) AS topic, CAST(NULL AS VARCHAR) AS hour_of_day,
  state_sum(idle, whole_idle) AS idle_seconds, state_sum(contact, whole_contact) AS contact_seconds,
  state_sum(acw, whole_acw) AS acw_state_seconds, state_sum(aux, whole_aux) AS aux_seconds,
  state_sum(rna, whole_rna) AS rna_state_seconds, CAST(CASE WHEN login > 0 THEN login ELSE here END AS BIGINT)
    AS logged_in_seconds, CAST(on_queue AS BIGINT) AS on_queue_seconds,
  when_so(NOT is_absent, planned) AS scheduled_seconds, when_so(is_there, relevant) AS relevant_scheduled_seconds,
  when_so(is_there, adherent) AS adherent_seconds, when_so(planned > 0, outside) AS outside_shift_seconds,
  when_so(is_there OR is_absent, plan_on) AS scheduled_on_queue_seconds,
  when_so(planned > 0, comparable) AS worked_on_queue_seconds, CAST(paid AS BIGINT) AS paid_seconds,
  CAST(paid_on AS BIGINT) AS paid_on_queue_seconds,
  when_so(is_there OR NOT month_seen, shifts) AS shifts, when_so(is_there, shifts_on_time) AS shifts_on_time,
  when_so(is_there, breaks) AS breaks, when_so(is_there, breaks_off) AS breaks_off,
  when_so(planned > 0, CASE WHEN login > 0 THEN login_over ELSE here_over END) AS overtime_seconds,
  CAST(leave + all_day_leave + CASE WHEN is_absent THEN planned ELSE 0 END AS BIGINT) AS absent_seconds,
  when_so(is_there, 1) AS state_days
FROM (
  SELECT *, NOT is_there AND bool_or(is_there) OVER (PARTITION BY day) AND bool_or(is_there) OVER (PARTITION BY person)
      AS is_absent, bool_or(is_there) OVER (PARTITION BY date_trunc('month', day)) AS month_seen
  FROM (SELECT *, here + login > 0 AS is_there FROM time_sums) JOIN time_days USING (day) WHERE is_wanted);
