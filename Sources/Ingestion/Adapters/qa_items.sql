/*
adapter: qa_items
title: evaluations from their items, of tables with a row or a column an item
format: part
*/
-- Dates in figures; one above 12 shows which figure is the day, and dots stand after a day.
CREATE TEMP TABLE order_of_dates AS
SELECT file, CASE WHEN max(first) > 12 AND max(second) <= 12 THEN 'day' WHEN max(second) > 12
  AND max(first) <= 12 THEN 'month'
  ELSE coalesce(getvariable('option_date_order'), CASE WHEN bool_and(dotted) THEN 'day' END) END AS date_order
FROM (
  SELECT file, CAST(regexp_extract(text, '^(\d+)', 1) AS INTEGER) AS first,
    CAST(regexp_extract(text, '^\d+[./-](\d+)', 1) AS INTEGER) AS second, regexp_matches(text, '^\d+\.') AS dotted
  FROM (SELECT file, evaluated AS text FROM raw)
  WHERE regexp_matches(text, '^\d{1,2}[./-]\d{1,2}[./-]\d{2}'))
GROUP BY file;
CREATE TEMP MACRO year_first(text, date_order) AS regexp_replace(CASE
  WHEN NOT regexp_matches(text, '^\d{1,2}[./-]\d{1,2}[./-]\d{2}') THEN replace(text, '/', '-')
  WHEN date_order = 'day' THEN regexp_replace(text, '^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})', '\3-\2-\1')
  WHEN date_order = 'month' THEN regexp_replace(text, '^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})', '\3-\1-\2')
  END, '^(\d{2})-', '20\1-');
CREATE TEMP MACRO any_time(text, date_order) AS coalesce(instant_of(text),
  local_of(upper(regexp_replace(year_first(sheet_time(text), date_order), '(\d)T(\d)', '\1 \2')),
    ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%d', '%Y-%m-%d %I:%M:%S %p',
      '%Y-%m-%d %I:%M %p', '%d %b %Y', '%b %d, %Y', '%d-%b-%Y', '%d %B %Y', '%B %d, %Y']));

CREATE TEMP MACRO is_yes(text) AS lower(text) IN ('yes', 'y', 'true', 'pass', 'passed', 'met', 'ok', 'ja', 'oui', 'si',
  'sí');
CREATE TEMP MACRO is_no(text) AS lower(text) IN ('no', 'n', 'false', 'fail', 'failed', 'not met', 'missed', 'nein',
  'non');
CREATE TEMP MACRO is_skipped(text) AS lower(text) IN ('n/a', 'na', 'n.a.', 'not applicable', '-', 'entfällt', 's.o.',
  'no aplica');
-- A decimal comma in a mark, and nowhere a point, makes the numbers of a file 2,5.
CREATE TEMP TABLE number_style AS
SELECT file, bool_or(regexp_full_match(text, '\d+,\d+ ?%?')) AND NOT bool_or(regexp_full_match(text,
  '\d+\.\d+ ?%?')) AS commas
FROM (SELECT file, unnest([answer, earned, possible, weight, total]) AS text FROM item_texts) GROUP BY file;
CREATE TEMP MACRO mark_of(text, commas) AS CASE WHEN commas THEN coalesce(comma_number(text), point_number(text))
  ELSE point_number(text) END;

-- Points if the table gives them; else yes is one of one, 3/5 three of five, 80% a share.
CREATE TEMP TABLE mark AS
SELECT *,
  coalesce(
    missing('the evaluation', evaluation), missing('the time of the evaluation', evaluated),
    unreadable('the time of the evaluation', evaluated, evaluated_at IS NOT NULL),
    unreadable('the points of ' || coalesce(item, '?'), coalesce(earned, answer), skipped OR got >= 0
      OR coalesce(earned, answer) IS NULL),
    unreadable('the most points of ' || coalesce(item, '?'), possible, mark_of(possible, commas) >= 0),
    unreadable('the weight of ' || coalesce(item, '?'), weight, weighs >= 0),
    unreadable('the score', total, mark_of(rtrim(total, ' %'), commas) >= 0),
    unreadable('whether it is critical', critical, is_critical IS NOT NULL),
    CASE WHEN got IS NOT NULL AND most IS NULL THEN 'the most points of ' || coalesce(item, '?') || ' are not known'
      END,
    CASE WHEN got > most THEN item || ' has more points than possible: ' || coalesce(earned, answer) END,
    CASE WHEN is_last AND count(*) OVER (PARTITION BY file, evaluation, item) > 1
      THEN 'the item stands twice in the evaluation: ' || item END) AS problem
FROM (
  SELECT *, mark_of(weight, commas) AS weighs,
    coalesce(flag(critical), CASE WHEN lower(critical) IN ('critical', 'x', 'fatal', 'auto fail') THEN true
      WHEN lower(critical) IN ('-', 'non-critical', 'none') THEN false END) AS is_critical,
    CASE WHEN skipped THEN NULL WHEN earned IS NOT NULL THEN mark_of(earned, commas) WHEN is_yes(answer) THEN 1
      WHEN is_no(answer) THEN 0 WHEN ends_with(answer, '%') THEN mark_of(trim(answer[:-2]), commas) / 100
      WHEN contains(answer, '/') THEN mark_of(trim(split_part(answer, '/', 1)), commas) ELSE mark_of(answer, commas)
        END AS got,
    CASE WHEN skipped THEN NULL WHEN earned IS NOT NULL THEN mark_of(possible, commas)
      WHEN is_yes(answer) OR is_no(answer) OR ends_with(answer, '%') THEN 1
      WHEN contains(answer, '/') THEN mark_of(trim(split_part(answer, '/', 2)), commas) ELSE mark_of(possible, commas)
        END AS most
  FROM (
    SELECT item_texts.*, coalesce(commas, false) AS commas, date_order, any_time(evaluated, date_order) AS evaluated_at,
      -- A later file that holds an evaluation again holds all of it.
      file = max(file) OVER (PARTITION BY evaluation) AS is_last,
      coalesce(is_skipped(answer), false) OR coalesce(is_skipped(earned), false) AS skipped
    FROM item_texts LEFT JOIN number_style USING (file) LEFT JOIN order_of_dates USING (file)));

-- A score without one of its items would be another score: the evaluation counts whole or not at all.
CREATE TEMP TABLE judged AS
SELECT *, coalesce(problem, CASE WHEN max(problem) OVER (PARTITION BY file, evaluation) IS NOT NULL
  THEN 'another item of the evaluation cannot be read' END) AS reason FROM mark WHERE is_last IS DISTINCT FROM false;

CREATE TEMP TABLE total_style AS
SELECT file, max(mark_of(rtrim(total, ' %'), commas)) > 1 AS in_hundreds FROM judged GROUP BY file;

CREATE VIEW evaluations AS
SELECT min(file) AS file, min(row_no) AS row_no, evaluation AS evaluation_id, min(agent) AS agent,
  min(contact) AS contact_id,
  min(queue) AS queue, lower(min(channel)) AS channel, min(evaluator) AS evaluator, min(form) AS form,
  min(form_version) AS form_version, min(evaluated_at) AS evaluated_at,
  coalesce(min(mark_of(rtrim(total, ' %'), commas) / CASE WHEN in_hundreds THEN 100 ELSE 1 END),
    sum(coalesce(weighs, most) * got / nullif(most, 0)) / nullif(sum(CASE WHEN most > 0 THEN coalesce(weighs, most)
      END), 0)) AS score,
  CASE WHEN bool_or(is_critical) THEN coalesce(bool_or(is_critical AND got = 0), false)
    WHEN count(is_critical) > 0 THEN false END AS critical_failed,
  min(CASE WHEN flag(calibration) IS false OR is_skipped(calibration) OR is_no(calibration) THEN NULL
    WHEN flag(calibration) OR is_yes(calibration) OR lower(calibration) = 'x' THEN 'calibration' ELSE calibration
      END) AS calibration_id,
  CASE WHEN min(status) IS NULL OR regexp_matches(lower(min(status)),
    '^(complete|completed|finished|submitted|final|closed|published)$')
    THEN 'finished' WHEN regexp_matches(lower(min(status)), 'retract|delet|cancel|void') THEN 'retracted'
      ELSE lower(min(status)) END
    AS status,
  max(any_time(updated, date_order)) AS updated_at
FROM judged JOIN total_style USING (file)
WHERE reason IS NULL AND coalesce(item, total) IS NOT NULL GROUP BY evaluation;

-- Words that give no points may be free text about people.
CREATE VIEW evaluation_answers AS
SELECT file, row_no, evaluation AS evaluation_id, agent, evaluated_at, section, item,
  CASE WHEN skipped THEN 'N/A' WHEN answer IS NULL THEN earned WHEN length(answer) <= 40 THEN answer END AS answer,
  weighs AS weight, got AS earned, most AS possible, is_critical AS critical, skipped AS not_applicable
FROM judged WHERE reason IS NULL AND item IS NOT NULL;

CREATE VIEW rejected AS
SELECT file, row_no, coalesce(reason, 'no item is known') AS reason FROM judged
WHERE reason IS NOT NULL OR coalesce(item, total) IS NULL;

CREATE VIEW ignored AS
SELECT DISTINCT file, row_no, 'an evaluation that a later file holds again' AS reason FROM mark WHERE NOT is_last
UNION ALL SELECT file, row_no, reason FROM unclear_columns;
