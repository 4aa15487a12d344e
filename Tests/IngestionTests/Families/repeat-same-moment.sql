-- Of contacts at one moment the source and the id say which was first; two sources can have one customer.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT source, id AS contact_id, agent, 'k1' AS customer_key, 'handled' AS outcome,
  TIMESTAMPTZ '2026-10-25 00:30:00+00' AS arrived_at, TIMESTAMP '2026-10-25 02:30' AS local_at
FROM (VALUES ('t', 'c1', 'third'), ('s', 'c2', 'second'), ('s', 'c1', 'first')) AS rows(source, id, agent);
INSERT INTO loaded_interactions BY NAME
-- An hour later the clock says half past two again.
SELECT 's' AS source, 'c0' AS contact_id, 'fourth' AS agent, 'k1' AS customer_key, 'handled' AS outcome,
  TIMESTAMPTZ '2026-10-25 01:30:00+00' AS arrived_at, TIMESTAMP '2026-10-25 02:30' AS local_at;
-- expect
SELECT person, repeats, hour_of_day, fcr_window_pending FROM repeat_facts ORDER BY person
-- rows
first|0|2|1
fourth|1|2|0
second|1|2|0
third|1|2|0
