-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'quality_facts' AND column_index > 8
-- rows
evaluations focused_evaluations qa_earned qa_possible qa_score_sum qa_scored qa_score_squared critical_known critical_passed qa_items qa_items_met script_items script_met procedure_items procedure_met disputes disputes_decided disputes_overturned
