/*
adapter: asterisk_queue_log
title: Asterisk queue_log
format: lines
recognise: |
  2 * count(*) FILTER (regexp_matches(line, '^\d{9,10}(\.\d+)?\|[^|]*\|[^|]*\|[^|]*\|[A-Z_]+(\||$)')) > count(*)
because: its lines read time|call|queue|agent|EVENT| with a time in seconds since 1970
include: asterisk_events
options:
  node: {meaning: 'the name of the Asterisk system, where several may have given out the same call ids'}
lacks:
  hold_seconds: Asterisk counts hold as part of the conversation
  acw_seconds: Asterisk does not record work after a call; only Wazo writes WRAPUPSTART
*/
CREATE TEMP TABLE queue_events AS
WITH parts AS (SELECT file, row_no, line, string_split(line, '|') AS f FROM raw)
SELECT file, row_no, epoch_of(trim(f[1])) AS moment,
  CASE WHEN upper(trim(f[2])) NOT IN ('', 'NONE', 'MANAGER', 'CLI', 'REALTIME') THEN trim(f[2]) END AS callid,
  CASE WHEN upper(trim(f[3])) NOT IN ('', 'NONE') THEN trim(f[3]) END AS queue,
  CASE WHEN upper(trim(f[4])) NOT IN ('', 'NONE') THEN trim(f[4]) END AS agent,
  trim(f[5]) AS event, f[6:] AS p,
  CASE WHEN len(f) < 5 OR trim(f[5]) = '' THEN 'it is not a line of queue_log'
    WHEN epoch_of(trim(f[1])) IS NULL THEN 'the time cannot be read: ' || substring(f[1], 1, 40) END AS problem
FROM parts;
/*
example: two offers that rang out, an answer, and a second queue under the same call id
given: |
  1790000000|1790000000.1|sales|NONE|ENTERQUEUE||+15550100|1
  1790000009|1790000000.1|sales|Agent/7|RINGNOANSWER|9600
  1790000010|1790000000.1|sales|Agent/8|RINGNOANSWER|0
  1790000015|1790000000.1|sales|Agent/9|CONNECT|15|1790000011.2|4
  1790000075|1790000000.1|sales|Agent/9|COMPLETEAGENT|15|60|1
  1790000076|1790000000.1|billing|NONE|ENTERQUEUE||+15550100|1
  1790000078|1790000000.1|billing|Agent/7|CONNECT|2|1790000077.3|1
  1790000178|1790000000.1|billing|Agent/7|COMPLETECALLER|2|100|1
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated,customer
    1790000000.1#1,Agent/9,sales,2026-09-21T14:13:20Z,2026-09-21T14:13:35Z,2026-09-21T14:14:35Z,15,handled,false,false,+15550100
    1790000000.1#2,Agent/7,billing,2026-09-21T14:14:36Z,2026-09-21T14:14:38Z,2026-09-21T14:16:18Z,2,handled,false,false,+15550100
  segments: |
    contact_id,leg_no,agent,started_at,answered_at,ended_at,ring_seconds,talk_seconds,transfer_kind,disconnected_by,answered,truncated
    1790000000.1#1,1,Agent/7,2026-09-21T14:13:19.400Z,,2026-09-21T14:13:29Z,9,,,,false,false
    1790000000.1#1,2,Agent/8,2026-09-21T14:13:30Z,,2026-09-21T14:13:30Z,0,,,,false,false
    1790000000.1#1,3,Agent/9,2026-09-21T14:13:31Z,2026-09-21T14:13:35Z,2026-09-21T14:14:35Z,4,60,none,agent,true,false
    1790000000.1#2,1,Agent/7,2026-09-21T14:14:37Z,2026-09-21T14:14:38Z,2026-09-21T14:16:18Z,1,100,none,customer,true,false
  ignored: |
    row_no,reason
*/
/*
example: how callers leave a queue; the fields of EXITWITHKEY are shifted
given: |
  1790000000|a.1|sales|NONE|ENTERQUEUE|||1
  1790000030|a.1|sales|NONE|ABANDON|1|1|30
  1790000000|a.2|sales|NONE|ENTERQUEUE|||2
  1790000040|a.2|sales|NONE|EXITWITHTIMEOUT|2|2|40
  1790000000|a.3|sales|NONE|ENTERQUEUE|||3
  1790000050|a.3|sales|NONE|EXITWITHKEY|9|3|3|50
  1790000000|a.4|sales|NONE|ENTERQUEUE|||4
  1790000060|a.4|sales|NONE|EXITEMPTY|1|4|60
  1790000000|a.5|sales|NONE|ENTERQUEUE|||5
  1790000070|a.5|sales|NONE|WITHDRAW|1|5|70|moved
  1790000000|a.6|sales|NONE|ENTERQUEUE|||6
  1790000080|a.6|sales|NONE|SYSCOMPAT|
  1790000000|a.7|sales|NONE|ENTERQUEUE|||7
  1790000005|a.7|sales|Agent/7|ABANDON|1|7|5
  1790000006|a.8|sales|NONE|FULL|
  1790000007|a.9|sales|NONE|CLOSED|
expect:
  interactions: |
    contact_id,agent,wait_seconds,outcome,topic,truncated
    a.1#1,,30,abandoned,,false
    a.2#1,,40,flowed_out,,false
    a.3#1,,50,flowed_out,,false
    a.4#1,,60,flowed_out,,false
    a.5#1,,70,flowed_out,,false
    a.6#1,,80,abandoned,,false
    a.7#1,,5,abandoned,,false
    a.8#1,,,blocked,queue: FULL,false
    a.9#1,,,closed,queue: CLOSED,false
*/
/*
example: blind and attended transfers end a leg without COMPLETE; LINK has a field more
given: |
  1790000000|a.1|sales|NONE|ENTERQUEUE||+15550101|1
  1790000005|a.1|sales|Agent/7|CONNECT|5|x|2
  1790000025|a.1|sales|Agent/7|BLINDTRANSFER|200|default|5|20|1
  1790000100|a.2|sales|NONE|ENTERQUEUE||+15550102|1
  1790000106|a.2|sales|Agent/7|CONNECT|6|x|2
  1790000136|a.2|sales|Agent/7|ATTENDEDTRANSFER|BRIDGE|b7|6|30|1
  1790000200|a.3|sales|NONE|ENTERQUEUE||+15550103|1
  1790000207|a.3|sales|Agent/7|CONNECT|7|x|2
  1790000247|a.3|sales|Agent/7|ATTENDEDTRANSFER|LINK|SIP/a-1|SIP/b-2|7|40|1
  1790000300|a.4|sales|NONE|ENTERQUEUE||+15550104|1
  1790000308|a.4|sales|Agent/7|CONNECT|8|x|2
  1790000358|a.4|sales|Agent/7|TRANSFER|200|default|8|50|1
expect:
  interactions: |
    contact_id,outcome,wait_seconds,transferred
    a.1#1,handled,5,true
    a.2#1,handled,6,true
    a.3#1,handled,7,true
    a.4#1,handled,8,true
  segments: |
    contact_id,talk_seconds,transfer_kind,ended_at
    a.1#1,20,blind,2026-09-21T14:13:45Z
    a.2#1,30,warm,2026-09-21T14:15:36Z
    a.3#1,40,warm,2026-09-21T14:17:27Z
    a.4#1,50,blind,2026-09-21T14:19:18Z
*/
/*
example: rotated files overlap; equal lines of one file are legal, and names of files say nothing
given:
  - |
    1790000010|a.1|sales|Agent/7|RINGNOANSWER|1000
    1790000010|a.1|sales|Agent/7|RINGNOANSWER|1000
    1790000020|a.1|sales|NONE|ABANDON|1|1|20
    1790000090|NONE|NONE|NONE|CONFIGRELOAD|
  - |
    1790000000|a.1|sales|NONE|ENTERQUEUE|||1
    1790000010|a.1|sales|Agent/7|RINGNOANSWER|1000
    1790000010|a.1|sales|Agent/7|RINGNOANSWER|1000
    1790000020|a.1|sales|NONE|ABANDON|1|1|20
expect:
  interactions: |
    contact_id,outcome,wait_seconds
    a.1#1,abandoned,20
  segments: |
    leg_no,ring_seconds,answered
    1,1,false
    2,1,false
  ignored: |
    file,row_no,reason
    0,1,the same line in another file
    0,2,the same line in another file
    0,3,the same line in another file
    0,4,Asterisk was started or its configuration read
*/
/*
example: files that meet in one second do not overlap
given:
  - |
    1790000000|a.1|sales|NONE|ENTERQUEUE|||1
    1790000010|a.1|sales|Agent/7|RINGNOANSWER|1000
  - |
    1790000010|a.1|sales|Agent/7|RINGNOANSWER|1000
    1790000020|a.1|sales|NONE|ABANDON|1|1|20
expect:
  segments: |
    leg_no,ring_seconds,answered
    1,1,false
    2,1,false
  interactions: |
    contact_id,outcome
    a.1#1,abandoned
*/
/*
example: what cannot happen twice counts once
given: |
  1790000000|a.1|sales|NONE|ENTERQUEUE|||1
  1790000000|a.1|sales|NONE|ENTERQUEUE|||1
  1790000010|a.1|sales|Kim|CONNECT|10|x|9
  1790000010|a.1|sales|Kim|CONNECT|10|x|9
  1790000070|a.1|sales|Kim|COMPLETEAGENT|10|60|1
  1790000070|a.1|sales|Kim|COMPLETEAGENT|10|60|4
  1790000070|a.1|sales|Kim|COMPLETECALLER|10|60|1
expect:
  interactions: |
    contact_id,agent,outcome,wait_seconds
    a.1#1,Kim,handled,10
  segments: |
    contact_id,leg_no,talk_seconds,disconnected_by
    a.1#1,1,60,agent
  ignored: |
    row_no,reason
    2,the same event again
    4,the same event again
    6,the same event again
    7,after the end of the call
*/
/*
example: a call without ENTERQUEUE or CONNECT counts once at its only event
given: |
  1790000000|a.1|sales|Kim|CONNECT|6|x|6
  1790000060|a.1|sales|Kim|COMPLETECALLER|6|60|1
  1790000500|a.2|sales|Kim|COMPLETECALLER|10|400|1
  1790000600|a.3|sales|NONE|ABANDON|1|1|30
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated
    a.1#1,Kim,sales,2026-09-21T14:13:20Z,2026-09-21T14:13:20Z,2026-09-21T14:14:20Z,6,handled,false,false
    a.2#1,Kim,sales,2026-09-21T14:21:40Z,,2026-09-21T14:21:40Z,10,handled,false,false
    a.3#1,,sales,2026-09-21T14:23:20Z,,2026-09-21T14:23:20Z,30,abandoned,,false
  segments: |
    contact_id,leg_no,started_at,answered_at,ended_at,talk_seconds
    a.1#1,1,2026-09-21T14:13:14Z,2026-09-21T14:13:20Z,2026-09-21T14:14:20Z,60
    a.2#1,1,2026-09-21T14:15:00Z,2026-09-21T14:15:00Z,2026-09-21T14:21:40Z,400
*/
/*
example: ENTERQUEUE was written last because the clock was set back
given: |
  1790003600|a.1|sales|NONE|ENTERQUEUE|||1
  1790000003|a.1|sales|Kim|CONNECT|3|x|3
  1790000009|a.1|sales|Kim|COMPLETECALLER|3|6|1
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated
    a.1#1,Kim,sales,2026-09-21T15:13:20Z,,,3,handled,false,false
  segments: |
    contact_id,leg_no,answered_at,talk_seconds
    a.1#1,1,2026-09-21T14:13:23Z,6
*/
/*
example: the log ends while calls last and people are logged in
given: |
  1790000000|x.1|NONE|Agent/7|AGENTCALLBACKLOGIN|7@default
  1790000010|a.1|sales|NONE|ENTERQUEUE|||1
  1790000012|a.1|sales|Agent/7|CONNECT|2|x|2
  1790000020|a.2|sales|NONE|ENTERQUEUE|||1
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated
    a.1#1,Agent/7,sales,2026-09-21T14:13:30Z,2026-09-21T14:13:32Z,,2,handled,false,true
    a.2#1,,sales,2026-09-21T14:13:40Z,,,,open,,true
  segments: |
    contact_id,talk_seconds,ended_at,answered,truncated
    a.1#1,,,true,true
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    Agent/7,logged_in,,2026-09-21T14:13:20Z,,true
*/
/*
example: a restart ends calls and logins, except of those who are members again or whose logoff counts from before
given: |
  1790000000|x.1|NONE|Agent/7|AGENTCALLBACKLOGIN|7@default
  1790000001|x.2|NONE|Agent/8|AGENTCALLBACKLOGIN|8@default
  1790000002|x.3|NONE|Agent/9|AGENTCALLBACKLOGIN|9@default
  1790000010|a.1|sales|NONE|ENTERQUEUE|||1
  1790000012|a.1|sales|Agent/7|CONNECT|2|x|2
  1790000013|a.2|sales|NONE|ENTERQUEUE|||1
  1790000020|NONE|NONE|Agent/7|PAUSEALL|lunch
  1790001000|NONE|NONE|NONE|QUEUESTART|
  1790001005|MANAGER|sales|Local/8@callback|ADDMEMBER|
  1790005001|x.4|NONE|Agent/8|AGENTCALLBACKLOGOFF|8@default|5000
  1790006002|x.5|NONE|Agent/9|AGENTCALLBACKLOGOFF|9@default|6000
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated
    a.1#1,Agent/7,sales,2026-09-21T14:13:30Z,2026-09-21T14:13:32Z,2026-09-21T14:30:00Z,2,handled,false,true
    a.2#1,,sales,2026-09-21T14:13:33Z,,2026-09-21T14:30:00Z,,open,,true
  segments: |
    contact_id,talk_seconds,ended_at,truncated
    a.1#1,,2026-09-21T14:30:00Z,true
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    Agent/7,aux,lunch,2026-09-21T14:13:40Z,2026-09-21T14:30:00Z,true
    Agent/7,logged_in,,2026-09-21T14:13:20Z,2026-09-21T14:30:00Z,true
    Agent/8,logged_in,,2026-09-21T14:13:21Z,2026-09-21T15:36:41Z,false
    Agent/9,logged_in,,2026-09-21T14:13:22Z,2026-09-21T15:53:22Z,false
*/
/*
example: a login that is not in the log, sessions over midnight, and two kinds of login at once
given: |
  1790000900|x.1|NONE|Agent/7|AGENTCALLBACKLOGOFF|7@default|900|CommandLogoff
  1790001000|x.2|NONE|Agent/8|AGENTLOGIN|SIP/8-1
  1790091000|x.2|NONE|Agent/8|AGENTLOGOFF|SIP/8-1|90000
  1790002000|x.3|NONE|Agent/9|AGENTCALLBACKLOGIN|9@default
  1790002100|x.4|NONE|Agent/9|AGENTLOGIN|SIP/9-1
  1790002200|x.4|NONE|Agent/9|AGENTLOGOFF|SIP/9-1|100
  1790002300|x.3|NONE|Agent/9|AGENTCALLBACKLOGOFF|9@default|300
  1790003000|x.5|NONE|Agent/9|AGENTLOGOFF|SIP/9-1
  1790004000|x.6|NONE|Agent/9|AGENTLOGOFF|SIP/9-1|-5
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    Agent/7,logged_in,,2026-09-21T14:13:20Z,2026-09-21T14:28:20Z,false
    Agent/8,logged_in,,2026-09-21T14:30:00Z,2026-09-22T15:30:00Z,false
    Agent/9,logged_in,,2026-09-21T14:46:40Z,2026-09-21T14:51:40Z,false
  ignored: |
    row_no,reason
    8,AGENTLOGOFF of a person who was not there
  rejected: |
    row_no,reason
    9,the logged seconds are impossible: -5
*/
/*
example: PAUSEALL with a PAUSE for each queue, repeated, with another reason, and ended by a logoff
given: |
  1790000000|NONE|NONE|Agent/7|PAUSEALL|lunch
  1790000000|NONE|sales|Agent/7|PAUSE|lunch
  1790000000|NONE|billing|Agent/7|PAUSE|lunch
  1790000100|NONE|NONE|Agent/7|PAUSEALL|lunch
  1790000600|NONE|NONE|Agent/7|UNPAUSEALL|
  1790000600|NONE|sales|Agent/7|UNPAUSE|
  1790000600|NONE|billing|Agent/7|UNPAUSE|
  1790001000|NONE|sales|Agent/7|PAUSE|coffee
  1790001060|NONE|sales|Agent/7|PAUSE|training
  1790001360|NONE|sales|Agent/7|UNPAUSE|Auto-Unpause
  1790002000|NONE|NONE|Agent/8|PAUSEALL|
  1790002500|x.1|NONE|Agent/8|AGENTLOGOFF|SIP/8-1|1500
  1790003000|NONE|sales|Agent/9|PAUSE|
  1790004000|NONE|sales|Agent/7|PAUSE|
  1790004000|NONE|sales|Agent/7|UNPAUSE|
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    Agent/7,aux,coffee,2026-09-21T14:30:00Z,2026-09-21T14:31:00Z,false
    Agent/7,aux,lunch,2026-09-21T14:13:20Z,2026-09-21T14:23:20Z,false
    Agent/7,aux,training,2026-09-21T14:31:00Z,2026-09-21T14:36:00Z,false
    Agent/8,aux,,2026-09-21T14:46:40Z,2026-09-21T14:55:00Z,false
    Agent/8,logged_in,,2026-09-21T14:30:00Z,2026-09-21T14:55:00Z,false
    Agent/9,aux,,2026-09-21T15:03:20Z,,true
  ignored: |
    row_no,reason
    14,a pause of no length
*/
/*
example: people who never log in are there while they are members of a queue
given: |
  1790000000|CLI|sales|Kim|ADDMEMBER|
  1790000010|CLI|billing|Kim|ADDMEMBER|PAUSED
  1790000100|CLI|billing|Kim|REMOVEMEMBER|
  1790000500|CLI|sales|Kim|REMOVEMEMBER|
  1790000600|CLI|sales|Kim|REMOVEMEMBER|
  1790000700|x.1|NONE|Agent/7|AGENTCALLBACKLOGIN|7@default
  1790000700|x.1|sales|Local/7@callback|ADDMEMBER|
  1790000800|x.2|sales|Local/7@callback|REMOVEMEMBER|
  1790000800|x.2|NONE|Agent/7|AGENTCALLBACKLOGOFF|7@default|100
  1790000900|a.1|sales|Local/7@callback|RINGNOANSWER|5000
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    Agent/7,logged_in,,2026-09-21T14:25:00Z,2026-09-21T14:26:40Z,false
    Kim,aux,,2026-09-21T14:13:30Z,2026-09-21T14:15:00Z,false
    Kim,logged_in,,2026-09-21T14:13:20Z,2026-09-21T14:21:40Z,false
  ignored: |
    row_no,reason
    5,REMOVEMEMBER of a person who was not there
    7,membership of a person who logs in
    8,membership of a person who logs in
  segments: |
    contact_id,agent,ring_seconds
    a.1#1,Agent/7,5
*/
/*
example: wrap-up of Wazo
given: |
  1790000000|a.1|sales|NONE|ENTERQUEUE||+15550100|1
  1790000018|a.1|sales|Agent/7|CONNECT|18|x|2
  1790000020|a.1|sales|Agent/7|COMPLETEAGENT|18|2|1
  1790000020|NONE|NONE|Agent/7|WRAPUPSTART|15
  1790000900|NONE|NONE|Agent/7|WRAPUPSTART|many
expect:
  agent_states: |
    agent,state,code,started_at,ended_at,truncated
    Agent/7,acw,,2026-09-21T14:13:40Z,2026-09-21T14:13:55Z,false
  segments: |
    contact_id,talk_seconds,acw_seconds
    a.1#1,2,15
  rejected: |
    row_no,reason
    5,the seconds of WRAPUPSTART are missing or impossible
*/
/*
example: unknown events are kept apart, broken lines are told, numbers that cannot be read too
given: |
  1790000000|NONE|NONE|NONE|CONFIGRELOAD|
  1790000001|a.1|sales|NONE|DID|+15550199
  1790000002|a.2|NONE|Agent/7|OUTDIAL|+15550100|||0|0
  1790000003|a.2|NONE|Agent/7|OUTANSWER|+15550100|COMPLETEAGENT||2|398
  1790000004|a.3|NONE|NONE|OUTCALL|ANSWER|20|
  1790000005|a.3|sales|Agent/7|RINGCANCELED|4000
  1790000006|NONE|sales|Agent/7|PENALTY|2
  soon|a.3|sales|NONE|ABANDON|1|1|30
  1790000007|a.3
  1790000008|NONE|sales|NONE|ABANDON|1|1|30
  1790000009|NONE|NONE|NONE|PAUSEALL|
  1790000010|a.4|sales|NONE|ENTERQUEUE||+15550100|1
  1790000020|a.4|sales|Agent/7|CONNECT|10|x|2
  1790000080|a.4|sales|Agent/7|COMPLETEAGENT|10|long|1
expect:
  ignored: |
    row_no,reason
    1,Asterisk was started or its configuration read
    2,event DID is not one of Asterisk
    3,event OUTDIAL is not one of Asterisk
    4,event OUTANSWER is not one of Asterisk
    5,"a call to the outside, not of a queue"
    6,the caller hung up while it rang
    7,a setting of a person or queue
  rejected: |
    row_no,reason
    10,ABANDON without a call
    11,PAUSEALL without a person
    8,the time cannot be read: soon
    9,it is not a line of queue_log
  segments: |
    contact_id,talk_seconds,reason
    a.4#1,,the call time cannot be read: long
*/
/*
example: several systems give out the same call ids
options: {node: 'pbx2'}
given: |
  1790000000|1790000000.1|sales|NONE|ENTERQUEUE||+15550100|1
  1790000030|1790000000.1|sales|NONE|ABANDON|1|1|30
expect:
  interactions: |
    contact_id,outcome
    pbx2-1790000000.1#1,abandoned
*/
/*
example: the call went on elsewhere without an event of leaving
given: |
  1790000000|a.1|sales|NONE|ENTERQUEUE|||1
  1790000060|a.1|billing|NONE|ENTERQUEUE|||1
  1790000090|a.1|billing|NONE|ABANDON|1|1|30
expect:
  interactions: |
    contact_id,agent,queue,arrived_at,answered_at,ended_at,wait_seconds,outcome,transferred,truncated
    a.1#1,,sales,2026-09-21T14:13:20Z,,2026-09-21T14:14:20Z,,flowed_out,,true
    a.1#2,,billing,2026-09-21T14:14:20Z,,2026-09-21T14:14:50Z,30,abandoned,,false
*/
/*
example: an agent hangs up on the caller during the announcement, and the call stays in the queue
given: |
  1790000000|a.1|sales|NONE|ENTERQUEUE|||1
  1790000005|a.1|sales|Agent/7|AGENTDUMP|
  1790000010|a.1|sales|Agent/8|CONNECT|10|x|3
  1790000040|a.1|sales|Agent/8|COMPLETECALLER|10|30|1
expect:
  interactions: |
    contact_id,agent,outcome
    a.1#1,Agent/8,handled
  segments: |
    leg_no,agent,answered,disconnected_by,talk_seconds
    1,Agent/7,false,agent,
    2,Agent/8,true,customer,30
*/
