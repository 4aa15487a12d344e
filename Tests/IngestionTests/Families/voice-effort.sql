-- 1,000 answers on the scale of effort from 1 to 7 add up to 4,080 points; a scale from 1 to 5 is another one.
-- given
INSERT INTO loaded_surveys BY NAME
SELECT 's' AS source, 'ces' AS type, score, 1 AS scale_min, scale AS scale_max, TIMESTAMP '2026-10-05 10:00' AS local_at
FROM (VALUES (1.0, 7, 80), (2.0, 7, 210), (3.0, 7, 140), (4.0, 7, 110), (5.0, 7, 160), (6.0, 7, 180), (7.0, 7, 120),
  (5.0, 5, 3), (NULL, 5, 2), (4.5, 7, 1)) AS rows(score, scale, number), range(number);
-- expect
SELECT sum(COLUMNS('ces_.*')), sum(ces_1 + 2 * ces_2 + 3 * ces_3 + 4 * ces_4 + 5 * ces_5 + 6 * ces_6 + 7 * ces_7) FROM voice_facts
-- rows
80|210|140|110|160|180|120|3|4080
