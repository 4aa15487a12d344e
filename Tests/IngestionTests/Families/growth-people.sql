-- Thanks and sales of a known and an unknown person.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO loaded_recognition BY NAME
SELECT 's' AS source, agent, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim', '2026-10-31 23:59:59'), ('Kim', '2026-11-01'), ('Lee', '2026-10-01')) AS rows(agent, moment);
INSERT INTO loaded_sales BY NAME
SELECT 's' AS source, 'Kim' AS agent, 'North' AS team, 5 AS amount, TIMESTAMP '2026-10-01' AS local_at;
-- expect
SELECT person, known, own_team, day, queue, hour_of_day, recognitions, deals_closed FROM growth_facts ORDER BY ALL
-- rows
Lee|false||2026-10-01|||1|0
p1|true|North|2026-10-01|||0|1
p1|true||2026-10-31|||1|0
