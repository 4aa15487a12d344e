-- Time logged in outside the shift, a gap within it is none; a day without a plan has none.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 12:00'),
  ('a', 'queue', true, true, '2026-10-05 13:00', '2026-10-05 17:00'),
  ('c', 'queue', true, true, '2026-10-05 22:00', '2026-10-06 06:00'),
  ('c', 'queue', true, true, '2026-10-06 22:00', '2026-10-07 06:00')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'logged_in', NULL, '2026-10-05 08:45', '2026-10-05 17:30'),
  ('a', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('b', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('c', 'available_idle', NULL, '2026-10-05 22:00', '2026-10-06 07:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, day, overtime_seconds, outside_shift_seconds FROM time_facts WHERE logged_in_seconds > 0 ORDER BY ALL
-- rows
a|2026-10-05|2700|3600
b|2026-10-05|0|0
c|2026-10-05|0|0
c|2026-10-06|3600|3600
