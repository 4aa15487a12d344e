/*
adapter: five9_agent_summary
title: Five9 agent summary by day
format: table
ragged: true
columns:
  day: [DATE]
  agent: [AGENT]
  login: [LOGIN TIME]
  calls: [CALLS count, CALLS]
optional:
  team: [AGENT GROUP]
  not_ready: [NOT READY TIME]
  talk: [TALK TIME]
  acw: [AFTER CALL WORK TIME]
recognise: |
  count(*) FILTER (clock_seconds(login) IS NOT NULL AND try_cast(calls AS INTEGER) IS NOT NULL
    AND local_of(day, ['%Y/%m/%d', '%m/%d/%Y', '%Y-%m-%d']) IS NOT NULL) > 0
because: it has LOGIN TIME and CALLS count by AGENT and DATE
lacks:
  hold_seconds: the summary counts hold as part of TALK TIME
  offered: the summary knows only calls that people took
*/
CREATE TEMP VIEW told AS
SELECT *, local_of(day, ['%Y/%m/%d', '%m/%d/%Y', '%Y-%m-%d']) AS started, clock_seconds(login) AS login_s,
  clock_seconds(not_ready) AS pause_s, clock_seconds(talk) AS talk_s, clock_seconds(acw) AS acw_s,
  try_cast(calls AS INTEGER) AS handled,
  agent IS NULL OR day IS NULL OR agent IN ('[None]', '[Deleted]') AS is_nobody
FROM raw;

CREATE VIEW interval_volumes AS
SELECT file, row_no, agent, team, 'voice' AS channel, started AS started_at, 86400 AS interval_seconds, handled,
  whole_seconds(talk_s) AS talk_seconds, whole_seconds(acw_s) AS acw_seconds, whole_seconds(login_s) AS login_seconds,
  whole_seconds(pause_s) AS pause_seconds,
  coalesce(unreadable('DATE', day, started IS NOT NULL), unreadable('LOGIN TIME', login, login_s >= 0),
    unreadable('NOT READY TIME', not_ready, pause_s >= 0), unreadable('TALK TIME', talk, talk_s >= 0),
    unreadable('AFTER CALL WORK TIME', acw, acw_s >= 0), unreadable('CALLS count', calls, handled >= 0)) AS reason
FROM told WHERE NOT is_nobody;

CREATE VIEW ignored AS
SELECT file, row_no, CASE WHEN agent IN ('[None]', '[Deleted]') THEN 'no person: ' || agent ELSE 'a total' END AS reason
FROM told WHERE is_nobody;
/*
example: sums of a person and day; times of more than a day and rows of nobody
time_zone: America/New_York
given: |
  DATE,AGENT,AGENT GROUP,LOGIN TIME,NOT READY TIME,AVAILABLE TIME (LOGIN LESS NOT READY),CALLS count,ON CALL TIME,TALK TIME,AFTER CALL WORK TIME
  2026/09/21,kim@example.org,Team 1,08:00:00,01:00:00,07:00:00,40,05:00:00,04:50:00,00:30:00
  2026/09/21,lee@example.org,Team 1,07:30:00,,07:30:00,0,00:00:00,00:00:00,
  2026/09/21,[None],,00:00:00,,,3,00:00:10,00:00:10,
  ,,,15:30:00,01:00:00,14:30:00,43,05:00:10,04:50:10,00:30:00
  2026/09/22,kim@example.org,Team 1,eight,,,1,,,
expect:
  interval_volumes: |
    agent,team,started_at,interval_seconds,handled,talk_seconds,acw_seconds,login_seconds,pause_seconds,reason
    kim@example.org,Team 1,2026-09-21T04:00:00Z,86400,40,17400,1800,28800,3600,
    kim@example.org,Team 1,2026-09-22T04:00:00Z,86400,1,,,,,LOGIN TIME cannot be read: eight
    lee@example.org,Team 1,2026-09-21T04:00:00Z,86400,0,0,,27000,,
  ignored: |
    row_no,reason
    3,no person: [None]
    4,a total
*/
