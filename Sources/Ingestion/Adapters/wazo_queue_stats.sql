/*
adapter: wazo_queue_stats
title: Wazo queue statistics
format: json
records: items
recognise: |
  count(*) FILTER ((document->>'queue_id') IS NOT NULL AND (document->>'from') IS NOT NULL
    AND json_exists(document, '$.joinempty') AND json_exists(document, '$.average_waiting_time')) > 0
because: its items have queue_id, from, until, answered, joinempty and average_waiting_time
lacks:
  handled_within: qos is a rate without its counts
  wait_seconds: the average wait is without its sum and holds abandoned calls as well
  talk_seconds: queue statistics have no conversation time
  hold_seconds: Wazo does not record hold
  acw_seconds: queue statistics have no wrap-up
*/
CREATE TEMP TABLE told AS
WITH items AS (
  SELECT file, row_no, coalesce(document->>'queue_name', document->>'queue_id') AS queue,
    document->>'from' AS from_text, instant_of(document->>'from') AS from_at,
    instant_of(document->>'until') AS until_at,
    try_cast(document->>'answered' AS INTEGER) AS answered, try_cast(document->>'abandoned' AS INTEGER) AS abandoned,
    try_cast(document->>'timeout' AS INTEGER) AS timeout, try_cast(document->>'leaveempty' AS INTEGER) AS leaveempty,
    [try_cast(document->>name AS INTEGER)
      FOR name IN ['full', 'closed', 'joinempty', 'divert_ca_ratio', 'divert_waittime']]
      AS never_entered
  FROM raw)
-- The last item of an answer is the sum of the intervals before it.
SELECT *, epoch(until_at) - epoch(from_at) AS seconds,
  count(*) OVER same > 1 AND from_at = min(from_at) OVER same AND until_at = max(until_at) OVER same
    AND epoch(until_at) - epoch(from_at) > min(epoch(until_at) - epoch(from_at)) OVER same AS is_total
FROM items WINDOW same AS (PARTITION BY file, queue);

-- The day on which clocks are set back has 25 hours.
CREATE VIEW interval_volumes AS
SELECT file, row_no, queue, 'voice' AS channel, from_at AS started_at, whole_seconds(least(seconds, 86400)) AS interval_seconds,
  answered + coalesce(abandoned, 0) + coalesce(timeout, 0) + coalesce(leaveempty, 0) AS offered,
  answered AS handled, abandoned, coalesce(timeout, 0) + coalesce(leaveempty, 0) AS flowed_out,
  CAST(list_sum(never_entered) AS INTEGER) AS blocked,
  CASE WHEN from_at IS NULL THEN 'from cannot be read: ' || coalesce(from_text, 'nothing')
    WHEN answered IS NULL THEN 'answered is missing'
    WHEN NOT coalesce(seconds > 0, false) THEN 'until is missing or not after from'
    WHEN seconds > 90000 THEN 'the interval is longer than a day: ask for statistics by hour or day' END AS reason
FROM told WHERE NOT coalesce(is_total, false);

CREATE VIEW ignored AS
SELECT file, row_no, 'the sum of the other intervals' AS reason FROM told WHERE is_total;
/*
example: counts by hour; the sum at the end is left out, rates and averages are not used
given: |
  {"items": [
   {"queue_id": 1, "queue_name": "sales", "from": "2026-09-21T08:00:00+02:00", "until": "2026-09-21T09:00:00+02:00", "answered": 8, "abandoned": 1, "total": 14, "full": 1, "closed": 0, "joinempty": 1, "leaveempty": 1, "divert_ca_ratio": 0, "divert_waittime": 1, "timeout": 1, "qos": 87.5, "answered_rate": 57.14, "average_waiting_time": 12, "blocking": 2, "saturated": 2},
   {"queue_id": 1, "queue_name": "sales", "from": "2026-09-21T09:00:00+02:00", "until": "2026-09-21T10:00:00+02:00", "answered": 0, "abandoned": 0, "total": 2, "full": 0, "closed": 2, "joinempty": 0, "leaveempty": 0, "divert_ca_ratio": 0, "divert_waittime": 0, "timeout": 0, "qos": null, "answered_rate": null, "average_waiting_time": null, "blocking": 0, "saturated": 0},
   {"queue_id": 1, "queue_name": "sales", "from": "2026-09-21T08:00:00+02:00", "until": "2026-09-21T10:00:00+02:00", "answered": 8, "abandoned": 1, "total": 16, "full": 1, "closed": 2, "joinempty": 1, "leaveempty": 1, "divert_ca_ratio": 0, "divert_waittime": 1, "timeout": 1, "qos": 87.5, "answered_rate": 57.14, "average_waiting_time": 12, "blocking": 2, "saturated": 2}],
   "total": 3}
expect:
  interval_volumes: |
    queue,started_at,interval_seconds,offered,handled,abandoned,flowed_out,blocked,reason
    sales,2026-09-21T06:00:00Z,3600,11,8,1,2,3,
    sales,2026-09-21T07:00:00Z,3600,0,0,0,0,2,
  ignored: |
    row_no,reason
    3,the sum of the other intervals
*/
/*
example: a month in one number cannot be laid into days
given: |
  {"items": [{"queue_id": 2, "queue_name": null, "from": "2026-09-01T00:00:00+02:00", "until": "2026-10-01T00:00:00+02:00", "answered": 8, "abandoned": 1, "joinempty": 0, "average_waiting_time": 12}]}
expect:
  interval_volumes: |
    queue,started_at,handled,reason
    2,2026-08-31T22:00:00Z,8,the interval is longer than a day: ask for statistics by hour or day
*/
