/*
adapter: daily_totals
title: table of daily totals
format: table
include: interval_totals
columns:
  answered: [Answered, Answered Calls, Calls Answered, Handled, Calls Handled, Handled Calls, Contacts Handled,
    Angenommen,
    Angenommene Anrufe, Appels répondus, Appels traités, Llamadas atendidas, Atendidas, Contestadas]
optional:
  day: [Date, Day, Datum, Fecha, Jour, Call Date, Report Date, Tag]
  start_time: [Interval Start, Interval, Start of Interval, Half Hour, Period Start, Time Interval, Interval Start Time,
    Intervall, Intervalle, Intervalo, Start Time, Start, Time]
  offered: [Offered, Calls Offered, Offered Calls, Incoming, Incoming Calls, Calls Received, Received, Inbound Calls,
    Total Calls, Contacts Offered, Angeboten, Angebotene Anrufe, Appels reçus, Llamadas entrantes, Llamadas recibidas]
  abandoned: [Abandoned, Abandoned Calls, Calls Abandoned, Lost, Lost Calls, Contacts Abandoned, Aufgelegt,
    Verlorene Anrufe, Appels abandonnés, Abandonnés, Llamadas abandonadas, Abandonadas]
  short_abandoned: [Short Abandoned, Short Abandons, Abandoned Short]
  blocked: [Blocked, Blocked Calls]
  asa: [Answer Speed (AVG), Average Speed of Answer, Avg Speed of Answer, Avg. Speed of Answer, ASA, ASA (s),
    "ASA (sec)",
    Average Speed To Answer, Avg Answer Speed, Answer Speed]
  wait: [Waiting Time (AVG), Average Wait, Average Wait Time, Avg Wait, Avg Wait Time, Average Waiting Time,
    Wartezeit Ø]
  talk: [Talk Duration (AVG), Average Talk, Average Talk Time, Avg Talk, Avg Talk Time, Avg. Talk Time, ATT]
  hold: [Average Hold, Average Hold Time, Avg Hold Time, Hold Duration (AVG)]
  acw: [Average ACW, Avg ACW, Average After Call Work, Average Wrap Up, Avg Wrap Time, ACW Duration (AVG)]
  level: [Service Level, Service Level %, "Service Level (%)", SL, SL %, SLA, SLA %, Service Level (20 Seconds),
    Service Level (10 Seconds), Service Level (15 Seconds), Service Level (30 Seconds), Service Level (60 Seconds)]
  within: [Answered Within SL, Answered within service level, Answered in time, Within Service Level]
  forecast: [Forecast, Forecast Calls, Forecasted, Forecast Volume, Forecasted Calls, Prognose]
  required: [Required, Required Agents, Required Staff, Required FTE, Agents Required, Staff Required]
  required_hours: [Required Hours, Hours Required]
  agent: [Agent, Agent Name, Agent ID]
  team: [Team, Team Name, Gruppe, Equipe, Equipo]
  queue: [Queue, Queue Name, Skill, Skill Group, Warteschlange, Cola, "File d'attente"]
  channel: [Channel, Kanal, Canal]
  member: [Sales Rep, Rep, Representative, Name]
recognise: count(*) FILTER (try_cast(replace(replace(answered, '.', ''), ',', '') AS BIGINT) >= 0
    AND coalesce(offered, abandoned) IS NOT NULL) > 0.5 * count(*)
  AND count(start_time) = 0 AND coalesce(bool_and(NOT regexp_matches(day, '[0-9]:[0-9]{2}')
    OR regexp_matches(day, ' 0?0:00(:00)?$')), true)
because: it has counts of contacts and of those answered a row, and no times of day
lacks:
  login_seconds: the table holds contacts only
  pause_seconds: the table holds contacts only
options:
  service_level_of: {default: answered, meaning: "what the service level is a share of: answered or offered"}
  member_is: {default: team, meaning: "what a column such as Sales Rep names: team, agent or queue"}
  first_day: {meaning: "for a table without dates: the day of its first row, as 2026-03-01; each row is the next day"}
  date_order: {meaning: "what comes first in 11/12/26: month or day; needed only where the file does not show it"}
  interval_minutes: {meaning: "how long an interval is; the shortest step between rows if not given"}
*/
/*
example: clocks and percentages, averages become sums
given: |
  Date,Incoming Calls,Answered Calls,Answer Rate,Abandoned Calls,Answer Speed (AVG),Talk Duration (AVG),Waiting Time (AVG),Service Level (20 Seconds)
  2026-03-01,100,90,90.00%,10,00:00:20,00:02:30,00:03:00,75.28%
  2026-03-02,1,0,0.00%,1,,,,
expect:
  interval_volumes: |
    started_at,interval_seconds,offered,handled,abandoned,handled_within,wait_seconds,talk_seconds
    2026-03-01T00:00:00Z,86400,100,90,10,68,1800,13500
    2026-03-02T00:00:00Z,86400,1,0,1,0,0,0
*/
/*
example: a table without dates needs the first day
given: |
  Incoming Calls,Answered Calls,Abandoned Calls,Sales Rep
  100,90,10,North
  50,45,5,North
expect:
  interval_volumes: |
    offered
  rejected: |
    row_no,reason
    1,the table has no dates: set the option first_day to the day of its first row
    2,the table has no dates: set the option first_day to the day of its first row
*/
/*
example: consecutive days, the column of people names queues
time_zone: Europe/Berlin
options: {first_day: 2026-03-28, member_is: queue}
given: |
  Incoming Calls,Answered Calls,Abandoned Calls,Answer Speed (AVG),Sales Rep
  100,90,10,2.5,North
  50,45,5,17,South
  10,9,1,0:17,South
expect:
  interval_volumes: |
    started_at,team,queue,offered,wait_seconds
    2026-03-27T23:00:00Z,,North,100,225
    2026-03-28T23:00:00Z,,South,50,765
    2026-03-29T22:00:00Z,,South,10,153
*/
/*
example: decimal commas, thousands, percent points, a total, of offered
options: {service_level_of: offered}
given: |
  Datum;Angeboten;Angenommen;Aufgelegt;ASA;Service Level;Team
  01.03.2026;1.234;1.200;34;12,5;80,5;North
  01.03.2026;200;180;20;8;1;South
  Summe;1.434;1.380;54;12,1;79,5;
expect:
  interval_volumes: |
    started_at,team,offered,handled,abandoned,wait_seconds,handled_within
    2026-03-01T00:00:00Z,North,1234,1200,34,15000,993
    2026-03-01T00:00:00Z,South,200,180,20,1440,2
  ignored: |
    row_no,reason
    3,a total or average of other rows
*/
/*
example: what cannot be read or added
given: |
  Date,Offered,Answered,Abandoned,ASA,Service Level
  2026-03-01,100,many,10,20,0.8
  2026-03-02,100,,10,20,0.8
  2026-03-03,10.5,90,10,20,0.8
  2026-03-04,"1,100",90,10,20,0.8
  2026-03-05,100,90,10,20,0.8
  2026-03-05,100,90,10,20,0.8
  someday,100,90,10,20,0.8
expect:
  interval_volumes: |
    started_at,offered,handled_within,reason
    2026-03-04T00:00:00Z,1100,72,
    2026-03-05T00:00:00Z,100,72,another row of the file has the same day or interval and group
    2026-03-05T00:00:00Z,100,72,another row of the file has the same day or interval and group
  rejected: |
    row_no,reason
    1,the count of answered ones cannot be read: many
    2,an average without the count of answered contacts cannot be added
    3,the count of contacts cannot be read: 10.5
    7,the date or interval cannot be read: someday
*/
/*
example: a total of each day among its teams
given: |
  Date,Team,Offered,Answered
  2026-03-01,North,10,9
  2026-03-01,South,20,19
  2026-03-01,Total,30,28
  Grand total,,30,28
expect:
  interval_volumes: |
    team,offered
    North,10
    South,20
  ignored: |
    row_no,reason
    3,a total or average of other rows
    4,a total or average of other rows
*/
/*
example: a column that the table does not have is not zero
given: |
  Date,Offered,Answered,ASA
  2026-03-01,0,0,
  2026-03-02,4,3,10
expect:
  interval_volumes: |
    offered,wait_seconds,talk_seconds,handled_within
    0,0,,
    4,30,,
*/
