-- The behaviours of quality evaluations, a row an item; the item stands where a contact has its topic.
-- Views: evaluation_items of fam_quality.sql, people. Variable: has_roster.
CREATE TEMP VIEW behaviour_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  CAST(NULL AS VARCHAR) AS own_team, CAST(local_at AS DATE) AS day, queue, channel, item AS topic,
  CAST(NULL AS VARCHAR) AS hour_of_day,
  CAST(1 AS BIGINT) AS behaviour_scored, CAST(one(earned >= possible) AS BIGINT) AS behaviour_met,
  earned AS behaviour_earned, possible AS behaviour_possible
FROM evaluation_items AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
