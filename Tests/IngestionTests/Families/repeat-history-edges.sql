-- In the first days nobody knows what came before; a contact after the history still says that the one before was not solved.
-- set: history_last = DATE '2026-10-18'
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'c' || row_number() OVER () AS contact_id, agent, customer AS customer_key, 'handled' AS outcome,
  CAST(moment AS TIMESTAMPTZ) AS arrived_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('a early', 'k1', '2026-10-07 23:59:59'), ('b in time', 'k2', '2026-10-08 00:00:00'),
  ('c solved', 'k3', '2026-10-18 23:00:00'), ('d not solved', 'k4', '2026-10-18 23:00:00'),
  ('outside', 'k4', '2026-10-19 01:00:00'), ('outside', 'k9', '2026-10-31 12:00:00'), ('outside', 'k2', '2026-09-30 23:00:00')
  ) AS rows(agent, customer, moment);
-- expect
SELECT person, repeat_known, repeats, fcr_window_known, fcr_window_yes, fcr_window_pending FROM repeat_facts ORDER BY person
-- rows
a early|0|0|0|0|0
b in time|1|0|1|1|0
c solved|1|0|1|1|0
d not solved|1|0|1|0|0
