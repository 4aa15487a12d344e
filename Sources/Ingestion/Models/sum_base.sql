-- The one pass over the rows: sums a person, day and value of each dimension, then the team of that day.
-- Table: assignments (id, first_day, last_day, team), whose spans of a person do not overlap.
-- Variables: period_first, period_last, has_roster, default_team.
CREATE TEMP TABLE base AS
SELECT * EXCLUDE (queue, channel, topic, dimension_bits),
  CASE dimension_bits WHEN 7 THEN '' WHEN 3 THEN 'queue' WHEN 5 THEN 'channel' ELSE 'topic' END AS dimension,
  CASE dimension_bits WHEN 7 THEN '' WHEN 3 THEN queue WHEN 5 THEN channel ELSE topic END AS value
FROM (
  SELECT person, known, own_team, day, queue, channel, topic, GROUPING(queue, channel, topic) AS dimension_bits,
    CAST(sum(COLUMNS(* EXCLUDE (person, known, own_team, day, queue, channel, topic, hour_of_day))) AS BIGINT) AS '\0'
  FROM all_facts
  GROUP BY GROUPING SETS (
    (person, known, own_team, day), (person, known, own_team, day, queue),
    (person, known, own_team, day, channel), (person, known, own_team, day, topic)));

INSERT INTO base BY NAME
SELECT person, known, own_team, day, 'hour' AS dimension, hour_of_day AS value,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, own_team, day, queue, channel, topic, hour_of_day))) AS BIGINT) AS '\0'
FROM all_facts
WHERE day BETWEEN getvariable('period_first') AND getvariable('period_last')
GROUP BY person, known, own_team, day, hour_of_day;

-- A contact that nobody took belongs to no team, unless the export names one.
CREATE TEMP VIEW placed AS
SELECT base.* EXCLUDE (own_team),
  CASE
    WHEN getvariable('has_roster')
      THEN coalesce(assignments.team, CASE WHEN person IS NULL THEN own_team ELSE 'unassigned' END)
    ELSE coalesce(own_team, getvariable('default_team'), CASE WHEN person IS NOT NULL THEN 'unassigned' END)
  END AS team
FROM base LEFT JOIN assignments
  ON assignments.id = base.person AND base.day BETWEEN assignments.first_day AND assignments.last_day
WHERE base.dimension = '' OR base.value IS NOT NULL;
