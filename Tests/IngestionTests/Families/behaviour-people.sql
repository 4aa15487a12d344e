-- Items alone, of a known and an unknown person; the same item twice in two evaluations counts twice.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-10-05');
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, id AS evaluation_id, 'Kim' AS agent, 'Empathy' AS item, earned, 1 AS possible, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('e1', 1, '2026-10-05 23:59:59'), ('e2', 0, '2026-10-05 10:00'), ('e3', 1, '2026-10-06'), ('e4', 1, '2026-11-01')
  ) AS rows(id, earned, moment);
-- expect
SELECT person, known, topic, sum(behaviour_scored), sum(behaviour_met) FROM behaviour_facts GROUP BY ALL ORDER BY person
-- rows
Kim|false|Empathy|1|1
p1|true|Empathy|2|1
