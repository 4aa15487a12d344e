/*
adapter: twilio_taskrouter_events
title: Twilio TaskRouter events
format: json
records: events
recognise: count(*) FILTER (starts_with(document->>'type', 'com.twilio.taskrouter.')
  OR regexp_matches(document->>'event_type', '^(task|task-queue|reservation|worker|workflow|workspace|activity)\.')
    AND json_type(document->'event_data') = 'OBJECT') > 0
because: its documents are events of tasks, reservations and workers with event_data, or such events of Event Streams
lacks:
  talk_seconds: TaskRouter does not know calls; that needs the records of voice or conversations
  hold_seconds: TaskRouter does not know calls; that needs the records of voice or conversations
  ivr_seconds: TaskRouter begins with the task
  consult_seconds: TaskRouter does not tell talks with a colleague
  transfer_kind: TaskRouter does not tell how a person passed a task on
  team: events name the worker only
options:
  available: {default: 'Available, Idle', meaning: activities in which a worker can be offered tasks}
  offline: {default: 'Offline', meaning: activities in which a worker is not there}
*/
-- The table of callbacks brings its own.
CREATE TEMP VIEW IF NOT EXISTS record AS FROM raw;

-- Milliseconds or seconds since 1970, or ISO 8601.
CREATE TEMP MACRO twilio_time(text) AS
  CASE WHEN point_number(text) > 100000000000 THEN epoch_of(point_number(text) / 1000)
    WHEN point_number(text) IS NOT NULL THEN epoch_of(text) ELSE instant_of(text) END;
CREATE TEMP MACRO is_among(name, names) AS
  list_contains(list_transform(string_split(lower(names), ','), lambda x: trim(x)), lower(name));

CREATE TEMP VIEW parsed AS
SELECT file, row_no, from_json(document, '{"sid": "VARCHAR", "event_type": "VARCHAR", "event_date": "VARCHAR",
    "event_date_ms": "VARCHAR", "id": "VARCHAR", "type": "VARCHAR", "time": "VARCHAR",
    "data": {"sid": "VARCHAR", "timestamp": "VARCHAR"}}') AS e,
  from_json(CASE WHEN json_type(document->'event_data') = 'OBJECT' THEN document->'event_data'
    ELSE document->'$.data.payload' END, '{"sid": "VARCHAR", "timestamp": "VARCHAR", "timestamp_ms": "VARCHAR",
    "task_sid": "VARCHAR", "task_attributes": "VARCHAR", "task_channel_unique_name": "VARCHAR",
    "task_queue_name": "VARCHAR", "task_queue_sid": "VARCHAR", "task_queue_entered_date": "VARCHAR",
    "task_date_created": "VARCHAR", "task_canceled_reason": "VARCHAR", "reservation_sid": "VARCHAR",
    "worker_sid": "VARCHAR", "worker_name": "VARCHAR", "worker_activity_name": "VARCHAR",
    "worker_previous_activity_name": "VARCHAR", "worker_time_in_previous_activity": "VARCHAR",
    "worker_time_in_previous_activity_ms": "VARCHAR"}') AS p
FROM record;

CREATE TEMP TABLE told AS
SELECT *, problem IS NULL AND id IS NOT NULL
  AND row_number() OVER (PARTITION BY id ORDER BY came_at, file, row_no) > 1 AS is_copy
FROM (
  SELECT *,
    type LIKE 'task.%' OR type LIKE 'reservation.%' OR type = 'worker.activity.update'
      OR type IN ('task-queue.entered', 'task-queue.moved', 'task-queue.timeout') AS counts,
    coalesce(p.worker_name, p.worker_sid) AS agent,
    coalesce(
      missing('event_type', type), missing('event_date', time_text),
      unreadable('event_date', time_text, came_at IS NOT NULL),
      CASE WHEN type LIKE 'task%' AND counts THEN missing('task_sid', p.task_sid) END,
      CASE WHEN type LIKE 'reservation.%'
        THEN coalesce(missing('reservation_sid', p.reservation_sid), missing('task_sid', p.task_sid)) END,
      CASE WHEN type = 'worker.activity.update' THEN coalesce(missing('worker_sid', p.worker_sid),
        missing('worker_activity_name', p.worker_activity_name)) END) AS problem
  FROM (
    SELECT *, coalesce(e.sid, e.data.sid, p.sid, e.id) AS id,
      regexp_replace(regexp_replace(coalesce(e.event_type, e.type), '^com\.twilio\.taskrouter\.', ''),
        '^worker\.activity$', 'worker.activity.update') AS type,
      coalesce(e.event_date_ms, e.event_date, p.timestamp_ms, p.timestamp, e.data.timestamp, e.time) AS time_text,
      twilio_time(time_text) AS came_at
    FROM parsed));

CREATE TEMP TABLE event AS
SELECT *, {'came_at': came_at, 'id': id, 'file': file, 'row_no': row_no} AS turn,
  CASE WHEN json_valid(p.task_attributes) THEN from_json(p.task_attributes, '{"direction": "VARCHAR", "from": "VARCHAR",
    "customerAddress": "VARCHAR", "outbound_to": "VARCHAR"}') END AS a
FROM told WHERE problem IS NULL AND NOT is_copy AND counts;

-- One row a reservation; transfers make further ones for the same task.
CREATE TEMP TABLE reservation AS
SELECT p.reservation_sid AS id, p.task_sid AS task, arg_min({'file': file, 'row_no': row_no}, turn) AS source,
  arg_min(agent, turn) AS agent, arg_max(coalesce(p.task_queue_name, p.task_queue_sid), turn) AS queue,
  arg_max(p.task_channel_unique_name, turn) AS channel, arg_min(a.direction, turn) AS direction,
  coalesce(min(came_at) FILTER (type = 'reservation.created'), min(came_at)) AS offered_at,
  bool_or(type = 'reservation.created') AS offer_seen,
  min(came_at) FILTER (type = 'reservation.accepted') AS accepted_at,
  bool_or(type IN ('reservation.accepted', 'reservation.wrapup', 'reservation.completed')) AS accepted,
  min(came_at) FILTER (type = 'reservation.wrapup') AS wrapup_at,
  min(came_at) FILTER (type = 'reservation.completed') AS completed_at,
  min(came_at) FILTER (type IN ('reservation.rejected', 'reservation.timeout', 'reservation.canceled',
    'reservation.rescinded', 'reservation.failed')) AS lost_at,
  bool_or(type = 'reservation.canceled') AS canceled, max(came_at) AS updated_at
FROM event WHERE type LIKE 'reservation.%' GROUP BY p.reservation_sid, p.task_sid;

CREATE TEMP MACRO channel_of(name) AS CASE WHEN lower(name) IN ('sms', 'whatsapp') THEN 'message'
  WHEN lower(name) <> 'default' THEN lower(name) END;
CREATE TEMP MACRO direction_of(word) AS CASE WHEN starts_with(lower(word), 'out') THEN 'out'
  WHEN starts_with(lower(word), 'in') THEN 'in' ELSE word END;

CREATE VIEW segments AS
SELECT source.file, source.row_no, task AS contact_id,
  row_number() OVER (PARTITION BY task ORDER BY offered_at, id) AS leg_no,
  agent, queue, channel_of(channel) AS channel, direction_of(direction) AS direction, offered_at AS started_at,
  accepted_at AS answered_at,
  CASE WHEN accepted THEN coalesce(wrapup_at, completed_at, lost_at) ELSE lost_at END AS ended_at,
  CASE WHEN offer_seen
    THEN whole_seconds(epoch(CASE WHEN accepted THEN accepted_at ELSE lost_at END) - epoch(offered_at))
  END AS ring_seconds,
  whole_seconds(epoch(completed_at) - epoch(wrapup_at)) AS acw_seconds,
  CASE WHEN canceled THEN 'customer' END AS disconnected_by, accepted AS answered,
  completed_at IS NULL AND lost_at IS NULL AS truncated, updated_at
FROM reservation;

CREATE VIEW interactions AS
SELECT source.file, source.row_no, task AS contact_id, first_leg.agent AS agent,
  coalesce(first_leg.queue, task_queue) AS queue, channel_of(channel) AS channel, direction_of(direction) AS direction,
  customer, arrived_at, answered_at, ended_at,
  whole_seconds(epoch(coalesce(answered_at, ended_at)) - epoch(arrived_at)) AS wait_seconds,
  CASE
    WHEN ended_at IS NULL THEN 'open'
    WHEN coalesce(legs, 0) > 0 THEN 'handled'
    WHEN completed THEN 'closed'
    WHEN canceled AND NOT regexp_matches(coalesce(reason, ''),
      'ttl|time ?out|timed out|exceed|redirect|dequeue|no match', 'i') THEN 'abandoned'
    ELSE 'flowed_out' END AS outcome,
  transfers OR coalesce(people, 0) > 1 AS transferred, ended_at IS NULL AS truncated, updated_at
FROM (
  SELECT p.task_sid AS task, arg_min({'file': file, 'row_no': row_no}, turn) AS source,
    arg_max(coalesce(p.task_queue_name, p.task_queue_sid), turn) AS task_queue,
    arg_max(p.task_channel_unique_name, turn) AS channel, arg_min(a.direction, turn) AS direction,
    arg_min(CASE WHEN direction_of(a.direction) = 'out' THEN coalesce(a.outbound_to, a.customerAddress)
      ELSE coalesce(a.customerAddress, a.from) END, turn) AS customer,
    coalesce(min(came_at) FILTER (type = 'task-queue.entered'), min(twilio_time(p.task_queue_entered_date)),
      min(came_at) FILTER (type = 'task.created'), min(twilio_time(p.task_date_created)), min(came_at)) AS arrived_at,
    max(came_at) FILTER (type = 'task.wrapup') AS wrapup_at,
    max(came_at) FILTER (type IN ('task.completed', 'task.canceled', 'task.deleted', 'task.system-deleted')) AS over_at,
    CASE WHEN over_at IS NOT NULL THEN least(over_at, coalesce(wrapup_at, over_at)) END AS ended_at,
    bool_or(type = 'task.completed') AS completed, bool_or(type = 'task.canceled') AS canceled,
    arg_max(p.task_canceled_reason, turn) AS reason, bool_or(type = 'task.transfer-completed') AS transfers,
    max(came_at) AS updated_at
  FROM event WHERE p.task_sid IS NOT NULL AND type <> 'worker.activity.update' GROUP BY p.task_sid)
LEFT JOIN (
  SELECT task, count(*) AS legs, count(DISTINCT agent) AS people, min(accepted_at) AS answered_at,
    arg_min({'agent': agent, 'queue': queue}, (coalesce(accepted_at, offered_at), id)) AS first_leg
  FROM reservation WHERE accepted GROUP BY task) AS taken USING (task);

-- Each change tells which activity ended and how long it lasted: in milliseconds if the field says so, else in seconds,
-- and in milliseconds before 21 May 2021.
CREATE TEMP TABLE change AS
SELECT *, greatest(CASE
    WHEN lasted IS NULL THEN CASE WHEN follows THEN earlier_at END
    -- Whole seconds and clocks differ a little.
    WHEN follows AND abs(epoch(came_at) - lasted - epoch(earlier_at)) <= 2 THEN earlier_at
    ELSE came_at - to_milliseconds(CAST(round(lasted * 1000) AS BIGINT)) END, earlier_at) AS began_at
FROM (
  SELECT file, row_no, agent, p.worker_sid AS worker, came_at, turn, p.worker_activity_name AS activity,
    lag(came_at) OVER of_worker AS earlier_at, lag(p.worker_activity_name) OVER of_worker AS earlier,
    coalesce(p.worker_previous_activity_name, earlier) AS before, earlier = before AS follows,
    lead(came_at) OVER of_worker IS NULL AS is_last,
    coalesce(point_number(p.worker_time_in_previous_activity_ms) / 1000,
      point_number(p.worker_time_in_previous_activity)
        / CASE WHEN came_at < TIMESTAMPTZ '2021-05-21 00:00:00+00' THEN 1000 ELSE 1 END) AS lasted
  FROM event WHERE type = 'worker.activity.update'
  WINDOW of_worker AS (PARTITION BY p.worker_sid ORDER BY turn));

CREATE TEMP TABLE stretch AS
SELECT *, CASE WHEN is_among(activity, getvariable('option_offline')) THEN 'offline'
  WHEN is_among(activity, getvariable('option_available')) THEN 'available_idle' ELSE 'aux' END AS state
FROM (
  SELECT file, row_no, worker, agent, before AS activity, began_at, came_at AS over_at, false AS is_cut,
    came_at AS updated_at
  FROM change WHERE before IS NOT NULL AND began_at < came_at
  UNION ALL
  -- Changes are missing between the two: what the earlier one began ended at some time before.
  SELECT file, row_no, worker, agent, earlier, earlier_at, began_at, true, came_at FROM change
  WHERE began_at > earlier_at
  UNION ALL
  SELECT file, row_no, worker, agent, activity, came_at, NULL, true, came_at FROM change WHERE is_last);

CREATE VIEW agent_states AS
SELECT file, row_no, agent, state, activity AS code, began_at AS started_at, over_at AS ended_at, is_cut AS truncated,
  updated_at
FROM stretch
UNION ALL
SELECT arg_min(file, began_at), arg_min(row_no, began_at), arg_min(agent, began_at), 'logged_in', NULL, min(began_at),
  CASE WHEN NOT bool_or(over_at IS NULL) THEN max(over_at) END, bool_or(over_at IS NULL), max(updated_at)
FROM (
  SELECT *, count(*) FILTER (is_new) OVER (PARTITION BY worker ORDER BY began_at) AS island
  FROM (
    SELECT *, lag(over_at) OVER (PARTITION BY worker ORDER BY began_at) IS DISTINCT FROM began_at AS is_new
    FROM stretch WHERE state <> 'offline'))
GROUP BY worker, island;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM told WHERE problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, CASE WHEN is_copy THEN 'an event that was delivered twice'
  ELSE 'an event about settings or routing' END AS reason
FROM told WHERE problem IS NULL AND (is_copy OR NOT counts);
/*
example: a task is offered twice and answered; events out of order and twice; numbers as texts
given: |
  {"events":[
  {"sid":"EV3","event_type":"reservation.timeout","event_date":"2026-03-02T08:00:25Z","event_date_ms":1772438425500,"event_data":{"task_sid":"WT1","reservation_sid":"WR1","worker_sid":"WK1","worker_name":"kim","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV1","event_type":"task-queue.entered","event_date":"2026-03-02T08:00:00Z","event_date_ms":1772438400250,"event_data":{"task_sid":"WT1","task_age":"0","task_queue_name":"Billing","task_channel_unique_name":"voice","task_attributes":"{\"direction\":\"inbound\",\"from\":\"+15550100\"}"}},
  {"sid":"EV2","event_type":"reservation.created","event_date":"2026-03-02T08:00:10Z","event_date_ms":"1772438410500","event_data":{"task_sid":"WT1","reservation_sid":"WR1","worker_sid":"WK1","worker_name":"kim","task_queue_name":"Billing"}},
  {"sid":"EV4","event_type":"reservation.created","event_date":"2026-03-02T08:00:26Z","event_data":{"task_sid":"WT1","reservation_sid":"WR2","worker_sid":"WK2","worker_name":"lee","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV5","event_type":"reservation.accepted","event_date":"2026-03-02T08:00:30Z","event_data":{"task_sid":"WT1","reservation_sid":"WR2","worker_sid":"WK2","worker_name":"lee","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV5","event_type":"reservation.accepted","event_date":"2026-03-02T08:00:30Z","event_data":{"task_sid":"WT1","reservation_sid":"WR2","worker_sid":"WK2","worker_name":"lee"}},
  {"sid":"EV6","event_type":"reservation.wrapup","event_date":"2026-03-02T08:05:30Z","event_data":{"task_sid":"WT1","reservation_sid":"WR2","worker_sid":"WK2","worker_name":"lee","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV7","event_type":"task.wrapup","event_date":"2026-03-02T08:05:30Z","event_data":{"task_sid":"WT1","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV8","event_type":"reservation.completed","event_date":"2026-03-02T08:06:00Z","event_data":{"task_sid":"WT1","reservation_sid":"WR2","worker_sid":"WK2","worker_name":"lee","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV9","event_type":"task.completed","event_date":"2026-03-02T08:06:00Z","event_data":{"task_sid":"WT1","task_queue_name":"Billing","task_channel_unique_name":"voice"}},
  {"sid":"EV10","event_type":"workflow.target-matched","event_date":"2026-03-02T08:00:00Z","event_data":{"task_sid":"WT1"}},
  {"sid":"EV11","event_type":"reservation.created","event_date":"2026-03-02T08:00:00Z","event_data":{"task_sid":"WT1"}}],"meta":{"page":0}}
expect:
  interactions: |
    contact_id,agent,queue,channel,direction,customer,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated
    WT1,lee,Billing,voice,in,+15550100,2026-03-02T08:00:00.250Z,2026-03-02T08:00:30Z,2026-03-02T08:05:30Z,30,handled,false,false
  segments: |
    contact_id,leg_no,agent,started_at,answered_at,ended_at,ring_seconds,acw_seconds,answered,truncated
    WT1,1,kim,2026-03-02T08:00:10.500Z,,2026-03-02T08:00:25.500Z,15,,false,false
    WT1,2,lee,2026-03-02T08:00:26Z,2026-03-02T08:00:30Z,2026-03-02T08:05:30Z,4,30,true,false
  ignored: |
    row_no,reason
    6,an event that was delivered twice
    11,an event about settings or routing
  rejected: |
    row_no,reason
    12,reservation_sid is missing
*/
/*
example: given up, timed out, passed on to another person, not ended
given: |
  [{"sid":"E1","event_type":"task.created","event_date":"2026-03-02T08:00:00Z","event_data":{"task_sid":"T1","task_queue_name":"Q"}},
   {"sid":"E2","event_type":"task.canceled","event_date":"2026-03-02T08:00:40Z","event_data":{"task_sid":"T1","task_queue_name":"Q","task_canceled_reason":"hangup"}},
   {"sid":"E3","event_type":"task.created","event_date":"2026-03-02T08:00:00Z","event_data":{"task_sid":"T2","task_queue_name":"Q"}},
   {"sid":"E4","event_type":"task.canceled","event_date":"2026-03-02T09:00:00Z","event_data":{"task_sid":"T2","task_queue_name":"Q","task_canceled_reason":"Task TTL Exceeded"}},
   {"sid":"E5","event_type":"reservation.accepted","event_date":"2026-03-02T08:01:00Z","event_data":{"task_sid":"T3","reservation_sid":"R1","worker_sid":"W1","worker_name":"kim","task_queue_name":"Q","task_queue_entered_date":"1772438400"}},
   {"sid":"E6","event_type":"reservation.completed","event_date":"2026-03-02T08:03:00Z","event_data":{"task_sid":"T3","reservation_sid":"R1","worker_sid":"W1","worker_name":"kim","task_queue_name":"Q"}},
   {"sid":"E7","event_type":"reservation.accepted","event_date":"2026-03-02T08:03:10Z","event_data":{"task_sid":"T3","reservation_sid":"R2","worker_sid":"W2","worker_name":"lee","task_queue_name":"Q"}},
   {"sid":"E8","event_type":"task.completed","event_date":"2026-03-02T08:09:00Z","event_data":{"task_sid":"T3"}},
   {"sid":"E9","event_type":"task.created","event_date":"2026-03-02T08:00:00Z","event_data":{"task_sid":"T4"}}]
expect:
  interactions: |
    contact_id,agent,wait_seconds,outcome,transferred,truncated
    T1,,40,abandoned,false,false
    T2,,3600,flowed_out,false,false
    T3,kim,60,handled,true,false
    T4,,,open,false,true
  segments: |
    contact_id,leg_no,agent,ring_seconds,acw_seconds,answered,truncated
    T3,1,kim,,,true,false
    T3,2,lee,,,true,true
*/
/*
example: Event Streams; the time in the last activity in milliseconds, in seconds and in milliseconds before 21 May 2021
given: |
  {"specversion":"1.0","type":"com.twilio.taskrouter.worker.activity.update","id":"1","time":"2021-05-20T08:00:00.000Z","data":{"payload":{"worker_sid":"W0","worker_name":"old","worker_activity_name":"Available","worker_previous_activity_name":"Offline","worker_time_in_previous_activity":"60000"}}}
  {"specversion":"1.0","type":"com.twilio.taskrouter.worker.activity.update","id":"2","time":"2026-03-02T08:00:00.000Z","data":{"payload":{"worker_sid":"W1","worker_name":"kim","worker_activity_name":"Available","worker_previous_activity_name":"Offline","worker_time_in_previous_activity":60}}}
  {"specversion":"1.0","type":"com.twilio.taskrouter.worker.activity.update","id":"3","time":"2026-03-02T08:10:00.250Z","data":{"payload":{"worker_sid":"W1","worker_name":"kim","worker_activity_name":"Lunch","worker_previous_activity_name":"Available","worker_time_in_previous_activity":600}}}
  {"specversion":"1.0","type":"com.twilio.taskrouter.worker.activity.update","id":"4","time":"2026-03-02T09:00:00.000Z","data":{"payload":{"worker_sid":"W1","worker_name":"kim","worker_activity_name":"Offline","worker_previous_activity_name":"Training","worker_time_in_previous_activity":"1200","worker_time_in_previous_activity_ms":"1200500"}}}
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    old,offline,Offline,2021-05-20T07:59:00Z,2021-05-20T08:00:00Z,false
    old,available_idle,Available,2021-05-20T08:00:00Z,,true
    old,logged_in,,2021-05-20T08:00:00Z,,true
    kim,offline,Offline,2026-03-02T07:59:00Z,2026-03-02T08:00:00Z,false
    kim,available_idle,Available,2026-03-02T08:00:00Z,2026-03-02T08:10:00.250Z,false
    kim,aux,Lunch,2026-03-02T08:10:00.250Z,2026-03-02T08:39:59.500Z,true
    kim,aux,Training,2026-03-02T08:39:59.500Z,2026-03-02T09:00:00Z,false
    kim,offline,Offline,2026-03-02T09:00:00Z,,true
    kim,logged_in,,2026-03-02T08:00:00Z,2026-03-02T09:00:00Z,false
*/
