/*
adapter: amazon_connect_evaluations
title: Amazon Connect contact evaluations
format: json
recognise: count(*) FILTER ((document->>'evaluationId') IS NOT NULL
  AND (document->>'$.metadata.evaluationDefinitionId') IS NOT NULL) > 0
because: its documents have an evaluationId and metadata with an evaluationDefinitionId
lacks:
  selection: the export does not say how the contact was chosen
  queue: the export names the contact only
  channel: the export names the contact only
  weight: the export gives scores without the weights of the form
*/
CREATE TEMP VIEW parsed AS
SELECT file, row_no, r.evaluationId AS id, r.metadata AS m, r.sections AS sections, r.questions AS questions
FROM (SELECT file, row_no, from_json(document, '{"evaluationId": "VARCHAR",
  "metadata": {"contactId": "VARCHAR", "agentId": "VARCHAR", "evaluationDefinitionTitle": "VARCHAR",
    "evaluationDefinitionId": "VARCHAR", "evaluationDefinitionVersion": "VARCHAR", "evaluator": "VARCHAR",
    "evaluationSubmitTimestamp": "VARCHAR", "autoEvaluated": "VARCHAR", "calibrationSessionId": "VARCHAR",
    "score": {"percentage": "VARCHAR", "notApplicable": "VARCHAR", "automaticFail": "VARCHAR"}},
  "sections": [{"sectionRefId": "VARCHAR", "sectionTitle": "VARCHAR"}],
  "questions": [{"questionRefId": "VARCHAR", "sectionRefId": "VARCHAR", "questionType": "VARCHAR",
    "questionText": "VARCHAR",
    "answer": {"value": "VARCHAR", "values": [{"valueText": "VARCHAR", "selected": "VARCHAR"}],
      "metadata": {"notApplicable": "VARCHAR"}},
    "score": {"percentage": "VARCHAR", "notApplicable": "VARCHAR", "automaticFail": "VARCHAR"}}]}') AS r
  FROM raw);

-- Each evaluation is written to two places, and again when it is submitted again: the last submission counts.
CREATE TEMP TABLE record AS
SELECT *, problem IS NULL AND submitted_at IS NOT NULL AS is_submitted,
  row_number() OVER (PARTITION BY id, is_submitted ORDER BY submitted_at DESC, file, row_no) AS newest,
  first_value(submitted_at) OVER (PARTITION BY id, is_submitted ORDER BY submitted_at DESC, file, row_no) AS newest_at
FROM (
  SELECT *,
    instant_of(m.evaluationSubmitTimestamp) AS submitted_at,
    CASE WHEN flag(m.score.notApplicable) IS DISTINCT FROM true THEN point_number(m.score.percentage) END AS percentage,
    coalesce(missing('evaluationId', id),
      unreadable('evaluationSubmitTimestamp', nullif(m.evaluationSubmitTimestamp, ''), submitted_at IS NOT NULL),
      unreadable('score.percentage', m.score.percentage, point_number(m.score.percentage) BETWEEN 0 AND 100)) AS problem
  FROM parsed);

CREATE VIEW evaluations AS
SELECT file, row_no, id AS evaluation_id, m.agentId AS agent, m.contactId AS contact_id, m.evaluator AS evaluator,
  coalesce(m.evaluationDefinitionTitle, m.evaluationDefinitionId) AS form,
  m.evaluationDefinitionVersion AS form_version,
  CASE WHEN flag(m.autoEvaluated) THEN 'auto' ELSE 'human' END AS origin,
  submitted_at AS evaluated_at, percentage / 100 AS score, flag(m.score.automaticFail) AS critical_failed,
  nullif(m.calibrationSessionId, '') AS calibration_id, 'finished' AS status, submitted_at AS updated_at
FROM record WHERE is_submitted AND newest = 1;

CREATE TEMP VIEW answered AS
SELECT *, q.questionText AS text, count(*) OVER (PARTITION BY file, row_no, q.questionText) AS same_text
FROM (
  SELECT file, row_no, id, m, submitted_at, sections, unnest(questions) AS q,
    generate_subscripts(questions, 1) AS place
  FROM record WHERE is_submitted AND newest = 1 AND len(questions) > 0);

CREATE VIEW evaluation_answers AS
SELECT file, row_no, id AS evaluation_id, m.agentId AS agent, submitted_at AS evaluated_at,
  list_filter(sections, lambda s: s.sectionRefId = q.sectionRefId)[1].sectionTitle AS section,
  -- The words of the question, unless the form asks them twice.
  CASE WHEN text IS NULL THEN coalesce(q.questionRefId, 'question ' || place)
    WHEN same_text > 1 THEN text || ' (' || coalesce(q.questionRefId, CAST(place AS VARCHAR)) || ')'
    ELSE text END AS item,
  -- Free text may name people, so it is left out.
  CASE WHEN flag(q.answer.metadata.notApplicable) THEN 'N/A'
    WHEN q.questionType = 'TEXT' THEN NULL
    WHEN len(q.answer.values) > 0
      THEN nullif(array_to_string(list_transform(list_filter(q.answer.values,
        lambda v: coalesce(flag(v.selected), false)), lambda v: v.valueText), ', '), '')
    ELSE nullif(q.answer.value, '') END AS answer,
  CASE WHEN is_scored THEN point_number(q.score.percentage) / 100 END AS earned,
  CASE WHEN is_scored THEN 1 END AS possible,
  CASE WHEN flag(q.score.automaticFail) THEN true END AS critical,
  coalesce(flag(q.answer.metadata.notApplicable), false) AS not_applicable
FROM (SELECT *, flag(q.score.notApplicable) IS DISTINCT FROM true AND point_number(q.score.percentage) IS NOT NULL
  AS is_scored FROM answered);

CREATE VIEW rejected AS
SELECT file, row_no, problem AS reason FROM record WHERE problem IS NOT NULL;

CREATE VIEW ignored AS
SELECT file, row_no, CASE
  WHEN NOT is_submitted THEN 'an evaluation that is not submitted'
  WHEN submitted_at = newest_at THEN 'the second file of an evaluation'
  ELSE 'an evaluation that was submitted again' END AS reason
FROM record WHERE problem IS NULL AND (NOT is_submitted OR newest > 1);
/*
example: an evaluation with all kinds of answers
given: |
  {"schemaVersion":"3.1","evaluationId":"e1","metadata":{"contactId":"c1","agentId":"u1","evaluationDefinitionTitle":"Courtesy","evaluationDefinitionId":"f1","evaluationDefinitionVersion":3,"evaluator":"lee","evaluationSubmitTimestamp":"2026-03-02T08:00:00.500Z","score":{"percentage":62.5,"automaticFail":false}},"sections":[{"sectionRefId":"s1","sectionTitle":"Opening","score":{"percentage":50}},{"sectionRefId":"s2","parentSectionRefId":"s1","sectionTitle":"Closing"}],"questions":[{"questionRefId":"q1","sectionRefId":"s1","questionType":"SINGLESELECT","questionText":"Said the name?","answer":{"values":[{"valueText":"Yes","selected":true},{"valueText":"No","selected":false}],"metadata":{"notApplicable":false}},"score":{"percentage":100}},{"questionRefId":"q2","sectionRefId":"s2","questionType":"NUMERIC","questionText":"Tone","answer":{"value":"4"},"score":{"percentage":25,"automaticFail":true}},{"questionRefId":"q3","sectionRefId":"s2","questionType":"NUMERIC","questionText":"Tone","answer":{"value":"","metadata":{"notApplicable":true}},"score":{"notApplicable":true}},{"questionRefId":"q4","sectionRefId":"s2","questionType":"TEXT","questionText":"What happened?","answer":{"value":"Mr Doe rang"},"score":{"notApplicable":true}}]}
expect:
  evaluations: |
    evaluation_id,agent,contact_id,evaluator,form,form_version,origin,evaluated_at,score,critical_failed,calibration_id,status
    e1,u1,c1,lee,Courtesy,3,human,2026-03-02T08:00:00.500Z,0.625,false,,finished
  evaluation_answers: |
    evaluation_id,agent,section,item,answer,earned,possible,critical,not_applicable
    e1,u1,Opening,Said the name?,Yes,1.0,1,,false
    e1,u1,Closing,Tone (q2),4,0.25,1,true,false
    e1,u1,Closing,Tone (q3),N/A,,,,true
    e1,u1,Closing,What happened?,,,,,false
*/
/*
example: two files of one evaluation, a second submission, a calibration, a draft
given:
  - |
    {"evaluationId":"e1","metadata":{"agentId":"u1","evaluationDefinitionId":"f1","evaluationSubmitTimestamp":"2026-03-02T08:00:00.500Z","score":{"percentage":50}},"questions":[{"questionText":"A","questionType":"NUMERIC","answer":{"value":"1"},"score":{"percentage":50}}]}
    {"evaluationId":"e2","metadata":{"agentId":"u1","evaluationDefinitionId":"f1","evaluationSubmitTimestamp":"2026-03-02T10:00:00Z","autoEvaluated":true,"calibrationSessionId":"k1","score":{"notApplicable":true}}}
  - |
    {"evaluationId":"e1","metadata":{"agentId":"u1","evaluationDefinitionId":"f1","evaluationSubmitTimestamp":"2026-03-02T09:00:00Z","resubmitted":true,"score":{"percentage":80}},"questions":[{"questionText":"A","questionType":"NUMERIC","answer":{"value":"2"},"score":{"percentage":80}}]}
    {"evaluationId":"e1","metadata":{"agentId":"u1","evaluationDefinitionId":"f1","evaluationSubmitTimestamp":"2026-03-02T09:00:00Z","resubmitted":true,"score":{"percentage":80}},"questions":[{"questionText":"A","questionType":"NUMERIC","answer":{"value":"2"},"score":{"percentage":80}}]}
    {"evaluationId":"e3","metadata":{"agentId":"u1","evaluationDefinitionId":"f1"}}
    {"evaluationId":"e4","metadata":{"agentId":"u1","evaluationDefinitionId":"f1","evaluationSubmitTimestamp":"2026-03-02T09:00:00Z","score":{"percentage":180}}}
expect:
  evaluations: |
    file,evaluation_id,origin,score,calibration_id
    1,e1,human,0.8,
    0,e2,auto,,k1
  evaluation_answers: |
    evaluation_id,item,answer,earned
    e1,A,2,0.8
  ignored: |
    file,row_no,reason
    0,1,an evaluation that was submitted again
    1,2,the second file of an evaluation
    1,3,an evaluation that is not submitted
  rejected: |
    file,row_no,reason
    1,4,score.percentage cannot be read: 180
*/
