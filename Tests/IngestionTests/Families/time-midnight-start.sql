-- A state over midnight counts on the day it began.
-- set: attribution = 'start'
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'on_contact', NULL, '2026-10-03 23:40', '2026-10-04 00:10')) AS rows(agent, state, code, first, last);
-- expect
SELECT day, contact_seconds, aux_seconds FROM time_facts WHERE contact_seconds + aux_seconds > 0 ORDER BY ALL
-- rows
2026-10-03|1800|0
