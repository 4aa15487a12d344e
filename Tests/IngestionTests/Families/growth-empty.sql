-- No rows give no facts.
-- given
-- expect
SELECT count(*) FROM growth_facts
-- rows
0
