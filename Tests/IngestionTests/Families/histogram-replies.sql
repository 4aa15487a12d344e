-- First replies in seconds; solutions and leads in whole minutes; a response before its lead does not count.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, CAST(reply AS BIGINT) AS first_reply_seconds, CAST(solved AS BIGINT) AS resolution_seconds,
  TIMESTAMP '2026-10-10' AS local_at
FROM (VALUES (30, 3599), (NULL, 3600), (0, NULL)) AS rows(reply, solved);
INSERT INTO loaded_leads BY NAME
SELECT 's' AS source, 'l' AS lead_id, TIMESTAMPTZ '2026-10-10 10:00:00+02' AS created_at,
  CAST(moment AS TIMESTAMPTZ) AS responded_at, TIMESTAMP '2026-10-10 10:00:00' AS local_at
FROM (VALUES ('2026-10-10 10:05:59+02'), ('2026-10-10 09:00:00+02'), (NULL)) AS rows(moment);
-- expect
SELECT measure, bucket, number FROM histogram_counts WHERE level = 'site' ORDER BY ALL
-- rows
first_reply|0|1
first_reply|30|1
lead_response_minutes|5|1
resolution_minutes|59|1
resolution_minutes|60|1
