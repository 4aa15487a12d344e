/*
adapter: qa_long
title: table of quality evaluations, a row an item
format: table
include: qa_items
columns:
  evaluation: [evaluation_id, Evaluation ID, Evaluation, Review ID, Audit ID, QA ID, Scorecard ID, Bewertungs-ID]
  evaluated: [evaluated_at, Evaluated At, Evaluation Date, Review Date, Audit Date, Scored At, Date, Datum, Fecha]
  item: [item, Question, Criterion, Criteria, Line Item, Check, Frage, Kriterium, Critère, Criterio]
optional:
  answer: [answer, Response, Result, Rating, Antwort, Ergebnis, Réponse, Respuesta]
  earned: [Points Earned, Earned, Points, Points Awarded, Score, Punkte]
  possible: [Points Possible, Possible, Max Points, Max Score, Maximum, Max, Out Of, Höchstpunkte]
  weight: [weight, Weighting, Gewicht, Poids, Peso]
  critical: [critical, Is Critical, Auto Fail, Fatal, Kritisch]
  section: [section, Category, Group, Abschnitt]
  agent: [agent, Agent Name, Agent ID, Advisor, Evaluatee, Mitarbeiter, Agente]
  evaluator: [evaluator, Reviewer, Auditor, QA Analyst, Evaluated By, Prüfer]
  form: [form, Form Name, Scorecard, Template, Formular]
  form_version: [form_version, Form Version, Version]
  contact: [contact_id, Contact ID, Call ID, Ticket ID, Interaction ID, Conversation ID]
  queue: [queue, Queue Name, Skill]
  channel: [channel, Kanal, Canal]
  calibration: [calibration, Calibration ID, Calibration Session, Is Calibration, Kalibrierung]
  status: [status, Evaluation Status, State]
  total: [Total Score, Evaluation Score, Overall Score, Final Score]
  updated: [updated_at, Updated At, Last Modified]
recognise: count(*) FILTER (item IS NOT NULL AND coalesce(answer, earned) IS NOT NULL) > 0
  AND count(*) > count(DISTINCT evaluation)
because: it has evaluations with an item and its answer a row
lacks:
  selection: the table does not say how the contact was chosen
  origin: the table does not say whether a person or a program evaluated
options:
  date_order: {meaning: "what comes first in 11/12/26: month or day; needed only where the file does not show it"}
*/
CREATE TEMP VIEW item_texts AS SELECT * FROM raw;
CREATE TEMP VIEW unclear_columns AS SELECT 0 AS file, 0 AS row_no, '' AS reason WHERE false;
/*
example: yes and no with weights, a critical item, what does not apply
given: |
  Evaluation ID,Evaluation Date,Agent,Evaluator,Form,Form Version,Section,Question,Answer,Weight,Critical,Calibration,Contact ID
  e1,2026-03-02 08:00,Kim Doe,Lee Poe,Calls,3,Opening,Said the name,Yes,1,no,,c1
  e1,2026-03-02 08:00,Kim Doe,Lee Poe,Calls,3,Body,Solved it,No,3,no,,c1
  e1,2026-03-02 08:00,Kim Doe,Lee Poe,Calls,3,Body,Checked identity,Yes,4,yes,,c1
  e1,2026-03-02 08:00,Kim Doe,Lee Poe,Calls,3,Body,Offered help,N/A,2,no,,c1
  e2,2026-03-02 09:00,Kim Doe,Lee Poe,Calls,3,Opening,Said the name,Yes,1,no,K7,c2
  e2,2026-03-02 09:00,Kim Doe,Lee Poe,Calls,3,Body,Checked identity,No,4,yes,K7,c2
expect:
  evaluations: |
    evaluation_id,agent,contact_id,evaluator,form,form_version,evaluated_at,score,critical_failed,calibration_id,status
    e1,Kim Doe,c1,Lee Poe,Calls,3,2026-03-02T08:00:00Z,0.625,false,,finished
    e2,Kim Doe,c2,Lee Poe,Calls,3,2026-03-02T09:00:00Z,0.2,true,K7,finished
  evaluation_answers: |
    evaluation_id,section,item,answer,weight,earned,possible,critical,not_applicable
    e1,Opening,Said the name,Yes,1.0,1.0,1.0,false,false
    e1,Body,Solved it,No,3.0,0.0,1.0,false,false
    e1,Body,Checked identity,Yes,4.0,1.0,1.0,true,false
    e1,Body,Offered help,N/A,2.0,,,false,true
    e2,Opening,Said the name,Yes,1.0,1.0,1.0,false,false
    e2,Body,Checked identity,No,4.0,0.0,1.0,true,false
*/
/*
example: points with a decimal comma, semicolons, a retracted evaluation, free text
given: |
  Evaluation ID;Date;Agent;Criterion;Answer;Points Earned;Points Possible;Status
  e1;16.03.2026;Kim Doe;Tone;Warm;2,5;5;Completed
  e1;16.03.2026;Kim Doe;Facts;The customer Sam Poe was told about all of it;5;5;Completed
  e2;16.03.2026;Kim Doe;Tone;Cold;1;5;Retracted
expect:
  evaluations: |
    evaluation_id,score,critical_failed,status
    e1,0.75,,finished
    e2,0.2,,retracted
  evaluation_answers: |
    evaluation_id,item,answer,earned,possible
    e1,Tone,Warm,2.5,5.0
    e1,Facts,,5.0,5.0
    e2,Tone,Cold,1.0,5.0
*/
/*
example: an item that cannot be read takes its evaluation with it; a later file holds an evaluation again
given:
  - |
    Evaluation ID,Date,Agent,Question,Answer
    e1,2026-03-02,Kim Doe,Tone,perhaps
    e1,2026-03-02,Kim Doe,Facts,Yes
    e2,2026-03-02,Kim Doe,Tone,No
    e2,2026-03-02,Kim Doe,Facts,Yes
    e3,2026-03-02,Kim Doe,Tone,4
  - |
    Evaluation ID,Date,Agent,Question,Answer
    e2,2026-03-02,Kim Doe,Tone,Yes
    e2,2026-03-02,Kim Doe,Facts,Yes
expect:
  evaluations: |
    file,evaluation_id,score
    1,e2,1.0
  rejected: |
    file,row_no,reason
    0,1,the points of Tone cannot be read: perhaps
    0,2,another item of the evaluation cannot be read
    0,5,the most points of Tone are not known
  ignored: |
    file,row_no,reason
    0,3,an evaluation that a later file holds again
    0,4,an evaluation that a later file holds again
*/
