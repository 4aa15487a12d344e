/*
adapter: talkdesk_explore_calls
title: Talkdesk Explore calls (older form)
format: table
columns:
  interaction: [interaction_id]
  call_type: [call_type]
  start_time: [start_time]
  talk_time: [talk_time]
  waiting_time: [waiting_time]
optional:
  end_time: [end_time]
  answer_speed: [agent_speed_to_answer]
  holding_time: [holding_time]
  customer: [customer_phone_number, contact_phone_number]
  agent: [agent_name, user_name, handling_agent]
  team: [team, team_name]
  ring_groups: [ring_groups]
  disposition: [disposition_code]
  transfer: ["transfer?", "is_transfer?"]
  callback: ["callback_from_queue?", "is_callback_from_queue?"]
recognise: count(*) FILTER (point_number(talk_time) BETWEEN 0.000001 AND 0.999999)
  > count(*) FILTER (point_number(talk_time) >= 1)
because: it has an interaction_id and durations as fractions of a day
lacks:
  acw_seconds: this report does not hold after-call work
  answered_at: this report gives durations only
*/
-- 0.0000694 of a day is 6 s.
CREATE TEMP MACRO day_share_seconds(text) AS whole_seconds(point_number(text) * 86400);
CREATE TEMP MACRO explore_time(text) AS local_of(text, ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d %H:%M']);

CREATE TEMP TABLE call AS
SELECT *, replace(lower(call_type), ' ', '_') AS kind, explore_time(start_time) AS started_at,
  explore_time(end_time) AS ended_at,
  dense_rank() OVER (PARTITION BY interaction ORDER BY start_time) AS part,
  coalesce(missing('interaction_id', interaction), missing('start_time', start_time),
    unreadable('start_time', start_time, explore_time(start_time) IS NOT NULL),
    unreadable('end_time', end_time, explore_time(end_time) IS NOT NULL),
    unreadable('call_type', call_type, replace(lower(call_type), ' ', '_') IN ('abandoned', 'inbound', 'missed',
      'outbound', 'outbound_missed', 'short_abandoned', 'voicemail')),
    unreadable('talk_time', talk_time, point_number(talk_time) BETWEEN 0 AND 1),
    unreadable('waiting_time', waiting_time, point_number(waiting_time) BETWEEN 0 AND 1),
    unreadable('agent_speed_to_answer', answer_speed, point_number(answer_speed) BETWEEN 0 AND 1),
    unreadable('holding_time', holding_time, point_number(holding_time) BETWEEN 0 AND 1)) AS problem
FROM raw;

CREATE VIEW interactions AS
SELECT file, row_no, interaction || CASE WHEN part > 1 THEN '-' || part ELSE '' END AS contact_id,
  CASE WHEN kind IN ('inbound', 'outbound', 'outbound_missed') THEN agent END AS agent, team, ring_groups AS queue,
  'voice' AS channel, CASE WHEN starts_with(kind, 'outbound') THEN 'out' ELSE 'in' END AS direction,
  disposition AS topic, customer, started_at AS arrived_at, ended_at,
  CASE WHEN NOT starts_with(kind, 'outbound') THEN day_share_seconds(coalesce(waiting_time, answer_speed))
    END AS wait_seconds,
  CASE WHEN kind IN ('inbound', 'outbound') THEN 'handled' WHEN kind = 'missed' THEN 'flowed_out'
    WHEN kind <> 'outbound_missed' THEN kind END AS outcome,
  CASE WHEN kind IN ('inbound', 'outbound') THEN day_share_seconds(talk_time) END AS talk_seconds,
  CASE WHEN kind IN ('inbound', 'outbound') THEN day_share_seconds(holding_time) END AS hold_seconds,
  flag(transfer) AS transferred
FROM call WHERE problem IS NULL;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM call WHERE problem IS NOT NULL;
/*
example: fractions of a day, keys with a question mark
time_zone: America/New_York
given: |
  interaction_id,call_type,start_time,talk_time,waiting_time,agent_speed_to_answer,holding_time,agent_name,customer_phone_number,transfer?,callback_from_queue?
  i1,inbound,2026-03-02 08:00:00,0.0017361,0.0000694,0.0000694,0.0001157,Kim Doe,+15550100,TRUE,No
  i1,inbound,2026-03-02 08:03:00,0.00069444,0.00005787,,,Lee Poe,+15550100,No,No
  i2,missed,2026-03-02 08:00:00,0,0.00034722,,0,,+15550101,No,No
  i3,abandoned,2026-03-02 08:00:00,0,0.00034722,,0,,+15550101,No,No
  i4,inbound,2026-03-02 08:00:00,1.5,0.0003,,0,Kim Doe,+15550101,No,No
expect:
  interactions: |
    contact_id,agent,arrived_at,wait_seconds,outcome,talk_seconds,hold_seconds,transferred,customer
    i1,Kim Doe,2026-03-02T13:00:00Z,6,handled,150,10,true,+15550100
    i1-2,Lee Poe,2026-03-02T13:03:00Z,5,handled,60,,false,+15550100
    i2,,2026-03-02T13:00:00Z,30,flowed_out,,,false,+15550101
    i3,,2026-03-02T13:00:00Z,30,abandoned,,,false,+15550101
  rejected: |
    row_no,reason
    5,talk_time cannot be read: 1.5
*/
