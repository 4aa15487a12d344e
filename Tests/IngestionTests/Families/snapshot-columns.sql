-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = 'snapshot_cells'
-- rows
level id period customers_at_start customers_lost customers_seen customer_contacts hour_offered_max hours_open backlog_open backlog_age_minutes
