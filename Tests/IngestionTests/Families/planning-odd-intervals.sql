-- Intervals may begin anywhere and be of any length; one without a length is as long as the distance to the next.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'handled' AS outcome, CAST(moment AS TIMESTAMPTZ) AS arrived_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('2026-10-01 08:06:59'), ('2026-10-01 08:07:00'), ('2026-10-01 08:16:58'), ('2026-10-01 08:16:59'),
  ('2026-10-01 08:20:00'), ('2026-10-01 09:00:00')) AS rows(moment);
INSERT INTO loaded_interval_volumes BY NAME
SELECT source, CAST(seconds AS INTEGER) AS interval_seconds, 0 AS forecast, CAST(moment AS TIMESTAMPTZ) AS started_at,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('t', 599, '2026-10-01 08:07:00'), ('u', NULL, '2026-10-01 08:00:00'), ('u', NULL, '2026-10-01 08:20:00'),
  ('v', NULL, '2026-10-01 08:00:00')) AS rows(source, seconds, moment);
-- expect
SELECT hour_of_day, forecast_error FROM planning_facts ORDER BY ALL
-- rows
8|1
8|2
8|4
8|5
