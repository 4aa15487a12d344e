/*
adapter: asterisk_queue_log_parsed
title: Asterisk queue_log, parsed by a PBX
format: table
ragged: true
columns:
  time: [date_time]
  callid: [callid]
  queue: [queue_name, queuename]
  agent: [agent, type]
  event: [event]
  entpos: [entpos]
  htime: [htime]
  ttime: [ttime]
optional:
  param1: [param1]
  param2: [param2]
  param3: [param3]
  expos: [expos]
recognise: |
  2 * count(*) FILTER (event IN ('ENTERQUEUE', 'CONNECT', 'COMPLETECALLER', 'COMPLETEAGENT', 'RINGNOANSWER', 'ABANDON',
    'EXITWITHTIMEOUT', 'EXITEMPTY', 'EXITWITHKEY', 'TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'RINGCANCELED',
    'ADDMEMBER', 'REMOVEMEMBER', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL', 'AGENTLOGIN', 'AGENTLOGOFF',
    'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF', 'CONFIGRELOAD', 'QUEUESTART', 'OUTDIAL', 'OUTANSWER')) > count(*)
because: it has events of Asterisk with the columns date_time, entpos, htime and ttime
include: asterisk_events
options:
  node: {meaning: 'the name of the Asterisk system, where several may have given out the same call ids'}
lacks:
  hold_seconds: Asterisk counts hold as part of the conversation
  acw_seconds: Asterisk does not record work after a call; only Wazo writes WRAPUPSTART
*/
-- The times of calls stand in htime and ttime, whatever place they have in the log; they go back to that place.
CREATE TEMP TABLE queue_events AS
WITH timed AS (
  SELECT *, coalesce(epoch_of(time),
    CAST(local_of(time, ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f']) AS TIMESTAMPTZ), instant_of(time)) AS moment
  FROM raw)
SELECT file, row_no, moment,
  CASE WHEN upper(callid) NOT IN ('NONE', 'MANAGER', 'CLI', 'REALTIME') THEN callid END AS callid,
  CASE WHEN upper(queue) <> 'NONE' THEN queue END AS queue, CASE WHEN upper(agent) <> 'NONE' THEN agent END AS agent,
  event,
  CASE
    WHEN event = 'ENTERQUEUE' THEN ['', param1, entpos]
    WHEN event IN ('RINGNOANSWER', 'RINGCANCELED') THEN [htime]
    WHEN event = 'CONNECT' THEN [htime, param2, param3]
    WHEN event IN ('COMPLETECALLER', 'COMPLETEAGENT') THEN [htime, ttime, entpos]
    WHEN event IN ('ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY', 'WITHDRAW') THEN [expos, entpos, htime]
    WHEN event = 'EXITWITHKEY' THEN ['', expos, entpos, htime]
    WHEN event IN ('TRANSFER', 'BLINDTRANSFER') THEN [param2, param3, htime, ttime, entpos]
    WHEN event = 'ATTENDEDTRANSFER' THEN ['', '', htime, ttime, entpos]
    ELSE [param1, param2, param3] END AS p,
  CASE WHEN time IS NULL OR event IS NULL THEN coalesce(missing('date_time', time), missing('event', event))
    ELSE unreadable('date_time', time, moment IS NOT NULL) END AS problem
FROM timed;
/*
example: the times of calls stand in htime and ttime; the person in type
time_zone: America/New_York
given: |
  uid,date_time,callid,queue_name,type,event,param1,param2,param3,entpos,expos,htime,ttime,time
  1,1790000000,a.1,sales,NONE,ENTERQUEUE,+15550100,,,1,0,0,0,2026-09-21 10:13:20
  2,1790000009,a.1,sales,Agent/7,RINGNOANSWER,+15550100,,,1,1,9000,0,2026-09-21 10:13:30
  3,1790000015,a.1,sales,Agent/8,CONNECT,,a.2,4,0,0,15,0,2026-09-21 10:13:35
  4,1790000075,a.1,sales,Agent/8,BLINDTRANSFER,+15550100,200,default,1,0,15,60,2026-09-21 10:14:35
  5,1790000100,a.3,sales,NONE,ENTERQUEUE,+15550101,,,1,0,0,0,2026-09-21 10:15:00
  6,1790000140,a.3,sales,NONE,ABANDON,+15550101,,,1,1,40,0,2026-09-21 10:15:40
  7,1790000200,a.4,sales,NONE,ENTERQUEUE,+15550101,,,1,0,0,0,2026-09-21 10:16:40
  8,1790000205,a.4,sales,Agent/8,CONNECT,,a.5,4,0,0,5,0,2026-09-21 10:16:45
  9,1790000235,a.4,sales,Agent/8,COMPLETEAGENT,+15550101,,,1,0,5,30,2026-09-21 10:17:15
  10,1790000300,a.6,NONE,Agent/8,OUTANSWER,+15550101,COMPLETEAGENT,,0,0,2,398,2026-09-21 10:18:20
  11,1790000900,a.7,NONE,Agent/8,AGENTCALLBACKLOGOFF,hint:8@default,900,,0,0,0,0,2026-09-21 10:28:20
expect:
  interactions: |
    contact_id,agent,arrived_at,wait_seconds,outcome,customer
    a.1#1,Agent/8,2026-09-21T14:13:20Z,15,handled,+15550100
    a.3#1,,2026-09-21T14:15:00Z,40,abandoned,+15550101
    a.4#1,Agent/8,2026-09-21T14:16:40Z,5,handled,+15550101
  segments: |
    contact_id,leg_no,agent,ring_seconds,talk_seconds,transfer_kind,disconnected_by
    a.1#1,1,Agent/7,9,,,
    a.1#1,2,Agent/8,4,60,blind,
    a.4#1,1,Agent/8,4,30,none,agent
  agent_states: |
    agent,state,started_at,ended_at
    Agent/8,logged_in,2026-09-21T14:13:20Z,2026-09-21T14:28:20Z
  ignored: |
    row_no,reason
    10,event OUTANSWER is not one of Asterisk
*/
