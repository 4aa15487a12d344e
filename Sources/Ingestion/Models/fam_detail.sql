-- What else a contact tells beside the sums of sum_facts.sql: waits of those who left, replies, solutions, outbound.
-- Views: loaded_interactions, people, contact_counts. Variables: has_roster, complaint_topics.
-- Only a source that records replies can tell that one is missing.
SET VARIABLE replying = (
  SELECT coalesce(list(DISTINCT source), []) FROM loaded_interactions
  WHERE first_reply_seconds IS NOT NULL OR channel IN ('email', 'message') AND answered_at IS NOT NULL);

CREATE TEMP MACRO left_queue(outcome) AS outcome IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out');

-- What every contact has comes from counts; what few have, from their rows.
CREATE TEMP VIEW told_rows AS
SELECT *, channel IN ('email', 'message') AND coalesce(direction, 'in') <> 'out'
  AND list_contains(getvariable('replying'), source) AS is_async
FROM loaded_interactions
WHERE is_within(local_at) AND (first_reply_seconds IS NOT NULL OR reopened IS NOT NULL
  OR resolution_seconds IS NOT NULL OR direction = 'out'
  OR channel IN ('email', 'message') AND list_contains(getvariable('replying'), source));

CREATE TEMP VIEW detail_facts AS
SELECT person, known, own_team, day, queue, channel, topic, hour_of_day,
  amount(left_queue(outcome), wait) AS wait_all_seconds, amount(left_queue(outcome), waits) AS wait_all_known,
  amount(outcome = 'abandoned', wait) AS abandon_wait_seconds,
  amount(outcome = 'abandoned', waits) AS abandon_wait_known,
  coalesce(longest_wait, 0) AS queue_wait_max, 0 AS first_reply_seconds, 0 AS first_reply_known, 0 AS async_received,
  0 AS async_unanswered, amount(outcome = 'handled', held) AS held_contacts,
  amount(outcome = 'handled', holds) AS held_known, amount(outcome = 'handled', with_acw) AS acw_contacts,
  0 AS reopened_known, 0 AS reopened, 0 AS resolution_seconds, 0 AS resolution_known, 0 AS outbound_attempts,
  0 AS outbound_connected,
  -- Of answered contacts, as the rate is: it is a share.
  amount(outcome = 'handled' AND list_contains(getvariable('complaint_topics'), lower(topic)), number)
    AS complaint_contacts,
  amount(outcome = 'handled', resolved_known) AS fcr_flag_known, amount(outcome = 'handled', resolved_first) AS fcr_flag
FROM contact_counts
UNION ALL
SELECT coalesce(people.id, agent), people.id IS NOT NULL OR NOT getvariable('has_roster'), team,
  CAST(local_at AS DATE), queue, channel, topic, CAST(hour(local_at) AS VARCHAR), 0, 0, 0, 0, 0,
  coalesce(first_reply_seconds, 0), one(first_reply_seconds IS NOT NULL), one(is_async),
  one(is_async AND first_reply_seconds IS NULL AND answered_at IS NULL AND outcome IS DISTINCT FROM 'handled'),
  0, 0, 0, one(reopened IS NOT NULL), one(reopened), coalesce(resolution_seconds, 0),
  one(resolution_seconds IS NOT NULL), one(direction = 'out'),
  one(direction = 'out' AND (outcome = 'handled' OR answered_at IS NOT NULL)), 0, 0, 0
FROM told_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
