/*
adapter: wazo_agent_stats
title: Wazo agent statistics
format: json
records: items
recognise: |
  count(*) FILTER ((document->>'agent_id') IS NOT NULL AND (document->>'from') IS NOT NULL
    AND json_exists(document, '$.conversation_time') AND json_exists(document, '$.login_time')) > 0
because: its items have agent_id, from, until, conversation_time and login_time
lacks:
  offered: agent statistics know only calls that were answered
  hold_seconds: Wazo counts hold as part of the conversation
*/
CREATE TEMP TABLE told AS
WITH items AS (
  SELECT file, row_no, coalesce(document->>'agent_number', document->>'agent_id') AS agent,
    document->>'from' AS from_text, instant_of(document->>'from') AS from_at,
    instant_of(document->>'until') AS until_at,
    try_cast(document->>'answered' AS INTEGER) AS answered,
    point_number(document->>'conversation_time') AS talk, point_number(document->>'login_time') AS login,
    point_number(document->>'pause_time') AS pause, point_number(document->>'wrapup_time') AS acw
  FROM raw)
-- The last item of an answer is the sum of the intervals before it.
SELECT *, epoch(until_at) - epoch(from_at) AS seconds,
  count(*) OVER same > 1 AND from_at = min(from_at) OVER same AND until_at = max(until_at) OVER same
    AND epoch(until_at) - epoch(from_at) > min(epoch(until_at) - epoch(from_at)) OVER same AS is_total
FROM items WINDOW same AS (PARTITION BY file, agent);

-- The day on which clocks are set back has 25 hours.
CREATE VIEW interval_volumes AS
SELECT file, row_no, agent, 'voice' AS channel, from_at AS started_at, whole_seconds(least(seconds, 86400)) AS interval_seconds,
  answered AS handled, whole_seconds(talk) AS talk_seconds, whole_seconds(acw) AS acw_seconds,
  whole_seconds(login) AS login_seconds, whole_seconds(pause) AS pause_seconds,
  CASE WHEN from_at IS NULL THEN 'from cannot be read: ' || coalesce(from_text, 'nothing')
    WHEN NOT coalesce(seconds > 0, false) THEN 'until is missing or not after from'
    WHEN seconds > 90000 THEN 'the interval is longer than a day: ask for statistics by hour or day' END AS reason
FROM told WHERE NOT coalesce(is_total, false);

CREATE VIEW ignored AS
SELECT file, row_no, 'the sum of the other intervals' AS reason FROM told WHERE is_total;
/*
example: sums by hour; the sum at the end is left out
given: |
  {"items": [
   {"agent_id": 4, "agent_number": "1001", "from": "2026-09-21T08:00:00+02:00", "until": "2026-09-21T09:00:00+02:00", "answered": 5, "conversation_time": 1500, "login_time": 3600, "pause_time": 300, "wrapup_time": 75},
   {"agent_id": 4, "agent_number": "1001", "from": "2026-09-21T09:00:00+02:00", "until": "2026-09-21T10:00:00+02:00", "answered": 0, "conversation_time": 0, "login_time": 1800, "pause_time": 0, "wrapup_time": 0},
   {"agent_id": 4, "agent_number": "1001", "from": "2026-09-21T08:00:00+02:00", "until": "2026-09-21T10:00:00+02:00", "answered": 5, "conversation_time": 1500, "login_time": 5400, "pause_time": 300, "wrapup_time": 75}],
   "total": 3}
expect:
  interval_volumes: |
    agent,started_at,interval_seconds,handled,talk_seconds,acw_seconds,login_seconds,pause_seconds,reason
    1001,2026-09-21T06:00:00Z,3600,5,1500,75,3600,300,
    1001,2026-09-21T07:00:00Z,3600,0,0,0,1800,0,
  ignored: |
    row_no,reason
    3,the sum of the other intervals
*/
