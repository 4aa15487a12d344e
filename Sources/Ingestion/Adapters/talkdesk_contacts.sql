/*
adapter: talkdesk_contacts
title: Talkdesk contacts report
format: table
columns:
  interaction: [Interaction ID]
  contact: [Contact ID]
  contact_type: [Contact Type]
  started: [Started At]
  finished: [Finished At]
  talk: [Talk Time]
optional:
  direction: [Direction]
  wait: [Wait Time]
  abandon: [Abandon Time]
  short_abandon: [Short Abandon Time]
  answered: [Answered At]
  connected: [Connected At]
  hold: [Hold Time]
  hard_hold: [Hard Hold Time]
  soft_hold: [Soft Hold Time]
  acw: [After Call Work Time]
  transfer_out: [Transfer Out]
  transfer_out_type: [Transfer Out Type]
  callback: [Callback]
  ring_groups: [Ring Groups]
  user_name: [User Name]
  user_id: [User ID]
  team: [Team Name]
  data_status: [Data Status]
recognise: count(contact) > 0
because: it has an Interaction ID, Contact ID and Contact Type
lacks:
  customer: the contacts report does not name the customer
  topic: the contacts report does not hold the disposition
  ring_seconds: the report gives contacts without the people that did not answer
*/
-- Seconds or a clock.
CREATE TEMP MACRO talkdesk_seconds(text) AS whole_seconds(coalesce(point_number(text), clock_seconds(text)));
CREATE TEMP MACRO talkdesk_time(text) AS coalesce(instant_of(text),
  local_of(replace(text, 'T', ' '), ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d %H:%M']));

-- An interaction has a contact for each person who takes part. The name stands for the person, unless two share it.
CREATE TEMP TABLE contact AS
SELECT *, replace(replace(lower(contact_type), ' ', '_'), '-', '_') AS kind,
  CASE WHEN min(user_id) OVER (PARTITION BY user_name) IS DISTINCT FROM max(user_id) OVER (PARTITION BY user_name)
    THEN coalesce(user_id, user_name) ELSE coalesce(user_name, user_id) END AS who,
  talkdesk_time(started) AS started_at, talkdesk_time(finished) AS finished_at,
  talkdesk_time(coalesce(connected, answered)) AS answered_at,
  talkdesk_seconds(talk) AS talk_seconds, talkdesk_seconds(acw) AS acw_seconds, talkdesk_seconds(wait) AS wait_seconds,
  talkdesk_seconds(abandon) AS abandon_seconds, talkdesk_seconds(short_abandon) AS short_seconds,
  coalesce(talkdesk_seconds(hold), talkdesk_seconds(hard_hold) + coalesce(talkdesk_seconds(soft_hold),
    0)) AS hold_seconds,
  CASE WHEN lower(data_status) = 'damaged' THEN 'Talkdesk marks the data of this contact as damaged'
    ELSE coalesce(missing('Contact ID', contact), missing('Started At', started),
      unreadable('Started At', started, talkdesk_time(started) IS NOT NULL),
      unreadable('Finished At', finished, talkdesk_time(finished) IS NOT NULL),
      unreadable('Connected At', connected, talkdesk_time(connected) IS NOT NULL),
      unreadable('Talk Time', talk, talkdesk_seconds(talk) >= 0),
      unreadable('Hold Time', hold, talkdesk_seconds(hold) >= 0),
      unreadable('Wait Time', wait, talkdesk_seconds(wait) >= 0),
      unreadable('Abandon Time', abandon, talkdesk_seconds(abandon) >= 0),
      unreadable('After Call Work Time', acw, talkdesk_seconds(acw) >= 0)) END AS problem
FROM raw;

CREATE VIEW interactions AS
SELECT file, row_no, contact AS contact_id, CASE WHEN talked THEN who END AS agent, team, ring_groups AS queue,
  'voice' AS channel, CASE WHEN is_out THEN 'out' ELSE 'in' END AS direction, started_at AS arrived_at, answered_at,
  finished_at AS ended_at,
  CASE WHEN is_out THEN NULL WHEN NOT talked THEN coalesce(nullif(abandon_seconds, 0), nullif(short_seconds, 0),
    wait_seconds)
    ELSE wait_seconds END AS wait_seconds,
  CASE WHEN finished_at IS NULL THEN 'open' WHEN talked THEN 'handled' WHEN is_out THEN NULL
    WHEN contains(kind, 'voicemail') THEN 'voicemail' WHEN contains(kind, 'callback')
      OR flag(callback) THEN 'callback_taken'
    WHEN contains(kind, 'short_abandon') OR short_seconds > 0 THEN 'short_abandoned'
    -- Missed at people is not given up by the caller.
    WHEN contains(kind, 'missed') THEN 'flowed_out'
    WHEN contains(kind, 'abandon') OR abandon_seconds > 0 THEN 'abandoned' ELSE 'flowed_out' END AS outcome,
  CASE WHEN talked THEN talk_seconds END AS talk_seconds, CASE WHEN talked THEN hold_seconds END AS hold_seconds,
  CASE WHEN talked THEN acw_seconds END AS acw_seconds,
  CASE WHEN lower(coalesce(transfer_out, transfer_out_type)) IN ('', '-', 'none', 'n/a') THEN false
    WHEN transfer_out IS NULL AND transfer_out_type IS NULL THEN NULL
    ELSE coalesce(flag(transfer_out), point_number(transfer_out) > 0, true) END AS transferred,
  finished_at IS NULL AS truncated
FROM (
  SELECT *, starts_with(lower(coalesce(direction, kind)), 'out') AS is_out,
    NOT regexp_matches(kind, 'missed|abandon|voicemail') AND (answered_at IS NOT NULL OR talk_seconds > 0) AS talked
  FROM contact WHERE problem IS NULL);

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM contact WHERE problem IS NOT NULL;
/*
example: two contacts of one interaction, missed, abandoned, damaged
time_zone: Europe/Berlin
given: |
  Interaction ID,Contact ID,Direction,Contact Type,Started At,Wait Time,Abandon Time,Short Abandon Time,Connected At,Talk Time,Hold Time,After Call Work Time,Finished At,Transfer Out,Callback,Ring Groups,User Name,Team Name,User ID,Data Status
  i1,k1,Inbound,inbound,2026-03-02 09:00:00,20,0,0,2026-03-02 09:00:20,150,10,30,2026-03-02 09:03:00,true,No,"Sales, Support",Kim Doe,North,u1,Valid
  i1,k2,Inbound,inbound,2026-03-02 09:03:00,00:00:05,0,0,2026-03-02 09:03:05,00:01:00,,00:00:00,2026-03-02 09:04:05,false,No,Support,Kim Doe,South,u2,Valid
  i2,k3,Inbound,missed,2026-03-02 09:00:00,60,0,0,,0,0,0,2026-03-02 09:01:00,,No,Sales,Lee Poe,North,u3,Valid
  i3,k4,Inbound,abandoned,2026-03-02 09:00:00,40,40,0,,0,0,0,2026-03-02 09:00:40,,No,Sales,,,,Valid
  i4,k5,Inbound,short_abandoned,2026-03-02 09:00:00,2,0,2,,0,0,0,2026-03-02 09:00:02,,No,Sales,,,,Valid
  i5,k6,Outbound,outbound,2026-03-02 09:00:00,,,,2026-03-02 09:00:10,50,,5,2026-03-02 09:01:00,,No,,Lee Poe,North,u3,Valid
  i6,k7,Inbound,inbound,2026-03-02 09:00:00,20,0,0,2026-03-02 09:00:20,9999999,10,30,2026-03-02 09:03:00,,No,Sales,Lee Poe,North,u3,Damaged
expect:
  interactions: |
    contact_id,agent,team,queue,direction,arrived_at,wait_seconds,outcome,talk_seconds,hold_seconds,acw_seconds,transferred
    k1,u1,North,"Sales, Support",in,2026-03-02T08:00:00Z,20,handled,150,10,30,true
    k2,u2,South,Support,in,2026-03-02T08:03:00Z,5,handled,60,,0,false
    k3,,North,Sales,in,2026-03-02T08:00:00Z,60,flowed_out,,,,
    k4,,,Sales,in,2026-03-02T08:00:00Z,40,abandoned,,,,
    k5,,,Sales,in,2026-03-02T08:00:00Z,2,short_abandoned,,,,
    k6,Lee Poe,North,,out,2026-03-02T08:00:00Z,,handled,50,,5,
  rejected: |
    row_no,reason
    7,Talkdesk marks the data of this contact as damaged
*/
