-- Breaks as planned, late, too long, missed and merged of two states; case work is no break.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 08:00', '2026-10-05 17:00'),
  ('a', 'break', false, true, '2026-10-05 09:00', '2026-10-05 09:15'),
  ('a', 'break', false, true, '2026-10-05 10:00', '2026-10-05 10:15'),
  ('a', 'break', false, true, '2026-10-05 11:00', '2026-10-05 11:15'),
  ('a', 'lunch', false, false, '2026-10-05 12:00', '2026-10-05 12:30'),
  ('a', 'break', false, true, '2026-10-05 14:00', '2026-10-05 14:15'),
  ('a', 'break', false, true, '2026-10-05 15:00', '2026-10-05 15:15')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-10-05 08:00', '2026-10-05 09:05'),
  ('a', 'aux', 'break', '2026-10-05 09:05', '2026-10-05 09:20'),
  ('a', 'available_idle', NULL, '2026-10-05 09:20', '2026-10-05 10:05:01'),
  ('a', 'aux', 'break', '2026-10-05 10:05:01', '2026-10-05 10:20'),
  ('a', 'available_idle', NULL, '2026-10-05 10:20', '2026-10-05 11:00'),
  ('a', 'aux', 'break', '2026-10-05 11:00', '2026-10-05 11:21'),
  ('a', 'available_idle', NULL, '2026-10-05 11:21', '2026-10-05 12:00'),
  ('a', 'aux', 'lunch', '2026-10-05 12:00', '2026-10-05 12:15'),
  ('a', 'offline', NULL, '2026-10-05 12:15', '2026-10-05 12:30'),
  ('a', 'available_idle', NULL, '2026-10-05 12:30', '2026-10-05 14:00'),
  ('a', 'aux', 'case work', '2026-10-05 14:00', '2026-10-05 14:15'),
  ('a', 'on_contact', NULL, '2026-10-05 14:15', '2026-10-05 17:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT breaks, breaks_off FROM time_facts
-- rows
6|4
