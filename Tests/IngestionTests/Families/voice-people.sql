-- Two names of one person are one; an unknown one stays as it is written, and nobody is nobody.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim Doe', 'p1', DATE '2026-01-01', DATE '2026-10-09'), ('a1', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO loaded_surveys BY NAME
SELECT 's' AS source, agent, 'North' AS team, 'q' AS queue, 'Bill' AS topic, 5 AS csat_score, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim Doe', '2026-10-09 23:59:59'), ('Kim Doe', '2026-10-10'), ('a1', '2026-10-10'), ('Lee', '2026-10-10'),
  (NULL, '2026-10-10')) AS rows(agent, moment);
-- expect
SELECT person, known, own_team, day, queue, topic, sum(csat_5) FROM voice_facts GROUP BY ALL ORDER BY person NULLS FIRST, day
-- rows
|false|North|2026-10-10|q|Bill|1
Kim Doe|false|North|2026-10-10|q|Bill|1
Lee|false|North|2026-10-10|q|Bill|1
p1|true|North|2026-10-09|q|Bill|1
p1|true|North|2026-10-10|q|Bill|1
