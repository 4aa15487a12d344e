-- States and plans of people as stretches of whole seconds since 1970, so that an hour that the clock repeats counts.
-- Views and tables: loaded_agent_states, loaded_schedules, people. Variables: history_first, history_last, has_roster,
-- attribution.

-- The seconds of a stretch that belong between two edges: all of it where it starts or ends, or what lies within.
CREATE TEMP MACRO part_of(began, ended, first, last) AS CAST(CASE getvariable('attribution')
  WHEN 'start' THEN CASE WHEN began >= first AND began < last THEN ended - began ELSE 0 END
  WHEN 'end' THEN CASE WHEN ended > first AND ended <= last THEN ended - began ELSE 0 END
  ELSE greatest(0, least(ended, last) - greatest(began, first)) END AS BIGINT);
CREATE TEMP MACRO second_of(moment) AS epoch_us(moment) // 1000000;
CREATE TEMP MACRO says(text, words) AS coalesce(regexp_matches(lower(text), '\b(' || words || ')'), false);
CREATE TEMP MACRO says_leave(text) AS says(text, 'leave|vacation|holiday|sick|ill|absen[ct]|time.?off|pto|urlaub|krank|'
  || 'abwesen|cong[ée]|malad|vacaciones|enferm');
CREATE TEMP MACRO says_break(text) AS says(text, 'break|lunch|meal|dinner|pause|mittag|comida|descanso|d[ée]jeuner');

CREATE TEMP TABLE time_days AS
SELECT day, second_of(CAST(CAST(day AS TIMESTAMP) AS TIMESTAMPTZ)) AS day_first,
  second_of(CAST(CAST(day AS TIMESTAMP) + INTERVAL 1 DAY AS TIMESTAMPTZ)) AS day_last,
  day BETWEEN getvariable('history_first') AND getvariable('history_last') AS is_wanted
FROM (SELECT CAST(unnest(generate_series(CAST(getvariable('history_first') - 32 AS TIMESTAMP),
  CAST(getvariable('history_last') AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS day);

-- A state whose end was not recorded lasts until the person's next one, at most to the end of its day. Logging in runs
-- beside the others. Other work than breaks is told by the code of an aux state.
CREATE TEMP TABLE time_spans AS
WITH states AS (
  SELECT agent, team, CAST(local_at AS DATE) AS day, state, second_of(started_at) AS began,
    second_of(ended_at) AS ended, ended_at IS NULL OR coalesce(truncated, false) AS is_open,
    CASE WHEN state = 'aux' AND code IS NOT NULL AND NOT says_break(code) THEN 'work' ELSE state END AS kind
  FROM loaded_agent_states),
followed AS (
  SELECT *, min(began) FILTER (state <> 'logged_in') OVER later AS next_state,
    min(began) FILTER (state IN ('logged_in', 'offline')) OVER later AS next_login
  FROM states WINDOW later AS (PARTITION BY agent ORDER BY began RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
plans AS (
  SELECT agent, team, CAST(local_at AS DATE) AS day, second_of(started_at) AS began, second_of(ended_at) AS ended,
    least(second_of(ended_at) - second_of(started_at),
      coalesce(paid_seconds, CASE WHEN paid THEN 86400 ELSE 0 END)) AS paid_time,
    CASE WHEN says_leave(activity) THEN 'leave'
      WHEN on_queue THEN 'plan_on'
      WHEN NOT on_queue OR says_break(activity) OR says(activity, 'meeting|training|coaching|schulung|besprechung')
        THEN 'plan_off'
      WHEN says(activity, 'queue|phone|telefon|calls?|chat|e-?mail|inbound|outbound|open time') THEN 'plan_on'
      -- What nobody can class is planned, and neither kept nor missed.
      ELSE 'plan_other' END AS class,
    says_break(activity) AND on_queue IS NOT true AS is_break, paid IS false OR paid_seconds = 0 AS is_unpaid
  FROM loaded_schedules WHERE NOT coalesce(all_day, false)),
spans AS (
  SELECT agent, team, day, kind, false AS is_plan, began, CASE WHEN is_open
      THEN least(CASE WHEN state = 'logged_in' THEN next_login ELSE next_state END, ended, day_last) ELSE ended END
    AS ended
  FROM followed JOIN time_days USING (day)
  UNION ALL
  SELECT agent, team, day, kind, true, began, CASE kind WHEN 'paid' THEN began + paid_time ELSE ended END
  FROM (SELECT *, unnest([class, CASE WHEN is_break AND class <> 'leave' THEN 'break' END,
    CASE WHEN is_unpaid THEN 'unpaid' ELSE 'paid' END]) AS kind FROM plans)
  WHERE kind IS NOT NULL)
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, day, kind, is_plan, began, ended
FROM spans LEFT JOIN people ON people.written = spans.agent AND day BETWEEN people.first_day AND people.last_day
WHERE ended > began;

-- Stretches of a person that overlap, or follow within the gap, as one.
CREATE TEMP MACRO merged(kinds, gap) AS TABLE
  SELECT person, part, bool_or(known) AS known, min(own_team) AS own_team, min(began) AS began, max(ended) AS ended
  FROM (
    SELECT *, sum(is_new) OVER (PARTITION BY person, part ORDER BY began, ended ROWS UNBOUNDED PRECEDING) AS stretch
    FROM (
      SELECT *, CASE WHEN began < gap + max(ended) OVER (PARTITION BY person, part ORDER BY began, ended
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS is_new
      FROM (SELECT *, CASE WHEN kind LIKE 'plan%' THEN 'shift' ELSE kind END AS part
        FROM time_spans WHERE list_contains(kinds, kind))))
  GROUP BY person, part, stretch;

-- Activities with less than four hours between them are one shift. Its first state may begin up to four hours before.
CREATE TEMP TABLE time_shifts AS
SELECT *, CAST(CAST(to_timestamp(began) AS TIMESTAMP) AS DATE) AS day,
  greatest(began - 14400, lag(ended) OVER (PARTITION BY person ORDER BY began)) AS opens
FROM merged(['plan_on', 'plan_off', 'plan_other'], 14400);
