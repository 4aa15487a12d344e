-- Rules of data quality over the rows of the period: rule, what is meant, how many of how many. No row: nothing found.
-- Views: loaded_interactions, loaded_segments, history_rows, base. Variables: period_first, period_last, site_zone, closed_days.
CREATE TEMP MACRO in_period(local) AS
  local >= getvariable('period_first') AND local < getvariable('period_last') + INTERVAL 1 DAY;

-- What a person does in one voice contact cannot overlap with the next one; chats and messages can.
CREATE TEMP VIEW spoken AS
SELECT source, agent, began, began + to_seconds(CAST(seconds AS BIGINT)) AS ended
FROM (
  SELECT source, agent, coalesce(answered_at, started_at + to_seconds(CAST(coalesce(ring_seconds, 0) AS BIGINT))) AS began,
    talk_seconds + coalesce(hold_seconds, 0) AS seconds
  FROM loaded_segments
  WHERE answered AND coalesce(channel, 'voice') = 'voice' AND talk_seconds > 0 AND in_period(local_at)
  UNION ALL
  SELECT source, agent, coalesce(answered_at, arrived_at + to_seconds(CAST(wait_seconds AS BIGINT))) AS began,
    talk_seconds + coalesce(hold_seconds, 0) AS seconds
  FROM loaded_interactions
  WHERE outcome = 'handled' AND coalesce(channel, 'voice') = 'voice' AND talk_seconds > 0 AND in_period(local_at))
WHERE agent IS NOT NULL AND began IS NOT NULL;

CREATE TEMP TABLE quality_findings AS
SELECT 'overlaps' AS rule, source AS detail, count(*) FILTER (began < before - INTERVAL 5 SECOND) AS number,
  count(*) AS total
FROM (
  SELECT *, max(ended) OVER (
    PARTITION BY source, agent ORDER BY began, ended ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM spoken)
GROUP BY source HAVING number > 0
UNION ALL
-- A clock that was set back: rows of an export that otherwise stands in order.
SELECT 'clock_jumps', source, count(*) FILTER (jump), count(*)
FROM (
  SELECT source, file, local_at < lag(local_at) OVER (PARTITION BY source, file ORDER BY row_no) - INTERVAL 5 MINUTE AS jump
  FROM loaded_interactions WHERE in_period(local_at))
GROUP BY source HAVING count(*) FILTER (jump) BETWEEN 1 AND greatest(1, count(*) / 100)
UNION ALL
SELECT 'long_talk', source, count(*) FILTER (seconds > 14400), count(*)
FROM (SELECT source, epoch(ended - began) AS seconds FROM spoken) GROUP BY source
HAVING count(*) FILTER (seconds > 14400) > 0
UNION ALL
SELECT 'truncated', source, count(*) FILTER (truncated), count(*)
FROM (
  SELECT source, truncated FROM loaded_segments WHERE in_period(local_at)
  UNION ALL SELECT source, truncated FROM loaded_interactions WHERE in_period(local_at))
GROUP BY source HAVING count(*) FILTER (truncated) > 0
UNION ALL
-- A day with less than a third of what the same weekday usually has.
SELECT 'volume_drop', CAST(day AS VARCHAR), number, CAST(usual AS BIGINT)
FROM (
  SELECT day, number, median(number) OVER (
      PARTITION BY isodow(day) ORDER BY day ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING) AS usual,
    count(*) OVER (PARTITION BY isodow(day) ORDER BY day ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING) AS weeks
  FROM (SELECT day, sum(offered + blocked) AS number FROM base WHERE dimension = '' GROUP BY day))
WHERE weeks >= 4 AND usual >= 20 AND number * 3 < usual AND in_period(CAST(day AS TIMESTAMP))
  AND NOT list_contains(getvariable('closed_days'), day)
UNION ALL
SELECT 'unmatched', source, count(*) FILTER (NOT known AND person IS NOT NULL), count(*)
FROM history_rows WHERE in_period(local_at) GROUP BY source
HAVING count(*) FILTER (NOT known AND person IS NOT NULL) > 0;
