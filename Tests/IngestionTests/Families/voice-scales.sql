-- An answer counts on the scale of its question only; nothing said is neither yes nor no.
-- given
INSERT INTO loaded_surveys BY NAME
SELECT 's' AS source, agent, type, CAST(score AS DOUBLE) AS score, CAST(csat AS INTEGER) AS csat_score,
  CAST(low AS DOUBLE) AS scale_min, CAST(high AS DOUBLE) AS scale_max, resolved AS resolved_answer,
  TIMESTAMP '2026-10-05 10:00' AS local_at
FROM (VALUES ('a csat', NULL, 5, NULL, NULL, NULL, true), ('a csat', 'CSAT', 4, NULL, 1, 5, false),
  ('a csat', NULL, NULL, 1, NULL, NULL, NULL), ('b other', 'csat', 4, NULL, 1, 10, NULL),
  ('b other', 'csat', 4.5, NULL, NULL, NULL, NULL), ('b other', 'mood', 4, NULL, NULL, NULL, NULL),
  ('c nps', 'nps', 0, NULL, NULL, NULL, NULL), ('c nps', 'NPS', 6, NULL, 0, 10, NULL), ('c nps', 'nps', 7, NULL, 0, 10, NULL),
  ('c nps', 'nps', 8, NULL, 0, 10, NULL), ('c nps', 'nps', 9, NULL, 0, 10, NULL), ('c nps', 'nps', 10, NULL, 0, 10, NULL),
  ('d nps', 'nps', 5, NULL, 1, 5, NULL), ('d nps', 'nps', 8.5, NULL, 0, 10, NULL)
  ) AS rows(agent, type, score, csat, low, high, resolved);
-- expect
SELECT person, sum(COLUMNS('csat_.*')), sum(COLUMNS('nps_.*')), sum(COLUMNS('fcr_.*')) FROM voice_facts
GROUP BY person ORDER BY person
-- rows
a csat|1|0|0|1|1|0|0|0|2|1
b other|0|0|0|0|0|0|0|0|0|0
c nps|0|0|0|0|0|2|2|2|0|0
d nps|0|0|0|0|0|0|0|0|0|0
