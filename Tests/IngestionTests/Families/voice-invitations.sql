-- What was sent stands in counted intervals; without both counts there is no rate, and a day has no hour.
-- given
INSERT INTO loaded_interval_volumes BY NAME
SELECT 's' AS source, 'billing' AS queue, 'voice' AS channel, CAST(seconds AS INTEGER) AS interval_seconds,
  sent AS surveys_sent, answered AS surveys_answered, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES (86400, 75, 15, '2026-10-01'), (1800, 10, 0, '2026-10-01 08:30'), (1800, 10, NULL, '2026-10-01 09:00'),
  (1800, NULL, 4, '2026-10-01 09:30'), (1800, NULL, NULL, '2026-10-01 10:00')
  ) AS rows(seconds, sent, answered, moment);
-- expect
SELECT person, day, queue, channel, hour_of_day, surveys_sent, surveys_answered, csat_5 FROM voice_facts ORDER BY ALL
-- rows
|2026-10-01|billing|voice|8|10|0|0
|2026-10-01|billing|voice||75|15|0
