-- A customer who comes to two queues in a month counts once for the site, and once a queue.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, queue, customer AS customer_key, outcome, CAST(moment AS TIMESTAMPTZ) AS arrived_at, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('q', 'k1', 'handled', '2026-10-01 08:00'), ('q', 'k1', 'abandoned', '2026-10-02 08:00'), ('r', 'k1', 'handled', '2026-10-02 08:59:59'),
  (NULL, 'k2', 'handled', '2026-10-31 23:59'), ('q', 'k3', 'blocked', '2026-10-02 08:00'), ('q', NULL, 'handled', '2026-10-02 08:00'),
  ('q', 'k4', 'handled', '2026-09-30 08:00')) AS rows(queue, customer, outcome, moment);
-- expect
SELECT level, id, period, customers_seen, customer_contacts, hour_offered_max, hours_open FROM snapshot_cells ORDER BY ALL
-- rows
queue|q|2026-10|1|2|2|2
queue|r|2026-10|1|1|1|1
site||2026-10|2|4|3|3
