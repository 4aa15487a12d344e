-- Who scored whom: evaluations of contacts picked at random, by person and reviewer, over up to twelve months.
-- Of sum_strata.sql: reach_of. Of fam_quality.sql: evaluation_heads, evaluation_sums, evaluation_items.
-- Views: loaded_evaluations, people. Variable: has_roster.
CREATE TEMP TABLE reviewed AS
SELECT source, evaluation_id, coalesce(people.id, agent) AS person, evaluator, reach_of(local_at) AS reach, share
FROM (
  SELECT source, evaluation_id, coalesce(heads.agent, sums.agent) AS agent, evaluator, heads.local_at,
    CAST(round(coalesce(score * 10000, 10000.0 * earned / nullif(possible, 0))) AS BIGINT) AS share
  FROM (SELECT * FROM evaluation_heads WHERE is_valid AND NOT is_focused) AS heads
  JOIN (SELECT source, evaluation_id, evaluator FROM loaded_evaluations) USING (source, evaluation_id)
  LEFT JOIN evaluation_sums AS sums USING (source, evaluation_id)) AS rows
LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day
WHERE evaluator IS NOT NULL AND share IS NOT NULL AND agent IS NOT NULL
  AND (people.id IS NOT NULL OR NOT getvariable('has_roster'));

CREATE TEMP TABLE review_sums AS
SELECT person, evaluator, reach, '' AS item, count(*) AS n, CAST(sum(share) AS BIGINT) AS score,
  CAST(sum(share * share) AS BIGINT) AS squared
FROM reviewed WHERE reach IS NOT NULL GROUP BY person, evaluator, reach
UNION ALL
-- An item is met or not: 10000 or 0.
SELECT person, evaluator, reach, item, count(*) AS n, 10000 * count(*) FILTER (earned >= possible) AS score,
  100000000 * count(*) FILTER (earned >= possible) AS squared
FROM reviewed JOIN evaluation_items AS items USING (source, evaluation_id)
WHERE reach IS NOT NULL GROUP BY person, evaluator, reach, item;
