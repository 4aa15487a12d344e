-- What customers say: answers by question and scale, what a program read in their words, and how many were asked.
-- Views: loaded_surveys, loaded_sentiment, loaded_interval_volumes, people. Variable: has_roster.
CREATE TEMP VIEW voice_rows AS
SELECT agent, team, queue, channel, topic, local_at,
  coalesce(csat_score, CASE WHEN kind = 'csat' AND coalesce(scale_min, 1) = 1 AND coalesce(scale_max, 5) = 5
    THEN whole_score(score) END) AS csat,
  CASE WHEN kind = 'nps' AND coalesce(scale_min, 0) = 0 AND coalesce(scale_max, 10) = 10 AND score = round(score)
    THEN CAST(score AS INTEGER) END AS nps,
  CASE WHEN kind = 'ces' AND coalesce(scale_min, 1) = 1 AND coalesce(scale_max, 7) = 7 AND score = round(score)
    THEN CAST(score AS INTEGER) END AS ces,
  kind = 'ces' AND NOT (coalesce(scale_min, 1) = 1 AND coalesce(scale_max, 7) = 7) AS is_other_scale,
  resolved_answer, CAST(NULL AS DOUBLE) AS feeling, 0 AS sent, 0 AS answered
FROM (SELECT *, coalesce(lower(type), 'csat') AS kind FROM loaded_surveys WHERE is_within(local_at))
UNION ALL BY NAME
SELECT agent, local_at, score AS feeling FROM loaded_sentiment
WHERE is_within(local_at) AND coalesce(speaker, 'customer') <> 'agent'
UNION ALL BY NAME
SELECT agent, team, queue, channel, local_at, surveys_sent AS sent, surveys_answered AS answered
FROM loaded_interval_volumes WHERE is_within(local_at) AND surveys_sent IS NOT NULL;

CREATE TEMP VIEW voice_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, topic, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  one(csat = 1) AS csat_1, one(csat = 2) AS csat_2, one(csat = 3) AS csat_3, one(csat = 4) AS csat_4,
  one(csat = 5) AS csat_5,
  one(nps BETWEEN 0 AND 6) AS nps_detractors, one(nps BETWEEN 7 AND 8) AS nps_passives,
  one(nps BETWEEN 9 AND 10) AS nps_promoters,
  one(ces = 1) AS ces_1, one(ces = 2) AS ces_2, one(ces = 3) AS ces_3, one(ces = 4) AS ces_4, one(ces = 5) AS ces_5,
  one(ces = 6) AS ces_6, one(ces = 7) AS ces_7,
  one(is_other_scale) AS ces_other_scale,
  one(resolved_answer IS NOT NULL) AS fcr_known, one(resolved_answer) AS fcr_yes,
  coalesce(sent, 0) AS surveys_sent, coalesce(answered, 0) AS surveys_answered,
  -- Around zero a program does not know; a tenth of the scale is its doubt.
  one(feeling < -0.1) AS sentiment_negative, one(feeling BETWEEN -0.1 AND 0.1) AS sentiment_neutral,
  one(feeling > 0.1) AS sentiment_positive,
  CAST(coalesce(round(feeling * 1000), 0) AS BIGINT) AS sentiment_score_sum
FROM voice_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
