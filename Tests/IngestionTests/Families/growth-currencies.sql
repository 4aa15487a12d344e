-- Amounts of two currencies do not add: the most frequent one counts, however it is written.
-- given
INSERT INTO loaded_sales BY NAME
SELECT 's' AS source, 'a' AS agent, CAST(amount AS DOUBLE) AS amount, currency, TIMESTAMP '2026-10-12 10:00' AS local_at
FROM (VALUES (1, 'USD'), (2, 'USD'), (4, 'EUR'), (8, 'eur '), (16, NULL), (32, 'CHF'), (NULL, 'CHF'), (NULL, 'CHF')) AS rows(amount, currency);
-- expect
SELECT 'a', (SELECT sum(revenue_cents) FROM growth_facts), (SELECT sum(deals_closed) FROM growth_facts),
  (SELECT string_agg(coalesce(currency, '?') || ' ' || rows, ', ') FROM growth_currency)
-- rows
a|1200|2|EUR 2, USD 2, CHF 1, ? 1
