-- Two chats at once count once; after-contact work beside a chat is chat time; idle beside it is no idle time.
-- given
INSERT INTO loaded_agent_states BY NAME
SELECT 's' AS source, agent, state, code, CAST(first AS TIMESTAMPTZ) AS started_at, CAST(last AS TIMESTAMPTZ) AS ended_at,
  CAST(CAST(first AS TIMESTAMPTZ) AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'on_contact', NULL, '2026-10-05 10:00', '2026-10-05 10:30'),
  ('a', 'on_contact', NULL, '2026-10-05 10:15', '2026-10-05 10:45'),
  ('a', 'acw', NULL, '2026-10-05 10:40', '2026-10-05 10:50'),
  ('a', 'available_idle', NULL, '2026-10-05 10:44', '2026-10-05 11:00'),
  ('a', 'on_contact', 'c', '2026-10-05 10:00', '2026-10-05 10:30')) AS rows(agent, state, code, first, last);
-- expect
SELECT contact_seconds, acw_state_seconds, idle_seconds, on_queue_seconds, logged_in_seconds, state_days FROM time_facts
-- rows
2700|300|600|3600|3600|1
