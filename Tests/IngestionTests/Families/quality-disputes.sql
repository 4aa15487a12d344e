-- A dispute counts on the day of its evaluation, also of a retracted one; one of an unknown evaluation on its own day.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, id AS evaluation_id, agent, status, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('e1', 'a', NULL, '2026-10-05'), ('e2', 'a', 'retracted', '2026-10-06'), ('e3', 'a', NULL, '2026-09-30')
  ) AS rows(id, agent, status, moment);
INSERT INTO loaded_disputes BY NAME
SELECT 's' AS source, 'd' || row_number() OVER () AS dispute_id, id AS evaluation_id, 'b' AS agent, decision,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('e1', 'upheld', '2026-10-20'), ('e1', 'open', '2026-11-02'), ('e2', 'overturned', '2026-10-20'),
  ('e3', 'overturned', '2026-10-02'), ('e9', NULL, '2026-10-20')) AS rows(id, decision, moment);
-- expect
SELECT person, day, sum(evaluations), sum(disputes), sum(disputes_decided), sum(disputes_overturned)
FROM quality_facts GROUP BY ALL ORDER BY ALL
-- rows
a|2026-10-05|1|2|1|0
a|2026-10-06|0|1|1|1
b|2026-10-20|0|1|0|0
