/*
adapter: zendesk_tickets
title: Zendesk tickets
format: json
recognise: count(*) FILTER (json_type(document, '$.tickets') = 'ARRAY'
    AND json_exists(document, '$.tickets[0].requester_id')) > 0
  OR count(*) FILTER (json_exists(document, '$.requester_id') AND json_exists(document, '$.assignee_id')
    AND json_exists(document, '$.created_at')) > 0
because: its documents hold tickets with an assignee_id and a requester_id
lacks:
  talk_seconds: Zendesk does not record the work of a person on a ticket
  hold_seconds: Zendesk does not record the work of a person on a ticket
  acw_seconds: Zendesk does not record the work of a person on a ticket
  wait_seconds: tickets do not wait in a queue for a person to answer at once
  team: the export names the group of the ticket only
options:
  clock: {default: calendar, meaning: "which minutes count: calendar, or business for those of the last schedule"}
*/
CREATE TEMP MACRO zendesk_minutes(minutes) AS
  CASE WHEN getvariable('option_clock') = 'business' THEN minutes.business ELSE minutes.calendar END;

-- A page holds tickets, with their metrics beside them; a document may also be one ticket.
CREATE TEMP VIEW page AS
SELECT file, row_no, json_type(document, '$.tickets') = 'ARRAY' AS has_tickets,
  json_type(document, '$.metric_sets') = 'ARRAY' AS has_metrics,
  CASE WHEN has_tickets THEN from_json(document->'$.tickets', '["JSON"]')
    WHEN json_exists(document, '$.requester_id') THEN [document] ELSE [] END AS tickets,
  CASE WHEN has_metrics THEN from_json(document->'$.metric_sets', '["JSON"]') ELSE [] END AS metrics
FROM raw;

CREATE TEMP VIEW parsed AS
SELECT file, row_no, place, from_json(ticket, '{"id": "VARCHAR", "assignee_id": "VARCHAR", "group_id": "VARCHAR",
  "requester_id": "VARCHAR", "status": "VARCHAR", "type": "VARCHAR", "tags": ["VARCHAR"], "created_at": "VARCHAR",
  "updated_at": "VARCHAR", "generated_timestamp": "VARCHAR", "via": {"channel": "VARCHAR"},
  "satisfaction_rating": {"score": "VARCHAR", "comment": "VARCHAR", "assignee_id": "VARCHAR",
    "created_at": "VARCHAR", "updated_at": "VARCHAR"}}') AS t, ticket->'$.metric_set' AS own_metrics
FROM (SELECT file, row_no, unnest(tickets) AS ticket, generate_subscripts(tickets, 1) AS place FROM page);

CREATE TEMP TABLE metric AS
SELECT file, row_no, place, from_json(metrics,
  '{"ticket_id": "VARCHAR", "updated_at": "VARCHAR", "solved_at": "VARCHAR",
  "reopens": "DOUBLE", "group_stations": "DOUBLE", "assignee_stations": "DOUBLE",
  "reply_time_in_minutes": {"calendar": "DOUBLE", "business": "DOUBLE"},
  "full_resolution_time_in_minutes": {"calendar": "DOUBLE", "business": "DOUBLE"}}') AS m
FROM (
  SELECT file, row_no, unnest(metrics) AS metrics, generate_subscripts(metrics, 1) AS place FROM page
  UNION ALL SELECT file, row_no, own_metrics, place FROM parsed WHERE json_type(own_metrics) = 'OBJECT')
  AS t(file, row_no, metrics, place);

CREATE TEMP TABLE newest_metric AS
SELECT m.ticket_id AS id, m FROM metric
QUALIFY row_number() OVER (PARTITION BY m.ticket_id
  ORDER BY instant_of(m.updated_at) DESC NULLS LAST, file DESC, row_no DESC, place DESC) = 1;

-- The export gives a ticket again each time it changes; what it became last decides whether it counts.
CREATE TEMP TABLE ticket AS
SELECT *, first_value(fate) OVER (PARTITION BY id ORDER BY updated_at DESC NULLS LAST, file DESC, row_no DESC,
  place DESC)
  AS last_fate
FROM (
  SELECT file, row_no, place, t.id AS id, t, instant_of(t.created_at) AS arrived_at,
    -- Changes by the system move generated_timestamp only.
    greatest(instant_of(t.updated_at), epoch_of(t.generated_timestamp)) AS updated_at,
    CASE WHEN t.status = 'deleted' THEN 'a deleted ticket'
      WHEN list_contains(t.tags, 'closed_by_merge') THEN 'a ticket that was merged into another' END AS fate,
    coalesce(missing('id', t.id), missing('created_at', t.created_at),
      unreadable('created_at', t.created_at, instant_of(t.created_at) IS NOT NULL),
      unreadable('updated_at', t.updated_at, instant_of(t.updated_at) IS NOT NULL)) AS problem
  FROM parsed);

CREATE TEMP VIEW counted AS
SELECT ticket.*, m, t.status IN ('solved', 'closed') AS is_solved, instant_of(m.solved_at) AS solved_at
FROM ticket LEFT JOIN newest_metric USING (id) WHERE problem IS NULL AND last_fate IS NULL;

CREATE VIEW interactions AS
SELECT file, row_no, id AS contact_id, t.assignee_id AS agent, t.group_id AS queue,
  CASE t.via.channel WHEN 'native_messaging' THEN 'message' ELSE lower(t.via.channel) END AS channel,
  t.type AS topic, t.requester_id AS customer, arrived_at, CASE WHEN is_solved THEN solved_at END AS ended_at,
  CASE WHEN NOT is_solved THEN 'open' WHEN t.assignee_id IS NOT NULL THEN 'handled' END AS outcome,
  is_solved AS resolved, m.group_stations > 1 OR m.assignee_stations > 1 AS transferred, m.reopens > 0 AS reopened,
  long_seconds(zendesk_minutes(m.reply_time_in_minutes) * 60) AS first_reply_seconds,
  CASE WHEN is_solved THEN long_seconds(zendesk_minutes(m.full_resolution_time_in_minutes) * 60)
    END AS resolution_seconds,
  NOT is_solved AS truncated, updated_at
FROM counted;

-- good or bad; offered and unoffered are no answers. The ticket does not say when it was rated: after it was solved.
CREATE VIEW surveys AS
SELECT file, row_no, 'ticket ' || id AS survey_id, id AS contact_id, coalesce(r.assignee_id, t.assignee_id) AS agent,
  t.group_id AS queue, lower(t.via.channel) AS channel, 'csat' AS type,
  coalesce(instant_of(r.updated_at), instant_of(r.created_at), solved_at, updated_at, arrived_at) AS answered_at,
  CASE WHEN starts_with(r.score, 'good') THEN 1 WHEN starts_with(r.score, 'bad') THEN 0 ELSE point_number(r.score)
    END AS score,
  CASE WHEN point_number(r.score) IS NULL THEN 0 ELSE 1 END AS scale_min,
  CASE WHEN point_number(r.score) IS NULL THEN 1 ELSE 5 END AS scale_max,
  r.comment AS comment, t.requester_id AS customer, updated_at
FROM (SELECT *, t.satisfaction_rating AS r FROM counted)
WHERE starts_with(r.score, 'good') OR starts_with(r.score, 'bad') OR point_number(r.score) IS NOT NULL;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM ticket WHERE problem IS NOT NULL
UNION ALL SELECT file, row_no, 'it holds neither tickets nor their metrics' FROM page
WHERE coalesce(NOT has_tickets, true) AND coalesce(NOT has_metrics, true) AND len(tickets) = 0;

CREATE VIEW ignored AS
SELECT file, row_no, last_fate AS reason FROM ticket WHERE problem IS NULL AND last_fate IS NOT NULL
UNION ALL SELECT file, row_no, 'a page without tickets' FROM page WHERE has_tickets AND len(tickets) = 0;
/*
example: metrics beside the tickets, minutes, ratings
given: |
  {"tickets":[{"id":11,"assignee_id":7,"group_id":3,"requester_id":900,"status":"solved","type":"question","tags":[],"via":{"channel":"email"},"created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-03T08:00:00Z","satisfaction_rating":{"score":"good","comment":"Thanks"}},
  {"id":12,"assignee_id":7,"group_id":3,"requester_id":901,"status":"pending","tags":[],"via":{"channel":"web"},"created_at":"2026-03-02T09:00:00Z","updated_at":"2026-03-02T10:00:00Z","satisfaction_rating":{"score":"unoffered"}},
  {"id":13,"assignee_id":8,"group_id":3,"requester_id":902,"status":"closed","tags":[],"via":{"channel":"native_messaging"},"created_at":"2026-03-02T09:00:00Z","updated_at":"2026-03-02T10:00:00Z","satisfaction_rating":{"score":"bad"}}],
  "metric_sets":[{"ticket_id":11,"updated_at":"2026-03-03T08:00:00Z","solved_at":"2026-03-02T10:00:00Z","reopens":1,"group_stations":1,"assignee_stations":2,"reply_time_in_minutes":{"calendar":15,"business":5},"full_resolution_time_in_minutes":{"calendar":120,"business":60}},
  {"ticket_id":12,"reopens":0,"group_stations":1,"assignee_stations":1,"reply_time_in_minutes":{"calendar":null,"business":null},"full_resolution_time_in_minutes":{"calendar":null,"business":null}}],"count":3}
expect:
  interactions: |
    contact_id,agent,queue,channel,arrived_at,ended_at,outcome,resolved,transferred,reopened,first_reply_seconds,resolution_seconds,truncated
    11,7,3,email,2026-03-02T08:00:00Z,2026-03-02T10:00:00Z,handled,true,true,true,900,7200,false
    12,7,3,web,2026-03-02T09:00:00Z,,open,false,false,false,,,true
    13,8,3,message,2026-03-02T09:00:00Z,,handled,true,,,,,false
  surveys: |
    contact_id,agent,type,score,scale_min,scale_max,comment,answered_at
    11,7,csat,1.0,0,1,Thanks,2026-03-02T10:00:00Z
    13,8,csat,0.0,0,1,,2026-03-02T10:00:00Z
*/
/*
example: metrics inside the ticket, business minutes
options: {clock: business}
given: |
  {"tickets":[{"id":21,"assignee_id":7,"requester_id":900,"status":"solved","created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-03T08:00:00Z","metric_set":{"ticket_id":21,"solved_at":"2026-03-02T10:00:00Z","reply_time_in_minutes":{"calendar":15,"business":5},"full_resolution_time_in_minutes":{"calendar":120,"business":60}}}]}
  {"id":22,"assignee_id":7,"requester_id":900,"status":"open","created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-03T08:00:00Z","metric_set":{"ticket_id":22,"reply_time_in_minutes":{"calendar":3,"business":2}}}
expect:
  interactions: |
    contact_id,first_reply_seconds,resolution_seconds
    21,300,3600
    22,120,
*/
/*
example: a ticket that was deleted later, a merged one, an empty page, no ticket at all
given: |
  {"tickets":[{"id":31,"assignee_id":7,"requester_id":900,"status":"open","created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-02T08:00:00Z"},{"id":32,"assignee_id":7,"requester_id":900,"status":"closed","tags":["closed_by_merge"],"created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-02T09:00:00Z"}]}
  {"tickets":[{"id":31,"assignee_id":7,"requester_id":900,"status":"deleted","created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-02T09:00:00Z"},{"id":33,"assignee_id":7,"requester_id":900,"status":"open","created_at":"soon","updated_at":"2026-03-02T09:00:00Z"}]}
  {"tickets":[],"count":0}
  {"error":"TooManyRequests"}
expect:
  interactions: |
    contact_id
  ignored: |
    row_no,reason
    1,a deleted ticket
    1,a ticket that was merged into another
    2,a deleted ticket
    3,a page without tickets
  rejected: |
    row_no,reason
    2,created_at cannot be read: soon
    4,it holds neither tickets nor their metrics
*/
/*
example: a change by the system is newer than updated_at says
given: |
  {"tickets":[{"id":41,"assignee_id":7,"requester_id":900,"status":"open","created_at":"2026-03-02T08:00:00Z","updated_at":"2026-03-02T08:00:00Z","generated_timestamp":1772442000}]}
expect:
  interactions: |
    contact_id,updated_at
    41,2026-03-02T09:00:00Z
*/
