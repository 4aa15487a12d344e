-- Script and procedures by words of items and sections.
-- set: script_items = ['greeting', 'sign-off']
-- set: procedure_items = ['guideline']
-- given
INSERT INTO loaded_evaluation_answers BY NAME
SELECT 's' AS source, 'e1' AS evaluation_id, 'a' AS agent, section, item, CAST(earned AS DOUBLE) AS earned, 5 AS possible,
  TIMESTAMP '2026-10-05' AS local_at
FROM (VALUES (NULL, 'Warm Greeting', 5), (NULL, 'Sign-off', 4), ('Guidelines', 'Identity checked', 5), ('Guidelines', 'Sign-off said', 5),
  (NULL, 'Empathy', 5)) AS rows(section, item, earned);
-- expect
SELECT qa_items, qa_items_met, script_items, script_met, procedure_items, procedure_met FROM quality_facts
-- rows
5|4|3|2|2|2
