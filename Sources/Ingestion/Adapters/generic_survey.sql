/*
adapter: generic_survey
title: table of survey answers
format: table
columns:
  answered: [answered_at, Answered At, Response Date, Response Time, Responded At, Submitted At, Submit Date,
    Completed At,
    Completion Date, Survey Date, Date Submitted, Timestamp, Date, Antwortdatum, Date de réponse, Fecha de respuesta]
optional:
  id: [response_id, Response ID, ResponseID, survey_id, Survey ID, Answer ID, Respondent ID, Antwort-ID]
  sent: [sent_at, Sent At, Survey Sent, Invitation Date, Invited At, Date Sent]
  type: [type, Survey Type, Question Type, Metric, Umfragetyp]
  score: [score, Survey Score, Rating, Answer, Bewertung, Note, Puntuación]
  csat: [CSAT, CSAT Score, Satisfaction, Satisfaction Score, Customer Satisfaction]
  nps: [NPS, NPS Score, Likelihood to Recommend, Recommendation]
  ces: [CES, CES Score, Customer Effort, Effort Score]
  scale_min: [scale_min, Scale Min, Min Score, Lowest]
  scale_max: [scale_max, Scale Max, Max Score, Highest, Out Of]
  comment: [comment, Comments, Feedback, Verbatim, Customer Comment, Kommentar, Commentaire, Comentario]
  agent: [agent, Agent Name, Agent ID, Agent Email, Advisor, Mitarbeiter, Conseiller, Agente]
  team: [team, Team Name, Gruppe, Equipe, Equipo]
  queue: [queue, Queue Name, Skill, Warteschlange, Cola]
  contact: [contact_id, Contact ID, Call ID, Ticket ID, Case ID, Conversation ID, Interaction ID]
  channel: [channel, Kanal, Canal]
  topic: [topic, Category, Contact Reason, Thema]
  language: [language, Sprache, Langue, Idioma]
  resolved: [resolved_answer, Resolved, Issue Resolved, "Issue Resolved?", FCR, Gelöst]
  customer: [customer, Customer ID, Customer Email, Email, Phone]
  status: [status, Response Status, Completion Status, Completed, Finished]
  updated: [updated_at, Updated At]
recognise: count(*) FILTER (coalesce(score, csat, nps, ces) IS NOT NULL) > 0
  AND (count(id) > 0 OR count(type) > 0 OR count(nps) > 0 OR count(ces) > 0 OR count(scale_max) > 0)
because: it has scores with the time of the answer, and an id, a type or a scale of a survey
options:
  type: {default: csat, meaning: "what a column that is only named score asks: csat, nps, ces or a word of yours"}
  reversed: {default: "", meaning: "types whose lowest answer is the best, such as ces for its first form"}
  ces_scale_max: {default: "7", meaning: the highest answer of a ces without a scale}
  partial: {default: "no", meaning: yes to count answers of people who did not finish the survey}
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
  FROM (SELECT file, unnest([answered, sent]) AS text FROM raw)
  WHERE regexp_matches(text, '^\d{1,2}[./-]\d{1,2}[./-]\d{2}'))
GROUP BY file;
CREATE TEMP MACRO year_first(text, date_order) AS regexp_replace(CASE
  WHEN NOT regexp_matches(text, '^\d{1,2}[./-]\d{1,2}[./-]\d{2}') THEN replace(text, '/', '-')
  WHEN date_order = 'day' THEN regexp_replace(text, '^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})', '\3-\2-\1')
  WHEN date_order = 'month' THEN regexp_replace(text, '^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})', '\3-\1-\2')
  END, '^(\d{2})-', '20\1-');
CREATE TEMP MACRO any_time(text, date_order) AS coalesce(instant_of(text),
  local_of(upper(regexp_replace(year_first(sheet_time(text), date_order), '(\d)T(\d)', '\1 \2')),
    ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d', '%Y-%m-%d %I:%M:%S %p',
      '%Y-%m-%d %I:%M %p', '%d %b %Y', '%b %d, %Y', '%d-%b-%Y', '%d %B %Y', '%B %d, %Y']));

-- A decimal comma in any score of a file, and nowhere a point, makes its numbers 4,5.
CREATE TEMP TABLE number_style AS
SELECT file, bool_or(contains(text, ',')) AND NOT bool_or(contains(text, '.')) AS commas
FROM (SELECT file, unnest([score, csat, nps, ces, scale_min, scale_max]) AS text FROM raw) GROUP BY file;
-- 4, 4.0, 4/5 and 4 - Good.
CREATE TEMP MACRO score_of(text, commas) AS coalesce(CASE WHEN commas THEN comma_number(text) ELSE point_number(text)
  END,
  point_number(regexp_extract(text, '^(-?\d+) ?(/ ?\d+|[-–:(=] ?\D.*)$', 1)));
CREATE TEMP MACRO survey_type(text) AS CASE
  WHEN regexp_matches(lower(text), '\bnps\b|promoter|recommend') THEN 'nps'
  WHEN regexp_matches(lower(text), '\bces\b|effort') THEN 'ces'
  WHEN regexp_matches(lower(text), '\bcsat\b|satisf') THEN 'csat' ELSE lower(text) END;

CREATE TEMP VIEW told AS
SELECT raw.* EXCLUDE (csat, nps, ces), coalesce(commas, false) AS commas, date_order,
  any_time(answered, date_order) AS answered_at, any_time(sent, date_order) AS sent_at,
  -- Each column of a known type is an answer of its own.
  list_filter([{'type': coalesce(survey_type(raw.type), getvariable('option_type')), 'text': score,
    'own': raw.type IS NOT NULL},
    {'type': 'csat', 'text': csat, 'own': true}, {'type': 'nps', 'text': nps, 'own': true},
    {'type': 'ces', 'text': ces, 'own': true}], lambda a: a.text IS NOT NULL) AS answers,
  CASE WHEN regexp_matches(lower(status), 'test|preview') THEN 'a test answer'
    WHEN NOT flag(getvariable('option_partial'))
      AND (flag(status) IS false OR regexp_matches(lower(status),
        'partial|incomplete|in progress|disqualified|unfinished'))
      THEN 'an answer that was not finished'
    WHEN coalesce(score, csat, nps, ces) IS NULL AND flag(resolved) IS NULL THEN 'a survey without an answer'
      END AS nothing
FROM raw LEFT JOIN number_style USING (file) LEFT JOIN order_of_dates USING (file);

CREATE TEMP TABLE answer AS
SELECT *, answers[1].type AS told_first, score_of(a.text, commas) AS value, score_of(scale_min, commas) AS stated_min, score_of(scale_max,
  commas) AS stated_max,
  coalesce(CASE WHEN stated_min > stated_max THEN stated_max ELSE stated_min END, CASE a.type WHEN 'nps' THEN 0
    WHEN 'csat' THEN 1 WHEN 'ces' THEN 1 END) AS lowest,
  coalesce(CASE WHEN stated_min > stated_max THEN stated_min ELSE stated_max END, point_number(regexp_extract(a.text,
    '^\d+ ?/ ?(\d+)$', 1)),
    CASE a.type WHEN 'nps' THEN 10 WHEN 'csat' THEN 5 WHEN 'ces' THEN point_number(getvariable('option_ces_scale_max'))
      END)
    AS highest,
  stated_min > stated_max OR list_contains(string_split(replace(getvariable('option_reversed'), ' ', ''), ','),
    a.type) AS is_reversed,
  md5(concat_ws('|', answered, agent, a.text, channel, queue, topic)) AS print
FROM (
  SELECT *, unnest(CASE WHEN len(answers) = 0 THEN [NULL] ELSE answers END) AS a FROM told WHERE nothing IS NULL);

-- Without an id the same answer in two files is one answer, and twice in a file it is two.
CREATE VIEW surveys AS
SELECT file, row_no,
  coalesce(id, contact || ' ' || answered, print || '-' || row_number() OVER (PARTITION BY file, print, a.type
    ORDER BY row_no))
    || CASE WHEN a.own THEN ' ' || a.type ELSE '' END AS survey_id,
  contact AS contact_id, agent, team, queue, lower(channel) AS channel, topic,
  CASE WHEN a IS NULL THEN 'resolved' ELSE a.type END AS type, sent_at, answered_at,
  CASE WHEN is_reversed THEN lowest + highest - value ELSE value END AS score, lowest AS scale_min,
    highest AS scale_max,
  -- Said once by an answer with several scores, it counts once.
  CASE WHEN a IS NULL OR a.type = told_first THEN flag(resolved) END AS resolved_answer, language, comment, customer, any_time(updated, date_order) AS updated_at,
  nullif(concat_ws('; ', unreadable('the score', a.text, value IS NOT NULL),
    unreadable('the time of the answer', answered, answered_at IS NOT NULL),
    unreadable('the time of sending', sent, sent_at IS NOT NULL)), '') AS reason
FROM answer;

CREATE VIEW ignored AS SELECT file, row_no, nothing AS reason FROM told WHERE nothing IS NOT NULL;
/*
example: several types in one column, a reversed scale, a scale with a comma
given: |
  response_id;sent_at;answered_at;type;score;scale_min;scale_max;comment;agent;contact_id;channel;language;resolved_answer
  r1;2026-03-01 08:00;2026-03-02 08:00;CSAT;4,5;1;5;Kind;Kim Doe;c1;Chat;en;yes
  r1;2026-03-01 08:00;2026-03-02 08:00;NPS;9;;;;Kim Doe;c1;Chat;en;
  r2;2026-03-01 08:00;2026-03-02 09:00;CES;2;5;1;;Lee Poe;c2;Voice;de;no
  r3;2026-03-01 08:00;2026-03-02 09:00;CES;6;;;;Lee Poe;c3;Voice;de;
expect:
  surveys: |
    survey_id,contact_id,agent,channel,type,sent_at,answered_at,score,scale_min,scale_max,resolved_answer,comment
    r1 csat,c1,Kim Doe,chat,csat,2026-03-01T08:00:00Z,2026-03-02T08:00:00Z,4.5,1.0,5.0,true,Kind
    r1 nps,c1,Kim Doe,chat,nps,2026-03-01T08:00:00Z,2026-03-02T08:00:00Z,9.0,0.0,10.0,,
    r2 ces,c2,Lee Poe,voice,ces,2026-03-01T08:00:00Z,2026-03-02T09:00:00Z,4.0,1.0,5.0,false,
    r3 ces,c3,Lee Poe,voice,ces,2026-03-01T08:00:00Z,2026-03-02T09:00:00Z,6.0,1.0,7.0,,
*/
/*
example: a column for each type, partial and test answers, surveys that nobody answered
options: {reversed: ces}
given: |
  Survey ID,Date Sent,Submitted At,CSAT Score,NPS Score,CES,Agent Name,Status
  s1,03/14/2026,03/15/2026 2:30 PM,5,10,1,Kim Doe,Complete
  s2,03/14/2026,03/15/2026 2:30 PM,1,,,Kim Doe,Partial
  s3,03/14/2026,03/15/2026 2:30 PM,1,,,Kim Doe,Test
  s4,03/14/2026,,,,,Kim Doe,
  s5,03/14/2026,03/15/2026 2:30 PM,5 - Very good,,,Kim Doe,
  s6,03/14/2026,03/15/2026 2:30 PM,fine,,,Kim Doe,
expect:
  surveys: |
    survey_id,type,answered_at,score,scale_min,scale_max,reason
    s1 csat,csat,2026-03-15T14:30:00Z,5.0,1.0,5.0,
    s1 nps,nps,2026-03-15T14:30:00Z,10.0,0.0,10.0,
    s1 ces,ces,2026-03-15T14:30:00Z,7.0,1.0,7.0,
    s5 csat,csat,2026-03-15T14:30:00Z,5.0,1.0,5.0,
    s6 csat,csat,2026-03-15T14:30:00Z,,1.0,5.0,the score cannot be read: fine
  ignored: |
    row_no,reason
    2,an answer that was not finished
    3,a test answer
    4,a survey without an answer
*/
/*
example: no id, the same answers in two files, partial answers that count
options: {type: nps, partial: "yes"}
given:
  - |
    Timestamp,Score,Scale Max,Agent,Finished
    2026-03-02,9,10,Kim Doe,yes
    2026-03-02,9,10,Kim Doe,no
  - |
    Timestamp,Score,Scale Max,Agent,Finished
    2026-03-02,9,10,Kim Doe,yes
expect:
  surveys: |
    survey_id,type,score,scale_min,scale_max
    d34e8bbb9c70d90f1d6160ec863280ec-1,nps,9.0,0.0,10.0
    d34e8bbb9c70d90f1d6160ec863280ec-2,nps,9.0,0.0,10.0
*/
/*
example: nothing shows whether the day or the month comes first
given: |
  Response ID,Response Date,Score
  r1,03/04/2026,4
expect:
  surveys: |
    answered_at,reason
    ,the time of the answer cannot be read: 03/04/2026
*/
