/*
adapter: genesys_conversations
title: Genesys Cloud conversation details
format: json
records: conversations
recognise: count(*) FILTER ((document->>'conversationId') IS NOT NULL AND (document->>'conversationStart') IS NOT NULL
  AND json_type(document->'participants') = 'ARRAY') > 0
because: its documents have a conversationId, a conversationStart and participants
lacks:
  consult_seconds: talks with a colleague are sessions like any other
  form_version: conversation details name the form only
  critical_failed: conversation details give a score of the critical questions and not which of them failed
  selection: conversation details do not say how the contact was chosen
  sent_at: conversation details do not say when a survey was sent
*/
-- A day or month with one digit can mean one thing only.
CREATE TEMP MACRO padded(text) AS
  CASE WHEN text[11] = 'T' THEN text
    ELSE regexp_replace(regexp_replace(text, '^(\d{4}-\d{1,2}-)(\d)T', '\10\2T'), '^(\d{4}-)(\d)-', '\10\2-') END;
CREATE TEMP MACRO time_of(text) AS instant_of(padded(text));
CREATE TEMP MACRO metric(metrics, metric_name) AS
  list_sum(list_transform(list_filter(metrics, lambda m: m.name = metric_name), lambda m: m.value));
CREATE TEMP MACRO has_metric(metrics, metric_name) AS
  coalesce(list_contains(list_transform(metrics, lambda m: m.name), metric_name), false);

CREATE TEMP TABLE parsed AS
SELECT file, row_no, from_json(document, '{"conversationId": "VARCHAR", "conversationStart": "VARCHAR",
  "conversationEnd": "VARCHAR", "originatingDirection": "VARCHAR",
  "participants": [{"purpose": "VARCHAR", "userId": "VARCHAR", "teamId": "VARCHAR", "externalContactId": "VARCHAR",
    "sessions": [{"mediaType": "VARCHAR", "direction": "VARCHAR", "ani": "VARCHAR", "dnis": "VARCHAR",
      "monitoredParticipantId": "VARCHAR", "coachedParticipantId": "VARCHAR", "bargedParticipantId": "VARCHAR",
      "metrics": [{"name": "VARCHAR", "value": "DOUBLE"}],
      "segments": [{"segmentStart": "VARCHAR", "segmentEnd": "VARCHAR", "segmentType": "VARCHAR",
        "queueId": "VARCHAR", "disconnectType": "VARCHAR", "wrapUpCode": "VARCHAR"}]}]}],
  "evaluations": [{"evaluationId": "VARCHAR", "evaluationStatus": "VARCHAR", "evaluatorId": "VARCHAR",
    "userId": "VARCHAR", "formId": "VARCHAR", "formName": "VARCHAR", "queueId": "VARCHAR", "eventTime": "VARCHAR",
    "released": "VARCHAR", "deleted": "VARCHAR", "calibrationId": "VARCHAR", "oTotalScore": "VARCHAR"}],
  "surveys": [{"surveyId": "VARCHAR", "surveyStatus": "VARCHAR", "surveyCompletedDate": "VARCHAR",
    "eventTime": "VARCHAR", "surveyPromoterScore": "VARCHAR", "oSurveyTotalScore": "VARCHAR", "userId": "VARCHAR",
    "queueId": "VARCHAR"}]}') AS c
FROM raw;

CREATE TEMP TABLE piece AS
SELECT * EXCLUDE (part), part.segmentType AS type, part.queueId AS queue, part.disconnectType AS disconnect,
  part.wrapUpCode AS wrap_up, epoch_ms(ended_at) - epoch_ms(began_at) AS ms,
  part.segmentStart[11] <> 'T' OR part.segmentEnd[11] <> 'T' AS is_padded,
  coalesce(missing('segmentStart', part.segmentStart),
    unreadable('segmentStart', part.segmentStart, began_at IS NOT NULL),
    unreadable('segmentEnd', part.segmentEnd, ended_at IS NOT NULL),
    CASE WHEN ended_at < began_at THEN 'a segment ends before it begins: ' || part.segmentEnd END) AS problem
FROM (
  SELECT *, time_of(part.segmentStart) AS began_at, time_of(part.segmentEnd) AS ended_at
  FROM (
    SELECT * EXCLUDE (s), s.mediaType AS media, s.direction AS direction, s.ani AS ani, s.dnis AS dnis,
      s.metrics AS metrics,
      s.monitoredParticipantId IS NOT NULL OR s.coachedParticipantId IS NOT NULL OR s.bargedParticipantId IS NOT NULL
        AS is_watching, generate_subscripts(s.segments, 1) AS piece_no, unnest(s.segments) AS part
    FROM (
      SELECT file, row_no, participant_no, p.purpose AS purpose, p.userId AS agent, p.teamId AS team,
        p.externalContactId AS customer, generate_subscripts(p.sessions, 1) AS session_no, unnest(p.sessions) AS s
      FROM (
        SELECT file, row_no, generate_subscripts(c.participants, 1) AS participant_no, unnest(c.participants) AS p
        FROM parsed))));

CREATE TEMP TABLE conversation AS
SELECT parsed.file, parsed.row_no, c.evaluations AS evaluations, c.surveys AS surveys,
  c.conversationId AS id, time_of(c.conversationStart) AS began_at, time_of(c.conversationEnd) AS ended_at,
  c.originatingDirection AS origin, last_at,
  coalesce(is_padded, false) OR padded(c.conversationStart) <> c.conversationStart
    OR coalesce(padded(c.conversationEnd) <> c.conversationEnd, false) AS is_padded,
  coalesce(
    missing('conversationId', c.conversationId), missing('conversationStart', c.conversationStart),
    unreadable('conversationStart', c.conversationStart, time_of(c.conversationStart) IS NOT NULL),
    unreadable('conversationEnd', c.conversationEnd, time_of(c.conversationEnd) IS NOT NULL), pieces.problem) AS problem
FROM parsed LEFT JOIN (
  SELECT file, row_no, arg_min(problem, (participant_no, session_no, piece_no)) AS problem,
    bool_or(is_padded) AS is_padded, max(greatest(began_at, ended_at)) AS last_at
  FROM piece GROUP BY file, row_no) AS pieces USING (file, row_no);

-- One row a session, with the milliseconds of each kind of segment.
CREATE TEMP TABLE session AS
SELECT piece.file, piece.row_no, participant_no, session_no, any_value(purpose) AS purpose, any_value(agent) AS agent,
  any_value(team) AS team, any_value(customer) AS customer, any_value(media) AS media,
  any_value(direction) AS direction, any_value(ani) AS ani, any_value(dnis) AS dnis, any_value(metrics) AS metrics,
  arg_min(queue, (piece.began_at, piece_no)) FILTER (queue IS NOT NULL) AS queue,
  bool_or(is_watching OR type IN ('monitoring', 'coaching', 'barging') OR media = 'screenmonitoring') AS is_watching,
  min(piece.began_at) AS began_at,
  CASE WHEN NOT bool_or(type <> 'wrapup' AND piece.ended_at IS NULL)
    THEN max(piece.ended_at) FILTER (type <> 'wrapup') END AS over_at,
  min(piece.began_at) FILTER (type = 'interact') AS talk_at,
  bool_or(piece.ended_at IS NULL) AS is_open, bool_or(type = 'voicemail') AS has_voicemail,
  bool_or(type IN ('alert', 'interact', 'hold', 'wrapup', 'dialing', 'contacting', 'callback')) AS is_work,
  sum(ms) FILTER (type = 'alert') AS alert_ms, sum(ms) FILTER (type = 'interact') AS talk_ms,
  sum(ms) FILTER (type = 'hold') AS hold_ms, max(ms) FILTER (type = 'hold') AS longest_hold_ms,
  count(*) FILTER (type = 'hold') AS holds, sum(ms) FILTER (type = 'wrapup') AS wrapup_ms,
  sum(ms) FILTER (type IN ('dialing', 'contacting')) AS dialing_ms, sum(ms) FILTER (type <> 'wrapup') AS all_ms,
  arg_max(disconnect, (piece.began_at, piece_no)) FILTER (disconnect IS NOT NULL AND type <> 'wrapup') AS disconnect,
  arg_max(wrap_up, (piece.began_at, piece_no)) FILTER (wrap_up IS NOT NULL) AS wrap_up
FROM piece JOIN conversation USING (file, row_no) WHERE conversation.problem IS NULL
GROUP BY piece.file, piece.row_no, participant_no, session_no;

-- Each entry into a queue is a contact of its own; the people after it belong to it. People before the first queue
-- and conversations without a queue are entry 0.
CREATE TEMP TABLE placed AS
SELECT *, purpose = 'acd' AS is_queue,
  count(*) FILTER (purpose = 'acd') OVER (PARTITION BY file, row_no
    ORDER BY began_at, purpose <> 'acd', participant_no, session_no ROWS UNBOUNDED PRECEDING) AS entry
FROM session
WHERE purpose = 'acd' OR purpose IN ('agent', 'user') AND is_work AND NOT is_watching
  AND media NOT IN ('screenshare', 'cobrowse');

CREATE TEMP TABLE entry AS
SELECT conversation.* EXCLUDE (evaluations, surveys, problem, is_padded), e.* EXCLUDE (file, row_no),
  coalesce(e.entry, 0) AS entry_no,
  row_number() OVER of_conversation AS ordinal, lead(e.media) OVER of_conversation AS next_media,
  lead(e.entry) OVER of_conversation IS NULL AS is_last,
  CASE WHEN ordinal = 1 THEN id ELSE id || '/' || ordinal END AS contact_id
FROM conversation LEFT JOIN (
  SELECT file, row_no, entry,
    any_value(queue) FILTER (is_queue) AS queue,
    coalesce(any_value(media) FILTER (is_queue), any_value(media)) AS media,
    any_value(direction) AS direction, min(began_at) FILTER (is_queue) AS queued_at,
    any_value(metrics) FILTER (is_queue) AS metrics, any_value(disconnect) FILTER (is_queue) AS disconnect,
    sum(all_ms) FILTER (is_queue AND NOT is_open) AS wait_ms,
    arg_min(agent, (talk_at, participant_no, session_no)) FILTER (NOT is_queue AND talk_at IS NOT NULL) AS agent,
    arg_min(team, (talk_at, participant_no, session_no)) FILTER (NOT is_queue AND talk_at IS NOT NULL) AS team,
    min(talk_at) FILTER (NOT is_queue) AS answered_at, max(over_at) AS over_at,
    arg_min(wrap_up, began_at) FILTER (NOT is_queue AND wrap_up IS NOT NULL) AS topic,
    bool_or(NOT is_queue AND has_metric(metrics, 'nTransferred')) AS transferred
  FROM placed GROUP BY file, row_no, entry) AS e USING (file, row_no)
WHERE conversation.problem IS NULL
WINDOW of_conversation AS (PARTITION BY file, row_no ORDER BY e.entry);

CREATE TEMP VIEW around AS
SELECT file, row_no, any_value(customer) FILTER (purpose IN ('customer', 'external')) AS known_customer,
  arg_min(ani, began_at) FILTER (purpose IN ('customer', 'external') AND ani IS NOT NULL) AS ani,
  arg_min(dnis, began_at) FILTER (purpose IN ('customer', 'external') AND dnis IS NOT NULL) AS dnis,
  sum(all_ms) FILTER (purpose = 'ivr') AS ivr_ms, bool_or(purpose IN ('ivr', 'botflow', 'workflow')) AS has_bot,
  bool_or(has_voicemail OR purpose = 'voicemail') AS has_voicemail,
  bool_or(purpose IN ('agent', 'user') AND NOT is_watching AND talk_at IS NOT NULL) AS has_person
FROM session GROUP BY file, row_no;

CREATE TEMP MACRO channel_of(media) AS CASE WHEN media = 'internalmessage' THEN 'message'
  WHEN media <> 'unknown' THEN media END;
CREATE TEMP MACRO direction_of(word) AS CASE word WHEN 'inbound' THEN 'in' WHEN 'outbound' THEN 'out' ELSE word END;

CREATE VIEW interactions AS
SELECT file, row_no, contact_id, agent, team, queue, channel_of(media) AS channel,
  direction_of(coalesce(origin, direction)) AS direction, topic,
  coalesce(CASE WHEN origin = 'outbound' THEN dnis ELSE ani END, known_customer) AS customer,
  CASE WHEN entry_no = 0 THEN began_at ELSE queued_at END AS arrived_at, answered_at,
  CASE WHEN is_last THEN ended_at ELSE over_at END AS ended_at,
  CASE WHEN ordinal = 1 THEN whole_seconds(ivr_ms / 1000) END AS ivr_seconds,
  whole_seconds(wait_ms / 1000) AS wait_seconds,
  CASE
    WHEN has_metric(metrics, 'tShortAbandon') THEN 'short_abandoned'
    WHEN has_metric(metrics, 'tAbandon') THEN 'abandoned'
    WHEN is_last AND ended_at IS NULL THEN 'open'
    WHEN answered_at IS NOT NULL THEN 'handled'
    WHEN entry_no = 0 THEN NULL
    WHEN media <> 'callback' AND next_media = 'callback' THEN 'callback_taken'
    WHEN is_last AND has_voicemail THEN 'voicemail'
    WHEN has_metric(metrics, 'tFlowOut') OR NOT is_last THEN 'flowed_out'
    WHEN disconnect IN ('client', 'endpoint', 'peer') THEN 'abandoned'
    ELSE 'flowed_out'
  END AS outcome,
  coalesce(transferred, false) AS transferred,
  entry_no = 0 AND coalesce(has_bot AND NOT has_person, false) AS bot_handled,
  is_last AND ended_at IS NULL AS truncated, greatest(last_at, ended_at) AS updated_at
FROM entry LEFT JOIN around USING (file, row_no);

CREATE VIEW segments AS
SELECT placed.file, placed.row_no, contact_id,
  row_number() OVER (PARTITION BY placed.file, placed.row_no, placed.entry
    ORDER BY placed.began_at, participant_no, session_no) AS leg_no,
  placed.agent, placed.team, placed.queue, channel_of(placed.media) AS channel,
  direction_of(placed.direction) AS direction, placed.began_at AS started_at, talk_at AS answered_at,
  placed.over_at AS ended_at, whole_seconds(alert_ms / 1000) AS ring_seconds,
  -- A session without a hold or a wrap-up had none: the segments are complete.
  CASE WHEN talk_at IS NOT NULL THEN whole_seconds(talk_ms / 1000) END AS talk_seconds,
  CASE WHEN talk_at IS NOT NULL THEN whole_seconds(coalesce(hold_ms, 0) / 1000) END AS hold_seconds,
  whole_seconds(longest_hold_ms / 1000) AS longest_hold_seconds,
  CASE WHEN talk_at IS NOT NULL THEN holds END AS hold_count,
  CASE WHEN talk_at IS NOT NULL OR wrapup_ms > 0 THEN whole_seconds(coalesce(wrapup_ms, 0) / 1000) END AS acw_seconds,
  CASE
    WHEN has_metric(placed.metrics, 'nConsultTransferred')
      OR placed.disconnect IN ('consultTransfer', 'conferenceTransfer') THEN 'warm'
    WHEN has_metric(placed.metrics, 'nBlindTransferred') OR placed.disconnect = 'transfer' THEN 'blind'
    WHEN placed.over_at IS NOT NULL AND NOT has_metric(placed.metrics, 'nTransferred') THEN 'none' END AS transfer_kind,
  CASE WHEN placed.disconnect IN ('client', 'endpoint') THEN 'agent' WHEN placed.disconnect = 'peer' THEN 'customer'
    WHEN placed.disconnect IN ('system', 'timeout', 'error', 'transportFailure', 'spam', 'uncallable') THEN 'system'
  END AS disconnected_by,
  talk_at IS NOT NULL AS answered, is_open AS truncated, greatest(last_at, entry.ended_at) AS updated_at
FROM placed JOIN entry ON entry.file = placed.file AND entry.row_no = placed.row_no AND entry.entry_no = placed.entry
WHERE NOT is_queue;

CREATE TEMP TABLE evaluation AS
SELECT file, row_no, id, e, time_of(e.eventTime) AS event_at
FROM (SELECT file, row_no, id, unnest(evaluations) AS e FROM conversation WHERE problem IS NULL);

CREATE VIEW evaluations AS
SELECT file, row_no, e.evaluationId AS evaluation_id, e.userId AS agent, id AS contact_id, e.queueId AS queue,
  e.evaluatorId AS evaluator, coalesce(e.formName, e.formId) AS form, event_at AS evaluated_at,
  point_number(e.oTotalScore) / 100 AS score, nullif(e.calibrationId, '') AS calibration_id,
  CASE WHEN flag(e.deleted) THEN 'deleted'
    WHEN e.evaluationStatus = 'Finished' AND flag(e.released) IS NOT DISTINCT FROM false THEN 'unreleased'
    ELSE lower(e.evaluationStatus) END AS status,
  event_at AS updated_at,
  unreadable('eventTime', e.eventTime, event_at IS NOT NULL) AS reason
FROM evaluation WHERE e.eventTime IS NOT NULL;

CREATE TEMP TABLE survey AS
SELECT file, row_no, id, s, time_of(coalesce(s.surveyCompletedDate, s.eventTime)) AS answered_at,
  point_number(s.surveyPromoterScore) AS promoter, point_number(s.oSurveyTotalScore) AS total
FROM (SELECT file, row_no, id, unnest(surveys) AS s FROM conversation WHERE problem IS NULL);

-- The total is a share of the points of all questions, in per cent.
CREATE VIEW surveys AS
SELECT file, row_no, s.surveyId || k.ending AS survey_id, id AS contact_id, s.userId AS agent, s.queueId AS queue,
  k.type AS type, answered_at, k.score AS score, 0 AS scale_min, k.most AS scale_max, answered_at AS updated_at
FROM (
  SELECT *, unnest([{'type': 'total', 'ending': '', 'score': total, 'most': 100},
    {'type': 'nps', 'ending': '/nps', 'score': promoter, 'most': 10}]) AS k
  FROM survey WHERE answered_at IS NOT NULL AND s.surveyStatus = 'Finished')
WHERE k.score IS NOT NULL;

-- The vendor's own sums in milliseconds, where they are not those of the segments.
CREATE TEMP TABLE difference AS
SELECT file, row_no, k.name AS name
FROM (
  SELECT *, unnest([{'name': 'tAcd', 'ms': all_ms}, {'name': 'tAlert', 'ms': alert_ms},
    {'name': 'tTalk', 'ms': talk_ms}, {'name': 'tHeld', 'ms': hold_ms}, {'name': 'tAcw', 'ms': wrapup_ms},
    {'name': 'tHandle', 'ms': coalesce(talk_ms, 0)
      + coalesce(hold_ms, 0) + coalesce(wrapup_ms, 0) + coalesce(dialing_ms, 0)}]) AS k
  FROM session WHERE NOT is_open AND NOT is_watching AND NOT has_voicemail)
WHERE CASE k.name WHEN 'tAcd' THEN purpose = 'acd' ELSE purpose IN ('agent', 'user') END
  AND abs(metric(metrics, k.name) - coalesce(k.ms, 0)) > 1000;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM conversation WHERE problem IS NOT NULL;

-- Notes on parts of a conversation; the rest of it counts.
CREATE VIEW ignored AS
SELECT DISTINCT file, row_no, 'a session that monitors, coaches or barges in' AS reason
FROM session WHERE is_watching
UNION ALL
SELECT file, row_no, 'an evaluation that is not finished' FROM evaluation WHERE e.eventTime IS NULL
UNION ALL
SELECT file, row_no, 'a survey without an answer' FROM survey
WHERE answered_at IS NULL OR s.surveyStatus IS DISTINCT FROM 'Finished' OR promoter IS NULL AND total IS NULL
UNION ALL
SELECT file, row_no, 'the missing zero of a day or month in its times' FROM conversation
WHERE problem IS NULL AND is_padded
UNION ALL
SELECT DISTINCT file, row_no, 'its ' || name || ', which is not the sum of its segments' FROM difference;
/*
example: two queues, the same person twice, an offer that rang out, and a supervisor
given: |
  {"conversationId":"k1","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:10:00.000Z","originatingDirection":"inbound","participants":[
   {"purpose":"external","sessions":[{"mediaType":"voice","direction":"inbound","ani":"tel:+15550100","segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:10:00.000Z","segmentType":"interact"}]}]},
   {"purpose":"ivr","sessions":[{"mediaType":"voice","segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:00:20.400Z","segmentType":"ivr"}]}]},
   {"purpose":"acd","sessions":[{"mediaType":"voice","direction":"inbound","metrics":[{"name":"tAcd","value":30600}],"segments":[{"segmentStart":"2026-03-02T08:00:20.400Z","segmentEnd":"2026-03-02T08:00:51.000Z","segmentType":"interact","queueId":"q1","disconnectType":"transfer"}]}]},
   {"purpose":"agent","userId":"u9","sessions":[{"mediaType":"voice","direction":"inbound","segments":[{"segmentStart":"2026-03-02T08:00:21.000Z","segmentEnd":"2026-03-02T08:00:36.000Z","segmentType":"alert","queueId":"q1"}]}]},
   {"purpose":"agent","userId":"u1","teamId":"t1","sessions":[{"mediaType":"voice","direction":"inbound","metrics":[{"name":"tAlert","value":4600},{"name":"tTalk","value":149500},{"name":"tHeld","value":60000},{"name":"tAcw","value":20000},{"name":"tHandle","value":229500},{"name":"nTransferred","value":1},{"name":"nBlindTransferred","value":1}],"segments":[{"segmentStart":"2026-03-02T08:00:46.400Z","segmentEnd":"2026-03-02T08:00:51.000Z","segmentType":"alert","queueId":"q1"},{"segmentStart":"2026-03-02T08:00:51.000Z","segmentEnd":"2026-03-02T08:02:00.000Z","segmentType":"interact","queueId":"q1"},{"segmentStart":"2026-03-02T08:02:00.000Z","segmentEnd":"2026-03-02T08:03:00.000Z","segmentType":"hold","queueId":"q1"},{"segmentStart":"2026-03-02T08:03:00.000Z","segmentEnd":"2026-03-02T08:04:20.500Z","segmentType":"interact","queueId":"q1","disconnectType":"transfer"},{"segmentStart":"2026-03-02T08:04:20.500Z","segmentEnd":"2026-03-02T08:04:40.500Z","segmentType":"wrapup","queueId":"q1","wrapUpCode":"w1"}]}]},
   {"purpose":"user","userId":"u5","sessions":[{"mediaType":"voice","monitoredParticipantId":"p4","segments":[{"segmentStart":"2026-03-02T08:01:00.000Z","segmentEnd":"2026-03-02T08:04:00.000Z","segmentType":"monitoring"}]}]},
   {"purpose":"acd","sessions":[{"mediaType":"voice","direction":"inbound","segments":[{"segmentStart":"2026-03-02T08:04:20.500Z","segmentEnd":"2026-03-02T08:04:50.500Z","segmentType":"interact","queueId":"q2","disconnectType":"transfer"}]}]},
   {"purpose":"agent","userId":"u1","sessions":[{"mediaType":"voice","direction":"inbound","segments":[{"segmentStart":"2026-03-02T08:04:45.500Z","segmentEnd":"2026-03-02T08:04:50.500Z","segmentType":"alert","queueId":"q2"},{"segmentStart":"2026-03-02T08:04:50.500Z","segmentEnd":"2026-03-02T08:10:00.000Z","segmentType":"interact","queueId":"q2","disconnectType":"peer"}]}]}]}
expect:
  interactions: |
    contact_id,agent,team,queue,channel,direction,customer,topic,arrived_at,answered_at,ended_at,ivr_seconds,wait_seconds,outcome,transferred,truncated
    k1,u1,t1,q1,voice,in,tel:+15550100,w1,2026-03-02T08:00:20.400Z,2026-03-02T08:00:51Z,2026-03-02T08:04:20.500Z,20,31,handled,true,false
    k1/2,u1,,q2,voice,in,tel:+15550100,,2026-03-02T08:04:20.500Z,2026-03-02T08:04:50.500Z,2026-03-02T08:10:00Z,,30,handled,false,false
  segments: |
    contact_id,leg_no,agent,queue,ring_seconds,talk_seconds,hold_seconds,hold_count,acw_seconds,transfer_kind,disconnected_by,answered
    k1,1,u9,q1,15,,,,,none,,false
    k1,2,u1,q1,5,150,60,1,20,blind,,true
    k1/2,1,u1,q2,5,310,0,0,0,none,customer,true
  ignored: |
    row_no,reason
    1,"a session that monitors, coaches or barges in"
*/
/*
example: days with one digit, a conversation without an end, sums that differ, a time that nobody can read
given: |
  {"conversations":[
  {"conversationId":"k1","conversationStart":"2026-03-02T08:00:00.000Z","participants":[
   {"purpose":"acd","sessions":[{"mediaType":"chat","segments":[{"segmentStart":"2026-3-2T08:00:00.250Z","segmentEnd":"2026-03-2T08:00:07.750Z","segmentType":"interact","queueId":"q1"}]}]},
   {"purpose":"agent","userId":"u1","sessions":[{"mediaType":"chat","metrics":[{"name":"tTalk","value":12000}],"segments":[{"segmentStart":"2026-03-2T08:00:07.750Z","segmentEnd":"2026-03-2T08:01:00.000Z","segmentType":"interact"}]},{"mediaType":"chat","segments":[{"segmentStart":"2026-03-02T08:05:00.000Z","segmentType":"interact"}]}]}]},
  {"conversationId":"k2","conversationStart":"2026-03-02T08:00:00.000Z","participants":[{"purpose":"acd","sessions":[{"mediaType":"chat","segments":[{"segmentStart":"2026-03-02T8 o'clock","segmentType":"interact"}]}]}]}]}
expect:
  interactions: |
    contact_id,agent,arrived_at,ended_at,wait_seconds,outcome,truncated
    k1,u1,2026-03-02T08:00:00.250Z,,8,open,true
  segments: |
    contact_id,leg_no,started_at,answered_at,ended_at,talk_seconds,truncated
    k1,1,2026-03-02T08:00:07.750Z,2026-03-02T08:00:07.750Z,2026-03-02T08:01:00Z,52,false
    k1,2,2026-03-02T08:05:00Z,2026-03-02T08:05:00Z,,,true
  ignored: |
    row_no,reason
    1,the missing zero of a day or month in its times
    1,"its tTalk, which is not the sum of its segments"
  rejected: |
    row_no,reason
    2,segmentStart cannot be read: 2026-03-02T8 o'clock
*/
/*
example: abandoned, flowed out, called back, menus only, a direct call
given: |
  [{"conversationId":"a","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:01:00.000Z","originatingDirection":"inbound","participants":[{"purpose":"acd","sessions":[{"mediaType":"voice","metrics":[{"name":"tAbandon","value":60000}],"segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:01:00.000Z","segmentType":"interact","queueId":"q1","disconnectType":"peer"}]}]}]},
   {"conversationId":"s","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:00:02.000Z","originatingDirection":"inbound","participants":[{"purpose":"acd","sessions":[{"mediaType":"voice","metrics":[{"name":"tAbandon","value":2000},{"name":"tShortAbandon","value":2000}],"segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:00:02.000Z","segmentType":"interact","queueId":"q1"}]}]}]},
   {"conversationId":"b","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:01:00.000Z","originatingDirection":"inbound","participants":[{"purpose":"acd","sessions":[{"mediaType":"voice","metrics":[{"name":"tFlowOut","value":60000}],"segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:01:00.000Z","segmentType":"interact","queueId":"q1","disconnectType":"system"}]}]}]},
   {"conversationId":"c","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T09:00:00.000Z","originatingDirection":"inbound","participants":[{"purpose":"acd","sessions":[{"mediaType":"voice","metrics":[{"name":"tFlowOut","value":60000}],"segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:01:00.000Z","segmentType":"interact","queueId":"q1"}]}]},{"purpose":"acd","sessions":[{"mediaType":"callback","segments":[{"segmentStart":"2026-03-02T08:01:00.000Z","segmentEnd":"2026-03-02T08:50:00.000Z","segmentType":"interact","queueId":"q1"}]}]},{"purpose":"agent","userId":"u1","sessions":[{"mediaType":"callback","segments":[{"segmentStart":"2026-03-02T08:50:00.000Z","segmentEnd":"2026-03-02T09:00:00.000Z","segmentType":"interact"}]}]}]},
   {"conversationId":"m","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:01:00.000Z","originatingDirection":"inbound","participants":[{"purpose":"ivr","sessions":[{"mediaType":"voice","segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:01:00.000Z","segmentType":"ivr"}]}]}]},
   {"conversationId":"d","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:01:00.000Z","originatingDirection":"outbound","participants":[{"purpose":"user","userId":"u1","sessions":[{"mediaType":"voice","direction":"outbound","segments":[{"segmentStart":"2026-03-02T08:00:00.000Z","segmentEnd":"2026-03-02T08:00:10.000Z","segmentType":"dialing"},{"segmentStart":"2026-03-02T08:00:10.000Z","segmentEnd":"2026-03-02T08:01:00.000Z","segmentType":"interact","disconnectType":"client"}]}]}]}]
expect:
  interactions: |
    contact_id,agent,channel,direction,outcome,wait_seconds,ivr_seconds,bot_handled
    a,,voice,in,abandoned,60,,false
    s,,voice,in,short_abandoned,2,,false
    b,,voice,in,flowed_out,60,,false
    c,,voice,in,callback_taken,60,,false
    c/2,u1,callback,in,handled,2940,,false
    m,,,in,,,60,true
    d,u1,voice,out,handled,,,false
  segments: |
    contact_id,agent,ring_seconds,talk_seconds,hold_seconds,acw_seconds,disconnected_by
    c/2,u1,,600,0,0,
    d,u1,,50,0,0,agent
*/
/*
example: evaluations and surveys
given: |
  {"conversationId":"k1","conversationStart":"2026-03-02T08:00:00.000Z","conversationEnd":"2026-03-02T08:01:00.000Z","participants":[],
   "evaluations":[{"evaluationId":"e1","evaluationStatus":"Finished","released":true,"userId":"u1","evaluatorId":"u7","formName":"Courtesy","queueId":"q1","eventTime":"2026-03-03T08:00:00.000Z","oTotalScore":87.5},{"evaluationId":"e2","evaluationStatus":"Finished","released":false,"userId":"u1","eventTime":"2026-03-03T08:00:00.000Z","oTotalScore":50},{"evaluationId":"e3","evaluationStatus":"Retracted","userId":"u1","eventTime":"2026-03-03T08:00:00.000Z"},{"evaluationId":"e4","evaluationStatus":"Finished","released":true,"calibrationId":"x1","userId":"u1","eventTime":"2026-03-03T08:00:00.000Z","oTotalScore":100},{"evaluationId":"e5","evaluationStatus":"Pending","userId":"u1"}],
   "surveys":[{"surveyId":"v1","surveyStatus":"Finished","surveyCompletedDate":"2026-03-03T09:00:00.000Z","surveyPromoterScore":9,"oSurveyTotalScore":80,"userId":"u1","queueId":"q1"},{"surveyId":"v2","surveyStatus":"Sent","userId":"u1","eventTime":"2026-03-03T09:00:00.000Z"}]}
expect:
  evaluations: |
    evaluation_id,agent,contact_id,evaluator,form,score,calibration_id,status,reason
    e1,u1,k1,u7,Courtesy,0.875,,finished,
    e2,u1,k1,,,0.5,,unreleased,
    e3,u1,k1,,,,,retracted,
    e4,u1,k1,,,1.0,x1,finished,
  surveys: |
    survey_id,contact_id,agent,type,score,scale_min,scale_max
    v1,k1,u1,total,80.0,0,100
    v1/nps,k1,u1,nps,9.0,0,10
  ignored: |
    reason
    an evaluation that is not finished
    a survey without an answer
*/
