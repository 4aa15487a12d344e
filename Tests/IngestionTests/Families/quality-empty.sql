-- No rows give no facts.
-- given
-- expect
SELECT count(*) FROM quality_facts
-- rows
0
