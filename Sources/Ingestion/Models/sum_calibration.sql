-- How far reviewers agree where several evaluated the same contact.
-- Views: loaded_evaluations, loaded_evaluation_answers. Variables: period_first, period_last.
CREATE TEMP TABLE calibrated AS
SELECT source, evaluation_id, calibration_id, contact_id, coalesce(score, reached) AS score
FROM loaded_evaluations LEFT JOIN (
  SELECT source, evaluation_id, sum(earned) / nullif(sum(possible), 0) AS reached FROM loaded_evaluation_answers
  WHERE NOT coalesce(not_applicable, false) GROUP BY source, evaluation_id) USING (source, evaluation_id)
WHERE calibration_id IS NOT NULL AND in_period(local_at);

CREATE TEMP TABLE calibration_pairs AS
SELECT one.calibration_id, count(*) AS pairs,
  -- A tenth less one is not quite a tenth in binary.
  count(*) FILTER (abs(one.score - two.score) <= 0.1 + 1e-9) AS agreeing
FROM calibrated AS one JOIN calibrated AS two
  ON two.source = one.source AND two.calibration_id = one.calibration_id
  AND two.contact_id IS NOT DISTINCT FROM one.contact_id AND two.evaluation_id > one.evaluation_id
WHERE one.score IS NOT NULL AND two.score IS NOT NULL
GROUP BY one.calibration_id;
