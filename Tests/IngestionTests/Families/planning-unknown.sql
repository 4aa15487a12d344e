-- A day of which no contact was exported is not a day on which none came; the required time is known all the same.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'handled' AS outcome, TIMESTAMPTZ '2026-10-01 08:10:00+02:00' AS arrived_at, TIMESTAMP '2026-10-01 08:10' AS local_at;
INSERT INTO loaded_interval_volumes BY NAME
SELECT 't' AS source, 1800 AS interval_seconds, forecast, 900 AS required_seconds, CAST(moment AS TIMESTAMPTZ) AS started_at,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES (3, '2026-10-01 08:00'), (3, '2026-10-01 18:00'), (5, '2026-10-02 08:00'), (7, '2026-11-01')) AS rows(forecast, moment);
-- expect
SELECT day, sum(forecast_contacts), sum(forecast_error), sum(forecast_known), sum(required_seconds) FROM planning_facts
GROUP BY day ORDER BY day
-- rows
2026-10-01|6|5|2|1800
2026-10-02|0|0|0|900
