-- Every value falls into the bucket of the definition: e = floor(log2 v) - 5, 32 buckets a doubling, none left out.
-- given
-- expect
SELECT count(*), count(DISTINCT bucket(v)), min(bucket(v)), max(bucket(v)), count(*) FILTER (
  bucket(v) <> CASE WHEN v < 64 THEN v ELSE 64 + (length(bin(v)) - 7) * 32 + ((v >> (length(bin(v)) - 6)) - 32) END)
FROM range(16384) AS numbers(v)
-- rows
16384|320|0|319|0
