-- Evaluations, items and disputes of three exports belong together by the id; where a source has evaluations, the id is its own.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT source, id AS evaluation_id, agent, calibration AS calibration_id, 'q' AS queue, TIMESTAMP '2026-10-05 12:00' AS local_at
FROM (VALUES ('heads', 'e1', 'a', NULL), ('heads', 'e2', 'a', 'cal-1'), ('other', 'e1', 'b', NULL)
  ) AS rows(source, id, agent, calibration);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT source, id AS evaluation_id, agent, 'greeting' AS item, earned, 4 AS possible, TIMESTAMP '2026-10-06 12:00' AS local_at
FROM (VALUES ('items', 'e1', 'x', 3), ('items', 'e2', 'x', 3), ('items', 'e3', 'c', 2), ('other', 'e1', 'x', 1)
  ) AS rows(source, id, agent, earned);
INSERT INTO loaded_disputes BY NAME
SELECT 'disputes' AS source, 'd' || id AS dispute_id, id AS evaluation_id, 'overturned' AS decision,
  TIMESTAMP '2026-10-20 12:00' AS local_at
FROM (VALUES ('e1'), ('e3')) AS rows(id);
-- expect
SELECT person, day, queue, sum(evaluations), sum(qa_earned), sum(qa_possible), sum(disputes), sum(disputes_overturned)
FROM quality_facts GROUP BY ALL ORDER BY ALL
-- rows
a|2026-10-05|q|1|3000|4000|1|1
b|2026-10-05|q|1|1000|4000|0|0
c|2026-10-06||1|2000|4000|1|1
