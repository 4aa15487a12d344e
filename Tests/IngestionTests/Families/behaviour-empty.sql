-- No rows give no facts.
-- given
-- expect
SELECT count(*) FROM behaviour_facts
-- rows
0
