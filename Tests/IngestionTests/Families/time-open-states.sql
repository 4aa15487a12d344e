-- A state without an end lasts until the next one of another moment, at most to the end of its day; logging in runs beside the others.
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'logged_in', NULL, '2026-10-05 08:00', NULL),
  ('a', 'available_idle', NULL, '2026-10-05 09:00', NULL),
  ('a', 'available_idle', 'x', '2026-10-05 09:00', '2026-10-05 09:30'),
  ('a', 'aux', 'lunch', '2026-10-05 10:00', NULL), ('a', 'offline', NULL, '2026-10-05 23:00', NULL)) AS rows(agent, state, code, first, last);
-- expect
SELECT day, idle_seconds, aux_seconds, logged_in_seconds FROM time_facts ORDER BY ALL
-- rows
2026-10-05|3600|46800|54000
