-- No rows give no facts.
-- given
-- expect
SELECT count(*) FROM planning_facts
-- rows
0
