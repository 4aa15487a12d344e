-- Evaluations at random by person and reviewer, and the items of them; focused ones and calibrations do not count.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, id AS evaluation_id, agent, evaluator, CAST(score AS DOUBLE) AS score, selection,
  calibration_id, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('e1', 'Kim', 'R1', 0.8, NULL, NULL, '2026-10-05'), ('e2', 'Kim', 'R1', 0.9, 'random', NULL, '2026-10-06'),
  ('e3', 'Kim', 'R2', 0.5, 'focused', NULL, '2026-10-06'), ('e4', 'Kim', 'R2', 0.5, NULL, 'c', '2026-10-06'),
  ('e5', 'Lee', 'R2', 0.5, NULL, NULL, '2026-10-06'), ('e6', 'Kim', NULL, 0.5, NULL, NULL, '2026-10-06'),
  ('e7', 'Kim', 'R2', NULL, NULL, NULL, '2026-10-07')) AS rows(id, agent, evaluator, score, selection, calibration_id, moment);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, id AS evaluation_id, item, earned, possible, TIMESTAMP '2026-10-05' AS local_at
FROM (VALUES ('e1', 'tone', 1, 1), ('e2', 'tone', 0, 1), ('e7', 'tone', 3, 4), ('e7', 'greeting', 1, 1)) AS rows(id, item, earned, possible);
-- expect
SELECT person, evaluator, reach, item, n, score, squared FROM review_sums ORDER BY ALL
-- rows
p1|R1|1||2|17000|145000000
p1|R1|1|tone|2|10000|100000000
p1|R2|1||1|8000|64000000
p1|R2|1|greeting|1|10000|100000000
p1|R2|1|tone|1|0|0
