-- A session without scores is judged by the points of its items, also of another export.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT 'heads' AS source, id AS evaluation_id, 'cal-1' AS calibration_id, 'c1' AS contact_id, TIMESTAMP '2026-10-05' AS local_at
FROM (VALUES ('e1'), ('e2'), ('e3')) AS rows(id);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 'items' AS source, id AS evaluation_id, item, CAST(earned AS DOUBLE) AS earned, CAST(possible AS DOUBLE) AS possible,
  left_out AS not_applicable, TIMESTAMP '2026-10-05' AS local_at
FROM (VALUES ('e1', 'greeting', 5, 5, NULL), ('e1', 'empathy', 4, 5, NULL), ('e2', 'greeting', 4, 5, false),
  ('e2', 'empathy', 0, 5, true), ('e3', 'greeting', 5, 5, false)) AS rows(id, item, earned, possible, left_out);
-- expect
SELECT calibration_id, pairs, agreeing FROM calibration_pairs
-- rows
cal-1|3|2
