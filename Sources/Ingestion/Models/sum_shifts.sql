-- The half-hours of a usual week in which people are at work: 0 is Monday, 0:00. Of the last eight weeks those in which
-- a person is planned, or where there is no plan at work, in at least half of the person's weeks.
-- Tables: time_spans, time_shifts. Variable: period_last.
CREATE TEMP TABLE usual_half_hours AS
WITH spans AS (
  SELECT person, began, ended FROM time_shifts
  UNION ALL
  SELECT person, began, ended
  FROM merged(['on_contact', 'acw', 'rna', 'available_idle', 'aux', 'work', 'logged_in'], 14400)
  WHERE person NOT IN (SELECT person FROM time_shifts)),
slots AS (
  SELECT DISTINCT person, CAST(to_timestamp(1800 * unnest(generate_series(began // 1800, (ended - 1) // 1800))) AS TIMESTAMP)
    AS moment
  FROM spans
  WHERE ended > second_of(CAST(CAST(getvariable('period_last') - 55 AS TIMESTAMP) AS TIMESTAMPTZ))
    AND began < second_of(CAST(CAST(getvariable('period_last') + 1 AS TIMESTAMP) AS TIMESTAMPTZ))
    AND ended - began < 172800),
halves AS (
  SELECT person, date_trunc('week', moment) AS week,
    48 * (isodow(moment) - 1) + 2 * hour(moment) + minute(moment) // 30 AS half
  FROM slots)
SELECT person, half
FROM halves JOIN (SELECT person, count(DISTINCT week) AS weeks FROM halves GROUP BY person) USING (person)
GROUP BY person, half, weeks HAVING 2 * count(DISTINCT week) >= weeks AND count(DISTINCT week) > 1;
