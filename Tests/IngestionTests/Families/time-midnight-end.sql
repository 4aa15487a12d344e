-- A state over midnight counts on the day it ended; an end at midnight is the end of the day before.
-- set: attribution = 'end'
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'on_contact', NULL, '2026-10-03 23:40', '2026-10-04 00:10'),
  ('b', 'on_contact', NULL, '2026-10-03 23:40', '2026-10-04 00:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, day, contact_seconds, aux_seconds FROM time_facts WHERE contact_seconds + aux_seconds > 0 ORDER BY ALL
-- rows
a|2026-10-04|1800|0
b|2026-10-03|1200|0
