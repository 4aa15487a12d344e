-- The columns in the order of the contract.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns()
WHERE table_name = 'voice_facts' AND column_index > 8
-- rows
csat_1 csat_2 csat_3 csat_4 csat_5 nps_detractors nps_passives nps_promoters ces_1 ces_2 ces_3 ces_4 ces_5 ces_6 ces_7 ces_other_scale fcr_known fcr_yes surveys_sent surveys_answered sentiment_negative sentiment_neutral sentiment_positive sentiment_score_sum
