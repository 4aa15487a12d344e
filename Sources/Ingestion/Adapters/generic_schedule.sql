/*
adapter: generic_schedule
title: table of planned activities
format: table
columns:
  agent: [Agent, Agent Name, Agent ID, Employee, Employee Name, Advisor, User, Mitarbeiter, Conseiller, Agente]
  activity: [Activity, Activity Name, Activity Code, Schedule Activity, Shift Activity, Aktivität, Activité, Actividad]
  start_time: [Start, Start Time, Started At, Starts At, Start Date Time, Activity Start, From, Beginn, Von, Début,
    Inicio]
optional:
  end_time: [End, End Time, Ended At, Ends At, End Date Time, Activity End, To, Ende, Bis, Fin]
  day: [Date, Day, Shift Date, Schedule Date, Datum, Jour, Fecha]
  duration: [Duration, Length, Planned Time, Dauer, Durée, Duración]
  minutes: [Duration (min), Duration Minutes, Minutes, Length Minutes]
  paid: [Paid, Is Paid, "Paid?", Bezahlt]
  paid_hours: [Paid Hours, Paid Time]
  on_queue: [On Queue, "On Queue?", Productive, Is Productive, Open Time]
  team: [Team, Team Name, Group, Gruppe, Equipe, Equipo]
  site: [Site, Location, Standort]
  updated: [Updated At, Last Updated, Modified At]
recognise: count(*) FILTER (activity IS NOT NULL AND regexp_matches(start_time, '\d:\d\d')) > 0
because: it has an agent, an activity and a start a row
options:
  date_order: {meaning: "what comes first in 11/12/26: month or day; needed only where the file does not show it"}
*/
-- Dates in figures; one above 12 shows which figure is the day, and dots stand after a day.
CREATE TEMP TABLE order_of_dates AS
SELECT file, CASE WHEN max(first) > 12 AND max(second) <= 12 THEN 'day' WHEN max(second) > 12
  AND max(first) <= 12 THEN 'month'
  ELSE coalesce(getvariable('option_date_order'), CASE WHEN bool_and(dotted) THEN 'day' END) END AS date_order
FROM (
  SELECT file, CAST(regexp_extract(text, '^(\d+)', 1) AS INTEGER) AS first,
    CAST(regexp_extract(text, '^\d+[./-](\d+)', 1) AS INTEGER) AS second, regexp_matches(text, '^\d+\.') AS dotted
  FROM (SELECT file, unnest([day, start_time]) AS text FROM raw)
  WHERE regexp_matches(text, '^\d{1,2}[./-]\d{1,2}[./-]\d{2}'))
GROUP BY file;
CREATE TEMP MACRO year_first(text, date_order) AS regexp_replace(CASE
  WHEN NOT regexp_matches(text, '^\d{1,2}[./-]\d{1,2}[./-]\d{2}') THEN replace(text, '/', '-')
  WHEN date_order = 'day' THEN regexp_replace(text, '^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})', '\3-\2-\1')
  WHEN date_order = 'month' THEN regexp_replace(text, '^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})', '\3-\1-\2')
  END, '^(\d{2})-', '20\1-');
CREATE TEMP MACRO plan_time(text) AS local_of(upper(regexp_replace(text, '(\d)T(\d)', '\1 \2')),
  ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %H:%M:%S.%f',
    '%Y-%m-%d']);
CREATE TEMP MACRO plan_seconds(text) AS coalesce(clock_seconds(text), clock_seconds(text || ':00'),
  epoch(try_strptime(upper(text), ['%I:%M:%S %p', '%I:%M %p'])) - epoch(TIMESTAMP '1900-01-01'));

CREATE TEMP TABLE plan AS
SELECT *, coalesce(missing('the agent', agent), missing('the activity', activity),
    unreadable('the date', day, on_day IS NOT NULL),
    unreadable('the start', start_time, from_text IS NULL OR starts IS NOT NULL),
    unreadable('the end', end_time, to_text IS NULL OR ends IS NOT NULL),
    CASE WHEN starts IS NULL THEN 'the start is missing' WHEN ends IS NULL THEN 'the end is missing' END,
    unreadable('the duration', coalesce(duration, minutes), planned BETWEEN 0 AND 86400),
    unreadable('the paid hours', paid_hours, paid_time BETWEEN 0 AND 86400),
    unreadable('paid', paid, flag(paid) IS NOT NULL OR lower(paid) IN ('paid', 'unpaid')),
    unreadable('on queue', on_queue, flag(on_queue) IS NOT NULL)) AS problem
FROM (
  SELECT *, CASE WHEN all_day THEN on_day + INTERVAL 1 DAY
      WHEN to_text IS NULL THEN starts + to_seconds(planned)
      WHEN to_moment IS NOT NULL THEN to_moment
      -- A clock that is earlier than the start is the next day's.
      ELSE date_trunc('day', starts_local) + to_seconds(to_second + CASE
        WHEN to_second < epoch(starts_local) % 86400 THEN 86400 ELSE 0 END)
    END AS ends
  FROM (
    SELECT *, timezone(getvariable('source_zone'), starts) AS starts_local
    FROM (
      SELECT *, CASE WHEN all_day THEN on_day ELSE coalesce(from_moment, on_day + to_seconds(from_second)) END AS starts
      FROM (
        SELECT *, coalesce(instant_of(from_text), plan_time(from_text)) AS from_moment,
          coalesce(instant_of(to_text), plan_time(to_text)) AS to_moment,
          plan_seconds(from_text) AS from_second, plan_seconds(to_text) AS to_second,
          date_trunc('day', plan_time(day_text)) AS on_day,
          -- A plan that names a day and no times.
          coalesce(lower(start_time) IN ('full day', 'all day'), end_time IS NULL AND duration IS NULL
            AND minutes IS NULL)
            AND day IS NOT NULL AS all_day,
          whole_seconds(coalesce(point_number(minutes) * 60, comma_number(minutes) * 60,
            plan_seconds(sheet_time(duration)))) AS planned,
          whole_seconds(plan_seconds(sheet_time(paid_hours))) AS paid_time
        FROM (SELECT raw.*, year_first(sheet_time(day), date_order) AS day_text,
            year_first(sheet_time(start_time), date_order) AS from_text, year_first(sheet_time(end_time),
              date_order) AS to_text
          FROM raw LEFT JOIN order_of_dates USING (file))))));

CREATE VIEW schedules AS
SELECT file, row_no, agent, team, site, activity, starts AS started_at, ends AS ended_at, all_day,
  planned AS planned_seconds, coalesce(paid_time, CASE WHEN flag(paid) IS false THEN 0 END) AS paid_seconds,
  CASE lower(paid) WHEN 'paid' THEN true WHEN 'unpaid' THEN false ELSE coalesce(flag(paid), paid_time > 0) END AS paid,
  flag(on_queue) AS on_queue, coalesce(instant_of(updated), plan_time(updated)) AS updated_at
FROM plan WHERE problem IS NULL;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM plan WHERE problem IS NOT NULL AND activity IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, 'a row without an activity' AS reason FROM plan WHERE activity IS NULL;
/*
example: a date and clocks, overnight, a day without times, a total
time_zone: Europe/Berlin
given: |
  Agent;Date;Activity;Start;End;Paid;On Queue;Team
  Kim Doe;16.03.2026;Phone;09:00;12:00;yes;yes;North
  Kim Doe;16.03.2026;Lunch;12:00;12:30;no;no;North
  Lee Poe;16.03.2026;Phone;22:00;06:00;yes;yes;North
  Lee Poe;17.03.2026;Holiday;Full day;;yes;no;North
  Total;;;;;;;
expect:
  schedules: |
    agent,team,activity,started_at,ended_at,all_day,paid,on_queue
    Kim Doe,North,Phone,2026-03-16T08:00:00Z,2026-03-16T11:00:00Z,false,true,true
    Kim Doe,North,Lunch,2026-03-16T11:00:00Z,2026-03-16T11:30:00Z,false,false,false
    Lee Poe,North,Phone,2026-03-16T21:00:00Z,2026-03-17T05:00:00Z,false,true,true
    Lee Poe,North,Holiday,2026-03-16T23:00:00Z,2026-03-17T23:00:00Z,true,true,false
  ignored: |
    row_no,reason
    5,a row without an activity
*/
/*
example: date-times with and without an offset, a duration, months first
time_zone: America/New_York
given: |
  Employee,Activity,Start Time,End Time,Duration,Paid Hours
  Kim Doe,Phone,2026-03-16T09:00:00-05:00,2026-03-16T10:00:00-05:00,01:00,01:00
  Kim Doe,Phone,3/16/2026 1:00 PM,3/16/2026 5:00 PM,04:00,00:00
  Kim Doe,Phone,2026-03-17 09:00,,01:30,
  Kim Doe,Phone,noon,,01:30,
  Kim Doe,Phone,2026-03-17 09:00,,,
expect:
  schedules: |
    agent,started_at,ended_at,planned_seconds,paid_seconds,paid
    Kim Doe,2026-03-16T14:00:00Z,2026-03-16T15:00:00Z,3600,3600,true
    Kim Doe,2026-03-16T17:00:00Z,2026-03-16T21:00:00Z,14400,0,false
    Kim Doe,2026-03-17T13:00:00Z,2026-03-17T14:30:00Z,5400,,
  rejected: |
    row_no,reason
    4,the start cannot be read: noon
    5,the end is missing
*/
/*
example: nothing shows whether the day or the month comes first
given: |
  Agent,Date,Activity,Start,End
  Kim Doe,03/04/2026,Phone,09:00,12:00
expect:
  schedules: |
    agent
  rejected: |
    row_no,reason
    1,the date cannot be read: 03/04/2026
*/
/*
example: the option says that the day comes first
options: {date_order: day}
given: |
  Agent,Date,Activity,Start,End
  Kim Doe,03/04/2026,Phone,09:00,12:00
expect:
  schedules: |
    started_at
    2026-04-03T09:00:00Z
*/
