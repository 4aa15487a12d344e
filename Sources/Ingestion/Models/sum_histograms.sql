-- Distributions of the reported period as counts by bucket: exact below 64, then 32 buckets an octave, so that any
-- engine gives the same counts and they add up. Views: history_rows, loaded_interactions, loaded_leads, assignments.
-- Variables: period_first, period_last, has_roster.
CREATE TEMP MACRO octave(v) AS CASE WHEN v < 128 THEN 1 WHEN v < 256 THEN 2 WHEN v < 512 THEN 3 WHEN v < 1024 THEN 4
  WHEN v < 2048 THEN 5 WHEN v < 4096 THEN 6 WHEN v < 8192 THEN 7 ELSE 8 END;
CREATE TEMP MACRO bucket(v) AS CASE WHEN v < 64 THEN greatest(v, 0) WHEN v >= 16384 THEN 320
  ELSE 64 + (octave(v) - 1) * 32 + (v >> octave(v)) - 32 END;

CREATE TEMP VIEW measured_values AS
SELECT person, known, own_team, day, queue, 'handle' AS measure,
  CAST(talk_seconds + coalesce(hold_seconds, 0) + coalesce(acw_seconds, 0) AS BIGINT) AS value
FROM history_rows
WHERE in_period(local_at) AND talk_seconds IS NOT NULL AND (kind = 'leg' OR kind = 'contact' AND outcome = 'handled')
UNION ALL
SELECT person, known, own_team, day, queue, 'wait', CAST(wait_seconds AS BIGINT) FROM history_rows
WHERE in_period(local_at) AND kind = 'contact' AND outcome = 'handled' AND wait_seconds IS NOT NULL
UNION ALL
SELECT coalesce(people.id, agent), people.id IS NOT NULL OR NOT getvariable('has_roster'), team, CAST(local_at AS DATE), queue,
  unnest(['first_reply', 'resolution_minutes', 'lead_response_minutes']),
  unnest([CAST(first_reply_seconds AS BIGINT), CAST(resolution_seconds // 60 AS BIGINT), lead_minutes])
FROM (
  SELECT agent, team, queue, local_at, first_reply_seconds, resolution_seconds, CAST(NULL AS BIGINT) AS lead_minutes
  FROM loaded_interactions
  WHERE in_period(local_at) AND (first_reply_seconds IS NOT NULL OR resolution_seconds IS NOT NULL)
  UNION ALL
  SELECT agent, team, NULL, local_at, NULL, NULL, date_diff('second', created_at, responded_at) // 60
  FROM loaded_leads WHERE in_period(local_at) AND responded_at >= created_at) AS rows
LEFT JOIN people ON people.written = rows.agent AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;

-- Teams are looked up first, so that days need no rows of their own.
CREATE TEMP TABLE bucketed AS
SELECT person, known, team_of(person, own_team, assignments.team) AS team, queue, measure,
  CAST(bucket(value) AS INTEGER) AS bucket, count(*) AS number
FROM measured_values LEFT JOIN assignments
  ON assignments.id = person AND day BETWEEN assignments.first_day AND assignments.last_day
WHERE value IS NOT NULL GROUP BY ALL;

CREATE TEMP TABLE histogram_counts AS
SELECT 'site' AS level, '' AS id, measure, bucket, sum(number) AS number FROM bucketed GROUP BY ALL
UNION ALL
SELECT 'team', team, measure, bucket, sum(number) FROM bucketed WHERE team IS NOT NULL GROUP BY ALL
UNION ALL
SELECT 'agent', person, measure, bucket, sum(number) FROM bucketed WHERE person IS NOT NULL AND known GROUP BY ALL
UNION ALL
SELECT 'queue', queue, measure, bucket, sum(number) FROM bucketed WHERE queue IS NOT NULL GROUP BY ALL;
