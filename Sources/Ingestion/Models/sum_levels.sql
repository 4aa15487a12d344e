-- Sums by day, by level and stretch, by part of the period and by hour. Table: all_facts of sum_base.sql. Views:
-- history_rows, side_facts.
-- By person, team and day; and by queue, channel and topic, for which a stretch is fine enough.
CREATE TEMP TABLE base AS
SELECT person, known, team, day, cluster, stretch,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, queue, channel, topic, cluster, stretch, is_reported)))
    AS BIGINT) AS '\0'
FROM all_facts GROUP BY person, known, team, day, cluster, stretch;

CREATE TEMP TABLE level_sums AS
SELECT 'queue' AS level, queue AS id, cluster, stretch,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, queue, channel, topic, cluster, stretch, is_reported)))
    AS BIGINT) AS '\0'
FROM all_facts WHERE queue IS NOT NULL GROUP BY queue, cluster, stretch
UNION ALL
SELECT 'channel', channel, cluster, stretch,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, queue, channel, topic, cluster, stretch, is_reported)))
    AS BIGINT) AS '\0'
FROM all_facts WHERE channel IS NOT NULL GROUP BY channel, cluster, stretch
UNION ALL
SELECT 'topic', topic, cluster, stretch,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, queue, channel, topic, cluster, stretch, is_reported)))
    AS BIGINT) AS '\0'
FROM all_facts WHERE topic IS NOT NULL GROUP BY topic, cluster, stretch;

-- What the reported period has by queue and topic.
CREATE TEMP TABLE part_sums AS
SELECT 'queue' AS dimension, queue AS value, person, known, team, day, cluster,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, queue, channel, topic, cluster, stretch, is_reported)))
    AS BIGINT) AS '\0'
FROM all_facts WHERE is_reported AND queue IS NOT NULL GROUP BY queue, person, known, team, day, cluster
UNION ALL
SELECT 'topic', topic, person, known, team, day, cluster,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, queue, channel, topic, cluster, stretch, is_reported)))
    AS BIGINT) AS '\0'
FROM all_facts WHERE is_reported AND topic IS NOT NULL GROUP BY topic, person, known, team, day, cluster;
DROP TABLE all_facts;

-- By hour people and weekdays are enough.
CREATE TEMP VIEW hour_rows AS
SELECT part, coalesce(person, 'day ' || rows.day) AS cluster, team_of(person, own_team, assignments.team) AS team,
  isodow(rows.day) AS weekday, hour(local_at) AS hour, wait_seconds, talk_seconds, hold_seconds, acw_seconds, resolved,
  transferred, reopened, csat_score
FROM history_rows AS rows LEFT JOIN assignments
  ON assignments.id = person AND rows.day BETWEEN assignments.first_day AND assignments.last_day
WHERE in_period(local_at);

CREATE TEMP VIEW hour_counts AS FROM counts_of(hour_rows);

CREATE TEMP VIEW hour_facts AS
FROM sums_of(hour_counts)
UNION ALL BY NAME
SELECT facts.* EXCLUDE (person, known, own_team, day, queue, channel, topic, hour_of_day),
  coalesce(person, 'day ' || facts.day) AS cluster, team_of(person, own_team, assignments.team) AS team,
  isodow(facts.day) AS weekday, hour_of_day AS hour
FROM side_facts AS facts LEFT JOIN assignments
  ON assignments.id = person AND facts.day BETWEEN assignments.first_day AND assignments.last_day
WHERE facts.day BETWEEN getvariable('period_first') AND getvariable('period_last') AND hour_of_day IS NOT NULL;
