-- Offers missed, also while the customer gave up; a leg of nobody and a cut-off leg are no offers.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT source, contact_id, outcome, TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES ('s', 'c1', 'abandoned'), ('s', 'c2', 'handled'), ('t', 'c2', 'abandoned'), ('s', 'c3', 'short_abandoned'),
  ('s', NULL, 'abandoned')) AS rows(source, contact_id, outcome);
INSERT INTO loaded_segments BY NAME
SELECT 's' AS source, contact_id, 1 AS leg_no, agent, answered, truncated, CAST(ring AS INTEGER) AS ring_seconds,
  TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES ('c1', 'a', false, NULL, 15), ('c2', 'a', false, false, 12), ('c2', 'a', true, false, 8),
  ('c3', 'a', true, false, NULL), ('c3', NULL, true, false, NULL), ('c1', 'a', false, true, 3)
  ) AS rows(contact_id, agent, answered, truncated, ring);
-- expect
SELECT person, sum(leg_offers), sum(leg_missed), sum(leg_missed_abandoned), sum(legs_handled), sum(ring_seconds),
  sum(ring_known)
FROM leg_facts GROUP BY ALL ORDER BY person NULLS FIRST
-- rows
|0|0|0|1|0|0
a|4|2|1|2|8|1
