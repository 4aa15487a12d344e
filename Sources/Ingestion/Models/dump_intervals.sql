-- What queues and people did in each interval of local time. Views: loaded_interactions, loaded_segments,
-- loaded_agent_states, loaded_interval_volumes. Variables: dump_first, dump_last (days), step (an interval), threshold,
-- open_runs_on (whether what has no end lasts to the end of the last day), site_zone.
CREATE TEMP MACRO bucket(local) AS time_bucket(getvariable('step'), local, TIMESTAMP '2001-01-01');
CREATE TEMP MACRO in_dump(local) AS
  local >= getvariable('dump_first') AND local < getvariable('dump_last') + INTERVAL 1 DAY;
CREATE TEMP MACRO number_of(condition) AS count(*) FILTER (condition);

CREATE TEMP VIEW queue_intervals AS
SELECT interval_start, queue, channel, CAST(sum(entered) AS BIGINT) AS entered, CAST(sum(offered) AS BIGINT) AS offered,
  CAST(sum(handled) AS BIGINT) AS handled, CAST(sum(abandoned) AS BIGINT) AS abandoned,
  CAST(sum(short_abandoned) AS BIGINT) AS short_abandoned, CAST(sum(flowed_out) AS BIGINT) AS flowed_out,
  CAST(sum(callback_taken) AS BIGINT) AS callback_taken, CAST(sum(blocked) AS BIGINT) AS blocked,
  CAST(sum(closed) AS BIGINT) AS closed, CAST(sum(unfinished) AS BIGINT) AS unfinished,
  CAST(sum(handled_within) AS BIGINT) AS handled_within, CAST(sum(handled_wait) AS BIGINT) AS handled_wait_seconds,
  CAST(sum(abandoned_wait) AS BIGINT) AS abandoned_wait_seconds, max(longest_wait) AS longest_wait_seconds
FROM (
  SELECT bucket(local_at) AS interval_start, queue, channel, number_of(outcome NOT IN ('blocked', 'closed')) AS entered,
    number_of(outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken')) AS offered,
    number_of(outcome = 'handled') AS handled, number_of(outcome = 'abandoned') AS abandoned,
    number_of(outcome = 'short_abandoned') AS short_abandoned, number_of(outcome = 'flowed_out') AS flowed_out,
    number_of(outcome = 'callback_taken') AS callback_taken, number_of(outcome = 'blocked') AS blocked,
    number_of(outcome = 'closed') AS closed, number_of(outcome = 'open') AS unfinished,
    number_of(outcome = 'handled' AND wait_seconds <= getvariable('threshold')) AS handled_within,
    sum(wait_seconds) FILTER (outcome = 'handled') AS handled_wait,
    sum(wait_seconds) FILTER (outcome IN ('abandoned', 'short_abandoned')) AS abandoned_wait,
    max(wait_seconds) AS longest_wait
  FROM loaded_interactions WHERE in_dump(local_at) GROUP BY ALL
  UNION ALL BY NAME
  SELECT bucket(local_at) AS interval_start, queue, channel, sum(offered) AS entered, sum(offered) AS offered,
    sum(handled) AS handled, sum(abandoned) AS abandoned, sum(short_abandoned) AS short_abandoned,
    sum(flowed_out) AS flowed_out, sum(callback_taken) AS callback_taken, sum(blocked) AS blocked,
    sum(handled_within) AS handled_within, sum(wait_seconds) AS handled_wait
  FROM loaded_interval_volumes WHERE in_dump(local_at) GROUP BY ALL)
GROUP BY ALL;

-- States of a person that overlap or repeat are one stretch of time: the clock on the wall runs once.
CREATE TEMP VIEW stretches AS
SELECT agent, state, min(started) AS started, max(ended) AS ended
FROM (
  SELECT *, sum(starts_anew) OVER (PARTITION BY agent, state ORDER BY started, ended ROWS UNBOUNDED PRECEDING) AS island
  FROM (
    SELECT *, CASE WHEN started <= max(ended) OVER (
      PARTITION BY agent, state ORDER BY started, ended ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      THEN 0 ELSE 1 END AS starts_anew
    FROM (
      SELECT agent, CASE WHEN state = 'aux' THEN 'aux' ELSE state END AS state,
        timezone(getvariable('site_zone'), started_at) AS started,
        timezone(getvariable('site_zone'), coalesce(ended_at, CASE WHEN getvariable('open_runs_on')
          THEN timezone(getvariable('site_zone'), getvariable('dump_last') + INTERVAL 1 DAY) END)) AS ended
      FROM loaded_agent_states)
    WHERE ended > started AND ended > getvariable('dump_first') AND started < getvariable('dump_last') + INTERVAL 1 DAY))
GROUP BY agent, state, island;

CREATE TEMP VIEW state_seconds AS
SELECT agent, state, interval_start,
  sum(epoch(least(ended, interval_start + getvariable('step'))) - epoch(greatest(started, interval_start))) AS seconds
FROM (
  SELECT agent, state, started, ended,
    unnest(generate_series(bucket(started), ended, getvariable('step'))) AS interval_start
  FROM stretches)
WHERE interval_start < ended AND in_dump(interval_start)
GROUP BY ALL;

CREATE TEMP VIEW agent_intervals AS
SELECT interval_start, agent, CAST(coalesce(sum(answered), 0) AS BIGINT) AS answered,
  CAST(coalesce(sum(not_answered), 0) AS BIGINT) AS not_answered, CAST(sum(talk) AS BIGINT) AS talk_seconds,
  CAST(sum(hold) AS BIGINT) AS hold_seconds, CAST(sum(acw) AS BIGINT) AS acw_seconds,
  sum(seconds) FILTER (state = 'logged_in') AS logged_in_seconds, sum(seconds) FILTER (state = 'aux') AS aux_seconds,
  sum(seconds) FILTER (state = 'acw') AS acw_state_seconds,
  sum(seconds) FILTER (state = 'on_contact') AS on_contact_seconds,
  sum(seconds) FILTER (state = 'available_idle') AS available_seconds
FROM (
  SELECT bucket(local_at) AS interval_start, agent, number_of(answered) AS answered,
    number_of(NOT answered) AS not_answered, sum(talk_seconds) FILTER (answered) AS talk,
    sum(hold_seconds) FILTER (answered) AS hold, sum(acw_seconds) FILTER (answered) AS acw
  FROM loaded_segments WHERE agent IS NOT NULL AND in_dump(local_at) GROUP BY ALL
  UNION ALL BY NAME
  SELECT bucket(local_at) AS interval_start, agent, number_of(outcome = 'handled') AS answered,
    sum(talk_seconds) AS talk, sum(hold_seconds) AS hold, sum(acw_seconds) AS acw
  FROM loaded_interactions
  WHERE agent IS NOT NULL AND outcome = 'handled' AND in_dump(local_at)
    AND NOT EXISTS (FROM loaded_segments WHERE loaded_segments.source = loaded_interactions.source)
  GROUP BY ALL
  UNION ALL BY NAME
  SELECT interval_start, agent, state, seconds FROM state_seconds)
GROUP BY ALL;
