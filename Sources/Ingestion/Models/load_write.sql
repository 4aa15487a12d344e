-- What leaves the engine: the rows of the warehouse, counts a file and the rejected rows.
-- Variables: contacts (the source holds contacts), has_outcome (their outcome is known).
CREATE TEMP VIEW warehouse_rows AS
SELECT file, row_no, contact_id, survey_id, agent, team, queue, channel, direction, topic, arrived_at, local_at,
  CASE WHEN getvariable('contacts') AND NOT getvariable('has_outcome') THEN 'handled' ELSE outcome END AS outcome,
  wait_seconds, talk_seconds, hold_seconds, acw_seconds, resolved, transferred, csat_score,
  strftime(local_at, '%Y-%m') AS month
FROM stored;

CREATE TEMP VIEW file_results AS
SELECT coalesce(staging.file, kept.file) AS file, rows_read, rows_rejected, coalesce(rows_loaded, 0) AS rows_loaded,
  coalesce(skipped, 0) AS skipped, coalesce(repeated, 0) AS repeated, first_day, last_day
FROM (
  SELECT file, count(*) AS rows_read, count(*) FILTER (reason IS NOT NULL) AS rows_rejected
  FROM staged GROUP BY file) AS staging
LEFT JOIN (
  SELECT stored.file, count(*) AS rows_loaded, count(*) FILTER (odd_times.skipped) AS skipped,
    count(*) FILTER (NOT odd_times.skipped) AS repeated,
    CAST(min(local_at) AS DATE) AS first_day, CAST(max(local_at) AS DATE) AS last_day
  FROM stored LEFT JOIN odd_times ON odd_times.written_at = time_bucket(INTERVAL 15 MINUTE, stored.written_at)
  GROUP BY stored.file) AS kept ON kept.file = staging.file
ORDER BY file;

CREATE TEMP VIEW rejected_rows AS
SELECT file, row_no, tsv(reason), tsv(raw_row) FROM staged WHERE reason IS NOT NULL ORDER BY file, row_no;
