-- What else a contact tells beside the sums of sum_facts.sql: waits of those who left, replies, solutions, outbound.
-- Views: loaded_interactions, people. Variables: has_roster, complaint_topics.
CREATE TEMP VIEW detail_facts AS
SELECT person, known, own_team, day, queue, channel, topic, hour_of_day,
  amount(left_queue, wait_seconds) AS wait_all_seconds,
  one(left_queue AND wait_seconds IS NOT NULL) AS wait_all_known,
  amount(outcome = 'abandoned', wait_seconds) AS abandon_wait_seconds,
  one(outcome = 'abandoned' AND wait_seconds IS NOT NULL) AS abandon_wait_known,
  coalesce(wait_seconds, 0) AS queue_wait_max,
  coalesce(first_reply_seconds, 0) AS first_reply_seconds,
  one(first_reply_seconds IS NOT NULL) AS first_reply_known,
  one(is_async) AS async_received,
  one(is_async AND first_reply_seconds IS NULL AND answered_at IS NULL AND outcome IS DISTINCT FROM 'handled')
    AS async_unanswered,
  one(is_handled AND hold_seconds > 0) AS held_contacts,
  one(is_handled AND hold_seconds IS NOT NULL) AS held_known,
  one(is_handled AND acw_seconds > 0) AS acw_contacts,
  one(reopened IS NOT NULL) AS reopened_known,
  one(reopened) AS reopened,
  coalesce(resolution_seconds, 0) AS resolution_seconds,
  one(resolution_seconds IS NOT NULL) AS resolution_known,
  one(direction = 'out') AS outbound_attempts,
  one(direction = 'out' AND (is_handled OR answered_at IS NOT NULL)) AS outbound_connected,
  -- Of answered contacts, as the rate is: it is a share.
  one(is_handled AND list_contains(getvariable('complaint_topics'), lower(topic))) AS complaint_contacts,
  one(is_handled AND resolved IS NOT NULL) AS fcr_flag_known,
  one(is_handled AND resolved AND NOT coalesce(reopened, false) AND NOT coalesce(transferred, false)) AS fcr_flag
FROM (
  SELECT rows.*, coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
    team AS own_team, CAST(local_at AS DATE) AS day, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
    outcome = 'handled' AS is_handled,
    outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out') AS left_queue,
    -- Only a source that records replies can tell that one is missing.
    channel IN ('email', 'message') AND coalesce(direction, 'in') <> 'out' AND source IN (
      SELECT DISTINCT source FROM loaded_interactions
      WHERE first_reply_seconds IS NOT NULL OR channel IN ('email', 'message') AND answered_at IS NOT NULL) AS is_async
  FROM (SELECT * FROM loaded_interactions WHERE is_within(local_at)) AS rows
  LEFT JOIN people ON people.written = rows.agent
    AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day);
