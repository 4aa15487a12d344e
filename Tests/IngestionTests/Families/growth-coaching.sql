-- Talks and trainings that took place, apart; minutes from the contact to the talk are whole ones.
-- given
INSERT INTO loaded_coaching BY NAME
SELECT 's' AS source, 'a' AS agent, kind, status, CAST(seconds AS INTEGER) AS duration_seconds,
  TIMESTAMPTZ '2026-10-12 10:00:00+02:00' AS started_at, CAST(contact AS TIMESTAMPTZ) AS contact_at,
  TIMESTAMP '2026-10-12 10:00' AS local_at
FROM (VALUES (NULL, NULL, 1800, '2026-10-12 09:00:01'), ('coaching', 'done', NULL, '2026-10-09 10:00:00'),
  ('coaching', 'done', 600, '2026-10-12 10:00:01'), ('coaching', 'planned', 1800, '2026-10-12 09:00:00'),
  ('coaching', 'missed', 1800, NULL), ('training', NULL, 14400, NULL), ('training', 'missed', 14400, NULL)
  ) AS rows(kind, status, seconds, contact);
-- expect
SELECT person, sum(coaching_sessions), sum(coaching_seconds), sum(trainings), sum(training_seconds), sum(coaching_missed),
  sum(feedback_lag_known), sum(feedback_lag_minutes)
FROM growth_facts GROUP BY person
-- rows
a|3|2400|1|14400|1|2|4379
