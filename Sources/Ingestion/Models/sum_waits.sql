-- The ten longest waits of the period on the telephone and in chats, and what the half-hours in which they came were
-- like: contacts of the same queue, how many of them were given up, how many people took them, and how many usually
-- come. The usual number is the median over the other days of the same weekday within twelve weeks before the end of
-- the period that have any contact.
-- View: loaded_interactions. Variables: period_first, period_last. Macro: is_offered.
CREATE TEMP VIEW live_rows AS
SELECT local_at, CAST(local_at AS DATE) AS day, hour(local_at) * 2 + minute(local_at) // 30 AS half, queue, wait_seconds,
  outcome, agent
FROM loaded_interactions
WHERE local_at >= least(getvariable('period_first'), getvariable('period_last') - 83)
  AND local_at < getvariable('period_last') + INTERVAL 1 DAY AND is_offered(outcome)
  AND coalesce(lower(channel), 'voice') NOT IN ('email', 'message', 'task', 'callback');

CREATE TEMP TABLE longest_waits AS
SELECT day, half, queue, strftime(local_at, '%H:%M') AS clock, wait_seconds, outcome,
  count(*) OVER (PARTITION BY wait_seconds) AS as_long
FROM live_rows WHERE day >= getvariable('period_first') AND wait_seconds > 0
ORDER BY wait_seconds DESC, local_at, queue, outcome LIMIT 10;

CREATE TEMP TABLE wait_halves AS
SELECT day, half, queue, count(*) AS offered,
  count(*) FILTER (outcome IN ('abandoned', 'short_abandoned')) AS given_up,
  count(DISTINCT agent) FILTER (outcome = 'handled') AS people
FROM live_rows WHERE half IN (SELECT half FROM longest_waits) GROUP BY day, half, queue;

CREATE TEMP TABLE usual_halves AS
SELECT waits.day, waits.half, waits.queue, median(coalesce(halves.offered, 0)) AS usual, count(*) AS days
FROM (SELECT DISTINCT day, half, queue FROM longest_waits) AS waits
JOIN (SELECT DISTINCT day FROM live_rows) AS others ON isodow(others.day) = isodow(waits.day) AND others.day <> waits.day
LEFT JOIN wait_halves AS halves ON halves.day = others.day AND halves.half = waits.half
  AND halves.queue IS NOT DISTINCT FROM waits.queue
GROUP BY waits.day, waits.half, waits.queue;
