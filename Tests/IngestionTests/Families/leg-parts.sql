-- Holds, transfers, consults and who ended it: unknown parts count in no total, missed offers in none at all.
-- given
INSERT INTO loaded_segments BY NAME
SELECT 's' AS source, 'c' AS contact_id, row_number() OVER () AS leg_no, 'a' AS agent, answered,
  CAST(holds AS BIGINT) AS hold_count, CAST(hold AS INTEGER) AS hold_seconds, CAST(longest AS INTEGER) AS longest_hold_seconds,
  transfer_kind, CAST(consult AS INTEGER) AS consult_seconds, TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES (true, 2, 90, 60, 'none', 0), (true, 1, 50, NULL, 'blind', 30), (true, NULL, 0, NULL, 'warm', NULL),
  (true, NULL, NULL, NULL, NULL, 5), (true, 3, 100, NULL, 'warm', NULL), (false, 9, 900, NULL, 'warm', 9)
  ) AS rows(answered, holds, hold, longest, transfer_kind, consult);
-- expect
SELECT sum(held_legs_known), sum(held_legs), max(longest_hold_max), sum(transfer_kind_known), sum(blind_transfers),
  sum(warm_transfers), sum(consult_known), sum(consults)
FROM leg_facts
-- rows
4|3|60|4|1|2|3|2
