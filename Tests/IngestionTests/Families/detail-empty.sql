-- No contacts give no rows.
-- given
-- expect
SELECT count(*) FROM detail_facts
-- rows
0
