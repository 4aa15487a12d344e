-- What belongs to one period and cannot be added up from days: distinct customers, the busiest hour, what was open.
-- Views: loaded_interactions, loaded_customers. Table: periods (period, first, last).
CREATE TEMP VIEW queue_entries AS
SELECT CAST(local_at AS DATE) AS day, hour(local_at) AS hour, queue, customer_key FROM loaded_interactions
WHERE is_within(local_at) AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken');

CREATE TEMP TABLE hourly AS SELECT day, hour, queue, count(*) AS number FROM queue_entries GROUP BY ALL;
CREATE TEMP TABLE daily_customers AS
SELECT day, queue, customer_key, count(*) AS number FROM queue_entries WHERE customer_key IS NOT NULL GROUP BY ALL;

CREATE TEMP VIEW busy AS
SELECT 'site' AS level, '' AS id, period, max(number) AS hour_offered_max, count(*) AS hours_open
FROM (SELECT day, hour, sum(number) AS number FROM hourly GROUP BY ALL)
JOIN periods ON day BETWEEN periods.first AND periods.last GROUP BY period
UNION ALL
SELECT 'queue', queue, period, max(number), count(*)
FROM hourly JOIN periods ON day BETWEEN periods.first AND periods.last WHERE queue IS NOT NULL GROUP BY queue, period;

CREATE TEMP VIEW callers AS
SELECT 'site' AS level, '' AS id, period, count(DISTINCT customer_key) AS customers_seen, sum(number) AS customer_contacts
FROM daily_customers JOIN periods ON day BETWEEN periods.first AND periods.last GROUP BY period
UNION ALL
SELECT 'queue', queue, period, count(DISTINCT customer_key), sum(number)
FROM daily_customers JOIN periods ON day BETWEEN periods.first AND periods.last
WHERE queue IS NOT NULL GROUP BY queue, period;

-- Only contacts that wait for an answer in writing can be open for long; an open call is a call without an end.
CREATE TEMP TABLE waiting AS
SELECT queue, local_at, CAST(ended_at AS TIMESTAMP) AS ended FROM loaded_interactions
WHERE is_within(local_at) AND (outcome = 'open' OR channel IN ('email', 'message', 'task') AND ended_at IS NOT NULL);

CREATE TEMP VIEW open_contacts AS
SELECT level, id, period, count(*) AS backlog_open,
  sum(date_diff('minute', local_at, periods.last + INTERVAL 1 DAY)) AS backlog_age_minutes
FROM (
  SELECT 'site' AS level, '' AS id, local_at, ended FROM waiting
  UNION ALL SELECT 'queue', queue, local_at, ended FROM waiting WHERE queue IS NOT NULL)
JOIN periods ON local_at < periods.last + INTERVAL 1 DAY AND (ended IS NULL OR ended >= periods.last + INTERVAL 1 DAY)
GROUP BY level, id, period;

CREATE TEMP VIEW kept AS
SELECT 'site' AS level, '' AS id, period, count(*) AS customers_at_start,
  count(*) FILTER (until BETWEEN periods.first AND periods.last) AS customers_lost
FROM loaded_customers JOIN periods ON since < periods.first AND (until IS NULL OR until >= periods.first)
GROUP BY period;

CREATE TEMP TABLE snapshot_cells AS
SELECT level, id, period, CAST(coalesce(sum(customers_at_start), 0) AS BIGINT) AS customers_at_start,
  CAST(coalesce(sum(customers_lost), 0) AS BIGINT) AS customers_lost,
  CAST(coalesce(sum(customers_seen), 0) AS BIGINT) AS customers_seen,
  CAST(coalesce(sum(customer_contacts), 0) AS BIGINT) AS customer_contacts,
  CAST(coalesce(sum(hour_offered_max), 0) AS BIGINT) AS hour_offered_max,
  CAST(coalesce(sum(hours_open), 0) AS BIGINT) AS hours_open,
  CAST(coalesce(sum(backlog_open), 0) AS BIGINT) AS backlog_open,
  CAST(coalesce(sum(backlog_age_minutes), 0) AS BIGINT) AS backlog_age_minutes
FROM (
  SELECT * FROM busy UNION ALL BY NAME SELECT * FROM callers UNION ALL BY NAME SELECT * FROM open_contacts
  UNION ALL BY NAME SELECT * FROM kept)
GROUP BY level, id, period;
