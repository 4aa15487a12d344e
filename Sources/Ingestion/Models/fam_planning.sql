-- Forecast and required staff of counted intervals, beside what came. Where the export does not count it, contacts are
-- counted in the same interval, of the same queue when the row names one.
-- Views: loaded_interval_volumes, loaded_interactions.
CREATE TEMP VIEW planned AS
SELECT started_at, CAST(interval_seconds AS BIGINT) AS length, queue, channel, local_at, offered, forecast, required_seconds
FROM loaded_interval_volumes
WHERE is_within(local_at) AND (forecast IS NOT NULL OR required_seconds IS NOT NULL);

-- The length of an interval that does not say it is the usual distance to the next one.
CREATE TEMP VIEW planned_length AS
SELECT coalesce(min(gap), 1800) AS usual FROM (
  SELECT date_diff('second', started_at, lead(started_at) OVER (ORDER BY started_at)) AS gap
  FROM (SELECT DISTINCT started_at FROM planned))
WHERE gap > 0;

CREATE TEMP VIEW arrived AS
SELECT epoch_ms(arrived_at) // 900000 AS quarter, queue, count(*) AS number
FROM loaded_interactions
WHERE is_within(local_at) AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken')
GROUP BY ALL;

CREATE TEMP VIEW planning_facts AS
SELECT CAST(NULL AS VARCHAR) AS person, true AS known, CAST(NULL AS VARCHAR) AS own_team, CAST(local_at AS DATE) AS day,
  queue, channel, CAST(NULL AS VARCHAR) AS topic, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  CAST(coalesce(round(forecast), 0) AS BIGINT) AS forecast_contacts,
  CAST(coalesce(round(abs(coalesce(offered, came, 0) - forecast)), 0) AS BIGINT) AS forecast_error,
  one(forecast IS NOT NULL) AS forecast_known, coalesce(required_seconds, 0) AS required_seconds
FROM (
  SELECT started_at, length, planned.queue, channel, local_at, offered, forecast, required_seconds,
    sum(arrived.number) AS came
  FROM (
    SELECT planned.* EXCLUDE (length), coalesce(length, usual) AS length, unnest(range(
      epoch_ms(started_at) // 900000, (epoch_ms(started_at) + coalesce(length, usual) * 1000 + 899999) // 900000)) AS quarter
    FROM planned, planned_length) AS planned
  LEFT JOIN arrived ON arrived.quarter = planned.quarter AND (planned.queue IS NULL OR arrived.queue = planned.queue)
  GROUP BY ALL);
