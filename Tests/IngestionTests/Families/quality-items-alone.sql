-- Items without evaluations stand for one each, on the day of the first; a critical item decides where nothing else does.
-- given
INSERT INTO loaded_evaluation_answers BY NAME
SELECT source, id AS evaluation_id, agent, item, CAST(earned AS DOUBLE) AS earned, CAST(possible AS DOUBLE) AS possible, critical,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('s', 'e1', 'a', 'greeting', 1, 1, false, '2026-10-05 23:59'), ('s', 'e1', NULL, 'privacy', 0, 1, true, '2026-10-06 00:01'),
  ('s', 'e2', 'b', 'privacy', 1, 1, true, '2026-10-06'), ('t', 'e2', 'b', 'greeting', 1, 2, NULL, '2026-10-06')
  ) AS rows(source, id, agent, item, earned, possible, critical, moment);
-- expect
SELECT person, day, sum(evaluations), sum(qa_earned), sum(qa_possible), sum(qa_score_sum), sum(critical_known),
  sum(critical_passed)
FROM quality_facts GROUP BY ALL ORDER BY ALL
-- rows
a|2026-10-05|1|1000|2000|5000|1|0
b|2026-10-06|2|2000|3000|15000|1|1
