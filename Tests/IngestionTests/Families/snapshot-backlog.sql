-- Open at the end of a period: what came before and ended after it, or has no end; a call without an end is none, unless it is called open.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, queue, channel, outcome, CAST(first AS TIMESTAMPTZ) AS arrived_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(first AS TIMESTAMP) AS local_at
FROM (VALUES ('e', 'email', 'handled', '2026-10-31 23:00:30', '2026-11-01 00:00:00'), ('e', 'email', 'handled', '2026-10-31 23:00', '2026-10-31 23:59:59'),
  ('q', 'task', 'open', '2026-10-18 22:00', NULL), (NULL, 'voice', 'open', '2026-10-24 23:00', NULL),
  ('q', 'voice', 'handled', '2026-10-31 23:00', '2026-11-01 01:00'), ('q', 'voice', 'handled', '2026-10-18 23:00', NULL),
  ('q', 'message', 'handled', '2026-10-30 23:00', NULL), ('r', 'email', 'handled', '2026-10-31 12:00', '2026-11-05 12:00')
  ) AS rows(queue, channel, outcome, first, last);
-- expect
SELECT level, id, period, backlog_open, backlog_age_minutes FROM snapshot_cells WHERE backlog_open > 0 ORDER BY ALL
-- rows
queue|e|2026-10|1|59
queue|q|2026-10|1|18900
queue|r|2026-10|1|720
site||2026-10|4|29879
