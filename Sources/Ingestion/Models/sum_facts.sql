-- One row a contact or survey answer of the history, as the numbers that are added up.
-- Tables: loaded_rows (the warehouse), people (written, id). Variables: history_first, history_last, threshold,
-- has_roster. A row with a score counts as a survey answer whatever its table; one with an outcome is a contact.
CREATE TEMP VIEW history_rows AS
SELECT loaded_rows.* EXCLUDE (team), CAST(local_at AS DATE) AS day, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  loaded_rows.team AS own_team,
  outcome = 'handled' AS is_handled, outcome <> 'blocked' AS is_offered,
  outcome = 'handled' AND talk_seconds IS NOT NULL AS is_timed
FROM loaded_rows LEFT JOIN people ON people.written = loaded_rows.agent
WHERE local_at >= getvariable('history_first') AND local_at < getvariable('history_last') + INTERVAL 1 DAY;

CREATE TEMP MACRO one(condition) AS CASE WHEN condition THEN 1 ELSE 0 END;
CREATE TEMP MACRO amount(condition, number) AS CASE WHEN condition THEN coalesce(number, 0) ELSE 0 END;

CREATE TEMP VIEW facts AS
SELECT person, known, own_team, day, queue, channel, topic, hour_of_day,
  one(is_offered) AS offered,
  one(is_handled) AS handled,
  one(outcome = 'abandoned') AS abandoned,
  one(outcome = 'short_abandoned') AS short_abandoned,
  one(outcome = 'flowed_out') AS flowed_out,
  one(outcome = 'callback_taken') AS callback_taken,
  one(outcome = 'blocked') AS blocked,
  one(is_handled AND wait_seconds <= getvariable('threshold')) AS handled_within,
  -- A short abandon without a wait was short by definition.
  one(outcome = 'abandoned' AND wait_seconds <= getvariable('threshold')
    OR outcome = 'short_abandoned' AND coalesce(wait_seconds, 0) <= getvariable('threshold')) AS abandoned_within,
  amount(is_handled, wait_seconds) AS wait_seconds,
  one(is_handled AND wait_seconds IS NOT NULL) AS wait_known,
  amount(is_handled, talk_seconds) AS talk_seconds,
  one(is_timed) AS talk_known,
  amount(is_handled, hold_seconds) AS hold_seconds,
  one(is_handled AND hold_seconds IS NOT NULL) AS hold_known,
  amount(is_handled, acw_seconds) AS acw_seconds,
  one(is_handled AND acw_seconds IS NOT NULL) AS acw_known,
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
FROM history_rows;
