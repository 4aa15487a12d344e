-- A break, a meeting and lunch are kept by not-ready, offline or no state; ringing unanswered is on queue, and leave is no plan to keep.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 10:00'),
  ('a', 'break', false, true, '2026-10-05 10:00', '2026-10-05 10:15'),
  ('a', 'Team meeting', false, true, '2026-10-05 10:15', '2026-10-05 10:30'),
  ('a', 'Lunch', false, false, '2026-10-05 10:30', '2026-10-05 11:00'),
  ('a', 'Sick leave', false, true, '2026-10-05 11:00', '2026-10-05 12:00')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 09:50'),
  ('a', 'rna', NULL, '2026-10-05 09:50', '2026-10-05 10:00'),
  ('a', 'aux', 'break', '2026-10-05 10:00', '2026-10-05 10:10'),
  ('a', 'available_idle', NULL, '2026-10-05 10:10', '2026-10-05 10:15'),
  ('a', 'offline', NULL, '2026-10-05 10:15', '2026-10-05 10:30')) AS rows(agent, state, code, first, last);
-- expect
SELECT scheduled_seconds, relevant_scheduled_seconds, adherent_seconds, rna_state_seconds, absent_seconds FROM time_facts
-- rows
7200|7200|6900|600|3600
