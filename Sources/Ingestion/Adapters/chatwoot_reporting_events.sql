/*
adapter: chatwoot_reporting_events
title: Chatwoot reporting events
format: table
include: chatwoot_events
columns:
  name: [name]
  value: [value]
  conversation_id: [conversation_id]
  created_at: [created_at]
  event_start_time: [event_start_time]
  event_end_time: [event_end_time]
optional:
  id: [id]
  business_value: [value_in_business_hours]
  user_id: [user_id]
  inbox_id: [inbox_id]
recognise: count(*) FILTER (name IN ('conversation_resolved', 'first_response', 'reply_time',
  'conversation_bot_resolved',
  'conversation_bot_handoff')) > 0
because: its events are conversation_resolved, first_response and reply_time
lacks:
  talk_seconds: Chatwoot does not record the work of a person on a conversation
  hold_seconds: Chatwoot does not record the work of a person on a conversation
  acw_seconds: Chatwoot does not record the work of a person on a conversation
  wait_seconds: Chatwoot records the first reply, not the time in a queue
  customer: reporting events do not name the contact
  channel: reporting events name the inbox only
  transferred: reporting events do not show a change of the person
options:
  clock: {default: calendar, meaning: "which seconds count: calendar, or business for those in business hours"}
*/
CREATE TEMP VIEW event_texts AS
SELECT file, row_no, id, name, value, business_value, user_id, inbox_id, conversation_id, created_at, event_start_time,
  event_end_time FROM raw;
/*
example: a conversation that is solved twice, one that a bot ends, one that lasts
time_zone: Europe/Berlin
given: |
  id,name,value,value_in_business_hours,account_id,inbox_id,user_id,conversation_id,event_start_time,event_end_time,created_at
  1,first_response,61.6,30,1,5,7,100,2026-03-02 08:00:00,2026-03-02 08:01:01.6,2026-03-02 08:01:02
  2,reply_time,20,,1,5,8,100,2026-03-02 08:02:00,2026-03-02 08:02:20,2026-03-02 08:02:20
  3,conversation_resolved,600,300,1,5,8,100,2026-03-02 08:00:00,2026-03-02 08:10:00,2026-03-02 08:10:00
  4,conversation_resolved,3600,900,1,5,8,100,2026-03-02 08:00:00,2026-03-02 09:00:00,2026-03-02 09:00:00
  4,conversation_resolved,3600,900,1,5,8,100,2026-03-02 08:00:00,2026-03-02 09:00:00,2026-03-02 09:00:00
  5,conversation_bot_resolved,90,90,1,5,,101,2026-03-02T08:00:00Z,2026-03-02T08:01:30Z,2026-03-02T08:01:30Z
  6,conversation_bot_handoff,50,50,1,6,,102,2026-03-02 08:00:00,2026-03-02 08:00:50,2026-03-02 08:00:50
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,outcome,resolved,reopened,bot_handled,first_reply_seconds,resolution_seconds,truncated
    100,7,5,2026-03-02T08:00:00Z,2026-03-02T08:01:01.600Z,2026-03-02T09:00:00Z,handled,true,true,false,62,3600,false
    101,,5,2026-03-02T08:00:00Z,,2026-03-02T08:01:30Z,,true,false,true,,90,false
    102,,6,2026-03-02T08:00:00Z,,,open,false,false,false,,,true
*/
/*
example: business hours, another event, a row that cannot be read
options: {clock: business}
given: |
  id,name,value,value_in_business_hours,user_id,conversation_id,event_start_time,event_end_time,created_at
  1,first_response,61,30,7,100,2026-03-02 08:00:00,2026-03-02 08:01:01,2026-03-02 08:01:02
  2,first_response,61,,7,101,2026-03-02 08:00:00,2026-03-02 08:01:01,2026-03-02 08:01:02
  3,sla_missed,1,,7,101,2026-03-02 08:00:00,2026-03-02 08:01:01,2026-03-02 08:01:02
  4,reply_time,long,,7,101,2026-03-02 08:00:00,2026-03-02 08:01:01,2026-03-02 08:01:02
expect:
  interactions: |
    contact_id,first_reply_seconds
    100,30
    101,
  ignored: |
    row_no,reason
    3,an event that nothing is counted from: sla_missed
  rejected: |
    row_no,reason
    4,value cannot be read: long
*/
/*
example: a bot alone ends a conversation that is assigned to a person, a person ends one without a reply
given: |
  id,name,value,user_id,conversation_id,event_start_time,event_end_time,created_at
  1,conversation_bot_resolved,90,7,100,2026-03-02 08:00:00,2026-03-02 08:01:30,2026-03-02 08:01:30
  2,conversation_resolved,90,7,100,2026-03-02 08:00:00,2026-03-02 08:01:30,2026-03-02 08:01:30
  3,conversation_resolved,60,8,101,2026-03-02 08:00:00,2026-03-02 08:01:00,2026-03-02 08:01:00
expect:
  interactions: |
    contact_id,agent,outcome,bot_handled,resolution_seconds
    100,,,true,90
    101,8,handled,false,60
*/
/*
example: opened again after it was resolved
given: |
  id,name,value,user_id,conversation_id,event_start_time,event_end_time,created_at
  1,conversation_opened,0,,100,2026-03-02 08:00:00,2026-03-02 08:00:00,2026-03-02 08:00:00
  2,conversation_resolved,60,8,100,2026-03-02 08:00:00,2026-03-02 08:01:00,2026-03-02 08:01:00
  3,conversation_opened,600,8,100,2026-03-02 08:01:00,2026-03-02 08:11:00,2026-03-02 08:11:00
expect:
  interactions: |
    contact_id,agent,arrived_at,ended_at,outcome,resolved,reopened,resolution_seconds,truncated
    100,8,2026-03-02T08:00:00Z,,open,false,true,,true
*/
