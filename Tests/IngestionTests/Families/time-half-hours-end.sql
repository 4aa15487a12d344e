-- Calls of 9:16 to 9:32 and 9:35 to 10:05 by half hour: 0, 16 and 30 minutes where they count when they end.
-- set: attribution = 'end'
-- given
CREATE TEMP TABLE calls AS SELECT * FROM (VALUES (TIMESTAMPTZ '2026-10-05 09:16', TIMESTAMPTZ '2026-10-05 09:32'),
  (TIMESTAMPTZ '2026-10-05 09:35', TIMESTAMPTZ '2026-10-05 10:05')) AS rows(began, ended);
-- expect
SELECT strftime(edge, '%H:%M'), sum(part_of(CAST(epoch(began) AS BIGINT), CAST(epoch(ended) AS BIGINT),
  CAST(epoch(edge) AS BIGINT), CAST(epoch(edge) AS BIGINT) + 1800)) // 60
FROM calls, generate_series(TIMESTAMPTZ '2026-10-05 09:00', TIMESTAMPTZ '2026-10-05 10:00', INTERVAL 30 MINUTE) AS edges(edge)
GROUP BY edge ORDER BY edge
-- rows
09:00|0
09:30|16
10:00|30
