-- An activity of which nobody says whether it is work on contacts is planned, and neither kept nor worked.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, 'a' AS agent, activity, on_queue, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(first AS TIMESTAMP) AS local_at
FROM (VALUES ('queue', true, '2026-10-05 09:00', '2026-10-05 10:00'),
  ('blended', NULL, '2026-10-05 10:00', '2026-10-05 11:00')) AS rows(activity, on_queue, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, 'a' AS agent, 'on_contact' AS state, TIMESTAMPTZ '2026-10-05 09:00' AS started_at,
  TIMESTAMPTZ '2026-10-05 11:00' AS ended_at, TIMESTAMP '2026-10-05 09:00' AS local_at;
-- expect
SELECT scheduled_seconds, relevant_scheduled_seconds, adherent_seconds, scheduled_on_queue_seconds,
  worked_on_queue_seconds, on_queue_seconds, outside_shift_seconds
FROM time_facts
-- rows
7200|3600|3600|3600|3600|7200|0
