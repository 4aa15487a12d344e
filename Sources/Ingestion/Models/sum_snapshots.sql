-- What belongs to one period and cannot be added up from days: distinct customers, the busiest hour, what was open.
-- Views: loaded_interactions, loaded_customers. Table: periods (period, first, last).
CREATE TEMP TABLE period_days AS
SELECT period, CAST(unnest(range(first, last + 1, INTERVAL 1 DAY)) AS DATE) AS day FROM periods;

CREATE TEMP VIEW queue_entries AS
SELECT CAST(local_at AS DATE) AS day, hour(local_at) AS hour, queue, customer_key FROM loaded_interactions
WHERE is_within(local_at) AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken');

CREATE TEMP TABLE hourly AS SELECT day, hour, queue, count(*) AS number FROM queue_entries GROUP BY ALL;

CREATE TEMP VIEW busy AS
SELECT 'site' AS level, '' AS id, period, max(number) AS hour_offered_max, count(*) AS hours_open
FROM (SELECT day, hour, sum(number) AS number FROM hourly GROUP BY ALL) JOIN period_days USING (day) GROUP BY period
UNION ALL
SELECT 'queue', queue, period, max(number), count(*)
FROM hourly JOIN period_days USING (day) WHERE queue IS NOT NULL GROUP BY queue, period;

-- Rows of one customer in one period and queue come together before they are told apart by customer alone.
CREATE TEMP TABLE callers AS
SELECT period, queue, customer_key, count(*) AS number
FROM queue_entries JOIN period_days USING (day) WHERE customer_key IS NOT NULL GROUP BY ALL;

CREATE TEMP VIEW seen AS
SELECT 'site' AS level, '' AS id, period, count(*) AS customers_seen, sum(number) AS customer_contacts
FROM (SELECT period, customer_key, sum(number) AS number FROM callers GROUP BY ALL) GROUP BY period
UNION ALL
SELECT 'queue', queue, period, count(*), sum(number) FROM callers WHERE queue IS NOT NULL GROUP BY queue, period;

-- Only contacts that wait for an answer in writing can be open for long; an open call is a call without an end. Those
-- that end on the day on which they came are open at the end of no period.
CREATE TEMP VIEW waiting AS
SELECT queue, arrived_at, CASE WHEN outcome = 'open' THEN TIMESTAMPTZ 'infinity' ELSE ended_at END AS ended_at
FROM loaded_interactions
WHERE is_within(local_at) AND (outcome = 'open' OR channel IN ('email', 'message', 'task')
  AND CAST(CAST(ended_at AS TIMESTAMP) AS DATE) > CAST(local_at AS DATE));

CREATE TEMP TABLE period_ends AS SELECT period, CAST(last + 1 AS TIMESTAMPTZ) AS finish FROM periods;

CREATE TEMP TABLE open_contacts AS
SELECT queue, period, count(*) AS backlog_open,
  sum((epoch_ms(finish) - epoch_ms(arrived_at)) // 60000) AS backlog_age_minutes
FROM waiting JOIN period_ends ON arrived_at < finish AND ended_at >= finish
GROUP BY queue, period;

-- The last day of a customer is one on which the customer still was one.
CREATE TEMP VIEW kept AS
SELECT 'site' AS level, '' AS id, period, sum(number) AS customers_at_start,
  sum(number) FILTER (gone BETWEEN periods.first AND periods.last) AS customers_lost
FROM (
  SELECT since, coalesce(until, DATE 'infinity') AS gone, count(*) AS number FROM loaded_customers GROUP BY ALL)
JOIN periods ON since < periods.first AND gone >= periods.first
GROUP BY period;

CREATE TEMP TABLE snapshot_cells AS
SELECT level, id, period, CAST(coalesce(sum(COLUMNS([
    'customers_at_start', 'customers_lost', 'customers_seen', 'customer_contacts', 'hour_offered_max', 'hours_open',
    'backlog_open', 'backlog_age_minutes'])), 0) AS BIGINT)
FROM (
  SELECT level, id, period, customers_at_start, customers_lost FROM kept
  UNION ALL BY NAME SELECT * FROM seen
  UNION ALL BY NAME SELECT * FROM busy
  UNION ALL BY NAME SELECT 'site' AS level, '' AS id, * EXCLUDE (queue) FROM open_contacts
  UNION ALL BY NAME SELECT 'queue' AS level, queue AS id, * EXCLUDE (queue) FROM open_contacts WHERE queue IS NOT NULL)
GROUP BY level, id, period;
