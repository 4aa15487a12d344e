-- The person of an evaluation; an unknown one stays as it is written, with or without a name in the items.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, id AS evaluation_id, agent, TIMESTAMP '2026-10-05' AS local_at
FROM (VALUES ('e1', 'Kim'), ('e2', 'Lee'), ('e3', NULL), ('e4', NULL)) AS rows(id, agent);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, id AS evaluation_id, agent, 'greeting' AS item, 1 AS earned, 1 AS possible, TIMESTAMP '2026-10-05' AS local_at
FROM (VALUES ('e1', NULL), ('e2', 'Kim'), ('e3', 'Kim')) AS rows(id, agent);
-- expect
SELECT person, known, sum(evaluations), sum(qa_items) FROM quality_facts GROUP BY ALL ORDER BY person NULLS FIRST
-- rows
|false|1|0
Lee|false|1|1
p1|true|2|2
