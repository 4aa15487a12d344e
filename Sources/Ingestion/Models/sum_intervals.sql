-- Intervals are counted already: their counts stand for the contacts. Views: loaded_interval_volumes, people.
CREATE TEMP MACRO counted(sum, number) AS CASE WHEN sum IS NULL THEN 0 ELSE coalesce(number, 0) END;

CREATE TEMP VIEW interval_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, CAST(NULL AS VARCHAR) AS topic,
  CASE WHEN interval_seconds <= 3600 THEN hour(local_at) END AS hour_of_day,
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
  0 AS resolved_known, 0 AS resolved_offered_known, 0 AS resolved, 0 AS transfer_known, 0 AS transferred,
  0 AS surveys, 0 AS survey_top2, 0 AS survey_score, 0 AS survey_score_squared
FROM loaded_interval_volumes LEFT JOIN people ON people.written = loaded_interval_volumes.agent
  AND CAST(local_at AS DATE) BETWEEN people.first_day AND people.last_day
WHERE is_within(local_at);
