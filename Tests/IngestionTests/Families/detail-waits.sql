-- Waits of everybody who left the queue, with a wait of zero, a missing one, a callback and a blocked contact.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, agent, 'Sales' AS queue, outcome, CAST(wait AS INTEGER) AS wait_seconds,
  TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES ('a', 'handled', 0), ('a', 'handled', 40), ('a', 'handled', NULL), (NULL, 'abandoned', 50),
  (NULL, 'abandoned', NULL), (NULL, 'short_abandoned', 3), (NULL, 'flowed_out', 70), (NULL, 'callback_taken', 90),
  (NULL, 'blocked', NULL), (NULL, NULL, 10)) AS rows(agent, outcome, wait);
-- expect
SELECT person, hour_of_day, sum(wait_all_seconds), sum(wait_all_known), sum(abandon_wait_seconds), sum(abandon_wait_known),
  max(queue_wait_max)
FROM detail_facts GROUP BY ALL ORDER BY person NULLS FIRST
-- rows
|10|123|3|50|1|90
a|10|40|2|0|0|40
