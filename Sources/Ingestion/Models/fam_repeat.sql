-- Contacts that follow one of the same customer, and first ones that none follows. The person is the one of the row.
-- Views: loaded_interactions, people. Variables: has_roster, repeat_days, history_first.
-- Rows outside the history are neighbours too, where they are loaded: else whoever called again on the day after the
-- last one would count as solved. Moments are microseconds, for summer time changes no distance.
CREATE TEMP VIEW customer_contacts AS
SELECT * EXCLUDE (moment, before, after), coalesce(moment - before <= length, false) AS follows,
  coalesce(after - moment <= length, false) AS is_followed,
  -- In the first days of the history nobody knows what came before.
  moment - length >= epoch_us(CAST(getvariable('history_first') AS TIMESTAMPTZ)) AS looks_back,
  moment + length <= (SELECT epoch_us(max(arrived_at)) FROM loaded_interactions) AS is_over
FROM (
  SELECT agent, team, queue, channel, topic, local_at, moment, lag(moment) OVER neighbours AS before,
    lead(moment) OVER neighbours AS after, CAST(getvariable('repeat_days') AS BIGINT) * 86400000000 AS length
  FROM (
    SELECT *, epoch_us(arrived_at) AS moment FROM loaded_interactions
    WHERE customer_key IS NOT NULL AND coalesce(direction, 'in') <> 'out'
      AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken'))
  WINDOW neighbours AS (PARTITION BY customer_key ORDER BY moment, source, contact_id, file, row_no))
WHERE is_within(local_at);

CREATE TEMP VIEW repeat_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, topic,
  CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  CAST(one(looks_back) AS BIGINT) AS repeat_known, CAST(one(looks_back AND follows) AS BIGINT) AS repeats,
  CAST(one(is_first AND is_over) AS BIGINT) AS fcr_window_known,
  CAST(one(is_first AND is_over AND NOT is_followed) AS BIGINT) AS fcr_window_yes,
  CAST(one(is_first AND NOT is_over) AS BIGINT) AS fcr_window_pending
FROM (SELECT *, looks_back AND NOT follows AS is_first FROM customer_contacts) AS rows
LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
