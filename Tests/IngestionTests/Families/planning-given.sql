-- Differences are taken interval by interval and then added; a row without a forecast has required time only.
-- given
INSERT INTO loaded_interval_volumes BY NAME
SELECT 's' AS source, team, 1800 AS interval_seconds, CAST(offered AS BIGINT) AS offered, CAST(forecast AS DOUBLE) AS forecast,
  CAST(required AS BIGINT) AS required_seconds, CAST(moment AS TIMESTAMPTZ) AS started_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES (NULL, 6, 9, 5400, '2026-10-01 08:00'), (NULL, 9, 8, 3600, '2026-10-01 08:30'), (NULL, 0, 1.5, NULL, '2026-10-01 09:00'),
  (NULL, 4, NULL, 1800, '2026-10-01 09:30'), (NULL, 4, NULL, NULL, '2026-10-01 10:00'),
  ('North', 2, 3, 900, '2026-10-01 11:00'), ('North', 2, 3, 900, '2026-10-01 11:00')
  ) AS rows(team, offered, forecast, required, moment);
-- expect
SELECT own_team, day, hour_of_day, sum(forecast_contacts), sum(forecast_error), sum(forecast_known), sum(required_seconds)
FROM planning_facts GROUP BY ALL ORDER BY own_team NULLS FIRST, hour_of_day
-- rows
|2026-10-01|8|17|4|2|9000
|2026-10-01|9|2|2|1|1800
North|2026-10-01|11|6|2|2|1800
