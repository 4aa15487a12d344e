-- The columns in the order of the contract; no legs give no rows.
-- given
-- expect
SELECT string_agg(column_name, ' ' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = 'leg_facts'
-- rows
person known own_team day queue channel topic hour_of_day leg_offers leg_missed leg_missed_abandoned legs_handled ring_seconds ring_known held_legs_known held_legs longest_hold_max transfer_kind_known blind_transfers warm_transfers consult_known consults disconnect_known agent_disconnects voice_legs short_legs
