-- No rows give no counts.
-- given
-- expect
SELECT count(*) FROM histogram_counts
-- rows
0
