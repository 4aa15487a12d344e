/*
adapter: asterisk_queue_log_table
title: Asterisk queue_log table
format: table
ragged: true
columns:
  time: [time]
  callid: [callid]
  queue: [queuename, queue]
  agent: [agent]
  event: [event]
optional:
  data: [data]
  data1: [data1]
  data2: [data2]
  data3: [data3]
  data4: [data4]
  data5: [data5]
recognise: |
  2 * count(*) FILTER (event IN ('ENTERQUEUE', 'CONNECT', 'COMPLETECALLER', 'COMPLETEAGENT', 'RINGNOANSWER', 'ABANDON',
    'EXITWITHTIMEOUT', 'EXITEMPTY', 'EXITWITHKEY', 'TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'RINGCANCELED',
    'ADDMEMBER', 'REMOVEMEMBER', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL', 'AGENTLOGIN', 'AGENTLOGOFF',
    'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF', 'CONFIGRELOAD', 'QUEUESTART', 'FULL', 'CLOSED', 'JOINEMPTY',
    'LEAVEEMPTY', 'DIVERT_CA_RATIO', 'DIVERT_HOLDTIME', 'WRAPUPSTART', 'WITHDRAW')) > count(*)
because: it has the columns time, callid, queuename, agent and event of the realtime table with events of Asterisk
include: asterisk_events
options:
  node: {meaning: 'the name of the Asterisk system, where several may have given out the same call ids'}
  gmt: {default: 'false', meaning: 'true where Asterisk writes the times in UTC (queue_log_realtime_use_gmt=yes)'}
lacks:
  hold_seconds: Asterisk counts hold as part of the conversation
  acw_seconds: Asterisk does not record work after a call; only Wazo writes WRAPUPSTART
*/
CREATE TEMP TABLE queue_events AS
WITH local AS (
  SELECT *, local_of(time, ['%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S.%f', '%Y-%m-%dT%H:%M:%S'])
    AS local_time
  FROM raw),
timed AS (
  SELECT *, CASE
    WHEN flag(getvariable('option_gmt')) THEN timezone('UTC', local_time)
    WHEN local_time IS NOT NULL THEN CAST(local_time AS TIMESTAMPTZ)
    WHEN regexp_full_match(time, '\d{9,10}(\.\d+)?') THEN epoch_of(time)
    -- PostgreSQL writes offsets of whole hours without minutes.
    ELSE instant_of(regexp_replace(time, '(:\d\d(?:\.\d+)?[+-]\d\d)$', '\1:00')) END AS moment
  FROM local)
SELECT file, row_no, moment,
  CASE WHEN upper(callid) NOT IN ('NONE', 'MANAGER', 'CLI', 'REALTIME') THEN callid END AS callid,
  CASE WHEN upper(queue) <> 'NONE' THEN queue END AS queue, CASE WHEN upper(agent) <> 'NONE' THEN agent END AS agent,
  event,
  -- The last of five columns may hold several parameters, or one column all of them.
  string_split(coalesce(data, rtrim(concat(coalesce(data1, ''), '|', coalesce(data2, ''), '|', coalesce(data3, ''), '|',
    coalesce(data4, ''), '|', coalesce(data5, '')), '|')), '|') AS p,
  CASE WHEN time IS NULL OR event IS NULL THEN coalesce(missing('time', time), missing('event', event))
    ELSE unreadable('time', time, moment IS NOT NULL) END AS problem
FROM timed;
/*
example: times are local, with or without parts of a second; blank cells are no parameters
time_zone: Europe/Berlin
given: |
  time,callid,queuename,agent,event,data1,data2,data3,data4,data5
  2026-07-01 10:00:00.250000,a.1,sales,NONE,ENTERQUEUE,,+15550100,1,,
  2026-07-01 10:00:09,a.1,sales,Agent/7,RINGNOANSWER,9000,,,,
  2026-07-01 10:00:12.250000,a.1,sales,Agent/8,CONNECT,12,x,3,,
  2026-07-01 10:01:12.250000,a.1,sales,Agent/8,COMPLETECALLER,12,60,1,,
  2026-07-01 10:02:00.000000,MANAGER,sales,Kim,ADDMEMBER,,,,,
  25:10.777777,a.2,sales,NONE,ENTERQUEUE,,+15550100,1,,
expect:
  interactions: |
    contact_id,agent,arrived_at,answered_at,wait_seconds,outcome,customer
    a.1#1,Agent/8,2026-07-01T08:00:00.250Z,2026-07-01T08:00:12.250Z,12,handled,+15550100
  segments: |
    contact_id,leg_no,agent,ring_seconds,talk_seconds
    a.1#1,1,Agent/7,9,
    a.1#1,2,Agent/8,3,60
  agent_states: |
    agent,state,started_at,ended_at
    Kim,logged_in,2026-07-01T08:02:00Z,
  rejected: |
    row_no,reason
    6,time cannot be read: 25:10.777777
*/
/*
example: the time is in UTC where Asterisk says so
time_zone: Europe/Berlin
options: {gmt: 'true'}
given: |
  time,callid,queuename,agent,event,data1,data2,data3,data4,data5
  2026-07-01 10:00:00.000000,a.1,sales,NONE,CLOSED,,,,,
expect:
  interactions: |
    contact_id,arrived_at,outcome
    a.1#1,2026-07-01T10:00:00Z,closed
*/
/*
example: an offset goes before the zone of the source, also in the form of PostgreSQL
time_zone: Europe/Berlin
given: |
  time,callid,queuename,agent,event,data1,data2,data3,data4,data5
  2026-07-01 10:00:00.500000+00,a.1,sales,NONE,JOINEMPTY,,,,,
  2026-07-01 10:00:00+02:00,a.2,sales,NONE,DIVERT_HOLDTIME,,,,,
  1782900000,a.3,sales,NONE,DIVERT_CA_RATIO,,,,,
expect:
  interactions: |
    contact_id,arrived_at,outcome,topic
    a.1#1,2026-07-01T10:00:00.500Z,blocked,queue: JOINEMPTY
    a.2#1,2026-07-01T08:00:00Z,blocked,queue: DIVERT_HOLDTIME
    a.3#1,2026-07-01T10:00:00Z,blocked,queue: DIVERT_CA_RATIO
*/
/*
example: newest first, with equal times, and two parameters in the last column
given: |
  time,callid,queuename,agent,event,data1,data2,data3,data4,data5
  2026-07-01 10:00:40.000000,a.1,sales,Agent/7,ATTENDEDTRANSFER,LINK,SIP/a-1,SIP/b-2,5,10|1
  2026-07-01 10:00:30.000000,a.1,sales,Agent/7,CONNECT,5,x,,,
  2026-07-01 10:00:25.000000,a.1,sales,NONE,ENTERQUEUE,,+15550100,1,,
  2026-07-01 10:00:25.000000,a.1,sales,NONE,EXITWITHTIMEOUT,1,1,20,,
  2026-07-01 10:00:05.000000,a.1,sales,NONE,ENTERQUEUE,,+15550100,1,,
expect:
  interactions: |
    contact_id,arrived_at,wait_seconds,outcome,transferred
    a.1#1,2026-07-01T10:00:05Z,20,flowed_out,
    a.1#2,2026-07-01T10:00:25Z,5,handled,true
  segments: |
    contact_id,talk_seconds,transfer_kind
    a.1#2,10,warm
*/
/*
example: one column holds all parameters
given: |
  time,callid,queuename,agent,event,data
  2026-07-01 10:00:00.000000,a.1,sales,NONE,ENTERQUEUE,|+15550100|1
  2026-07-01 10:00:30.000000,a.1,sales,NONE,EXITWITHKEY,9|1|1|30
expect:
  interactions: |
    contact_id,wait_seconds,outcome,customer
    a.1#1,30,flowed_out,+15550100
*/
/*
example: repeated PAUSEALL and UNPAUSEALL count once
given: |
  time,callid,queuename,agent,event,data1,data2,data3,data4,data5
  2026-07-01 10:05:00.000000,NONE,NONE,Agent/7,UNPAUSEALL,,,,,
  2026-07-01 10:04:00.000000,NONE,NONE,Agent/7,UNPAUSEALL,,,,,
  2026-07-01 10:02:00.000000,NONE,NONE,Agent/7,PAUSEALL,,,,,
  2026-07-01 10:01:00.000000,NONE,NONE,Agent/7,PAUSEALL,,,,,
  2026-07-01 10:00:00.000000,NONE,NONE,Agent/7,UNPAUSEALL,,,,,
expect:
  agent_states: |
    agent,state,started_at,ended_at,truncated
    Agent/7,aux,2026-07-01T10:01:00Z,2026-07-01T10:04:00Z,false
*/
/*
example: answered in another queue than the one that was entered
given: |
  time,callid,queuename,agent,event,data1,data2,data3,data4,data5
  2026-07-01 11:01:00.935905,a.1,q0,NONE,ENTERQUEUE,,+15550100,1,,
  2026-07-01 11:05:00.769756,a.1,q1,Agent/7,COMPLETEAGENT,12,6,1,,
expect:
  interactions: |
    contact_id,queue,agent,outcome,wait_seconds,truncated
    a.1#1,q0,,flowed_out,,true
    a.1#2,q1,Agent/7,handled,12,false
  segments: |
    contact_id,agent,talk_seconds
    a.1#2,Agent/7,6
*/
