-- A person of the roster under an id and an unknown one; the last moment of the history counts, the next one does not.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim Doe', 'p1', DATE '2026-10-01', DATE '2026-10-15');
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, agent, 'handled' AS outcome, 10 AS wait_seconds, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim Doe', '2026-10-15 23:59:59'), ('Kim Doe', '2026-10-16 00:00:00'), ('Lee', '2026-10-31 23:59:59'),
  ('Lee', '2026-11-01 00:00:00'), ('Lee', '2026-09-30 23:59:59'), (NULL, '2026-10-02 00:00:00')) AS rows(agent, moment);
-- expect
SELECT person, known, day, hour_of_day, wait_all_known FROM detail_facts ORDER BY ALL
-- rows
Kim Doe|false|2026-10-16|0|1
Lee|false|2026-10-31|23|1
p1|true|2026-10-15|23|1
|false|2026-10-02|0|1
