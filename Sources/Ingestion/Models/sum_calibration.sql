-- How far reviewers agree where several evaluated the same contact in a calibration session.
-- Views: loaded_evaluations, loaded_evaluation_answers. Variables: period_first, period_last.
-- Items come from an export of their own where the source of the evaluation has none: then its id alone names it.
CREATE TEMP TABLE reached AS
SELECT source, evaluation_id, sum(earned) AS earned, nullif(sum(possible), 0) AS possible
FROM (
  SELECT source, evaluation_id, CAST(round(earned * 1000) AS BIGINT) AS earned,
    CAST(round(possible * 1000) AS BIGINT) AS possible
  FROM loaded_evaluation_answers
  WHERE NOT coalesce(not_applicable, false) AND possible > 0 AND earned IS NOT NULL)
GROUP BY source, evaluation_id;

-- Scores are ten-thousandths: a tenth less one is not quite a tenth in binary.
CREATE TEMP TABLE calibrated AS
SELECT heads.source, calibration_id, contact_id,
  CAST(round(coalesce(score * 10000, 10000.0 * earned / possible)) AS BIGINT) AS score, count(*) AS number
FROM (
  SELECT *, CASE WHEN source IN (SELECT source FROM reached) THEN source END AS home
  FROM loaded_evaluations
  WHERE calibration_id IS NOT NULL AND coalesce(lower(status), 'finished') = 'finished'
    AND in_period(local_at)) AS heads
LEFT JOIN (
  SELECT source AS home, evaluation_id, earned, possible FROM reached
  UNION ALL SELECT * FROM (
    SELECT DISTINCT ON (evaluation_id) CAST(NULL AS VARCHAR), evaluation_id, earned, possible
    FROM reached ORDER BY evaluation_id, source)) AS items
  ON items.evaluation_id = heads.evaluation_id AND items.home IS NOT DISTINCT FROM heads.home
WHERE score IS NOT NULL OR possible IS NOT NULL
GROUP BY ALL;

-- Pairs are counted and not made: with the same score, and with each score of at most ten points less.
CREATE TEMP TABLE calibration_pairs AS
SELECT calibration_id, CAST(sum(pairs) AS BIGINT) AS pairs, CAST(sum(agreeing) AS BIGINT) AS agreeing
FROM (
  SELECT calibration_id, sum(number) * (sum(number) - 1) // 2 AS pairs,
    sum(number * (number - 1) // 2 + number * coalesce(near, 0)) AS agreeing
  FROM (
    SELECT *, sum(number) OVER (
      PARTITION BY source, calibration_id, contact_id ORDER BY score
      RANGE BETWEEN 1000 PRECEDING AND 1 PRECEDING) AS near
    FROM calibrated)
  GROUP BY source, calibration_id, contact_id)
GROUP BY calibration_id HAVING sum(pairs) > 0;
