-- No rows give no cells.
-- given
-- expect
SELECT count(*) FROM snapshot_cells
-- rows
0
