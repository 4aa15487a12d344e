-- No rows give no facts.
-- given
-- expect
SELECT count(*) FROM repeat_facts
-- rows
0
