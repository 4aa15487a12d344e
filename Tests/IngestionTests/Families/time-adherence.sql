-- Ten minutes late and ten longer of an hour: 83.33, or 71.43 with the time outside, and conformance 100; 45 of 60 are 75.
-- given
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 10:00'),
  ('b', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 10:00')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-10-05 09:10', '2026-10-05 09:40'),
  ('a', 'on_contact', NULL, '2026-10-05 09:40', '2026-10-05 10:10'),
  ('b', 'on_contact', NULL, '2026-10-05 09:15', '2026-10-05 10:15')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, relevant_scheduled_seconds, adherent_seconds, outside_shift_seconds, scheduled_on_queue_seconds,
  worked_on_queue_seconds, round(100.0 * adherent_seconds / relevant_scheduled_seconds, 2),
  round(100.0 * adherent_seconds / (relevant_scheduled_seconds + outside_shift_seconds), 2),
  round(100.0 * worked_on_queue_seconds / scheduled_on_queue_seconds, 2)
FROM time_facts ORDER BY ALL
-- rows
a|3600|3000|600|3600|3600|83.33|71.43|100.0
b|3600|2700|900|3600|3600|75.0|60.0|100.0
