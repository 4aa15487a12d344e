-- Handle time with its squares and logarithms; legs count as work, abandons not; a contact of no second counts as one.
-- set: has_roster = true
-- given
INSERT INTO people VALUES ('Kim', 'p1', DATE '2026-01-01', DATE '2026-10-09'), ('Kim', 'p2', DATE '2026-10-10', DATE '2026-12-31');
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, agent, queue, outcome, CAST(talk AS INTEGER) AS talk_seconds, CAST(acw AS INTEGER) AS acw_seconds,
  resolved, transferred, CAST(csat AS INTEGER) AS csat_score, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('Kim', 'Q', 'handled', 90, 10, true, false, 5, '2026-10-09 23:59:59'),
  ('Kim', 'Q', 'handled', 0, NULL, false, NULL, 3, '2026-10-10'), ('Kim', 'Q', 'abandoned', NULL, NULL, NULL, NULL, NULL, '2026-10-10'),
  ('Lee', 'Q', 'handled', 50, NULL, NULL, NULL, NULL, '2026-10-10'), ('Kim', 'Q', 'handled', NULL, 20, NULL, true, NULL, '2026-10-11')
  ) AS rows(agent, queue, outcome, talk, acw, resolved, transferred, csat, moment);
INSERT INTO loaded_segments BY NAME
SELECT 's' AS source, 'c' AS contact_id, 1 AS leg_no, 'Kim' AS agent, 'Q' AS queue, true AS answered, 20 AS talk_seconds,
  TIMESTAMP '2026-10-12' AS local_at;
-- expect
SELECT person, channel, handle_known, handle_seconds, handle_squared, handle_log, handle_log_squared, resolved_known,
  resolved, transfer_known, transferred, surveys, survey_top2 FROM stratum_sums ORDER BY person
-- rows
p1||1|100|10000|4605170|21207592|1|1|1|0|1|1
p2||2|21|401|2995732|8974412|1|0|1|1|1|0
