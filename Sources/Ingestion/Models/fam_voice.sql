-- What customers say: answers by question and scale, what a program read in their words, and how many were asked.
-- Views: loaded_surveys, loaded_sentiment, loaded_interval_volumes, people. Variable: has_roster.
CREATE TEMP VIEW answers_given AS
SELECT agent, team, queue, channel, topic, local_at, resolved_answer,
  coalesce(csat_score, CASE WHEN kind = 'csat' AND lowest = 1 AND highest = 5 THEN whole_score(score) END) AS csat,
  CASE WHEN kind = 'nps' AND lowest = 0 AND highest = 10 THEN whole_score(score) END AS nps,
  CASE WHEN kind = 'ces' AND lowest = 1 AND highest = 7 THEN whole_score(score) END AS ces,
  kind = 'ces' AND score IS NOT NULL AND (lowest <> 1 OR highest <> 7) AS is_other_scale
FROM (
  -- A scale that the export does not name is the usual one of the question.
  SELECT *, coalesce(scale_min, CASE kind WHEN 'nps' THEN 0 ELSE 1 END) AS lowest,
    coalesce(scale_max, CASE kind WHEN 'nps' THEN 10 WHEN 'ces' THEN 7 ELSE 5 END) AS highest
  FROM (SELECT *, coalesce(lower(type), 'csat') AS kind FROM loaded_surveys WHERE is_within(local_at)));

CREATE TEMP VIEW voice_rows AS
SELECT agent, team, queue, channel, topic, local_at, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  one(csat = 1) AS csat_1, one(csat = 2) AS csat_2, one(csat = 3) AS csat_3, one(csat = 4) AS csat_4,
  one(csat = 5) AS csat_5,
  one(nps BETWEEN 0 AND 6) AS nps_detractors, one(nps BETWEEN 7 AND 8) AS nps_passives,
  one(nps BETWEEN 9 AND 10) AS nps_promoters,
  one(ces = 1) AS ces_1, one(ces = 2) AS ces_2, one(ces = 3) AS ces_3, one(ces = 4) AS ces_4, one(ces = 5) AS ces_5,
  one(ces = 6) AS ces_6, one(ces = 7) AS ces_7, one(is_other_scale) AS ces_other_scale,
  one(resolved_answer IS NOT NULL) AS fcr_known, one(resolved_answer) AS fcr_yes,
  0 AS surveys_sent, 0 AS surveys_answered,
  0 AS sentiment_negative, 0 AS sentiment_neutral, 0 AS sentiment_positive, 0 AS sentiment_score_sum
FROM answers_given
UNION ALL BY NAME
-- Where only one of the two is counted there is no rate: nothing sent is not the same as not recorded.
SELECT agent, team, queue, channel, local_at,
  CASE WHEN coalesce(interval_seconds, 0) <= 3600 THEN CAST(hour(local_at) AS VARCHAR) END AS hour_of_day,
  surveys_sent, surveys_answered
FROM loaded_interval_volumes
WHERE is_within(local_at) AND surveys_sent IS NOT NULL AND surveys_answered IS NOT NULL
UNION ALL BY NAME
-- Around zero a program does not know; a tenth of the scale is its doubt.
SELECT agent, local_at, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  one(score < -0.1) AS sentiment_negative, one(score BETWEEN -0.1 AND 0.1) AS sentiment_neutral,
  one(score > 0.1) AS sentiment_positive, CAST(round(score * 1000) AS BIGINT) AS sentiment_score_sum
FROM loaded_sentiment
WHERE is_within(local_at) AND score IS NOT NULL AND coalesce(speaker, 'customer') <> 'agent';

CREATE TEMP VIEW voice_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, topic, hour_of_day,
  CAST(coalesce(COLUMNS(rows.* EXCLUDE (agent, team, queue, channel, topic, local_at, hour_of_day)), 0) AS BIGINT)
FROM voice_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
