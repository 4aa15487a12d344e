/*
adapter: amazon_connect_contacts
title: Amazon Connect contact records
format: json
recognise: count(*) FILTER ((document->>'ContactId') IS NOT NULL AND (document->>'InitiationTimestamp') IS NOT NULL
  AND (document->>'InitiationMethod') IS NOT NULL) > 0
because: its documents have the ContactId, InitiationMethod and InitiationTimestamp of contact records
lacks:
  ring_seconds: contact records do not say how long a contact rang at a person
  consult_seconds: talks with a colleague are records of their own
  resolved: contact records do not know it
  topic: it lies in attributes that each centre names itself
*/
-- Unknown fields are left alone: new ones appear without notice.
CREATE TEMP VIEW parsed AS
SELECT file, row_no, from_json(document, '{"ContactId": "VARCHAR", "Channel": "VARCHAR", "InitiationMethod": "VARCHAR",
  "InitiationTimestamp": "VARCHAR", "ConnectedToSystemTimestamp": "VARCHAR", "DisconnectTimestamp": "VARCHAR",
  "DisconnectReason": "VARCHAR", "LastUpdateTimestamp": "VARCHAR", "TransferCompletedTimestamp": "VARCHAR",
  "PreviousContactId": "VARCHAR", "NextContactId": "VARCHAR", "CustomerEndpoint": {"Address": "VARCHAR"},
  "Queue": {"ARN": "VARCHAR", "Name": "VARCHAR", "Duration": "VARCHAR", "EnqueueTimestamp": "VARCHAR"},
  "Agent": {"ARN": "VARCHAR", "Username": "VARCHAR", "ConnectedToAgentTimestamp": "VARCHAR",
    "AgentInteractionDuration": "VARCHAR", "CustomerHoldDuration": "VARCHAR", "LongestHoldDuration": "VARCHAR",
    "NumberOfHolds": "VARCHAR", "AfterContactWorkDuration": "VARCHAR", "AfterContactWorkStartTimestamp": "VARCHAR",
    "HierarchyGroups": {"Level1": {"GroupName": "VARCHAR"}, "Level2": {"GroupName": "VARCHAR"},
      "Level3": {"GroupName": "VARCHAR"}, "Level4": {"GroupName": "VARCHAR"},
      "Level5": {"GroupName": "VARCHAR"}}}}') AS r
FROM raw;

CREATE TEMP TABLE record AS
SELECT file, row_no, r.ContactId AS id, r.InitiationMethod AS method, lower(r.Channel) AS channel,
  nullif(r.PreviousContactId, '') AS previous, nullif(r.NextContactId, '') AS next,
  r.CustomerEndpoint.Address AS customer,
  CASE WHEN r.Agent.ARN IS NOT NULL OR r.Agent.Username IS NOT NULL OR r.Agent.ConnectedToAgentTimestamp IS NOT NULL
    THEN coalesce(r.Agent.Username, regexp_extract(r.Agent.ARN, '[^/]+$')) END AS agent,
  -- The smallest group that the person belongs to.
  coalesce(r.Agent.HierarchyGroups.Level5.GroupName, r.Agent.HierarchyGroups.Level4.GroupName,
    r.Agent.HierarchyGroups.Level3.GroupName, r.Agent.HierarchyGroups.Level2.GroupName,
    r.Agent.HierarchyGroups.Level1.GroupName) AS team,
  r.Queue.ARN IS NOT NULL OR r.Queue.Name IS NOT NULL OR r.Queue.EnqueueTimestamp IS NOT NULL AS queued,
  -- The queue of a person has no name.
  coalesce(r.Queue.Name, nullif(regexp_extract(r.Queue.ARN, '/queue/(.+)$', 1), '')) AS queue,
  instant_of(r.InitiationTimestamp) AS initiated_at, instant_of(r.Queue.EnqueueTimestamp) AS enqueued_at,
  instant_of(r.Agent.ConnectedToAgentTimestamp) AS answered_at,
  instant_of(r.Agent.AfterContactWorkStartTimestamp) AS acw_at,
  instant_of(r.DisconnectTimestamp) AS ended_at, instant_of(r.LastUpdateTimestamp) AS updated_at,
  nullif(r.TransferCompletedTimestamp, '') IS NOT NULL AS left_connect, r.DisconnectReason AS disconnect,
  whole_seconds(point_number(r.Queue.Duration)) AS wait_seconds,
  whole_seconds(point_number(r.Agent.AgentInteractionDuration)) AS talk_seconds,
  whole_seconds(point_number(r.Agent.CustomerHoldDuration)) AS hold_seconds,
  whole_seconds(point_number(r.Agent.LongestHoldDuration)) AS longest_hold_seconds,
  whole_seconds(point_number(r.Agent.NumberOfHolds)) AS hold_count,
  whole_seconds(point_number(r.Agent.AfterContactWorkDuration)) AS acw_seconds,
  coalesce(
    missing('ContactId', r.ContactId), missing('InitiationTimestamp', r.InitiationTimestamp),
    unreadable('InitiationTimestamp', r.InitiationTimestamp, initiated_at IS NOT NULL),
    unreadable('EnqueueTimestamp', r.Queue.EnqueueTimestamp, enqueued_at IS NOT NULL),
    unreadable('ConnectedToAgentTimestamp', r.Agent.ConnectedToAgentTimestamp, answered_at IS NOT NULL),
    unreadable('AfterContactWorkStartTimestamp', r.Agent.AfterContactWorkStartTimestamp, acw_at IS NOT NULL),
    unreadable('DisconnectTimestamp', r.DisconnectTimestamp, ended_at IS NOT NULL),
    unreadable('LastUpdateTimestamp', r.LastUpdateTimestamp, updated_at IS NOT NULL),
    unreadable('Queue.Duration', r.Queue.Duration, wait_seconds >= 0),
    unreadable('AgentInteractionDuration', r.Agent.AgentInteractionDuration, talk_seconds >= 0),
    unreadable('CustomerHoldDuration', r.Agent.CustomerHoldDuration, hold_seconds >= 0),
    unreadable('LongestHoldDuration', r.Agent.LongestHoldDuration, longest_hold_seconds >= 0),
    unreadable('NumberOfHolds', r.Agent.NumberOfHolds, hold_count >= 0),
    unreadable('AfterContactWorkDuration', r.Agent.AfterContactWorkDuration, acw_seconds >= 0)) AS problem
FROM parsed;

-- Records come at least once; what a neighbour in the chain needs to know of a contact is the same in all copies.
CREATE TEMP TABLE known AS
SELECT id, max(method) AS method, bool_or(queued AND agent IS NULL) AS left_queue
FROM record WHERE problem IS NULL GROUP BY id;
CREATE TEMP TABLE called_back AS
SELECT DISTINCT previous AS id FROM record WHERE method = 'CALLBACK' AND problem IS NULL AND previous IS NOT NULL;

CREATE TEMP VIEW counted AS
SELECT record.*, after.method AS next_method,
  called_back.id IS NOT NULL OR coalesce(after.method = 'CALLBACK', false) AS asked_for_callback,
  coalesce(before.left_queue, false) AS request_counted,
  left_connect OR agent IS NOT NULL AND next IS NOT NULL AND called_back.id IS NULL
    AND coalesce(after.method, '') NOT IN ('DISCONNECT', 'CALLBACK') AS transferred,
  CASE WHEN record.method IN ('OUTBOUND', 'EXTERNAL_OUTBOUND', 'CALLBACK') THEN 'out'
    WHEN record.method = 'API' AND channel = 'voice' THEN 'out' ELSE 'in' END AS direction
FROM record LEFT JOIN known AS after ON after.id = record.next LEFT JOIN known AS before ON before.id = record.previous
  LEFT JOIN called_back ON called_back.id = record.id
WHERE problem IS NULL AND record.method IS DISTINCT FROM 'MONITOR';

CREATE VIEW interactions AS
SELECT file, row_no, id AS contact_id, agent, team, queue, channel, direction, customer,
  coalesce(enqueued_at, initiated_at) AS arrived_at, answered_at, ended_at,
  CASE WHEN method = 'INBOUND'
    THEN whole_seconds(epoch(coalesce(enqueued_at, CASE WHEN agent IS NULL THEN ended_at END)) - epoch(initiated_at))
  END AS ivr_seconds, CASE WHEN queued THEN wait_seconds END AS wait_seconds,
  CASE
    WHEN ended_at IS NULL THEN 'open'
    WHEN agent IS NOT NULL AND answered_at IS NOT NULL THEN 'handled'
    WHEN agent IS NOT NULL OR NOT queued THEN NULL
    -- The attempt to call back did not reach anyone; the request counts once.
    WHEN method = 'CALLBACK' THEN CASE WHEN request_counted THEN 'flowed_out' ELSE 'callback_taken' END
    WHEN asked_for_callback THEN 'callback_taken'
    WHEN method IN ('OUTBOUND', 'EXTERNAL_OUTBOUND') THEN NULL
    WHEN next_method = 'DISCONNECT' THEN 'abandoned'
    WHEN left_connect OR next IS NOT NULL OR disconnect IN ('EXPIRED', 'API', 'CONTACT_FLOW_DISCONNECT')
      THEN 'flowed_out'
    ELSE 'abandoned'
  END AS outcome,
  transferred, agent IS NULL AND NOT queued AND direction = 'in' AS bot_handled, ended_at IS NULL AS truncated,
  updated_at
FROM counted;

-- Each record has one person at most; a transfer is a record of its own.
CREATE VIEW segments AS
SELECT file, row_no, id AS contact_id, 1 AS leg_no, agent, team, queue, channel, direction,
  coalesce(answered_at, enqueued_at, initiated_at) AS started_at, answered_at,
  coalesce(acw_at, ended_at) AS ended_at, talk_seconds, hold_seconds, longest_hold_seconds, hold_count, acw_seconds,
  -- Blind or warm is not recorded.
  CASE WHEN NOT transferred THEN 'none' END AS transfer_kind,
  CASE WHEN disconnect = 'CUSTOMER_DISCONNECT' THEN 'customer' WHEN disconnect = 'AGENT_DISCONNECT' THEN 'agent'
    WHEN disconnect <> 'THIRD_PARTY_DISCONNECT' THEN 'system' END AS disconnected_by,
  answered_at IS NOT NULL AS answered, ended_at IS NULL AS truncated, updated_at
FROM counted WHERE agent IS NOT NULL;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM record WHERE problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, 'a supervisor who listens in' AS reason FROM record WHERE problem IS NULL AND method = 'MONITOR';
/*
example: an answered call and an abandoned one, one after the other without a line end
given: |
  {"ContactId":"c1","Channel":"VOICE","InitiationMethod":"INBOUND","InitiationTimestamp":"2026-03-02T08:00:00Z","ConnectedToSystemTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:05:10Z","DisconnectReason":"CUSTOMER_DISCONNECT","LastUpdateTimestamp":"2026-03-02T08:06:00Z","CustomerEndpoint":{"Address":"+15550100","Type":"TELEPHONE_NUMBER"},"Queue":{"ARN":"arn:i/queue/q1","Name":"Billing","Duration":40,"EnqueueTimestamp":"2026-03-02T08:00:30Z","DequeueTimestamp":"2026-03-02T08:01:10Z"},"Agent":{"ARN":"arn:i/agent/a1","Username":"kim","ConnectedToAgentTimestamp":"2026-03-02T08:01:10Z","AgentInteractionDuration":200,"CustomerHoldDuration":40,"LongestHoldDuration":30,"NumberOfHolds":2,"AfterContactWorkDuration":25,"AfterContactWorkStartTimestamp":"2026-03-02T08:05:10Z","HierarchyGroups":{"Level1":{"GroupName":"North"},"Level2":{"GroupName":"Desk 4"}}},"NewField":{"x":1}}{"ContactId":"c2","Channel":"VOICE","InitiationMethod":"INBOUND","InitiationTimestamp":"2026-03-02T09:00:00Z","DisconnectTimestamp":"2026-03-02T09:01:00Z","DisconnectReason":"CUSTOMER_DISCONNECT","LastUpdateTimestamp":"2026-03-02T09:01:30Z","Agent":null,"Queue":{"Name":"Billing","Duration":50,"EnqueueTimestamp":"2026-03-02T09:00:10Z"}}
expect:
  interactions: |
    contact_id,agent,team,queue,channel,direction,customer,arrived_at,answered_at,ended_at,ivr_seconds,wait_seconds,outcome
    c1,kim,Desk 4,Billing,voice,in,+15550100,2026-03-02T08:00:30Z,2026-03-02T08:01:10Z,2026-03-02T08:05:10Z,30,40,handled
    c2,,,Billing,voice,in,,2026-03-02T09:00:10Z,,2026-03-02T09:01:00Z,10,50,abandoned
  segments: |
    contact_id,leg_no,agent,answered_at,ended_at,talk_seconds,hold_seconds,longest_hold_seconds,hold_count,acw_seconds,disconnected_by,transfer_kind
    c1,1,kim,2026-03-02T08:01:10Z,2026-03-02T08:05:10Z,200,40,30,2,25,customer,none
*/
/*
example: a transfer makes a second record; a blank hold is not zero
given: |
  [{"ContactId":"c1","InitiationMethod":"INBOUND","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:03:00Z","NextContactId":"c2","LastUpdateTimestamp":"2026-03-02T08:04:00Z","Queue":{"Name":"Billing","Duration":0,"EnqueueTimestamp":"2026-03-02T08:00:00Z"},"Agent":{"Username":"kim","ConnectedToAgentTimestamp":"2026-03-02T08:00:00Z","AgentInteractionDuration":180,"CustomerHoldDuration":0}},
   {"ContactId":"c2","InitialContactId":"c1","PreviousContactId":"c1","InitiationMethod":"TRANSFER","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:02:30Z","DisconnectTimestamp":"2026-03-02T08:09:00Z","LastUpdateTimestamp":"2026-03-02T08:10:00Z","Queue":{"ARN":"arn:i/queue/agent/a2","Duration":5,"EnqueueTimestamp":"2026-03-02T08:02:35Z"},"Agent":{"ARN":"arn:i/agent/a2","ConnectedToAgentTimestamp":"2026-03-02T08:02:40Z","AgentInteractionDuration":380}}]
expect:
  interactions: |
    contact_id,agent,queue,outcome,wait_seconds,transferred
    c1,kim,Billing,handled,0,true
    c2,a2,agent/a2,handled,5,false
  segments: |
    contact_id,agent,talk_seconds,hold_seconds,transfer_kind
    c1,kim,180,0,
    c2,a2,380,,none
*/
/*
example: a queued callback is no abandon; a queue that passes the contact on is none either
given: |
  {"ContactId":"c1","InitiationMethod":"INBOUND","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","NextContactId":"c2","Queue":{"Name":"Billing","Duration":90,"EnqueueTimestamp":"2026-03-02T08:00:10Z"}}
  {"ContactId":"c2","PreviousContactId":"c1","InitiationMethod":"CALLBACK","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:01:40Z","DisconnectTimestamp":"2026-03-02T08:20:00Z","Queue":{"Name":"Billing","Duration":900,"EnqueueTimestamp":"2026-03-02T08:01:40Z"}}
  {"ContactId":"c3","InitiationMethod":"INBOUND","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","NextContactId":"c4","Queue":{"Name":"Billing","Duration":60,"EnqueueTimestamp":"2026-03-02T08:00:10Z"}}
  {"ContactId":"c4","PreviousContactId":"c3","InitiationMethod":"QUEUE_TRANSFER","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:01:10Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","Queue":{"Name":"Overflow","Duration":50,"EnqueueTimestamp":"2026-03-02T08:01:10Z"}}
  {"ContactId":"c5","InitiationMethod":"CALLBACK","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:01:40Z","DisconnectTimestamp":"2026-03-02T08:20:00Z","Queue":{"Name":"Billing","Duration":900,"EnqueueTimestamp":"2026-03-02T08:01:40Z"}}
expect:
  interactions: |
    contact_id,direction,outcome,wait_seconds
    c1,in,callback_taken,90
    c2,out,flowed_out,900
    c3,in,flowed_out,60
    c4,in,abandoned,50
    c5,out,callback_taken,900
*/
/*
example: listening in, menus only, an outbound call, an open chat and a broken record
given: |
  {"ContactId":"m1","InitiationMethod":"MONITOR","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","Agent":{"Username":"lead","ConnectedToAgentTimestamp":"2026-03-02T08:00:00Z"}}
  {"ContactId":"c1","InitiationMethod":"INBOUND","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z"}
  {"ContactId":"c2","InitiationMethod":"OUTBOUND","Channel":"VOICE","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","Queue":{"Name":"Billing"},"Agent":{"Username":"kim","ConnectedToAgentTimestamp":"2026-03-02T08:00:20Z","AgentInteractionDuration":100}}
  {"ContactId":"c3","InitiationMethod":"API","Channel":"CHAT","InitiationTimestamp":"2026-03-02T08:00:00Z","Queue":{"Name":"Chats","EnqueueTimestamp":"2026-03-02T08:00:10Z"}}
  {"ContactId":"c4","InitiationMethod":"INBOUND","Channel":"VOICE","InitiationTimestamp":"yesterday"}
  {"InitiationMethod":"INBOUND","InitiationTimestamp":"2026-03-02T08:00:00Z"}
expect:
  interactions: |
    contact_id,agent,channel,direction,outcome,ivr_seconds,bot_handled,truncated
    c1,,voice,in,,120,true,false
    c2,kim,voice,out,handled,,false,false
    c3,,chat,in,open,,false,true
  segments: |
    contact_id,agent,talk_seconds,hold_seconds,acw_seconds
    c2,kim,100,,
  ignored: |
    row_no,reason
    1,a supervisor who listens in
  rejected: |
    row_no,reason
    5,InitiationTimestamp cannot be read: yesterday
    6,ContactId is missing
*/
/*
example: a record that is delivered again carries the time of its change
given:
  - |
    {"ContactId":"c1","InitiationMethod":"INBOUND","Channel":"TASK","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","LastUpdateTimestamp":"2026-03-02T08:02:01Z","Agent":{"Username":"kim","ConnectedToAgentTimestamp":"2026-03-02T08:00:20Z","AgentInteractionDuration":100}}
  - |
    {"ContactId":"c1","InitiationMethod":"INBOUND","Channel":"TASK","InitiationTimestamp":"2026-03-02T08:00:00Z","DisconnectTimestamp":"2026-03-02T08:02:00Z","LastUpdateTimestamp":"2026-03-02T08:40:00Z","Agent":{"Username":"kim","ConnectedToAgentTimestamp":"2026-03-02T08:00:20Z","AgentInteractionDuration":100,"AfterContactWorkDuration":31}}
expect:
  segments: |
    contact_id,acw_seconds,updated_at
    c1,31,2026-03-02T08:40:00Z
*/
