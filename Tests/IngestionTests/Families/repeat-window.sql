-- A contact follows one of the same customer within seven times 24 hours, also where the clocks go back; the first one of a pair is not solved.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, agent || row_number() OVER () AS contact_id, agent, customer AS customer_key, 'handled' AS outcome,
  CAST(moment AS TIMESTAMPTZ) AS arrived_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('a first', 'k1', '2026-10-10 10:00:00'), ('b follows', 'k1', '2026-10-17 10:00:00'),
  ('c first', 'k2', '2026-10-10 10:00:00'), ('d first', 'k2', '2026-10-17 10:00:01'),
  ('e nobody', NULL, '2026-10-12 10:00:00'), ('e nobody', NULL, '2026-10-12 10:05:00'),
  ('f complete', 'k3', '2026-10-24 23:00:00'), ('f pending', 'k5', '2026-10-24 23:00:01'), ('g last', 'k4', '2026-10-31 22:00:00')
  ) AS rows(agent, customer, moment);
-- expect
SELECT person, sum(repeat_known), sum(repeats), sum(fcr_window_known), sum(fcr_window_yes), sum(fcr_window_pending)
FROM repeat_facts GROUP BY person ORDER BY person
-- rows
a first|1|0|1|0|0
b follows|1|1|0|0|0
c first|1|0|1|1|0
d first|1|0|1|1|0
f complete|1|0|1|1|0
f pending|1|0|0|0|1
g last|1|0|0|0|1
