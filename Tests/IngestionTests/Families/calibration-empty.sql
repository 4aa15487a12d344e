-- No calibration session gives no pairs.
-- given
-- expect
SELECT count(*) FROM calibration_pairs
-- rows
0
