-- No rows give no facts.
-- given
-- expect
SELECT count(*) FROM voice_facts
-- rows
0
