-- The one pass over the rows of the history: sums by person, team, day, queue, channel and topic.
-- Views: written_rows, interval_facts, own_facts. Tables: people, day_periods (day, period, scope), assignments (id,
-- first_day, last_day, team), whose spans of a person do not overlap.
-- Variables: period_first, period_last.
CREATE TEMP MACRO in_period(local) AS
  local >= getvariable('period_first') AND local < getvariable('period_last') + INTERVAL 1 DAY;

CREATE TEMP VIEW day_rows AS
SELECT part, agent, own_team, CAST(local_at AS DATE) AS day, queue, channel, topic, wait_seconds, talk_seconds,
  hold_seconds, acw_seconds, resolved, transferred, reopened, csat_score
FROM written_rows;

-- Names are looked up and teams found when rows are few.
CREATE TEMP TABLE written_counts AS FROM counts_of(day_rows);

CREATE TEMP VIEW day_counts AS
SELECT rows.* EXCLUDE (agent), coalesce(people.id, agent) AS person,
  people.id IS NOT NULL OR NOT getvariable('has_roster') AS known
FROM written_counts AS rows LEFT JOIN people ON people.written = rows.agent
  AND rows.day BETWEEN people.first_day AND people.last_day;

CREATE TEMP VIEW side_facts AS FROM interval_facts UNION ALL BY NAME FROM own_facts;

-- Days in the same weeks and months are one stretch.
CREATE TEMP TABLE stretches AS
SELECT day, dense_rank() OVER (ORDER BY periods) AS stretch
FROM (SELECT day, list(period ORDER BY period) AS periods FROM day_periods WHERE scope <> 'day' GROUP BY day);
CREATE TEMP TABLE stretch_periods AS
SELECT DISTINCT stretch, period FROM stretches JOIN day_periods USING (day) WHERE scope <> 'day';

CREATE TEMP TABLE all_facts AS
SELECT facts.* EXCLUDE (own_team), team_of(person, own_team, assignments.team) AS team,
  coalesce(person, 'day ' || facts.day) AS cluster, stretch,
  facts.day BETWEEN getvariable('period_first') AND getvariable('period_last') AS is_reported
FROM (
  FROM sums_of(day_counts)
  UNION ALL BY NAME
  SELECT person, known, own_team, day, queue, channel, topic,
    CAST(sum(COLUMNS(* EXCLUDE (person, known, own_team, day, queue, channel, topic, hour_of_day))) AS BIGINT) AS '\0'
  FROM side_facts GROUP BY person, known, own_team, day, queue, channel, topic) AS facts
LEFT JOIN assignments
  ON assignments.id = facts.person AND facts.day BETWEEN assignments.first_day AND assignments.last_day
LEFT JOIN stretches ON stretches.day = facts.day;

CREATE TEMP TABLE counted_contacts AS
SELECT person, known, own_team, day, queue, channel, topic, CAST(NULL AS VARCHAR) AS hour_of_day, part AS outcome,
  number, wait, waits, longest_wait, held, holds, with_acw, resolved_known, resolved_first
FROM day_counts WHERE coalesce(part, '') NOT IN ('leg', 'further leg', 'answer');
CREATE OR REPLACE TEMP VIEW contact_counts AS FROM counted_contacts;
DROP TABLE written_counts;
