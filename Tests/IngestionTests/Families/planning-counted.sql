-- Where the row does not say what came, contacts from its beginning until before its end are counted, of its queue and channel.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, queue, channel, outcome, CAST(moment AS TIMESTAMPTZ) AS arrived_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('q', 'voice', 'handled', '2026-10-01 07:59:59'), ('q', 'voice', 'handled', '2026-10-01 08:00:00'),
  ('q', NULL, 'abandoned', '2026-10-01 08:29:59.9'), ('q', 'chat', 'handled', '2026-10-01 08:10:00'),
  ('r', 'voice', 'flowed_out', '2026-10-01 08:10:00'), (NULL, 'voice', 'handled', '2026-10-01 08:10:00'),
  ('q', 'voice', 'blocked', '2026-10-01 08:10:00'), ('q', 'voice', 'handled', '2026-10-01 08:30:00')
  ) AS rows(queue, channel, outcome, moment);
INSERT INTO loaded_interval_volumes BY NAME
SELECT 't' AS source, queue, channel, CAST(seconds AS INTEGER) AS interval_seconds, 0 AS forecast,
  CAST(moment AS TIMESTAMPTZ) AS started_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('q', 'voice', 1800, '2026-10-01 08:00'), ('q', NULL, 1800, '2026-10-01 08:00'), (NULL, 'voice', 1800, '2026-10-01 08:00'),
  (NULL, NULL, 1800, '2026-10-01 08:00'), ('q', 'voice', 1800, '2026-10-01 08:30'), ('z', NULL, 1800, '2026-10-01 08:00'),
  (NULL, NULL, 86400, '2026-10-01')) AS rows(queue, channel, seconds, moment);
-- expect
SELECT queue, channel, hour_of_day, forecast_error, forecast_known FROM planning_facts
ORDER BY queue NULLS FIRST, channel NULLS FIRST, forecast_error
-- rows
||8|5|1
|||7|1
|voice|8|4|1
q||8|3|1
q|voice|8|1|1
q|voice|8|2|1
z||8|0|1
