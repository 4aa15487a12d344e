-- Forecast and required staff of counted intervals, beside what came. Where the export does not count it, contacts are
-- counted in the same interval, of the same queue and channel when the row names them.
-- Views: loaded_interval_volumes, loaded_interactions, people. Variable: has_roster.
-- The length of an interval that does not say it is the least distance between two beginnings of its source.
CREATE TEMP TABLE planned AS
SELECT agent, team, queue, channel, local_at, offered, forecast, required_seconds, length,
  start_second, start_second + length AS end_second,
  coalesce('=' || queue, '') AS queue_key, coalesce('=' || channel, '') AS channel_key
FROM (
  SELECT rows.*, epoch_ms(started_at) // 1000 AS start_second, coalesce(interval_seconds, usual, 1800) AS length
  FROM loaded_interval_volumes AS rows LEFT JOIN (
    SELECT source, min(next - began) AS usual
    FROM (
      SELECT source, began, lead(began) OVER (PARTITION BY source ORDER BY began) AS next
      FROM (SELECT DISTINCT source, epoch_ms(started_at) // 1000 AS began FROM loaded_interval_volumes))
    GROUP BY source) AS distances ON distances.source = rows.source)
WHERE is_within(local_at) AND (forecast IS NOT NULL OR required_seconds IS NOT NULL);

-- Contacts are counted in the longest steps that no interval cuts.
SET VARIABLE planning_step = (
  SELECT CASE
    WHEN bool_and(start_second % 900 = 0 AND end_second % 900 = 0) THEN 900
    WHEN bool_and(start_second % 60 = 0 AND end_second % 60 = 0) THEN 60 ELSE 1 END
  FROM planned);

-- How many had come by the end of a step: the difference of two of them is what came between, however long that is.
CREATE TEMP TABLE arrived AS
SELECT queue_key, channel_key, step, sum(number) OVER (PARTITION BY queue_key, channel_key ORDER BY step) AS total
FROM (
  SELECT step, coalesce('=' || queue, '') AS queue_key, coalesce('=' || channel, '') AS channel_key, count(*) AS number
  FROM (
    SELECT epoch_ms(arrived_at) // 1000 // getvariable('planning_step') AS step, queue,
      coalesce(channel, 'voice') AS channel
    FROM loaded_interactions
    WHERE is_within(local_at) AND EXISTS (FROM planned WHERE offered IS NULL)
      AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken'))
  GROUP BY GROUPING SETS ((step), (step, queue), (step, channel), (step, queue, channel))
  HAVING GROUPING(queue) = 1 OR queue IS NOT NULL);

CREATE TEMP VIEW planning_rows AS
SELECT agent, team, queue, channel, local_at,
  CASE WHEN length <= 3600 THEN CAST(hour(local_at) AS VARCHAR) END AS hour_of_day,
  -- A forecast beside which nobody knows what came is in no sum: it would count as hit or missed.
  amount(actual IS NOT NULL, round(forecast)) AS forecast_contacts,
  amount(actual IS NOT NULL AND forecast IS NOT NULL, actual) AS forecast_actual,
  amount(actual IS NOT NULL, round(abs(actual - forecast))) AS forecast_error,
  one(actual IS NOT NULL AND forecast IS NOT NULL) AS forecast_known, required_seconds
FROM (
  SELECT planned.*, CASE
    WHEN offered IS NOT NULL THEN offered
    -- A day without any contact was not exported, or the centre was closed.
    WHEN CAST(local_at AS DATE) IN (SELECT CAST(local_at AS DATE) FROM loaded_interactions)
      THEN coalesce(by_end.total, 0) - coalesce(by_start.total, 0) END AS actual
  FROM planned
  ASOF LEFT JOIN arrived AS by_start ON by_start.queue_key = planned.queue_key
    AND by_start.channel_key = planned.channel_key
    AND start_second // getvariable('planning_step') > by_start.step
  ASOF LEFT JOIN arrived AS by_end ON by_end.queue_key = planned.queue_key
    AND by_end.channel_key = planned.channel_key AND end_second // getvariable('planning_step') > by_end.step);

CREATE TEMP VIEW planning_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, CAST(NULL AS VARCHAR) AS topic, hour_of_day,
  CAST(coalesce(COLUMNS(rows.* EXCLUDE (agent, team, queue, channel, local_at, hour_of_day)), 0) AS BIGINT)
FROM planning_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
