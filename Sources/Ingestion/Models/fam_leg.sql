-- Offers to people and what they did with them, a row a leg.
-- Views: loaded_segments, loaded_interactions, people. Variables: has_roster, short_call_seconds.
CREATE TEMP VIEW leg_facts AS
SELECT person, known, own_team, day, queue, channel, CAST(NULL AS VARCHAR) AS topic, hour_of_day,
  one(agent IS NOT NULL AND answered IS NOT NULL) AS leg_offers,
  one(agent IS NOT NULL AND NOT answered) AS leg_missed,
  one(agent IS NOT NULL AND NOT answered AND gave_up) AS leg_missed_abandoned,
  one(answered) AS legs_handled,
  amount(answered, ring_seconds) AS ring_seconds,
  one(answered AND ring_seconds IS NOT NULL) AS ring_known,
  one(answered AND (hold_count IS NOT NULL OR hold_seconds IS NOT NULL)) AS held_legs_known,
  one(answered AND (hold_count > 0 OR hold_seconds > 0)) AS held_legs,
  amount(answered, coalesce(longest_hold_seconds, CASE WHEN hold_count = 1 THEN hold_seconds END)) AS longest_hold_max,
  one(answered AND transfer_kind IS NOT NULL) AS transfer_kind_known,
  one(answered AND transfer_kind = 'blind') AS blind_transfers,
  one(answered AND transfer_kind = 'warm') AS warm_transfers,
  one(answered AND consult_seconds IS NOT NULL) AS consult_known,
  one(answered AND consult_seconds > 0) AS consults,
  one(is_voice AND disconnected_by IS NOT NULL) AS disconnect_known,
  one(is_voice AND disconnected_by = 'agent') AS agent_disconnects,
  one(is_voice AND talk_seconds IS NOT NULL) AS voice_legs,
  one(is_voice AND talk_seconds < getvariable('short_call_seconds')) AS short_legs
FROM (
  SELECT rows.*, coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
    team AS own_team, CAST(local_at AS DATE) AS day, CAST(hour(local_at) AS VARCHAR) AS hour_of_day,
    answered AND coalesce(channel, 'voice') = 'voice' AS is_voice,
    lost.contact_id IS NOT NULL AS gave_up
  FROM (SELECT * FROM loaded_segments WHERE is_within(local_at) AND NOT coalesce(truncated, false)) AS rows
  LEFT JOIN (
    SELECT DISTINCT source, contact_id FROM loaded_interactions
    WHERE outcome IN ('abandoned', 'short_abandoned') AND is_within(local_at)) AS lost
    ON lost.source = rows.source AND lost.contact_id = rows.contact_id
  LEFT JOIN people ON people.written = rows.agent
    AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day);
