-- In a chain only the first contact can be solved at once; outbound calls and blocked ones are no contacts of a customer.
-- set: repeat_days = 1
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'c' || row_number() OVER () AS contact_id, agent, customer AS customer_key, direction, outcome,
  CAST(moment AS TIMESTAMPTZ) AS arrived_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('a', 'k1', NULL, 'handled', '2026-10-10 10:00'), ('b', 'k1', 'in', 'abandoned', '2026-10-10 12:00'),
  ('c', 'k1', 'in', 'callback_taken', '2026-10-11 11:00'), ('d', 'k2', 'in', 'handled', '2026-10-10 10:00'),
  ('e', 'k2', 'out', 'handled', '2026-10-10 11:00'), ('f', 'k2', 'in', 'blocked', '2026-10-10 12:00'),
  ('g', 'k2', 'in', NULL, '2026-10-10 13:00'), ('h', 'k3', 'in', 'handled', '2026-10-30 12:00')
  ) AS rows(agent, customer, direction, outcome, moment);
-- expect
SELECT person, repeat_known, repeats, fcr_window_known, fcr_window_yes, fcr_window_pending FROM repeat_facts ORDER BY person
-- rows
a|1|0|1|0|0
b|1|1|0|0|0
c|1|1|0|0|0
d|1|0|1|1|0
h|1|0|0|0|1
