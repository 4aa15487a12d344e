-- On time within the tolerance to the second; a shift over midnight counts once, on the day it begins.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('b', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('c', 'queue', true, true, '2026-10-05 22:00', '2026-10-06 06:00'),
  ('c', 'queue', true, true, '2026-10-06 22:00', '2026-10-07 06:00')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'offline', NULL, '2026-10-05 08:00', '2026-10-05 09:05'),
  ('a', 'available_idle', NULL, '2026-10-05 09:05', '2026-10-05 17:00'),
  ('b', 'available_idle', NULL, '2026-10-05 09:05:01', '2026-10-05 17:00'),
  ('c', 'available_idle', NULL, '2026-10-05 22:00', '2026-10-06 06:00'),
  ('c', 'available_idle', NULL, '2026-10-06 22:10', '2026-10-07 06:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, day, shifts, shifts_on_time FROM time_facts ORDER BY ALL
-- rows
a|2026-10-05|1|1
b|2026-10-05|1|0
c|2026-10-05|1|1
c|2026-10-06|1|0
c|2026-10-07|0|0
