-- Coaching, training, recognition, leads and sales, a row each.
-- Views: loaded_coaching, loaded_recognition, loaded_leads, loaded_sales, people. Variables: has_roster,
-- lead_target_seconds.
-- Amounts of two currencies do not add: the most frequent one counts.
CREATE TEMP VIEW growth_currency AS
SELECT currency, count(*) AS row_count FROM loaded_sales WHERE is_within(local_at) AND amount IS NOT NULL
GROUP BY currency ORDER BY row_count DESC, currency;

CREATE TEMP VIEW growth_rows AS
SELECT agent, CAST(NULL AS VARCHAR) AS team, local_at,
  one(is_done AND NOT is_training) AS coaching_sessions, amount(is_done AND NOT is_training, duration_seconds) AS coaching_seconds,
  one(is_done AND is_training) AS trainings, amount(is_done AND is_training, duration_seconds) AS training_seconds,
  one(status = 'missed') AS coaching_missed,
  one(is_done AND contact_at <= started_at) AS feedback_lag_known,
  amount(is_done AND contact_at <= started_at, date_diff('minute', contact_at, started_at)) AS feedback_lag_minutes
FROM (
  SELECT *, coalesce(kind, 'coaching') = 'training' AS is_training, coalesce(status, 'done') = 'done' AS is_done
  FROM loaded_coaching WHERE is_within(local_at))
UNION ALL BY NAME
SELECT agent, local_at, 1 AS recognitions FROM loaded_recognition WHERE is_within(local_at)
UNION ALL BY NAME
SELECT agent, team, local_at, 1 AS leads, one(seconds >= 0) AS leads_responded,
  amount(seconds >= 0, seconds // 60) AS lead_response_minutes,
  one(seconds BETWEEN 0 AND getvariable('lead_target_seconds')) AS leads_within_target, one(connected) AS leads_connected,
  one(lower(status) = 'won') AS leads_won
FROM (SELECT *, date_diff('second', created_at, responded_at) AS seconds FROM loaded_leads WHERE is_within(local_at))
UNION ALL BY NAME
SELECT agent, team, local_at, one(amount >= 0) AS deals_closed,
  CAST(coalesce(round(amount * 100), 0) AS BIGINT) AS revenue_cents,
  one(upsell IS NOT NULL AND amount >= 0) AS upsell_known, one(upsell AND amount >= 0) AS upsells
FROM loaded_sales
WHERE is_within(local_at) AND currency IS NOT DISTINCT FROM (SELECT currency FROM growth_currency LIMIT 1);

CREATE TEMP VIEW growth_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, CAST(NULL AS VARCHAR) AS queue, CAST(NULL AS VARCHAR) AS channel,
  CAST(NULL AS VARCHAR) AS topic, CAST(NULL AS VARCHAR) AS hour_of_day,
  coalesce(COLUMNS(* EXCLUDE (agent, team, local_at, written, id, first_day, last_day)), 0)
FROM growth_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
