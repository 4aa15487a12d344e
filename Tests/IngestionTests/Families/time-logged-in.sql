-- Where logging in is recorded it alone counts; elsewhere all states but offline, overlaps once.
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'logged_in', NULL, '2026-10-05 08:00', '2026-10-05 12:00'),
  ('a', 'logged_in', 'q2', '2026-10-05 11:00', '2026-10-05 12:30'),
  ('a', 'aux', NULL, '2026-10-05 12:30', '2026-10-05 13:00'),
  ('b', 'on_contact', NULL, '2026-10-05 08:00', '2026-10-05 09:00'),
  ('b', 'aux', NULL, '2026-10-05 08:30', '2026-10-05 09:30'),
  ('b', 'offline', NULL, '2026-10-05 09:30', '2026-10-05 10:00')) AS rows(agent, state, code, first, last);
-- expect
SELECT person, logged_in_seconds, aux_seconds FROM time_facts ORDER BY ALL
-- rows
a|16200|1800
b|5400|1800
