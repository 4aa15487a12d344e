-- Unanswered e-mails and messages count only where the export records replies of them; outgoing ones and calls never do.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT source, channel, direction, outcome, CAST(reply AS BIGINT) AS first_reply_seconds,
  CASE WHEN answered THEN TIMESTAMPTZ '2026-10-03 10:20:00+02' END AS answered_at,
  TIMESTAMP '2026-10-03 10:15:00' AS local_at
FROM (VALUES ('desk', 'email', 'in', NULL, 600, false), ('desk', 'email', NULL, NULL, NULL, false),
  ('desk', 'message', 'in', 'handled', NULL, false), ('desk', 'message', 'in', 'open', NULL, true),
  ('desk', 'email', 'out', NULL, NULL, false), ('desk', 'voice', 'in', NULL, NULL, false),
  ('mute', 'email', 'in', NULL, NULL, false), ('mute', 'voice', 'in', 'handled', NULL, true)
  ) AS rows(source, channel, direction, outcome, reply, answered);
-- expect
SELECT sum(first_reply_seconds), sum(first_reply_known), sum(async_received), sum(async_unanswered) FROM detail_facts
-- rows
600|1|4|1
