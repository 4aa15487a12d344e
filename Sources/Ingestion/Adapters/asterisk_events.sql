/*
adapter: asterisk_events
title: Events of Asterisk queues
format: part
*/
-- The shapes of queue_log differ; what its events mean does not. Found here: the temporary table queue_events
-- (file, row_no, moment TIMESTAMPTZ, callid, queue, agent, event, p VARCHAR[], problem) with all records of an export.

CREATE TEMP MACRO param(p, n) AS nullif(trim(p[n]), '');
CREATE TEMP MACRO seconds_between(earlier, later) AS epoch(later) - epoch(earlier);
-- Where the seconds in the queue and those in conversation stand; attended transfers have a field more with LINK.
CREATE TEMP MACRO linked(event, p) AS event = 'ATTENDEDTRANSFER' AND p[1] = 'LINK';
CREATE TEMP MACRO wait_text(event, p) AS param(p, CASE
  WHEN event IN ('CONNECT', 'COMPLETECALLER', 'COMPLETEAGENT') THEN 1
  WHEN event = 'EXITWITHKEY' OR linked(event, p) THEN 4
  WHEN event IN ('TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY', 'WITHDRAW')
    THEN 3 END);
CREATE TEMP MACRO talk_text(event, p) AS param(p, CASE
  WHEN event IN ('COMPLETECALLER', 'COMPLETEAGENT') THEN 2
  WHEN linked(event, p) THEN 5
  WHEN event IN ('TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER') THEN 4 END);
CREATE TEMP MACRO is_served(event) AS
  event IN ('COMPLETECALLER', 'COMPLETEAGENT', 'TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER');
CREATE TEMP MACRO is_blocked(event) AS
  event IN ('FULL', 'CLOSED', 'JOINEMPTY', 'DIVERT_CA_RATIO', 'DIVERT_HOLDTIME');
CREATE TEMP MACRO call_kind(event) AS CASE
  WHEN event = 'ENTERQUEUE' THEN 'enter'
  WHEN event = 'CONNECT' THEN 'connect'
  WHEN event IN ('RINGNOANSWER', 'AGENTDUMP') THEN 'ring'
  WHEN is_blocked(event) THEN 'blocked'
  WHEN is_served(event) OR event IN ('ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY', 'EXITWITHKEY', 'WITHDRAW', 'SYSCOMPAT',
    'LEAVEEMPTY') THEN 'end' END;
CREATE TEMP MACRO is_login(event) AS event IN ('AGENTLOGIN', 'AGENTCALLBACKLOGIN');
CREATE TEMP MACRO is_logoff(event) AS event IN ('AGENTLOGOFF', 'AGENTCALLBACKLOGOFF');
CREATE TEMP MACRO is_presence(event) AS is_login(event) OR is_logoff(event) OR event IN ('ADDMEMBER', 'REMOVEMEMBER');
CREATE TEMP MACRO is_pause(event) AS event IN ('PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL');

-- Names of rotated files say nothing of their order, and exports of the table may be written newest first.
CREATE TEMP TABLE log_files AS
SELECT file, min(moment) AS first_at, max(moment) AS last_at,
  coalesce(regr_slope(epoch(moment), row_no) < 0, false) AS newest_first,
  row_number() OVER (ORDER BY min(moment), file) AS file_no
FROM queue_events WHERE problem IS NULL GROUP BY file;

-- Lines that an earlier file holds as well. Within one file equal lines are legal; the n-th of a file is the n-th of
-- another. Files that only meet in one second do not overlap.
CREATE TEMP TABLE repeated AS
WITH overlapping AS (
  SELECT DISTINCT a.* FROM log_files a JOIN log_files b ON a.file <> b.file
    AND (a.first_at = b.first_at OR a.first_at < b.last_at AND b.first_at < a.last_at)),
numbered AS (
  SELECT e.*, first_at, last_at, file_no,
    row_number() OVER (PARTITION BY e.file, moment, callid, queue, agent, event, p ORDER BY row_no) AS occurrence
  FROM queue_events e JOIN overlapping USING (file) WHERE problem IS NULL)
SELECT file, row_no FROM numbered
WINDOW same AS (PARTITION BY moment, callid, queue, agent, event, p, occurrence ORDER BY file_no)
QUALIFY row_number() OVER same > 1
  AND (first_at < first_value(last_at) OVER same OR first_at = first_value(first_at) OVER same);

-- A person who answers as Agent/1127 is a member of queues as Local/1127@….
CREATE TEMP TABLE members AS
SELECT alias, agent
FROM (SELECT DISTINCT agent AS alias, 'Agent/' || regexp_extract(agent, '^Local/([^@]+)@', 1) AS agent
  FROM queue_events WHERE agent LIKE 'Local/%@%')
SEMI JOIN (SELECT DISTINCT agent FROM queue_events WHERE agent LIKE 'Agent/%') USING (agent);

CREATE TEMP TABLE ordered_events AS
SELECT e.file, e.row_no, e.moment, e.callid, e.queue, coalesce(m.agent, e.agent) AS agent, e.event, e.p,
  row_number() OVER (ORDER BY moment, file_no, CASE WHEN newest_first THEN -row_no ELSE row_no END) AS no
FROM queue_events e JOIN log_files USING (file) LEFT JOIN members m ON e.agent = m.alias
ANTI JOIN repeated r ON e.file = r.file AND e.row_no = r.row_no
WHERE problem IS NULL;

-- After a restart nothing is known of calls, logins and pauses from before.
CREATE TEMP TABLE restarts AS SELECT no, moment FROM ordered_events WHERE event = 'QUEUESTART';

-- Calls: one entry for each ENTERQUEUE of a call in a queue. What stands before the first one belongs to it where the
-- clock was set back, and else to an entry whose beginning is not in the export.
CREATE TEMP TABLE told_events AS
WITH lanes AS (
  SELECT * REPLACE (coalesce(queue, '') AS queue), call_kind(event) AS kind,
    CASE WHEN call_kind(event) IN ('ring', 'blocked') THEN call_kind(event) ELSE 'course' END AS lane
  FROM ordered_events WHERE call_kind(event) IS NOT NULL AND callid IS NOT NULL)
SELECT *, CASE
    WHEN kind = 'ring' THEN NULL
    WHEN kind = 'end' THEN CASE
      WHEN lag(kind) OVER course <> 'end' THEN NULL
      WHEN lag(event) OVER course = event THEN 'the same event again'
      WHEN lag(event) OVER course IS NOT NULL THEN 'after the end of the call' END
    WHEN lag(event) OVER course = event AND lag(moment) OVER course = moment AND lag(p) OVER course = p
      AND lag(agent) OVER course IS NOT DISTINCT FROM agent THEN 'the same event again' END AS unused
FROM lanes WINDOW course AS (PARTITION BY callid, queue, lane ORDER BY no);

CREATE TEMP TABLE call_events AS
WITH counted AS (
  SELECT * EXCLUDE (lane, unused), count(*) FILTER (kind = 'enter') OVER (PARTITION BY callid, queue ORDER BY no) AS n
  FROM told_events WHERE unused IS NULL AND kind <> 'blocked'),
known AS (
  SELECT *, bool_or(kind = 'enter') OVER call AS has_entry,
    bool_or(n = 1 AND kind IN ('connect', 'end')) OVER call AS first_has_course,
    bool_or(n = 0 AND kind IN ('connect', 'end')) OVER call AS earlier_has_course
  FROM counted WINDOW call AS (PARTITION BY callid, queue)),
entries AS (
  SELECT * EXCLUDE (n, has_entry, first_has_course, earlier_has_course),
    CASE WHEN n = 0 AND has_entry AND NOT (first_has_course AND earlier_has_course) THEN 1 ELSE n END AS entry
  FROM known)
SELECT *, count(*) FILTER (kind = 'connect') OVER (PARTITION BY callid, queue, entry ORDER BY no) AS leg FROM entries;

CREATE TEMP TABLE calls AS
WITH entries AS (
  SELECT callid, queue, entry,
    coalesce(arg_min({'file': file, 'row_no': row_no, 'moment': moment, 'customer': param(p, 2)}, no)
        FILTER (kind = 'enter'),
      arg_min({'file': file, 'row_no': row_no, 'moment': moment, 'customer': NULL}, no)) AS arrival,
    bool_or(kind = 'enter') AS entered,
    arg_min({'moment': moment, 'agent': agent, 'wait': wait_text(event, p)}, no) FILTER (kind = 'connect') AS answer,
    arg_max({'moment': moment, 'event': event, 'agent': agent, 'wait': wait_text(event, p)}, no)
      FILTER (kind = 'end') AS finish,
    min(no) AS first_no, max(no) AS last_no
  FROM call_events GROUP BY callid, queue, entry
  UNION ALL BY NAME
  SELECT callid, queue, -no AS entry, {'file': file, 'row_no': row_no, 'moment': moment, 'customer': NULL} AS arrival,
    false AS entered,
    {'moment': moment, 'event': event, 'agent': NULL, 'wait': NULL} AS finish, no AS first_no, no AS last_no
  FROM told_events WHERE unused IS NULL AND kind = 'blocked'),
numbered AS (
  SELECT *, coalesce(getvariable('option_node') || '-', '') || callid || '#' || row_number() OVER call AS contact_id,
    lead(arrival.moment) OVER call AS next_at
  FROM entries WINDOW call AS (PARTITION BY callid ORDER BY arrival.moment, first_no))
SELECT n.*, r.moment AS restart_at FROM numbered n ASOF LEFT JOIN restarts r ON n.last_no < r.no;

CREATE VIEW interactions AS
WITH told AS (
  SELECT *, coalesce(answer.wait, finish.wait) AS wait,
    answer IS NOT NULL OR coalesce(is_served(finish.event), false) AS served,
    coalesce(answer.moment, finish.moment) AS left_at, coalesce(finish.moment, next_at, restart_at) AS last_at
  FROM calls)
SELECT arrival.file AS file, arrival.row_no AS row_no, contact_id,
  CASE WHEN served THEN coalesce(answer.agent, finish.agent) END AS agent,
  nullif(queue, '') AS queue, 'voice' AS channel, 'in' AS direction, arrival.customer AS customer,
  -- Saturated and empty queues are told apart by the event.
  CASE WHEN is_blocked(finish.event) OR NOT entered AND NOT served AND finish.event = 'LEAVEEMPTY'
    THEN 'queue: ' || finish.event END AS topic,
  arrival.moment AS arrived_at,
  -- The clock may have been set back while the call lasted.
  CASE WHEN answer.moment >= arrival.moment THEN answer.moment END AS answered_at,
  CASE WHEN last_at >= coalesce(answer.moment, arrival.moment) AND last_at >= arrival.moment THEN last_at END
    AS ended_at,
  CASE
    WHEN wait IS NOT NULL THEN whole_seconds(point_number(wait))
    WHEN entered AND left_at >= arrival.moment AND (served OR finish IS NOT NULL)
      THEN whole_seconds(seconds_between(arrival.moment, left_at)) END AS wait_seconds,
  CASE
    WHEN served THEN 'handled'
    WHEN finish.event = 'CLOSED' THEN 'closed'
    WHEN is_blocked(finish.event) OR NOT entered AND finish.event = 'LEAVEEMPTY' THEN 'blocked'
    WHEN finish.event IN ('ABANDON', 'SYSCOMPAT') THEN 'abandoned'
    WHEN finish IS NOT NULL THEN 'flowed_out'
    -- It went on elsewhere, so it left this queue.
    WHEN next_at IS NOT NULL THEN 'flowed_out'
    ELSE 'open' END AS outcome,
  CASE WHEN served THEN coalesce(finish.event IN ('TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER'), false) END
    AS transferred,
  finish IS NULL AS truncated,
  unreadable('the wait', wait, point_number(wait) IS NOT NULL) AS reason
FROM told;

CREATE TEMP TABLE legs AS
WITH parts AS (
  SELECT callid, queue, entry, no AS first_no, file, row_no, agent, false AS answered,
    -- The ring time of refused offers is in milliseconds; like Asterisk's own it is cut, not rounded.
    CASE WHEN event = 'RINGNOANSWER' THEN param(p, 1) END AS ring, moment AS ended_at, moment AS offered_at,
    NULL::TIMESTAMPTZ AS answered_at, event AS ending, NULL::VARCHAR AS talk, NULL::BIGINT AS last_no
  FROM call_events WHERE kind = 'ring'
  UNION ALL BY NAME
  SELECT callid, queue, entry, min(no) AS first_no, arg_min(file, no) AS file, arg_min(row_no, no) AS row_no,
    arg_min(agent, no) FILTER (agent IS NOT NULL) AS agent, true AS answered,
    min(param(p, 3)) FILTER (kind = 'connect') AS ring, min(moment) FILTER (kind = 'end') AS ended_at,
    min(moment) FILTER (kind = 'connect') AS answered_at, min(event) FILTER (kind = 'end') AS ending,
    min(talk_text(event, p)) FILTER (kind = 'end') AS talk, max(no) AS last_no
  FROM call_events WHERE kind = 'connect' OR kind = 'end' AND (leg > 0 OR is_served(event))
  GROUP BY callid, queue, entry, leg)
SELECT *, CASE WHEN answered THEN point_number(ring) ELSE point_number(ring) / 1000 END AS ring_number,
  point_number(talk) AS talk_number
FROM parts;

-- Wazo writes how long the work after a call is to last.
CREATE TEMP TABLE wrapups AS
SELECT file, row_no, no, agent, moment, point_number(param(p, 1)) AS seconds
FROM ordered_events WHERE event = 'WRAPUPSTART';

CREATE VIEW segments AS
WITH wrapped AS (
  SELECT l.first_no, max(w.seconds) AS seconds
  FROM wrapups w ASOF JOIN (SELECT * FROM legs WHERE answered AND ended_at IS NOT NULL) l
    ON w.agent = l.agent AND w.moment >= l.ended_at
  WHERE seconds_between(l.ended_at, w.moment) <= 5 GROUP BY l.first_no),
told AS (
  SELECT l.*, c.contact_id, w.seconds AS acw, r.moment AS restart_at,
    -- An answer that is not in the export was as long before the end as the conversation lasted.
    coalesce(l.answered_at, CASE WHEN l.answered THEN l.ended_at - to_seconds(coalesce(talk_number, 0)) END)
      AS taken_at,
    row_number() OVER (PARTITION BY c.contact_id ORDER BY l.first_no) AS leg_no
  FROM legs l JOIN calls c USING (callid, queue, entry) LEFT JOIN wrapped w ON l.first_no = w.first_no
  ASOF LEFT JOIN restarts r ON l.last_no < r.no)
SELECT file, row_no, contact_id, leg_no, agent, nullif(queue, '') AS queue, 'voice' AS channel, 'in' AS direction,
  coalesce(taken_at, offered_at) - to_seconds(coalesce(ring_number, 0)) AS started_at, taken_at AS answered_at,
  CASE WHEN coalesce(ended_at, restart_at) >= coalesce(taken_at, offered_at)
    THEN coalesce(ended_at, restart_at) END AS ended_at,
  try_cast(floor(ring_number) AS INTEGER) AS ring_seconds,
  CASE WHEN talk IS NOT NULL THEN whole_seconds(talk_number)
    WHEN is_served(ending) AND ended_at >= answered_at
      THEN whole_seconds(seconds_between(answered_at, ended_at)) END AS talk_seconds,
  whole_seconds(acw) AS acw_seconds,
  CASE WHEN ending IN ('TRANSFER', 'BLINDTRANSFER') THEN 'blind' WHEN ending = 'ATTENDEDTRANSFER' THEN 'warm'
    WHEN answered AND ending IS NOT NULL THEN 'none' END AS transfer_kind,
  CASE ending WHEN 'COMPLETECALLER' THEN 'customer' WHEN 'COMPLETEAGENT' THEN 'agent' WHEN 'AGENTDUMP' THEN 'agent'
    WHEN 'ABANDON' THEN 'customer' WHEN 'SYSCOMPAT' THEN 'system' END AS disconnected_by,
  answered, ending IS NULL AS truncated,
  coalesce(unreadable('the ring time', ring, ring_number IS NOT NULL),
    unreadable('the call time', talk, talk_number IS NOT NULL)) AS reason
FROM told;

-- Logins, and memberships of queues where a person never logs in. Each lane is a way to be there; lanes are merged.
CREATE TEMP TABLE presence AS
WITH people AS (SELECT DISTINCT agent FROM ordered_events WHERE is_login(event) OR is_logoff(event)),
lanes AS (
  SELECT o.file, o.row_no, o.no, o.moment, o.agent, o.event, l.agent IS NULL AS is_member,
    CASE WHEN event LIKE 'AGENTLOG%' THEN 'agent' WHEN l.agent IS NOT NULL THEN 'callback'
      ELSE 'queue ' || coalesce(queue, '') END AS lane,
    CASE WHEN is_logoff(event) OR event = 'REMOVEMEMBER' THEN 'out' WHEN is_login(event) OR l.agent IS NULL THEN 'in'
      ELSE 'again' END AS step,
    CASE WHEN is_logoff(event) THEN param(p, 2) END AS logged,
    CASE WHEN is_logoff(event) AND point_number(param(p, 2)) BETWEEN 0 AND 31622400
      THEN point_number(param(p, 2)) END AS seconds
  FROM ordered_events o LEFT JOIN people l ON o.agent = l.agent
  WHERE o.agent IS NOT NULL AND is_presence(event) AND NOT (event = 'REMOVEMEMBER' AND l.agent IS NOT NULL)),
-- A restart ends a login, unless the person is a member again within minutes or the logoff counts from before.
joined AS (
  SELECT l.*, r.moment AS restart_at, r.no AS restart_no, lead(l.no) OVER lane AS next_no,
    lead(l.moment) OVER lane AS next_at, lead(step) OVER lane AS next_step, lead(seconds) OVER lane AS next_seconds
  FROM lanes l ASOF LEFT JOIN restarts r ON l.no < r.no
  WINDOW lane AS (PARTITION BY l.agent, l.lane ORDER BY l.no)),
cut AS (
  SELECT *, coalesce((next_no IS NULL OR restart_no < next_no)
      AND NOT coalesce((next_step = 'again' OR is_member AND next_step = 'in')
        AND seconds_between(restart_at, next_at) <= 300, false)
      AND NOT coalesce(next_step = 'out' AND epoch(next_at) - next_seconds <= epoch(restart_at), false)
      AND restart_no IS NOT NULL, false) AS is_cut
  FROM joined),
before AS (
  SELECT *, coalesce(lag(is_cut) OVER lane, false) AS was_cut FROM cut
  WINDOW lane AS (PARTITION BY agent, lane ORDER BY no))
SELECT *,
  NOT was_cut AND coalesce(last_value(CASE WHEN step = 'in' THEN true WHEN step = 'out' OR was_cut THEN false END
    IGNORE NULLS) OVER (lane ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS was_there,
  first_value(CASE
    WHEN is_cut THEN {'moment': restart_at, 'truncated': true}
    WHEN next_step = 'out' THEN {'moment': next_at, 'truncated': false}
    WHEN next_step = 'in' AND NOT is_member THEN {'moment': next_at, 'truncated': true}
    WHEN next_step IS NULL THEN {'moment': NULL::TIMESTAMPTZ, 'truncated': true} END
    IGNORE NULLS) OVER (lane ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS finish
FROM before WINDOW lane AS (PARTITION BY agent, lane ORDER BY no);

CREATE TEMP TABLE logins AS
WITH spans AS (
  SELECT file, row_no, no, agent, moment AS started_at, finish.moment AS ended_at, finish.truncated AS truncated
  FROM presence WHERE step = 'in' AND NOT (is_member AND was_there)
  UNION ALL
  -- A login that is not in the export began as many seconds before the logoff as it counts.
  SELECT file, row_no, no, agent, moment - to_seconds(seconds), moment, false
  FROM presence WHERE step = 'out' AND NOT was_there AND seconds IS NOT NULL),
marked AS (
  SELECT *, coalesce(ended_at, TIMESTAMPTZ 'infinity') AS until,
    started_at >= max(coalesce(ended_at, TIMESTAMPTZ 'infinity')) OVER (PARTITION BY agent ORDER BY started_at, no
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_apart
  FROM spans),
islands AS (
  SELECT *, count(*) FILTER (is_apart) OVER (PARTITION BY agent ORDER BY started_at, no) AS island FROM marked)
SELECT arg_min(file, (started_at, no)) AS file, arg_min(row_no, (started_at, no)) AS row_no, agent,
  min(started_at) AS started_at, nullif(max(until), TIMESTAMPTZ 'infinity') AS ended_at,
  arg_max(truncated, (until, no)) AS truncated
FROM islands GROUP BY agent, island;

-- PAUSEALL is followed by a PAUSE for each queue, and both may be repeated: a person is paused while any of them lasts.
CREATE TEMP TABLE pauses AS
WITH steps AS (
  SELECT o.*, r.moment AS restart_at,
    event IN ('PAUSE', 'PAUSEALL') OR event = 'ADDMEMBER' AND param(p, 1) = 'PAUSED' AS is_on
  FROM ordered_events o ASOF LEFT JOIN restarts r ON o.no < r.no
  WHERE o.agent IS NOT NULL AND (is_pause(event) OR is_presence(event))),
ends AS (
  SELECT *, CASE WHEN event = 'PAUSEALL' OR queue IS NULL
      THEN min(moment) FILTER (event IN ('UNPAUSE', 'UNPAUSEALL', 'REMOVEMEMBER') OR is_logoff(event)) OVER person
      ELSE least(min(moment) FILTER (event = 'UNPAUSEALL' OR is_logoff(event)) OVER person,
        min(moment) FILTER (event IN ('UNPAUSE', 'REMOVEMEMBER')) OVER one_queue) END AS end_at
  FROM steps
  WINDOW person AS (PARTITION BY agent ORDER BY no ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
    one_queue AS (PARTITION BY agent, queue ORDER BY no ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
spans AS (
  SELECT file, row_no, no, agent, moment, CASE WHEN event <> 'ADDMEMBER' THEN param(p, 1) END AS code,
    coalesce(least(end_at, restart_at), TIMESTAMPTZ 'infinity') AS until,
    end_at IS NULL OR coalesce(restart_at < end_at, false) AS truncated
  FROM ends WHERE is_on),
marked AS (
  SELECT *, moment >= max(until) OVER (PARTITION BY agent ORDER BY no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    AS is_apart FROM spans),
islands AS (SELECT *, count(*) FILTER (is_apart) OVER (PARTITION BY agent ORDER BY no) AS island FROM marked),
named AS (
  SELECT * REPLACE (last_value(code IGNORE NULLS) OVER span AS code),
    max(until) OVER (PARTITION BY agent, island) AS island_end,
    arg_max(truncated, (until, no)) OVER (PARTITION BY agent, island) AS is_open
  FROM islands WINDOW span AS (PARTITION BY agent, island ORDER BY no)),
changes AS (
  SELECT * FROM named WINDOW span AS (PARTITION BY agent, island ORDER BY no)
  QUALIFY row_number() OVER span = 1 OR code IS DISTINCT FROM lag(code) OVER span)
SELECT file, row_no, agent, code, moment AS started_at,
  nullif(coalesce(lead(moment) OVER span, island_end), TIMESTAMPTZ 'infinity') AS ended_at,
  lead(moment) OVER span IS NULL AND is_open AS truncated, lead(moment) OVER span IS NULL AS is_last
FROM changes WINDOW span AS (PARTITION BY agent, island ORDER BY no);

CREATE VIEW agent_states AS
SELECT file, row_no, agent, 'logged_in' AS state, NULL AS code, started_at, ended_at, truncated FROM logins
UNION ALL
SELECT file, row_no, agent, 'aux', code, started_at, ended_at, truncated FROM pauses
WHERE ended_at IS DISTINCT FROM started_at
UNION ALL
SELECT file, row_no, agent, 'acw', NULL, moment, moment + to_seconds(seconds), false FROM wrapups
WHERE agent IS NOT NULL AND seconds BETWEEN 0 AND 86400;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM queue_events WHERE problem IS NOT NULL
UNION ALL
SELECT file, row_no, event || ' without a call' FROM ordered_events
WHERE call_kind(event) IS NOT NULL AND callid IS NULL
UNION ALL
SELECT file, row_no, event || ' without a person' FROM ordered_events
WHERE agent IS NULL AND (is_pause(event) OR is_presence(event) OR event = 'WRAPUPSTART')
UNION ALL
SELECT file, row_no, 'the logged seconds are impossible: ' || logged FROM presence
WHERE step = 'out' AND NOT was_there AND seconds IS NULL AND logged IS NOT NULL
UNION ALL
SELECT file, row_no, 'the seconds of WRAPUPSTART are missing or impossible' FROM wrapups
WHERE agent IS NOT NULL AND NOT coalesce(seconds BETWEEN 0 AND 86400, false);

CREATE VIEW ignored AS
SELECT file, row_no, 'the same line in another file' AS reason FROM repeated
UNION ALL
SELECT file, row_no, unused FROM told_events WHERE unused IS NOT NULL
UNION ALL
SELECT file, row_no, event || ' of a person who was not there' FROM presence
WHERE step = 'out' AND NOT was_there AND logged IS NULL
UNION ALL
-- Membership says nothing more of a person who logs in.
SELECT file, row_no, 'membership of a person who logs in' FROM presence WHERE step = 'again' AND event = 'ADDMEMBER'
UNION ALL
SELECT file, row_no, 'membership of a person who logs in' FROM ordered_events
WHERE event = 'REMOVEMEMBER' AND agent IN (SELECT agent FROM ordered_events WHERE is_login(event) OR is_logoff(event))
UNION ALL
SELECT file, row_no, 'a pause of no length' FROM pauses WHERE ended_at = started_at AND is_last
UNION ALL
SELECT file, row_no, CASE
    WHEN event IN ('QUEUESTART', 'CONFIGRELOAD') THEN 'Asterisk was started or its configuration read'
    WHEN event IN ('PENALTY', 'RINGINUSE', 'MEMBERPENALTY', 'QUEUEPENALTY') THEN 'a setting of a person or queue'
    WHEN event = 'RINGCANCELED' THEN 'the caller hung up while it rang'
    WHEN event = 'OUTCALL' THEN 'a call to the outside, not of a queue'
    ELSE 'event ' || event || ' is not one of Asterisk' END
FROM ordered_events
WHERE call_kind(event) IS NULL AND NOT is_pause(event) AND NOT is_presence(event) AND event <> 'WRAPUPSTART';
