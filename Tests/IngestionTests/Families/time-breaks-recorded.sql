-- A recorded break counts as it stands though nothing is recorded after it; where nothing is recorded, absence does.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, 'break' AS activity, false AS on_queue, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(first AS TIMESTAMP) AS local_at
FROM (VALUES ('a', '2026-10-05 10:00', '2026-10-05 10:15'), ('b', '2026-10-05 10:00', '2026-10-05 10:15'))
  AS rows(agent, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(first AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', '2026-10-05 09:00', '2026-10-05 10:00'),
  ('a', 'aux', '2026-10-05 10:00', '2026-10-05 10:15'), ('a', 'on_contact', '2026-10-05 10:40', '2026-10-05 11:00'),
  ('b', 'available_idle', '2026-10-05 09:00', '2026-10-05 10:00'),
  ('b', 'on_contact', '2026-10-05 10:15', '2026-10-05 11:00')) AS rows(agent, state, first, last);
-- expect
SELECT person, breaks, breaks_off FROM time_facts ORDER BY ALL
-- rows
a|1|0
b|1|0
