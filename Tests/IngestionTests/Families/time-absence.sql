-- Absent: planned as leave, or there is no state on a day on which others have one; without any states nobody knows.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('b', 'Vacation', false, true, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('c', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('c', 'lunch', false, false, '2026-10-05 12:00', '2026-10-05 12:30'),
  ('c', 'queue', true, true, '2026-10-06 09:00', '2026-10-06 10:00'),
  ('d', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 17:00')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 17:00'),
  ('c', 'aux', NULL, '2026-10-06 09:00', '2026-10-06 10:00'),
  ('b', 'aux', NULL, '2026-10-06 09:00', '2026-10-06 10:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, day, scheduled_seconds, relevant_scheduled_seconds, absent_seconds, shifts, state_days
FROM time_facts WHERE scheduled_seconds + absent_seconds > 0 ORDER BY ALL
-- rows
a|2026-10-05|28800|28800|0|1|1
b|2026-10-05|0|0|28800|0|0
c|2026-10-05|0|0|28800|0|0
c|2026-10-06|3600|3600|0|1|1
d|2026-10-05|28800|0|0|0|0
