-- One row a contact, leg, survey answer or counted interval of the history, as the numbers that are added up.
-- Views: loaded_interactions, loaded_segments, loaded_surveys, loaded_interval_volumes (the warehouse), people (written,
-- id, first_day, last_day). Variables: history_first, history_last, threshold, has_roster.
CREATE TEMP MACRO is_within(moment) AS
  moment >= getvariable('history_first') AND moment < getvariable('history_last') + INTERVAL 1 DAY;

-- The legs after the first answered one of a contact are further work of other people and no further contacts.
CREATE TEMP VIEW history_rows AS
SELECT rows.* EXCLUDE (team), CAST(local_at AS DATE) AS day, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  rows.team AS own_team
FROM (
  SELECT source, file, 'contact' AS kind, agent, team, queue, channel, topic, local_at, outcome, wait_seconds,
    talk_seconds, hold_seconds, acw_seconds, resolved, transferred, csat_score, 1 AS leg_no
  FROM loaded_interactions WHERE is_within(local_at)
  UNION ALL BY NAME
  SELECT source, file, 'leg' AS kind, agent, team, queue, channel, local_at, talk_seconds, hold_seconds, acw_seconds,
    row_number() OVER (PARTITION BY source, contact_id ORDER BY leg_no) AS leg_no
  FROM loaded_segments WHERE answered AND NOT coalesce(truncated, false) AND is_within(local_at)
  UNION ALL BY NAME
  SELECT source, file, 'answer' AS kind, agent, team, queue, channel, topic, local_at,
    coalesce(csat_score, CASE
      WHEN coalesce(lower(type), 'csat') = 'csat' AND coalesce(scale_min, 1) = 1 AND coalesce(scale_max, 5) = 5
        THEN whole_score(score) END) AS csat_score
  FROM loaded_surveys WHERE is_within(local_at)) AS rows
LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;

CREATE TEMP MACRO one(condition) AS CASE WHEN condition THEN 1 ELSE 0 END;
CREATE TEMP MACRO amount(condition, number) AS CASE WHEN condition THEN coalesce(number, 0) ELSE 0 END;

CREATE TEMP MACRO counted(sum, number) AS CASE WHEN sum IS NULL THEN 0 ELSE coalesce(number, 0) END;

CREATE TEMP VIEW facts AS
SELECT person, known, own_team, day, queue, channel, topic, hour_of_day,
  one(is_offered) AS offered,
  one(is_handled) AS handled,
  one(kind = 'leg' AND leg_no > 1) AS further_handled,
  one(outcome = 'abandoned') AS abandoned,
  one(outcome = 'short_abandoned') AS short_abandoned,
  one(outcome = 'flowed_out') AS flowed_out,
  one(outcome = 'callback_taken') AS callback_taken,
  one(outcome IN ('blocked', 'closed')) AS blocked,
  one(is_handled AND wait_seconds <= getvariable('threshold')) AS handled_within,
  -- A short abandon without a wait was short by definition.
  one(outcome = 'abandoned' AND wait_seconds <= getvariable('threshold')
    OR outcome = 'short_abandoned' AND coalesce(wait_seconds, 0) <= getvariable('threshold')) AS abandoned_within,
  amount(is_handled, wait_seconds) AS wait_seconds,
  one(is_handled AND wait_seconds IS NOT NULL) AS wait_known,
  amount(is_worked, talk_seconds) AS talk_seconds,
  one(is_timed) AS talk_known,
  amount(is_worked, hold_seconds) AS hold_seconds,
  one(is_worked AND hold_seconds IS NOT NULL) AS hold_known,
  amount(is_worked, acw_seconds) AS acw_seconds,
  one(is_worked AND acw_seconds IS NOT NULL) AS acw_known,
  amount(is_timed, talk_seconds) + amount(is_timed, hold_seconds) + amount(is_timed, acw_seconds) AS handle_seconds,
  one(is_timed) AS handle_known,
  one(is_handled AND resolved IS NOT NULL) AS resolved_known,
  one(is_offered AND (NOT is_handled OR resolved IS NOT NULL)) AS resolved_offered_known,
  one(is_handled AND resolved) AS resolved,
  one(is_handled AND transferred IS NOT NULL) AS transfer_known,
  one(is_handled AND transferred) AS transferred,
  one(csat_score IS NOT NULL) AS surveys,
  one(csat_score >= 4) AS survey_top2,
  coalesce(csat_score, 0) AS survey_score,
  coalesce(csat_score * csat_score, 0) AS survey_score_squared
FROM (
  SELECT *, kind = 'contact' AND outcome = 'handled' AS is_handled,
    kind = 'contact' AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken')
      AS is_offered,
    kind = 'leg' OR kind = 'contact' AND outcome = 'handled' AS is_worked,
    (kind = 'leg' OR kind = 'contact' AND outcome = 'handled') AND talk_seconds IS NOT NULL AS is_timed
  FROM history_rows)
UNION ALL BY NAME
-- Intervals are counted already: their counts stand for the contacts.
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, CAST(NULL AS VARCHAR) AS topic,
  CASE WHEN interval_seconds <= 3600 THEN CAST(hour(local_at) AS VARCHAR) END AS hour_of_day,
  coalesce(offered, 0) AS offered, coalesce(handled, 0) AS handled, 0 AS further_handled,
  coalesce(abandoned, 0) AS abandoned, coalesce(short_abandoned, 0) AS short_abandoned,
  coalesce(flowed_out, 0) AS flowed_out, coalesce(callback_taken, 0) AS callback_taken,
  coalesce(blocked, 0) AS blocked, coalesce(handled_within, 0) AS handled_within, 0 AS abandoned_within,
  coalesce(wait_seconds, 0) AS wait_seconds, counted(wait_seconds, handled) AS wait_known,
  coalesce(talk_seconds, 0) AS talk_seconds, counted(talk_seconds, handled) AS talk_known,
  coalesce(hold_seconds, 0) AS hold_seconds, counted(hold_seconds, handled) AS hold_known,
  coalesce(acw_seconds, 0) AS acw_seconds, counted(acw_seconds, handled) AS acw_known,
  CASE WHEN talk_seconds IS NULL THEN 0
    ELSE talk_seconds + coalesce(hold_seconds, 0) + coalesce(acw_seconds, 0) END AS handle_seconds,
  counted(talk_seconds, handled) AS handle_known,
  0 AS resolved_known, 0 AS resolved_offered_known, 0 AS resolved, 0 AS transfer_known, 0 AS transferred,
  0 AS surveys, 0 AS survey_top2, 0 AS survey_score, 0 AS survey_score_squared
FROM loaded_interval_volumes LEFT JOIN people ON people.written = loaded_interval_volumes.agent
  AND CAST(local_at AS DATE) BETWEEN people.first_day AND people.last_day
WHERE is_within(local_at);
