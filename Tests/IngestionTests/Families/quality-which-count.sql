-- Focused evaluations are counted apart; calibrations, retracted and unfinished ones count for nobody, nor do their items.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, id AS evaluation_id, 'a' AS agent, status, selection, calibration AS calibration_id, 0.5 AS score,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('e1', NULL, NULL, NULL, '2026-10-05'), ('e2', 'Finished', 'random', NULL, '2026-10-05'),
  ('e3', 'finished', 'focused', NULL, '2026-10-05'), ('e4', 'retracted', NULL, NULL, '2026-10-05'),
  ('e5', NULL, NULL, 'cal-1', '2026-10-05'), ('e6', 'InProgress', NULL, NULL, '2026-10-05'),
  ('e7', NULL, NULL, NULL, '2026-09-30 23:59:59'), ('e8', NULL, NULL, NULL, '2026-11-01')
  ) AS rows(id, status, selection, calibration, moment);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, 'e' || number AS evaluation_id, 'greeting' AS item, 1 AS earned, 1 AS possible,
  TIMESTAMP '2026-10-05' AS local_at
FROM range(2, 9) AS rows(number);
-- expect
SELECT person, day, sum(evaluations), sum(focused_evaluations), sum(qa_earned), sum(qa_possible), sum(qa_items)
FROM quality_facts GROUP BY ALL ORDER BY ALL
-- rows
a|2026-10-05|2|1|1500|2000|1
