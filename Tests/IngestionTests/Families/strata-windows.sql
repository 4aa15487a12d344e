-- Contacts by person, kind and how far back they lie; nothing after the period, nothing of more than twelve months.
-- set: history_first = DATE '2025-08-01'
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'Kim' AS agent, 'Q' AS queue, 'voice' AS channel, 'handled' AS outcome, 100 AS talk_seconds,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('2026-10-01'), ('2026-10-31 23:59:59'), ('2026-09-30 23:00:00'), ('2026-08-01'), ('2026-07-31'),
  ('2026-05-01'), ('2026-04-30'), ('2025-11-01'), ('2025-10-31'), ('2026-11-01')) AS rows(moment);
-- expect
SELECT person, queue, channel, reach, handle_known, handle_seconds FROM stratum_sums ORDER BY reach
-- rows
Kim|Q|voice|1|2|200
Kim|Q|voice|3|2|200
Kim|Q|voice|6|2|200
Kim|Q|voice|12|2|200
