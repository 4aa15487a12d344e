-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'growth_facts' AND column_index > 8
-- rows
coaching_sessions coaching_seconds trainings training_seconds coaching_missed feedback_lag_known feedback_lag_minutes recognitions leads leads_responded lead_response_minutes leads_within_target leads_connected leads_won deals_closed revenue_cents upsell_known upsells
