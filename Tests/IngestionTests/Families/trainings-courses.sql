-- Trainings that took place, by their course, else by what they were about.
-- given
INSERT INTO loaded_coaching BY NAME
SELECT 's' AS source, id AS session_id, agent, kind, course, skill, status, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('1', 'Kim', 'training', 'Tone', NULL, NULL, '2026-10-05'), ('2', 'Kim', 'training', 'Tone', NULL, 'done', '2026-10-05 12:00'),
  ('3', 'Kim', 'coaching', 'Tone', NULL, NULL, '2026-10-06'), ('4', 'Lee', 'training', NULL, 'empathy', NULL, '2026-10-07'),
  ('5', 'Lee', 'training', 'Tone', NULL, 'planned', '2026-10-07'), ('6', NULL, 'training', 'Tone', NULL, NULL, '2026-10-07')) AS rows(id, agent, kind, course, skill, status, moment);
-- expect
SELECT person, course, day FROM trainings ORDER BY ALL
-- rows
Kim|Tone|2026-10-05
Lee|empathy|2026-10-07
