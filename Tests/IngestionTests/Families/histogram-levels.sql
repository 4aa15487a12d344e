-- Handle time and wait by site, team of the day, person and queue; an unknown person counts for nobody by name.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-12-31');
INSERT INTO assignments VALUES ('p1', DATE '2026-01-01', DATE '2026-10-09', 'North'),
  ('p1', DATE '2026-10-10', DATE '2026-12-31', 'South');
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, agent, queue, outcome, CAST(wait AS INTEGER) AS wait_seconds, CAST(talk AS INTEGER) AS talk_seconds,
  CAST(acw AS INTEGER) AS acw_seconds, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim', 'Q', 'handled', 5, 60, 4, '2026-10-09 23:59:59'), ('Kim', 'Q', 'handled', 5, 100, NULL, '2026-10-10'),
  ('Lee', NULL, 'handled', NULL, 64, NULL, '2026-10-10'), ('Kim', 'Q', 'handled', 7, NULL, 30, '2026-10-10'),
  (NULL, 'Q', 'abandoned', 9, NULL, NULL, '2026-10-10'), ('Kim', 'Q', 'handled', 5, 60, 4, '2026-11-01')
  ) AS rows(agent, queue, outcome, wait, talk, acw, moment);
INSERT INTO loaded_segments BY NAME
SELECT 's' AS source, 'c' AS contact_id, 1 AS leg_no, 'Kim' AS agent, 'R' AS queue, answered, truncated, 16384 AS talk_seconds,
  TIMESTAMP '2026-10-10' AS local_at
FROM (VALUES (true, NULL), (true, true), (false, NULL)) AS rows(answered, truncated);
-- expect
SELECT level, id, measure, bucket, number FROM histogram_counts ORDER BY ALL
-- rows
agent|p1|handle|64|1
agent|p1|handle|82|1
agent|p1|handle|320|1
agent|p1|wait|5|2
agent|p1|wait|7|1
queue|Q|handle|64|1
queue|Q|handle|82|1
queue|Q|wait|5|2
queue|Q|wait|7|1
queue|R|handle|320|1
site||handle|64|2
site||handle|82|1
site||handle|320|1
site||wait|5|2
site||wait|7|1
team|North|handle|64|1
team|North|wait|5|1
team|South|handle|82|1
team|South|handle|320|1
team|South|wait|5|1
team|South|wait|7|1
team|unassigned|handle|64|1
