-- Contacts that follow one of the same customer, and first ones that none follows. The person is the one of the row.
-- Views: loaded_interactions, people. Variables: has_roster, repeat_days, history_first.
CREATE TEMP VIEW customer_contacts AS
SELECT *,
  lag(local_at) OVER (PARTITION BY customer_key ORDER BY local_at, source, contact_id) AS before,
  lead(local_at) OVER (PARTITION BY customer_key ORDER BY local_at, source, contact_id) AS after
FROM (
  SELECT source, contact_id, customer_key, agent, team, queue, channel, topic, local_at
  FROM loaded_interactions
  WHERE customer_key IS NOT NULL AND coalesce(direction, 'in') <> 'out' AND is_within(local_at)
    AND outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken'));

CREATE TEMP VIEW repeat_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  team AS own_team, CAST(local_at AS DATE) AS day, queue, channel, topic, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
  one(looks_back) AS repeat_known, one(looks_back AND follows) AS repeats,
  one(is_first AND is_over) AS fcr_window_known, one(is_first AND is_over AND NOT is_followed) AS fcr_window_yes,
  one(is_first AND NOT is_over) AS fcr_window_pending
FROM (
  SELECT *, looks_back AND NOT follows AS is_first
  FROM (
    SELECT *,
      -- In the first days of the history nobody knows what came before.
      local_at >= getvariable('history_first') + to_days(CAST(getvariable('repeat_days') AS INTEGER)) AS looks_back,
      coalesce(before >= local_at - to_days(CAST(getvariable('repeat_days') AS INTEGER)), false) AS follows,
      coalesce(after <= local_at + to_days(CAST(getvariable('repeat_days') AS INTEGER)), false) AS is_followed,
      local_at + to_days(CAST(getvariable('repeat_days') AS INTEGER)) <= (
        SELECT max(local_at) FROM loaded_interactions) AS is_over
    FROM customer_contacts)) AS rows
LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
