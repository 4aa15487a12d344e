-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'behaviour_facts' AND column_index > 8
-- rows
behaviour_scored behaviour_met behaviour_earned behaviour_possible
