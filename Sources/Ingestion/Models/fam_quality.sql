-- Quality evaluations: those of contacts picked at random count; calibrations, retracted and focused ones do not.
-- Views: loaded_evaluations, loaded_evaluation_answers, loaded_disputes, people. Variables: has_roster, script_items,
-- procedure_items.
CREATE TEMP VIEW evaluation_heads AS
SELECT source, evaluation_id, agent, queue, channel, local_at, score, critical_failed,
  coalesce(selection, 'random') = 'focused' AS is_focused
FROM loaded_evaluations
WHERE is_within(local_at) AND calibration_id IS NULL AND coalesce(lower(status), 'finished') = 'finished';

-- An item counts with the evaluation it belongs to; a table of items alone is its own head.
CREATE TEMP VIEW evaluation_items AS
SELECT answers.source, answers.evaluation_id, coalesce(heads.agent, answers.agent) AS agent, heads.queue, heads.channel,
  coalesce(heads.local_at, answers.local_at) AS local_at, item, section, earned, possible
FROM loaded_evaluation_answers AS answers
LEFT JOIN evaluation_heads AS heads USING (source, evaluation_id)
LEFT JOIN (SELECT DISTINCT source, evaluation_id FROM loaded_evaluations) AS any_head USING (source, evaluation_id)
WHERE is_within(answers.local_at) AND NOT coalesce(not_applicable, false) AND possible > 0 AND earned IS NOT NULL
  AND (any_head.evaluation_id IS NULL OR heads.evaluation_id IS NOT NULL AND NOT heads.is_focused);

CREATE TEMP MACRO about(words, item, section) AS
  len(list_filter(words, word -> contains(lower(coalesce(item, '') || ' ' || coalesce(section, '')), word))) > 0;

CREATE TEMP VIEW evaluation_sums AS
SELECT source, evaluation_id, min(agent) AS agent, min(queue) AS queue, min(channel) AS channel,
  min(local_at) AS local_at, sum(earned) AS earned, sum(possible) AS possible, count(*) AS items,
  count(*) FILTER (earned >= possible) AS met,
  count(*) FILTER (is_script) AS script_items, count(*) FILTER (is_script AND earned >= possible) AS script_met,
  count(*) FILTER (is_procedure) AS procedure_items,
  count(*) FILTER (is_procedure AND earned >= possible) AS procedure_met
FROM (
  SELECT *, about(getvariable('script_items'), item, section) AS is_script,
    about(getvariable('procedure_items'), item, section) AS is_procedure
  FROM evaluation_items)
GROUP BY source, evaluation_id;

CREATE TEMP VIEW quality_rows AS
SELECT coalesce(heads.agent, sums.agent) AS agent, coalesce(heads.queue, sums.queue) AS queue,
  coalesce(heads.channel, sums.channel) AS channel, coalesce(heads.local_at, sums.local_at) AS local_at,
  NOT coalesce(is_focused, false) AS counts, coalesce(is_focused, false) AS is_focused, critical_failed,
  coalesce(sums.earned, heads.score) AS earned, coalesce(sums.possible, CASE WHEN heads.score IS NOT NULL THEN 1 END)
    AS possible, coalesce(heads.score, sums.earned / sums.possible) AS share,
  items, met, script_items, script_met, procedure_items, procedure_met, 0 AS disputes, 0 AS decided, 0 AS overturned
FROM evaluation_heads AS heads FULL JOIN evaluation_sums AS sums USING (source, evaluation_id)
UNION ALL BY NAME
SELECT coalesce(heads.agent, disputes.agent) AS agent, coalesce(heads.local_at, disputes.local_at) AS local_at,
  false AS counts, false AS is_focused, 1 AS disputes, one(decision IN ('upheld', 'overturned')) AS decided,
  one(decision = 'overturned') AS overturned
FROM loaded_disputes AS disputes LEFT JOIN evaluation_heads AS heads USING (source, evaluation_id)
WHERE is_within(coalesce(heads.local_at, disputes.local_at));

CREATE TEMP MACRO scaled(condition, number, factor) AS
  CAST(CASE WHEN condition THEN round(coalesce(number, 0) * factor) ELSE 0 END AS BIGINT);

CREATE TEMP VIEW quality_facts AS
SELECT coalesce(people.id, agent) AS person, people.id IS NOT NULL OR NOT getvariable('has_roster') AS known,
  CAST(NULL AS VARCHAR) AS own_team, CAST(local_at AS DATE) AS day, queue, channel, CAST(NULL AS VARCHAR) AS topic,
  CAST(NULL AS VARCHAR) AS hour_of_day,
  one(counts) AS evaluations, one(is_focused) AS focused_evaluations,
  scaled(counts, earned, 1000) AS qa_earned, scaled(counts, possible, 1000) AS qa_possible,
  scaled(counts, share, 10000) AS qa_score_sum, one(counts AND share IS NOT NULL) AS qa_scored,
  scaled(counts, share, 10000) * scaled(counts, share, 10000) AS qa_score_squared,
  one(counts AND critical_failed IS NOT NULL) AS critical_known, one(counts AND NOT critical_failed) AS critical_passed,
  amount(counts, items) AS qa_items, amount(counts, met) AS qa_items_met,
  amount(counts, script_items) AS script_items, amount(counts, script_met) AS script_met,
  amount(counts, procedure_items) AS procedure_items, amount(counts, procedure_met) AS procedure_met,
  disputes, decided AS disputes_decided, overturned AS disputes_overturned
FROM quality_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;
