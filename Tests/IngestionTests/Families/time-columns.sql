-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = 'time_facts'
-- rows
person known own_team day queue channel topic hour_of_day idle_seconds contact_seconds acw_state_seconds aux_seconds rna_state_seconds logged_in_seconds on_queue_seconds scheduled_seconds relevant_scheduled_seconds adherent_seconds outside_shift_seconds scheduled_on_queue_seconds worked_on_queue_seconds paid_seconds paid_on_queue_seconds shifts shifts_on_time breaks breaks_off overtime_seconds absent_seconds state_days
