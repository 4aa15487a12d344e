-- From sums to cells: a subject, part and period each. Table: day_periods (day, period, scope).
-- A mean time is judged by clusters: the days of a person, the people of anything wider. Contacts of nobody form
-- one cluster a day. Each view below has one row a cluster.
CREATE TEMP VIEW agent_days AS
SELECT 'agent' AS level, person AS id, '' AS dimension, '' AS value, stretch AS period, CAST(NULL AS BIGINT) AS weekday,
  CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, cluster, stretch))) AS BIGINT) AS '\0'
FROM base WHERE person IS NOT NULL AND known GROUP BY person, day, stretch;

CREATE TEMP VIEW agent_parts AS
SELECT 'agent' AS level, person AS id, dimension, value, period, CAST(NULL AS BIGINT) AS weekday,
  CAST(sum(COLUMNS(* EXCLUDE (dimension, value, period, day, scope, person, known, team, cluster))) AS BIGINT) AS '\0'
FROM part_sums JOIN day_periods USING (day) WHERE person IS NOT NULL AND known AND scope = 'reporting'
GROUP BY dimension, value, period, day, person;

-- The clusters of teams, of which those of the site are made.
CREATE TEMP TABLE team_clusters AS
SELECT team, dimension, value, period, weekday, cluster,
  CAST(sum(COLUMNS(* EXCLUDE (team, dimension, value, period, weekday, cluster))) AS BIGINT) AS '\0'
FROM (
  SELECT * EXCLUDE (stretch), '' AS dimension, '' AS value, CAST(NULL AS BIGINT) AS weekday
  FROM (
    SELECT team, stretch, cluster,
      CAST(sum(COLUMNS(* EXCLUDE (person, known, team, day, cluster, stretch))) AS BIGINT) AS '\0'
    FROM base GROUP BY team, stretch, cluster)
  JOIN stretch_periods USING (stretch)
  UNION ALL BY NAME
  SELECT * EXCLUDE (scope, person, known, day, stretch), '' AS dimension, '' AS value
  FROM base JOIN day_periods USING (day) WHERE scope = 'day'
  UNION ALL BY NAME
  SELECT * EXCLUDE (person, known, day, scope) FROM part_sums JOIN day_periods USING (day) WHERE scope = 'reporting'
  UNION ALL BY NAME
  SELECT hour_facts.* EXCLUDE (hour), 'hour' AS dimension, CAST(hour AS VARCHAR) AS value, period
  FROM hour_facts CROSS JOIN (SELECT DISTINCT period FROM day_periods WHERE scope = 'reporting'))
GROUP BY team, dimension, value, period, weekday, cluster;

-- Of the site only what is judged comes together by cluster; the rest is added up from the teams at once.
CREATE TEMP VIEW site_clusters AS
SELECT 'site' AS level, '' AS id, dimension, value, period, weekday,
  CAST(sum(COLUMNS('^(wait|talk|hold|acw|handle)_(known|seconds)$')) AS BIGINT) AS '\0'
FROM team_clusters GROUP BY dimension, value, period, weekday, cluster;

CREATE TEMP VIEW subject_clusters AS
SELECT * EXCLUDE (team, cluster), team AS id, 'team' AS level FROM team_clusters WHERE team IS NOT NULL
UNION ALL BY NAME
SELECT level, id, '' AS dimension, '' AS value, period,
  CAST(sum(COLUMNS(* EXCLUDE (level, id, cluster, stretch, period))) AS BIGINT) AS '\0'
FROM level_sums JOIN stretch_periods USING (stretch) GROUP BY level, id, period, cluster;

CREATE TEMP MACRO moment(x, y) AS CAST(sum(x * y) AS BIGINT);

CREATE TEMP MACRO judged(clusters) AS TABLE
SELECT level, id, dimension, value, period, weekday,
  count(*) FILTER (talk_known > 0) AS handle_clusters, moment(talk_known, talk_known) AS handle_cluster_xx,
  moment(talk_known, handle_seconds) AS handle_cluster_xy, moment(handle_seconds, handle_seconds) AS handle_cluster_yy,
  count(*) FILTER (wait_known > 0) AS wait_clusters, moment(wait_known, wait_known) AS wait_cluster_xx,
  moment(wait_known, wait_seconds) AS wait_cluster_xy, moment(wait_seconds, wait_seconds) AS wait_cluster_yy,
  moment(talk_known, talk_seconds) AS talk_cluster_xy, moment(talk_seconds, talk_seconds) AS talk_cluster_yy,
  count(*) FILTER (hold_known > 0) AS hold_clusters, moment(hold_known, hold_known) AS hold_cluster_xx,
  moment(hold_known, hold_seconds) AS hold_cluster_xy, moment(hold_seconds, hold_seconds) AS hold_cluster_yy,
  count(*) FILTER (acw_known > 0) AS acw_clusters, moment(acw_known, acw_known) AS acw_cluster_xx,
  moment(acw_known, acw_seconds) AS acw_cluster_xy, moment(acw_seconds, acw_seconds) AS acw_cluster_yy,
  CAST(sum(COLUMNS(* EXCLUDE (level, id, dimension, value, period, weekday))) AS BIGINT) AS '\0',
  -- The time of a contact is known where its talk is.
  handle_clusters AS talk_clusters, handle_cluster_xx AS talk_cluster_xx,
  CAST(sum(talk_known) AS BIGINT) AS handle_known
FROM query_table(clusters) GROUP BY level, id, dimension, value, period, weekday;

-- What a person handled are all legs; for anything wider a contact counts once. Sums over days add up, and so do their
-- moments: each day is a cluster of its own.
CREATE TEMP TABLE cells AS
FROM judged(subject_clusters)
UNION ALL BY NAME
SELECT sums.*, moments.* EXCLUDE (dimension, value, period, weekday), talk_known AS handle_known
FROM (
  SELECT 'site' AS level, '' AS id, dimension, value, period, weekday,
    CAST(sum(COLUMNS(* EXCLUDE (team, dimension, value, period, weekday, cluster))) AS BIGINT) AS '\0'
  FROM team_clusters GROUP BY dimension, value, period, weekday) AS sums
JOIN (SELECT dimension, value, period, weekday, COLUMNS('_cluster') FROM judged(site_clusters)) AS moments
  ON sums.dimension = moments.dimension AND sums.value = moments.value AND sums.period = moments.period
    AND sums.weekday IS NOT DISTINCT FROM moments.weekday
UNION ALL BY NAME
SELECT * REPLACE (handled + further_handled AS handled)
FROM (
  FROM judged(agent_parts)
  UNION ALL BY NAME
  SELECT level, id, dimension, value, weekday, stretch_periods.period,
    CAST(sum(COLUMNS(days.* EXCLUDE (level, id, dimension, value, weekday, period))) AS BIGINT) AS '\0'
  FROM judged(agent_days) AS days JOIN stretch_periods ON stretch = days.period
  GROUP BY level, id, dimension, value, weekday, stretch_periods.period);
