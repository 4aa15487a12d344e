-- What was agreed, with whom or with which team. Views: loaded_actions, people. Variable: has_roster.
CREATE TEMP TABLE agreements AS
SELECT coalesce(people.id, agent) AS person, team, owner, action, agreed_on, due, coalesce(status, 'open') AS status
FROM loaded_actions AS rows LEFT JOIN people ON people.written = rows.agent
  AND rows.agreed_on BETWEEN people.first_day AND people.last_day
WHERE agent IS NULL OR people.id IS NOT NULL OR NOT getvariable('has_roster');
