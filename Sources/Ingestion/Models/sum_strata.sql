-- What each person did in each kind of contact, to compare people on the same mix.
-- Views: written_rows, people. Variables: period_first, period_last, has_roster.
-- Months are counted back from the end of the period; 1 is the period itself.
CREATE TEMP MACRO reach_of(local) AS CASE
  WHEN local >= getvariable('period_last') + INTERVAL 1 DAY THEN NULL
  WHEN local >= getvariable('period_first') THEN 1
  WHEN local >= getvariable('period_last') + INTERVAL 1 DAY - INTERVAL 3 MONTH THEN 3
  WHEN local >= getvariable('period_last') + INTERVAL 1 DAY - INTERVAL 6 MONTH THEN 6
  WHEN local >= getvariable('period_last') + INTERVAL 1 DAY - INTERVAL 12 MONTH THEN 12 END;

-- Logarithms are kept in millionths, and so are their squares: whole numbers add the same in any order.
CREATE TEMP MACRO millionths(number) AS CAST(round(number * 1000000) AS BIGINT);

CREATE TEMP TABLE stratum_sums AS
SELECT people.id AS person, reach, coalesce(queue, '') AS queue, coalesce(channel, '') AS channel,
  count(seconds) AS handle_known, CAST(coalesce(sum(seconds), 0) AS BIGINT) AS handle_seconds,
  CAST(coalesce(sum(seconds * seconds), 0) AS BIGINT) AS handle_squared,
  CAST(coalesce(sum(millionths(ln(seconds))), 0) AS BIGINT) AS handle_log,
  CAST(coalesce(sum(millionths(ln(seconds) * ln(seconds))), 0) AS BIGINT) AS handle_log_squared,
  count(resolved) FILTER (part = 'handled') AS resolved_known,
  count(*) FILTER (part = 'handled' AND resolved) AS resolved,
  count(transferred) FILTER (part = 'handled') AS transfer_known,
  count(*) FILTER (part = 'handled' AND transferred) AS transferred,
  count(csat_score) AS surveys, count(*) FILTER (csat_score >= 4) AS survey_top2
FROM (
  SELECT agent, part, queue, channel, local_at, resolved, transferred, csat_score, reach_of(local_at) AS reach,
    -- A contact of no second still was one: the logarithm of 0 would be none.
    CASE WHEN part IN ('handled', 'leg', 'further leg') AND talk_seconds IS NOT NULL THEN greatest(
      CAST(talk_seconds AS BIGINT) + coalesce(hold_seconds, 0) + coalesce(acw_seconds, 0), 1) END AS seconds
  FROM written_rows WHERE agent IS NOT NULL) AS rows
JOIN (
  FROM people UNION ALL
  -- Without a roster everybody is known by the name that is written.
  SELECT DISTINCT agent, agent, DATE '0001-01-01', DATE '9999-12-31' FROM written_rows
  WHERE NOT getvariable('has_roster') AND agent NOT IN (SELECT written FROM people)) AS people
  ON people.written = rows.agent AND rows.local_at >= people.first_day
    AND rows.local_at < people.last_day + INTERVAL 1 DAY
WHERE reach IS NOT NULL
GROUP BY ALL;
