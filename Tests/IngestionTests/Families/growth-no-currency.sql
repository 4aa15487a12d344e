-- Where no sale names a currency, all are in one.
-- given
INSERT INTO loaded_sales BY NAME
SELECT 's' AS source, 'a' AS agent, 1.01 AS amount, TIMESTAMP '2026-10-12 10:00' AS local_at FROM range(3);
-- expect
SELECT sum(revenue_cents), sum(deals_closed) FROM growth_facts
-- rows
303|3
