-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'repeat_facts' AND column_index > 8
-- rows
repeat_known repeats fcr_window_known fcr_window_yes fcr_window_pending
