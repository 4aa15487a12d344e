/*
adapter: amazon_connect_agent_events
title: Amazon Connect agent event stream
format: json
recognise: count(*) FILTER ((document->>'AgentARN') IS NOT NULL
  AND (document->>'EventType') IN ('STATE_CHANGE', 'HEART_BEAT', 'LOGIN', 'LOGOUT')) > 0
because: its documents are agent events with an AgentARN and an EventType of LOGIN, LOGOUT, STATE_CHANGE or HEART_BEAT
lacks:
  customer: agent events do not say who contacted
  wait_seconds: agent events do not say when a contact left its queue without a person
  disconnected_by: agent events do not say who ended a contact
  consult_seconds: talks with a colleague are contacts of their own
options:
  legs: {default: 'yes', meaning: 'no where contact records are read too, so that legs do not count twice'}
*/
CREATE TEMP MACRO snapshot_of(json) AS from_json(json, '{"AgentStatus": {"Name": "VARCHAR", "Type": "VARCHAR",
    "StartTimestamp": "VARCHAR"},
  "Configuration": {"Username": "VARCHAR", "AgentHierarchyGroups": {"Level1": {"Name": "VARCHAR"},
    "Level2": {"Name": "VARCHAR"}, "Level3": {"Name": "VARCHAR"}, "Level4": {"Name": "VARCHAR"},
    "Level5": {"Name": "VARCHAR"}}},
  "Contacts": [{"ContactId": "VARCHAR", "Channel": "VARCHAR", "InitiationMethod": "VARCHAR", "State": "VARCHAR",
    "StateStartTimestamp": "VARCHAR", "ConnectedToAgentTimestamp": "VARCHAR",
    "Queue": {"ARN": "VARCHAR", "Name": "VARCHAR"}}]}');
CREATE TEMP MACRO smallest_group(groups) AS
  coalesce(groups.Level5.Name, groups.Level4.Name, groups.Level3.Name, groups.Level2.Name, groups.Level1.Name);

CREATE TEMP VIEW parsed AS
SELECT file, row_no, document->>'AgentARN' AS arn, document->>'EventId' AS event_id, document->>'EventType' AS type,
  document->>'EventTimestamp' AS time_text, instant_of(document->>'EventTimestamp') AS came_at,
  snapshot_of(document->'CurrentAgentSnapshot') AS now, snapshot_of(document->'PreviousAgentSnapshot') AS before
FROM raw;

CREATE TEMP TABLE record AS
SELECT * EXCLUDE (time_text),
  coalesce(
    missing('AgentARN', arn), missing('EventTimestamp', time_text),
    unreadable('EventTimestamp', time_text, came_at IS NOT NULL),
    unreadable('StartTimestamp', now.AgentStatus.StartTimestamp,
      instant_of(now.AgentStatus.StartTimestamp) IS NOT NULL),
    CASE WHEN coalesce(type, '') NOT IN ('STATE_CHANGE', 'HEART_BEAT', 'LOGIN', 'LOGOUT')
      THEN 'EventType is unknown: ' || coalesce(type, '') END) AS problem,
  problem IS NULL AND event_id IS NOT NULL
    AND row_number() OVER (PARTITION BY arn, event_id ORDER BY file, row_no) > 1 AS is_copy
FROM parsed;

-- Events are often listed backwards; their times order them.
CREATE TEMP TABLE event AS
SELECT *, {'file': file, 'row_no': row_no} AS source,
  row_number() OVER (PARTITION BY arn ORDER BY came_at, file, row_no) AS n,
  smallest_group(coalesce(now.Configuration, before.Configuration).AgentHierarchyGroups) AS team,
  coalesce(now.AgentStatus.Type = 'OFFLINE', now.AgentStatus.Name = 'Offline', true) AS is_offline,
  coalesce(before.AgentStatus.Type = 'OFFLINE', before.AgentStatus.Name = 'Offline', true) AS was_offline
FROM record WHERE problem IS NULL AND NOT is_copy;

CREATE TEMP TABLE person AS
SELECT arn, max(came_at) AS last_at,
  coalesce(arg_max(coalesce(now.Configuration.Username, before.Configuration.Username), n),
    regexp_extract(arn, '[^/]+$')) AS agent
FROM event GROUP BY arn;

-- Log-ins. Where the export begins in the middle of one, the status tells since when at least. A heartbeat can come up
-- to an hour after the log-out and so begins nothing.
CREATE TEMP TABLE session AS
WITH marked AS (
  SELECT *, type = 'LOGIN'
    OR (type = 'STATE_CHANGE' AND NOT is_offline OR type = 'LOGOUT' AND NOT was_offline)
      AND coalesce(lag(type) OVER (PARTITION BY arn ORDER BY n), 'LOGOUT') = 'LOGOUT' AS begins
  FROM event WHERE type IN ('LOGIN', 'LOGOUT') OR type = 'STATE_CHANGE' AND NOT is_offline
), numbered AS (
  SELECT event.*, coalesce(marked.begins, false) AS begins,
    count(*) FILTER (marked.begins) OVER (PARTITION BY event.arn ORDER BY event.n) AS session_no
  FROM event LEFT JOIN marked ON marked.arn = event.arn AND marked.n = event.n
)
SELECT arn, session_no, min(source) AS source, arg_min(team, n) AS team,
  bool_or(begins AND type = 'LOGIN') AS login_seen,
  min(CASE WHEN type = 'LOGIN' THEN came_at
    WHEN NOT was_offline THEN least(came_at, instant_of(before.AgentStatus.StartTimestamp))
    ELSE least(came_at, instant_of(now.AgentStatus.StartTimestamp)) END) FILTER (begins) AS began_at,
  min(came_at) FILTER (type = 'LOGOUT') AS logout_at,
  max(came_at) FILTER (type <> 'HEART_BEAT' OR NOT is_offline) AS last_seen_at
FROM numbered WHERE session_no > 0 GROUP BY arn, session_no;

-- Every snapshot in turn; the one before the first event knows of earlier states.
CREATE TEMP TABLE snapshot AS
SELECT arn, came_at, is_current, contacts, source, row_number() OVER (PARTITION BY arn ORDER BY n, is_current) AS step
FROM (
  SELECT arn, n, came_at, source, false AS is_current, before.Contacts AS contacts FROM event WHERE before IS NOT NULL
  UNION ALL
  SELECT arn, n, came_at, source, true, now.Contacts FROM event WHERE now IS NOT NULL);

-- One row a contact and snapshot; spell parts offers of one contact to the same person.
CREATE TEMP TABLE seen AS
SELECT *, step - dense_rank() OVER (PARTITION BY arn, contact.ContactId ORDER BY step) AS spell
FROM (SELECT arn, step, source, unnest(contacts) AS contact FROM snapshot WHERE len(contacts) > 0)
-- A supervisor who listens in does not handle the contact.
WHERE contact.ContactId IS NOT NULL AND contact.InitiationMethod IS DISTINCT FROM 'MONITOR';

-- A contact is gone with the first snapshot that does not list it.
CREATE TEMP TABLE spell AS
SELECT seen.*, snapshot.came_at AS gone_at, coalesce(snapshot.is_current, false) AS gone_exactly
FROM (
  SELECT arn, contact.ContactId AS id, spell, min(source) AS source, max(step) AS last_step,
    any_value(contact ORDER BY step) AS contact,
    min(instant_of(contact.ConnectedToAgentTimestamp)) AS connected_at
  FROM seen GROUP BY ALL) AS seen
LEFT JOIN snapshot ON snapshot.arn = seen.arn AND snapshot.step = seen.last_step + 1;

CREATE TEMP TABLE stretch AS
SELECT *, lead(began_at, 1, gone_at) OVER (PARTITION BY arn, id, spell ORDER BY began_at, first_step) AS ended_at
FROM (
  SELECT seen.arn, contact.ContactId AS id, seen.spell, contact.State AS state,
    instant_of(contact.StateStartTimestamp) AS began_at, min(step) AS first_step
  FROM seen WHERE began_at IS NOT NULL GROUP BY ALL)
JOIN (SELECT arn, id, spell, gone_at FROM spell) USING (arn, id, spell);

CREATE TEMP TABLE leg AS
SELECT spell.*, person.agent, person.last_at, times.* EXCLUDE (arn, id, spell),
  coalesce(spell.connected_at, times.talk_at) AS answered_at,
  coalesce(times.acw_at, CASE WHEN answered_at IS NULL THEN times.missed_at END, gone_at) AS over_at,
  coalesce(contact.Queue.Name, nullif(regexp_extract(contact.Queue.ARN, '/queue/(.+)$', 1), '')) AS queue
FROM spell JOIN person USING (arn) LEFT JOIN (
  SELECT arn, id, spell, min(began_at) AS offered_at,
    min(began_at) FILTER (state IN ('CONNECTED', 'CONNECTED_ONHOLD')) AS talk_at,
    min(began_at) FILTER (state = 'ENDED') AS acw_at,
    min(began_at) FILTER (state IN ('MISSED', 'REJECTED', 'ERROR')) AS missed_at,
    min(began_at) FILTER (state IN ('INCOMING', 'PENDING', 'CONNECTING')) AS ring_at,
    sum(epoch(ended_at) - epoch(began_at)) FILTER (state = 'CONNECTED') AS talk,
    sum(epoch(ended_at) - epoch(began_at)) FILTER (state = 'CONNECTED_ONHOLD') AS hold,
    max(epoch(ended_at) - epoch(began_at)) FILTER (state = 'CONNECTED_ONHOLD') AS longest_hold,
    count(*) FILTER (state = 'CONNECTED_ONHOLD') AS holds
  FROM stretch GROUP BY arn, id, spell) AS times USING (arn, id, spell);

CREATE TEMP TABLE busy AS
SELECT arn, source, agent, queue, last_at, gone_at, 'on_contact' AS state, 'CONNECTED' AS code,
  answered_at AS began_at, over_at AS ended_at
FROM leg WHERE answered_at IS NOT NULL
UNION ALL
SELECT arn, source, agent, queue, last_at, gone_at, 'acw', 'ENDED', acw_at, gone_at
FROM leg WHERE answered_at IS NOT NULL AND acw_at IS NOT NULL
UNION ALL
SELECT arn, source, agent, queue, last_at, gone_at, 'rna', 'MISSED', missed_at, gone_at
FROM leg WHERE answered_at IS NULL AND missed_at IS NOT NULL;

-- A person can be on a contact in any status; a moment counts once: the contact goes before the status.
CREATE TEMP TABLE moment AS
SELECT *, sum(in_session) OVER so_far > 0 AS is_present, sum(in_contact) OVER so_far > 0 AS is_busy,
  last_value(status IGNORE NULLS) OVER so_far AS status_now,
  lead(came_at) OVER (PARTITION BY arn ORDER BY came_at) AS next_at,
  lead(cut) OVER (PARTITION BY arn ORDER BY came_at) AS next_cut
FROM (
  SELECT arn, came_at, sum(in_session) AS in_session, sum(in_contact) AS in_contact, max(status) AS status,
    bool_or(cut) AS cut
  FROM (
    SELECT arn, began_at AS came_at, 1 AS in_session, 0 AS in_contact, NULL AS status, false AS cut FROM session
    UNION ALL SELECT arn, coalesce(logout_at, last_seen_at), -1, 0, NULL, logout_at IS NULL FROM session
    UNION ALL SELECT arn, began_at, 0, 1, NULL, false FROM busy
    UNION ALL SELECT arn, ended_at, 0, -1, NULL, false FROM busy WHERE ended_at IS NOT NULL
    UNION ALL SELECT arn, instant_of(status.StartTimestamp), 0, 0, {'n': min(n), 'name': status.Name,
      'type': any_value(status.Type), 'team': arg_min(team, n), 'source': min(source)}, false
    FROM (SELECT arn, n, team, source, now.AgentStatus AS status FROM event WHERE type <> 'HEART_BEAT'
      UNION ALL SELECT arn, n, team, source, before.AgentStatus FROM event WHERE type <> 'HEART_BEAT')
    WHERE instant_of(status.StartTimestamp) IS NOT NULL GROUP BY arn, status.StartTimestamp, status.Name)
  GROUP BY arn, came_at)
WINDOW so_far AS (PARTITION BY arn ORDER BY came_at);

CREATE VIEW agent_states AS
SELECT source.file, source.row_no, agent, team, NULL AS queue, 'logged_in' AS state, NULL AS code,
  began_at AS started_at,
  -- Without a log-out presence is known up to the last event before the next log-in or the end of the data.
  coalesce(logout_at, CASE WHEN last_seen_at > began_at THEN last_seen_at END) AS ended_at,
  logout_at IS NULL OR NOT login_seen AS truncated, last_at AS updated_at
FROM session JOIN person USING (arn)
UNION ALL
SELECT status_now.source.file, status_now.source.row_no, agent, status_now.team, NULL,
  CASE WHEN status_now.type = 'ROUTABLE' OR status_now.type IS NULL AND status_now.name = 'Available'
      THEN 'available_idle'
    WHEN status_now.type = 'OFFLINE' OR status_now.type IS NULL AND status_now.name = 'Offline' THEN 'offline'
    ELSE 'aux' END,
  status_now.name, came_at, next_at, next_cut, last_at
FROM moment JOIN person USING (arn)
WHERE is_present AND NOT is_busy AND status_now IS NOT NULL AND next_at IS NOT NULL
UNION ALL
SELECT source.file, source.row_no, agent, NULL, queue, state, code, began_at,
  coalesce(ended_at, CASE WHEN last_at > began_at THEN last_at END), ended_at IS NULL, last_at
FROM busy;

CREATE VIEW segments AS
SELECT source.file, source.row_no, id AS contact_id,
  row_number() OVER (PARTITION BY id ORDER BY coalesce(offered_at, answered_at), arn, spell) AS leg_no,
  agent, queue, lower(contact.Channel) AS channel,
  CASE WHEN contact.InitiationMethod IN ('OUTBOUND', 'EXTERNAL_OUTBOUND', 'CALLBACK') THEN 'out'
    WHEN contact.InitiationMethod = 'API' AND contact.Channel = 'VOICE' THEN 'out' ELSE 'in' END AS direction,
  coalesce(least(offered_at, answered_at), gone_at) AS started_at, answered_at, over_at AS ended_at,
  -- An outbound call rings at the customer.
  CASE WHEN contact.InitiationMethod IS DISTINCT FROM 'OUTBOUND'
    THEN whole_seconds(epoch(coalesce(answered_at, missed_at, gone_at)) - epoch(ring_at)) END AS ring_seconds,
  CASE WHEN over_at IS NOT NULL AND answered_at IS NOT NULL
    THEN whole_seconds(coalesce(talk, epoch(over_at) - epoch(answered_at) - coalesce(hold, 0))) END AS talk_seconds,
  CASE WHEN over_at IS NOT NULL AND answered_at IS NOT NULL THEN whole_seconds(coalesce(hold, 0)) END AS hold_seconds,
  whole_seconds(longest_hold) AS longest_hold_seconds,
  CASE WHEN answered_at IS NOT NULL THEN holds END AS hold_count,
  CASE WHEN answered_at IS NOT NULL AND gone_at IS NOT NULL
    THEN whole_seconds(coalesce(epoch(gone_at) - epoch(acw_at), 0)) END AS acw_seconds,
  answered_at IS NOT NULL AS answered, gone_at IS NULL OR NOT gone_exactly AS truncated, last_at AS updated_at
FROM leg WHERE getvariable('option_legs') IS DISTINCT FROM 'no';

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM record WHERE problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, CASE WHEN is_copy THEN 'an event that was delivered twice' ELSE 'a heartbeat' END AS reason
FROM record WHERE problem IS NULL AND (is_copy OR type = 'HEART_BEAT');
/*
example: talk and after-contact work to the millisecond, backwards and delivered twice
given: |
  {"AgentARN":"arn:i/agent/a1","EventId":"e2","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T10:01:11.750Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Available","StartTimestamp":"2026-03-02T09:50:00.500Z"},"Configuration":{"Username":"kim"},"Contacts":[]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Available","StartTimestamp":"2026-03-02T09:50:00.500Z"},"Configuration":{"Username":"kim"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","Queue":{"Name":"Billing"},"ConnectedToAgentTimestamp":"2026-03-02T10:00:00.250Z","State":"ENDED","StateStartTimestamp":"2026-03-02T10:01:01.250Z"}]}}
  {"AgentARN":"arn:i/agent/a1","EventId":"e1","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T10:01:01.250Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Available","StartTimestamp":"2026-03-02T09:50:00.500Z"},"Configuration":{"Username":"kim"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","Queue":{"Name":"Billing"},"ConnectedToAgentTimestamp":"2026-03-02T10:00:00.250Z","State":"ENDED","StateStartTimestamp":"2026-03-02T10:01:01.250Z"}]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Available","StartTimestamp":"2026-03-02T09:50:00.500Z"},"Configuration":{"Username":"kim"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","Queue":{"Name":"Billing"},"ConnectedToAgentTimestamp":"2026-03-02T10:00:00.250Z","State":"CONNECTED","StateStartTimestamp":"2026-03-02T10:00:00.250Z"}]}}
  {"AgentARN":"arn:i/agent/a1","EventId":"e2","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T10:01:11.750Z","CurrentAgentSnapshot":{"Contacts":[]}}
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    kim,logged_in,,2026-03-02T09:50:00.500Z,2026-03-02T10:01:11.750Z,true
    kim,available_idle,Available,2026-03-02T09:50:00.500Z,2026-03-02T10:00:00.250Z,false
    kim,on_contact,CONNECTED,2026-03-02T10:00:00.250Z,2026-03-02T10:01:01.250Z,false
    kim,acw,ENDED,2026-03-02T10:01:01.250Z,2026-03-02T10:01:11.750Z,false
  segments: |
    contact_id,leg_no,agent,queue,channel,direction,answered_at,ended_at,ring_seconds,talk_seconds,hold_seconds,acw_seconds,answered
    c1,1,kim,Billing,voice,in,2026-03-02T10:00:00.250Z,2026-03-02T10:01:01.250Z,,61,0,11,true
  ignored: |
    row_no,reason
    3,an event that was delivered twice
*/
/*
example: a day with a break, a missed call, a hold, and heartbeats after the log-out
given: |
  {"AgentARN":"a1","EventId":"1","EventType":"LOGIN","EventTimestamp":"2026-03-02T08:00:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Offline","Type":"OFFLINE","StartTimestamp":"2026-03-01T17:00:00.000Z"},"Configuration":{"Username":"kim","AgentHierarchyGroups":{"Level1":{"Name":"North"}}},"Contacts":[]},"PreviousAgentSnapshot":null}
  {"AgentARN":"a1","EventId":"2","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T08:00:10.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Ready","Type":"ROUTABLE","StartTimestamp":"2026-03-02T08:00:10.000Z"},"Configuration":{"Username":"kim","AgentHierarchyGroups":{"Level1":{"Name":"North"}}},"Contacts":[]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Offline","Type":"OFFLINE","StartTimestamp":"2026-03-01T17:00:00.000Z"},"Contacts":[]}}
  {"AgentARN":"a1","EventId":"3","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T08:10:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Ready","Type":"ROUTABLE","StartTimestamp":"2026-03-02T08:00:10.000Z"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","State":"CONNECTING","StateStartTimestamp":"2026-03-02T08:10:00.000Z"}]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Ready","Type":"ROUTABLE","StartTimestamp":"2026-03-02T08:00:10.000Z"},"Contacts":[]}}
  {"AgentARN":"a1","EventId":"4","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T08:10:20.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Ready","Type":"ROUTABLE","StartTimestamp":"2026-03-02T08:00:10.000Z"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","State":"MISSED","StateStartTimestamp":"2026-03-02T08:10:20.000Z"}]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Ready","Type":"ROUTABLE","StartTimestamp":"2026-03-02T08:00:10.000Z"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","State":"CONNECTING","StateStartTimestamp":"2026-03-02T08:10:00.000Z"}]}}
  {"AgentARN":"a1","EventId":"5","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T08:10:30.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Ready","Type":"ROUTABLE","StartTimestamp":"2026-03-02T08:00:10.000Z"},"Contacts":[{"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","State":"MISSED","StateStartTimestamp":"2026-03-02T08:10:20.000Z"}]}}
  {"AgentARN":"a1","EventId":"6","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T08:20:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"OUTBOUND","State":"CONNECTED","ConnectedToAgentTimestamp":"2026-03-02T08:20:00.000Z","StateStartTimestamp":"2026-03-02T08:20:00.000Z"}]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[]}}
  {"AgentARN":"a1","EventId":"7","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T08:21:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"OUTBOUND","State":"CONNECTED_ONHOLD","ConnectedToAgentTimestamp":"2026-03-02T08:20:00.000Z","StateStartTimestamp":"2026-03-02T08:21:00.000Z"}]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"OUTBOUND","State":"CONNECTED","ConnectedToAgentTimestamp":"2026-03-02T08:20:00.000Z","StateStartTimestamp":"2026-03-02T08:20:00.000Z"}]}}
  {"AgentARN":"a1","EventId":"8","EventType":"HEART_BEAT","EventTimestamp":"2026-03-02T08:21:40.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"OUTBOUND","State":"CONNECTED_ONHOLD","ConnectedToAgentTimestamp":"2026-03-02T08:20:00.000Z","StateStartTimestamp":"2026-03-02T08:21:00.000Z"}]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"OUTBOUND","State":"CONNECTED_ONHOLD","ConnectedToAgentTimestamp":"2026-03-02T08:20:00.000Z","StateStartTimestamp":"2026-03-02T08:21:00.000Z"}]}}
  {"AgentARN":"a1","EventId":"9","EventType":"LOGOUT","EventTimestamp":"2026-03-02T08:22:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Offline","Type":"OFFLINE","StartTimestamp":"2026-03-02T08:22:00.000Z"},"Contacts":[]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Break","Type":"CUSTOM","StartTimestamp":"2026-03-02T08:10:30.000Z"},"Contacts":[{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"OUTBOUND","State":"CONNECTED_ONHOLD","ConnectedToAgentTimestamp":"2026-03-02T08:20:00.000Z","StateStartTimestamp":"2026-03-02T08:21:00.000Z"}]}}
  {"AgentARN":"a1","EventId":"10","EventType":"HEART_BEAT","EventTimestamp":"2026-03-02T09:20:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Offline","Type":"OFFLINE","StartTimestamp":"2026-03-02T08:22:00.000Z"},"Contacts":[]},"PreviousAgentSnapshot":{"AgentStatus":{"Name":"Offline","Type":"OFFLINE","StartTimestamp":"2026-03-02T08:22:00.000Z"},"Contacts":[]}}
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    kim,logged_in,,2026-03-02T08:00:00Z,2026-03-02T08:22:00Z,false
    kim,offline,Offline,2026-03-02T08:00:00Z,2026-03-02T08:00:10Z,false
    kim,available_idle,Ready,2026-03-02T08:00:10Z,2026-03-02T08:10:20Z,false
    kim,rna,MISSED,2026-03-02T08:10:20Z,2026-03-02T08:10:30Z,false
    kim,aux,Break,2026-03-02T08:10:30Z,2026-03-02T08:20:00Z,false
    kim,on_contact,CONNECTED,2026-03-02T08:20:00Z,2026-03-02T08:22:00Z,false
  segments: |
    contact_id,agent,direction,started_at,ring_seconds,talk_seconds,hold_seconds,longest_hold_seconds,hold_count,acw_seconds,answered
    c1,kim,in,2026-03-02T08:10:00Z,20,,,,,,false
    c2,kim,out,2026-03-02T08:20:00Z,,60,60,60,1,0,true
  ignored: |
    row_no,reason
    8,a heartbeat
    10,a heartbeat
*/
/*
example: a log-in without a log-out ends with the last sign of life; legs only where they are wanted
options: {legs: 'no'}
given: |
  [{"AgentARN":"i/a1","EventId":"1","EventType":"LOGIN","EventTimestamp":"2026-03-02T08:00:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Available","StartTimestamp":"2026-03-02T08:00:00.000Z"},"Contacts":[]}},
   {"AgentARN":"i/a1","EventId":"2","EventType":"HEART_BEAT","EventTimestamp":"2026-03-02T08:02:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Available","StartTimestamp":"2026-03-02T08:00:00.000Z"},"Contacts":[]}},
   {"AgentARN":"i/a1","EventId":"3","EventType":"LOGIN","EventTimestamp":"2026-03-02T09:00:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Lunch","StartTimestamp":"2026-03-02T09:00:00.000Z"},"Contacts":[]}},
   {"AgentARN":"i/a1","EventId":"4","EventType":"STATE_CHANGE","EventTimestamp":"2026-03-02T09:05:00.000Z","CurrentAgentSnapshot":{"AgentStatus":{"Name":"Lunch","StartTimestamp":"2026-03-02T09:00:00.000Z"},"Contacts":[{"ContactId":"c1","State":"CONNECTED","ConnectedToAgentTimestamp":"2026-03-02T09:05:00.000Z","StateStartTimestamp":"2026-03-02T09:05:00.000Z"}]}},
   {"AgentARN":"i/a1","EventId":"5","EventType":"STATE_CHANGE","EventTimestamp":"nine"}]
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    a1,logged_in,,2026-03-02T08:00:00Z,2026-03-02T08:02:00Z,true
    a1,available_idle,Available,2026-03-02T08:00:00Z,2026-03-02T08:02:00Z,true
    a1,logged_in,,2026-03-02T09:00:00Z,2026-03-02T09:05:00Z,true
    a1,aux,Lunch,2026-03-02T09:00:00Z,2026-03-02T09:05:00Z,true
    a1,on_contact,CONNECTED,2026-03-02T09:05:00Z,,true
  segments: |
    contact_id
  rejected: |
    row_no,reason
    5,EventTimestamp cannot be read: nine
*/
