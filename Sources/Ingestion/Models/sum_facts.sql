-- One row a contact, leg or survey answer of the history, and what is counted of them.
-- Views: loaded_interactions, loaded_segments, loaded_surveys (the warehouse), people (written, id, first_day, last_day).
-- Variables: history_first, history_last, threshold, has_roster, default_team.
CREATE TEMP MACRO is_within(moment) AS
  moment >= getvariable('history_first') AND moment < getvariable('history_last') + INTERVAL 1 DAY;

-- The legs after the first answered one of a contact are further work of other people and no further contacts.
CREATE TEMP VIEW written_rows AS
SELECT source, file, 'contact' AS kind, outcome, outcome AS part, agent, team AS own_team, queue, channel, topic,
  local_at, wait_seconds, talk_seconds, hold_seconds, acw_seconds, resolved, transferred, reopened, csat_score
FROM loaded_interactions WHERE is_within(local_at)
UNION ALL BY NAME
SELECT * EXCLUDE (leg_no), CASE WHEN leg_no > 1 THEN 'further leg' ELSE 'leg' END AS part
FROM (
  SELECT source, file, 'leg' AS kind, agent, team AS own_team, queue, channel, local_at, talk_seconds, hold_seconds,
    acw_seconds, row_number() OVER (PARTITION BY source, contact_id ORDER BY leg_no) AS leg_no
  FROM loaded_segments WHERE answered AND NOT coalesce(truncated, false) AND is_within(local_at))
UNION ALL BY NAME
SELECT source, file, 'answer' AS kind, 'answer' AS part, agent, team AS own_team, queue, channel, topic, local_at,
  coalesce(csat_score, CASE
    WHEN coalesce(lower(type), 'csat') = 'csat' AND coalesce(scale_min, 1) = 1 AND coalesce(scale_max, 5) = 5
      THEN whole_score(score) END) AS csat_score
FROM loaded_surveys WHERE is_within(local_at);

CREATE TEMP VIEW history_rows AS
SELECT rows.*, CAST(local_at AS DATE) AS day, coalesce(people.id, agent) AS person,
  people.id IS NOT NULL OR NOT getvariable('has_roster') AS known
FROM written_rows AS rows LEFT JOIN people ON people.written = rows.agent
  AND CAST(rows.local_at AS DATE) BETWEEN people.first_day AND people.last_day;

-- A contact that nobody took belongs to no team, unless the export names one.
CREATE TEMP MACRO team_of(person, own_team, assigned) AS CASE
  WHEN getvariable('has_roster') THEN coalesce(assigned, CASE WHEN person IS NULL THEN own_team ELSE 'unassigned' END)
  ELSE coalesce(own_team, getvariable('default_team'), CASE WHEN person IS NOT NULL THEN 'unassigned' END) END;

-- Counts and sums of the rows of a view, one row for each part and whatever else it has as keys. The part is a key, for
-- that costs less than a condition in each sum; what it means comes later, when few rows are left. Whole numbers up to
-- 2^53 add exactly as DOUBLE, and faster than integers, whose sums take 128 bits.
CREATE TEMP MACRO total(number) AS CAST(sum(CAST(number AS DOUBLE)) AS BIGINT);
CREATE TEMP MACRO counts_of(view) AS TABLE
SELECT * EXCLUDE (wait_seconds, talk_seconds, hold_seconds, acw_seconds, resolved, transferred, reopened, csat_score),
  count(*) AS number, total(wait_seconds) AS wait, count(wait_seconds) AS waits,
  CAST(sum(wait_seconds <= getvariable('threshold')) AS BIGINT) AS within,
  total(talk_seconds) AS talk, count(talk_seconds) AS talks, total(hold_seconds) AS hold, count(hold_seconds) AS holds,
  total(acw_seconds) AS acw, count(acw_seconds) AS acws,
  total(talk_seconds + coalesce(hold_seconds, 0) + coalesce(acw_seconds, 0)) AS handle,
  count(resolved) AS resolved_known, CAST(sum(resolved) AS BIGINT) AS resolved,
  count(transferred) AS transfer_known, CAST(sum(transferred) AS BIGINT) AS transferred,
  count(csat_score) AS surveys, CAST(sum(csat_score >= 4) AS BIGINT) AS survey_top2,
  total(csat_score) AS survey_score, total(csat_score * csat_score) AS survey_score_squared,
  -- For the family of details.
  max(wait_seconds) AS longest_wait, CAST(sum(hold_seconds > 0) AS BIGINT) AS held,
  CAST(sum(acw_seconds > 0) AS BIGINT) AS with_acw,
  CAST(sum(resolved AND NOT coalesce(reopened, false) AND NOT coalesce(transferred, false)) AS BIGINT) AS resolved_first
FROM query_table(view) GROUP BY ALL;

-- What fam_detail.sql takes from counts. sum_base.sql has them already, by day, and puts a table in this place.
CREATE TEMP VIEW contact_rows AS
SELECT person, known, own_team, day, queue, channel, topic, CAST(hour(local_at) AS VARCHAR) AS hour_of_day, outcome,
  wait_seconds, talk_seconds, hold_seconds, acw_seconds, resolved, transferred, reopened, csat_score
FROM history_rows WHERE kind = 'contact';
CREATE TEMP VIEW contact_counts AS FROM counts_of(contact_rows);

CREATE TEMP MACRO one(condition) AS CASE WHEN condition THEN 1 ELSE 0 END;
CREATE TEMP MACRO amount(condition, number) AS CASE WHEN condition THEN coalesce(number, 0) ELSE 0 END;
CREATE TEMP MACRO is_offered(part) AS
  part IN ('handled', 'abandoned', 'short_abandoned', 'flowed_out', 'callback_taken');
CREATE TEMP MACRO is_worked(part) AS part IN ('handled', 'leg', 'further leg');

-- The sums that are kept of such counts. The keys stay.
CREATE TEMP MACRO sums_of(counts) AS TABLE
SELECT * EXCLUDE (part, number, wait, waits, within, talk, talks, hold, holds, acw, acws, handle, resolved_known,
    resolved, transfer_known, transferred, surveys, survey_top2, survey_score, survey_score_squared, longest_wait, held,
    with_acw, resolved_first),
  amount(is_offered(part), number) AS offered, amount(part = 'handled', number) AS handled,
  amount(part = 'further leg', number) AS further_handled, amount(part = 'abandoned', number) AS abandoned,
  amount(part = 'short_abandoned', number) AS short_abandoned, amount(part = 'flowed_out', number) AS flowed_out,
  amount(part = 'callback_taken', number) AS callback_taken, amount(part IN ('blocked', 'closed'), number) AS blocked,
  amount(part = 'handled', within) AS handled_within,
  -- A short abandon without a wait was short by definition.
  amount(part IN ('abandoned', 'short_abandoned'), within)
    + amount(part = 'short_abandoned' AND getvariable('threshold') >= 0, number - waits) AS abandoned_within,
  amount(part = 'handled', wait) AS wait_seconds, amount(part = 'handled', waits) AS wait_known,
  amount(is_worked(part), talk) AS talk_seconds, amount(is_worked(part), talks) AS talk_known,
  amount(is_worked(part), hold) AS hold_seconds, amount(is_worked(part), holds) AS hold_known,
  amount(is_worked(part), acw) AS acw_seconds, amount(is_worked(part), acws) AS acw_known,
  amount(is_worked(part), handle) AS handle_seconds,
  amount(part = 'handled', resolved_known) AS resolved_known,
  amount(is_offered(part), CASE part WHEN 'handled' THEN resolved_known ELSE number END) AS resolved_offered_known,
  amount(part = 'handled', resolved) AS resolved, amount(part = 'handled', transfer_known) AS transfer_known,
  amount(part = 'handled', transferred) AS transferred, surveys, coalesce(survey_top2, 0) AS survey_top2,
  coalesce(survey_score, 0) AS survey_score, coalesce(survey_score_squared, 0) AS survey_score_squared
FROM query_table(counts);
