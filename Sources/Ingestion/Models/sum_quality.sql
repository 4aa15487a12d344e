-- Who and what the rows are about. Variables: period_first, period_last.
-- A forecast or a number of invitations alone makes no day with data.
CREATE TEMP VIEW days_with_rows AS
SELECT DISTINCT day FROM base
WHERE offered + blocked + further_handled + surveys + talk_known > 0
  AND day BETWEEN getvariable('period_first') AND getvariable('period_last')
ORDER BY day;

CREATE TEMP VIEW unknown_people AS
SELECT person, count(*) AS row_count FROM history_rows
WHERE NOT known AND person IS NOT NULL
  AND day BETWEEN getvariable('period_first') AND getvariable('period_last')
GROUP BY person ORDER BY person;

-- People of the roster on days outside their spans.
CREATE TEMP VIEW misplaced_rows AS
SELECT count(*) AS row_count
FROM history_rows LEFT JOIN assignments
  ON assignments.id = person AND day BETWEEN assignments.first_day AND assignments.last_day
WHERE getvariable('has_roster') AND known AND person IS NOT NULL AND assignments.id IS NULL
  AND day BETWEEN getvariable('period_first') AND getvariable('period_last');

CREATE TEMP VIEW unknown_by_file AS
SELECT source, file, count(*) AS row_count FROM history_rows
WHERE NOT known AND person IS NOT NULL GROUP BY source, file ORDER BY source, file;

-- Without a roster: everybody, in the team of most rows in the period, else in the history.
CREATE TEMP VIEW seen_people AS
SELECT person, team FROM (
  SELECT person, team,
    row_number() OVER (PARTITION BY person ORDER BY in_period DESC, in_history DESC, team) AS place
  FROM (
    SELECT person, team, sum(offered + blocked + surveys) AS in_history,
      sum(CASE WHEN day BETWEEN getvariable('period_first') AND getvariable('period_last')
        THEN offered + blocked + surveys ELSE 0 END) AS in_period
    FROM base WHERE person IS NOT NULL GROUP BY person, team))
WHERE place = 1 ORDER BY person;
