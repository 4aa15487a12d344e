-- The busiest hour of the site is not the sum of the busiest hours of its queues.
-- given
INSERT INTO loaded_interactions BY NAME
SELECT 's' AS source, queue, 'handled' AS outcome, CAST(moment AS TIMESTAMP) AS local_at
FROM (VALUES ('q', '2026-10-01 08:00', 5), ('q', '2026-10-01 09:00', 3), ('r', '2026-10-01 09:30', 4), ('r', '2026-10-02 09:30', 4)) AS rows(queue, moment, number),
  range(number);
-- expect
SELECT level, id, hour_offered_max, hours_open FROM snapshot_cells ORDER BY ALL
-- rows
queue|q|5|2
queue|r|4|2
site||7|3
