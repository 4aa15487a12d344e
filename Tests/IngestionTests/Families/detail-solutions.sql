-- Hold, solutions, flags and complaints: what is missing counts in no total, and only handled contacts in the flags.
-- set: complaint_topics = ['complaint', 'refund']
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, 'a' AS agent, * EXCLUDE (hold, acw, solved), CAST(hold AS INTEGER) AS hold_seconds,
  CAST(acw AS INTEGER) AS acw_seconds, CAST(solved AS BIGINT) AS resolution_seconds,
  TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES ('handled', 'in', 'Complaint', 0, 5, true, false, false, 3600),
  ('handled', 'in', 'Bill', 30, 0, true, NULL, true, NULL), ('handled', 'in', NULL, NULL, NULL, true, NULL, NULL, 60),
  ('handled', 'out', 'REFUND', 20, 9, false, true, false, 0), ('abandoned', 'out', 'Refund', 9, 9, true, NULL, NULL, NULL)
  ) AS rows(outcome, direction, topic, hold, acw, resolved, reopened, transferred, solved);
-- expect
SELECT sum(held_contacts), sum(held_known), sum(acw_contacts), sum(reopened_known), sum(reopened), sum(resolution_seconds),
  sum(resolution_known), sum(outbound_attempts), sum(outbound_connected), sum(complaint_contacts), sum(fcr_flag_known),
  sum(fcr_flag)
FROM detail_facts
-- rows
2|3|2|2|1|3660|3|2|1|2|4|2
