/*
adapter: twilio_taskrouter_callbacks
title: Twilio TaskRouter event callbacks
format: table
columns:
  type: [EventType]
  moment: [Timestamp, TimestampMs]
  resource: [ResourceSid]
optional:
  moment_ms: [TimestampMs]
  sid: [Sid, EventSid]
  task: [TaskSid]
  task_attributes: [TaskAttributes]
  task_channel: [TaskChannelUniqueName]
  task_queue: [TaskQueueName]
  task_queue_sid: [TaskQueueSid]
  task_entered: [TaskQueueEnteredDate]
  task_created: [TaskDateCreated]
  task_canceled_reason: [TaskCanceledReason]
  reservation: [ReservationSid]
  worker: [WorkerSid]
  worker_name: [WorkerName]
  activity: [WorkerActivityName]
  activity_before: [WorkerPreviousActivityName]
  time_before: [WorkerTimeInPreviousActivity]
  time_before_ms: [WorkerTimeInPreviousActivityMs]
recognise: count(*) FILTER (regexp_matches(type, 
  '^(task|task-queue|reservation|worker|workflow|workspace|activity)\.')) > 0
because: it has the columns EventType, Timestamp and ResourceSid of callbacks, with events of tasks and workers
include: twilio_taskrouter_events
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
-- The same events as the list of the API holds, under the names of a form.
CREATE TEMP VIEW record AS
SELECT file, row_no, json_object('sid', sid, 'event_type', type, 'event_date', moment, 'event_date_ms', moment_ms,
  'event_data', json_object(
    'task_sid', coalesce(task, CASE WHEN type LIKE 'task.%' THEN resource END), 'task_attributes', task_attributes,
    'task_channel_unique_name', task_channel, 'task_queue_name', task_queue, 'task_queue_sid', task_queue_sid,
    'task_queue_entered_date', task_entered, 'task_date_created', task_created,
    'task_canceled_reason', task_canceled_reason,
    'reservation_sid', coalesce(reservation, CASE WHEN type LIKE 'reservation.%' THEN resource END),
    'worker_sid', coalesce(worker, CASE WHEN type LIKE 'worker.%' THEN resource END), 'worker_name', worker_name,
    'worker_activity_name', activity, 'worker_previous_activity_name', activity_before,
    'worker_time_in_previous_activity', time_before, 'worker_time_in_previous_activity_ms', time_before_ms)) AS document
FROM raw;
/*
example: a task, a reservation and a worker
given: |
  EventType,Timestamp,TimestampMs,Sid,ResourceSid,TaskSid,TaskQueueName,TaskAttributes,ReservationSid,WorkerSid,WorkerName,WorkerActivityName,WorkerPreviousActivityName,WorkerTimeInPreviousActivity
  task.created,1772438400,1772438400250,E1,WT1,WT1,Billing,"{""from"":""+15550100"",""direction"":""inbound""}",,,,,,
  reservation.created,1772438410,,E2,WR1,WT1,Billing,,WR1,WK1,kim,,,
  reservation.accepted,1772438415,,E3,WR1,WT1,Billing,,WR1,WK1,kim,,,
  reservation.wrapup,1772438515,,E4,WR1,WT1,Billing,,WR1,WK1,kim,,,
  reservation.completed,1772438525,,E5,WR1,WT1,Billing,,WR1,WK1,kim,,,
  task.completed,1772438525,,E6,WT1,WT1,Billing,,,,,,,
  worker.activity.update,1772438600,,E7,WK1,,,,,WK1,kim,Lunch,Available,300
  worker.activity.update,1772438600,,E7,WK1,,,,,WK1,kim,Lunch,Available,300
  worker.created,1772438600,,E8,WK2,,,,,WK2,lee,Offline,,
  task.created,soon,,E9,WT2,WT2,Billing,,,,,,,
expect:
  interactions: |
    contact_id,agent,queue,direction,customer,arrived_at,wait_seconds,outcome
    WT1,kim,Billing,in,+15550100,2026-03-02T08:00:00.250Z,15,handled
  segments: |
    contact_id,leg_no,agent,ring_seconds,acw_seconds,answered
    WT1,1,kim,5,10,true
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    kim,available_idle,Available,2026-03-02T07:58:20Z,2026-03-02T08:03:20Z,false
    kim,aux,Lunch,2026-03-02T08:03:20Z,,true
    kim,logged_in,,2026-03-02T07:58:20Z,,true
  ignored: |
    row_no,reason
    8,an event that was delivered twice
    9,an event about settings or routing
  rejected: |
    row_no,reason
    10,event_date cannot be read: soon
*/
