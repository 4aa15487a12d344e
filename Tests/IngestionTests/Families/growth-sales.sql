-- What is taken back lowers the revenue of its own day and is no deal; what has no amount is none either.
-- given
INSERT INTO loaded_sales BY NAME
SELECT 's' AS source, 'a' AS agent, CAST(amount AS DOUBLE) AS amount, 'EUR' AS currency, upsell, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES (19.99, true, '2026-10-12 10:00'), (0, false, '2026-10-12 10:00'), (-49.90, true, '2026-10-12 23:59:59'),
  (49.90, NULL, '2026-10-13'), (NULL, true, '2026-10-13'), (100, NULL, '2026-11-01')) AS rows(amount, upsell, moment);
-- expect
SELECT person, day, sum(deals_closed), sum(revenue_cents), sum(upsell_known), sum(upsells)
FROM growth_facts GROUP BY ALL ORDER BY day
-- rows
a|2026-10-12|2|-2991|2|1
a|2026-10-13|1|4990|0|0
