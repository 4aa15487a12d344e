-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'detail_facts' AND column_index > 8
-- rows
wait_all_seconds wait_all_known abandon_wait_seconds abandon_wait_known queue_wait_max first_reply_seconds first_reply_known async_received async_unanswered held_contacts held_known acw_contacts reopened_known reopened resolution_seconds resolution_known outbound_attempts outbound_connected complaint_contacts fcr_flag_known fcr_flag
