-- From base cells to sums a subject, part and period. Table: day_periods (day, period, scope).
-- A mean time is judged by clusters: the days of a person, the people of anything wider. Contacts of nobody form
-- one cluster a day.
CREATE TEMP VIEW subjects AS
SELECT * EXCLUDE (team, person, known, value, dimension), '' AS id, 'site' AS level, dimension, value,
  coalesce(person, 'day ' || day) AS cluster
FROM placed WHERE dimension IN ('', 'topic', 'queue', 'hour')
UNION ALL BY NAME
SELECT * EXCLUDE (team, person, known, value, dimension), team AS id, 'team' AS level, dimension, value,
  coalesce(person, 'day ' || day) AS cluster
FROM placed WHERE dimension IN ('', 'topic', 'queue', 'hour') AND team IS NOT NULL
UNION ALL BY NAME
-- What a person handled are all legs; for anything wider a contact counts once.
SELECT * EXCLUDE (team, person, known, value, dimension) REPLACE (handled + further_handled AS handled),
  person AS id, 'agent' AS level, dimension, value, CAST(day AS VARCHAR) AS cluster
FROM placed WHERE dimension IN ('', 'topic', 'queue') AND person IS NOT NULL AND known
UNION ALL BY NAME
SELECT * EXCLUDE (team, person, known, value, dimension), value AS id, dimension AS level, '' AS dimension, '' AS value,
  coalesce(person, 'day ' || day) AS cluster
FROM placed WHERE dimension IN ('queue', 'channel', 'topic');

CREATE TEMP TABLE clustered AS
SELECT level, id, dimension, coalesce(value, '') AS value, period,
  CASE WHEN dimension = 'hour' THEN isodow(day) END AS weekday, cluster,
  CAST(sum(COLUMNS(* EXCLUDE (level, id, dimension, value, period, scope, cluster, day))) AS BIGINT) AS '\0'
FROM subjects JOIN day_periods USING (day)
WHERE CASE WHEN dimension = '' THEN scope <> 'day' OR level IN ('site', 'team') ELSE scope = 'reporting' END
GROUP BY ALL;

CREATE TEMP MACRO moment(x, y) AS CAST(sum(CAST(x AS HUGEINT) * y) AS BIGINT);

CREATE TEMP TABLE cells AS
SELECT level, id, dimension, value, period, weekday,
  count(*) FILTER (handle_known > 0) AS handle_clusters, moment(handle_known, handle_known) AS handle_cluster_xx,
  moment(handle_known, handle_seconds) AS handle_cluster_xy, moment(handle_seconds, handle_seconds) AS handle_cluster_yy,
  count(*) FILTER (wait_known > 0) AS wait_clusters, moment(wait_known, wait_known) AS wait_cluster_xx,
  moment(wait_known, wait_seconds) AS wait_cluster_xy, moment(wait_seconds, wait_seconds) AS wait_cluster_yy,
  count(*) FILTER (talk_known > 0) AS talk_clusters, moment(talk_known, talk_known) AS talk_cluster_xx,
  moment(talk_known, talk_seconds) AS talk_cluster_xy, moment(talk_seconds, talk_seconds) AS talk_cluster_yy,
  count(*) FILTER (hold_known > 0) AS hold_clusters, moment(hold_known, hold_known) AS hold_cluster_xx,
  moment(hold_known, hold_seconds) AS hold_cluster_xy, moment(hold_seconds, hold_seconds) AS hold_cluster_yy,
  count(*) FILTER (acw_known > 0) AS acw_clusters, moment(acw_known, acw_known) AS acw_cluster_xx,
  moment(acw_known, acw_seconds) AS acw_cluster_xy, moment(acw_seconds, acw_seconds) AS acw_cluster_yy,
  CAST(sum(COLUMNS(* EXCLUDE (level, id, dimension, value, period, weekday, cluster))) AS BIGINT) AS '\0'
FROM clustered GROUP BY level, id, dimension, value, period, weekday;
