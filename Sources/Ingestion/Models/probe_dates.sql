-- How dates in figures stand in `written(text)`: what can only be a day, in the first and in the second place.
CREATE TEMP VIEW date_evidence AS
SELECT count(*) AS figures, count(*) FILTER (first_figure BETWEEN 13 AND 31) AS first_days,
  count(*) FILTER (second_figure BETWEEN 13 AND 31) AS second_days, min(text) AS example
FROM (
  SELECT text, try_cast(regexp_extract(text, '^(\d{1,2})[/.-]\d{1,2}[/.-]\d{2,4}', 1) AS INTEGER) AS first_figure,
    try_cast(regexp_extract(text, '^\d{1,2}[/.-](\d{1,2})[/.-]\d{2,4}', 1) AS INTEGER) AS second_figure
  FROM written
  -- ISO 8601 begins with a year of four figures.
  WHERE text IS NOT NULL AND substring(text, 5, 1) <> '-')
WHERE first_figure IS NOT NULL;
