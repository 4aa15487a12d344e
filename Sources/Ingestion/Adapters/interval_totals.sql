/*
adapter: interval_totals
title: table of totals by interval
format: table
columns:
  answered: [Answered, Answered Calls, Calls Answered, Handled, Calls Handled, Handled Calls, Contacts Handled,
    Angenommen,
    Angenommene Anrufe, Appels répondus, Appels traités, Llamadas atendidas, Atendidas, Contestadas]
  start_time: [Interval Start, Interval, Start of Interval, Half Hour, Period Start, Time Interval, Interval Start Time,
    Intervall, Intervalle, Intervalo, Start Time, Start, Time]
optional:
  day: [Date, Day, Datum, Fecha, Jour, Call Date, Report Date, Tag]
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
    AND regexp_matches(start_time, '[0-9]:[0-9]{2}') AND coalesce(offered, abandoned) IS NOT NULL) > 0.5 * count(*)
because: it has an interval a row, with counts of contacts and of those answered
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
-- One way to write numbers a file: a decimal comma anywhere, and nowhere a decimal point, makes it 1.234,5.
CREATE TEMP TABLE number_style AS
SELECT file, coalesce(bool_or(regexp_matches(text, '^-?(\d[\d.]*,(\d{1,2}|\d{4,})|0,\d+) ?%?$')), false)
  AND NOT coalesce(bool_or(regexp_matches(text, '^-?(\d[\d,]*\.(\d{1,2}|\d{4,})|0\.\d+) ?%?$')), false) AS commas
FROM (SELECT file, unnest([offered, answered, abandoned, asa, wait, talk, hold, acw, level, forecast,
  required]) AS text FROM raw)
GROUP BY file;
CREATE TEMP MACRO number_of(text, commas) AS CASE WHEN commas THEN comma_number(text) ELSE point_number(text) END;
-- A count of 1,234 can only be written with a mark of thousands.
CREATE TEMP MACRO count_of(text, commas) AS CASE
  WHEN NOT commas AND regexp_full_match(text, '[1-9]\d{0,2}(,\d{3})+') THEN CAST(replace(text, ',', '') AS BIGINT)
  ELSE whole_count(number_of(text, commas)) END;
CREATE TEMP MACRO average_of(text, commas) AS
  coalesce(number_of(text, commas), clock_seconds(text), minutes_clock_seconds(text));
CREATE TEMP MACRO average_sum(text, in_file, contacts, commas) AS
  long_seconds(coalesce(average_of(text, commas), CASE WHEN contacts = 0 AND in_file THEN 0 END) * contacts);
CREATE TEMP MACRO level_of(text, commas) AS number_of(rtrim(text, ' %'), commas);

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
-- 09:00 - 09:30 begins at 09:00.
CREATE TEMP MACRO first_moment(text) AS trim(regexp_replace(regexp_replace(text, '(\d)T(\d)', '\1 \2'),
  '^(.*\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)\s*(-|–|to|bis|à|a)\s*\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?$', '\1'));
CREATE TEMP MACRO period_time(text) AS local_of(upper(text), ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M',
  '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%d-%b-%Y', '%d-%b-%y', '%d %b %Y', '%b %d, %Y', '%d %B %Y',
    '%B %d, %Y']);
CREATE TEMP MACRO clock_of_day(text) AS coalesce(clock_seconds(text), clock_seconds(text || ':00'),
  epoch(try_strptime(upper(text), ['%I:%M:%S %p', '%I:%M %p'])) - epoch(TIMESTAMP '1900-01-01'));

-- A table without dates has its rows in the order of the days.
CREATE TEMP TABLE dated AS
SELECT raw.*, coalesce(commas, false) AS commas,
  coalesce(regexp_matches(lower(coalesce(day, start_time)),
      '^(grand |sub)?(total|summe|gesamt|insgesamt|somme|average|avg|mean|durchschnitt|moyenne|promedio)'), false)
    OR len(list_filter([agent, team, queue, member], lambda t: regexp_full_match(lower(t),
      '(grand |sub|sub-)?(total|totals|summe|gesamt|insgesamt|somme|average|mean|durchschnitt|moyenne|promedio)'))) > 0
    AS is_total,
  day_known OR time_known AS has_dates,
  CASE WHEN day_known OR time_known THEN
    coalesce(instant_of(start_text), period_time(start_text),
      period_time(day_text) + to_seconds(clock_of_day(start_text)),
      CASE WHEN start_time IS NULL THEN coalesce(instant_of(day_text), period_time(day_text)) END)
    ELSE try_strptime(getvariable('option_first_day'), '%Y-%m-%d')
      + to_days(CAST(row_number() OVER (ORDER BY raw.file, row_no) - 1 AS INTEGER)) END AS started_at
FROM (
  SELECT *, first_moment(year_first(sheet_time(start_time), date_order)) AS start_text,
    year_first(sheet_time(day), date_order) AS day_text
  FROM raw LEFT JOIN order_of_dates USING (file)) AS raw
LEFT JOIN number_style USING (file)
LEFT JOIN (SELECT file, count(day) > 0 AS day_known, count(start_time) > 0 AS time_known
  FROM raw GROUP BY file) USING (file);

CREATE TEMP TABLE step AS
SELECT file, CASE WHEN bool_and(start_time IS NULL) THEN 86400
  ELSE coalesce(60 * try_cast(getvariable('option_interval_minutes') AS INTEGER), CAST(min(gap) AS INTEGER))
    END AS interval_seconds,
  max(share) > 1 AS in_hundreds
FROM (
  SELECT file, start_time, level_of(level, commas) AS share,
    nullif(epoch(started_at - lag(started_at) OVER (PARTITION BY file ORDER BY started_at, row_no)), 0) AS gap
      FROM dated)
GROUP BY file;

CREATE TEMP TABLE total AS
SELECT *, count(*) OVER (PARTITION BY file, started_at, agent, team, queue, channel, member, problem IS NULL) AS alike
FROM (
  SELECT *, count_of(offered, commas) AS all_offered, count_of(answered, commas) AS all_answered,
    count_of(abandoned, commas) AS all_abandoned,
    level_of(level, commas) / CASE WHEN in_hundreds OR ends_with(level, '%') THEN 100 ELSE 1 END AS share,
    CASE WHEN is_total THEN NULL ELSE coalesce(
      CASE WHEN NOT has_dates AND getvariable('option_first_day') IS NULL
        THEN 'the table has no dates: set the option first_day to the day of its first row' END,
      CASE WHEN NOT has_dates AND started_at IS NULL THEN 'the option first_day cannot be read; write it as 2026-03-01'
        END,
      unreadable('the date or interval', concat_ws(' ', day, start_time), started_at IS NOT NULL),
      unreadable('the count of contacts', offered, all_offered >= 0),
      unreadable('the count of answered ones', answered, all_answered >= 0),
      unreadable('the count of abandoned ones', abandoned, all_abandoned >= 0),
      unreadable('the speed of answer', asa, average_of(asa, commas) >= 0),
      unreadable('the wait', wait, average_of(wait, commas) >= 0),
      unreadable('the talk', talk, average_of(talk, commas) >= 0),
      unreadable('the hold', hold, average_of(hold, commas) >= 0),
      unreadable('the after-contact work', acw, average_of(acw, commas) >= 0),
      unreadable('the service level', level, share BETWEEN 0 AND 1),
      unreadable('the forecast', forecast, number_of(forecast, commas) >= 0),
      unreadable('the required staff', required, number_of(required, commas) >= 0),
      CASE WHEN answered IS NULL AND coalesce(asa, wait, talk, hold, acw) IS NOT NULL
        THEN 'an average without the count of answered contacts cannot be added' END) END AS problem
  FROM dated LEFT JOIN step USING (file));

-- Averages become sums again: each times the contacts that it is an average of.
CREATE VIEW interval_volumes AS
SELECT file, row_no,
  coalesce(agent, CASE WHEN getvariable('option_member_is') = 'agent' THEN member END) AS agent,
  coalesce(team, CASE WHEN getvariable('option_member_is') = 'team' THEN member END) AS team,
  coalesce(queue, CASE WHEN getvariable('option_member_is') = 'queue' THEN member END) AS queue,
    lower(channel) AS channel,
  started_at, interval_seconds, coalesce(all_offered, all_answered + all_abandoned) AS offered, all_answered AS handled,
  all_abandoned AS abandoned, count_of(short_abandoned, commas) AS short_abandoned, count_of(blocked,
    commas) AS blocked,
  coalesce(count_of(within, commas), CAST(round(share * CASE WHEN getvariable('option_service_level_of') = 'offered'
    THEN all_offered ELSE all_answered END) AS BIGINT), CASE WHEN all_answered = 0 AND level IS NULL
      AND has_level THEN 0 END)
    AS handled_within,
  -- The wait of those answered; a column for the wait of all serves only where there is no speed of answer.
  CASE WHEN has_asa THEN average_sum(asa, has_asa, all_answered, commas) ELSE average_sum(wait, has_wait, all_answered,
    commas) END AS wait_seconds,
  average_sum(talk, has_talk, all_answered, commas) AS talk_seconds, average_sum(hold, has_hold, all_answered,
    commas) AS hold_seconds, average_sum(acw, has_acw, all_answered, commas) AS acw_seconds,
  number_of(forecast, commas) AS forecast,
  long_seconds(coalesce(number_of(required_hours, commas) * 3600, number_of(required, commas) * interval_seconds))
    AS required_seconds,
  CASE WHEN alike > 1 THEN 'another row of the file has the same day or interval and group' END AS reason
FROM total LEFT JOIN (SELECT file, count(asa) > 0 AS has_asa, count(wait) > 0 AS has_wait, count(talk) > 0 AS has_talk,
  count(hold) > 0 AS has_hold, count(acw) > 0 AS has_acw, count(level) > 0 AS has_level
    FROM raw GROUP BY file) USING (file)
WHERE problem IS NULL AND NOT is_total;

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM total WHERE problem IS NOT NULL AND NOT is_total;

CREATE VIEW ignored AS
SELECT file, row_no, 'a total or average of other rows' AS reason FROM total WHERE is_total;
/*
example: half hours with forecast and required staff
time_zone: Europe/Berlin
given: |
  Date,Interval,Queue,Offered,Answered,Abandoned,ASA,Avg Talk Time,Service Level,Forecast,Required
  16/03/2026,09:00 - 09:30,Sales,10,9,1,20,3:00,0.8,12.5,4
  16/03/2026,09:30 - 10:00,Sales,10,10,0,10,2:00,1,11,3.5
  16/03/2026,09:00 - 09:30,Support,5,5,0,10,2:00,1,,
expect:
  interval_volumes: |
    queue,started_at,interval_seconds,offered,handled,abandoned,handled_within,wait_seconds,talk_seconds,forecast,required_seconds
    Sales,2026-03-16T08:00:00Z,1800,10,9,1,7,180,1620,12.5,7200
    Sales,2026-03-16T08:30:00Z,1800,10,10,0,10,100,1200,11.0,6300
    Support,2026-03-16T08:00:00Z,1800,5,5,0,5,50,600,,
*/
/*
example: one column of date-times, with an offset and without; a length that is given
time_zone: Europe/Berlin
options: {interval_minutes: 15}
given: |
  Interval Start,Handled,Abandoned
  2026-03-16T09:00:00+01:00,9,1
  2026-03-16 10:00,8,0
  2026-03-16 1:00 PM,7,0
  when,7,0
expect:
  interval_volumes: |
    started_at,interval_seconds,offered,handled,abandoned
    2026-03-16T08:00:00Z,900,10,9,1
    2026-03-16T09:00:00Z,900,8,8,0
    2026-03-16T12:00:00Z,900,7,7,0
  rejected: |
    row_no,reason
    4,the date or interval cannot be read: when
*/
