-- Calls of an unknown channel are voice; a talk of exactly the limit is not short, and an unknown talk counts nowhere.
-- given
INSERT INTO loaded_segments BY NAME
SELECT 's' AS source, 'c' AS contact_id, row_number() OVER () AS leg_no, 'a' AS agent, channel, answered,
  CAST(talk AS INTEGER) AS talk_seconds, disconnected_by, TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES ('voice', true, 9, 'agent'), (NULL, true, 10, 'customer'), ('voice', true, NULL, NULL),
  ('chat', true, 2, 'agent'), ('voice', false, 0, 'agent'), ('voice', true, 0, 'system')
  ) AS rows(channel, answered, talk, disconnected_by);
-- expect
SELECT sum(voice_legs), sum(short_legs), sum(disconnect_known), sum(agent_disconnects) FROM leg_facts
-- rows
3|2|3|1
