-- Pairs of one contact in one session; exactly ten points apart still agree.
-- given
INSERT INTO loaded_evaluations BY NAME
SELECT 's' AS source, 'e' || row_number() OVER () AS evaluation_id, session AS calibration_id, contact AS contact_id,
  CAST(score AS DOUBLE) AS score, status, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('cal-1', 'c1', 0.85, NULL, '2026-10-05'), ('cal-1', 'c1', 0.75, NULL, '2026-10-05'), ('cal-1', 'c1', 0.95, NULL, '2026-10-05'),
  ('cal-1', 'c1', 0.85, NULL, '2026-10-05'), ('cal-1', 'c2', 0.85, NULL, '2026-10-05'), ('cal-1', 'c2', 0.7499, NULL, '2026-10-05'),
  ('cal-2', NULL, 0.5, NULL, '2026-10-31 23:59:59'), ('cal-2', NULL, 0.5, 'finished', '2026-10-31 23:59:59'),
  ('cal-2', NULL, 0.5, 'retracted', '2026-10-05'), ('cal-2', NULL, 0.5, NULL, '2026-11-01'), ('cal-2', NULL, NULL, NULL, '2026-10-05'),
  ('cal-3', 'c9', 0.5, NULL, '2026-10-05'), (NULL, 'c1', 0.85, NULL, '2026-10-05')) AS rows(session, contact, score, status, moment);
-- expect
SELECT calibration_id, pairs, agreeing FROM calibration_pairs ORDER BY ALL
-- rows
cal-1|7|5
cal-2|1|1
