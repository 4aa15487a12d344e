-- Customers of the first day, and those of them whose last day is in the period; newcomers are in neither.
-- given
INSERT INTO loaded_customers BY NAME
SELECT 's' AS source, CAST(first AS DATE) AS since, CAST(last AS DATE) AS until, CAST(first AS TIMESTAMP) AS local_at
FROM (VALUES ('2020-01-01', NULL), ('2020-01-01', '2026-10-31'), ('2020-01-01', '2026-11-01'), ('2020-01-01', '2026-10-01'),
  ('2020-01-01', '2026-09-30'), ('2026-09-30', '2026-10-15'), ('2026-10-01', '2026-10-15'), ('2026-10-01', NULL)) AS rows(first, last);
-- expect
SELECT level, id, period, customers_at_start, customers_lost, customers_seen, backlog_open FROM snapshot_cells ORDER BY period
-- rows
site||2026-10|5|3|0|0
