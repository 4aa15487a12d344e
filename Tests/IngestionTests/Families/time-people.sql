-- Two names of one person are one; an unknown name stays as it is written.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim Doe', 'p1', DATE '2026-01-01', DATE '2026-12-31'), ('a1', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim Doe', 'queue', true, true, '2026-10-05 09:00', '2026-10-05 10:00')) AS rows(agent, activity, on_queue, paid, first, last);
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a1', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 10:00'),
  ('Lee', 'available_idle', NULL, '2026-10-05 09:00', '2026-10-05 10:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, known, day, adherent_seconds, on_queue_seconds, queue, hour_of_day FROM time_facts ORDER BY ALL
-- rows
Lee|false|2026-10-05|0|3600||
p1|true|2026-10-05|3600|3600||
