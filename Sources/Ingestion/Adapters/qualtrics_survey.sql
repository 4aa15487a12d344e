/*
adapter: qualtrics_survey
title: Qualtrics survey export
format: table
header_rows: 3                  # internal names, the questions, what an import needs
header_mark: ImportId
others: true
columns:
  id: [ResponseId, Response ID]
  recorded: [RecordedDate, Recorded Date]
optional:
  start_date: [StartDate, Start Date]
  end_date: [EndDate, End Date]
  status: [Status, Response Type]
  progress: [Progress]
  finished: [Finished]
  language: [UserLanguage, User Language]
  recipient: [RecipientEmail, Recipient Email]
  address: [IPAddress, IP Address]
  first_name: [RecipientFirstName, Recipient First Name]
  last_name: [RecipientLastName, Recipient Last Name]
  latitude: [LocationLatitude, Location Latitude]
  longitude: [LocationLongitude, Location Longitude]
  duration: [Duration (in seconds)]
  distribution: [DistributionChannel, Distribution Channel]
  external: [ExternalReference, External Data Reference]
recognise: count(*) FILTER (starts_with(id, 'R_')) > 0
because: its ResponseId begins with R_ and it has a RecordedDate
lacks:
  sent_at: the export does not say when the survey was sent
options:
  score: {meaning: "title of the scores; if not given the first named after NPS, CSAT or CES, else the first question"}
  type: {meaning: "csat, nps, ces or a word of yours; from the title of the column if not given"}
  scale_min: {meaning: the lowest answer; 0 for nps and 1 for others if not given}
  scale_max: {meaning: "the highest answer; 10 for nps, 5 for csat and 7 for ces if not given"}
  agent: {meaning: the title of the column that names the agent; a column named Agent if not given}
  contact: {meaning: title of the contact; a column such as Contact ID or TicketID if not given}
  comment: {meaning: the title of a column of comments}
  partial: {default: "no", meaning: yes to count answers of people who did not finish the survey}
*/
-- Which columns of a file hold what: the names of questions are the survey's own.
CREATE TEMP TABLE role AS
SELECT file, titles,
  -- The score of a recommendation brings a column of groups with it.
  coalesce(getvariable('option_score'),
    list_filter(questions, lambda t: list_contains(titles, t || '_NPS_GROUP'))[1],
    list_filter(questions, lambda t: regexp_matches(lower(t), 'nps|csat|satisf|recommend|\bces\b|effort'))[1],
    list_filter(questions, lambda t: regexp_matches(t, '^Q\d'))[1]) AS score_title,
  coalesce(getvariable('option_agent'),
    list_filter(titles, lambda t: regexp_full_match(lower(t), 'agent[ _-]?(id|name|email|login)?'))[1]) AS agent_title,
  coalesce(getvariable('option_contact'), list_filter(titles,
    lambda t: regexp_full_match(lower(t),
      '(contact|call|ticket|case|interaction|conversation)[ _-]?id'))[1]) AS contact_title,
  coalesce(lower(getvariable('option_type')), CASE
    WHEN list_contains(titles, score_title || '_NPS_GROUP') OR regexp_matches(lower(score_title),
      'nps|recommend') THEN 'nps'
    WHEN regexp_matches(lower(score_title), '\bces\b|effort') THEN 'ces' ELSE 'csat' END) AS type
FROM (
  SELECT file, titles, list_filter(titles, lambda t: NOT regexp_matches(t,
    '_NPS_GROUP$|_TEXT$|_(First|Last) Click$|_Page Submit$|_Click Count$|_DO(_\d+)?$')) AS questions
  FROM (SELECT file, any_value(map_keys(others)) AS titles FROM raw GROUP BY file));

CREATE TEMP MACRO qualtrics_time(text) AS coalesce(instant_of(text),
  local_of(replace(text, 'T', ' '), ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d %H:%M']));

-- Codes of 0 to 17 or their words: normal, preview, test, spam.
CREATE TEMP TABLE answer AS
SELECT raw.*, role.type, score_title, list_contains(titles, score_title) AS is_there,
  others[score_title] AS text, others[agent_title] AS agent, others[contact_title] AS contact,
  others[getvariable('option_comment')] AS comment,
  -- 5, or 5 - Very satisfied.
  coalesce(point_number(text), point_number(regexp_extract(text, '^(\d+) ?[-–:(=] ?\D.*$', 1))) AS value,
  qualtrics_time(coalesce(recorded, end_date)) AS answered_at,
  CASE WHEN regexp_matches(lower(status), 'preview|test') OR status IN ('1', '2', '9',
    '17') THEN 'a preview or test answer'
    WHEN lower(status) LIKE '%spam%' OR status = '8' THEN 'an answer that Qualtrics takes for spam'
    WHEN NOT flag(getvariable('option_partial'))
      AND (flag(finished) IS false OR finished IS NULL
        AND point_number(progress) < 100) THEN 'an answer that was not finished'
    WHEN text IS NULL AND is_there THEN 'an answer without a score' END AS nothing
FROM raw LEFT JOIN role USING (file);

CREATE VIEW surveys AS
SELECT file, row_no, id AS survey_id, contact AS contact_id, agent, type, answered_at, value AS score,
  coalesce(point_number(getvariable('option_scale_min')), CASE type WHEN 'nps' THEN 0 ELSE 1 END) AS scale_min,
  coalesce(point_number(getvariable('option_scale_max')), CASE type WHEN 'nps' THEN 10 WHEN 'csat' THEN 5
    WHEN 'ces' THEN 7 END)
    AS scale_max,
  language, comment, recipient AS customer
FROM answer WHERE nothing IS NULL AND value IS NOT NULL AND answered_at IS NOT NULL;

CREATE VIEW rejected AS
SELECT file, row_no, coalesce(
  CASE WHEN score_title IS NULL THEN 'no column of scores is known: set the option score'
    WHEN NOT is_there THEN 'the file has no column ' || score_title
    WHEN value IS NULL THEN score_title || ' is no number: ' || substring(text, 1, 40) || ' (export numeric values)'
      END,
  missing('RecordedDate', recorded), unreadable('RecordedDate', recorded, answered_at IS NOT NULL)) AS reason
FROM answer WHERE nothing IS NULL AND (value IS NULL OR answered_at IS NULL);

CREATE VIEW ignored AS SELECT file, row_no, nothing AS reason FROM answer WHERE nothing IS NOT NULL;
/*
example: three header rows, previews, partial answers, a recommendation
time_zone: America/Denver
given: |
  StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,RecipientEmail,UserLanguage,Q1,Q1_NPS_GROUP,Q2_4_TEXT,AgentID,TicketID
  Start Date,End Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,Recipient Email,User Language,"How likely
  are you to recommend us?",Group,Other,AgentID,TicketID
  "{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID1_NPS_GROUP""}","{""ImportId"":""QID2_4_TEXT""}","{""ImportId"":""AgentID""}","{""ImportId"":""TicketID""}"
  2026-03-02 08:00:00,2026-03-02 08:01:00,0,192.0.2.1,100,1,2026-03-02 08:01:01,R_1,sam@example.com,EN,9,Promoter,,kim,t1
  2026-03-02 08:00:00,2026-03-02 08:01:00,1,192.0.2.1,100,1,2026-03-02 08:01:01,R_2,,EN,9,Promoter,,kim,t2
  2026-03-02 08:00:00,2026-03-02 08:01:00,Survey Preview,192.0.2.1,100,True,2026-03-02 08:01:01,R_3,,EN,9,Promoter,,kim,t2
  2026-03-02 08:00:00,2026-03-02 08:01:00,IP Address,192.0.2.1,40,False,2026-03-02 08:01:01,R_4,,EN,9,Promoter,,kim,t2
  2026-03-02 08:00:00,2026-03-02 08:01:00,IP Address,192.0.2.1,100,True,2026-03-02 08:01:01,R_5,,EN,,,,kim,t2
  2026-03-02 08:00:00,2026-03-02 08:01:00,Spam,192.0.2.1,100,True,2026-03-02 08:01:01,R_6,,EN,9,,,kim,t2
expect:
  surveys: |
    survey_id,contact_id,agent,type,answered_at,score,scale_min,scale_max,language,customer
    R_1,t1,kim,nps,2026-03-02T15:01:01Z,9.0,0.0,10.0,EN,sam@example.com
  ignored: |
    row_no,reason
    2,a preview or test answer
    3,a preview or test answer
    4,an answer that was not finished
    5,an answer without a score
    6,an answer that Qualtrics takes for spam
*/
/*
example: columns by option, partial answers count, choice texts
options: {score: Ease, type: ces, scale_max: "5", agent: Who, contact: Ref, comment: Why, partial: "yes"}
given: |
  Status,Progress,Finished,RecordedDate,ResponseId,Q1,Ease,Who,Ref,Why
  Status,Progress,Finished,Recorded,Response ID,Question,How easy?,Who,Ref,Why?
  "{""ImportId"":""status""}",{},{},{},{},{},{},{},{},{}
  0,60,0,2026-03-02T08:01:01Z,R_1,3,4,kim,c1,Fine
  0,100,1,2026-03-02T08:01:01Z,R_2,3,5 - Very easy,kim,c2,
  0,100,1,2026-03-02T08:01:01Z,R_3,3,Very easy,kim,c3,
  0,100,1,soon,R_4,3,5,kim,c4,
expect:
  surveys: |
    survey_id,contact_id,agent,type,score,scale_min,scale_max,comment
    R_1,c1,kim,ces,4.0,1.0,5.0,Fine
    R_2,c2,kim,ces,5.0,1.0,5.0,
  rejected: |
    row_no,reason
    3,Ease is no number: Very easy (export numeric values)
    4,RecordedDate cannot be read: soon
*/
/*
example: no question that could be a score
given: |
  Status,Finished,RecordedDate,ResponseId,Remark
  Status,Finished,Recorded,Response ID,Remark
  "{""ImportId"":""status""}",{},{},{},{}
  0,1,2026-03-02 08:01:01,R_1,Fine
expect:
  surveys: |
    survey_id
  rejected: |
    row_no,reason
    1,no column of scores is known: set the option score
*/
