-- A plan and its copy, and a break within a block of work, count once; the unpaid break is not paid.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 12:00'),
  ('a', 'Queue', true, true, '2026-10-05 09:00', '2026-10-05 12:00'),
  ('a', 'break', false, false, '2026-10-05 10:00', '2026-10-05 10:30')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 10:00'),
  ('a', 'aux', 'break', '2026-10-05 10:00', '2026-10-05 10:30'),
  ('a', 'available_idle', NULL, '2026-10-05 10:30', '2026-10-05 12:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT scheduled_seconds, relevant_scheduled_seconds, adherent_seconds, scheduled_on_queue_seconds, paid_seconds,
  paid_on_queue_seconds, shifts, breaks, breaks_off
FROM time_facts
-- rows
10800|10800|10800|9000|9000|9000|1|1|0
