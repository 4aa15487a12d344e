-- Points are summed over items that apply; the mean of evaluations is another number, with its squares.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, id AS evaluation_id, 'a' AS agent, CAST(score AS DOUBLE) AS score, failed AS critical_failed,
  TIMESTAMP '2026-10-05 12:00' AS local_at
FROM (VALUES ('e1', NULL, false), ('e2', NULL, true), ('e3', 0.7628, NULL), ('e4', NULL, NULL)) AS rows(id, score, failed);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, id AS evaluation_id, item, CAST(earned AS DOUBLE) AS earned, CAST(possible AS DOUBLE) AS possible,
  left_out AS not_applicable, TIMESTAMP '2026-10-05 12:00' AS local_at
FROM (VALUES ('e1', 'greeting', 5, 5, false), ('e1', 'empathy', 2.5, 5, NULL), ('e1', 'summary', NULL, 5, true),
  ('e2', 'greeting', 0, 10, false), ('e2', 'bonus', 0, 0, false), ('e2', 'empathy', NULL, 5, false)
  ) AS rows(id, item, earned, possible, left_out);
-- expect
SELECT person, sum(evaluations), sum(qa_earned), sum(qa_possible), sum(qa_score_sum), sum(qa_scored), sum(qa_score_squared),
  sum(critical_known), sum(critical_passed), sum(qa_items), sum(qa_items_met)
FROM quality_facts GROUP BY person
-- rows
a|4|8263|21000|15128|3|114436384|2|1|3|1
