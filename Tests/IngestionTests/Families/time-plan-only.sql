-- Without any states the plan is counted, and nobody is late, absent or off plan.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 12:00'),
  ('a', 'break', false, true, '2026-10-05 12:00', '2026-10-05 12:15'),
  ('a', 'lunch', false, false, '2026-10-05 12:15', '2026-10-05 12:45')) AS rows(agent, activity, on_queue, paid, first, last);
-- expect
SELECT scheduled_seconds, relevant_scheduled_seconds, adherent_seconds, scheduled_on_queue_seconds, paid_seconds,
  paid_on_queue_seconds, shifts, breaks, absent_seconds, state_days
FROM time_facts
-- rows
13500|0|0|0|11700|10800|1|0|0|0
