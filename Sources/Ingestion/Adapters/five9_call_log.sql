/*
adapter: five9_call_log
title: Five9 call log
format: table
ragged: true
columns:
  id: [CALL ID]
  time: [TIMESTAMP]
  campaign: [CAMPAIGN]
  kind: [CALL TYPE]
  agent: [AGENT]
optional:
  skill: [SKILL]
  disposition: [DISPOSITION]
  ani: [ANI]
  dnis: [DNIS]
  call: [CALL TIME]
  ivr: [IVR TIME]
  queued: [QUEUE WAIT TIME]
  ring: [RING TIME]
  talk: [TALK TIME]
  net_talk: [TALK TIME LESS HOLD AND PARK]
  hold: [HOLD TIME]
  park: [PARK TIME]
  acw: [AFTER CALL WORK TIME]
  transfers: [TRANSFERS]
  abandoned: [ABANDONED]
recognise: count(*) FILTER (try_strptime(time, '%a, %d %b %Y %H:%M:%S') IS NOT NULL) > 0
because: it has CALL ID, CAMPAIGN, CALL TYPE and times such as “Thu, 27 Oct 2016 14:51:34”
options:
  talk_includes_hold: {default: 'true', meaning: 'false where TALK TIME of the report is without hold and park'}
*/
CREATE TEMP TABLE told_calls AS
WITH read AS (
  SELECT * REPLACE (CASE WHEN agent NOT IN ('[None]', '[Deleted]') THEN agent END AS agent, lower(kind) AS kind,
      CASE WHEN skill <> '[None]' THEN skill END AS skill, CASE WHEN campaign <> '[None]' THEN campaign END AS campaign,
      CASE WHEN disposition <> '[None]' THEN disposition END AS disposition),
    agent = '[Deleted]' AS is_deleted, try_strptime(time, '%a, %d %b %Y %H:%M:%S') AS begun_at,
    clock_seconds(call) AS call_s, clock_seconds(ivr) AS ivr_s, clock_seconds(queued) AS queued_s,
    clock_seconds(ring) AS ring_s, clock_seconds(talk) AS talk_s, clock_seconds(net_talk) AS net_talk_s,
    clock_seconds(hold) AS hold_s, clock_seconds(park) AS park_s, clock_seconds(acw) AS acw_s
  FROM raw),
sided AS (
  SELECT *, CASE WHEN kind LIKE '%test%' THEN 'test' WHEN kind LIKE '%internal%' THEN 'internal'
      WHEN kind LIKE '%inbound%' OR kind LIKE '%callback%' THEN 'in'
      WHEN regexp_matches(kind, 'outbound|manual|dial|preview|progressive|predictive|agent') THEN 'out' END AS direction,
    agent IS NOT NULL OR coalesce(is_deleted, false) AS has_agent,
    -- The customer waits in the queue and while the phone of the agent rings.
    queued_s + coalesce(ring_s, 0) AS wait_s,
    -- Parked is held elsewhere.
    CASE WHEN hold_s IS NOT NULL THEN hold_s + coalesce(park_s, 0) END AS held_s
  FROM read)
SELECT *, coalesce(net_talk_s, CASE WHEN flag(getvariable('option_talk_includes_hold'))
    THEN talk_s - coalesce(held_s, 0) ELSE talk_s END) AS talked_s,
  has_agent AND coalesce(talk_s, net_talk_s, 0) > 0 AS is_answered,
  kind LIKE '%voicemail%' OR lower(coalesce(disposition, '')) LIKE '%voicemail%' AS is_voicemail,
  coalesce(flag(abandoned), point_number(abandoned) > 0, lower(disposition) IN ('abandon', 'abandoned'), false)
    AS is_lost,
  coalesce(missing('CALL ID', id), missing('TIMESTAMP', time), unreadable('TIMESTAMP', time, begun_at IS NOT NULL),
    unreadable('CALL TIME', call, call_s >= 0), unreadable('IVR TIME', ivr, ivr_s >= 0),
    unreadable('QUEUE WAIT TIME', queued, queued_s >= 0), unreadable('RING TIME', ring, ring_s >= 0),
    unreadable('TALK TIME', talk, talk_s >= 0), unreadable('HOLD TIME', hold, hold_s >= 0),
    unreadable('PARK TIME', park, park_s >= 0), unreadable('AFTER CALL WORK TIME', acw, acw_s >= 0)) AS problem,
  id IS NULL AND time IS NULL AS is_total
FROM sided;

CREATE VIEW interactions AS
WITH timed AS (
  SELECT *, begun_at + to_seconds(coalesce(CASE WHEN direction = 'in' THEN ivr_s END, 0)) AS arrived
  FROM told_calls
  WHERE NOT is_total AND coalesce(direction NOT IN ('test', 'internal'), true)
    AND NOT (problem IS NULL AND coalesce(direction = 'out', false) AND NOT is_answered))
SELECT file, row_no, id AS contact_id, agent, coalesce(skill, campaign) AS queue, 'voice' AS channel, direction,
  disposition AS topic, CASE WHEN direction = 'out' THEN dnis ELSE ani END AS customer, arrived AS arrived_at,
  CASE WHEN is_answered THEN arrived + to_seconds(coalesce(wait_s, ring_s, 0)) END AS answered_at,
  CASE WHEN begun_at + to_seconds(call_s) >= arrived + to_seconds(CASE WHEN is_answered THEN coalesce(wait_s, ring_s, 0)
    ELSE 0 END) THEN begun_at + to_seconds(call_s) END AS ended_at,
  whole_seconds(CASE WHEN direction = 'in' THEN ivr_s END) AS ivr_seconds,
  whole_seconds(CASE WHEN direction = 'in' AND (has_agent OR queued_s > 0) THEN wait_s END) AS wait_seconds,
  CASE
    WHEN is_answered THEN 'handled'
    WHEN is_voicemail THEN 'voicemail'
    WHEN is_lost THEN 'abandoned'
    WHEN lower(disposition) LIKE '%callback%' THEN 'callback_taken'
    WHEN direction = 'in' AND queued_s > 0 THEN 'flowed_out' END AS outcome,
  whole_seconds(CASE WHEN is_answered THEN talked_s END) AS talk_seconds,
  whole_seconds(CASE WHEN is_answered THEN held_s END) AS hold_seconds,
  whole_seconds(CASE WHEN is_answered THEN acw_s END) AS acw_seconds,
  CASE WHEN is_answered THEN point_number(transfers) > 0 END AS transferred,
  direction = 'in' AND NOT has_agent AND NOT is_voicemail AND NOT is_lost AND NOT coalesce(queued_s, 0) > 0
    AS bot_handled,
  coalesce(problem,
    CASE WHEN is_answered AND talked_s < 0 THEN 'HOLD TIME and PARK TIME are longer than TALK TIME' END) AS reason
FROM timed;

CREATE VIEW ignored AS
SELECT file, row_no, CASE
    WHEN is_total THEN 'neither call nor time: a total'
    WHEN direction = 'test' THEN 'a test call'
    WHEN direction = 'internal' THEN 'an internal call'
    ELSE 'an outbound call without conversation' END AS reason
FROM told_calls
WHERE is_total OR coalesce(direction IN ('test', 'internal'), false)
  OR problem IS NULL AND coalesce(direction = 'out', false) AND NOT is_answered;
/*
example: times are local to the domain; hold and park are part of the talk time; a blank hold is no zero
time_zone: America/Los_Angeles
given: |
  CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,CUSTOMER NAME,DNIS,CALL TIME,IVR TIME,QUEUE WAIT TIME,RING TIME,TALK TIME,HOLD TIME,PARK TIME,AFTER CALL WORK TIME,TRANSFERS,ABANDONED
  900,"Mon, 21 Sep 2026 09:00:00",Sales,Inbound,kim@example.org,Kim,Sale,+15550100,,+15550199,00:05:00,00:00:10,00:00:20,00:00:05,00:04:25,00:01:00,00:00:25,00:00:30,1,0
  901,"Mon, 21 Sep 2026 09:10:00",Sales,Inbound,kim@example.org,Kim,No Sale,+15550101,,+15550199,00:02:00,00:00:00,00:00:00,00:00:05,00:01:55,,,,0,0
  902,"Mon, 21 Sep 2026 09:20:00",Sales,Inbound,[None],[None],Abandon,+15550102,,+15550199,00:01:00,00:00:10,00:00:50,,,,,,0,1
  903,"Mon, 21 Sep 2026 09:30:00",Sales,Inbound,[None],[None],Caller Disconnected,+15550103,,+15550199,00:00:30,00:00:30,00:00:00,,,,,,0,0
  904,"Mon, 21 Sep 2026 09:40:00",Sales,Inbound,[Deleted],[Deleted],Sale,+15550104,,+15550199,00:01:00,00:00:00,00:00:10,00:00:00,00:00:50,00:00:00,00:00:00,00:00:05,0,0
expect:
  interactions: |
    contact_id,agent,queue,direction,customer,arrived_at,answered_at,ended_at,ivr_seconds,wait_seconds,outcome,talk_seconds,hold_seconds,acw_seconds,transferred,bot_handled
    900,kim@example.org,Sales,in,+15550100,2026-09-21T16:00:10Z,2026-09-21T16:00:35Z,2026-09-21T16:05:00Z,10,25,handled,180,85,30,true,false
    901,kim@example.org,Sales,in,+15550101,2026-09-21T16:10:00Z,2026-09-21T16:10:05Z,2026-09-21T16:12:00Z,0,5,handled,115,,,false,false
    902,,Sales,in,+15550102,2026-09-21T16:20:10Z,,2026-09-21T16:21:00Z,10,50,abandoned,,,,,false
    903,,Sales,in,+15550103,2026-09-21T16:30:30Z,,2026-09-21T16:30:30Z,30,,,,,,,true
    904,,Sales,in,+15550104,2026-09-21T16:40:00Z,2026-09-21T16:40:10Z,2026-09-21T16:41:00Z,0,10,handled,50,0,5,false,false
*/
/*
example: outbound, voicemail, callbacks, tests, and what cannot be read
given: |
  CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,CUSTOMER NAME,DNIS,CALL TIME,IVR TIME,QUEUE WAIT TIME,RING TIME,TALK TIME,HOLD TIME,PARK TIME,AFTER CALL WORK TIME,TRANSFERS,ABANDONED
  910,"Mon, 21 Sep 2026 09:00:00",Win back,Manual,kim@example.org,Kim,Sale,+15550199,,+15550105,00:02:00,,,00:00:10,00:01:50,00:00:00,00:00:00,00:00:15,0,0
  911,"Mon, 21 Sep 2026 09:05:00",Win back,Outbound,[None],[None],No Answer,+15550199,,+15550106,00:00:30,,,,,,,,0,0
  912,"Mon, 21 Sep 2026 09:10:00",Sales,Inbound Voicemail,[None],[None],[None],+15550107,,+15550199,00:01:00,00:00:00,00:00:30,,,,,,0,0
  913,"Mon, 21 Sep 2026 09:15:00",Sales,Inbound,[None],[None],Queue Callback Requested,+15550108,,+15550199,00:01:00,00:00:00,00:01:00,,,,,,0,0
  914,"Mon, 21 Sep 2026 09:20:00",Sales,Test,kim@example.org,Kim,[None],+15550109,,+15550199,00:01:00,,,,00:01:00,,,,0,0
  915,"Mon, 21 Sep 2026 09:25:00",[None],Internal,kim@example.org,Kim,[None],100,,101,00:01:00,,,,00:01:00,,,,0,0
  916,2026-09-21 09:30,Sales,Inbound,kim@example.org,Kim,Sale,+15550110,,+15550199,00:01:00,,,,00:01:00,,,,0,0
  917,"Mon, 21 Sep 2026 09:35:00",Sales,Inbound,kim@example.org,Kim,Sale,+15550111,,+15550199,00:01:00,,,,00:00:30,00:00:40,,,0,0
  918,"Mon, 21 Sep 2026 09:40:00",Sales,Inbound,[None],[None],Overflow,+15550112,,+15550199,00:01:00,00:00:00,00:01:00,,,,,,0,0
  ,,,,,,,,,,00:09:30,,,,,,,,,
expect:
  interactions: |
    contact_id,direction,queue,customer,outcome,wait_seconds,talk_seconds,hold_seconds,reason
    910,out,Win back,+15550105,handled,,110,0,
    912,in,Sales,+15550107,voicemail,30,,,
    913,in,Sales,+15550108,callback_taken,60,,,
    916,in,Sales,+15550110,handled,,60,,TIMESTAMP cannot be read: 2026-09-21 09:30
    917,in,Sales,+15550111,handled,,-10,40,HOLD TIME and PARK TIME are longer than TALK TIME
    918,in,Sales,+15550112,flowed_out,60,,,
  ignored: |
    row_no,reason
    10,neither call nor time: a total
    2,an outbound call without conversation
    5,a test call
    6,an internal call
*/
/*
example: the report may say what talk is without hold and park
options: {talk_includes_hold: 'false'}
given: |
  CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,SKILL,TALK TIME,HOLD TIME
  920,"Mon, 21 Sep 2026 09:00:00",Sales,Inbound,kim@example.org,Spanish,00:01:00,00:00:20
expect:
  interactions: |
    contact_id,queue,talk_seconds,hold_seconds,wait_seconds,ended_at
    920,Spanish,60,20,,
*/
