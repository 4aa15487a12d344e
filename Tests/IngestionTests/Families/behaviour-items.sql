-- One row an item of evaluations that count, with the agent, queue and day of the evaluation.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, id AS evaluation_id, 'a' AS agent, 'q' AS queue, selection, TIMESTAMP '2026-10-05 23:59' AS local_at
FROM (VALUES ('e1', NULL), ('e2', 'focused')) AS rows(id, selection);
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, id AS evaluation_id, item, CAST(earned AS DOUBLE) AS earned, CAST(possible AS DOUBLE) AS possible,
  left_out AS not_applicable, TIMESTAMP '2026-10-06 00:01' AS local_at
FROM (VALUES ('e1', 'Empathy', 2.5, 5, false), ('e1', 'Greeting', 1, 1, NULL), ('e1', 'Summary', NULL, 5, true),
  ('e1', 'Bonus', 0, 0, NULL), ('e2', 'Empathy', 5, 5, false)) AS rows(id, item, earned, possible, left_out);
-- expect
SELECT person, known, day, queue, topic, behaviour_scored, behaviour_met, behaviour_earned, behaviour_possible
FROM behaviour_facts ORDER BY topic
-- rows
a|true|2026-10-05|q|Empathy|1|0|2500|5000
a|true|2026-10-05|q|Greeting|1|1|1000|1000
