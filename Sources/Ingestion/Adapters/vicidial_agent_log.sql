/*
adapter: vicidial_agent_log
title: VICIdial agent log
format: table
columns:
  id: [agent_log_id]
  user: [user]
  event_time: [event_time]
  pause_epoch: [pause_epoch]
  pause_sec: [pause_sec]
  wait_epoch: [wait_epoch]
  wait_sec: [wait_sec]
  talk_epoch: [talk_epoch]
  talk_sec: [talk_sec]
  dispo_epoch: [dispo_epoch]
  dispo_sec: [dispo_sec]
optional:
  lead: [lead_id]
  campaign: [campaign_id]
  status: [status]
  user_group: [user_group]
  kind: [comments]
  pause_code: [sub_status]
  dead_sec: [dead_sec]
recognise: count(*) FILTER (epoch_of(pause_epoch) IS NOT NULL AND try_cast(id AS BIGINT) IS NOT NULL) > 0
because: it has the seconds and epochs of pause, wait, talk and disposition of vicidial_agent_log
lacks:
  wait_seconds: the agent log has the waiting of agents, not of callers
  hold_seconds: VICIdial counts hold as part of the conversation
*/
-- A row is one round of a person: pause, waiting for a call, conversation, disposition. Epochs of 0 did not happen.
CREATE TEMP MACRO epoch_given(text) AS CASE WHEN point_number(text) > 0 THEN epoch_of(text) END;
CREATE TEMP MACRO epoch_problem(name, text) AS
  unreadable(name, text, point_number(text) <= 0 OR epoch_of(text) IS NOT NULL);

CREATE TEMP TABLE rounds AS
WITH told AS (
  SELECT *, point_number(pause_sec) AS paused, point_number(wait_sec) AS waited, point_number(talk_sec) AS with_dead,
    coalesce(point_number(dead_sec), 0) AS after_hangup, point_number(dispo_sec) AS disposed,
    coalesce(epoch_given(pause_epoch), CAST(local_of(event_time, ['%Y-%m-%d %H:%M:%S']) AS TIMESTAMPTZ)) AS pause_at,
    epoch_given(wait_epoch) AS wait_at, epoch_given(talk_epoch) AS talk_at, epoch_given(dispo_epoch) AS dispo_at
  FROM raw),
judged AS (
  -- Seconds of 65,000 and more are a counter that ran over: the session was never closed.
  SELECT *, coalesce(missing('user', "user"),
    CASE WHEN NOT coalesce(paused, 0) BETWEEN 0 AND 64999 THEN 'pause_sec is impossible: ' || pause_sec END,
    CASE WHEN NOT coalesce(waited, 0) BETWEEN 0 AND 64999 THEN 'wait_sec is impossible: ' || wait_sec END,
    CASE WHEN NOT coalesce(with_dead, 0) BETWEEN 0 AND 64999 THEN 'talk_sec is impossible: ' || talk_sec END,
    CASE WHEN NOT after_hangup BETWEEN 0 AND 64999 THEN 'dead_sec is impossible: ' || dead_sec END,
    CASE WHEN NOT coalesce(disposed, 0) BETWEEN 0 AND 64999 THEN 'dispo_sec is impossible: ' || dispo_sec END,
    unreadable('pause_sec', pause_sec, paused IS NOT NULL), unreadable('wait_sec', wait_sec, waited IS NOT NULL),
    unreadable('talk_sec', talk_sec, with_dead IS NOT NULL), unreadable('dispo_sec', dispo_sec, disposed IS NOT NULL),
    epoch_problem('pause_epoch', pause_epoch), epoch_problem('wait_epoch', wait_epoch),
    epoch_problem('talk_epoch', talk_epoch), epoch_problem('dispo_epoch', dispo_epoch),
    CASE WHEN coalesce(pause_at, wait_at, talk_at) IS NULL THEN 'it has no time' END) AS problem
  FROM told)
-- After the caller hung up the conversation is over, but talk_sec runs on as dead_sec until the disposition.
SELECT file, row_no, id, "user" AS agent, user_group AS team, campaign AS queue, status, pause_code,
  CASE WHEN lead <> '0' THEN lead END AS lead, upper(kind) AS kind, problem,
  pause_at, paused, wait_at, waited, talk_at, disposed, dispo_at, with_dead,
  greatest(with_dead - after_hangup, 0) AS talked, least(after_hangup, with_dead) AS dead,
  talk_at IS NOT NULL AND dispo_at IS NULL AND coalesce(with_dead, 0) = 0 AS is_open,
  talk_at IS NOT NULL AND (coalesce(with_dead, 0) > 0 OR dispo_at IS NULL) AS has_call
FROM judged;

CREATE VIEW interactions AS
SELECT file, row_no, id AS contact_id, agent, team, queue, 'voice' AS channel,
  CASE WHEN kind = 'INBOUND' THEN 'in' WHEN kind IN ('AUTO', 'MANUAL', 'PREVIEW') THEN 'out' END AS direction,
  status AS topic, lead AS customer, talk_at AS arrived_at, talk_at AS answered_at,
  CASE WHEN NOT is_open THEN talk_at + to_seconds(talked) END AS ended_at, 'handled' AS outcome,
  CASE WHEN NOT is_open THEN whole_seconds(talked) END AS talk_seconds,
  CASE WHEN NOT is_open THEN whole_seconds(coalesce(disposed, 0) + dead) END AS acw_seconds, is_open AS truncated
FROM rounds WHERE problem IS NULL AND has_call;

CREATE TEMP TABLE phases AS
SELECT file, row_no, agent, team, 'aux' AS state, pause_code AS code, pause_at AS started_at, paused AS seconds
FROM rounds WHERE problem IS NULL
UNION ALL
SELECT file, row_no, agent, team, 'available_idle', NULL, wait_at, waited FROM rounds WHERE problem IS NULL
UNION ALL
SELECT file, row_no, agent, team, 'on_contact', NULL, talk_at, talked FROM rounds WHERE problem IS NULL
UNION ALL
SELECT file, row_no, agent, team, 'acw', NULL,
  coalesce(talk_at + to_seconds(talked), dispo_at), coalesce(dead, 0) + coalesce(disposed, 0)
FROM rounds WHERE problem IS NULL;

CREATE VIEW agent_states AS
WITH spans AS (
  SELECT *, started_at + to_seconds(seconds) AS ended_at FROM phases WHERE started_at IS NOT NULL AND seconds > 0),
-- Phases follow each other while a person is logged in; a second between them is rounding.
marked AS (
  SELECT *, started_at > max(ended_at) OVER (PARTITION BY agent ORDER BY started_at, file, row_no, state
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + INTERVAL 1 SECOND AS is_apart
  FROM spans),
islands AS (
  SELECT *, count(*) FILTER (is_apart) OVER (PARTITION BY agent ORDER BY started_at, file, row_no, state) AS island
  FROM marked)
SELECT file, row_no, agent, team, state, code, started_at, ended_at, false AS truncated FROM spans
UNION ALL
SELECT arg_min(file, (started_at, file, row_no)), arg_min(row_no, (started_at, file, row_no)), agent,
  arg_min(team, (started_at, file, row_no)), 'logged_in', NULL, min(started_at), max(ended_at), false
FROM islands GROUP BY agent, island
UNION ALL
SELECT file, row_no, agent, team, 'on_contact', NULL, talk_at, NULL, true
-- Only the last round of a person can still last.
FROM (SELECT *, talk_at >= max(coalesce(talk_at, wait_at, pause_at)) OVER (PARTITION BY agent) AS is_last
  FROM rounds WHERE problem IS NULL)
WHERE is_open AND is_last;

CREATE VIEW rejected AS SELECT file, row_no, problem AS reason FROM rounds WHERE problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, 'no seconds in any phase' AS reason FROM rounds
WHERE problem IS NULL AND NOT has_call AND NOT coalesce(paused > 0 AND pause_at IS NOT NULL, false)
  AND NOT coalesce(waited > 0 AND wait_at IS NOT NULL, false)
  AND NOT coalesce(disposed > 0 AND dispo_at IS NOT NULL, false);
/*
example: talk_sec holds the seconds after the caller hung up; they are after-contact work
given: |
  agent_log_id,user,server_ip,event_time,lead_id,campaign_id,pause_epoch,pause_sec,wait_epoch,wait_sec,talk_epoch,talk_sec,dispo_epoch,dispo_sec,status,user_group,comments,sub_status,dead_epoch,dead_sec
  501,kim,10.0.0.1,2026-09-21 14:13:20,77,SALES,1790000000,20,1790000020,40,1790000060,100,1790000160,30,SALE,TEAM1,INBOUND,LOGIN,1790000145,15
  502,kim,10.0.0.1,2026-09-21 14:16:30,0,SALES,1790000190,300,0,0,0,0,0,0,,TEAM1,,LUNCH,0,0
  503,kim,10.0.0.1,2026-09-21 14:21:30,78,SALES,1790000490,0,1790000490,10,1790000500,60,1790000560,5,NI,TEAM1,AUTO,,0,0
expect:
  interactions: |
    contact_id,agent,team,queue,direction,topic,customer,arrived_at,ended_at,outcome,talk_seconds,acw_seconds,truncated
    501,kim,TEAM1,SALES,in,SALE,77,2026-09-21T14:14:20Z,2026-09-21T14:15:45Z,handled,85,45,false
    503,kim,TEAM1,SALES,out,NI,78,2026-09-21T14:21:40Z,2026-09-21T14:22:40Z,handled,60,5,false
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    kim,acw,,2026-09-21T14:15:45Z,2026-09-21T14:16:30Z,false
    kim,acw,,2026-09-21T14:22:40Z,2026-09-21T14:22:45Z,false
    kim,aux,LOGIN,2026-09-21T14:13:20Z,2026-09-21T14:13:40Z,false
    kim,aux,LUNCH,2026-09-21T14:16:30Z,2026-09-21T14:21:30Z,false
    kim,available_idle,,2026-09-21T14:13:40Z,2026-09-21T14:14:20Z,false
    kim,available_idle,,2026-09-21T14:21:30Z,2026-09-21T14:21:40Z,false
    kim,logged_in,,2026-09-21T14:13:20Z,2026-09-21T14:22:45Z,false
    kim,on_contact,,2026-09-21T14:14:20Z,2026-09-21T14:15:45Z,false
    kim,on_contact,,2026-09-21T14:21:40Z,2026-09-21T14:22:40Z,false
*/
/*
example: a counter that ran over is told, an empty round is kept apart, a call may still last
given: |
  agent_log_id,user,server_ip,event_time,lead_id,campaign_id,pause_epoch,pause_sec,wait_epoch,wait_sec,talk_epoch,talk_sec,dispo_epoch,dispo_sec,status,user_group,comments,sub_status,dead_epoch,dead_sec
  504,kim,10.0.0.1,2026-09-21 14:13:20,79,SALES,1790000000,65535,1790000020,0,0,0,0,0,,TEAM1,,,0,0
  505,lee,10.0.0.1,2026-09-21 14:13:20,80,SALES,1790000000,1,1790000001,0,1790000002,70123,1790000003,0,NI,TEAM1,AUTO,,0,0
  506,lee,10.0.0.1,2026-09-21 14:13:20,0,SALES,1790000000,0,0,0,0,0,0,0,,TEAM1,,LAGGED,0,0
  507,lee,10.0.0.1,2026-09-21 14:13:20,81,SALES,1790000000,0,1790000000,10,1790000010,0,,,,TEAM1,AUTO,,,
  508,,10.0.0.1,2026-09-21 14:13:20,0,SALES,1790000000,5,0,0,0,0,0,0,,TEAM1,,,0,0
expect:
  interactions: |
    contact_id,agent,ended_at,talk_seconds,acw_seconds,truncated
    507,lee,,,,true
  rejected: |
    row_no,reason
    1,pause_sec is impossible: 65535
    2,talk_sec is impossible: 70123
    5,user is missing
  ignored: |
    row_no,reason
    3,no seconds in any phase
  agent_states: |
    agent,state,started_at,ended_at,truncated
    lee,available_idle,2026-09-21T14:13:20Z,2026-09-21T14:13:30Z,false
    lee,logged_in,2026-09-21T14:13:20Z,2026-09-21T14:13:30Z,false
    lee,on_contact,2026-09-21T14:13:30Z,,true
*/
