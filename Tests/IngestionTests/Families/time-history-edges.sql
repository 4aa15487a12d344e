-- A state that began before the history counts its part in it, and the last one ends with it.
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-09-30 23:00', '2026-10-01 01:00'),
  ('a', 'available_idle', NULL, '2026-10-31 23:00', '2026-11-01 02:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT day, idle_seconds FROM time_facts ORDER BY ALL
-- rows
2026-10-01|3600
2026-10-31|3600
