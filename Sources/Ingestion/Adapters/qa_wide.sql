/*
adapter: qa_wide
title: table of quality evaluations, a column an item
format: table
include: qa_items
others: true
columns:
  agent: [agent, Agent Name, Agent ID, Advisor, Evaluatee, Mitarbeiter, Agente]
  evaluated: [evaluated_at, Evaluated At, Evaluation Date, Review Date, Audit Date, Scored At, Date, Datum, Fecha]
optional:
  evaluation: [evaluation_id, Evaluation ID, Evaluation, Review ID, Audit ID, QA ID, Scorecard ID, Bewertungs-ID]
  evaluator: [evaluator, Reviewer, Auditor, QA Analyst, Evaluated By, Prüfer]
  form: [form, Form Name, Scorecard, Template, Formular]
  form_version: [form_version, Form Version, Version]
  contact: [contact_id, Contact ID, Call ID, Ticket ID, Interaction ID, Conversation ID]
  queue: [queue, Queue Name, Skill]
  channel: [channel, Kanal, Canal]
  calibration: [calibration, Calibration ID, Calibration Session, Is Calibration, Kalibrierung]
  status: [status, Evaluation Status, State]
  total: [Total Score, Evaluation Score, Overall Score, Final Score, QA Score, Score, Total]
  updated: [updated_at, Updated At, Last Modified]
  team: [team, Team Name]
  comments: [comments, Comment, Feedback, Notes]
recognise: |
  (count(evaluation) > 0 OR count(evaluator) > 0 OR count(form) > 0)
  AND count(DISTINCT coalesce(evaluation, CAST(row_no AS VARCHAR))) = count(*)
  AND count(*) FILTER (len(list_filter(map_values(others),
    lambda v: lower(v) IN ('yes', 'no', 'n/a', 'na', 'ja', 'nein', 'oui', 'non', 'pass', 'fail', 'met', 'not met'))) > 0
    OR len(list_filter(map_keys(others),
      lambda t: regexp_matches(lower(t),
        '[\[(](critical|auto.?fail|fatal|(max |weight )?\d+ ?(p|pts?|points)?)[\])]'))) > 0) > 0
because: it has an evaluator or a form, and columns of yes, no and points
lacks:
  selection: the table does not say how the contact was chosen
  origin: the table does not say whether a person or a program evaluated
  section: the table has no sections
options:
  points: {meaning: the most points of items whose title does not say it}
  date_order: {meaning: "what comes first in 11/12/26: month or day; needed only where the file does not show it"}
*/
CREATE TEMP TABLE cell AS
SELECT file, row_no, unnest(map_keys(others)) AS title, unnest(map_values(others)) AS text FROM raw;

-- A column is an item if most of its cells are yes, no, n/a or points; numbers alone may be anything, so their most
-- points must be known: from the title, from the option, or because they are 0 and 1 only.
CREATE TEMP TABLE column_kind AS
SELECT *, words + points > 0.5 * filled AND (points = 0 OR most_marked IS NOT NULL OR most_stated IS NOT NULL
  OR highest <= 1)
  AS is_item, words + points > 0.5 * filled AND NOT is_item AS is_unclear,
  -- Points of 0 and 1 below a mark such as (5) say no and yes.
  CASE WHEN highest <= 1 THEN 1 ELSE coalesce(most_marked, most_stated) END AS most,
  trim(regexp_replace(regexp_replace(title, marker, '', 'gi'), '\s*[\[(](critical|auto.?fail|fatal|kritisch|ko)[\])]',
    '', 'gi'))
    AS item
FROM (
  SELECT file, title, count(text) AS filled,
    '\s*[\[(](max |weight |w ?= ?)?(\d+([.,]\d+)?) ?(p|pts?|points|punkte|%)?[\])]' AS marker,
    count(*) FILTER (lower(text) IN ('yes', 'y', 'true', 'pass', 'passed', 'met', 'ok', 'ja', 'oui', 'si', 'sí', 'no',
      'n',
      'false', 'fail', 'failed', 'not met', 'missed', 'nein', 'non', 'n/a', 'na', 'n.a.', 'not applicable', '-',
        'entfällt')
      OR regexp_full_match(text, '\d+([.,]\d+)? ?(%|/ ?\d+)')) AS words,
    count(*) FILTER (regexp_full_match(text, '\d+([.,]\d+)?')) AS points,
    max(try_cast(replace(text, ',', '.') AS DOUBLE)) AS highest,
    try_cast(replace(regexp_extract(lower(title), marker, 2), ',', '.') AS DOUBLE) AS most_marked,
    point_number(getvariable('option_points')) AS most_stated,
    regexp_matches(lower(title), '[\[(](critical|auto.?fail|fatal|kritisch|ko)[\])]') AS is_critical
  FROM cell GROUP BY file, title);

-- Without an id the same row in two files is one evaluation, and twice in a file it is two.
CREATE TEMP VIEW sheet AS
SELECT * EXCLUDE (evaluation, others), coalesce(evaluation, contact || ' ' || evaluated,
  concat_ws(' ', agent, evaluated, evaluator) || CASE WHEN same > 1 THEN ' ' || same ELSE '' END) AS evaluation
FROM (SELECT *, row_number() OVER (PARTITION BY file, agent, evaluated, evaluator ORDER BY row_no) AS same FROM raw);

CREATE TEMP VIEW item_texts AS
SELECT sheet.*, item, text AS answer, CAST(NULL AS VARCHAR) AS earned, CAST(NULL AS VARCHAR) AS section,
  regexp_replace(CAST(most AS VARCHAR), '\.0$', '') AS possible,
  regexp_replace(CAST(most_marked AS VARCHAR), '\.0$', '') AS weight,
  CASE WHEN is_critical THEN 'yes' ELSE 'no' END AS critical
FROM sheet LEFT JOIN (SELECT * FROM cell JOIN column_kind USING (file, title) WHERE is_item
  AND text IS NOT NULL) AS answers
  USING (file, row_no);
CREATE TEMP VIEW unclear_columns AS
SELECT file, first_row AS row_no, 'the column ' || title
  || ' holds numbers, and neither its title nor the option points says out of how many' AS reason
FROM column_kind JOIN (SELECT file, min(row_no) AS first_row FROM raw GROUP BY file) USING (file) WHERE is_unclear;
/*
example: yes and no, points and weights in titles, a critical item, text columns
given: |
  Evaluation ID,Date,Agent,Evaluator,Form,Version,Said the name,Tone (5),Solved it (weight 3),Checked identity [critical],Remark,Calibration
  e1,2026-03-02,Kim Doe,Lee Poe,Calls,3,Yes,4,No,Yes,Sam Poe rang,no
  e2,2026-03-02,Kim Doe,Lee Poe,Calls,3,N/A,5,Yes,No,,yes
expect:
  evaluations: |
    evaluation_id,agent,evaluator,form,form_version,evaluated_at,score,critical_failed,calibration_id
    e1,Kim Doe,Lee Poe,Calls,3,2026-03-02T00:00:00Z,0.6,false,
    e2,Kim Doe,Lee Poe,Calls,3,2026-03-02T00:00:00Z,0.8888888888888888,true,calibration
  evaluation_answers: |
    evaluation_id,item,answer,weight,earned,possible,critical,not_applicable
    e1,Said the name,Yes,,1.0,1.0,false,false
    e1,Tone,4,5.0,4.0,5.0,false,false
    e1,Solved it,No,3.0,0.0,1.0,false,false
    e1,Checked identity,Yes,,1.0,1.0,true,false
    e2,Said the name,N/A,,,,false,true
    e2,Tone,5,5.0,5.0,5.0,false,false
    e2,Solved it,Yes,3.0,1.0,1.0,false,false
    e2,Checked identity,No,,0.0,1.0,true,false
*/
/*
example: numbers without a mark of their points
given: |
  Date,Agent,Evaluator,Greeting,Closing,Tone
  2026-03-02,Kim Doe,Lee Poe,1,Yes,4
  2026-03-02,Kim Doe,Lee Poe,0,Yes,3
  2026-03-02,Kim Doe,Lee Poe,0,No,3
expect:
  evaluations: |
    evaluation_id,score
    Kim Doe 2026-03-02 Lee Poe,1.0
    Kim Doe 2026-03-02 Lee Poe 2,0.5
    Kim Doe 2026-03-02 Lee Poe 3,0.0
  ignored: |
    row_no,reason
    1,"the column Tone holds numbers, and neither its title nor the option points says out of how many"
*/
/*
example: the option says out of how many, a score of the tool, a mark that is impossible
options: {points: "5"}
given: |
  Evaluation ID;Date;Agent;Form;Greeting;Tone;Closing [critical];QA Score
  e1;16.03.2026;Kim Doe;Calls;2,5;5;Yes;88,5%
  e2;16.03.2026;Kim Doe;Calls;6;5;Yes;90%
expect:
  evaluations: |
    evaluation_id,score,critical_failed
    e1,0.885,false
  rejected: |
    row_no,reason
    2,Greeting has more points than possible: 6
    2,another item of the evaluation cannot be read
    2,another item of the evaluation cannot be read
*/
/*
example: an evaluation without any answer, one with a score only, three of five and a share
given: |
  Evaluation ID,Date,Agent,Form,Greeting,Tone,Score
  e1,2026-03-02,Kim Doe,Calls,,,
  e2,2026-03-02,Kim Doe,Calls,,,0.9
  e3,2026-03-02,Kim Doe,Calls,3/5,80%,
  e4,2026-03-02,Kim Doe,Calls,Yes,No,
expect:
  evaluations: |
    evaluation_id,score
    e2,0.9
    e3,0.6333333333333333
    e4,0.5
  rejected: |
    row_no,reason
    1,no item is known
*/
