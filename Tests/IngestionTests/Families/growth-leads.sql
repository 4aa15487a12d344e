-- A lead without a response is in no mean and never in time; one hour is in time, a second more is not.
-- given
INSERT INTO loaded_leads BY NAME
SELECT 's' AS source, 'a' AS agent, 'North' AS team, status, connected, TIMESTAMPTZ '2026-10-12 10:00:00+02:00' AS created_at,
  CAST(response AS TIMESTAMPTZ) AS responded_at, TIMESTAMP '2026-10-12 10:00' AS local_at
FROM (VALUES ('Won', true, '2026-10-12 10:00:59'), ('open', false, '2026-10-12 11:00:00'), ('lost', NULL, '2026-10-12 11:00:01'),
  (NULL, NULL, NULL), ('won', NULL, '2026-10-12 09:59:59')) AS rows(status, connected, response);
-- expect
SELECT person, own_team, sum(leads), sum(leads_responded), sum(lead_response_minutes), sum(leads_within_target),
  sum(leads_connected), sum(leads_won)
FROM growth_facts GROUP BY ALL
-- rows
a|North|5|3|120|2|1|2
