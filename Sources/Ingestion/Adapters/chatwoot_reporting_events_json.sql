/*
adapter: chatwoot_reporting_events_json
title: Chatwoot reporting events in JSON
format: json
records: payload
include: chatwoot_events
recognise: count(*) FILTER (document->>'name' IN ('conversation_resolved', 'first_response', 'reply_time',
  'conversation_bot_resolved', 'conversation_bot_handoff') AND json_exists(document, '$.conversation_id')) > 0
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
SELECT file, row_no, e.id, e.name, e.value, e.value_in_business_hours AS business_value, e.user_id, e.inbox_id,
  e.conversation_id, e.created_at, e.event_start_time, e.event_end_time
FROM (SELECT file, row_no, from_json(document, '{"id": "VARCHAR", "name": "VARCHAR", "value": "VARCHAR",
  "value_in_business_hours": "VARCHAR", "user_id": "VARCHAR", "inbox_id": "VARCHAR", "conversation_id": "VARCHAR",
  "created_at": "VARCHAR", "event_start_time": "VARCHAR", "event_end_time": "VARCHAR"}') AS e FROM raw);
/*
example: events of the interface
given: |
  {"meta":{"count":2},"payload":[{"id":1,"name":"first_response","value":61,"user_id":7,"inbox_id":5,"conversation_id":100,"created_at":1772438462,"event_start_time":"2026-03-02T08:00:00Z","event_end_time":"2026-03-02T08:01:01Z"},
  {"id":2,"name":"conversation_resolved","value":600,"user_id":7,"inbox_id":5,"conversation_id":100,"created_at":1772439000,"event_start_time":"2026-03-02T08:00:00Z","event_end_time":"2026-03-02T08:10:00Z"}]}
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,ended_at,outcome,first_reply_seconds,resolution_seconds,updated_at
    100,7,5,2026-03-02T08:00:00Z,2026-03-02T08:10:00Z,handled,61,600,2026-03-02T08:10:00Z
*/
