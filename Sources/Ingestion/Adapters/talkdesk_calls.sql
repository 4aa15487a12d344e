/*
adapter: talkdesk_calls
title: Talkdesk calls report
format: table
columns:
  call_id: [call_id]
  type: [type]
  start_at: [start_at]
  end_at: [end_at]
  talk_time: [talk_time]
  wait_time: [wait_time]
optional:
  contact_number: [contact_phone_number]
  user_id: [user_id]
  user_name: [user_name]
  user_email: [user_email]
  handling_id: [handling_user_id]
  handling_name: [handling_user_name]
  handling_email: [handling_user_email]
  hold_time: [hold_time]
  abandon_time: [abandon_time]
  disposition: [disposition_code]
  ring_groups: [ring_groups]
  is_transfer: [is_transfer]
  is_external_transfer: [is_external_transfer]
  csat_score: [csat_score]
  csat_time: [csat_survey_time]
  team: [team_name]
  team_id: [team_id]
  data_status: [data_status]
recognise: count(*) FILTER (instant_of(start_at) IS NOT NULL AND lower(type) IN ('abandoned', 'inbound', 'missed',
  'outbound', 'outbound_missed', 'short_abandoned', 'voicemail')) > 0
because: it has a call_id, start_at and end_at, and the types of calls that Talkdesk knows
lacks:
  acw_seconds: the calls report does not hold after-call work; the contacts report does
  ring_seconds: the calls report adds up the ringing at several people
  answered_at: the calls report gives the wait in seconds only
options:
  talk_includes_hold: {default: "no", meaning: "yes if talk_time of this account counts the hold_time too"}
  csat_max: {default: "5", meaning: the best answer of the survey after a call; the lowest is 1}
*/
CREATE TEMP TABLE call AS
SELECT *, lower(type) AS kind, instant_of(start_at) AS started_at, instant_of(end_at) AS ended_at,
  instant_of(csat_time) AS rated_at,
  -- The parts of a transferred call may share the call_id.
  dense_rank() OVER (PARTITION BY call_id ORDER BY start_at) AS part,
  coalesce(user_email, user_name, user_id, handling_email, handling_name, handling_id) AS who,
  whole_seconds(point_number(talk_time)) AS talk, whole_seconds(point_number(hold_time)) AS hold,
  whole_seconds(point_number(wait_time)) AS wait, whole_seconds(point_number(abandon_time)) AS abandon,
  CASE WHEN lower(data_status) = 'damaged' THEN 'Talkdesk marks the data of this call as damaged'
    ELSE coalesce(missing('call_id', call_id), missing('start_at', start_at),
      unreadable('start_at', start_at, instant_of(start_at) IS NOT NULL),
      unreadable('end_at', end_at, instant_of(end_at) IS NOT NULL),
      unreadable('type', type, lower(type) IN ('abandoned', 'inbound', 'missed', 'outbound', 'outbound_missed',
        'short_abandoned', 'voicemail')),
      unreadable('talk_time', talk_time, point_number(talk_time) >= 0),
      unreadable('hold_time', hold_time, point_number(hold_time) >= 0),
      unreadable('wait_time', wait_time, point_number(wait_time) >= 0),
      unreadable('abandon_time', abandon_time, point_number(abandon_time) >= 0)) END AS problem
FROM raw;

CREATE TEMP VIEW counted AS
SELECT *, call_id || CASE WHEN part > 1 THEN '-' || part ELSE '' END AS contact_id FROM call WHERE problem IS NULL;

CREATE VIEW interactions AS
SELECT file, row_no, contact_id, CASE WHEN kind IN ('inbound', 'outbound', 'outbound_missed') THEN who END AS agent,
  coalesce(team, team_id) AS team, ring_groups AS queue, 'voice' AS channel,
  CASE WHEN starts_with(kind, 'outbound') THEN 'out' ELSE 'in' END AS direction, disposition AS topic,
  contact_number AS customer, started_at AS arrived_at, ended_at,
  CASE WHEN kind IN ('abandoned', 'short_abandoned') THEN coalesce(abandon, wait)
    WHEN NOT starts_with(kind, 'outbound') THEN wait END AS wait_seconds,
  -- A missed call rang out at people: the caller did not give up, so it is not abandoned.
  CASE WHEN ended_at IS NULL THEN 'open' WHEN kind IN ('inbound', 'outbound') THEN 'handled'
    WHEN kind = 'missed' THEN 'flowed_out' WHEN kind <> 'outbound_missed' THEN kind END AS outcome,
  CASE WHEN kind IN ('inbound', 'outbound') THEN
    CASE WHEN flag(getvariable('option_talk_includes_hold')) AND hold <= talk THEN talk - hold ELSE talk END
  END AS talk_seconds,
  CASE WHEN kind IN ('inbound', 'outbound') THEN hold END AS hold_seconds,
  coalesce(flag(is_transfer) OR flag(is_external_transfer), flag(is_transfer),
    flag(is_external_transfer)) AS transferred,
  ended_at IS NULL AS truncated
FROM counted;

CREATE VIEW surveys AS
SELECT file, row_no, contact_id AS survey_id, contact_id, who AS agent, coalesce(team, team_id) AS team,
  ring_groups AS queue, 'voice' AS channel, 'csat' AS type, coalesce(rated_at, ended_at, started_at) AS answered_at,
  point_number(csat_score) AS score, 1 AS scale_min, point_number(getvariable('option_csat_max')) AS scale_max,
  contact_number AS customer, unreadable('csat_score', csat_score, point_number(csat_score) IS NOT NULL) AS reason
FROM counted WHERE csat_score IS NOT NULL;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM call WHERE problem IS NOT NULL;
/*
example: all types of calls
given: |
  call_id,callsid,type,start_at,end_at,contact_phone_number,user_name,user_email,talk_time,wait_time,hold_time,abandon_time,disposition_code,ring_groups,is_transfer,team_name,csat_score,csat_survey_time,data_status
  c1,s1,inbound,2026-03-02T08:00:00Z,2026-03-02T08:03:00Z,+15550100,Kim Doe,kim@example.org,150,20,10,0,Billing,"Sales,Support",false,North,4,2026-03-02T09:00:00Z,Valid
  c2,s2,missed,2026-03-02T08:00:00Z,2026-03-02T08:01:00Z,+15550101,,,0,60,0,0,,Sales,false,,,,Valid
  c3,s3,abandoned,2026-03-02T08:00:00Z,2026-03-02T08:00:40Z,+15550102,,,0,0,0,40,,Sales,false,,,,Valid
  c4,s4,short_abandoned,2026-03-02T08:00:00Z,2026-03-02T08:00:03Z,+15550102,,,0,3,,3,,Sales,false,,,,Valid
  c5,s5,voicemail,2026-03-02T08:00:00Z,2026-03-02T08:01:00Z,+15550102,,,0,30,,,,Sales,false,,,,Valid
  c6,s6,outbound,2026-03-02T08:00:00Z,2026-03-02T08:01:00Z,+15550103,Kim Doe,kim@example.org,45,15,,,,,,North,,,Valid
  c7,s7,outbound_missed,2026-03-02T08:00:00Z,2026-03-02T08:01:00Z,+15550103,Kim Doe,kim@example.org,0,15,,,,,,North,,,Valid
  c8,s8,inbound,2026-03-02T08:00:00Z,2026-03-02T08:01:00Z,+15550103,Kim Doe,kim@example.org,99999,15,,,,,,North,,,Damaged
expect:
  interactions: |
    contact_id,agent,team,queue,direction,topic,customer,wait_seconds,outcome,talk_seconds,hold_seconds,transferred
    c1,kim@example.org,North,"Sales,Support",in,Billing,+15550100,20,handled,150,10,false
    c2,,,Sales,in,,+15550101,60,flowed_out,,,false
    c3,,,Sales,in,,+15550102,40,abandoned,,,false
    c4,,,Sales,in,,+15550102,3,short_abandoned,,,false
    c5,,,Sales,in,,+15550102,30,voicemail,,,false
    c6,kim@example.org,North,,out,,+15550103,,handled,45,,
    c7,kim@example.org,North,,out,,+15550103,,,,,
  surveys: |
    survey_id,agent,answered_at,score,scale_min,scale_max
    c1,kim@example.org,2026-03-02T09:00:00Z,4.0,1,5.0
  rejected: |
    row_no,reason
    8,Talkdesk marks the data of this call as damaged
*/
/*
example: parts of one call, a call that lasts, talk with the hold in it, a time that cannot be read
options: {talk_includes_hold: "yes"}
given: |
  call_id,type,start_at,end_at,user_id,talk_time,wait_time,hold_time,is_transfer
  c1,inbound,2026-03-02T08:00:00Z,2026-03-02T08:03:00Z,u1,150,20,30,TRUE
  c1,inbound,2026-03-02T08:03:00Z,2026-03-02T08:05:00Z,u2,110,10,,No
  c1,inbound,2026-03-02T08:03:00Z,2026-03-02T08:05:00Z,u2,110,10,,No
  c2,inbound,2026-03-02T08:00:00Z,,u1,,20,,
  c3,inbound,yesterday,2026-03-02T08:05:00Z,u1,1,1,,
expect:
  interactions: |
    contact_id,agent,outcome,talk_seconds,hold_seconds,transferred,truncated
    c1,u1,handled,120,30,true,false
    c1-2,u2,handled,110,,false,false
    c2,u1,open,,,,true
  rejected: |
    row_no,reason
    5,start_at cannot be read: yesterday
*/
