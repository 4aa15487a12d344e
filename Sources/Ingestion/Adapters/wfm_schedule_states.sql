/*
adapter: wfm_schedule_states
title: Schedule States Report of a workforce planner
format: table
ragged: true
columns:
  agent: [Agent]
  day: [Date]
  activity: [Schedule State]
  start_time: [Start Time]
  end_time: [End Time]
optional:
  site: [Site]
  zone: [Time zone]
  team: [Team]
  duration: [Duration]
  paid_hours: [Paid Hours]
recognise: count(activity) > 0
because: it has a Schedule State with a Start Time and End Time a row
lacks:
  on_queue: the report does not say which states are work on contacts
options:
  date_order: {default: month, meaning: "which figure of 11/12/26 comes first: month, or day"}
*/
-- Dates in figures; one above 12 shows which figure is the day.
CREATE TEMP TABLE order_of_dates AS
SELECT file, CASE WHEN max(first) > 12 AND max(second) <= 12 THEN 'day' WHEN max(second) > 12
  AND max(first) <= 12 THEN 'month'
  ELSE getvariable('option_date_order') END AS date_order
FROM (SELECT file, try_cast(split_part(replace(day, '-', '/'), '/', 1) AS INTEGER) AS first,
  try_cast(split_part(replace(day, '-', '/'), '/', 2) AS INTEGER) AS second
  FROM raw WHERE regexp_matches(day, '^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$'))
GROUP BY file;
CREATE TEMP MACRO plan_day(text, date_order) AS CASE
  WHEN regexp_full_match(text, '\d{4}-\d{1,2}-\d{1,2}') THEN try_strptime(text, '%Y-%m-%d')
  WHEN date_order = 'day' THEN try_strptime(replace(text, '-', '/'), ['%d/%m/%y', '%d/%m/%Y'])
  ELSE try_strptime(replace(text, '-', '/'), ['%m/%d/%y', '%m/%d/%Y']) END;
-- 4:07 PM, 1:30:00 PM and 16:07; so are durations: 00:53 and 8:30:00 AM are hours and minutes.
CREATE TEMP MACRO plan_seconds(text) AS coalesce(
  clock_seconds(text), clock_seconds(text || ':00'),
  epoch(try_strptime(upper(text), ['%I:%M:%S %p', '%I:%M %p'])) - epoch(TIMESTAMP '1900-01-01'));

CREATE TEMP TABLE zone_name AS SELECT lower(name) AS lower_name, any_value(name) AS name
  FROM pg_timezone_names() GROUP BY ALL;

-- A later file that holds a person's day again is a revision of the plan.
CREATE TEMP TABLE plan AS
SELECT *, max(file) OVER (PARTITION BY agent, on_day) AS newest,
  on_day + to_seconds(CASE WHEN all_day THEN 0 ELSE from_second END) AS starts,
  on_day + to_seconds(CASE WHEN all_day THEN 86400
    -- It ends the next day.
    WHEN to_second < from_second OR to_second = 0 AND from_second = 0 AND planned > 0 THEN to_second + 86400
    ELSE to_second END) AS ends,
  CASE WHEN activity IS NULL AND day IS NULL THEN NULL ELSE coalesce(
    missing('Agent', agent), missing('Schedule State', activity), missing('Date', day),
    unreadable('Date', day, on_day IS NOT NULL), unreadable('Time zone', zone, zone_known IS NOT NULL),
    missing('Start Time', start_time), missing('End Time', end_time),
    CASE WHEN NOT all_day THEN coalesce(unreadable('Start Time', start_time, from_second BETWEEN 0 AND 86400),
      unreadable('End Time', end_time, to_second BETWEEN 0 AND 86400)) END,
    unreadable('Duration', duration, planned BETWEEN 0 AND 86400),
    unreadable('Paid Hours', paid_hours, paid_time BETWEEN 0 AND 86400)) END AS problem
FROM (
  SELECT raw.*, zone_name.name AS zone_known, plan_day(sheet_time(day), date_order) AS on_day,
    lower(start_time) IN ('full day', 'all day') AS all_day,
    plan_seconds(sheet_time(start_time)) AS from_second, plan_seconds(sheet_time(end_time)) AS to_second,
    whole_seconds(plan_seconds(sheet_time(duration))) AS planned,
    whole_seconds(plan_seconds(sheet_time(paid_hours))) AS paid_time
  FROM raw LEFT JOIN order_of_dates USING (file) LEFT JOIN zone_name ON zone_name.lower_name = lower(raw.zone));

-- Where the duration contradicts the times both are kept.
CREATE VIEW schedules AS
SELECT file, row_no, agent, ltrim(team, '!') AS team, site, activity,
  timezone(coalesce(zone_known, getvariable('source_zone')), starts) AS started_at,
  timezone(coalesce(zone_known, getvariable('source_zone')), ends) AS ended_at,
  all_day, planned AS planned_seconds, paid_time AS paid_seconds, paid_time > 0 AS paid
FROM plan WHERE problem IS NULL AND activity IS NOT NULL AND file = newest;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM plan WHERE problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, CASE WHEN activity IS NULL THEN 'a total of other rows'
  ELSE 'a plan that a later file replaces' END AS reason
FROM plan WHERE problem IS NULL AND (activity IS NULL OR file <> newest);
/*
example: titles above, totals, two zones, clocks and durations of both kinds, a full day
given: |
  Schedule States Report,,,,,,,,,,
  Date Period:,03/16/26 - 03/17/26,,12:00 AM - 12:00 AM,,,,,,,
  Site,Time zone,Team,Agent,Date,Schedule State,Start Time,End Time,Duration,Paid Hours,
  Hub,America/New_York,!Loans,Kim Doe,03/16/26,Log on,4:00 PM,4:05 PM,00:05,00:05,
  Hub,America/New_York,!Loans,Kim Doe,03/16/26,Phone / 4:05 - 6:00,4:05:00 PM,6:00:00 PM,00:55,8:30:00 AM,
  Hub,America/New_York,!Loans,Kim Doe,,,,,01:00,01:00,Total for Agent
  Hub,America/New_York,!Loans,Lee Poe,03/16/26,Day Off,Full Day,Full Day,07:30,00:00,
  Hub,America/New_York,!Loans,,,,,,,10:00:00,Total for Team
  Hub,Asia/Kolkata,!Loans,Kim Doe,03/16/26,Phone,10:00 PM,6:00 AM,8:00:00 AM,07:30,
expect:
  schedules: |
    agent,team,site,activity,started_at,ended_at,all_day,planned_seconds,paid_seconds,paid
    Kim Doe,Loans,Hub,Log on,2026-03-16T20:00:00Z,2026-03-16T20:05:00Z,false,300,300,true
    Kim Doe,Loans,Hub,Phone / 4:05 - 6:00,2026-03-16T20:05:00Z,2026-03-16T22:00:00Z,false,3300,30600,true
    Lee Poe,Loans,Hub,Day Off,2026-03-16T04:00:00Z,2026-03-17T04:00:00Z,true,27000,0,false
    Kim Doe,Loans,Hub,Phone,2026-03-16T16:30:00Z,2026-03-17T00:30:00Z,false,28800,27000,true
  ignored: |
    row_no,reason
    3,a total of other rows
    5,a total of other rows
*/
/*
example: a revision replaces the person's day, others stay
given:
  - |
    Agent,Date,Schedule State,Start Time,End Time
    Kim Doe,03/16/26,Phone,9:00 AM,12:00 PM
    Kim Doe,03/16/26,Time off,12:00 PM,5:00 PM
    Lee Poe,03/16/26,Phone,9:00 AM,5:00 PM
  - |
    Agent,Date,Schedule State,Start Time,End Time
    Kim Doe,03/16/26,Phone,9:00 AM,5:00 PM
expect:
  schedules: |
    file,agent,activity,started_at,ended_at,planned_seconds,paid
    0,Lee Poe,Phone,2026-03-16T09:00:00Z,2026-03-16T17:00:00Z,,
    1,Kim Doe,Phone,2026-03-16T09:00:00Z,2026-03-16T17:00:00Z,,
  ignored: |
    file,row_no,reason
    0,1,a plan that a later file replaces
    0,2,a plan that a later file replaces
*/
/*
example: day first, cells of a workbook, what cannot be read
time_zone: Europe/Berlin
given: |
  Agent,Time zone,Date,Schedule State,Start Time,End Time,Duration
  Kim Doe,,16/03/2026,Phone,09:00,17:00,08:00
  Kim Doe,,46098,Phone,0.375,0.5,0.125
  Kim Doe,Mars/Base,16/03/2026,Phone,09:00,17:00,08:00
  Kim Doe,,someday,Phone,09:00,17:00,08:00
  Kim Doe,,17/03/2026,Phone,noon,17:00,08:00
  Kim Doe,,17/03/2026,Phone,09:00,17:00,long
expect:
  schedules: |
    agent,started_at,ended_at,planned_seconds
    Kim Doe,2026-03-16T08:00:00Z,2026-03-16T16:00:00Z,28800
    Kim Doe,2026-03-17T08:00:00Z,2026-03-17T11:00:00Z,10800
  rejected: |
    row_no,reason
    3,Time zone cannot be read: Mars/Base
    4,Date cannot be read: someday
    5,Start Time cannot be read: noon
    6,Duration cannot be read: long
*/
