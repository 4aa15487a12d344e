-- Who took which course when. Views: loaded_coaching, people. Variable: has_roster.
CREATE TEMP TABLE trainings AS
SELECT coalesce(people.id, agent) AS person, coalesce(course, skill, 'Training') AS course,
  CAST(local_at AS DATE) AS day, min(nullif(trim(method), '')) AS method
FROM loaded_coaching AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day
WHERE kind = 'training' AND coalesce(status, 'done') = 'done' AND is_within(local_at) AND agent IS NOT NULL
  AND (people.id IS NOT NULL OR NOT getvariable('has_roster'))
GROUP BY ALL;

-- Talks are not courses: what they were about, never who held them.
CREATE TEMP TABLE coaching_talks AS
SELECT DISTINCT coalesce(people.id, agent) AS person, CAST(local_at AS DATE) AS day, skill
FROM loaded_coaching AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day
WHERE coalesce(kind, 'coaching') <> 'training' AND coalesce(status, 'done') = 'done' AND is_within(local_at)
  AND agent IS NOT NULL AND (people.id IS NOT NULL OR NOT getvariable('has_roster'));

-- What is planned for after the period, as far as it says what it is about.
CREATE TEMP TABLE bookings AS
SELECT DISTINCT coalesce(people.id, agent) AS person, coalesce(course, skill) AS course, skill,
  CAST(local_at AS DATE) AS day
FROM loaded_coaching AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day
WHERE kind = 'training' AND status = 'planned' AND skill IS NOT NULL AND agent IS NOT NULL
  AND local_at >= getvariable('history_last') + INTERVAL 1 DAY
  AND local_at < getvariable('history_last') + INTERVAL 4 MONTH
  AND (people.id IS NOT NULL OR NOT getvariable('has_roster'));
