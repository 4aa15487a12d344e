/*
adapter: chatwoot_events
title: events of Chatwoot, from a table or from JSON
format: part
*/
-- The database keeps UTC without an offset; the interface gives seconds since 1970 or ISO 8601.
CREATE TEMP MACRO chatwoot_time(text) AS coalesce(instant_of(text), epoch_of(text),
  timezone('UTC', local_of(replace(text, 'T', ' '), ['%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d %H:%M:%S'])));

CREATE TEMP TABLE event AS
SELECT file, row_no, coalesce(id, concat_ws(' ', name, created_at, event_end_time)) AS id, name, user_id, inbox_id,
  conversation_id, chatwoot_time(created_at) AS created_at, chatwoot_time(event_start_time) AS started_at,
  chatwoot_time(event_end_time) AS ended_at,
  long_seconds(point_number(CASE WHEN getvariable('option_clock') = 'business' THEN business_value ELSE value
    END)) AS seconds,
  name IN ('conversation_resolved', 'conversation_bot_resolved', 'conversation_captain_inference_resolved') AS resolves,
  name IN ('first_response', 'reply_time') AS is_reply,
  coalesce(missing('conversation_id', conversation_id), missing('event_start_time', event_start_time),
    unreadable('event_start_time', event_start_time, chatwoot_time(event_start_time) IS NOT NULL),
    unreadable('event_end_time', event_end_time, chatwoot_time(event_end_time) IS NOT NULL),
    unreadable('created_at', created_at, chatwoot_time(created_at) IS NOT NULL),
    unreadable('value', value, point_number(value) >= 0)) AS problem,
  name IN ('conversation_resolved', 'first_response', 'reply_time', 'conversation_bot_resolved',
    'conversation_bot_handoff', 'conversation_captain_inference_resolved', 'conversation_captain_inference_handoff',
    'conversation_opened') AS is_known
FROM event_texts;

-- A bot is never the agent, nor is the person that a conversation was assigned to while a bot alone took part.
CREATE VIEW interactions AS
SELECT * EXCLUDE (worker) REPLACE (CASE WHEN resolved THEN ended_at END AS ended_at,
    CASE WHEN resolved THEN resolution_seconds END AS resolution_seconds),
  CASE WHEN NOT bot_handled THEN worker END AS agent,
  CASE WHEN NOT resolved THEN 'open' WHEN agent IS NOT NULL THEN 'handled' END AS outcome,
  NOT resolved AS truncated
FROM (
  SELECT arg_max(file, moment) AS file, arg_max(row_no, moment) AS row_no, conversation_id AS contact_id,
    coalesce(arg_min(user_id, moment) FILTER (name = 'first_response' AND user_id IS NOT NULL),
      arg_min(user_id, moment) FILTER (name = 'reply_time' AND user_id IS NOT NULL),
      arg_max(user_id, moment) FILTER (name = 'conversation_resolved' AND user_id IS NOT NULL)) AS worker,
    arg_max(inbox_id, moment) AS queue,
    -- A reply is timed from the message before it; the other events from the beginning of the conversation.
    coalesce(min(started_at) FILTER (NOT is_reply AND name <> 'conversation_opened'), min(started_at)) AS arrived_at,
    min(ended_at) FILTER (name = 'first_response') AS answered_at, max(ended_at) FILTER (resolves) AS ended_at,
    -- Opened again and not yet resolved again.
    bool_or(resolves) AND coalesce(max(ended_at) FILTER (resolves)
      >= max(ended_at) FILTER (name = 'conversation_opened'), true) AS resolved,
    count(DISTINCT id) FILTER (name = 'conversation_resolved') > 1 OR coalesce(min(ended_at) FILTER (resolves)
      < max(ended_at) FILTER (name = 'conversation_opened'), false) AS reopened,
    bool_or(name IN ('conversation_bot_resolved', 'conversation_captain_inference_resolved'))
      AND NOT bool_or(is_reply OR name LIKE '%_handoff') AS bot_handled,
    arg_min(seconds, moment) FILTER (name = 'first_response') AS first_reply_seconds,
    arg_max(seconds, moment) FILTER (resolves) AS resolution_seconds, max(created_at) AS updated_at
  FROM (SELECT *, (coalesce(ended_at, created_at, started_at), file, row_no) AS moment FROM event)
  WHERE problem IS NULL AND is_known GROUP BY conversation_id);

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM event WHERE is_known AND problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, 'an event that nothing is counted from: ' || coalesce(name, 'without a name') AS reason
FROM event WHERE is_known IS DISTINCT FROM true;
