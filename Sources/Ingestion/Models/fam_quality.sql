-- Quality evaluations: those of contacts picked at random count; calibrations, retracted and focused ones do not.
-- Views: loaded_evaluations, loaded_evaluation_answers, loaded_disputes, people.
-- Variables: has_roster, script_items, procedure_items.
CREATE TEMP TABLE evaluation_heads AS
SELECT source, evaluation_id, agent, queue, channel, local_at, score, critical_failed,
  is_within(local_at) AND calibration_id IS NULL AND coalesce(lower(status), 'finished') = 'finished' AS is_valid,
  coalesce(selection, 'random') = 'focused' AS is_focused
FROM loaded_evaluations;

-- Evaluations and their items are often two sources: an id is looked for in the own one if that has evaluations, else
-- (home NULL) anywhere.
CREATE TEMP VIEW heads_at_home AS
SELECT source AS home, * FROM evaluation_heads UNION ALL
SELECT NULL AS home, * FROM (SELECT DISTINCT ON (evaluation_id) * FROM evaluation_heads ORDER BY evaluation_id, source);
CREATE TEMP MACRO home_of(name) AS CASE WHEN name IN (SELECT source FROM evaluation_heads) THEN name END;

-- Points are thousandths, so that their sums do not depend on the order. Items without an evaluation stand for one.
CREATE TEMP VIEW evaluation_items AS
SELECT coalesce(heads.source, items.source) AS source, items.evaluation_id, coalesce(heads.agent, items.agent) AS agent,
  heads.queue, heads.channel, coalesce(heads.local_at, items.local_at) AS local_at, item, section, critical,
  CAST(round(earned * 1000) AS BIGINT) AS earned, CAST(round(possible * 1000) AS BIGINT) AS possible,
  heads.evaluation_id IS NULL AS is_headless
FROM (SELECT *, home_of(source) AS home FROM loaded_evaluation_answers
  WHERE NOT coalesce(not_applicable, false) AND possible > 0 AND earned IS NOT NULL) AS items
LEFT JOIN heads_at_home AS heads
  ON heads.evaluation_id = items.evaluation_id AND heads.home IS NOT DISTINCT FROM items.home
WHERE heads.is_valid AND NOT heads.is_focused OR heads.evaluation_id IS NULL AND is_within(items.local_at);

CREATE TEMP MACRO about(words, item, section) AS
  len(list_filter(words, lambda word: contains(lower(item) || chr(10) || lower(coalesce(section, '')), word))) > 0;

CREATE TEMP TABLE evaluation_sums AS
SELECT source, evaluation_id, bool_and(is_headless) AS is_headless, min(agent) AS agent, min(local_at) AS local_at,
  sum(earned) AS earned, sum(possible) AS possible, bool_or(NOT is_met) FILTER (critical) AS critical_failed,
  count(*) AS qa_items, count(*) FILTER (is_met) AS qa_items_met, count(*) FILTER (is_script) AS script_items,
  count(*) FILTER (is_script AND is_met) AS script_met, count(*) FILTER (is_procedure) AS procedure_items,
  count(*) FILTER (is_procedure AND is_met) AS procedure_met
FROM (
  SELECT *, earned >= possible AS is_met, about(getvariable('script_items'), item, section) AS is_script,
    about(getvariable('procedure_items'), item, section) AS is_procedure FROM evaluation_items)
GROUP BY source, evaluation_id;

CREATE TEMP VIEW quality_rows AS
SELECT agent, queue, channel, local_at, one(counts) AS evaluations, one(is_focused) AS focused_evaluations,
  amount(counts, coalesce(earned, round(score * 1000))) AS qa_earned,
  amount(counts, coalesce(possible, CASE WHEN score IS NOT NULL THEN 1000 END)) AS qa_possible,
  amount(counts, share) AS qa_score_sum, one(counts AND share IS NOT NULL) AS qa_scored,
  amount(counts, share * share) AS qa_score_squared, one(counts AND critical_failed IS NOT NULL) AS critical_known,
  one(counts AND NOT critical_failed) AS critical_passed,
  qa_items, qa_items_met, script_items, script_met, procedure_items, procedure_met, 0 AS disputes,
  0 AS disputes_decided, 0 AS disputes_overturned
FROM (
  SELECT coalesce(heads.agent, sums.agent) AS agent, queue, channel,
    coalesce(heads.local_at, sums.local_at) AS local_at, coalesce(is_focused, false) AS is_focused,
    NOT coalesce(is_focused, false) AS counts, score, earned, possible,
    -- The tool's own score knows the weights of its form.
    CAST(round(coalesce(score * 10000, 10000.0 * earned / nullif(possible, 0))) AS BIGINT) AS share,
    coalesce(heads.critical_failed, sums.critical_failed) AS critical_failed,
    qa_items, qa_items_met, script_items, script_met, procedure_items, procedure_met
  FROM (SELECT * FROM evaluation_heads WHERE is_valid) AS heads
  FULL JOIN evaluation_sums AS sums USING (source, evaluation_id))
UNION ALL BY NAME
SELECT coalesce(heads.agent, bare.agent, disputes.agent) AS agent, heads.queue, heads.channel,
  coalesce(heads.local_at, bare.local_at, disputes.local_at) AS local_at, 1 AS disputes,
  one(decision IN ('upheld', 'overturned')) AS disputes_decided, one(decision = 'overturned') AS disputes_overturned
FROM (SELECT *, home_of(source) AS home FROM loaded_disputes) AS disputes
LEFT JOIN heads_at_home AS heads
  ON heads.evaluation_id = disputes.evaluation_id AND heads.home IS NOT DISTINCT FROM disputes.home
LEFT JOIN (
  SELECT DISTINCT ON (evaluation_id) * FROM evaluation_sums WHERE is_headless ORDER BY evaluation_id, source) AS bare
  ON bare.evaluation_id = disputes.evaluation_id
WHERE is_within(coalesce(heads.local_at, bare.local_at, disputes.local_at));

CREATE TEMP VIEW quality_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  CAST(NULL AS VARCHAR) AS own_team, CAST(local_at AS DATE) AS day, queue, channel, CAST(NULL AS VARCHAR) AS topic,
  CAST(NULL AS VARCHAR) AS hour_of_day,
  CAST(coalesce(COLUMNS(rows.* EXCLUDE (agent, queue, channel, local_at)), 0) AS BIGINT)
FROM quality_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
