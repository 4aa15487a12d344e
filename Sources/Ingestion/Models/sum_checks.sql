-- Rules of data quality over the rows of the period: rule, what is meant, how many of how many. No row: nothing found.
-- Views: loaded_interactions, loaded_segments, history_rows. Table: base. Variables: period_first, period_last,
-- closed_days.

-- What a person does in one voice contact cannot overlap with the next one; chats and messages can. Moments are
-- microseconds, for whole numbers are added and compared in a fraction of the time.
CREATE TEMP MACRO begins(answered_at, asked_at, seconds) AS
  coalesce(epoch_us(answered_at), epoch_us(asked_at) + CAST(seconds AS BIGINT) * 1000000);
CREATE TEMP MACRO is_spoken(channel, talk_seconds, local_at) AS
  coalesce(channel, 'voice') = 'voice' AND talk_seconds > 0 AND in_period(local_at);

CREATE TEMP VIEW spoken AS
SELECT source, agent, began, seconds, began + seconds * 1000000 AS ended
FROM (
  SELECT source, agent, begins(answered_at, started_at, coalesce(ring_seconds, 0)) AS began,
    CAST(talk_seconds + coalesce(hold_seconds, 0) AS BIGINT) AS seconds
  FROM loaded_segments WHERE answered AND is_spoken(channel, talk_seconds, local_at)
  UNION ALL
  SELECT source, agent, begins(answered_at, arrived_at, wait_seconds) AS began,
    CAST(talk_seconds + coalesce(hold_seconds, 0) AS BIGINT) AS seconds
  FROM loaded_interactions WHERE outcome = 'handled' AND is_spoken(channel, talk_seconds, local_at))
WHERE agent IS NOT NULL AND began IS NOT NULL;

CREATE TEMP TABLE spoken_findings AS
SELECT source, count(*) FILTER (began + 5000000 < before) AS overlapping, count(*) FILTER (seconds > 14400) AS long_talks,
  count(*) AS total
FROM (
  SELECT source, began, seconds, max(ended) OVER (
    PARTITION BY source, agent ORDER BY began, ended ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM spoken)
GROUP BY source;

CREATE TEMP TABLE quality_findings AS
SELECT 'overlaps' AS rule, source AS detail, overlapping AS number, total FROM spoken_findings WHERE overlapping > 0
UNION ALL
-- A clock that was set back: rows of an export that otherwise stands in order.
SELECT 'clock_jumps', source, count(*) FILTER (jump), count(*)
FROM (
  SELECT source, file, local_at < lag(local_at) OVER (PARTITION BY source, file ORDER BY row_no) - INTERVAL 5 MINUTE AS jump
  FROM loaded_interactions WHERE in_period(local_at))
GROUP BY source HAVING count(*) FILTER (jump) BETWEEN 1 AND greatest(1, count(*) / 100)
UNION ALL
SELECT 'long_talk', source, long_talks, total FROM spoken_findings WHERE long_talks > 0
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
  FROM (SELECT day, sum(offered + blocked) AS number FROM base GROUP BY day))
WHERE weeks >= 4 AND usual >= 20 AND number * 3 < usual AND in_period(CAST(day AS TIMESTAMP))
  AND NOT list_contains(getvariable('closed_days'), day)
UNION ALL
SELECT 'unmatched', source, count(*) FILTER (NOT known AND person IS NOT NULL), count(*)
FROM history_rows WHERE in_period(local_at) GROUP BY source
HAVING count(*) FILTER (NOT known AND person IS NOT NULL) > 0;
