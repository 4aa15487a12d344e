-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'planning_facts' AND column_index > 8
-- rows
forecast_contacts forecast_actual forecast_error forecast_known required_seconds
