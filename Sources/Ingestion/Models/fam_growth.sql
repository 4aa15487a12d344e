-- Coaching, training, recognition, leads and sales, a row each.
-- Views: loaded_coaching, loaded_recognition, loaded_leads, loaded_sales, people. Variables: has_roster,
-- lead_target_seconds.
-- Amounts of two currencies do not add: the most frequent one counts, which stands first. None is one of its own.
CREATE TEMP VIEW growth_currency AS
SELECT upper(trim(currency)) AS currency, count(*) AS rows
FROM loaded_sales WHERE is_within(local_at) AND amount IS NOT NULL
GROUP BY upper(trim(currency)) ORDER BY rows DESC, currency NULLS LAST;

-- Whole seconds from one instant to a later one; NULL when it is not later, for that is a fault of the export.
CREATE TEMP MACRO seconds_until(first, last) AS
  CASE WHEN last >= first THEN (epoch_us(last) - epoch_us(first)) // 1000000 END;

CREATE TEMP VIEW growth_rows AS
SELECT agent, CAST(NULL AS VARCHAR) AS team, local_at,
  one(is_done AND NOT is_training) AS coaching_sessions,
  amount(is_done AND NOT is_training, duration_seconds) AS coaching_seconds,
  one(is_done AND is_training) AS trainings, amount(is_done AND is_training, duration_seconds) AS training_seconds,
  one(status = 'missed' AND NOT is_training) AS coaching_missed,
  one(is_done AND NOT is_training AND lag IS NOT NULL) AS feedback_lag_known,
  amount(is_done AND NOT is_training, lag // 60) AS feedback_lag_minutes
FROM (
  SELECT *, coalesce(kind, 'coaching') = 'training' AS is_training, coalesce(status, 'done') = 'done' AS is_done,
    seconds_until(contact_at, started_at) AS lag
  FROM loaded_coaching WHERE is_within(local_at))
UNION ALL BY NAME
SELECT agent, local_at, 1 AS recognitions FROM loaded_recognition WHERE is_within(local_at)
UNION ALL BY NAME
SELECT agent, team, local_at, 1 AS leads, one(wait IS NOT NULL) AS leads_responded,
  coalesce(wait // 60, 0) AS lead_response_minutes,
  one(wait <= getvariable('lead_target_seconds')) AS leads_within_target, one(connected) AS leads_connected,
  one(lower(status) = 'won') AS leads_won
FROM (SELECT *, seconds_until(created_at, responded_at) AS wait FROM loaded_leads WHERE is_within(local_at))
UNION ALL BY NAME
SELECT agent, team, local_at, one(amount >= 0) AS deals_closed,
  CAST(coalesce(round(amount * 100), 0) AS BIGINT) AS revenue_cents,
  one(upsell IS NOT NULL AND amount >= 0) AS upsell_known, one(upsell AND amount >= 0) AS upsells
FROM loaded_sales
WHERE is_within(local_at) AND upper(trim(currency)) IS NOT DISTINCT FROM (
  SELECT currency FROM growth_currency ORDER BY rows DESC, currency NULLS LAST LIMIT 1);

CREATE TEMP VIEW growth_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, CAST(NULL AS VARCHAR) AS queue, CAST(NULL AS VARCHAR) AS channel,
  CAST(NULL AS VARCHAR) AS topic, CAST(NULL AS VARCHAR) AS hour_of_day,
  CAST(coalesce(COLUMNS(rows.* EXCLUDE (agent, team, local_at)), 0) AS BIGINT)
FROM growth_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
