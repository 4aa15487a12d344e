-- Neither states nor plans give no rows.
-- given
-- expect
SELECT count(*) FROM time_facts
-- rows
0
