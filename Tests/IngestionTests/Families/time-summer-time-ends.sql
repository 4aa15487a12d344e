-- The night on which the clock goes back has an hour more, the plan too.
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'available_idle', NULL, '2026-10-25 01:30:00+02', '2026-10-25 03:30:00+01')) AS rows(agent, state, code, first, last);
INSERT INTO loaded_schedules BY NAME
SELECT 's' AS source, agent, activity, on_queue, paid, CAST(first AS TIMESTAMPTZ) AS started_at,
  CAST(last AS TIMESTAMPTZ) AS ended_at, CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'queue', true, true, '2026-10-25 01:30:00+02', '2026-10-25 03:30:00+01')) AS rows(agent, activity, on_queue, paid, first, last);
-- expect
SELECT day, idle_seconds, scheduled_seconds, adherent_seconds FROM time_facts
-- rows
2026-10-25|10800|10800|10800
