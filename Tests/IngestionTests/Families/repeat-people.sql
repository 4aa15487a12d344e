-- The first contact decides whose it is, also where another person took the second; an unknown person stays as written.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'c' || row_number() OVER () AS contact_id, agent, 'North' AS team, 'q' AS queue, 'voice' AS channel,
  'Bill' AS topic, customer AS customer_key, 'handled' AS outcome, CAST(moment AS TIMESTAMPTZ) AS arrived_at,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim', 'k1', '2026-10-10 10:00'), ('Lee', 'k1', '2026-10-11 10:00'), ('Kim', 'k2', '2026-10-10 10:00'),
  ('Lee', 'k9', '2026-10-31 10:00')) AS rows(agent, customer, moment);
-- expect
SELECT person, known, own_team, queue, channel, topic, sum(repeats), sum(fcr_window_known), sum(fcr_window_yes)
FROM repeat_facts GROUP BY ALL ORDER BY person
-- rows
Lee|false|North|q|voice|Bill|1|0|0
p1|true|North|q|voice|Bill|0|2|1
