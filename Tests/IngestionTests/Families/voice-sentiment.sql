-- Words of the customer count, of the agent do not; a tenth on both sides of zero is neutral.
-- given
INSERT INTO loaded_sentiment BY NAME
SELECT 's' AS source, 'c' || row_number() OVER () AS contact_id, 'a' AS agent, speaker, CAST(score AS DOUBLE) AS score,
  CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('customer', -0.1, '2026-10-31 23:59:59'), ('customer', -0.101, '2026-10-31 23:59:59'),
  ('both', 0.1, '2026-10-31 23:59:59'), ('customer', 0.78, '2026-10-31 23:59:59'), (NULL, -1, '2026-10-31 23:59:59'),
  ('agent', 1, '2026-10-31 23:59:59'), ('customer', 1, '2026-11-01'), ('customer', 1, '2026-09-30 23:59:59')
  ) AS rows(speaker, score, moment);
-- expect
SELECT person, day, hour_of_day, sum(sentiment_negative), sum(sentiment_neutral), sum(sentiment_positive),
  sum(sentiment_score_sum)
FROM voice_facts GROUP BY ALL
-- rows
a|2026-10-31|23|2|2|1|-321
