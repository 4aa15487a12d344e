-- From `staged` to what is stored. Variables: key_column, source_zone. Of rows with the same id the last one counts.
CREATE TEMP VIEW keyed AS
SELECT *, CASE getvariable('key_column') WHEN 'contact_id' THEN contact_id WHEN 'survey_id' THEN survey_id END AS key,
  CAST(file AS BIGINT) * 1099511627776 + row_no AS position
FROM staged WHERE reason IS NULL;

CREATE TEMP TABLE repeated AS
SELECT key, max(position) AS last_position FROM keyed WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1;

CREATE TEMP VIEW stored AS
SELECT * EXCLUDE (key, position, reason, raw_row)
FROM keyed
WHERE NOT EXISTS (
  SELECT 1 FROM repeated WHERE repeated.key = keyed.key AND keyed.position < repeated.last_position);

-- A local time in the hour that the clock skips, or in the hour that it repeats.
CREATE TEMP TABLE odd_times AS
SELECT written_at, back <> written_at AS skipped
FROM (
  SELECT written_at, timezone(getvariable('source_zone'), instant) AS back,
    timezone(getvariable('source_zone'), instant - INTERVAL 1 HOUR) AS hour_before,
    timezone(getvariable('source_zone'), instant + INTERVAL 1 HOUR) AS hour_after,
    timezone(getvariable('source_zone'), instant - INTERVAL 30 MINUTE) AS half_before
  FROM (
    SELECT written_at, timezone(getvariable('source_zone'), written_at) AS instant
    FROM (SELECT DISTINCT time_bucket(INTERVAL 15 MINUTE, written_at) AS written_at FROM staged WHERE reason IS NULL)
    WHERE written_at IS NOT NULL))
WHERE back <> written_at OR hour_before = written_at OR hour_after = written_at OR half_before = written_at;
