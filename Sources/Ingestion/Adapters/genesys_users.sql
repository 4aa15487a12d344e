/*
adapter: genesys_users
title: Genesys Cloud user details
format: json
records: userDetails
recognise: count(*) FILTER ((document->>'userId') IS NOT NULL AND (json_type(document->'primaryPresence') = 'ARRAY'
  OR json_type(document->'routingStatus') = 'ARRAY')) > 0
because: its documents have a userId with a primaryPresence or routingStatus
lacks:
  team: user details name the person only
  queue: user details do not say on which queues a person is
*/
CREATE TEMP TABLE parsed AS
SELECT file, row_no, from_json(document, '{"userId": "VARCHAR",
  "primaryPresence": [{"startTime": "VARCHAR", "endTime": "VARCHAR", "systemPresence": "VARCHAR"}],
  "routingStatus": [{"startTime": "VARCHAR", "endTime": "VARCHAR", "routingStatus": "VARCHAR"}]}') AS u
FROM raw;

CREATE TEMP TABLE piece AS
SELECT {'file': file, 'row_no': row_no} AS source, agent, timeline, p.value AS value,
  instant_of(p.startTime) AS began_at,
  instant_of(p.endTime) AS ended_at,
  coalesce(missing('userId', agent), missing('startTime', p.startTime),
    unreadable('startTime', p.startTime, began_at IS NOT NULL), unreadable('endTime', p.endTime, ended_at IS NOT NULL),
    CASE WHEN ended_at < began_at THEN 'it ends before it begins: ' || p.endTime END) AS problem
FROM (
  SELECT file, row_no, u.userId AS agent, 'presence' AS timeline, unnest(list_transform(u.primaryPresence,
    lambda x: {'startTime': x.startTime, 'endTime': x.endTime, 'value': upper(x.systemPresence)})) AS p
  FROM parsed
  UNION ALL
  SELECT file, row_no, u.userId, 'routing', unnest(list_transform(u.routingStatus,
    lambda x: {'startTime': x.startTime, 'endTime': x.endTime, 'value': upper(x.routingStatus)}))
  FROM parsed);

-- Exports overlap: of a record that comes twice the one with an end counts, else the one that goes on longest. A record
-- without an end that another follows ended there.
CREATE TEMP TABLE stretch AS
SELECT agent, timeline, value, source, began_at,
  least(coalesce(ended_at, next_at), coalesce(next_at, ended_at)) AS over_at
FROM (
  SELECT *, lead(began_at) OVER (PARTITION BY agent, timeline ORDER BY began_at) AS next_at
  FROM (
    SELECT agent, timeline, began_at, arg_max(value, (ended_at IS NOT NULL, ended_at, source)) AS value,
      min(source) AS source, max(ended_at) AS ended_at
    FROM piece WHERE problem IS NULL AND value IS NOT NULL
    GROUP BY agent, timeline, began_at));

-- Both timelines, cut at every change of either; '' where a timeline has no record.
CREATE TEMP TABLE moment AS
SELECT agent, moment_at, lead(moment_at) OVER (PARTITION BY agent ORDER BY moment_at) AS next_at,
  nullif(last_value(presence IGNORE NULLS) OVER so_far, '') AS presence,
  nullif(last_value(routing IGNORE NULLS) OVER so_far, '') AS routing,
  last_value(source IGNORE NULLS) OVER so_far AS source
FROM (
  SELECT agent, moment_at, min(source) AS source,
    coalesce(max(value) FILTER (timeline = 'presence' AND begins),
      CASE WHEN bool_or(timeline = 'presence') THEN '' END) AS presence,
    coalesce(max(value) FILTER (timeline = 'routing' AND begins),
      CASE WHEN bool_or(timeline = 'routing') THEN '' END) AS routing
  FROM (
    SELECT agent, timeline, value, source, began_at AS moment_at, true AS begins FROM stretch
    UNION ALL
    SELECT agent, timeline, NULL, NULL, over_at, false FROM stretch WHERE over_at IS NOT NULL)
  GROUP BY agent, moment_at)
WINDOW so_far AS (PARTITION BY agent ORDER BY moment_at);

CREATE TEMP VIEW state AS
SELECT * EXCLUDE (presence, routing), CASE
    WHEN presence = 'OFFLINE' THEN 'offline'
    -- After-contact work counts as interacting; a person who leaves the queue may still be on a contact.
    WHEN routing IN ('INTERACTING', 'COMMUNICATING') THEN 'on_contact'
    WHEN routing = 'NOT_RESPONDING' THEN 'rna'
    WHEN presence = 'ON_QUEUE' THEN CASE WHEN routing = 'IDLE' THEN 'available_idle' END
    WHEN presence IS NOT NULL THEN 'aux'
  END AS state,
  CASE state WHEN 'on_contact' THEN routing WHEN 'rna' THEN routing WHEN 'available_idle' THEN routing ELSE presence END
    AS code
FROM moment WHERE presence IS NOT NULL
UNION ALL
SELECT * EXCLUDE (presence, routing), CASE WHEN presence <> 'OFFLINE' THEN 'logged_in' END, NULL
FROM moment WHERE presence IS NOT NULL;

-- A change of the timeline that does not matter does not part a state.
CREATE VIEW agent_states AS
SELECT min(source).file AS file, min(source).row_no AS row_no, agent, state, code, min(moment_at) AS started_at,
  CASE WHEN NOT bool_or(next_at IS NULL) THEN max(next_at) END AS ended_at, bool_or(next_at IS NULL) AS truncated
FROM (
  SELECT *, count(*) FILTER (is_new) OVER (PARTITION BY agent, state, code ORDER BY moment_at) AS island
  FROM (
    SELECT *,
      lag(next_at) OVER (PARTITION BY agent, state, code ORDER BY moment_at) IS DISTINCT FROM moment_at AS is_new
    FROM state WHERE state IS NOT NULL AND next_at IS DISTINCT FROM moment_at))
GROUP BY agent, state, code, island;

CREATE VIEW rejected AS
SELECT file, row_no, 'userId is missing' AS reason FROM parsed WHERE u.userId IS NULL
UNION ALL
SELECT source.file, source.row_no, problem FROM piece WHERE problem IS NOT NULL AND agent IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, 'a person without any presence' AS reason
FROM parsed ANTI JOIN (SELECT agent FROM piece WHERE timeline = 'presence') AS present ON present.agent = u.userId
WHERE u.userId IS NOT NULL;
/*
example: two timelines become one, the last record has no end
given: |
  {"userDetails":[{"userId":"u1",
   "primaryPresence":[{"startTime":"2026-03-02T08:00:00.000Z","endTime":"2026-03-02T08:05:00.000Z","systemPresence":"AVAILABLE"},{"startTime":"2026-03-02T08:05:00.000Z","endTime":"2026-03-02T08:30:00.000Z","systemPresence":"ON_QUEUE"},{"startTime":"2026-03-02T08:30:00.000Z","endTime":"2026-03-02T08:45:00.000Z","systemPresence":"MEAL"},{"startTime":"2026-03-02T08:45:00.000Z","endTime":"2026-03-02T09:00:00.000Z","systemPresence":"OFFLINE"},{"startTime":"2026-03-02T09:00:00.000Z","systemPresence":"ON_QUEUE"}],
   "routingStatus":[{"startTime":"2026-03-02T08:00:00.000Z","endTime":"2026-03-02T08:05:00.250Z","routingStatus":"OFF_QUEUE"},{"startTime":"2026-03-02T08:05:00.250Z","endTime":"2026-03-02T08:10:00.000Z","routingStatus":"IDLE"},{"startTime":"2026-03-02T08:10:00.000Z","endTime":"2026-03-02T08:32:00.000Z","routingStatus":"INTERACTING"},{"startTime":"2026-03-02T08:32:00.000Z","endTime":"2026-03-02T09:00:00.000Z","routingStatus":"OFF_QUEUE"},{"startTime":"2026-03-02T09:00:00.000Z","endTime":"2026-03-02T09:01:00.000Z","routingStatus":"IDLE"},{"startTime":"2026-03-02T09:01:00.000Z","endTime":"2026-03-02T09:02:00.000Z","routingStatus":"NOT_RESPONDING"},{"startTime":"2026-03-02T09:02:00.000Z","routingStatus":"IDLE"}]}]}
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    u1,logged_in,,2026-03-02T08:00:00Z,2026-03-02T08:45:00Z,false
    u1,aux,AVAILABLE,2026-03-02T08:00:00Z,2026-03-02T08:05:00Z,false
    u1,available_idle,IDLE,2026-03-02T08:05:00.250Z,2026-03-02T08:10:00Z,false
    u1,on_contact,INTERACTING,2026-03-02T08:10:00Z,2026-03-02T08:32:00Z,false
    u1,aux,MEAL,2026-03-02T08:32:00Z,2026-03-02T08:45:00Z,false
    u1,offline,OFFLINE,2026-03-02T08:45:00Z,2026-03-02T09:00:00Z,false
    u1,logged_in,,2026-03-02T09:00:00Z,,true
    u1,available_idle,IDLE,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,false
    u1,rna,NOT_RESPONDING,2026-03-02T09:01:00Z,2026-03-02T09:02:00Z,false
    u1,available_idle,IDLE,2026-03-02T09:02:00Z,,true
*/
/*
example: overlapping exports; breaks that a routing record does not part; records to tell of
given:
  - |
    [{"userId":"u1","primaryPresence":[{"startTime":"2026-03-02T08:00:00Z","systemPresence":"BREAK"}]},
     {"userId":"u2","routingStatus":[{"startTime":"2026-03-02T08:00:00Z","routingStatus":"IDLE"}]},
     {"primaryPresence":[{"startTime":"2026-03-02T08:00:00Z","systemPresence":"BREAK"}]}]
  - |
    {"userId":"u1","primaryPresence":[{"startTime":"2026-03-02T08:00:00Z","endTime":"2026-03-02T08:20:00Z","systemPresence":"BREAK"},{"startTime":"2026-03-02T08:30:00Z","endTime":"2026-03-02T08:40:00Z","systemPresence":"TRAINING"},{"startTime":"noon","systemPresence":"MEAL"}],"routingStatus":[{"startTime":"2026-03-02T08:05:00Z","endTime":"2026-03-02T08:10:00Z","routingStatus":"OFF_QUEUE"}]}
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    u1,logged_in,,2026-03-02T08:00:00Z,2026-03-02T08:20:00Z,false
    u1,aux,BREAK,2026-03-02T08:00:00Z,2026-03-02T08:20:00Z,false
    u1,logged_in,,2026-03-02T08:30:00Z,2026-03-02T08:40:00Z,false
    u1,aux,TRAINING,2026-03-02T08:30:00Z,2026-03-02T08:40:00Z,false
  ignored: |
    file,row_no,reason
    0,2,a person without any presence
  rejected: |
    file,row_no,reason
    0,3,userId is missing
    1,1,startTime cannot be read: noon
*/
